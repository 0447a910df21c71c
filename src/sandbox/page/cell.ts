import type { FieldKind } from './field-kind.js';
import { type Html, html } from './html.js';
import type { GridField } from './source.js';

/** Taken in turn for options without a colour. */
const HUES = ['blue', 'green', 'yellow', 'purple', 'orange', 'teal', 'pink', 'cyan', 'red', 'gray'] as const;

/** The inside of a cell. Empty for an empty text, so that a screen reader says "blank". */
export function cellContent(kind: FieldKind, field: GridField, text: string): Html {
  if (text === '') return html``;
  switch (kind.look) {
    case 'check':
      return isTicked(text) ? html`<span class="tick" role="img" aria-label="ticked">✓</span>` : html``;
    case 'pill':
      return pill(field, text);
    case 'pills':
      return html`${splitValues(text).map((value) => pill(field, value))}`;
    case 'links':
      return html`${splitValues(text).map((value) => html`<span class="pill link">${value}</span>`)}`;
    case 'web':
      return webLink(text);
    case 'mail':
      return html`<a href="mailto:${text}" tabindex="-1">${text}</a>`;
    default:
      return html`${text}`;
  }
}

export function isTicked(text: string): boolean {
  return text === 'true';
}

/** The values of a cell with several, as `GridRow.cells` writes them. */
export function splitValues(text: string): string[] {
  const values = text.match(/\s*("(?:[^"]|"")*"(?=\s*(?:,|$))|[^,]+)\s*/g) ?? [];
  return values
    .map((value) => value.trim())
    .map((value) => (/^".*"$/s.test(value) ? value.slice(1, -1).replaceAll('""', '"') : value))
    .filter((value) => value !== '');
}

function pill(field: GridField, value: string): Html {
  return html`<span class="pill ${colourClasses(field, value)}">${value}</span>`;
}

/** Hue and shade as two classes: the page's policy allows no style attributes. */
function colourClasses(field: GridField, value: string): string {
  const at = field.options?.findIndex((option) => option.name === value) ?? -1;
  const found = /^([a-z]+)(Light2|Light1|Bright|Dark1)$/.exec(field.options?.[at]?.color ?? '');
  const hue = HUES.find((name) => name === found?.[1]) ?? (at < 0 ? 'gray' : HUES[at % HUES.length]);
  return `hue-${hue} shade-${(found?.[2] ?? 'Light2').toLowerCase()}`;
}

/** A link only to the web: another scheme could run a script. */
function webLink(text: string): Html {
  if (!/^https?:\/\//i.test(text)) return html`${text}`;
  const shown = text.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  return html`<a href="${text}" target="_blank" rel="noopener noreferrer" tabindex="-1">${shown}</a>`;
}
