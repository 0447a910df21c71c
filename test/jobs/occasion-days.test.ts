import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { daysBetween, isBefore } from '../../src/domain/calendar.js';
import { contextOf } from '../../src/jobs/context.js';
import type { Occasion, OccasionKind } from '../../src/jobs/occasion.js';
import { apart, placed } from '../../src/jobs/occasion-days.js';
import { client as builtClient, jobInput, tracker } from '../support/tracker.js';

const [acme] = contextOf(jobInput(tracker({ clients: [builtClient()] }), '2026-11-23')).clients.values();

function occasion(kind: OccasionKind, key: string, from: string, days = 28): Occasion {
  if (!acme) throw new Error('There is no client.');
  const begins = Temporal.PlainDate.from(from);
  return {
    ...{ kind, key, client: acme, about: '', what: '', why: '', facts: {} },
    ...{ from: begins, until: begins.add({ days }) },
  };
}

function days(...all: readonly Occasion[]) {
  return Object.fromEntries(placed(all).map(({ occasion: { key }, on }) => [key, on.toString()]));
}

const any = fc.record({
  kind: fc.constantFrom<OccasionKind[]>('renewal', 'birthday', 'follow-up', 'referral-ask'),
  day: fc.integer({ min: 1, max: 28 }),
  window: fc.integer({ min: 0, max: 28 }),
});

describe('src/jobs/occasion-days', () => {
  it('puts work before a birthday, and a birthday before what can wait', () => {
    expect(
      days(
        occasion('follow-up', 'f', '2026-11-02'),
        occasion('birthday', 'b', '2026-11-03', 4),
        occasion('renewal', 'r', '2026-11-03'),
      ),
    ).toEqual({ r: '2026-11-03', b: '2026-11-06', f: '2026-11-09' });
  });

  it('gives the earlier one its day where the later one has nothing before it', () => {
    expect(
      days(occasion('follow-up', 'f', '2026-11-02'), occasion('referral-ask', 'a', '2026-11-03')),
    ).toEqual({ f: '2026-11-02', a: '2026-11-05' });
  });

  it('lets go what finds no day in its time', () => {
    expect(days(occasion('renewal', 'r', '2026-11-03'), occasion('birthday', 'b', '2026-11-02', 2))).toEqual({
      r: '2026-11-03',
    });
  });

  it('does not move money', () => {
    expect(
      days(occasion('deposit-awaited', 'd', '2026-11-03'), occasion('deposit-awaited', 'e', '2026-11-03')),
    ).toEqual({ d: '2026-11-03', e: '2026-11-03' });
  });

  it('keeps all apart and each within its days, in whatever order they are told', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (drawn) => {
        const all = drawn.map(({ kind, day, window }, nth) =>
          occasion(kind, `${nth}`, `2026-11-${String(day).padStart(2, '0')}`, window),
        );
        const found = placed(all);
        for (const one of found) {
          expect(isBefore(one.on, one.occasion.from) || isBefore(one.occasion.until, one.on)).toBe(false);
          for (const other of found) {
            if (one !== other) expect(Math.abs(daysBetween(one.on, other.on))).toBeGreaterThanOrEqual(apart);
          }
        }
        expect(days(...[...all].reverse())).toEqual(days(...all));
      }),
    );
  });
});
