import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { fileTransport } from '../../src/messages/mail/file.js';
import { type CellValue, type TableKey, tableKeys, tableSpec } from '../../src/tracker/model.js';
import { drawFrom } from './draw.js';
import { House, type HouseOptions, installationFor } from './house.js';
import { letterStories } from './letter-stories.js';
import { markedClients } from './marks.js';
import { pagePlace } from './pages.js';
import { ownerOf, randomTracker, type Story } from './random-tracker.js';

/** A real tracker in which each client lives through one story, with marks in every cell. */
export type MarkedHouse = {
  readonly house: House;
  readonly place: ReturnType<typeof pagePlace>['place'];
  readonly secrets: readonly string[];
  /** Where letters are laid down, one file each. */
  readonly mailFolder: string;
  /** Whose row has that id in the tracker: a client's letter, or S. */
  ownerOfRow(id: string): string;
  /** Every id of a row that was typed in. */
  readonly rowIds: readonly string[];
  /** The letters of a client's story are approved on its day, and leave. */
  live(): Promise<void>;
  close(): Promise<void>;
};

/** One for each story. */
const clients = markedClients.slice(0, letterStories.length);

/** The story of each client, told with their own rows. */
const stories: Readonly<Record<string, Story>> = Object.fromEntries(
  letterStories.map(({ story }, nth) => {
    const owner = clients[nth] ?? '?';
    const { settings: _shared, ...own } = story;
    return [
      owner,
      JSON.parse(
        JSON.stringify(own)
          .replaceAll(/\bA-(?=[a-z]+-\d)/gu, `${owner}-`)
          .replaceAll('zq1A1', `zq1${owner}1`),
      ) as Story,
    ];
  }),
);

/** In Settings, what every story needs. */
const shared: Story = {
  settings: [
    {
      ...{ chaseFrom: '2026-11-01', timeZone: 'Europe/Berlin', currency: 'EUR', clientReport: 'monthly' },
      ...{
        remindFrom: null,
        paymentsFreshFor: null,
        quietHours: null,
        workingDays: null,
        greetingDays: null,
      },
      ...{ digest: 'none' },
    },
  ],
};

export async function markedHouse(seed: number): Promise<MarkedHouse> {
  const mailFolder = mkdtempSync(join(tmpdir(), 'letters-'));
  const { place, secrets } = pagePlace();
  const options: HouseOptions = {
    now: '2026-11-18T08:00:00Z',
    mail: { transport: fileTransport(mailFolder), perHour: 1_000 },
    pages: place,
  };
  const house = await House.open(options);
  await house.crash({ ...options, installation: installationFor(house.dir) });
  await house.apply();
  await house.round();
  const ids = await furnish(house, seed);
  const owners = new Map([...ids].map(([name, id]) => [id, ownerOf(name)]));
  const days = [...new Set(letterStories.map(({ on }) => on))].sort();
  return {
    ...{ house, place, secrets, mailFolder },
    rowIds: [...ids.values()],
    ownerOfRow: (id) => owners.get(id) ?? '?',
    async live() {
      for (const day of days) {
        await house.advance(house.now.until(Temporal.Instant.from(`${day}T08:00:00Z`)));
        await house.round();
        await approve(day);
        await house.advance({ hours: 1 });
        await house.round();
      }
    },
    async close() {
      await house.close();
      rmSync(mailFolder, { recursive: true });
    },
  };

  async function approve(day: string): Promise<void> {
    const { account } = await house.service();
    const waiting = (await account.rows('messages')).filter(({ cells }) => {
      const owner = owners.get(String((cells['client'] as readonly string[] | undefined)?.[0] ?? ''));
      const own = letterStories[markedClients.indexOf(owner ?? '?')];
      return cells['state'] === 'waiting' && own?.on === day && own.kind === cells['kind'];
    });
    await house.edit(
      ...waiting.map(({ id }) => ({ table: 'messages' as const, id, cells: { decision: 'approve' } })),
    );
  }
}

/** Types a random tracker in, links last. @returns ids in the tracker by those of the random rows. */
async function furnish(house: House, seed: number): Promise<ReadonlyMap<string, string>> {
  const tables = randomTracker(drawFrom(seed), clients, {
    on: '2026-11-18',
    stories: { ...stories, S: shared },
  });
  const { account } = await house.service();
  const [first] = await account.rows('settings');
  if (!first) throw new Error('provisioning makes a row in Settings');
  const ids = new Map<string, string>();
  const isLink = (table: TableKey, field: string) => tableSpec(table).fields[field]?.type === 'link';
  for (const table of tableKeys) {
    const rows = tables[table] ?? [];
    const made = await house.edit(
      ...rows.map(({ cells }) => ({
        table,
        ...(table === 'settings' ? { id: first.id } : {}),
        cells: Object.fromEntries(Object.entries(cells).filter(([field]) => !isLink(table, field))) as Record<
          string,
          CellValue
        >,
      })),
    );
    for (const [nth, { id }] of rows.entries()) ids.set(id, made[nth] ?? '?');
  }
  const real = (text: string) => text.replaceAll(/[A-Z]-[a-zA-Z]+-\d/gu, (name) => ids.get(name) ?? name);
  for (const table of tableKeys) {
    const edits = (tables[table] ?? []).flatMap(({ id, cells }) => {
      const linked: Record<string, CellValue> = {};
      for (const [field, value] of Object.entries(cells) as [string, CellValue][]) {
        if (Array.isArray(value) && isLink(table, field)) linked[field] = value.map(real);
        else if (field === 'key' && typeof value === 'string') linked[field] = real(value);
      }
      return Object.keys(linked).length === 0 ? [] : [{ table, id: ids.get(id) ?? '?', cells: linked }];
    });
    if (edits.length > 0) await house.edit(...edits);
  }
  return ids;
}
