import type { AccountState, AccountStore, MirrorRow } from '../store/port.js';
import { bind, usable } from '../tracker/bind.js';
import { TrackerError } from '../tracker/errors.js';
import { packs } from '../tracker/model.js';
import type { Binding, ChangePage, Tracker } from '../tracker/port.js';
import { rememberedCells } from './page-link.js';

export type Pulled = {
  readonly binding: Binding;
  /** Rows named by the feed. */
  readonly read: number;
  /** Whether anything in the mirror is different now. */
  readonly changed: boolean;
  readonly gone: readonly MirrorRow[];
};

type Reading = {
  read: number;
  changed: boolean;
  gone: MirrorRow[];
  schemaChanged: boolean;
  scanned: boolean;
};

/** A complete reading each week finds what a feed may miss. */
const reconcileDays = 7;
const dayMs = 86_400_000;

/**
 * Brings the mirror up to the tracker: the feed since the cursor, or everything when there is none, when a week has
 * passed, or when columns came into use that were not read before.
 */
export async function pull(tracker: Tracker, account: AccountStore, now: string): Promise<Pulled> {
  const state = await account.state();
  const due = isOlder(state.scannedAt, now, reconcileDays);
  let binding = state.binding;
  const unsure = due || !tracker.tellsSchema;
  if (binding === null || (unsure && isOlder(state.schemaCheckedAt, now, 1))) {
    binding = await lookAtSchema(tracker, account, state, now);
  }
  // What the feed says comes first even when everything is read afterwards: so the feed itself lives on.
  const from = state.cursor;
  let reading = await readFeed(tracker, account, binding, from, now).catch(async (error: unknown) => {
    // The tracker refused what we asked for: most often a column or table that is gone since. Look, and ask again.
    if (!(error instanceof TrackerError) || (error.kind !== 'invalid' && error.kind !== 'not-found'))
      throw error;
    const again = await lookAtSchema(tracker, account, await account.state(), now);
    if (JSON.stringify(again) === JSON.stringify(binding)) throw error;
    binding = again;
    return readFeed(tracker, account, again, from, now);
  });
  if (due && from !== null && !reading.scanned) {
    reading = joined(reading, await readFeed(tracker, account, binding, null, now));
  }
  if (reading.schemaChanged) {
    const before = usable(binding);
    binding = await lookAtSchema(tracker, account, await account.state(), now);
    if (gained(before, usable(binding))) {
      reading = joined(reading, await readFeed(tracker, account, binding, null, now));
    }
    reading.changed = true;
  }
  await account.saveState({ readAt: now });
  return { binding, read: reading.read, changed: reading.changed, gone: reading.gone };
}

async function readFeed(
  tracker: Tracker,
  account: AccountStore,
  binding: Binding,
  from: string | null,
  now: string,
): Promise<Reading> {
  const reading: Reading = { read: 0, changed: false, gone: [], schemaChanged: false, scanned: false };
  for await (const page of tracker.changes(usable(binding), from)) {
    if (page.reading === 'scan' && !reading.scanned) {
      reading.scanned = true;
      await account.beginScan();
    }
    const { changed, gone } = await account.commitPage(withoutSecrets(page), now);
    reading.read += page.rows.length;
    reading.changed ||= changed.length > 0 || gone.length > 0;
    reading.gone.push(...gone);
    reading.schemaChanged ||= page.schemaChanged;
  }
  if (reading.scanned) await account.saveState({ scannedAt: now });
  return reading;
}

function isOlder(at: string | null, now: string, days: number): boolean {
  return at === null || Date.parse(now) - Date.parse(at) >= days * dayMs;
}

function joined(first: Reading, second: Reading): Reading {
  return {
    read: first.read + second.read,
    changed: first.changed || second.changed,
    gone: [...first.gone, ...second.gone],
    schemaChanged: first.schemaChanged || second.schemaChanged,
    scanned: first.scanned || second.scanned,
  };
}

/**
 * Reads the schema and binds it by the ids known. A store that knows none (new or lost) binds by name, so that a
 * tracker made earlier is found again without making anything.
 */
async function lookAtSchema(
  tracker: Tracker,
  account: AccountStore,
  state: AccountState,
  now: string,
): Promise<Binding> {
  const standing = await tracker.describe();
  const { binding } = bind(standing, state.binding, state.binding === null ? packs : []);
  if (!binding?.tables.clients || !binding.tables.invoices || !binding.tables.settings) {
    throw new TrackerError(
      'There is no tracker here yet: the tables Clients, Invoices and Settings are not found',
      {
        kind: 'not-found',
        advice: 'Run "short-accounts apply" first.',
      },
    );
  }
  await account.saveState({ binding, schemaCheckedAt: now });
  return binding;
}

function gained(before: Binding, after: Binding): boolean {
  return Object.entries(after.tables).some(([table, bound]) =>
    Object.keys(bound.fields).some(
      (field) => !before.tables[table as keyof Binding['tables']]?.fields[field],
    ),
  );
}

/** The link in a client's row opens their page to whoever knows it: the mirror keeps its hash alone. */
function withoutSecrets(page: ChangePage): ChangePage {
  const rows = page.rows.map((row) => ({ ...row, cells: rememberedCells(row.table, row.cells) }));
  return { ...page, rows };
}
