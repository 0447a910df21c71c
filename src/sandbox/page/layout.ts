import { type Html, html } from './html.js';
import type { PageLink } from './source.js';

/** Where the page's own parts are served. */
export const PATHS = {
  style: '/_sandbox/page/page.css',
  script: '/_sandbox/page/page.js',
  counters: '/_sandbox/page/counters',
  edit: '/_sandbox/page/edit',
} as const;

type Tab = PageLink & { readonly current: boolean };

export type Layout = {
  readonly title: string;
  readonly sourceId: string;
  readonly tableId: string;
  readonly sources: readonly Tab[];
  readonly tables: readonly Tab[];
  readonly links: readonly PageLink[];
  readonly counters: Readonly<Record<string, number>>;
  readonly readOnly: boolean;
  readonly main: Html;
};

/** A small ledger sheet. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#0f766e"/><path d="M4 5h8M4 8h8M4 11h5" stroke="#fff" stroke-width="1.5" stroke-linecap="round"/></svg>',
)}`;

export function page(layout: Layout): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${layout.title}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${PATHS.style}">
<script src="${PATHS.script}" defer></script>
</head>
<body data-source="${layout.sourceId}" data-table="${layout.tableId}" data-read-only="${String(layout.readOnly)}">
<a class="skip" href="#grid">Skip to the table</a>
${top(layout)}
<nav class="tabs" aria-label="Tables">${layout.tables.map((tab) => anchor(tab, 'page'))}</nav>
<main id="grid">${layout.main}</main>
<p class="say" id="say" role="status"></p>
</body>
</html>
`.markup;
}

function top(layout: Layout): Html {
  return html`
<header class="top">
  <img src="${ICON}" alt="" width="24" height="24">
  <h1>Short Accounts <span class="mode">sandbox</span></h1>
  <nav class="bases" aria-label="Bases">${layout.sources.map((tab) => anchor(tab, 'true'))}</nav>
  ${layout.links.length > 0 && html`<nav class="links" aria-label="Other pages">${layout.links.map((link) => html`<a href="${link.href}">${link.label}</a>`)}</nav>`}
  <section class="counters" aria-label="API calls">
    <dl id="counters">${Object.entries(layout.counters).map(counter)}</dl>
  </section>
</header>`;
}

function counter([name, count]: readonly [string, number]): Html {
  return html`<div><dt>${words(name)}</dt><dd data-counter="${name}">${count}</dd></div>`;
}

/** `rateLimited` as `Rate limited`. */
function words(name: string): string {
  const spaced = name.replace(
    /([a-z])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function anchor(tab: Tab, current: 'page' | 'true'): Html {
  return html`<a href="${tab.href}" ${tab.current && html`aria-current="${current}"`}>${tab.label}</a>`;
}
