import { Temporal } from 'temporal-polyfill';
import type { CellValue, FieldSpec } from '../model.js';
import type { BoundField, RawCell } from '../port.js';

/** A property's value as a page shows it: `{type: 'number', number: 3, …}`. */
export type NativeValue = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>;

type Unreadable = { readonly unreadable: string; readonly problem: string };

/** One cell in the model's words. */
export function decodeCell(spec: FieldSpec, column: BoundField, native: NativeValue): RawCell {
  const computed = native.type === 'formula' || native.type === 'rollup';
  const value = computed ? resultOf(native[native.type]) : native[native.type];
  if (value === null || value === undefined || value === '' || value === false) return null;
  switch (spec.type) {
    case 'number':
    case 'amount':
    case 'percent':
      return decodeNumber(plainText(value) ?? value);
    case 'checkbox':
      return value === true ? true : unreadable(value, 'It holds no tick.');
    case 'select':
      return decodeOption(spec, column, value);
    case 'multiSelect':
      return decodeList(value, (item) => decodeOption(spec, column, item));
    case 'link':
      return decodeList(value, (item) => textIn(item, 'id') ?? unreadable(item, 'It holds no linked row.'));
    case 'date':
    case 'dateTime': {
      if (textIn(value, 'end') !== null)
        return unreadable(value, 'It is a span; give it one date without an end.');
      const text = plainText(value) ?? textIn(value, 'start') ?? value;
      return spec.type === 'date' ? decodeDate(text) : decodeInstant(text);
    }
    default: {
      const text = plainText(value) ?? (typeof value === 'string' ? value : null);
      return text === null ? unreadable(value, 'It holds no text.') : text === '' ? null : text;
    }
  }
}

/** Titles and texts come in parts; null for anything else. */
export function plainText(value: unknown): string | null {
  if (!Array.isArray(value)) return null;
  const parts = value.map((part) => textIn(part, 'plain_text'));
  return parts.every((part) => part !== null) ? parts.join('') : null;
}

/** What a formula or a rollup came to. */
function resultOf(computed: unknown): unknown {
  const type = textIn(computed, 'type');
  if (type === null || typeof computed !== 'object' || computed === null) return null;
  return (computed as Record<string, unknown>)[type];
}

function decodeNumber(value: unknown): RawCell {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value === '') return null;
  return typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value)
    ? Number(value)
    : unreadable(value, 'It is no plain number like 1800.00.');
}

/** A date with a time of day would leave the day to a zone nobody named. */
function decodeDate(value: unknown): RawCell {
  if (value === '') return null;
  const day = typeof value === 'string' ? /^\s*(\d{4}-\d{2}-\d{2})\s*$/.exec(value)?.[1] : undefined;
  try {
    if (day !== undefined) return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString();
  } catch {
    // A day the calendar does not have: named below.
  }
  return unreadable(value, 'It is no date like 2026-11-30, without a time.');
}

function decodeInstant(value: unknown): RawCell {
  try {
    return Temporal.Instant.from(String(value)).toString({ fractionalSecondDigits: 3 });
  } catch {
    return unreadable(value, 'It is no date and time with its zone.');
  }
}

function decodeOption(
  spec: Extract<FieldSpec, { type: 'select' | 'multiSelect' }>,
  column: BoundField,
  native: unknown,
): string | Unreadable {
  const [id, name] = [textIn(native, 'id'), textIn(native, 'name')];
  const found = Object.entries(column.options ?? {}).find(([, option]) => option.id === id);
  if (found) return found[0];
  const label = spec.options.find((option) => sameName(option.label, name ?? ''));
  return label?.key ?? unreadable(name ?? native, 'It is none of the options that came with the column.');
}

function decodeList(value: unknown, decode: (item: unknown) => string | Unreadable): RawCell {
  if (!Array.isArray(value)) return unreadable(value, 'It holds no list.');
  const items: string[] = [];
  for (const item of value) {
    const decoded = decode(item);
    if (typeof decoded !== 'string') return decoded;
    items.push(decoded);
  }
  return items.length > 0 ? items : null;
}

function textIn(value: unknown, key: string): string | null {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null;
  return typeof found === 'string' ? found : null;
}

function sameName(a: string, b: string): boolean {
  return a.replaceAll(',', '').trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en');
}

function unreadable(value: unknown, problem: string): Unreadable {
  const span = textIn(value, 'end') === null ? null : `${textIn(value, 'start')} → ${textIn(value, 'end')}`;
  const text = plainText(value) ?? span ?? (typeof value === 'string' ? value : JSON.stringify(value));
  return { unreadable: text ?? String(value), problem };
}

/** A cell as Notion takes it; the title is a column of its own kind. */
export function encodeCell(
  spec: FieldSpec,
  column: BoundField,
  value: CellValue,
  isTitle: boolean,
): Record<string, unknown> {
  if (isTitle) return { title: textParts(value) };
  switch (spec.type) {
    case 'number':
    case 'amount':
    case 'percent':
      return { number: value };
    case 'checkbox':
      return { checkbox: value === true };
    case 'select':
      return { select: typeof value === 'string' ? optionName(spec, column, value) : null };
    case 'multiSelect':
      return {
        multi_select: (Array.isArray(value) ? value : []).map((key) => optionName(spec, column, key)),
      };
    case 'link':
      return { relation: (Array.isArray(value) ? value : []).map((id: string) => ({ id })) };
    case 'date':
    case 'dateTime':
      return { date: value === null ? null : { start: value } };
    case 'email':
      return { email: value };
    case 'phone':
      return { phone_number: value };
    case 'url':
      return { url: value };
    default:
      return { rich_text: textParts(value) };
  }
}

/** Options are sent by the name they bear now: a person may have renamed them. */
function optionName(
  spec: Extract<FieldSpec, { type: 'select' | 'multiSelect' }>,
  column: BoundField,
  key: string,
): { name: string } {
  const label = spec.options.find((option) => option.key === key)?.label ?? key;
  return { name: column.options?.[key]?.name ?? label.replaceAll(',', '') };
}

/** Longest part of a text, and most parts (developers.notion.com/reference/request-limits). */
const partMost = 2_000;
const partsMost = 100;

/** No character is cut in two: emoji are kept whole. */
function textParts(value: CellValue): { text: { content: string } }[] {
  if (typeof value !== 'string') return [];
  const parts: string[] = [''];
  for (const character of value) {
    const last = parts.length - 1;
    if ((parts[last] ?? '').length + character.length > partMost) parts.push(character);
    else parts[last] += character;
  }
  return parts
    .filter((part) => part !== '')
    .slice(0, partsMost)
    .map((content) => ({ text: { content } }));
}
