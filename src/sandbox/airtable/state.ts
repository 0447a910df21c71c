import type { Clock } from '../clock.js';

export type Choice = { id: string; name: string; color: string };

/** A field's options as the metadata API shows them. */
export type FieldOptions = {
  choices?: Choice[];
  precision?: number;
  symbol?: string;
  max?: number;
  timeZone?: string;
  linkedTableId?: string;
  inverseLinkFieldId?: string;
  recordLinkFieldId?: string;
  fieldIdInLinkedTable?: string;
  formula?: string;
  referencedFieldIds?: string[];
  [key: string]: unknown;
};

export type Field = { id: string; name: string; type: string; description?: string; options?: FieldOptions };

export type View = {
  id: string;
  name: string;
  type: string;
  /** Hidden from the API, as Airtable hides it. */
  filterByFormula?: string;
  visibleFieldIds?: string[];
};

export type Comment = {
  id: string;
  author: { id: string; email: string; name: string };
  text: string;
  createdTime: string;
  lastUpdatedTime: string | null;
  parentCommentId?: string;
};

export type Row = {
  readonly id: string;
  readonly createdTime: string;
  /** By field id; an empty cell has no key. Links hold record ids, selects the ids of their choices. */
  cells: Record<string, unknown>;
  /** When each field was last edited, ISO 8601. */
  modified: Record<string, string>;
  comments?: Comment[];
};

export type Table = {
  readonly id: string;
  name: string;
  description?: string;
  primaryFieldId: string;
  fields: Field[];
  views: View[];
  rows: Map<string, Row>;
  /** The number the next row gets in autoNumber fields. */
  nextNumber: number;
};

export type Webhook = {
  readonly id: string;
  readonly macSecretBase64: string;
  readonly notificationUrl: string | null;
  readonly specification: unknown;
  readonly owner: string;
  expiresAt: number;
  notify: boolean;
  /** Set when something it watches was deleted: it gives no more payloads. */
  broken: boolean;
  payloads: { at: number; body: unknown }[];
  /** Payloads dropped since, so that a cursor keeps its meaning. */
  dropped: number;
  lastSuccess: string | null;
  lastResult: unknown;
};

export type Base = {
  readonly id: string;
  name: string;
  readonly createdTime: string;
  tables: Table[];
  webhooks: Webhook[];
  transaction: number;
};

export type Token = { readonly scopes: readonly string[]; readonly revoked: boolean };

/** The person behind every token and behind the grid page. */
export const PERSON = { id: 'usrSandbox0000001', email: 'freelancer@example.com', name: 'The freelancer' };
export const WORKSPACE_ID = 'wspSandbox0000000';

export const ALL_SCOPES: readonly string[] = [
  'data.records:read',
  'data.records:write',
  'data.recordComments:read',
  'data.recordComments:write',
  'schema.bases:read',
  'schema.bases:write',
  'workspacesAndBases:read',
  'webhook:manage',
  'user.email:read',
];

/** Everything the local Airtable holds. */
export type World = {
  readonly clock: Clock;
  readonly bases: Map<string, Base>;
  readonly tokens: Map<string, Token>;
  /** Records a base may hold through the API; `null` when limits are off. */
  readonly recordCap: number | null;
  /** To be called after every change. */
  readonly changed: () => void;
};

const COMPUTED: ReadonlySet<string> = new Set([
  'formula',
  'rollup',
  'count',
  'multipleLookupValues',
  'createdTime',
  'lastModifiedTime',
  'createdBy',
  'lastModifiedBy',
  'autoNumber',
  'button',
  'aiText',
]);

export function isComputed(field: Field): boolean {
  return COMPUTED.has(field.type);
}

export function fieldOf(table: Table, nameOrId: string): Field | undefined {
  return table.fields.find(({ id }) => id === nameOrId) ?? table.fields.find(({ name }) => name === nameOrId);
}

export function tableOf(base: Base, nameOrId: string): Table | undefined {
  return base.tables.find(({ id }) => id === nameOrId) ?? base.tables.find(({ name }) => name === nameOrId);
}

export function primaryField(table: Table): Field {
  const field = table.fields.find(({ id }) => id === table.primaryFieldId);
  if (field === undefined) throw new Error(`table ${table.id} has lost its primary field`);
  return field;
}

export function countRows(base: Base): number {
  return base.tables.reduce((sum, table) => sum + table.rows.size, 0);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An id as Airtable makes them: three letters that say what it is, and fourteen more. */
export function newId(prefix: string): string {
  let id = prefix;
  for (let count = 0; count < 14; count += 1) id += LETTERS[Math.floor(Math.random() * LETTERS.length)];
  return id;
}
