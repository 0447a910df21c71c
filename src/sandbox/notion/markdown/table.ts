import type { Draft } from '../block-content.js';
import type { RichText } from '../rich-text.js';
import { readInline } from './inline.js';

/** A table from its lines, written with tags or with bars. */
export function readTable(lines: readonly string[], attributes = ''): Draft {
  const isBarred = lines[0]?.startsWith('|') ?? false;
  const rows = isBarred ? barred(lines) : tagged(lines.join('\n'));
  const width = Math.max(1, ...rows.map((row) => row.length));
  const children = rows.map((row) => ({
    type: 'table_row',
    content: { cells: Array.from({ length: width }, (_, index) => row[index] ?? []) },
    children: [],
  }));
  const content = {
    table_width: width,
    has_column_header: isBarred || /header-row="true"/.test(attributes),
    has_row_header: /header-column="true"/.test(attributes),
  };
  return { type: 'table', content, children };
}

function tagged(text: string): RichText[][][] {
  return [...text.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => readInline(cell.trim())),
  );
}

function barred(lines: readonly string[]): RichText[][][] {
  return lines
    .filter((line) => !/^\|[\s:|-]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => readInline(cell.trim())),
    );
}
