import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { Temporal } from 'temporal-polyfill';
import { openMail } from '../../src/messages/mail/index.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import type { CaughtMail } from '../../src/sandbox/mail/catcher.js';
import { Secret } from '../../src/secret.js';
import { holidays } from '../../src/service/holidays.js';
import type { Installation } from '../../src/service/keeper.js';
import type { MailOut } from '../../src/service/mail.js';
import { type OpenAccount, openAccount } from '../../src/service/open.js';
import type { PagePlace } from '../../src/service/page-links.js';
import { type Provisioned, provision } from '../../src/service/provision.js';
import type { RoundReport } from '../../src/service/report.js';
import { type RoundOptions, runRound } from '../../src/service/round.js';
import type { Store } from '../../src/store/port.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import type { CallKind } from '../../src/tracker/errors.js';
import {
  packs as allPacks,
  type CellValue,
  fieldSpec,
  type Pack,
  type TableKey,
} from '../../src/tracker/model.js';
import type { Pace } from '../../src/tracker/pacing.js';
import type { Backend, Binding, CallMeter } from '../../src/tracker/port.js';

/** A row to type into the tracker, in the model's words: option keys, ids of linked rows. */
export type Edit = {
  readonly table: TableKey;
  readonly id?: string;
  readonly cells?: Readonly<Record<string, CellValue>>;
  readonly delete?: true;
  /** Put the value there as it is, as a column holds it whose type was changed. */
  readonly force?: true;
};

export type HouseOptions = {
  /** Airtable unless told otherwise. */
  readonly backend?: Backend;
  readonly now?: string;
  readonly token?: string;
  readonly installation?: Installation;
  /** Called before each API call; what it throws ends the process, as a kill would. */
  readonly onCall?: (nth: number, kind: CallKind) => void | Promise<void>;
  readonly monthlyCalls?: number;
  /** Nothing is sent unless given. */
  readonly mail?: MailOut | 'caught';
  /** Client pages are shown nowhere unless given. */
  readonly pages?: Omit<PagePlace, 'account'>;
  /** A base that stands already; without it one is made. */
  readonly baseId?: string;
};

const noPace: Pace = { run: (call) => call(), pause: () => {} };
const workspaceId = 'wspSandbox0000000';
const tokens = { airtable: 'patSandbox.token', notion: 'ntn_sandbox' } as const;

/**
 * The whole service over the local Airtable: a store in a file, the real adapter over HTTP, and a person who edits.
 * Time stands still unless moved. Limits are off, so that nothing waits.
 */
export class House {
  readonly url: string;
  readonly backend: Backend;
  readonly dir: string;
  now: Temporal.Instant;
  /** Where the sandbox catches mail. */
  readonly smtpUrl: string;
  readonly #stop: () => Promise<void>;
  #opened: (OpenAccount & { store: Store }) | null = null;
  #options: HouseOptions;

  private constructor(sandbox: Sandbox, options: HouseOptions) {
    this.url = sandbox.url;
    this.smtpUrl = sandbox.smtpUrl;
    this.backend = options.backend ?? 'airtable';
    this.dir = mkdtempSync(join(tmpdir(), 'house-'));
    this.now = Temporal.Instant.from(options.now ?? '2026-05-12T08:00:00Z');
    this.#stop = () => sandbox.close();
    this.#options = options;
  }

  static async open(options: HouseOptions = {}): Promise<House> {
    const now = options.now ?? '2026-05-12T08:00:00Z';
    const sandbox = await startSandbox({ limits: false, now });
    return new House(sandbox, options);
  }

  /** A house with its tracker made. */
  static async furnished(packs: readonly Pack[] = allPacks, options: HouseOptions = {}): Promise<House> {
    const house = await House.open(options);
    await house.apply(packs);
    return house;
  }

  /** The service as a new process finds it: nothing but the store and the tracker. */
  async service(): Promise<OpenAccount & { store: Store }> {
    if (this.#opened) return this.#opened;
    const store = openSqliteStore(join(this.dir, 'short-accounts.sqlite'));
    const token = new Secret(this.#options.token ?? tokens[this.backend]);
    const opened = await openAccount({
      config: { backend: this.backend, token, ...(await this.#place()), endpointUrl: this.url },
      monthlyCalls: this.#options.monthlyCalls ?? 1_000_000,
      store,
      id: 'local',
      installation: this.#options.installation ?? { id: 'abc123def456', label: 'laptop' },
      holidays,
      mail: this.#mail(),
      pages: this.#options.pages ?? null,
      clock: { now: () => this.now.epochMilliseconds, sleep: async () => {} },
      pace: noPace,
      log: pino({ level: 'silent' }),
    });
    const { onCall } = this.#options;
    if (onCall) watch(opened.quota, onCall);
    this.#opened = { ...opened, store };
    return this.#opened;
  }

  #mail(): MailOut | null {
    const { mail = null } = this.#options;
    return mail === 'caught' ? { transport: openMail(new Secret(this.smtpUrl)), perHour: 60 } : mail;
  }

  /** Mail the sandbox has caught, oldest first. */
  async caught(): Promise<readonly CaughtMail[]> {
    const answer = await fetch(`${this.url}/_sandbox/mail`);
    return ((await answer.json()) as { mails: CaughtMail[] }).mails;
  }

  async #place(): Promise<{ workspaceId?: string; container?: string }> {
    if (this.#options.baseId !== undefined) return { container: this.#options.baseId };
    if (this.backend === 'airtable') return { workspaceId };
    return { container: (await this.#info()).notion.rootPageId };
  }

  async #info(): Promise<Info> {
    return (await (await fetch(`${this.url}/_sandbox/info`)).json()) as Info;
  }

  /** Ends the process without a word; the store stays. */
  async crash(options: HouseOptions = this.#options): Promise<void> {
    await this.#opened?.store.close();
    this.#opened = null;
    this.#options = options;
  }

  /** Loses what the service remembers. */
  async loseStore(): Promise<void> {
    await this.crash();
    rmSync(join(this.dir, 'short-accounts.sqlite'), { force: true });
  }

  async apply(packs: readonly Pack[] = allPacks): Promise<Provisioned> {
    const { tracker, account } = await this.service();
    return provision(tracker, account, {
      packs,
      name: 'Short Accounts',
      now: this.now.toString({ fractionalSecondDigits: 3 }),
      firstRow: {
        businessName: 'Studio',
        timeZone: 'Europe/Berlin',
        currency: 'EUR',
        defaultTerms: 'Net 30',
        chaseFrom: '2026-01-01',
      },
    });
  }

  async round(options: Partial<RoundOptions> = {}): Promise<RoundReport> {
    const { deps } = await this.service();
    return runRound(deps, { now: this.now, ...options });
  }

  /** Moves time on, here and in the sandbox. */
  async advance(duration: Temporal.DurationLike): Promise<void> {
    this.now = this.now.add(duration);
    await this.control('clock', { now: this.now.toString() });
  }

  /** A person types. @returns the ids of the rows, in the order of the edits. */
  async edit(...edits: readonly Edit[]): Promise<string[]> {
    const binding = await this.binding();
    const native = this.backend === 'airtable' ? nativeEdit : notionEdit;
    const answer = await this.control('edit', { edits: edits.map((edit) => native(binding, edit)) });
    const { records, pages } = answer as { records?: { id: string }[]; pages?: { id: string }[] };
    return (records ?? pages ?? []).map(({ id }) => id);
  }

  async binding(): Promise<Binding> {
    const { account } = await this.service();
    const { binding } = await account.state();
    if (!binding) throw new Error('the tracker is not made yet');
    return binding;
  }

  tableId(binding: Binding, table: TableKey): string {
    return bound(binding, table).id;
  }

  /** A row's cells in the model's words, as the mirror holds them. */
  async row(table: TableKey, id: string): Promise<Readonly<Record<string, unknown>>> {
    const { account } = await this.service();
    const found = (await account.rows(table)).find((row) => row.id === id);
    if (!found) throw new Error(`no row ${id} in ${table}`);
    return found.cells;
  }

  /** Calls the sandbox counted so far. */
  async calls(): Promise<number> {
    const answer = await fetch(`${this.url}/_sandbox/requests`);
    return ((await answer.json()) as { counters: Record<Backend, number> }).counters[this.backend];
  }

  /** What stands in the base, told by names, so that two bases can be compared. */
  async picture(): Promise<unknown> {
    if (this.backend === 'notion') return this.#notionPicture();
    const { bases } = (await this.#api('/v0/meta/bases')) as { bases: { id: string; name: string }[] };
    const pictures = [];
    for (const { id, name } of bases) pictures.push({ name, tables: await this.#tables(id) });
    return pictures;
  }

  async #tables(baseId: string): Promise<unknown[]> {
    const { tables } = (await this.#api(`/v0/meta/bases/${baseId}/tables`)) as {
      tables: { id: string; name: string; fields: { name: string; type: string }[] }[];
    };
    const pictures = [];
    for (const { id, name, fields } of tables) {
      const { records } = (await this.#api(`/v0/${baseId}/${id}`)) as {
        records: { fields: Record<string, unknown> }[];
      };
      pictures.push({
        name,
        fields: fields.map((field) => `${field.name}: ${field.type}`).sort(),
        records: records.map((record) => withoutIds(record.fields)).sort(),
      });
    }
    return pictures;
  }

  async #notionPicture(): Promise<unknown> {
    const pictures = [];
    for (const { id, name } of (await this.#info()).notion.dataSources) {
      const { properties } = (await this.#api(`/v1/data_sources/${id}`)) as {
        properties: Record<string, { type: string }>;
      };
      const { results } = (await this.#api(`/v1/data_sources/${id}/query`, {})) as {
        results: { properties: Record<string, { type: string } & Record<string, unknown>> }[];
      };
      const cells = results.map(({ properties: of }) =>
        withoutIds(Object.fromEntries(Object.entries(of).map(([key, value]) => [key, shown(value)]))),
      );
      const fields = Object.entries(properties).map(([key, { type }]) => `${key}: ${type}`);
      pictures.push({
        name,
        fields: fields.sort(),
        records: cells.sort(),
        views: await this.#notionViews(id),
      });
    }
    return pictures;
  }

  /** Every view of a table with its name and type, those in its dashboard among them. */
  async #notionViews(dataSourceId: string): Promise<string[]> {
    const { results } = (await this.#api(`/v1/views?data_source_id=${dataSourceId}`)) as {
      results: { id: string }[];
    };
    const views = [];
    for (const { id } of results) {
      const { name, type } = (await this.#api(`/v1/views/${id}`)) as { name: string; type: string };
      views.push(`${name}: ${type}`);
    }
    return views.sort();
  }

  async #api(path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.url}${path}`, {
      headers: {
        authorization: `Bearer ${tokens[this.backend]}`,
        'notion-version': '2026-03-11',
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** A control endpoint of the sandbox. */
  async control(name: string, body: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/_sandbox/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async close(): Promise<void> {
    await this.crash();
    await this.#stop();
    rmSync(this.dir, { recursive: true });
  }
}

/** As the program names itself for a data folder, so that the house and it are one installation. */
export function installationFor(dataDir: string): Installation {
  const label = hostname();
  const id = createHash('sha256').update(`${label}\n${dataDir}`).digest('hex').slice(0, 12);
  return { id, label };
}

function watch(meter: CallMeter, onCall: NonNullable<HouseOptions['onCall']>): void {
  const spend = meter.spend.bind(meter);
  let nth = 0;
  meter.spend = async (kind) => {
    nth += 1;
    await onCall(nth, kind);
    await spend(kind);
  };
}

function bound(binding: Binding, table: TableKey) {
  const found = binding.tables[table];
  if (!found) throw new Error(`there is no table ${table}`);
  return found;
}

function nativeEdit(binding: Binding, edit: Edit) {
  const { id: tableId, fields } = bound(binding, edit.table);
  const cells = Object.entries(edit.cells ?? {}).map(([key, value]) => {
    const field = fields[key];
    if (!field) throw new Error(`there is no column ${edit.table}.${key}`);
    const name = (option: string) => field.options?.[option]?.name ?? option;
    const native = field.options
      ? Array.isArray(value)
        ? value.map(name)
        : value && name(String(value))
      : value;
    return [field.id, native];
  });
  return {
    baseId: binding.container,
    tableId,
    recordId: edit.id ?? null,
    fields: Object.fromEntries(cells),
    ...(edit.delete ? { delete: true } : {}),
    ...(edit.force ? { force: true } : {}),
  };
}

function notionEdit(binding: Binding, edit: Edit) {
  const { id: dataSourceId, fields } = bound(binding, edit.table);
  const properties = Object.entries(edit.cells ?? {}).map(([key, value]) => {
    const field = fields[key];
    if (!field) throw new Error(`there is no column ${edit.table}.${key}`);
    const name = (option: string) => field.options?.[option]?.name ?? option;
    const isLink = fieldSpec(edit.table, key)?.type === 'link';
    const list = Array.isArray(value) ? (value as readonly string[]) : null;
    const links = { relation: (list ?? []).map((id) => ({ id })) };
    const typed = list ? list.map(name) : field.options && value !== null ? name(String(value)) : value;
    return [field.id, isLink ? links : typed];
  });
  return {
    dataSourceId,
    pageId: edit.id ?? null,
    properties: Object.fromEntries(properties),
    ...(edit.delete ? { delete: true } : {}),
  };
}

/** A property without what differs from run to run. */
function shown(value: { type: string } & Record<string, unknown>): unknown {
  const native = value[value.type];
  return Array.isArray(native) ? native.map(textOf) : textOf(native);
}

function textOf(native: unknown): unknown {
  if (typeof native !== 'object' || native === null) return native;
  const { plain_text: text, name, start, id } = native as Record<string, unknown>;
  return text ?? name ?? start ?? (id === undefined ? native : 'id');
}

type Info = {
  readonly notion: {
    readonly rootPageId: string;
    readonly dataSources: readonly { readonly id: string; readonly name: string }[];
  };
};

/** Ids of rows and the count of calls differ from run to run; everything else has to be the same. */
function withoutIds({
  'Calls used this month': _calls,
  ...fields
}: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(fields, Object.keys(fields).sort()).replace(
    /rec[A-Za-z0-9]{14}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    'id',
  );
}
