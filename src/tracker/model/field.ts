/**
 * The words in which the tracker model is declared.
 *
 * Who may write a field:
 * - `yours`: the freelancer alone; the service never writes it.
 * - `service`: the service keeps it; an edit is put back and mentioned once.
 * - `draft`: the service writes it only while it still equals what the service wrote last.
 */
export type FieldClass = 'yours' | 'service' | 'draft';

/** A pack is a set of tables and columns the freelancer adds when wanted. `core` is always there. */
export const packs = [
  'core',
  'payments',
  'charges',
  'agreement',
  'relationship',
  'retainers',
  'scope',
  'vetting',
  'planning',
] as const;
export type Pack = (typeof packs)[number];

export type FieldType =
  | { readonly type: 'text' | 'longText' | 'richText' | 'email' | 'phone' | 'url' }
  /** A plain quantity: hours, days, counts. */
  | { readonly type: 'number'; readonly decimals: number }
  /** Money in the currency of its row, as a decimal number. */
  | { readonly type: 'amount' }
  /** A share between 0 and 1; trackers show it as 0–100 %. */
  | { readonly type: 'percent' }
  /** A calendar date without a zone, `YYYY-MM-DD`. */
  | { readonly type: 'date' }
  /** An instant, ISO 8601 in UTC. */
  | { readonly type: 'dateTime' }
  | { readonly type: 'checkbox' }
  | { readonly type: 'select' | 'multiSelect'; readonly options: readonly string[] }
  /** Rows of another table. */
  | { readonly type: 'link'; readonly to: string };

/** A column without its words: these are data by language, in `labels`. */
export type FieldDeclaration = FieldType & {
  readonly class: FieldClass;
  readonly pack: Pack;
  /** Rides along with other writes and never causes one (last round, calls used, as of). */
  readonly volatile?: true;
};

export type Columns = Readonly<Record<string, FieldDeclaration>>;

export type TableDeclaration = {
  readonly pack: Pack;
  /** The column that names a row; the first one. */
  readonly primary: string;
  /** The column by which rows made by the service are found again, so that creating is repeatable. */
  readonly keyField?: string;
  readonly fields: Columns;
};

/** What a cell holds once read: already the right type, or `null` for blank. */
export type CellOf<F> = F extends { type: 'select'; options: readonly (infer K extends string)[] }
  ? K
  : F extends { type: 'multiSelect'; options: readonly (infer K extends string)[] }
    ? readonly K[]
    : F extends { type: 'number' | 'amount' | 'percent' }
      ? number
      : F extends { type: 'checkbox' }
        ? true
        : F extends { type: 'link' }
          ? readonly string[]
          : string;

/** Any cell value: text, number, tick, option keys or row ids; `null` is blank. */
export type CellValue = string | number | true | readonly string[] | null;

type More = { readonly volatile?: true };

/** The words in which a pack declares its columns: first who may write it, then what it holds. */
export function columns<const P extends Pack>(pack: P) {
  return { yours: kinds(pack, 'yours'), service: kinds(pack, 'service'), draft: kinds(pack, 'draft') };
}

function kinds<P extends Pack, C extends FieldClass>(pack: P, cls: C) {
  const column = <const T extends FieldType>(kind: T, more: More = {}) =>
    ({ ...kind, class: cls, pack, ...more }) as const;
  return {
    text: (more?: More) => column({ type: 'text' }, more),
    longText: (more?: More) => column({ type: 'longText' }, more),
    richText: (more?: More) => column({ type: 'richText' }, more),
    email: (more?: More) => column({ type: 'email' }, more),
    phone: (more?: More) => column({ type: 'phone' }, more),
    url: (more?: More) => column({ type: 'url' }, more),
    number: (decimals: number, more?: More) => column({ type: 'number', decimals }, more),
    amount: (more?: More) => column({ type: 'amount' }, more),
    percent: (more?: More) => column({ type: 'percent' }, more),
    date: (more?: More) => column({ type: 'date' }, more),
    dateTime: (more?: More) => column({ type: 'dateTime' }, more),
    checkbox: (more?: More) => column({ type: 'checkbox' }, more),
    select: <const O extends readonly string[]>(options: O, more?: More) =>
      column({ type: 'select', options } as { type: 'select'; options: O }, more),
    multiSelect: <const O extends readonly string[]>(options: O, more?: More) =>
      column({ type: 'multiSelect', options } as { type: 'multiSelect'; options: O }, more),
    link: <const T extends string>(to: T, more?: More) =>
      column({ type: 'link', to } as { type: 'link'; to: T }, more),
  };
}
