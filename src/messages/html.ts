import { Eta } from 'eta';
import type { Letter } from './letter.js';
import type { Language } from './locale.js';
import { oneLine } from './plain.js';

/** A stretch of text; a name stands apart, so that its direction does not turn the text around it. */
type Stretch = { readonly text: string; readonly isName: boolean };
type Block =
  | { readonly kind: 'text'; readonly lines: readonly (readonly Stretch[])[] }
  | { readonly kind: 'table'; readonly rows: readonly Row[] };
/** Cells of short words are not broken within them: an amount stays in one piece. */
type Cell = { readonly text: readonly Stretch[]; readonly isWhole: boolean };
type Row = { readonly label: Cell; readonly value: Cell };

/** All that is put in is escaped; without styles the page reads as the text does. */
const page = `<!doctype html>
<html lang="<%= it.language %>" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title><%= it.subject %></title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; background: #ffffff; color: #1a1a1a; font: 16px/1.5 system-ui, sans-serif; }
main { overflow-wrap: anywhere; max-width: 36em; margin: 0 auto; padding: 1.5em; }
p { margin: 0 0 1em; }
table { border-collapse: collapse; margin: 0 0 1em; }
th, td { padding: 0.35em 0; border-bottom: 1px solid #c8c8c8; text-align: start; font-weight: normal; vertical-align: top; }
td { padding-inline-start: 1.5em; }
.whole { overflow-wrap: normal; }
@media (prefers-color-scheme: dark) {
  body { background: #16181b; color: #ececec; }
  th, td { border-color: #4a4d52; }
}
</style>
</head>
<body>
<main>
<% for (const block of it.blocks) { %>
<% if (block.kind === 'table') { %>
<table>
<% for (const row of block.rows) { %>
<tr><th scope="row"<% if (row.label.isWhole) { %> class="whole"<% } %>><% for (const { text, isName } of row.label.text) { %><% if (isName) { %><bdi><%= text %></bdi><% } else { %><%= text %><% } %><% } %></th><td<% if (row.value.isWhole) { %> class="whole"<% } %>><% for (const { text, isName } of row.value.text) { %><% if (isName) { %><bdi><%= text %></bdi><% } else { %><%= text %><% } %><% } %></td></tr>
<% } %>
</table>
<% } else { %>
<p><% block.lines.forEach((line, nth) => { %><% if (nth > 0) { %><br>
<% } %><% for (const { text, isName } of line) { %><% if (isName) { %><bdi><%= text %></bdi><% } else { %><%= text %><% } %><% } %><% }) %></p>
<% } %>
<% } %>
</main>
</body>
</html>
`;

const eta = new Eta({ autoEscape: true, autoTrim: [false, 'nl'] });
const render = eta.compile(page);

/**
 * The letter as a page: its text with the lines of facts as small tables. Made from the text alone, so that what the
 * freelancer edited is what goes out. `names` are those to keep apart from the direction of the text.
 */
export function renderHtml(
  { subject, body }: Letter,
  { language, names = [] }: { readonly language: Language; readonly names?: readonly string[] },
): string {
  const known = names.map(oneLine).filter((name) => name !== '');
  const blocks = body
    .replace(/\r\n?/gu, '\n')
    .split(/\n\s*\n/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => blockOf(paragraph.trim().split('\n'), known));
  return eta.render(render, { language, subject: oneLine(subject), blocks });
}

/** A line of a fact: a label, a colon, and a value that is no sentence. */
const factLine = /^(.+?)\s?(?::\s+|：\s*)(\S.*)$/u;
const sentenceEnd = /[.?!。？！,;:]$/u;

function blockOf(lines: readonly string[], names: readonly string[]): Block {
  const rows = lines.flatMap((line) => {
    const [, label, value] = factLine.exec(line) ?? [];
    return label === undefined || value === undefined || sentenceEnd.test(value.trim())
      ? []
      : [{ label: cellOf(label, 12, names), value: cellOf(value, 16, names) }];
  });
  if (rows.length === lines.length) return { kind: 'table', rows };
  return { kind: 'text', lines: lines.map((line) => stretches(line, names)) };
}

function cellOf(text: string, longestWord: number, names: readonly string[]): Cell {
  const isWhole = text.split(' ').every((part) => part.length <= longestWord);
  return { text: stretches(text, names), isWhole };
}

function stretches(line: string, names: readonly string[]): Stretch[] {
  const [name, ...others] = names;
  if (name === undefined) return asDirected(line);
  return line.split(name).flatMap((part, nth) => {
    const around = stretches(part, others);
    return nth === 0 ? around : [{ text: name, isName: true }, ...around];
  });
}

/** What is written from right to left, with the signs and figures inside it. */
const fromRight =
  /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\s\p{N}\p{P}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*)/u;

/** Kept apart, so that it turns neither the words after it nor a figure beside it. */
function asDirected(text: string): Stretch[] {
  return text
    .split(fromRight)
    .map((part, nth) => ({ text: part, isName: nth % 2 === 1 }))
    .filter((part) => part.text !== '');
}
