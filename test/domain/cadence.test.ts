import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { checkInOverdueDays, nextCheckIn, nthCheckIn, parseCadence } from '../../src/domain/cadence.js';
import { addDays, isBefore } from '../../src/domain/calendar.js';

const on = (text: string) => Temporal.PlainDate.from(text);
const today = on('2026-05-12');

function read(text: string) {
  const cadence = parseCadence(text);
  if (!cadence.ok) throw new Error(cadence.problem);
  return cadence.value;
}

describe('src/domain/cadence', () => {
  it.each([
    [{ kind: 'days', days: 1 }, ['daily', 'every day', '1 day', 'täglich']],
    [
      { kind: 'days', days: 7 },
      ['weekly', 'every week', 'once a week', 'jede Woche', 'chaque semaine', '毎週'],
    ],
    [{ kind: 'days', days: 10 }, ['10 days', 'every 10 days', 'alle 10 Tage', 'cada 10 días', 'P10D']],
    [
      { kind: 'days', days: 14 },
      [
        '2 weeks',
        'every two weeks',
        'every other week',
        'every second week',
        'fortnightly',
        'every fortnight',
      ],
    ],
    [{ kind: 'days', days: 14 }, ['alle 2 Wochen', 'jede zweite Woche', 'toutes les deux semaines', 'P2W']],
    [{ kind: 'months', months: 1 }, ['monthly', ' Every  Month. ', 'jeden Monat', 'mensuel', 'aylık', 'P1M']],
    [{ kind: 'months', months: 3 }, ['quarterly', 'every 3 months', 'every quarter', 'trimestral', '3か月']],
    [{ kind: 'months', months: 12 }, ['yearly', 'annually', 'every year', 'jährlich', 'P1Y']],
    [{ kind: 'never' }, ['never', 'none', 'nie']],
  ])('reads %o', (cadence, texts) => {
    for (const text of texts) expect(parseCadence(text), text).toEqual({ ok: true, value: cadence });
  });

  it.each([
    'biweekly',
    'bimonthly',
    'twice a month',
    'week',
    '14',
    'now and then',
    'every',
    'every 2 weeks on Monday',
    '0 days',
    '3 years',
    'PT1H',
    '',
  ])('guesses nothing from "%s" and says what is understood', (text) => {
    expect(parseCadence(text)).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('every 2 weeks'),
    });
  });

  it('has an answer to any text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseCadence(text).ok === 'boolean'));
  });

  it.each([
    ['weekly', '2026-05-12', '2026-05-19'],
    ['every 2 weeks', '2026-12-22', '2027-01-05'],
    ['10 days', '2028-02-20', '2028-03-01'],
    ['monthly', '2026-01-31', '2026-02-28'],
    ['monthly', '2028-01-31', '2028-02-29'],
    ['yearly', '2028-02-29', '2029-02-28'],
  ])('%s after %s is %s', (text, from, expected) => {
    expect(nextCheckIn(read(text), on(from))?.toString()).toBe(expected);
  });

  it('keeps the day of the month beyond a shorter month', () => {
    const months = [1, 2, 3].map((n) => nthCheckIn(read('monthly'), on('2026-01-31'), n)?.toString());
    expect(months).toEqual(['2026-02-28', '2026-03-31', '2026-04-30']);
  });

  it('goes forward with every step, from any day', () => {
    const texts = fc.constantFrom('daily', 'weekly', '10 days', 'monthly', 'quarterly', 'yearly');
    fc.assert(
      fc.property(texts, fc.nat(20_000), fc.integer({ min: 1, max: 40 }), (text, days, n) => {
        const anchor = addDays(on('2000-01-01'), days);
        const [earlier, later] = [n - 1, n].map((nth) => nthCheckIn(read(text), anchor, nth));
        expect(earlier && later && isBefore(earlier, later)).toBe(true);
      }),
    );
  });

  it('can be switched off', () => {
    expect(nextCheckIn(read('never'), today)).toBeNull();
  });

  it('is overdue from the day after', () => {
    expect(checkInOverdueDays(today, today)).toBe(0);
    expect(checkInOverdueDays(addDays(today, 1), today)).toBe(0);
    expect(checkInOverdueDays(addDays(today, -2), today)).toBe(2);
  });
});
