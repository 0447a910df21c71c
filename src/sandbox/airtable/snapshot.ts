import type { Base, Row, Table, Token, World } from './state.js';

type SavedTable = Omit<Table, 'rows'> & { readonly rows: Row[] };
type SavedBase = Omit<Base, 'tables'> & { readonly tables: SavedTable[] };

/** What a file keeps of the local Airtable. */
export type Snapshot = { readonly bases: SavedBase[]; readonly tokens: [string, Token][] };

export function takeSnapshot(world: World): Snapshot {
  const bases = [...world.bases.values()].map((base) => ({
    ...base,
    tables: base.tables.map((table) => ({ ...table, rows: [...table.rows.values()] })),
  }));
  return { bases, tokens: [...world.tokens] };
}

export function restore(world: World, snapshot: Snapshot): void {
  for (const base of snapshot.bases) {
    const tables = base.tables.map((table) => ({
      ...table,
      rows: new Map(table.rows.map((row) => [row.id, row])),
    }));
    world.bases.set(base.id, { ...base, tables });
  }
  for (const [text, token] of snapshot.tokens) world.tokens.set(text, token);
}
