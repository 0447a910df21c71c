import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { computeCharge } from '../../../src/domain/charges/charge.js';
import { money } from '../../../src/domain/money.js';

/** A second way to the same sums, one day after another in hundredths of a percent, with rates written down anew. */
const laws = {
  DE: { rates: { '2024-07': 12_37, '2025-01': 11_27, '2025-07': 10_27, '2026-01': 10_27, '2026-07': 10_52 } },
  PT: { rates: { '2024-07': 12_25, '2025-01': 11_15, '2025-07': 10_15, '2026-01': 10_15 } },
  FR: { rates: { '2024-07': 14_25, '2025-01': 13_15, '2025-07': 12_15, '2026-01': 12_15 } },
  BE: { rates: { '2024-07': 12_50, '2025-01': 11_50, '2025-07': 10_50, '2026-01': 10_50 } },
  GB: {
    rates: { '2024-07': 13_25, '2025-01': 12_75, '2025-07': 12_25, '2026-01': 11_75, '2026-07': 11_75 },
    stays: true,
  },
  CH: { rates: {}, always: 5_00 },
} as const;
type Law = keyof typeof laws;
type Paid = { readonly after: number; readonly minor: number };

const due = Temporal.PlainDate.from('2024-08-01');

function rateOn(law: Law, on: Temporal.PlainDate): number {
  const { rates, ...more }: { rates: Readonly<Record<string, number>>; always?: number } = laws[law];
  return more.always ?? rates[`${on.year}-${on.month < 7 ? '01' : '07'}`] ?? 0;
}

function halfUp(top: bigint, bottom: bigint): number {
  return Number((2n * top + bottom) / (2n * bottom));
}

/** Sums are kept in these parts of a minor unit: a day of a hundredth of a percent is a whole number of them. */
const part = 10_000n * 365n;

function byDay(law: Law, minor: number, start: Temporal.PlainDate, days: number, paid: readonly Paid[]) {
  let owed = BigInt(minor) * part;
  let interest = 0n;
  for (const { after, minor: amount } of paid) if (after <= 0) owed -= BigInt(amount) * part;
  if (owed <= 0n) return { open: 0, interest: 0 };
  for (let nth = 1; nth <= days; nth += 1) {
    const on = start.add({ days: nth });
    const rate = rateOn(law, 'stays' in laws[law] ? start.add({ days: 1 }) : on);
    if (owed > 0n) interest += (owed * BigInt(rate)) / 10_000n / 365n;
    for (const { after, minor: amount } of paid) {
      if (after !== nth) continue;
      owed -= BigInt(amount) * part;
    }
  }
  return { open: owed > 0n ? halfUp(owed, part) : 0, interest: halfUp(interest, part) };
}

describe('domain/charges/charge, counted day by day', () => {
  it('comes to the same debt and interest by a second way', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(laws) as Law[])),
        fc.integer({ min: 50_000, max: 5_000_000 }),
        fc.integer({ min: 0, max: 150 }),
        fc.integer({ min: 0, max: 500 }),
        fc.array(
          fc.record({ after: fc.integer({ min: -20, max: 560 }), minor: fc.integer({ min: 1, max: 9_000 }) }),
          { maxLength: 5 },
        ),
        (law, minor, later, days, paid) => {
          const currency = law === 'GB' ? 'GBP' : 'EUR';
          const start = due.add({ days: later });
          const charge = computeCharge({
            ...{ principal: money(minor, currency), dueOn: start, asOf: start.add({ days }) },
            ...{ jurisdiction: law, debtor: 'business', dayCount: 'act/365', allocation: 'principal-first' },
            payments: paid.map(({ after, minor: amount }, nth) => ({
              ...{ id: `${nth}`, on: start.add({ days: after }), amount: money(amount, currency) },
            })),
          });
          const counted = byDay(
            law,
            minor,
            start,
            days,
            paid.filter(({ after }) => after <= days),
          );
          expect({ open: charge.open.minor, interest: charge.interest.minor }).toEqual(counted);
          expect(charge.segments.reduce((sum, segment) => sum + segment.days, 0)).toBe(days);
          expect(charge).toMatchObject({ rateKnown: true, daysOverdue: days });
        },
      ),
    );
  });
});
