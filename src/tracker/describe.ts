import type { FieldSpec } from './model.js';
import type { TableDraft } from './plan.js';

const whose = {
  yours: '',
  service: 'Kept by Short Accounts; an edit is put back.',
  draft: 'Filled by Short Accounts until you change it.',
} as const;

/** What a column's description says of it and whose it is; empty where its name says enough. */
export function columnNote(spec: FieldSpec): string {
  return [spec.help ?? '', whose[spec.class]].filter((part) => part !== '').join(' ');
}

/** What a table's description says: what it is for, what is kept in it, and what its columns cannot say themselves. */
export function tableNote({ help, columns }: TableDraft, saysItself: (spec: FieldSpec) => boolean): string {
  const kept = columns.filter(({ spec }) => spec.class === 'service').map(({ spec }) => spec.label);
  const unsaid = columns.flatMap(({ spec }) =>
    spec.class === 'service' || saysItself(spec) || columnNote(spec) === ''
      ? []
      : [`${spec.label}: ${columnNote(spec)}`],
  );
  const list = kept.length === 0 ? [] : [`Kept by Short Accounts: ${kept.join(', ')}.`];
  return [help, ...list, ...unsaid].join(' ');
}
