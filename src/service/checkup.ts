import { bind, bindingFaults, usable } from '../tracker/bind.js';
import { TrackerError } from '../tracker/errors.js';
import { tableKeys, tableSpec } from '../tracker/model.js';
import type { Standing } from '../tracker/port.js';
import { type Snapshot, takeSnapshot } from '../tracker/snapshot.js';
import { type MailOut, senderOf } from './mail.js';
import type { OpenAccount } from './open.js';
import { rowsFault } from './quota.js';
import { settingsRow } from './settings.js';

export type Finding = {
  readonly state: 'well' | 'note' | 'problem';
  readonly what: string;
  readonly remedy?: string;
};

/** The views worth making by hand where a tracker lets nobody make them by its API. */
const viewsByHand = [
  { table: 'Invoices', view: 'Overdue', how: 'filter Days overdue > 0, sort by Days overdue' },
  { table: 'Tasks', view: 'Waiting on client', how: 'filter Status is Waiting on client' },
  { table: 'Messages', view: 'Waiting', how: 'filter State is Waiting' },
  { table: 'Clients', view: 'Next check-in', how: 'sort by Next check-in' },
] as const;

/** Looks the connection and the tracker over with one call, and at what the store remembers with none. */
export async function checkup({ tracker, account, quota, deps }: OpenAccount): Promise<Finding[]> {
  const state = await account.state();
  let standing: Standing;
  try {
    standing = await tracker.describe();
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error;
    return [{ state: 'problem', what: `${error.message}.`, remedy: error.advice }];
  }
  if (standing.container === null || standing.tables.length === 0) {
    return [
      { state: 'well', what: 'The configuration is complete.' },
      { state: 'problem', what: 'There is no tracker yet.', remedy: 'Run "short-accounts apply".' },
    ];
  }
  const { binding } = bind(standing, state.binding, state.binding === null ? ['core'] : []);
  const faults = binding ? bindingFaults(binding) : [];
  const bound = binding ? usable(binding) : null;
  const missing = tableKeys.filter((table) => tableSpec(table).pack === 'core' && !bound?.tables[table]);
  const findings: Finding[] = [
    { state: 'well', what: 'The token opens the tracker.' },
    ...missing.map((table) => ({
      state: 'problem' as const,
      what: `The table ${tableSpec(table).label} is missing.`,
      remedy: 'Run "short-accounts apply".',
    })),
    ...faults.map(({ table, field, problem, remedy }) => ({
      state: 'problem' as const,
      what: `${[table, field].filter((part) => part !== undefined).join(' › ')}: ${problem}`,
      remedy,
    })),
  ];
  if (missing.length === 0 && faults.length === 0) {
    findings.push({ state: 'well', what: 'Every table and column in use stands as it should.' });
  }
  if (bound) {
    const snapshot = takeSnapshot(await account.rows(), bound);
    const kept = settingsRow(snapshot)?.cells.keptBy;
    if (kept) findings.push({ state: 'note', what: `Kept by ${kept}.` });
    findings.push(await mailFinding(deps.mail, snapshot));
    findings.push(...noted([rowsFault(snapshot, quota), await quota.pressure()]));
  }
  findings.push({ state: 'note', what: `${await quota.callsThisMonth()} calls counted this month.` });
  if (state.parked) {
    findings.push({
      state: 'problem',
      what: `${state.parked.reason}.`,
      remedy: `Rounds go on ${state.parked.until}.`,
    });
  }
  // Elsewhere "apply" makes them.
  return [...findings, ...(tracker.backend === 'airtable' ? missingViews(standing) : [])];
}

/** Whether approved messages could leave. */
async function mailFinding(mail: MailOut | null, snapshot: Snapshot): Promise<Finding> {
  if (mail === null) {
    return { state: 'note', what: 'No mail server is set: nothing is sent.', remedy: 'Set SMTP_URL.' };
  }
  const sender = senderOf(snapshot);
  if (!sender.ok) return { state: 'problem', what: sender.problem, remedy: sender.remedy };
  const trouble = await mail.transport.check();
  if (trouble) return { state: 'problem', what: trouble.problem, remedy: trouble.remedy };
  return { state: 'well', what: `The mail server takes letters from ${sender.value.from.address}.` };
}

function noted(faults: readonly ({ problem: string; remedy: string } | null)[]): Finding[] {
  return faults
    .filter((fault) => fault !== null)
    .map(({ problem, remedy }) => ({ state: 'note', what: problem, remedy }));
}

function missingViews(standing: Standing): Finding[] {
  return viewsByHand
    .filter(({ table, view }) => {
      const found = standing.tables.find((t) => t.name === table);
      return found && !found.views.some((v) => v.name === view);
    })
    .map(({ table, view, how }) => ({
      state: 'note',
      what: `${table} has no view "${view}" yet; Airtable's API makes none.`,
      remedy: `Make a grid view of that name by hand: ${how}.`,
    }));
}
