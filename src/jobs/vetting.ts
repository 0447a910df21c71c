import { type CalendarDate, isBefore, parseDate } from '../domain/calendar.js';
import { type DurationRange, earliestEnd, parseDurationRange } from '../domain/duration-range.js';
import { besideRange, type PriceRange, parsePriceRange } from '../domain/price-range.js';
import { type FieldKey, fieldSpec, type Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { type ClientContext, contextOf } from './context.js';
import { rowFault } from './fault.js';
import { showDate } from './format.js';
import type { Change, Job, JobInput, Outcome } from './job.js';
import { groupBy, once } from './once.js';

export const vetting: Job = {
  name: 'vetting',
  purpose: 'what is not known yet of a prospect, and what does not match; in sentences, never a score',
  decide,
};

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' });

/** What a prospect is held against, as far as Settings say. */
type Usual = {
  readonly price: PriceRange | null;
  readonly priceText: string;
  readonly duration: DurationRange | null;
  readonly durationText: string;
};

function decide(input: JobInput): Outcome {
  const { snapshot } = input;
  const context = contextOf(input);
  if (!snapshot.has('clients', 'vetting')) {
    return { changes: [], rows: [], messages: [], faults: [], wakeAt: null };
  }
  const faults: Fault[] = [...context.faults];
  const prospects = [...context.clients.values()].filter(({ row }) => row.cells.status === 'prospect');
  const usual = prospects.length === 0 ? null : usualOf(input, faults);
  const facts = prospects.length === 0 ? null : factsOf(new Set(prospects.map(({ row }) => row.id)), input);
  const changes: Change<'clients'>[] = [];
  for (const [id, client] of context.clients) {
    const isProspect = client.row.cells.status === 'prospect';
    const lines =
      isProspect && usual && facts
        ? [...unknowns(client, facts, input), ...mismatches(client, usual), ...flags(client, facts)]
        : [];
    changes.push({
      table: 'clients',
      id,
      cells: { vetting: lines.length === 0 ? null : lines.join('\n') },
    });
  }
  return { changes, rows: [], messages: [], faults, wakeAt: context.nextDate };
}

function usualOf(input: JobInput, faults: Fault[]): Usual {
  const { settings } = contextOf(input);
  const { usualPriceRange, usualDuration, currency } = settings?.cells ?? {};
  const price = usualPriceRange ? parsePriceRange(usualPriceRange, currency ?? null) : null;
  const duration = usualDuration ? parseDurationRange(usualDuration) : null;
  if (settings && price && !price.ok) faults.push(rowFault('settings', settings, 'usualPriceRange', price));
  if (settings && duration && !duration.ok) {
    faults.push(rowFault('settings', settings, 'usualDuration', duration));
  }
  return {
    price: price?.ok ? price.value : null,
    priceText: usualPriceRange?.trim() ?? '',
    duration: duration?.ok ? duration.value : null,
    durationText: usualDuration?.trim() ?? '',
  };
}

/** Rows of other tables by client, as far as they are prospects. */
type Facts = {
  readonly projects: ReadonlyMap<string, readonly Row<'projects'>[]>;
  readonly contacts: ReadonlyMap<string, readonly Row<'contacts'>[]>;
  readonly touches: ReadonlyMap<string, readonly Row<'touches'>[]>;
};

function factsOf(prospects: ReadonlySet<string>, { snapshot: { tables } }: JobInput): Facts {
  const prospectOf = ({ cells }: { readonly cells: { readonly client: readonly string[] | null } }) => {
    const id = cells.client?.[0];
    return id !== undefined && prospects.has(id) ? id : null;
  };
  return {
    projects: groupBy(tables.projects.values(), prospectOf),
    contacts: groupBy(tables.contacts.values(), prospectOf),
    touches: groupBy(tables.touches.values(), prospectOf),
  };
}

/** Whoever notes no role of anybody has another place for them. */
const rolesKept = once(({ snapshot }: JobInput) =>
  [...snapshot.tables.contacts.values()].some(({ cells }) => cells.role !== null),
);

/** What is worth asking before a proposal; a column that the tracker does not have is missed by nobody. */
function unknowns({ row }: ClientContext, facts: Facts, input: JobInput): readonly string[] {
  const { cells, id } = row;
  const projects = facts.projects.get(id) ?? [];
  const roles = new Set((facts.contacts.get(id) ?? []).flatMap((contact) => contact.cells.role ?? []));
  const has = (field: FieldKey<'clients'>) => input.snapshot.has('clients', field);
  const keepsRoles = rolesKept(input);
  const hasGoal = !isBlank(cells.bigPictureGoal) || projects.some((project) => !isBlank(project.cells.goal));
  const missing = [
    has('budgetSaid') && isBlank(cells.budgetSaid) && 'the budget',
    has('wantedBy') && cells.wantedBy === null && 'by when it is wanted',
    !hasGoal && 'what they hope to achieve',
    keepsRoles && !roles.has('approves') && 'who decides',
    keepsRoles && !roles.has('pays') && 'who pays',
    has('heardAbout') && isBlank(cells.heardAbout) && 'what others say of them',
  ].filter((what) => typeof what === 'string');
  const spoken = cells.talkedOn !== null || (facts.touches.get(id) ?? []).length > 0;
  return [
    ...(missing.length === 0 ? [] : [`Not known yet: ${conjunction.format(missing)}.`]),
    ...(spoken ? [] : ['No talk is on record yet: better to speak before anything is promised.']),
  ];
}

function mismatches({ row, today, currency }: ClientContext, usual: Usual): readonly string[] {
  const { budgetSaid, wantedBy } = row.cells;
  const lines: string[] = [];
  if (budgetSaid !== null && !isBlank(budgetSaid)) {
    const said = parsePriceRange(budgetSaid, currency);
    const beside = said.ok && usual.price ? besideRange(said.value, usual.price) : null;
    if (beside) {
      lines.push(
        `The budget said (${budgetSaid.trim()}) lies ${beside} your usual price range (${usual.priceText}).`,
      );
    }
  }
  const wanted = wantedBy === null ? null : parseDate(wantedBy);
  if (wanted?.ok) {
    const late = timeLine(wanted.value, today, usual);
    if (late !== null) lines.push(late);
  }
  return lines;
}

function timeLine(wanted: CalendarDate, today: CalendarDate, usual: Usual): string | null {
  if (isBefore(wanted, today))
    return `It was wanted by ${showDate(wanted)}, which is over: ask for a new day.`;
  const earliest = usual.duration && earliestEnd(usual.duration, today);
  if (!earliest || !isBefore(wanted, earliest)) return null;
  return `It is wanted by ${showDate(wanted)}, sooner than your usual duration (${usual.durationText}) allows from now.`;
}

/** The freelancer's own ticks, and the usual remedy as long as it is not chosen. */
function flags({ row: { cells, id } }: ClientContext, facts: Facts): readonly string[] {
  const ticked = cells.redFlags ?? [];
  if (ticked.length === 0) return [];
  const spec = fieldSpec('clients', 'redFlags');
  const options = spec && 'options' in spec ? spec.options : [];
  const named = options
    .filter(({ key }) => ticked.some((flag) => flag === key))
    .map(({ label }) => lower(label));
  const settled =
    cells.fit !== null || (facts.projects.get(id) ?? []).some(({ cells }) => cells.trial === true);
  return [
    `Red flags you ticked: ${conjunction.format(named)}.`,
    ...(settled ? [] : ['A small trial first would protect both sides.']),
  ];
}

function lower(label: string): string {
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
