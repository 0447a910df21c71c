import type { AddressInfo } from 'node:net';
import { Limits } from './airtable/limits.js';
import { Iterators } from './airtable/list.js';
import { SEED, seedBases } from './airtable/seed.js';
import { restore, type Snapshot, takeSnapshot } from './airtable/snapshot.js';
import { ALL_SCOPES, type World } from './airtable/state.js';
import { Clock } from './clock.js';
import { Faults } from './faults.js';
import { MailCatcher } from './mail/catcher.js';
import {
  beginNotion,
  emptyNotion,
  NotionLimits,
  type NotionSnapshot,
  restoreNotion,
  seedNotionFrom,
  takeNotion,
} from './notion/index.js';
import { RequestLog } from './request-log.js';
import { sandboxServer } from './server.js';
import { StateFile } from './state-file.js';

export type { SeedBases } from './airtable/seed.js';

export type SandboxOptions = {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** Of the mail catcher; 0, the default, takes any free one. */
  readonly smtpPort?: number;
  /** Airtable's limits of the Free plan; on by default. */
  readonly limits?: boolean;
  /** ISO 8601: where the sandbox's own clock starts; it runs on from there. Default: now. */
  readonly now?: string;
  /** Keeps the state here, as JSON, and starts from it when it is there. */
  readonly file?: string;
  /** Bases to begin with, in the form of `SeedBases`, and pages under `notion`; checked, since it may come out of a file. */
  readonly seed?: unknown;
  /** API calls a calendar month (UTC), with limits on. */
  readonly monthlyQuota?: number;
  /** Fills it through its own APIs, before it answers at `port`: whoever asks there finds it full. These calls count for nothing. */
  readonly fill?: (sandbox: Pick<Sandbox, 'url' | 'smtpUrl'>) => Promise<void>;
};

export type Sandbox = {
  readonly url: string;
  readonly port: number;
  /** Where mail is caught. */
  readonly smtpUrl: string;
  close(): Promise<void>;
};

/** The Free plan's. Source: airtable.com/pricing. */
const FREE = { calls: 1000, records: 1000 };
const TOKEN = 'patSandbox.token';

/** A local Airtable and a local Notion on 127.0.0.1, for tests, demos and benchmarks. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const limited = options.limits ?? true;
  const clock = new Clock(options.now);
  const file = new StateFile(options.file, () => ({ ...takeSnapshot(world), notion: takeNotion(notion) }));
  const world: World = {
    clock,
    bases: new Map(),
    tokens: new Map(),
    recordCap: limited ? FREE.records : null,
    changed: () => file.changed(),
  };
  const notion = emptyNotion(clock, () => file.changed());
  const notionLimits = limited ? new NotionLimits(clock) : null;
  const limits = limited ? new Limits(clock, options.monthlyQuota ?? FREE.calls) : null;
  const faults = new Faults();
  const log = new RequestLog();
  const mail = new MailCatcher(clock);
  const smtpPort = await mail.listen(options.smtpPort ?? 0);

  function begin(): void {
    world.bases.clear();
    world.tokens.clear();
    world.tokens.set(TOKEN, { scopes: ALL_SCOPES, revoked: false });
    beginNotion(notion);
    if (options.seed) {
      if (!seedNotionFrom(notion, options.seed) || hasBases(options.seed)) {
        seedBases(world, SEED.parse(options.seed));
      }
    }
  }

  begin();
  const saved = file.read();
  if (saved !== null) {
    world.bases.clear();
    // The file is the sandbox's own; whoever edits it by hand does so at their own risk.
    const { notion: savedNotion, ...savedBases } = saved as Snapshot & { notion?: NotionSnapshot };
    restore(world, savedBases);
    if (savedNotion !== undefined) restoreNotion(notion, savedNotion);
  }

  function reset(): void {
    begin();
    faults.clear();
    log.forget();
    mail.forget();
    limits?.forget();
    notionLimits?.forget();
    if (options.now !== undefined) clock.set(options.now);
    world.changed();
  }

  const api = { world, limits, iterators: new Iterators() };
  const server = sandboxServer(
    { world, notion, limits, faults, log, mail: { catcher: mail, smtpPort }, reset },
    api,
    {
      world: notion,
      limits: notionLimits,
    },
  );
  const smtpUrl = `smtp://127.0.0.1:${smtpPort}`;

  async function open(wanted: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  async function shut(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  // A file kept from before has its bases already.
  if (options.fill && world.bases.size === 0) {
    await options.fill({ url: urlOf(await open(0)), smtpUrl });
    await shut();
    log.forget();
    limits?.forget();
    notionLimits?.forget();
  }
  const port = await open(options.port ?? 0);
  return {
    url: urlOf(port),
    port,
    smtpUrl,
    async close() {
      await mail.close();
      await shut();
      file.flush();
    },
  };
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function hasBases(seed: unknown): boolean {
  return typeof seed === 'object' && seed !== null && 'bases' in seed;
}
