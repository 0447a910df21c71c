import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateAt,
  daysBetween,
  endOfMonth,
  nextDateTurn,
  parseDate,
} from '../../src/domain/calendar.js';
import { parseZone } from '../../src/domain/zone.js';

const on = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => on('1990-01-01').add({ days }));
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Apia',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
];

describe('src/domain/calendar', () => {
  it.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-01-01T00:00', '1.2.2026', 'tomorrow', ''])(
    'refuses "%s" and says how to write a date',
    (text) => {
      expect(parseDate(text)).toMatchObject({ ok: false, remedy: expect.stringContaining('2026-03-31') });
    },
  );

  it('counts days by the calendar, never by hours', () => {
    expect(daysBetween(on('2026-03-28'), on('2026-03-30'))).toBe(2);
    expect(daysBetween(on('2026-03-30'), on('2026-03-28'))).toBe(-2);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('clamps months from the anchor, so that the day does not drift', () => {
    const anchor = on('2026-01-31');
    expect([1, 2, 3].map((months) => addMonths(anchor, months).toString())).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(addMonths(on('2028-01-30'), 1).toString()).toBe('2028-02-29');
  });

  it('finds the last day of every month', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const end = endOfMonth(day);
        expect(end.month).toBe(day.month);
        expect(addDays(end, 1).day).toBe(1);
      }),
    );
  });

  it('tells the date on the wall in a zone', () => {
    const instant = at('2026-05-12T22:30:00Z');
    expect(dateAt(instant, 'Europe/Berlin').toString()).toBe('2026-05-13');
    expect(dateAt(instant, 'America/New_York').toString()).toBe('2026-05-12');
    expect(dateAt(instant, 'Pacific/Kiritimati').toString()).toBe('2026-05-13');
  });

  it('knows when the date turns next, also where the clock skips midnight or a whole day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000_000, max: 1_900_000_000 }),
        fc.constantFrom(...zones),
        (s, zone) => {
          const now = Temporal.Instant.fromEpochMilliseconds(s * 1000);
          const turn = nextDateTurn(now, zone);
          const before = turn.subtract({ nanoseconds: 1 });
          expect(dateAt(before, zone).equals(dateAt(now, zone))).toBe(true);
          expect(dateAt(turn, zone).equals(dateAt(now, zone))).toBe(false);
        },
      ),
    );
    expect(dateAt(nextDateTurn(at('2011-12-30T09:00:00Z'), 'Pacific/Apia'), 'Pacific/Apia').toString()).toBe(
      '2011-12-31',
    );
  });
});

describe('src/domain/zone', () => {
  it('takes names of places in any case, and no offsets', () => {
    expect(parseZone('europe/berlin')).toMatchObject({ ok: true });
    expect(parseZone('+02:00')).toMatchObject({ ok: false });
    expect(parseZone('Atlantis/Capital')).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('Europe/Berlin'),
    });
  });
});
