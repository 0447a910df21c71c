import { addDays, type CalendarDate, isBefore } from '../domain/calendar.js';
import type { Chase } from './chase.js';
import { contextOf, dateOfInstant } from './context.js';
import { byDate, dateOf, isoOf } from './dates.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import type { Line } from './ledger.js';
import { ladders, type ReminderPolicy, type StageKey, stageLabels } from './policy.js';
import { reminderHistory, reminderParts, type Told } from './reminder-keys.js';
import { unchased } from './unchased.js';

/**
 * One word about an invoice. `left out`: a later one had its turn, and this one is not made up for; `reached`: its day
 * has come, and nothing is said of it now; the others are what State of its row in Messages says.
 */
export type ExplainedStage = {
  readonly stage: string;
  readonly on: string | null;
  readonly state: 'to come' | 'reached' | 'left out' | 'waiting' | 'scheduled' | Told['state'];
};

/** The stages of the ladder with what became of each, and what was said beside it; of what is not owed the latter alone. */
export function explainedStages(
  { line, chase }: { readonly line: Line; readonly chase: Chase },
  policy: ReminderPolicy,
  input: JobInput,
): readonly ExplainedStage[] {
  const context = contextOf(input);
  const told = reminderHistory(input, context).of(line.row.id);
  const open = openParts(line.row.id, input);
  const today = line.client?.today ?? context.today;
  const { stages } = ladders[policy];
  const current = stages.findIndex(({ key }) => key === chase.stage?.key);
  const dueOn = line.effectiveDueOn ?? line.dueOn;
  const rungs = stages.map(({ key, after }, nth) => {
    const from = after > 0 ? (chase.from ?? dueOn) : dueOn;
    const on = from && addDays(from, after);
    const isReached = on !== null && !isBefore(today, on);
    const otherwise = nth < current ? 'left out' : isReached ? 'reached' : 'to come';
    return { part: key as string, on, otherwise } as const;
  });
  const onLadder: ReadonlySet<string> = new Set(rungs.map(({ part }) => part));
  const said = new Set([...partsOf(line.row.id, input), ...(chase.say ? [chase.say.part] : [])]);
  const beside = [...said].filter((part) => !onLadder.has(part));
  const spoken = [...rungs, ...beside.map((part) => ({ part, on: null, otherwise: 'reached' as const }))];
  const isOwed = unchased(line) === null;
  const shown = spoken.flatMap(({ part, on, otherwise }) => {
    const turn = told(part);
    const waits = open.get(part);
    const isOpen = isOwed && (waits !== undefined || chase.say?.part === part || onLadder.has(part));
    if (!turn && !isOpen) return [];
    const since = chase.say?.part === part ? chase.say.since : (on ?? waits?.plannedOn ?? null);
    return [{ stage: labelOf(part), on: turn?.on ?? since, state: turn?.state ?? waits?.state ?? otherwise }];
  });
  return shown
    .sort((a, b) => byDate(a.on, b.on))
    .map(({ stage, on, state }) => ({ stage, on: on && isoOf(on), state }));
}

/** What Messages, or what the service remembers of deleted rows, ever said of an invoice. */
function partsOf(invoiceId: string, { snapshot, skipped }: JobInput): ReadonlySet<string> {
  const keys = [
    ...[...snapshot.tables.messages.values()].map(({ cells }) => cells.key ?? ''),
    ...skipped.keys(),
  ];
  const all = keys.flatMap(reminderParts).filter((each) => each.invoiceId === invoiceId);
  return new Set(all.map(({ part }) => part));
}

type OpenPart = { readonly state: 'waiting' | 'scheduled'; readonly plannedOn: CalendarDate | null };

/** What waits in Messages, decided or not. */
function openParts(invoiceId: string, input: JobInput): ReadonlyMap<string, OpenPart> {
  const { zone } = contextOf(input);
  const parts = new Map<string, OpenPart>();
  for (const { cells } of input.snapshot.tables.messages.values()) {
    const { state, key, plannedFor } = cells;
    if (state !== 'waiting' && state !== 'scheduled') continue;
    const plannedOn = plannedFor === null ? null : dateOfInstant(plannedFor, zone);
    for (const each of reminderParts(key ?? '')) {
      if (each.invoiceId === invoiceId) parts.set(each.part, { state, plannedOn });
    }
  }
  return parts;
}

function labelOf(part: string): string {
  if (part === 'statement') return 'Statement of account';
  if (part in stageLabels) return stageLabels[part as StageKey];
  const promised = dateOf(part.replace(/^promise-/, ''));
  return `Question about the payment promised${promised ? ` for ${showDate(promised)}` : ''}`;
}
