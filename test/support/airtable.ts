import nock from 'nock';
import { type AirtableOptions, openAirtable } from '../../src/tracker/airtable/index.js';
import { bind } from '../../src/tracker/bind.js';
import type { CallKind } from '../../src/tracker/errors.js';
import { TrackerError } from '../../src/tracker/errors.js';
import type { Pack } from '../../src/tracker/model.js';
import type { Binding, ChangePage, Tracker } from '../../src/tracker/port.js';
import { type FakeClock, fakeClock } from './fake-clock.js';
import { standingOf } from './standing.js';

export const token = 'patTest.secret';

export function airtableWire(): nock.Scope {
  return nock('https://api.airtable.com', { reqheaders: { authorization: `Bearer ${token}` } });
}

export type Bench = { tracker: Tracker; clock: FakeClock; spent: CallKind[]; made: string[] };

type BenchOptions = Partial<Omit<AirtableOptions, 'baseId'>> & { readonly base?: 'none' };

/** A tracker on base `app1` (or none yet) with a virtual clock, and a count of its calls. */
export function openBench({ base, ...options }: BenchOptions = {}): Bench {
  const clock = fakeClock('2026-11-23T09:00:00.000Z');
  const spent: CallKind[] = [];
  const made: string[] = [];
  const tracker = openAirtable({
    token,
    ...(base === 'none' ? {} : { baseId: 'app1' }),
    clock,
    meter: {
      spend: async (kind) => {
        spent.push(kind);
      },
    },
    onBaseMade: (id) => made.push(id),
    ...options,
  });
  return { tracker, clock, spent, made };
}

/** The binding of a tracker in which the chosen packs stand; ids are made of the keys. */
export function bindingOf(packs: readonly Pack[] = []): Binding {
  const { binding } = bind(standingOf(packs), null, packs);
  if (!binding) throw new Error('nothing stands');
  return binding;
}

/** The same binding with these tables only. */
export function onlyTables(binding: Binding, ...tables: (keyof Binding['tables'])[]): Binding {
  return { ...binding, tables: Object.fromEntries(tables.map((table) => [table, binding.tables[table]])) };
}

export async function pagesOf(pages: AsyncIterable<ChangePage>): Promise<ChangePage[]> {
  const all: ChangePage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** What a promise is refused with, when it is a TrackerError. */
export async function failureOf(promise: Promise<unknown>): Promise<TrackerError> {
  const failure = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof TrackerError) return failure;
  throw new Error(`expected a TrackerError, got ${String(failure)}`);
}
