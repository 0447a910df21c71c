import { addDays, type CalendarDate, isBefore, isoOf } from '../domain/calendar.js';
import { type Chase, chase as chaseOf } from './chase.js';
import { type Context, contextOf, dateOfInstant } from './context.js';
import { byDate, dateOf, latest } from './dates.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import type { Line } from './ledger.js';
import { ladders, type ReminderPolicy, type StageKey, stageLabels } from './policy.js';
import { reminderHistory, reminderParts, type Told } from './reminder-keys.js';
import type { Chased } from './reminders.js';
import { stageDays } from './stage-days.js';
import { unchased } from './unchased.js';

/**
 * One word about an invoice. `left out`: a later one had its turn or takes its place; `reached`: its day has come, and
 * it has no row in Messages; the others are what State of its row in Messages says.
 */
export type ExplainedStage = {
  readonly stage: string;
  readonly on: string | null;
  readonly state: 'to come' | 'reached' | 'left out' | 'waiting' | 'scheduled' | Told['state'];
};

/** The stages of the ladder with what became of each, and what was said beside it; of what is not owed the latter alone. */
export function explainedStages(
  { line, chase, lastReminded }: Chased,
  policy: ReminderPolicy,
  input: JobInput,
): readonly ExplainedStage[] {
  const context = contextOf(input);
  const history = reminderHistory(input);
  const told = history.of(line.row.id);
  const open = openParts(line.row.id, input);
  const today = line.client?.today ?? context.today;
  const ahead = afterHold(line, chase, (then) =>
    chaseOf(then, context, history, { lastReminded, standsBack: null }, input),
  );
  const days = stageDays(ahead, ladders[policy], today);
  const isOwed = unchased(line) === null;
  const rungs = isOwed ? rungsOf({ line, ahead, days }, policy, context, told) : new Map<string, Rung>();
  const parts = new Set([...rungs.keys(), ...partsOf(line.row.id, input), ...(isOwed ? days.keys() : [])]);
  const shown = [...parts].flatMap((part) => {
    const turn = told(part);
    const waits = isOwed ? open.get(part) : undefined;
    const rung = rungs.get(part);
    const on = turn?.on ?? days.get(part) ?? rung?.on ?? waits?.plannedOn ?? null;
    const isToCome = isOwed && (rung !== undefined || days.has(part));
    const otherwise: ExplainedStage['state'] = rung?.isLeftOut
      ? 'left out'
      : on && !isBefore(today, on)
        ? 'reached'
        : 'to come';
    const state = turn?.state ?? waits?.state ?? (isToCome ? otherwise : null);
    return state === null ? [] : [{ part, on, state }];
  });
  return shown
    .sort((a, b) => byDate(a.on, b.on))
    .map(({ part, on, state }) => ({ stage: labelOf(part), on: on && isoOf(on), state }));
}

/** How the invoice will stand when its hold ends, if nothing else happens; as it stands, where none ends by itself. */
function afterHold(line: Line, chase: Chase, onDay: (line: Line) => Chase): Chase {
  const { client } = line;
  const ends = chase.from === null && chase.next === null ? chase.nextActionOn : null;
  if (!ends || !client) return chase;
  const then = onDay({ ...line, client: { ...client, today: ends } });
  return { ...then, nextActionOn: then.nextActionOn && latest(then.nextActionOn, ends) };
}

type Rung = { readonly on: CalendarDate | null; readonly isLeftOut: boolean };

type Standing = {
  readonly line: Line;
  readonly ahead: Chase;
  readonly days: ReadonlyMap<string, CalendarDate>;
};

/** The stages that had their turn, come, or were left out for a later one. */
function rungsOf(
  { line, ahead, days }: Standing,
  policy: ReminderPolicy,
  { chaseFrom }: Context,
  told: (part: string) => Told | null,
): ReadonlyMap<string, Rung> {
  const { stages } = ladders[policy];
  const dueOn = line.effectiveDueOn ?? line.dueOn;
  const highest = stages.findLastIndex(({ key }) => days.has(key) || key === ahead.stage?.key);
  const isOlder = dueOn !== null && chaseFrom !== null && isBefore(dueOn, chaseFrom);
  const rungs = new Map<string, Rung>();
  for (const [nth, { key, after }] of stages.entries()) {
    // The stages of an older debt come after its statement, and those up to the due date never.
    const isNever = isOlder && (after <= 0 || (ahead.from === null && told('statement') !== null));
    if (isNever && told(key) === null) continue;
    const from = after > 0 ? (ahead.from ?? (isOlder ? null : dueOn)) : dueOn;
    const isLeftOut = !days.has(key) && nth < highest;
    rungs.set(key, { on: from && addDays(from, after), isLeftOut });
  }
  return rungs;
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
