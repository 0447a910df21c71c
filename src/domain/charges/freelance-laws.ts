import { addDays, type CalendarDate, isoOf } from '../calendar.js';
import { compare, type Money, money } from '../money.js';

/** A law that protects freelancers: when a contract names no date, payment is due so long after the work is done. */
export type FreelanceLaw = {
  readonly name: string;
  /** Governing law under which it may apply. */
  readonly jurisdiction: string;
  /** US dollars from which it applies, in cents. */
  readonly threshold: number;
  readonly days: number;
  readonly inForceFrom: string;
  readonly source: string;
};

const laws: readonly FreelanceLaw[] = [
  {
    name: 'New York State Freelance Isn’t Free Act',
    jurisdiction: 'US-NY',
    threshold: 800_00,
    days: 30,
    inForceFrom: '2024-08-28',
    source: 'foxrothschild.com, September 2024',
  },
  {
    name: 'NYC Freelance Isn’t Free Act (in the city)',
    jurisdiction: 'US-NY',
    threshold: 800_00,
    days: 30,
    inForceFrom: '2017-05-15',
    source: 'nyc.gov, Local Law 140 of 2016',
  },
  {
    name: 'Illinois Freelance Worker Protection Act',
    jurisdiction: 'US-IL',
    threshold: 500_00,
    days: 30,
    inForceFrom: '2024-07-01',
    source: 'P.A. 103-0417',
  },
  {
    name: 'California Freelance Worker Protection Act',
    jurisdiction: 'US-CA',
    threshold: 250_00,
    days: 30,
    inForceFrom: '2025-01-01',
    source: 'SB 988',
  },
  {
    name: 'Los Angeles Freelance Worker Protections (in the city)',
    jurisdiction: 'US-CA',
    threshold: 600_00,
    days: 30,
    inForceFrom: '2023-07-01',
    source: 'City of Los Angeles ordinance, potente.com, September 2023',
  },
];

export type FreelanceDeadline = { readonly law: FreelanceLaw; readonly payBy: CalendarDate };

/**
 * By when a freelance law would have work paid for which the contract names no date. Information only: whether a law
 * applies, and what follows from it, depends on more than this; no sum is ever claimed from it.
 */
export function freelanceDeadlines(
  jurisdiction: string,
  completedOn: CalendarDate,
  amount: Money,
): FreelanceDeadline[] {
  if (amount.currency !== 'USD') return [];
  return laws
    .filter((law) => law.jurisdiction === jurisdiction.trim().toUpperCase())
    .filter(({ inForceFrom }) => isoOf(completedOn) >= inForceFrom)
    .filter(({ threshold }) => compare(amount, money(threshold, 'USD')) >= 0)
    .map((law) => ({ law, payBy: addDays(completedOn, law.days) }));
}
