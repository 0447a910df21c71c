import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { type Config, loadConfig } from '../../config.js';
import type { Sandbox } from '../../sandbox/index.js';
import { provision } from '../../service/provision.js';
import { packs } from '../../tracker/model.js';
import { describeStep } from '../../tracker/plan.js';
import type { Backend } from '../../tracker/port.js';
import { provisionOptions, type Session } from '../session.js';
import { placeRows } from './place.js';

/** A configuration for the local tracker, with a data folder that is gone when it is disposed of. */
export async function sandboxConfig(
  { url: sandboxUrl, smtpUrl }: Pick<Sandbox, 'url' | 'smtpUrl'>,
  backend: Backend,
): Promise<Disposable & { readonly config: Config }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'short-accounts-demo-'));
  const config = loadConfig({
    TRACKER: backend,
    ...(backend === 'airtable' ? airtableAccess(sandboxUrl) : await notionAccess(sandboxUrl)),
    DATA_DIR: dataDir,
    SMTP_URL: smtpUrl,
    LOG_LEVEL: 'warn',
  });
  return { config, [Symbol.dispose]: () => rmSync(dataDir, { recursive: true }) };
}

function airtableAccess(sandboxUrl: string) {
  return {
    AIRTABLE_TOKEN: 'patSandbox.token',
    AIRTABLE_WORKSPACE_ID: 'wspSandbox0000000',
    AIRTABLE_ENDPOINT_URL: sandboxUrl,
  };
}

async function notionAccess(sandboxUrl: string) {
  const answer = await fetch(`${sandboxUrl}/_sandbox/info`);
  const { notion } = (await answer.json()) as { notion: { rootPageId: string } };
  return {
    NOTION_TOKEN: 'ntn_sandbox',
    NOTION_PARENT_PAGE_ID: notion.rootPageId,
    NOTION_BASE_URL: sandboxUrl,
  };
}

/** A time that begins at `now` and runs on: calls are paced by it. */
export function runningFrom(now: Temporal.Instant): () => Temporal.Instant {
  const started = Temporal.Now.instant();
  return () => now.add(Temporal.Now.instant().since(started));
}

/** Makes a tracker with all packs on the local Airtable or Notion and puts the year up to `now` into it. */
export async function furnish(
  session: Session,
  sandboxUrl: string,
  now: Temporal.Instant,
): Promise<{ readonly steps: number; readonly calls: number }> {
  const { tracker, account, quota, out } = session;
  const making = out.progress('Making the tracker');
  const made = await provision(tracker, account, provisionOptions(session, packs), (step, done, total) =>
    making.at(done, total, describeStep(step)),
  ).finally(() => making.end());
  const calls = quota.spent().total;

  const { binding } = await account.state();
  if (!binding) throw new Error('a tracker that was made is remembered');
  // Loaded when needed: other commands do not carry the year.
  const { demoYear, orderForPlacing } = await import('../../demo/year.js');
  const placing = out.progress('Filling in a year');
  await placeRows(
    sandboxUrl,
    tracker.backend,
    binding,
    orderForPlacing(demoYear(now)),
    new Map([['settings', await settingsId(session, sandboxUrl)]]),
    (done, total) => placing.at(done, total, 'rows'),
  ).finally(() => placing.end());
  return { steps: made.steps, calls };
}

/** Settings have their one row from provisioning; the demo fills that one in. */
async function settingsId(session: Session, sandboxUrl: string): Promise<string> {
  const { binding } = await session.account.state();
  const table = binding?.tables.settings;
  const { token } = session.config.tracker;
  const headers = {
    authorization: `Bearer ${token.reveal()}`,
    'notion-version': '2026-03-11',
    'content-type': 'application/json',
  };
  const [path, method] =
    session.tracker.backend === 'airtable'
      ? [`v0/${binding?.container}/${table?.id}`, 'GET']
      : [`v1/data_sources/${table?.id}/query`, 'POST'];
  const answer = await session.pace.run(() =>
    fetch(`${sandboxUrl}/${path}`, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) }),
  );
  const { records, results } = (await answer.json()) as {
    records?: { id: string }[];
    results?: { id: string }[];
  };
  const [first] = records ?? results ?? [];
  if (!first) throw new Error('Settings have their one row');
  return first.id;
}
