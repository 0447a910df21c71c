import { compare, type Money } from './money.js';

/** What is put by, and what a month costs, in one currency. */
export type Cushion = { readonly saved: Money; readonly monthlyExpenses: Money };

/**
 * Months of expenses that are put by, to a tenth, rounded down.
 * @throws RangeError when the currencies differ.
 */
export function monthsCovered({ saved, monthlyExpenses }: Cushion): number {
  compare(saved, monthlyExpenses);
  return Math.floor((saved.minor * 10) / monthlyExpenses.minor) / 10;
}

/**
 * Whole months that the cushion bridges when a client leaves whose share of income is `share`: the others go on paying
 * their part of the expenses. A fund for one month bridges five without one of five equal clients.
 */
export function monthsWithout({ saved, monthlyExpenses }: Cushion, share: number): number {
  compare(saved, monthlyExpenses);
  // A share such as 1/5 is no exact binary number; what it bridges is.
  return Math.floor(saved.minor / (monthlyExpenses.minor * share) + 1e-9);
}
