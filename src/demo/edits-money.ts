import {
  addDays,
  addMonths,
  type CalendarDate,
  dayOfMonth,
  isBefore,
  parseDate,
} from '../domain/calendar.js';
import { dueDate } from '../domain/terms.js';
import { parseTerms } from '../domain/terms-parse.js';
import { change, type Days, type DemoEdit } from './edit.js';
import { type DemoRow, row } from './row.js';

/** When clients pay, in days from the due date. */
const payLags = [-3, 0, 4, -1, 9, 17] as const;

/** Payments seen on the account, and invoices written. */
export function moneyEdits(days: Days): readonly DemoEdit[] {
  return [...paymentsSeen(days), ...invoicesIssued(days), ...accountsLookedAt(days)];
}

/** Who pays: those who are neither in dispute nor silent for long. */
function paymentsSeen(days: Days): readonly DemoEdit[] {
  const open = days.rows.filter(({ table, cells }) => table === 'invoices' && isOpen(cells));
  return open.flatMap((invoice, nth) => {
    const due = promised(invoice) ?? dueOf(days.rows, invoice);
    if (!due || isBefore(due, addDays(days.start, -40))) return [];
    const wanted = addDays(due, payLags[nth % payLags.length] ?? 0);
    const soonest = addDays(days.start, 2 + 3 * nth);
    const seen = days.workedFrom(isBefore(wanted, soonest) ? soonest : wanted);
    return seen.equals(days.day) ? [change(invoice, { paidOn: days.day.toString() })] : [];
  });
}

function isOpen(cells: DemoRow['cells']): boolean {
  return (
    cells['documentStatus'] === 'sent' &&
    cells['kind'] !== 'credit' &&
    cells['paidOn'] === undefined &&
    cells['holdReason'] !== 'dispute'
  );
}

function promised({ cells }: DemoRow): CalendarDate | null {
  return cells['holdReason'] === 'promise' ? dateOf(cells['promisedOn']) : null;
}

function dueOf(rows: readonly DemoRow[], { cells, links }: DemoRow): CalendarDate | null {
  const client = rows.find(({ key }) => key === links['client']?.[0]);
  const terms = parseTerms(String(client?.cells['paymentTerms']));
  const issued = dateOf(cells['issued']);
  return dateOf(cells['due']) ?? (terms.ok && issued ? dueDate(terms.value, issued).dueOn : null);
}

function dateOf(cell: unknown): CalendarDate | null {
  const date = parseDate(String(cell ?? ''));
  return date.ok ? date.value : null;
}

type Issue = { readonly on: CalendarDate; write(number: string): readonly DemoEdit[] };

function invoicesIssued(days: Days): readonly DemoEdit[] {
  const numbers = new Map<number, number>();
  for (const { table, cells } of days.rows) {
    const [, year, count] =
      /^(\d{4})-(\d{3})$/.exec(table === 'invoices' ? String(cells['number']) : '') ?? [];
    if (year) numbers.set(Number(year), Math.max(Number(count), numbers.get(Number(year)) ?? 0));
  }
  // Every number since the start is counted, so that today's follow those of the days before.
  return issues(days).flatMap(({ on, write }) => {
    const count = (numbers.get(on.year) ?? 0) + 1;
    numbers.set(on.year, count);
    return on.equals(days.day) ? write(`${on.year}-${String(count).padStart(3, '0')}`) : [];
  });
}

/** What is invoiced from the start until today, in order: drafts that have become ripe, retainers, hours. */
function issues(days: Days): readonly Issue[] {
  const { rows, start, day } = days;
  const drafts = rows
    .filter(({ table, cells }) => table === 'invoices' && cells['documentStatus'] === 'draft')
    .map((draft, nth): Issue => {
      const on = days.workedFrom(addDays(start, 11 + 9 * nth));
      const cells = { documentStatus: 'sent', issued: on.toString() };
      return { on, write: (number) => [change(draft, { ...cells, number })] };
    });
  const monthly = [1, 2, 3].flatMap((months) => {
    const on = days.workedFrom(dayOfMonth(addMonths(start, months), 1));
    return [retainer(on), ...(months === 1 ? hourly(rows, on) : [])];
  });
  return [...drafts, ...monthly]
    .filter(({ on }) => isBefore(start, on) && !isBefore(day, on))
    .sort((a, b) => (isBefore(a.on, b.on) ? -1 : isBefore(b.on, a.on) ? 1 : 0));
}

function retainer(on: CalendarDate): Issue {
  return {
    on,
    write: (number) => [
      {
        kind: 'make',
        row: row('invoices', `edits/${on}/care`, {
          number,
          client: ['kiezmuehle'],
          project: ['kiezmuehle/care'],
          kind: 'retainer',
          issued: on.toString(),
          total: 656,
          currency: 'EUR',
          documentStatus: 'sent',
        }),
      },
    ],
  };
}

/** The hours of the bookshop that were on no invoice at the start. */
function hourly(rows: readonly DemoRow[], on: CalendarDate): readonly Issue[] {
  const project = rows.find(({ key }) => key === 'finch/shop');
  const hours = rows.filter(
    ({ table, cells, links }) =>
      table === 'hours' && links['project']?.[0] === project?.key && cells['billable'] && !links['invoice'],
  );
  const quarters = hours.reduce((sum, { cells }) => sum + Math.ceil(Number(cells['minutes']) / 15), 0);
  if (!project || quarters === 0) return [];
  const key = `edits/${on}/shop`;
  const total = (quarters * Number(project.cells['rate'])) / 4;
  const write = (number: string): readonly DemoEdit[] => [
    {
      kind: 'make',
      row: row('invoices', key, {
        number,
        client: ['finch'],
        project: [project.key],
        kind: 'standard',
        issued: on.toString(),
        total,
        currency: 'GBP',
        documentStatus: 'sent',
      }),
    },
    ...hours.map((logged) => change(logged, {}, { invoice: [key] })),
  ];
  return [{ on, write }];
}

/** Mondays. */
function accountsLookedAt({ rows, day }: Days): readonly DemoEdit[] {
  const settings = rows.find(({ table }) => table === 'settings');
  return settings && day.dayOfWeek === 1 ? [change(settings, { paymentsCheckedOn: day.toString() })] : [];
}
