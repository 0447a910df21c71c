import { bind } from '../../src/tracker/bind.js';
import type { MirrorRow } from '../../src/tracker/mirror.js';
import { packs, type TableKey } from '../../src/tracker/model.js';
import type { Binding, RawCell } from '../../src/tracker/port.js';
import { standingOf } from './standing.js';

/** A row as read, made in the order of calls when no time is said. */
export function mirrorRow(
  table: TableKey,
  id: string,
  cells: Readonly<Record<string, RawCell>>,
  createdAt = '2026-01-01T00:00:00.000Z',
): MirrorRow {
  return { table, id, createdAt, cells };
}

/** Everything of the model bound to a tracker that stands whole. */
export function fullBinding(): Binding {
  const { binding } = bind(standingOf(), null, packs);
  if (!binding) throw new Error('the standing tracker binds');
  return binding;
}
