import {
  type CellValue,
  type FieldSpec,
  type TableKey,
  tableKeys,
  tableSpec,
} from '../../src/tracker/model.js';

/** Whose cell a value came from: S is the freelancer, the others are clients. */
export type Mark = { readonly owner: string; readonly cell: string };

/** As many as there are minutes of their own for. */
export const markedClients: readonly string[] = [...'ABCDEFGHIJKLMNOPQRT'];

/** Tables of the freelancer. */
const shared: ReadonlySet<TableKey> = new Set(['settings', 'templates', 'days']);

/** Who may have rows in a table. */
export function ownersIn(table: TableKey): readonly string[] {
  return shared.has(table) ? ['S'] : markedClients;
}

type Kind = FieldSpec['type'];

/** How a value of a kind of column tells whose it is. A kind without a way to tell does not compile. */
type Canary = {
  /** Values that stand in this one cell and nowhere else; none where a column of this kind has no value of its own. */
  values(owner: string, cell: string): readonly CellValue[];
};

/**
 * A text tells its place in letters and ones, so that no escaping changes it: `zq1B1tasks1name1`. A number has
 * digits of its own. A date has a year, and a moment a minute, of its own: that is what every language shows.
 */
const canaries: Readonly<Record<Kind, Canary>> = {
  text: { values: (owner, cell) => [textMark(owner, cell)] },
  longText: { values: (owner, cell) => [textMark(owner, cell)] },
  richText: { values: (owner, cell) => [textMark(owner, cell)] },
  phone: { values: (owner, cell) => [textMark(owner, cell)] },
  email: { values: (owner, cell) => [`${textMark(owner, cell)}@example.com`] },
  url: { values: (owner, cell) => [`https://${textMark(owner, cell)}.example.com`] },
  amount: { values: (owner, cell) => [amount(owner, cell)] },
  number: { values: (owner, cell) => [quantity(owner, cell) * (cell === 'hours.minutes' ? 60 : 1)] },
  percent: { values: (owner, cell) => [share(owner, cell) / 100] },
  date: { values: (owner, cell) => [`${year(owner, cell)}-06-17`] },
  dateTime: {
    values: (owner, cell) => [`2026-11-20T09:${String(minute(owner, cell)).padStart(2, '0')}:00.000Z`],
  },
  // Its rows are told by their ids.
  link: { values: () => [] },
  // The same in every tracker; what follows from them is told by changing them and looking again.
  checkbox: { values: () => [] },
  select: { values: () => [] },
  multiSelect: { values: () => [] },
};

/** Values for one cell that nothing else holds, however they are written; none for ticks, choices and links. */
export function canariesOf(owner: string, table: TableKey, field: string): readonly CellValue[] {
  const spec = tableSpec(table).fields[field];
  if (!spec) throw new Error(`there is no column ${table}.${field}`);
  return canaries[spec.type].values(owner, `${table}.${field}`);
}

/** The text that stands in a cell for text. */
export function mark(owner: string, table: TableKey, field: string): string {
  return textMark(owner, `${table}.${field}`);
}

/** The name a row of the random tracker bears, by which links find it. */
export function rowId(owner: string, table: TableKey, nthRow: number): string {
  return `${owner}-${table}-${nthRow}`;
}

/** Every mark in a text, whatever kind of value it came from; a text that was cut short still tells its owner. */
export function marksIn(text: string): Mark[] {
  const plain = text.replace(/&(?:#39|#x27|apos);/gu, '’').replace(/&(?:nbsp|#160);/gu, '\u00a0');
  return [
    ...[...plain.matchAll(/zq1([A-Z])1(?:([A-Za-z]+)1(?:([A-Za-z]+)1)?)?/gu)].map(
      ([, owner = '', table = '?', field = '?']) => ({ owner, cell: `${table}.${field}` }),
    ),
    ...[...plain.matchAll(rowIds)].map(([, owner = '', table = '']) => ({ owner, cell: `${table}.id` })),
    ...[...numbersIn(plain)].flatMap((found) => known(numbers, found)),
    ...[...plain.matchAll(years)].flatMap(([, told = '']) => known(dates, Number(told))),
    ...[...plain.matchAll(minutes)].flatMap(([, at = '']) => known(moments, Number(at))),
  ];
}

function textMark(owner: string, cell: string): string {
  return `zq1${owner}1${cell.replace('.', '1')}1`;
}

/**
 * Numbers lie far from those that real work and money come to, each sort within a range so narrow that sums and
 * differences fall out of it, and unevenly, so that what is computed in two steps hits none of them.
 */
function amount(owner: string, cell: string): number {
  return 70_000_013 + uneven(nth('amount', owner, cell));
}

function share(owner: string, cell: string): number {
  return 10_000_019 + uneven(nth('percent', owner, cell));
}

function quantity(owner: string, cell: string): number {
  return 4_000_017 + uneven(nth('number', owner, cell));
}

function uneven(place: number): number {
  return 10_007 * place + ((37 * place * place) % 9_973);
}

/** To come, for what lies long ago would move other dates by centuries; three for each cell, for anniversaries. */
function year(owner: string, cell: string): number {
  return 2_200 + 3 * nth('date', owner, cell);
}

/** Past the full hour: zones of whole hours leave it as it is. */
function minute(owner: string, cell: string): number {
  return 1 + nth('dateTime', owner, cell);
}

const cells = tableKeys.flatMap((table) =>
  Object.entries(tableSpec(table).fields).flatMap(([field, { type }]) =>
    ownersIn(table).map((owner) => ({ owner, cell: `${table}.${field}`, type })),
  ),
);

const places = new Map<string, number>();
for (const type of Object.keys(canaries)) {
  const own = cells.filter((each) => each.type === type);
  for (const [at, { owner, cell }] of own.entries()) places.set(`${owner} ${cell}`, at);
}

function nth(kind: Kind, owner: string, cell: string): number {
  const place = places.get(`${owner} ${cell}`);
  if (place === undefined) throw new Error(`${cell} of ${owner} is no ${kind} of the model`);
  return place;
}

const rowIds = new RegExp(`(?<![A-Za-z])([A-Z])-(${tableKeys.join('|')})-\\d`, 'gu');

/** Digits with no more than one sign or space between them, as any language writes numbers. */
const run = /\d+(?:[.,'’ \u00a0\u202f]\d+)*/gu;

/** As many groups as the longest number here has, its decimals among them. */
const mostGroups = 4;

/** What a run of digits may mean: a number of any of its groups, for several may stand side by side. */
function numbersIn(text: string): Set<number> {
  const found = new Set<number>();
  for (const [digits] of text.matchAll(run)) {
    const groups = digits.split(/\D/u);
    for (let from = 0; from < groups.length; from += 1)
      for (let most = 1; most <= mostGroups; most += 1)
        found.add(Number(groups.slice(from, from + most).join('')));
  }
  return found;
}

/**
 * In a date of any form: `17 June 2212`, `17.06.2212`, `2212-06-17`, `22120617`; not within a word or a number, nor where
 * it counts hours, which Spanish writes like a year: `1212 h`, `1212 de 1500 h`.
 */
const years = new RegExp(
  [
    String.raw`(?<![\w-]|\d[,'’\u00a0\u202f])(\d{4})`,
    String.raw`(?=(?:-\d\d-\d\d|(?:0[1-9]|1[0-2])[0-3]\d)?(?![\w-]|[.,'’\u00a0\u202f]\d))`,
    String.raw`(?![ \u00a0\u202f](?:h\b|de[ \u00a0\u202f]\d))`,
  ].join(''),
  'gu',
);

/** `09:42`, `9 h 42` */
const minutes = /(?<!\d)\d{1,2}(?::|[ \u00a0\u202f]h[ \u00a0\u202f])(\d\d)(?!\d)/gu;

const numbers = new Map<number, Mark>();
const dates = new Map<number, Mark>();
const moments = new Map<number, Mark>();
for (const { owner, cell, type } of cells) {
  const found = { owner, cell };
  if (type === 'amount') numbers.set(amount(owner, cell), found);
  if (type === 'percent') numbers.set(share(owner, cell), found);
  // Hours are told in hours, and counted in minutes.
  if (type === 'number') for (const each of [1, 60]) numbers.set(quantity(owner, cell) * each, found);
  if (type === 'date') dates.set(year(owner, cell), found);
  if (type === 'dateTime') moments.set(minute(owner, cell), found);
}

function known(of: ReadonlyMap<number, Mark>, value: number): Mark[] {
  const found = of.get(value);
  return found ? [found] : [];
}
