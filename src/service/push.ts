import type { AccountState, AccountStore, Effect, WrittenCell } from '../store/port.js';
import { fieldSpec, tableSpec } from '../tracker/model.js';
import type { Binding, RowWrite, Tracker, WriteOutcome } from '../tracker/port.js';
import { type Fault, rowName, type Snapshot } from '../tracker/snapshot.js';
import { rememberedCells } from './page-link.js';

export type Pushed = {
  readonly written: number;
  readonly faults: readonly Fault[];
  readonly refused: AccountState['refused'];
};

/**
 * Writes, and remembers: what is about to be written before the tracker is asked, what it took afterwards. A row the
 * tracker refuses is named and not sent again that day unless other cells are due.
 */
export async function push(
  tracker: Tracker,
  account: AccountStore,
  binding: Binding,
  snapshot: Snapshot,
  writes: readonly RowWrite[],
  context: { readonly now: string; readonly today: string; readonly refused: AccountState['refused'] },
): Promise<Pushed> {
  const current = await withoutOvertaken(account, snapshot, writes);
  const due = current.filter((write) => {
    const before = context.refused[rowKey(write)];
    return !(before && before.on === context.today && before.cells === remembered(write));
  });
  if (due.length === 0) return { written: 0, faults: [], refused: context.refused };
  await account.intendWrites(due.flatMap(intended));
  const outcomes = await tracker.write(binding, due);
  const taken = outcomes.filter((outcome) => outcome.ok);
  await account.confirmWrites(
    taken.map(({ write, id, created, stored }) => ({
      table: write.table,
      id,
      cells: rememberedCells(write.table, write.cells),
      ...(stored === undefined ? {} : { stored: rememberedCells(write.table, stored) }),
      ...(created ? { created: context.now } : {}),
    })),
  );
  await rememberMessages(account, taken);

  const refused = { ...context.refused };
  const faults: Fault[] = [];
  for (const outcome of outcomes) {
    const key = rowKey(outcome.write);
    if (outcome.ok) {
      delete refused[key];
      continue;
    }
    refused[key] = { on: context.today, cells: remembered(outcome.write) };
    faults.push(refusalFault(snapshot, outcome));
  }
  return { written: taken.length, faults, refused };
}

/**
 * Without what a slower worker would say of messages that meanwhile leave or have left by another one: were the store
 * lost then, the tracker would know nothing of it, and they would leave again.
 */
async function withoutOvertaken(
  account: AccountStore,
  { tables }: Snapshot,
  writes: readonly RowWrite[],
): Promise<readonly RowWrite[]> {
  const says = (write: RowWrite) => write.table === 'messages' && write.cells['state'] !== undefined;
  if (!writes.some(says)) return writes;
  const effects = new Map((await account.effects()).map((effect) => [effect.key, effect.state]));
  return writes.filter((write) => {
    const key = write.key ?? tables.messages.get(write.id ?? '')?.cells.key ?? '';
    const state = effects.get(key);
    const isSettled = state === 'sending' || state === 'sent' || state === 'failed' || state === 'unknown';
    return !says(write) || !isSettled || write.cells['state'] === state;
  });
}

/** A row of Messages just made gets its id into history: once it was there, its absence is the freelancer's will. */
async function rememberMessages(
  account: AccountStore,
  taken: readonly Extract<WriteOutcome, { ok: true }>[],
): Promise<void> {
  const ids = new Map(
    taken
      .filter(({ write }) => write.table === 'messages' && write.key)
      .map(({ write, id }) => [write.key, id]),
  );
  if (ids.size === 0) return;
  const made: Effect[] = (await account.effects())
    .filter((effect) => ids.has(effect.key) && effect.messageId === null)
    .map((effect) => ({ ...effect, messageId: ids.get(effect.key) ?? null }));
  if (made.length > 0) await account.putEffects(made);
}

function intended(write: RowWrite): WrittenCell[] {
  const { id } = write;
  if (id === null) return [];
  return Object.entries(rememberedCells(write.table, write.cells))
    .filter(([field]) => fieldSpec(write.table, field)?.class !== 'yours')
    .map(([field, pending]) => ({ table: write.table, id, field, value: null, pending }));
}

function refusalFault(snapshot: Snapshot, outcome: Extract<WriteOutcome, { ok: false }>): Fault {
  const { table, id, key } = outcome.write;
  const cells = (id === null ? outcome.write.cells : snapshot.tables[table].get(id)?.cells) ?? {};
  return {
    table: tableSpec(table).label,
    record: rowName(table, id ?? key ?? 'new row', cells as RowWrite['cells']),
    ...(id === null ? {} : { recordId: id }),
    ...(outcome.field === undefined
      ? {}
      : { field: fieldSpec(table, outcome.field)?.label ?? outcome.field }),
    problem: outcome.problem,
    remedy: outcome.remedy,
  };
}

function remembered(write: RowWrite): string {
  return JSON.stringify(rememberedCells(write.table, write.cells));
}

export function rowKey(write: Pick<RowWrite, 'table' | 'id' | 'key'>): string {
  return `${write.table}/${write.id ?? `new/${write.key}`}`;
}
