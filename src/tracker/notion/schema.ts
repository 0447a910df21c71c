import { z } from 'zod';
import { columnNote, tableNote } from '../describe.js';
import { type FieldSpec, type TableKey, tableSpec } from '../model.js';
import type { TableDraft } from '../plan.js';
import type { StandingField, StandingTable } from '../port.js';

/** Ids come percent-encoded in some answers and plain in others. */
export function plainId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const option = z.object({ id: z.string(), name: z.string() });

const property = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  number: z.object({ format: z.string() }).optional(),
  select: z.object({ options: z.array(option) }).optional(),
  multi_select: z.object({ options: z.array(option) }).optional(),
  relation: z
    .looseObject({
      data_source_id: z.string(),
      dual_property: z.object({ synced_property_id: z.string().optional() }).optional(),
    })
    .optional(),
});
type Property = z.infer<typeof property>;

export const nativeSource = z.object({
  id: z.string(),
  title: z.array(z.object({ plain_text: z.string() })),
  properties: z.record(z.string(), property),
  in_trash: z.boolean().optional(),
});
export type NativeSource = z.infer<typeof nativeSource>;

/** A page has a body besides its properties; it stands as one more column. */
export const bodyFieldId = 'page-body';

export function standingTable(source: NativeSource): StandingTable {
  const fields = Object.values(source.properties).map(standingField);
  return {
    id: source.id,
    name: source.title.map((part) => part.plain_text).join(''),
    primaryFieldId: 'title',
    // The body comes first, so that a property of the same name wins.
    fields: [{ id: bodyFieldId, name: 'Body', type: 'richText', nativeType: 'page body' }, ...fields],
    views: [],
  };
}

const types = new Map<string, StandingField['type']>(
  Object.entries({
    title: 'text',
    rich_text: 'longText',
    number: 'number',
    select: 'select',
    multi_select: 'multiSelect',
    date: 'dateOrTime',
    checkbox: 'checkbox',
    url: 'url',
    email: 'email',
    phone_number: 'phone',
    relation: 'link',
    formula: 'computed',
    rollup: 'computed',
    created_time: 'computed',
    last_edited_time: 'computed',
    created_by: 'computed',
    last_edited_by: 'computed',
    unique_id: 'computed',
  } as const),
);

function standingField(native: Property): StandingField {
  const options = native.select?.options ?? native.multi_select?.options;
  const inverse = native.relation?.dual_property?.synced_property_id;
  return {
    id: plainId(native.id),
    name: native.name,
    type: native.number?.format === 'percent' ? 'percent' : (types.get(native.type) ?? 'other'),
    nativeType: native.type,
    ...(options === undefined ? {} : { options }),
    ...(native.relation === undefined ? {} : { linkedTableId: native.relation.data_source_id }),
    ...(inverse === undefined ? {} : { inverseFieldId: plainId(inverse) }),
  };
}

/** Longest description of a property (developers.notion.com/reference/property-object). */
const descriptionMost = 280;

/** A column as Notion makes it. */
export function propertyDraft(spec: FieldSpec): Record<string, unknown> {
  return { ...typeDraft(spec), ...described(spec) };
}

/** A link; that of a table to itself has no other side. */
export function linkDraft(spec: FieldSpec, sourceId: string, self: boolean): Record<string, unknown> {
  const sides = self
    ? { type: 'single_property', single_property: {} }
    : { type: 'dual_property', dual_property: {} };
  return { relation: { data_source_id: sourceId, ...sides }, ...described(spec) };
}

function described(spec: FieldSpec): { description?: string } {
  const description = columnNote(spec);
  return description === '' ? {} : { description: description.slice(0, descriptionMost) };
}

function typeDraft(spec: FieldSpec): Record<string, unknown> {
  switch (spec.type) {
    case 'number':
    case 'amount':
      return { number: { format: 'number_with_commas' } };
    case 'percent':
      return { number: { format: 'percent' } };
    case 'date':
    case 'dateTime':
      return { date: {} };
    case 'checkbox':
      return { checkbox: {} };
    case 'select':
      return { select: { options: optionDrafts(spec) } };
    case 'multiSelect':
      return { multi_select: { options: optionDrafts(spec) } };
    case 'email':
      return { email: {} };
    case 'phone':
      return { phone_number: {} };
    case 'url':
      return { url: {} };
    default:
      return { rich_text: {} };
  }
}

/** Notion takes no comma in the name of an option. */
function optionDrafts(spec: Extract<FieldSpec, { type: 'select' | 'multiSelect' }>) {
  return spec.options.map(({ label }) => ({ name: label.replaceAll(',', '') }));
}

/** All columns of a new table but its links and its page body. */
export function propertyDrafts(draft: TableDraft): Record<string, unknown> {
  const { primary } = tableSpec(draft.table);
  return Object.fromEntries(
    draft.columns
      .filter(({ spec }) => spec.type !== 'richText')
      .map(({ field, spec }) => [spec.label, field === primary ? { title: {} } : propertyDraft(spec)]),
  );
}

/** Longest text of a database's description (developers.notion.com/reference/request-limits). */
const tableNoteMost = 2_000;

/** Said on the database itself: what it is for and what the service fills. */
export function tableDescription(draft: TableDraft): string {
  return tableNote(draft, () => true).slice(0, tableNoteMost);
}

const icons: Readonly<Partial<Record<TableKey, string>>> = {
  clients: '👤',
  projects: '📐',
  tasks: '☑️',
  hours: '⏱️',
  invoices: '🧾',
  messages: '✉️',
  clientUpdates: '📣',
  settings: '⚙️',
  payments: '💶',
  contacts: '📇',
  touches: '🤝',
  templates: '🗒️',
  days: '📅',
};

export function iconOf(table: TableKey): { type: 'emoji'; emoji: string } {
  return { type: 'emoji', emoji: icons[table] ?? '🗂️' };
}
