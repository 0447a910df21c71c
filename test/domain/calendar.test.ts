import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dateAt,
  dayOfMonth,
  daysBetween,
  endOfMonth,
  isBefore,
  nextDateTurn,
  parseDate,
} from '../../src/domain/calendar.js';

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

  it('reads every date that it writes, with spaces around it or without', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const read = parseDate(` ${day} `);
        expect(read.ok && read.value.equals(day)).toBe(true);
      }),
    );
  });

  it('counts days by the calendar, never by hours (SolarLune/masterplan issue 51 lost one)', () => {
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

  it('takes the last day for one that the month does not have (NetSuite)', () => {
    expect(dayOfMonth(on('2026-02-10'), 30).toString()).toBe('2026-02-28');
    expect(dayOfMonth(on('2028-02-10'), 30).toString()).toBe('2028-02-29');
    expect(dayOfMonth(on('2026-02-10'), 15).toString()).toBe('2026-02-15');
  });

  it('orders dates as their ISO texts are ordered', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(isBefore(a, b)).toBe(a.toString() < b.toString());
      }),
    );
  });

  it('counts one day over the 23 and 25 hours of a change of clocks', () => {
    // Berlin, 29 March and 25 October 2026; Lord Howe Island changes by half an hour, 5 April 2026.
    for (const [zone, day, hours] of [
      ['Europe/Berlin', '2026-03-29', 23],
      ['Europe/Berlin', '2026-10-25', 25],
      ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ] as const) {
      const start = on(day).toZonedDateTime(zone).toInstant();
      const turn = nextDateTurn(start, zone);
      expect(start.until(turn).total('hours')).toBe(hours);
      expect(daysBetween(dateAt(start, zone), dateAt(turn, zone))).toBe(1);
    }
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
