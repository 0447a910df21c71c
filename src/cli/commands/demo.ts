import { type Command, Option } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { type ReceivablesSummary, receivablesTotal } from '../../jobs/receivables-summary.js';
import { makeLink } from '../../service/page-links.js';
import type { RoundReport } from '../../service/report.js';
import { runRound } from '../../service/round.js';
import { usable } from '../../tracker/bind.js';
import type { Backend } from '../../tracker/port.js';
import { type Snapshot, takeSnapshot } from '../../tracker/snapshot.js';
import { furnish, runningFrom, sandboxConfig } from '../demo/furnish.js';
import { printDemo, printHints } from '../demo/print.js';
import { openWeb } from '../demo/web.js';
import { mirrorInput } from '../mirror.js';
import { openSession, pagesOf, type Session } from '../session.js';
import { parseInstant } from './round.js';
import { untilStopped } from './start.js';

type Options = { once?: true; json?: true; backend: Backend; now?: Temporal.Instant; port: string };

/** `docs/schemas/demo.json` describes it for programs. */
export type DemoReport = {
  readonly backend: Backend;
  readonly provision: { readonly steps: number; readonly calls: number };
  /** The last one is the one before it, repeated at once. */
  readonly rounds: readonly RoundReport[];
  readonly receivables: ReceivablesSummary;
  readonly clientPages: readonly { readonly client: string; readonly url: string }[];
};

/** How often the tracker is looked at while a person plays with the demo. */
const lookEveryMs = 10_000;

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('the whole product on a local Airtable or Notion, with a believable year in it')
    .option('--once', 'end after printing')
    .addOption(
      new Option('--backend <name>', 'which tracker').choices(['airtable', 'notion']).default('airtable'),
    )
    .option('--now <instant>', 'play it as of this instant (ISO 8601)', parseInstant)
    .option('--port <port>', 'port of the local tracker; 0 for any', '4010')
    .option('--json', 'print for programs (docs/schemas/demo.json)')
    .addHelpText(
      'after',
      `
Examples:
  $ short-accounts demo
  $ short-accounts demo --once --json
  $ short-accounts demo --backend notion
  $ short-accounts demo --now 2026-12-24T09:00:00Z`,
    )
    .action(runDemo);
}

async function runDemo(options: Options): Promise<void> {
  const now = options.now ?? Temporal.Now.instant();
  const port = options.once ? 0 : Number(options.port);
  // Loaded when needed: other commands start without a web server.
  const [{ startSandbox }, { clientPagesApp }] = await Promise.all([
    import('../../sandbox/index.js'),
    import('../../web/client-pages.js'),
  ]);
  const sandbox = await startSandbox({ port, now: now.toString() });
  try {
    using local = await sandboxConfig(sandbox, options.backend);
    await using web = await openWeb();
    await using session = await openSession({
      json: options.json === true,
      config: { ...local.config, publicUrl: web.url },
      now: runningFrom(now),
    });
    const pages = pagesOf(session);
    if (pages) web.show(clientPagesApp(pages));
    const { report, snapshot } = await playYear(session, sandbox.url, now);
    session.out.data(report);
    printDemo(session.out, report, snapshot);
    if (options.once) return;
    if (report.clientPages.length > 0) session.out.print('\nWhat each client may see:');
    for (const { client, url } of report.clientPages) session.out.print(`  ${client}: ${url}`);
    printHints(session.out, sandbox.url);
    await keepUp(session);
  } finally {
    await sandbox.close();
  }
}

async function playYear(
  session: Session,
  sandboxUrl: string,
  now: Temporal.Instant,
): Promise<{ readonly report: DemoReport; readonly snapshot: Snapshot }> {
  const { account, out } = session;
  const provisioned = await furnish(session, sandboxUrl, now);
  const working = out.progress('Running rounds');
  const rounds: RoundReport[] = [];
  for (let nth = 0; nth < 2; nth += 1) {
    working.at(nth, 2);
    rounds.push(await runRound(session.deps, { now: session.now() }));
  }
  working.end();
  const { binding } = await account.state();
  if (!binding) throw new Error('a tracker that was made is remembered');
  const snapshot = takeSnapshot(await account.rows(), usable(binding));
  const receivables = receivablesTotal(await mirrorInput(session));
  return {
    report: {
      backend: session.tracker.backend,
      provision: provisioned,
      rounds,
      receivables,
      clientPages: await clientPages(session),
    },
    snapshot,
  };
}

/** A link for whoever plays the client; those in the tracker are others. */
async function clientPages({ deps, now }: Session): Promise<DemoReport['clientPages']> {
  const { pages } = deps;
  if (!pages) return [];
  const at = now().toString({ fractionalSecondDigits: 3 });
  const owners = await pages.links.owners(pages.account);
  return Promise.all(
    owners.map(async ({ clientId, name }) => ({
      client: name,
      url: (await makeLink(pages, clientId, at)).url,
    })),
  );
}

async function keepUp(session: Session): Promise<void> {
  let running: Promise<void> | null = null;
  const look = async () => {
    const report = await runRound(session.deps, { now: session.now(), restWhenQuiet: true });
    const { sent, failed } = report.messages;
    if (report.rows.written > 0 || report.stopped || sent + failed > 0) {
      const mail = sent + failed > 0 ? `, ${sent} sent${failed > 0 ? `, ${failed} not` : ''}` : '';
      const what =
        report.stopped?.problem ?? `${report.rows.written} rows written${mail}, ${report.calls.total} calls`;
      session.out.print(`${session.now().toString({ smallestUnit: 'second' })}  ${what}`);
    }
  };
  const timer = setInterval(() => {
    running ??= look()
      .catch((error: unknown) => session.out.note(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        running = null;
      });
  }, lookEveryMs);
  await untilStopped();
  clearInterval(timer);
  await running;
}
