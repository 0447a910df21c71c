import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  ageReceivables,
  agingBuckets,
  bucketOf,
  daysOverdue,
  daysOverdueAt,
} from '../../src/domain/aging.js';
import { money } from '../../src/domain/money.js';

const on = (text: string) => Temporal.PlainDate.from(text);
const today = on('2026-05-12');

describe('src/domain/aging', () => {
  it('counts no day on the due date itself, and one on the day after', () => {
    expect(daysOverdue(on('2026-05-12'), today)).toBe(0);
    expect(daysOverdue(on('2026-05-11'), today)).toBe(1);
    expect(daysOverdue(on('2026-06-11'), today)).toBe(0);
  });

  it('counts in the zone that governs the debt', () => {
    const now = Temporal.Instant.from('2026-05-12T23:00:00Z');
    expect(daysOverdueAt(on('2026-05-12'), now, 'Europe/Berlin')).toBe(1);
    expect(daysOverdueAt(on('2026-05-12'), now, 'America/New_York')).toBe(0);
  });

  it.each([
    [
      'America/Los_Angeles',
      '2026-09-11T23:30:00Z',
      0,
      'elizaOS issue 31062: at half past four in the afternoon',
    ],
    ['Asia/Tokyo', '2026-09-11T15:00:00Z', 1, 'elizaOS issue 31062: from midnight there, not from nine'],
    ['America/Chicago', '2026-09-12T00:30:00Z', 0, 'Grins issue 169: at half past seven in the evening'],
    ['Europe/Berlin', '2026-09-11T21:59:59Z', 0, 'scinote issue 1516: to the last second of the day'],
    ['UTC', '2026-09-11T12:00:00Z', 0, 'Nango issue 7168: what is due today is not overdue'],
    ['America/New_York', '2026-09-12T03:59:59Z', 0, 'odoo pull 236769: west of UTC it is still that day'],
  ])('what is due today in %s at %s is %i days late (%s)', (zone, now, days) => {
    expect(daysOverdueAt(on('2026-09-11'), Temporal.Instant.from(now), zone)).toBe(days);
  });

  it('leaves what is due today out of what is overdue: 0 days belong to "due" (Oracle)', () => {
    expect(bucketOf(daysOverdue(today, today))).toBe('current');
    const due = [{ balance: money(100_00, 'EUR'), dueOn: today }];
    expect(ageReceivables(due, today).get('EUR')).toMatchObject({
      ...{ open: money(100_00, 'EUR'), overdue: money(0, 'EUR') },
      buckets: { current: money(100_00, 'EUR'), '1-30': money(0, 'EUR') },
    });
  });

  it.each([
    [0, 'current'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, 'over-90'],
  ])('puts %i days into %s', (days, bucket) => {
    expect(bucketOf(days)).toBe(bucket);
  });

  it('partitions the open total of each currency', () => {
    const item = fc.record({
      balance: fc
        .tuple(fc.integer({ min: -5_000, max: 500_000 }), fc.constantFrom('EUR', 'JPY'))
        .map(([m, c]) => money(m, c)),
      dueOn: fc.option(fc.integer({ min: -200, max: 60 }).map((days) => today.add({ days }))),
    });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        for (const [currency, aging] of ageReceivables(items, today)) {
          if (!aging) throw new Error(`The sums in ${currency} were not counted.`);
          const buckets = agingBuckets.map((bucket) => aging.buckets[bucket].minor);
          expect(buckets.reduce((sum, minor) => sum + minor, 0)).toBe(aging.open.minor);
          expect(aging.overdue.minor).toBe(aging.open.minor - aging.buckets.current.minor);
          const owed = items.filter(({ balance }) => balance.currency === currency && balance.minor > 0);
          expect(aging.open.minor).toBe(owed.reduce((sum, { balance }) => sum + balance.minor, 0));
        }
      }),
    );
  });

  it('says nothing of a currency of which a sum is too large, and counts the others', () => {
    const dueOn = today.add({ days: -1 });
    const most = { balance: money(Number.MAX_SAFE_INTEGER, 'EUR'), dueOn };
    const yen = { balance: money(5, 'JPY'), dueOn };
    const one = { balance: money(1, 'EUR'), dueOn: null };
    expect(ageReceivables([most, yen], today).get('EUR')?.open).toEqual(most.balance);
    const sums = ageReceivables([most, yen, one], today);
    expect(sums.get('EUR')).toBeNull();
    expect(sums.get('JPY')?.overdue).toEqual(yen.balance);
    const owed = { balance: money(-Number.MAX_SAFE_INTEGER, 'EUR'), dueOn: null };
    expect(ageReceivables([one, owed, owed], today).get('EUR')).toBeNull();
  });
});
