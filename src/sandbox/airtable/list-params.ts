import { isJson, type Json } from '../reply.js';
import { invalidRequest, unknownField } from './errors.js';
import { bodyOf, listParam, type Request } from './request.js';
import { type Field, fieldOf, type Table } from './state.js';

export type ListParams = {
  readonly fields: readonly Field[] | null;
  readonly sort: readonly { readonly field: Field; readonly descending: boolean }[];
  readonly pageSize: number;
  readonly maxRecords: number;
  readonly filterByFormula: string | undefined;
  readonly view: string | undefined;
  readonly offset: string | undefined;
  readonly asText: boolean;
  readonly timeZone: string | undefined;
  readonly byId: boolean;
  readonly commentCount: boolean;
};

/** The parameters of a list call, out of the query or, for the POST form, out of the body. */
export function listParams(request: Request, table: Table): ListParams {
  const { query } = request.call;
  const given = request.call.method === 'POST' ? bodyOf(request) : fromQuery(query);
  const text = (name: string) => optionalText(given[name]);
  const asText = text('cellFormat') === 'string';
  // Both go in the query string even when everything else is in the body.
  const timeZone = query.get('timeZone') ?? undefined;
  if (asText && (timeZone === undefined || !query.has('userLocale'))) throw invalidRequest();
  if (!['json', 'string', undefined].includes(text('cellFormat'))) throw invalidRequest();
  return {
    fields: given['fields'] === undefined ? null : texts(given['fields']).map((name) => known(table, name)),
    sort: sorts(given['sort'], table),
    pageSize: count(given['pageSize'], 100, 100),
    maxRecords: count(given['maxRecords'], Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    filterByFormula: text('filterByFormula'),
    view: text('view'),
    offset: text('offset'),
    asText,
    timeZone,
    byId: isTrue(given['returnFieldsByFieldId']),
    commentCount: texts(given['recordMetadata'] ?? []).includes('commentCount'),
  };
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1';
}

function fromQuery(query: URLSearchParams): Json {
  const fields = listParam(query, 'fields');
  const metadata = listParam(query, 'recordMetadata');
  const sort: Json[] = [];
  for (let index = 0; query.has(`sort[${index}][field]`); index += 1) {
    const direction = query.get(`sort[${index}][direction]`);
    sort.push({ field: query.get(`sort[${index}][field]`), ...(direction === null ? {} : { direction }) });
  }
  const single = Object.fromEntries([...query].filter(([name]) => !name.includes('[')));
  return {
    ...single,
    ...(fields.length > 0 ? { fields } : {}),
    ...(metadata.length > 0 ? { recordMetadata: metadata } : {}),
    sort,
  };
}

function optionalText(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw invalidRequest();
  return value;
}

function texts(value: unknown): string[] {
  const listed = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(listed) || !listed.every((item) => typeof item === 'string')) throw invalidRequest();
  return listed;
}

function count(value: unknown, otherwise: number, most: number): number {
  if (value === undefined || value === null) return otherwise;
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 1 || parsed > most) throw invalidRequest();
  return parsed;
}

function sorts(value: unknown, table: Table): ListParams['sort'] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalidRequest();
  return value.map((item: unknown) => {
    if (!isJson(item) || typeof item['field'] !== 'string') throw invalidRequest();
    const direction = item['direction'] ?? 'asc';
    if (direction !== 'asc' && direction !== 'desc') throw invalidRequest();
    return { field: known(table, item['field']), descending: direction === 'desc' };
  });
}

function known(table: Table, name: string): Field {
  const field = fieldOf(table, name);
  if (field === undefined) throw unknownField(name);
  return field;
}
