/**
 * Whether a figure was read in the source named beside it, or follows only from others or from one of two readings of
 * the law.
 */
export type Confidence = 'confirmed' | 'inferred';

/** A reference rate in percent a year, valid from a day until the next row begins. */
export type ReferenceRow = {
  readonly from: string;
  readonly percent: string;
  readonly confidence: Confidence;
};

export type Reference = {
  readonly name: string;
  readonly source: string;
  readonly rows: readonly ReferenceRow[];
  /** The first day of which nothing is known. */
  readonly knownUntil: string;
};

/** A sum in force from a day until the next row begins; null: it is not known, and `why` says so. */
export type SumRow = { readonly from: string } & (
  | { readonly amount: string; readonly confidence: Confidence }
  | { readonly amount: null; readonly confidence: 'unknown'; readonly why: string }
);

/** A sum that is set anew from time to time. */
export type DatedSum = Omit<Reference, 'rows'> & { readonly rows: readonly SumRow[] };

function confirmed(rows: Readonly<Record<string, string>>): readonly ReferenceRow[] {
  return Object.entries(rows).map(([from, percent]) => ({ from, percent, confidence: 'confirmed' }));
}

/** The Bank Rate of 31 December and 30 June, for the half-year that follows (S.I. 2002/1675 art. 4). */
export const bankOfEngland: Reference = {
  name: 'Bank Rate on the reference day',
  source: 'Bank of England, series IUDBEDR',
  knownUntil: '2027-01-01',
  rows: confirmed({
    '2016-01-01': '0.5',
    '2017-01-01': '0.25',
    '2018-01-01': '0.5',
    '2019-01-01': '0.75',
    '2020-07-01': '0.1',
    '2022-01-01': '0.25',
    '2022-07-01': '1.25',
    '2023-01-01': '3.5',
    '2023-07-01': '5',
    '2024-01-01': '5.25',
    '2025-01-01': '4.75',
    '2025-07-01': '4.25',
    '2026-01-01': '3.75',
  }),
};

/** The base rate of BGB § 247. */
export const germanBase: Reference = {
  name: 'base rate (Basiszinssatz)',
  source: 'Deutsche Bundesbank, Basiszinssatz nach § 247 BGB',
  knownUntil: '2027-01-01',
  rows: confirmed({
    '2016-01-01': '-0.83',
    '2016-07-01': '-0.88',
    '2023-01-01': '1.62',
    '2023-07-01': '3.12',
    '2024-01-01': '3.62',
    '2024-07-01': '3.37',
    '2025-01-01': '2.27',
    '2025-07-01': '1.27',
    '2026-07-01': '1.52',
  }),
};

/** The main refinancing rate of 1 January and 1 July, for the half-year (Directive 2011/7/EU art. 3 (2)). */
export const ecb: Reference = {
  name: 'ECB main refinancing rate',
  source: 'European Central Bank, main refinancing operations',
  knownUntil: '2027-01-01',
  rows: [
    ...confirmed({
      '2020-01-01': '0',
      // As told by Ministero dell'Economia e delle Finanze, Gazzetta Ufficiale n. 14 of 18 January 2023, 23A00245.
      '2023-01-01': '2.5',
      '2023-07-01': '4',
      '2024-01-01': '4.5',
      '2024-07-01': '4.25',
      '2025-01-01': '3.15',
      '2025-07-01': '2.15',
      '2026-01-01': '2.15',
    }),
    // Worked out from the German base rate, which moves with it.
    { from: '2026-07-01', percent: '2.4', confidence: 'inferred' },
  ],
};

export const austrianBase: Reference = {
  name: 'base rate (Basiszinssatz)',
  source: 'Oesterreichische Nationalbank, Basiszinssatz',
  knownUntil: '2026-07-01',
  rows: confirmed({ '2026-01-01': '1.53' }),
};

/** Set each year for late payments (Türk Ticaret Kanunu art. 1530 (7)). */
export const turkish: Reference = {
  name: 'rate set for the year',
  source: 'Türkiye Cumhuriyet Merkez Bankası, TTK 1530',
  knownUntil: '2027-01-01',
  rows: confirmed({ '2025-01-01': '53.25', '2026-01-01': '43' }),
};

/** Three times the legal rate of interest between businesses, the least that may be agreed (L. 441-10 II). */
export const frenchLeast: Reference = {
  name: 'least rate that may be agreed',
  source: 'lecomptablefrancais.fr, first half of 2026',
  knownUntil: '2026-07-01',
  rows: confirmed({ '2026-01-01': '7.86' }),
};

/** The least that may be asked for the costs of recovery, set each year together with the rate. */
export const turkishLeastCosts: DatedSum = {
  name: 'least sum for the costs of recovery',
  source: 'Türkiye Cumhuriyet Merkez Bankası, communiqué of 2 January 2026',
  knownUntil: '2027-01-01',
  rows: [
    {
      from: '2025-01-01',
      amount: null,
      confidence: 'unknown',
      why: 'sources differ (TRY 1,450 in haberturk.com and sabah.com.tr, 1,475 in ensonhaber.com)',
    },
    { from: '2026-01-01', amount: '2020', confidence: 'confirmed' },
  ],
};
