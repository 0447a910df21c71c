import type { Declared } from './declared.js';
import type { FieldDeclaration, FieldType, TableDeclaration } from './field.js';
import { en } from './labels/en.js';

/** The words of one column. Only a label: the label alone. */
type FieldLabels<F> = F extends { readonly options: readonly (infer K extends string)[] }
  ? Words & { readonly options: Readonly<Record<K, string>> }
  : F extends { readonly type: 'link' }
    ? Words & { readonly inverse: string }
    : Words | string;

type Words = {
  readonly label: string;
  /** Shown in the tracker as the column's description. */
  readonly help?: string;
};

/** All words of the tracker in one language: the compiler names what a translation lacks. */
export type TrackerLabels = {
  readonly [T in keyof Declared]: {
    readonly label: string;
    readonly help: string;
    readonly fields: { readonly [F in keyof Declared[T]['fields']]: FieldLabels<Declared[T]['fields'][F]> };
  };
};

/** The tracker's words by language. */
const labels = { en } as const satisfies Readonly<Record<string, TrackerLabels>>;

export type LabelLanguage = keyof typeof labels;

export type Option = { readonly key: string; readonly label: string };

type Labelled<T> = T extends { readonly type: 'select' | 'multiSelect' }
  ? { readonly type: T['type']; readonly options: readonly Option[] }
  : T extends { readonly type: 'link' }
    ? /** `inverse` names the column the tracker makes on the other side. */
      { readonly type: 'link'; readonly to: string; readonly inverse: string }
    : T;

/** A column as it is made and shown. */
export type FieldSpec = Labelled<FieldType> & Omit<FieldDeclaration, keyof FieldType> & Words;

/** A table as it is made and shown. */
export type TableSpec = Omit<TableDeclaration, 'fields'> & {
  readonly label: string;
  readonly help: string;
  readonly fields: Readonly<Record<string, FieldSpec>>;
};

type AnyWords = Words & {
  readonly options?: Readonly<Record<string, string>>;
  readonly inverse?: string;
};

type AnyLabels = Readonly<
  Record<string, { label: string; help: string; fields: Readonly<Record<string, AnyWords | string>> }>
>;

/**
 * Declared tables with the words of a language.
 * @throws TypeError when a table or column has none, which the compiler does not let happen.
 */
export function inWords(
  tables: Readonly<Record<string, TableDeclaration>>,
  language: LabelLanguage,
): Readonly<Record<string, TableSpec>> {
  const words: AnyLabels = labels[language];
  return Object.fromEntries(
    Object.entries(tables).map(([key, table]) => {
      const { label, help, fields } = words[key] ?? missing(key);
      const worded = Object.entries(table.fields).map(([field, declaration]) => [
        field,
        fieldInWords(declaration, fields[field] ?? missing(`${key} › ${field}`)),
      ]);
      return [key, { ...table, label, help, fields: Object.fromEntries(worded) }];
    }),
  );
}

function fieldInWords(declaration: FieldDeclaration, said: AnyWords | string): FieldSpec {
  const { options, inverse = '', ...words } = typeof said === 'string' ? { label: said } : said;
  switch (declaration.type) {
    case 'select':
    case 'multiSelect':
      return {
        ...declaration,
        ...words,
        options: declaration.options.map((key) => ({ key, label: options?.[key] ?? missing(key) })),
      };
    case 'link':
      return { ...declaration, ...words, inverse };
    default:
      return { ...declaration, ...words };
  }
}

function missing(what: string): never {
  throw new TypeError(`The labels lack "${what}".`);
}
