import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { systemClock } from '../../workers/system-clock.js';
import { type Config, loadConfig, secretsOf } from '../config.js';
import { createLog, type Log } from '../log.js';
import { openMail } from '../messages/mail/index.js';
import { type CalendarFeed, createCalendarFeed } from '../service/calendar-feed.js';
import { type ClientPages, createClientPages } from '../service/client-pages.js';
import { holidays } from '../service/holidays.js';
import type { MailOut } from '../service/mail.js';
import { type OpenAccount, openAccount } from '../service/open.js';
import type { ProvisionOptions } from '../service/provision.js';
import type { LinkStore, Store } from '../store/port.js';
import { openSqliteStore } from '../store/sqlite.js';
import { openSqliteLinks } from '../store/sqlite-links.js';
import { newPace } from '../tracker/index.js';
import type { Pack } from '../tracker/model.js';
import type { Clock, Pace } from '../tracker/pacing.js';
import { createOutput, type Output } from './output.js';

/** The one account of the embedded run mode. */
export const localAccount = 'local';

/** Everything a command needs to work on the configured tracker. */
export type Session = OpenAccount &
  AsyncDisposable & {
    readonly config: Config;
    readonly store: Store;
    /** Shared by everything here that talks to the tracker. */
    readonly pace: Pace;
    readonly out: Output;
    readonly log: Log;
    /** A local Airtable, where another `now` may be played through. */
    readonly sandboxed: boolean;
    now(): Temporal.Instant;
  };

export type SessionOptions = {
  readonly json: boolean;
  /** In place of the environment's. */
  readonly config?: Config;
  /** In place of the real time. */
  readonly now?: () => Temporal.Instant;
};

/**
 * Opens the store in the data folder and the tracker behind it.
 *
 * @throws ConfigError, StoreError, TrackerError
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const config = options.config ?? loadConfig();
  const now = options.now ?? (() => Temporal.Now.instant());
  const clock: Clock = { ...systemClock, now: () => now().epochMilliseconds };
  const out = createOutput(options.json, process.stdout, process.stderr);
  const log = createLog({
    level: config.logLevel,
    secrets: secretsOf(config),
    destination: process.stderr,
  });
  const pace = newPace(config.tracker.backend, clock);
  const store = openSqliteStore(join(config.dataDir, 'short-accounts.sqlite'));
  const links = openLinks(config);
  const opened = await openAccount({
    config: config.tracker,
    monthlyCalls: config.monthlyCalls,
    store,
    id: localAccount,
    installation: config.installation,
    holidays,
    mail: mailOut(config),
    pages: links && { ...links, newSecret },
    clock,
    pace,
    log,
  }).catch(async (error: unknown) => {
    await store.close();
    await links?.links.close();
    throw error;
  });
  return {
    ...opened,
    pace,
    config,
    store,
    out,
    log,
    sandboxed: config.tracker.endpointUrl.startsWith('http:'),
    now,
    async [Symbol.asyncDispose]() {
      await opened.tracker.close();
      await store.close();
      await links?.links.close();
    },
  };
}

/** What links open: client pages and the freelancer's calendar; null: they are shown nowhere. */
export function pagesOf({
  deps,
  store,
  now,
}: Session): { readonly pages: ClientPages; readonly calendar: CalendarFeed } | null {
  if (!deps.pages) return null;
  const shown = { links: deps.pages.links, accountOf: (id: string) => store.account(id), holidays, now };
  return { pages: createClientPages(shown), calendar: createCalendarFeed(shown) };
}

/** The links to client pages, where these are shown at all. */
export function openLinks({ publicUrl, dataDir }: Config): { publicUrl: string; links: LinkStore } | null {
  return publicUrl === undefined
    ? null
    : { publicUrl, links: openSqliteLinks(join(dataDir, 'client-links.sqlite')) };
}

/** 32 random bytes. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** How the configured mail leaves; null: none is configured. */
export function mailOut({ smtpUrl, mailPerHour }: Config): MailOut | null {
  return smtpUrl === undefined ? null : { transport: openMail(smtpUrl), perHour: mailPerHour };
}

/** What a tracker made here is called, and what its Settings begin with. The currency is nobody's to guess. */
export function provisionOptions(session: Session, packs: readonly Pack[]): ProvisionOptions {
  const now = session.now();
  const zone = Temporal.Now.timeZoneId();
  return {
    packs,
    name: 'Short Accounts',
    now: now.toString({ fractionalSecondDigits: 3 }),
    firstRow: {
      businessName: 'My business',
      timeZone: zone,
      defaultTerms: 'Net 30',
      chaseFrom: now.toZonedDateTimeISO(zone).toPlainDate().toString(),
    },
  };
}
