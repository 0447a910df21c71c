import { type CalendarDate, isBefore, parseDate } from '../domain/calendar.js';
import { parseMoney } from '../domain/money.js';
import { fieldSpec, type Row, tableSpec } from '../tracker/model.js';
import { type ClientContext, contextOf } from './context.js';
import { showDate, showMoney, showPercent } from './format.js';
import type { Change, Job, JobInput, Outcome } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { groupBy, once } from './once.js';

export const agreement: Job = {
  name: 'agreement',
  purpose: 'what is missing of the agreement before or during work',
  decide,
};

type Cells = Row<'projects'>['cells'];
type Point = NonNullable<Cells['agreed']>[number];

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' });

/** Agreed, or under way; before that nothing binds, and after it nothing can be mended. */
const checked: ReadonlySet<Cells['status']> = new Set(['signed', 'in-progress', 'in-review']);

function decide(input: JobInput): Outcome {
  const { snapshot } = input;
  const context = contextOf(input);
  if (!snapshot.has('projects', 'agreementCheck')) {
    return { changes: [], rows: [], messages: [], faults: [], wakeAt: null };
  }
  const used = usedOf(input);
  const lines = groupBy(ledgerOf(input).lines, ({ row }) => row.cells.project?.[0] ?? null);
  const changes: Change<'projects'>[] = [];
  for (const [id, { cells }] of snapshot.tables.projects) {
    const client = context.clients.get(cells.client?.[0] ?? '') ?? null;
    const isChecked = used.fields.size > 0 && checked.has(cells.status) && cells.billing !== 'not-billed';
    const today = client?.today ?? context.today;
    const said = isChecked ? check(cells, { used, today, client, lines: lines.get(id) ?? [] }) : [];
    changes.push({
      table: 'projects',
      id,
      cells: { agreementCheck: said.length === 0 ? null : said.join('\n') },
    });
  }
  return { changes, rows: [], messages: [], faults: context.faults, wakeAt: context.nextDate };
}

/** What a freelancer keeps of agreements at all: a column or a point that was never filled is missed nowhere. */
type Used = { readonly fields: ReadonlySet<string>; readonly points: ReadonlySet<Point> };

const columns = Object.entries(tableSpec('projects').fields)
  .filter(([, { pack, class: whose }]) => pack === 'agreement' && whose === 'yours')
  .map(([field]) => field as keyof Cells);

const usedOf = once(({ snapshot }: JobInput): Used => {
  const fields = new Set<keyof Cells>();
  const points = new Set<Point>();
  for (const { cells } of snapshot.tables.projects.values()) {
    for (const field of columns) if (cells[field] !== null) fields.add(field);
    for (const point of cells.agreed ?? []) points.add(point);
  }
  return { fields, points };
});

type Around = {
  readonly used: Used;
  readonly today: CalendarDate;
  readonly client: ClientContext | null;
  /** The invoices of the project. */
  readonly lines: readonly Line[];
};

function check(cells: Cells, around: Around): readonly string[] {
  return [
    ...contractLines(cells, around),
    pointsLine(cells, around),
    depositLine(cells, around),
    ...feeLines(cells, around),
    revisionsLine(cells, around),
  ].filter((line) => line !== null);
}

function contractLines(cells: Cells, { used, today }: Around): readonly string[] {
  const lines: string[] = [];
  const begun = cells.status !== 'signed';
  const signed = dateOf(cells.contractSigned);
  if (cells.contract === null && used.fields.has('contract')) lines.push('No contract is linked.');
  if (cells.contractSigned === null && used.fields.has('contractSigned')) {
    lines.push(
      begun
        ? 'Work is under way, and no day is written on which the contract was signed.'
        : 'No day is written on which the contract was signed.',
    );
  }
  if (begun && signed && isBefore(today, signed)) {
    lines.push(`Work is under way, and the contract is to be signed only on ${showDate(signed)}.`);
  }
  const ends = dateOf(cells.contractEnds);
  if (ends && isBefore(ends, today)) {
    lines.push(`The contract ended on ${showDate(ends)}: agree on what holds from now on.`);
  }
  if (cells.billing === 'retainer' && cells.contractEnds === null && used.fields.has('contractEnds')) {
    lines.push('The retainer has no end: one after six or twelve months gives a new price its moment.');
  }
  return lines;
}

/** Points that every agreement ought to settle. Confidentiality is missed only by those who ask for it. */
const points: readonly Point[] = [
  ...([
    'scope',
    'price',
    'schedule',
    'payment-terms',
    'revisions',
    'rights',
    'ending',
    'late-payment',
  ] as const),
];

/** Points that only a fixed price needs. */
const ofFixedPrices: ReadonlySet<Point> = new Set(['revisions']);

/** A column that says what was agreed is as good as a tick, and the law as good as an agreement to follow it. */
function isSettled(point: Point, cells: Cells, client: ClientContext | null): boolean {
  if (cells.agreed?.includes(point)) return true;
  switch (point) {
    case 'revisions':
      return cells.revisionsIncluded !== null;
    case 'rights':
      return cells.rightsPassOn !== null;
    case 'ending':
      return cells.ifEndedEarly !== null;
    case 'late-payment':
      return cells.lateFeeAgreedOn !== null || client?.row.cells.lateFeeKind === 'statutory';
    default:
      return false;
  }
}

function pointsLine(cells: Cells, { used, client }: Around): string | null {
  const isFixed = cells.billing === null || cells.billing === 'fixed';
  const missing = points.filter(
    (point) =>
      used.points.has(point) && !isSettled(point, cells, client) && (isFixed || !ofFixedPrices.has(point)),
  );
  if (missing.length === 0) return null;
  const spec = fieldSpec('projects', 'agreed');
  const options = spec && 'options' in spec ? spec.options : [];
  const labels = missing.map(
    (point) => options.find(({ key }) => key === point)?.label.toLowerCase() ?? point,
  );
  return `Not agreed yet: ${conjunction.format(labels)}.`;
}

/** A deposit that was agreed and is not there; silent once any invoice of the project was paid. */
function depositLine(cells: Cells, { lines, today }: Around): string | null {
  const agreedOn = dateOf(cells.depositDue);
  const deposits = lines.filter(({ row }) => row.cells.kind === 'deposit');
  const open = deposits.find(({ balance }) => (balance?.balance.minor ?? 0) > 0);
  if (open) {
    const due = agreedOn ?? open.dueOn;
    if (!due || !isBefore(due, today)) return null;
    return `The deposit was due on ${showDate(due)}, and invoice ${open.number ?? 'without a number'} is open.`;
  }
  const isAgreed = (cells.depositPercent ?? 0) > 0 || agreedOn !== null;
  const isThere = lines.some(({ balance, row }) =>
    balance === null ? row.cells.documentStatus === 'sent' : balance.paid.minor > 0,
  );
  if (!isAgreed || isThere) return null;
  const percent = (cells.depositPercent ?? 0) > 0 ? ` of ${showPercent(cells.depositPercent ?? 0)}` : '';
  const written = deposits.some(({ row }) => row.cells.documentStatus === 'draft');
  return `A deposit${percent} was agreed, and its invoice is ${written ? 'still a draft' : 'not written yet'}.`;
}

/** A fee of one's own needs an agreement before the invoice; what the law gives needs none. */
function feeLines(cells: Cells, { lines, client }: Around): readonly string[] {
  const kind = client?.row.cells.lateFeeKind ?? null;
  if (kind === null || kind === 'none' || kind === 'statutory') return [];
  const agreedOn = dateOf(cells.lateFeeAgreedOn);
  return lines.flatMap(({ row, balance, issuedOn, number }) => {
    if (row.cells.feeDecision !== 'claim' || (balance?.balance.minor ?? 0) <= 0) return [];
    const invoice = `A late fee is claimed for invoice ${number ?? 'without a number'}`;
    if (agreedOn) {
      return issuedOn && isBefore(issuedOn, agreedOn)
        ? [`${invoice}, and it was agreed only on ${showDate(agreedOn)}, after the invoice was issued.`]
        : [];
    }
    return cells.agreed?.includes('late-payment')
      ? []
      : [`${invoice}, and no day is written on which it was agreed.`];
  });
}

function revisionsLine(cells: Cells, { client }: Around): string | null {
  const { revisionsIncluded: included, revisionsUsed: used, pricePerExtraRevision: price } = cells;
  if (included === null || used === null || used <= included) return null;
  const each = price === null || !client?.currency ? null : parseMoney(price, client.currency);
  const extra = each?.ok ? `each one more costs ${showMoney(each.value)}` : 'no price for one more is agreed';
  return `${used} revisions are used and ${included} included: ${extra}.`;
}

function dateOf(text: string | null): CalendarDate | null {
  const date = text === null ? null : parseDate(text);
  return date?.ok ? date.value : null;
}
