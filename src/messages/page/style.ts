import { type Colour, legibleOn } from '../../domain/colour.js';

/** What text stands on: the page, and what is asked for. */
const light = { paper: '#ffffff', tint: '#f4f5f7', accent: '#1f5f8b' } as const;
const dark = { paper: '#16181b', tint: '#202327', accent: '#7cb8e0' } as const;

/**
 * The look of the client's page: a letter on paper, by the reader's own fonts, in light and dark, on a phone, on one
 * sheet. The accent is that of progress bars and links alone; one that could not be read is moved until it can.
 */
export function pageStyle(accent: Colour | null): string {
  const onLight = accent === null ? light.accent : legibleOn(accent, [light.paper, light.tint], '#000000');
  const onDark = accent === null ? dark.accent : legibleOn(accent, [dark.paper, dark.tint], '#ffffff');
  return `
:root { color-scheme: light dark; --paper: ${light.paper}; --ink: #1c1e21; --quiet: #585d64; --line: #d7dade; --tint: ${light.tint}; --accent: ${onLight}; }
@media (prefers-color-scheme: dark) {
  :root { --paper: ${dark.paper}; --ink: #ececec; --quiet: #a9aeb6; --line: #3d4147; --tint: ${dark.tint}; --accent: ${onDark}; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
.page { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; padding-bottom: .75rem; border-bottom: 1px solid var(--line); }
header p, footer p, li p { margin: 0; }
.business { font-weight: 600; }
.greeting { margin: 1.75rem 0 0; }
.quiet { color: var(--quiet); }
h1 { font-size: 1.45rem; line-height: 1.35; font-weight: 600; margin: .35rem 0 1.75rem; text-wrap: pretty; }
:lang(ja) { word-break: auto-phrase; }
h2 { font-size: 1.1rem; line-height: 1.4; font-weight: 600; margin: 0; }
section { margin: 0 0 2.25rem; }
ul { margin: 0; padding: 0; list-style: none; }
.needed { border: 1px solid var(--line); border-inline-start: .25rem solid var(--accent); border-radius: .25rem; background: var(--tint); padding: 1rem 1.1rem; }
.needed li + li { margin-top: .75rem; }
.needed strong { font-weight: 600; }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; align-items: baseline; }
progress { appearance: none; display: block; width: 100%; height: .6rem; border: 0; border-radius: .3rem; background: var(--line); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
dl { display: grid; grid-template-columns: minmax(8.5rem, max-content) 1fr; gap: .3rem 1.25rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { padding-block: .4rem; padding-inline: 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: normal; }
th + *, td + * { padding-inline-start: 1.25rem; }
tbody th { min-width: 5.5em; }
thead th { color: var(--quiet); font-size: .9rem; }
.amount { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { width: 45%; }
.bar progress { margin-top: .45rem; }
section > :not(:first-child) { margin-top: .6rem; }
footer { border-top: 1px solid var(--line); padding-top: .75rem; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible { outline: .2rem solid var(--accent); outline-offset: .15rem; }
@media (max-width: 30rem) {
  .page { padding: 1rem 1rem 2rem; }
  h1 { font-size: 1.25rem; margin: .25rem 0 1.25rem; }
  .greeting { margin-top: 1.25rem; }
  th + *, td + * { padding-inline-start: .75rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-top: .4rem; }
  .bar { width: 35%; }
}
@media (forced-colors: active) { progress { appearance: auto; } }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --tint: #fff; --accent: #333; }
  @page { size: A4; margin: 13mm 16mm; }
  body { font-size: 9pt; line-height: 1.35; }
  .page { max-width: none; padding: 0; }
  header, footer { padding: 0 0 4pt; }
  footer { padding: 4pt 0 0; }
  .greeting { margin-top: 8pt; }
  h1 { font-size: 12pt; margin: 2pt 0 8pt; }
  h2 { font-size: 10pt; }
  section { margin-bottom: 8pt; break-inside: avoid; }
  section > :not(:first-child) { margin-top: 3pt; }
  .needed { padding: 6pt 8pt; }
  .needed li + li { margin-top: 3pt; }
  dl { gap: 1pt 12pt; }
  th, td { padding-block: 2pt; }
  thead th { font-size: 8pt; }
  progress { height: 5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .bar progress { margin-top: 3pt; }
  a { color: inherit; text-decoration: none; }
}
`;
}
