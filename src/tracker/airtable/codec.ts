import { Temporal } from 'temporal-polyfill';
import { type CellValue, type FieldSpec, fieldSpec, type TableKey } from '../model.js';
import { sameName } from '../names.js';
import type { BoundField, RawCell } from '../port.js';

/** A row's cells as Airtable holds them, by field id. Blank ones are left out. */
export type NativeCells = Readonly<Record<string, unknown>>;

type BoundFields = Readonly<Record<string, BoundField>>;

/** All cells of a row, in the model's words; those left out are blank. */
export function decodeCells(
  table: TableKey,
  bound: BoundFields,
  cells: NativeCells,
): Record<string, RawCell> {
  const decoded: Record<string, RawCell> = {};
  for (const [field, column] of Object.entries(bound)) {
    const spec = fieldSpec(table, field);
    const native = cells[column.id];
    if (spec && native !== undefined) decoded[field] = decodeCell(spec, column, native);
  }
  return decoded;
}

/**
 * One cell in the model's words. Takes both forms in which Airtable speaks: as records are listed, and as webhook
 * payloads put it (options and links as objects with id and name).
 */
export function decodeCell(spec: FieldSpec, column: BoundField, native: unknown): RawCell {
  const value = column.readAs === 'computed' ? single(native) : native;
  if (value === null || value === undefined || value === '' || value === false) return null;
  const failure = computedFailure(value);
  if (failure) return unreadable(value, failure);
  switch (spec.type) {
    case 'number':
    case 'amount':
    case 'percent':
      return typeof value === 'string' && column.readAs !== undefined
        ? decodeNumberText(value)
        : finite(value);
    case 'checkbox':
      return value === true ? true : unreadable(value, 'It holds no tick.');
    case 'select':
      return decodeOption(spec.options, column, value);
    case 'multiSelect':
      return decodeList(value, (item) => decodeOption(spec.options, column, item));
    case 'link':
      return decodeList(value, linkedId);
    case 'date':
      return typeof value === 'string' ? decodeDate(value) : unreadable(value, 'It holds no date.');
    case 'dateTime':
      return typeof value === 'string' ? decodeInstant(value) : unreadable(value, 'It holds no date.');
    default:
      return decodeText(value, column);
  }
}

function decodeText(value: unknown, column: BoundField): RawCell {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && column.readAs === 'computed') return String(value);
  return unreadable(value, 'It holds no text.');
}

function finite(value: unknown): RawCell {
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : unreadable(value, 'It holds no number.');
}

/** Only plain decimals: a comma may part thousands or decimals, and nothing is guessed. */
function decodeNumberText(text: string): RawCell {
  return /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text)
    ? Number(text)
    : unreadable(text, 'It is no plain number like 1800.00.');
}

/** A formula's date may come as midnight UTC; any other time of day would leave the day to a zone nobody named. */
function decodeDate(text: string): RawCell {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(T00:00:00(\.0+)?Z)?\s*$/.exec(text)?.[1];
  try {
    if (day !== undefined) return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString();
  } catch {
    // A day the calendar does not have: named below.
  }
  return unreadable(text, 'It is no date like 2026-11-30.');
}

function decodeInstant(text: string): RawCell {
  try {
    return Temporal.Instant.from(text.trim()).toString({ fractionalSecondDigits: 3 });
  } catch {
    return unreadable(text, 'It is no date and time with its zone.');
  }
}

function decodeOption(
  options: readonly { readonly key: string; readonly label: string }[],
  column: BoundField,
  native: unknown,
): string | { unreadable: string; problem: string } {
  const { id, name } = typeof native === 'string' ? { id: undefined, name: native } : named(native);
  const bound = Object.entries(column.options ?? {});
  const found =
    bound.find(([, option]) => id !== undefined && option.id === id) ??
    bound.find(([, option]) => name !== undefined && sameName(option.name, name));
  if (found) return found[0];
  const key = options.find((option) => name !== undefined && sameName(option.label, name))?.key;
  return key ?? unreadable(name ?? native, 'It is none of the options that came with the column.');
}

function linkedId(native: unknown): string | { unreadable: string; problem: string } {
  return (
    (typeof native === 'string' ? native : named(native).id) ?? unreadable(native, 'It holds no linked row.')
  );
}

function decodeList(
  value: unknown,
  decode: (item: unknown) => string | { unreadable: string; problem: string },
): RawCell {
  if (!Array.isArray(value)) return unreadable(value, 'It holds no list.');
  const items: string[] = [];
  for (const item of value) {
    const decoded = decode(item);
    if (typeof decoded !== 'string') return decoded;
    items.push(decoded);
  }
  return items.length > 0 ? items : null;
}

/** A lookup gives a list even for one value; webhook payloads wrap it once more, by linked record. */
function single(native: unknown): unknown {
  if (typeof native !== 'object' || native === null) return native;
  if ('valuesByLinkedRecordId' in native && typeof native.valuesByLinkedRecordId === 'object') {
    return single(Object.values(native.valuesByLinkedRecordId ?? {}).flat());
  }
  if (!Array.isArray(native)) return native;
  return native.length === 0 ? null : native.length === 1 ? single(native[0]) : native;
}

function computedFailure(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('error' in value || 'specialValue' in value) return 'Its formula has no result.';
  return undefined;
}

function named(native: unknown): { id?: string; name?: string } {
  if (typeof native !== 'object' || native === null) return {};
  return {
    ...('id' in native && typeof native.id === 'string' ? { id: native.id } : {}),
    ...('name' in native && typeof native.name === 'string' ? { name: native.name } : {}),
  };
}

function unreadable(value: unknown, problem: string): { unreadable: string; problem: string } {
  return {
    unreadable: typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)),
    problem,
  };
}

/** A cell as Airtable takes it. `missing` names options the column lacks: sent only where they may be made. */
export type Encoded = { readonly value: unknown; readonly missing: readonly string[] };

export function encodeCell(spec: FieldSpec, column: BoundField, value: CellValue): Encoded {
  switch (spec.type) {
    case 'checkbox':
      return { value: value === true, missing: [] };
    case 'link':
      return { value: Array.isArray(value) ? value : [], missing: [] };
    case 'select': {
      if (typeof value !== 'string') return { value: null, missing: [] };
      const option = optionName(spec.options, column, value);
      return { value: option.name, missing: option.stands ? [] : [option.name] };
    }
    case 'multiSelect': {
      const options = (Array.isArray(value) ? value : []).map((key) => optionName(spec.options, column, key));
      return {
        value: options.map((option) => option.name),
        missing: options.filter((option) => !option.stands).map((option) => option.name),
      };
    }
    default:
      return { value, missing: [] };
  }
}

/** Options are sent by the name they bear now: a person may have renamed them. */
function optionName(
  options: readonly { readonly key: string; readonly label: string }[],
  column: BoundField,
  key: string,
): { name: string; stands: boolean } {
  const bound = column.options?.[key];
  if (bound) return { name: bound.name, stands: true };
  return { name: options.find((option) => option.key === key)?.label ?? key, stands: false };
}
