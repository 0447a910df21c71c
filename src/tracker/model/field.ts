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

export type Option<K extends string = string> = { readonly key: K; readonly label: string };

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
  | { readonly type: 'select' | 'multiSelect'; readonly options: readonly Option[] }
  /** Rows of another table. `inverse` names the column the tracker makes on the other side. */
  | { readonly type: 'link'; readonly to: string; readonly inverse: string };

export type FieldSpec = FieldType & {
  readonly label: string;
  readonly class: FieldClass;
  readonly pack: Pack;
  /** Shown in the tracker as the column's description. */
  readonly help?: string;
  /** Rides along with other writes and never causes one (last round, calls used, as of). */
  readonly volatile?: true;
};

export type TableSpec = {
  readonly label: string;
  readonly pack: Pack;
  /** The column that names a row; the first one. */
  readonly primary: string;
  /** The column by which rows made by the service are found again, so that creating is repeatable. */
  readonly keyField?: string;
  readonly help: string;
  readonly fields: Readonly<Record<string, FieldSpec>>;
};

/** What a cell holds once read: already the right type, or `null` for blank. */
export type CellOf<F> = F extends { type: 'select'; options: readonly Option<infer K>[] }
  ? K
  : F extends { type: 'multiSelect'; options: readonly Option<infer K>[] }
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

type Base = { readonly pack?: Pack; readonly help?: string; readonly volatile?: true };

/** Declares a column; the label comes first because it is what people read. */
function column<const T extends FieldType, C extends FieldClass>(kind: T, cls: C, label: string, more: Base) {
  return { ...kind, class: cls, label, ...more, pack: more.pack ?? 'core' } as const;
}

/** Options written as `key: label`. */
export function options<const M extends Readonly<Record<string, string>>>(labels: M) {
  return Object.entries(labels).map(([key, label]) => ({ key, label })) as unknown as readonly Option<
    keyof M & string
  >[];
}

function kinds<C extends FieldClass>(cls: C) {
  return {
    text: (label: string, more: Base = {}) => column({ type: 'text' }, cls, label, more),
    longText: (label: string, more: Base = {}) => column({ type: 'longText' }, cls, label, more),
    richText: (label: string, more: Base = {}) => column({ type: 'richText' }, cls, label, more),
    email: (label: string, more: Base = {}) => column({ type: 'email' }, cls, label, more),
    phone: (label: string, more: Base = {}) => column({ type: 'phone' }, cls, label, more),
    url: (label: string, more: Base = {}) => column({ type: 'url' }, cls, label, more),
    number: (label: string, decimals: number, more: Base = {}) =>
      column({ type: 'number', decimals }, cls, label, more),
    amount: (label: string, more: Base = {}) => column({ type: 'amount' }, cls, label, more),
    percent: (label: string, more: Base = {}) => column({ type: 'percent' }, cls, label, more),
    date: (label: string, more: Base = {}) => column({ type: 'date' }, cls, label, more),
    dateTime: (label: string, more: Base = {}) => column({ type: 'dateTime' }, cls, label, more),
    checkbox: (label: string, more: Base = {}) => column({ type: 'checkbox' }, cls, label, more),
    select: <const O extends readonly Option[]>(label: string, opts: O, more: Base = {}) =>
      column({ type: 'select', options: opts } as { type: 'select'; options: O }, cls, label, more),
    multiSelect: <const O extends readonly Option[]>(label: string, opts: O, more: Base = {}) =>
      column({ type: 'multiSelect', options: opts } as { type: 'multiSelect'; options: O }, cls, label, more),
    link: (label: string, to: string, inverse: string, more: Base = {}) =>
      column({ type: 'link', to, inverse }, cls, label, more),
  };
}

export const yours = kinds('yours');
export const service = kinds('service');
export const draft = kinds('draft');
