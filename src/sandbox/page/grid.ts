import { cellContent } from './cell.js';
import { type FieldKind, fieldKind } from './field-kind.js';
import { type Html, html } from './html.js';
import type { GridField, GridRow, GridTable } from './source.js';

/** Rows on one page; keeps the page of a full base quick to send and to draw. */
const PAGE_SIZE = 200;

type Column = { readonly field: GridField; readonly kind: FieldKind; readonly editable: boolean };

export type GridView = {
  readonly table: GridTable;
  /** From 1; one that is not there shows the nearest. */
  readonly page: number;
  readonly readOnly: boolean;
  /** The address of another page of the same table. */
  readonly pageHref: (page: number) => string;
};

/** The table with its foot. The first column names the rows. */
export function grid(view: GridView): Html {
  const { table } = view;
  const rows = table.rows();
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(view.page) || 1), pages);
  const start = (page - 1) * PAGE_SIZE;
  const columns = table.fields.map((field) => ({
    field,
    kind: fieldKind(field.type),
    editable: field.editable && !view.readOnly,
  }));
  return html`
<div class="scroll" id="scroll">
  <table role="grid" aria-rowcount="${rows.length + 1}" aria-colcount="${columns.length}" aria-label="${table.name}">
    <thead><tr aria-rowindex="1">${columns.map(columnHead)}</tr></thead>
    <tbody>${rows.slice(start, start + PAGE_SIZE).map((row, at) => tableRow(columns, row, start + at))}</tbody>
  </table>
  ${rows.length === 0 && html`<p class="empty">No rows yet. They appear here as soon as there are some.</p>`}
</div>
<footer class="foot">
  <p>${rows.length === 1 ? '1 row' : `${rows.length} rows`} · ${columns.length} fields</p>
  ${pages > 1 && pager(page, pages, view.pageHref)}
  ${!view.readOnly && html`<p class="hint">Click a cell and type. Enter saves, Escape leaves it as it was.</p>`}
</footer>`;
}

function columnHead({ field, kind, editable }: Column): Html {
  const options = kind.editor === 'select' && field.options?.map((option) => option.name);
  return html`
<th scope="col" class="look-${kind.look}" data-field="${field.id}" data-editor="${kind.editor}"
  ${options && html`data-options="${JSON.stringify(options)}"`}>
  <div class="cell" title="${field.name} – ${kind.label}${editable ? '' : ', not to be edited here'}">
    <span class="sign" aria-hidden="true">${kind.sign}</span>${field.name}</div></th>`;
}

function tableRow(columns: readonly Column[], row: GridRow, at: number): Html {
  return html`
<tr aria-rowindex="${at + 2}" data-record="${row.id}">${columns.map((column, index) => tableCell(column, row, index))}</tr>`;
}

function tableCell({ field, kind, editable }: Column, row: GridRow, index: number): Html {
  const text = row.cells[field.id] ?? '';
  const attributes = html`class="look-${kind.look}" tabindex="-1" data-text="${text}"
    ${!editable && html`aria-readonly="true"`}`;
  const content = html`<div class="cell">${cellContent(kind, field, text)}</div>`;
  const link = row.href && html`<a class="open" href="${row.href}" tabindex="-1">Open</a>`;
  return index === 0
    ? html`<th scope="row" ${attributes}>${content}${link}</th>`
    : html`<td ${attributes}>${content}</td>`;
}

function pager(page: number, pages: number, href: (page: number) => string): Html {
  return html`
<nav class="pager" aria-label="Pages of rows">
  ${page > 1 && html`<a href="${href(page - 1)}" rel="prev">Previous</a>`}
  <span>Page ${page} of ${pages}</span>
  ${page < pages && html`<a href="${href(page + 1)}" rel="next">Next</a>`}
</nav>`;
}
