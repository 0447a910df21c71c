import { z } from 'zod';
import { columnNote, tableNote } from '../describe.js';
import type { FieldSpec } from '../model.js';
import type { TableDraft } from '../plan.js';
import type { StandingField, StandingTable } from '../port.js';

/** A field as Airtable describes it; of its options only what is used. */
export const nativeField = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  options: z
    .object({
      choices: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
      linkedTableId: z.string().optional(),
      inverseLinkFieldId: z.string().optional(),
    })
    .nullish(),
});
type NativeField = z.infer<typeof nativeField>;

export const nativeTable = z.object({
  id: z.string(),
  name: z.string(),
  primaryFieldId: z.string(),
  fields: z.array(nativeField),
  views: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })).default([]),
});
type NativeTable = z.infer<typeof nativeTable>;

/** Types this service understands; new ones appear now and then and count as `other`. */
const words: Readonly<Record<string, StandingField['type']>> = {
  singleLineText: 'text',
  multilineText: 'longText',
  richText: 'richText',
  email: 'email',
  phoneNumber: 'phone',
  url: 'url',
  number: 'number',
  currency: 'amount',
  percent: 'percent',
  date: 'date',
  dateTime: 'dateTime',
  checkbox: 'checkbox',
  singleSelect: 'select',
  multipleSelects: 'multiSelect',
  multipleRecordLinks: 'link',
  formula: 'computed',
  rollup: 'computed',
  multipleLookupValues: 'computed',
  count: 'computed',
  autoNumber: 'computed',
  createdTime: 'computed',
  lastModifiedTime: 'computed',
};

export function standingTable(table: NativeTable): StandingTable {
  const { id, name, primaryFieldId, views } = table;
  return { id, name, primaryFieldId, fields: table.fields.map(standingField), views };
}

export function standingField({ id, name, type, options }: NativeField): StandingField {
  const { choices, linkedTableId, inverseLinkFieldId } = options ?? {};
  return {
    id,
    name,
    type: Object.hasOwn(words, type) ? (words[type] ?? 'other') : 'other',
    nativeType: type,
    ...(choices ? { options: choices.map((choice) => ({ id: choice.id, name: choice.name })) } : {}),
    ...(linkedTableId === undefined ? {} : { linkedTableId }),
    ...(inverseLinkFieldId === undefined ? {} : { inverseFieldId: inverseLinkFieldId }),
  };
}

export type FieldDraft = {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly options?: object;
};

/** Types whose description was seen to come back; of the others the table's own description tells. */
const describedTypes: ReadonlySet<string> = new Set([
  'singleLineText',
  'multilineText',
  'number',
  'date',
  'checkbox',
  'singleSelect',
  'multipleSelects',
]);

/** A plain column as Airtable wants to be asked for it. Links need the other table's id: see `linkDraft`. */
export function fieldDraft(spec: FieldSpec): FieldDraft {
  const native = nativeType(spec);
  const description = describedTypes.has(native.type) ? columnNote(spec) : '';
  return { name: spec.label, ...native, ...(description === '' ? {} : { description }) };
}

export function linkDraft(spec: FieldSpec, linkedTableId: string): FieldDraft {
  return {
    name: spec.label,
    type: 'multipleRecordLinks',
    options: { linkedTableId },
  };
}

/** A table with its plain columns and all their options, the one that names a row first. */
export function tableDraft(draft: TableDraft) {
  const saysItself = (spec: FieldSpec) => describedTypes.has(nativeType(spec).type);
  return {
    name: draft.label,
    description: tableNote(draft, saysItself),
    fields: draft.columns.map(({ spec }) => fieldDraft(spec)),
  };
}

/** Options as in airtable.com/developers/web/api/field-model; icons and colours are those every plan has. */
function nativeType(spec: FieldSpec): { type: string; options?: object } {
  const iso = { dateFormat: { name: 'iso' } };
  switch (spec.type) {
    case 'text':
      return { type: 'singleLineText' };
    case 'longText':
      return { type: 'multilineText' };
    case 'phone':
      return { type: 'phoneNumber' };
    case 'richText':
    case 'email':
    case 'url':
      return { type: spec.type };
    case 'number':
      return { type: 'number', options: { precision: spec.decimals } };
    // Money of several currencies stands in one column, so it bears no symbol.
    case 'amount':
      return { type: 'number', options: { precision: 2 } };
    case 'percent':
      return { type: 'percent', options: { precision: 1 } };
    case 'date':
      return { type: 'date', options: iso };
    case 'dateTime':
      return { type: 'dateTime', options: { ...iso, timeFormat: { name: '24hour' }, timeZone: 'client' } };
    case 'checkbox':
      return { type: 'checkbox', options: { icon: 'check', color: 'greenBright' } };
    case 'select':
    case 'multiSelect':
      return {
        type: spec.type === 'select' ? 'singleSelect' : 'multipleSelects',
        options: { choices: spec.options.map(({ label }) => ({ name: label })) },
      };
    case 'link':
      throw new Error(`"${spec.label}" is a link: it is made with linkDraft`);
  }
}
