import { addDays, isBefore, isoOf } from '../domain/calendar.js';
import { toDecimal } from '../domain/money.js';
import { plainText } from '../domain/typed-text.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { rowFault } from './fault.js';
import { showDate, showMoney } from './format.js';
import { freshnessOf } from './freshness.js';
import { holdOf } from './hold.js';
import type { JobInput } from './job.js';
import { type Line, ledgerOf } from './ledger.js';
import { isLeftAlone } from './left-alone.js';
import { isNear, type Occasion, type Occasions } from './occasion.js';

/** Days after a deposit was asked for before one says that the work waits for it. */
const after = 3;

/** Deposits that open the work and are not due yet; from then on they are reminded of like any other invoice. */
export function deposits(input: JobInput, ahead: number): Occasions {
  const { lines } = ledgerOf(input);
  return {
    all: lines.flatMap((line) => deposit(line, ahead, input)),
    faults: lines.flatMap((line) => strayFault(line, input)),
  };
}

function deposit(line: Line, ahead: number, input: JobInput): Occasion[] {
  const { row, client, number, balance, dueOn, issuedOn } = line;
  if (row.cells.kind !== 'deposit' || row.cells.documentStatus !== 'sent') return [];
  if (!client || !number || !balance || balance.balance.minor <= 0 || !dueOn || !issuedOn) return [];
  const project = ownProject(line, input);
  const name = project?.name?.trim();
  if (!name || (project?.status !== 'proposed' && project?.status !== 'signed')) return [];
  const [from, until] = [addDays(issuedOn, after), addDays(dueOn, -1)];
  if (isBefore(until, from) || !isNear(client, from, until, ahead)) return [];
  // What keeps a reminder from being written keeps this back as well.
  if (isLeftAlone(line, input) || holdOf(line, client.today, input) !== null) return [];
  const open = balance.balance;
  const askFirst = freshnessOf(client, input);
  return [
    {
      key: `deposit-awaited:${row.id}`,
      kind: 'deposit-awaited',
      client,
      about: number,
      from,
      until,
      what: `Deposit ${number} for ${name} is due on ${showDate(dueOn)}`,
      why: [
        `The work on ${name} waits for the deposit ${number}: ${showMoney(open)} is open, due on ${showDate(dueOn)}.`,
        ...(askFirst === null ? [] : [askFirst]),
      ].join('\n'),
      ...(askFirst === null ? {} : { askFirst }),
      thread: row.id,
      facts: {
        project: plainText(name),
        number,
        balance: toDecimal(open),
        currency: open.currency,
        due: isoOf(dueOn),
      },
    },
  ];
}

/** The project that a deposit opens; none of another client, whose work this one is told nothing of. */
function ownProject(line: Line, { snapshot }: JobInput): Row<'projects'>['cells'] | null {
  const project = snapshot.tables.projects.get(line.row.cells.project?.[0] ?? '')?.cells;
  return project && isOwn(project, line) ? project : null;
}

function isOwn({ client: ids }: Row<'projects'>['cells'], { client }: Line): boolean {
  return ids?.length === 1 && ids[0] === client?.row.id;
}

function strayFault(line: Line, { snapshot }: JobInput): Fault[] {
  const { row, client } = line;
  const project = snapshot.tables.projects.get(row.cells.project?.[0] ?? '')?.cells;
  if (row.cells.kind !== 'deposit' || !client || !project || isOwn(project, line)) return [];
  return [
    rowFault('invoices', row, 'project', {
      problem: `${project.name?.trim() || 'The project'} is not a project of ${client.name}, so nobody is told that its work waits for this deposit.`,
      remedy: 'Link the project that the deposit is for, or clear the cell.',
    }),
  ];
}
