import { parseCountry } from '../country.js';
import { fault, ok, type Result } from '../result.js';
import type { DayCount } from './day-count.js';
import {
  austrianBase,
  bankOfEngland,
  type DatedSum,
  ecb,
  frenchLeast,
  germanBase,
  type Reference,
  turkish,
  turkishLeastCosts,
} from './rates.js';

export type Debtor = 'business' | 'consumer';

/**
 * How a statutory rate moves while a debt stays unpaid: with each half-year, not at all once interest has begun, or
 * never.
 */
export type StatutoryRate =
  | {
      readonly regime: 'by-half-year' | 'fixed-at-start';
      readonly reference: Reference;
      /** Percentage points on top. */
      readonly margin: string;
      /** Belgium rounds the sum up to the next half point (law of 2 August 2002 art. 5). */
      readonly roundUpToHalf?: true;
      /** It can be read that another day fixes the rate: where that makes a difference, it is not confirmed. */
      readonly fixingDayUnsure?: true;
      readonly law: string;
    }
  | { readonly regime: 'constant'; readonly percent: string; readonly law: string };

/** A fixed sum for each late debt, in units of its currency. */
export type Compensation = { readonly currency: string; readonly law: string } & (
  | {
      /** By what was owed when it fell due: the first band whose `below` is above it; the last one has none. */
      readonly bands: readonly { readonly below?: number; readonly amount: string }[];
    }
  | {
      /** By the day on which interest begins. */
      readonly dated: DatedSum;
    }
);

export type Jurisdiction = {
  readonly code: string;
  readonly name: string;
  readonly rates: Readonly<Partial<Record<Debtor, StatutoryRate>>>;
  /** Owed by businesses only. */
  readonly compensation?: Compensation;
  /** One fine on the debt, in percent. */
  readonly fine?: { readonly percent: string; readonly law: string };
  /** Between businesses no lower rate may be agreed. */
  readonly leastAgreed?: StatutoryRate;
  /** What has to be known about a claim against a business. */
  readonly note?: string;
  readonly dayCount: DayCount;
  readonly allocation: 'principal-first' | 'costs-interest-principal';
  /** Interest of a full year bears interest itself. */
  readonly compoundsYearly?: true;
  /** Interest runs on the debt as it was when it fell due, whatever was paid since. */
  readonly onOriginalAmount?: true;
};

const directive = 'Directive 2011/7/EU';
const eu40: Compensation = { currency: 'EUR', bands: [{ amount: '40' }], law: `${directive} art. 6` };

/**
 * The rate of 1 January counts for the first half of a year, that of 1 July for the second, also while a debt stays
 * unpaid: Directive 2011/7/EU art. 3 (2), and in the same words Code de commerce L. 441-10 and Ley 3/2004 art. 7.
 */
function euro(
  code: string,
  name: string,
  law: string,
  more: Partial<Jurisdiction> & { readonly margin?: string; readonly rate?: object } = {},
): Jurisdiction {
  const { margin = '8', rate = {}, ...rest } = more;
  return {
    code,
    name,
    rates: { business: { regime: 'by-half-year', reference: ecb, margin, law, ...rate } },
    compensation: eu40,
    dayCount: 'act/365',
    allocation: 'principal-first',
    ...rest,
  };
}

function statute(code: string, name: string, percent: string, law: string): Jurisdiction {
  const rate: StatutoryRate = { regime: 'constant', percent, law };
  return {
    code,
    name,
    rates: { business: rate, consumer: rate },
    dayCount: 'act/365',
    allocation: 'principal-first',
  };
}

const list: readonly Jurisdiction[] = [
  {
    code: 'GB',
    name: 'United Kingdom',
    rates: {
      business: {
        regime: 'fixed-at-start',
        reference: bankOfEngland,
        margin: '8',
        law: 'Late Payment of Commercial Debts (Interest) Act 1998; S.I. 2002/1675',
      },
    },
    compensation: {
      currency: 'GBP',
      bands: [{ below: 1_000, amount: '40' }, { below: 10_000, amount: '70' }, { amount: '100' }],
      law: 'Late Payment of Commercial Debts (Interest) Act 1998 s. 5A',
    },
    dayCount: 'act/365',
    allocation: 'principal-first',
  },
  {
    code: 'DE',
    name: 'Germany',
    rates: {
      business: { regime: 'by-half-year', reference: germanBase, margin: '9', law: 'BGB § 288 (2)' },
      consumer: { regime: 'by-half-year', reference: germanBase, margin: '5', law: 'BGB § 288 (1)' },
    },
    compensation: { ...eu40, law: 'BGB § 288 (5)' },
    dayCount: 'act/act',
    allocation: 'costs-interest-principal',
  },
  {
    code: 'AT',
    name: 'Austria',
    rates: {
      business: { regime: 'by-half-year', reference: austrianBase, margin: '9.2', law: 'UGB § 456' },
      consumer: { regime: 'constant', percent: '4', law: 'ABGB § 1000' },
    },
    compensation: { ...eu40, law: 'UGB § 458' },
    note: 'This rate counts where the debtor is responsible for the delay, else 4 % a year (UGB § 456).',
    dayCount: 'act/act',
    allocation: 'costs-interest-principal',
  },
  euro('FR', 'France', 'Code de commerce L. 441-10', {
    margin: '10',
    leastAgreed: {
      regime: 'by-half-year',
      reference: frenchLeast,
      margin: '0',
      law: 'three times the legal rate of interest, Code de commerce L. 441-10',
    },
  }),
  euro('IT', 'Italy', 'D.Lgs. 231/2002 art. 5'),
  euro('ES', 'Spain', 'Ley 3/2004 art. 7'),
  euro('PT', 'Portugal', 'DL 62/2013'),
  euro('NL', 'Netherlands', 'BW 6:119a', { compoundsYearly: true }),
  euro('BE', 'Belgium', 'law of 2 August 2002 art. 5', { rate: { roundUpToHalf: true } }),
  euro('IE', 'Ireland', 'S.I. 580/2012', {
    rate: { regime: 'fixed-at-start', fixingDayUnsure: true },
    compensation: {
      currency: 'EUR',
      bands: [{ below: 1_000.01, amount: '40' }, { below: 10_000.01, amount: '70' }, { amount: '100' }],
      law: 'S.I. 580/2012 reg. 9 and Schedule, enterprise.gov.ie',
    },
    note: 'In Ireland one rate counts for all of a delay: that of the day on which the payment became overdue (Department of Enterprise, gov.ie). The same page speaks of the payment date as well; where that would be another rate, this one is marked as inferred.',
  }),
  euro('EU', 'European Union', directive),
  {
    ...statute('CH', 'Switzerland', '5', 'OR art. 104 (1)'),
    dayCount: 'act/act',
  },
  {
    code: 'BR',
    name: 'Brazil',
    rates: {
      business: { regime: 'constant', percent: '12', law: 'customary: 1 % a month, a month being 30 days' },
      consumer: { regime: 'constant', percent: '12', law: 'customary: 1 % a month, a month being 30 days' },
    },
    fine: { percent: '2', law: 'customary: a fine of 2 %' },
    dayCount: 'act/360',
    allocation: 'principal-first',
    onOriginalAmount: true,
  },
  statute('CA', 'Canada', '5', 'Interest Act s. 3'),
  statute('US-CA', 'California', '10', 'Cal. Civ. Code § 3289'),
  statute('US-AL', 'Alabama', '6', 'Ala. Code § 8-8-1'),
  statute('US-AK', 'Alaska', '10.5', 'Alaska Stat. § 45.45.010'),
  {
    code: 'TR',
    name: 'Türkiye',
    rates: {
      business: { regime: 'by-half-year', reference: turkish, margin: '0', law: 'TTK art. 1530 (7)' },
    },
    compensation: { currency: 'TRY', dated: turkishLeastCosts, law: 'TTK art. 1530 (7)' },
    dayCount: 'act/365',
    allocation: 'principal-first',
  },
];

/** Members of the euro area without rules of their own here. */
const euroArea = new Set(['CY', 'EE', 'FI', 'GR', 'HR', 'LT', 'LU', 'LV', 'MT', 'SI', 'SK']);
const byCode = new Map(list.map((each) => [each.code, each]));

/**
 * The rules of a country or state; undefined where none are known. Only the states of the United States have rules of
 * their own: provinces of Canada, parts of the United Kingdom and all others follow those of the country.
 */
export function jurisdictionOf(code: string): Jurisdiction | undefined {
  const parsed = parseJurisdiction(code);
  if (!parsed.ok) return undefined;
  const [country = ''] = parsed.value.split('-');
  const wanted = country === 'US' ? parsed.value : country;
  return byCode.get(euroArea.has(wanted) ? 'EU' : wanted);
}

/** A country, a state written as `US-CA` (ISO 3166-2), or the European Union; in the one spelling used here. */
export function parseJurisdiction(text: string): Result<string> {
  const [, written = '', part = ''] = /^([A-Z]{2})(-[A-Z0-9]{1,3})?$/.exec(text.trim().toUpperCase()) ?? [];
  if (written === 'EU' && part === '') return ok('EU');
  const country = parseCountry(written);
  if (country.ok) return ok(`${country.value}${part}`);
  return fault(`"${text}" is no country or state.`, 'Write two letters such as GB, or US-CA for a state.');
}
