import {
  type Cells,
  type CellValue,
  type FieldSpec,
  type TableKey,
  tableKeys,
  tableSpec,
} from '../../src/tracker/model.js';
import { type Built, client, invoice, project, row, settings, task } from './tracker.js';

export type Tables = { readonly [T in TableKey]?: readonly Built<T>[] };

/** A client with work in hand: a project, tasks for both sides, hours and invoices. */
export const work: Tables = {
  clients: [client({ checkInEvery: 'weekly', talkedOn: '2026-11-20' })],
  projects: [project({ nextStep: 'Checkout design', estimatedHours: 60 })],
  tasks: [
    task({ name: 'Home page', status: 'done', doneOn: '2026-11-18', estimateHours: 3, clientMaySee: true }),
    task({ name: 'Checkout', estimateHours: 1 }, 'recU'),
    task(
      { name: 'Product photos', status: 'waiting-on-client', due: '2026-11-19', clientMaySee: true },
      'recV',
    ),
  ],
  hours: [row('recH', { project: ['recP'], minutes: 2490 })],
  invoices: [
    invoice(),
    invoice({ documentStatus: 'draft' }, 'recJ'),
    invoice({ paidOn: '2026-11-20' }, 'recK'),
  ],
};

/** The cells of a client's own rows that the client may see; everything else holds the canary. */
const allowed: { readonly [T in TableKey]?: readonly string[] } = {
  clients: [
    ...['name', 'status', 'currency', 'paymentTerms', 'checkInEvery', 'talkedOn', 'language'],
    ...['checkInMinutes', 'checkInTopics', 'formOfAddress'],
  ],
  projects: ['name', 'client', 'status', 'nextStep', 'estimatedHours'],
  tasks: ['name', 'project', 'status', 'due', 'doneOn', 'estimateHours', 'clientMaySee', 'waitingOn'],
  hours: ['project', 'minutes'],
  invoices: ['number', 'client', 'issued', 'due', 'total', 'currency', 'documentStatus', 'paidOn', 'kind'],
  settings: [
    ...['businessName', 'sender', 'replyTo', 'officeHours', 'answerWithin', 'dayOff', 'quietHours'],
    ...['defaultTerms', 'remindFrom', 'budgetAlerts', 'alarmLines', 'greetingDays'],
    'accentColour',
  ],
};

/**
 * The tracker of {@link work} with a canary in every other text cell, in hidden tasks, and in all rows of another
 * client, which link to the first one wherever a careless hand could link them.
 */
export function poisoned(canary: string): Tables {
  const own = Object.fromEntries(
    Object.entries({ ...work, settings: [settings()] }).map(([table, rows]) => [
      table,
      rows.map(({ id, cells }) => poison(table as TableKey, id, cells, canary)),
    ]),
  );
  const stranger = tableKeys
    .filter((table) => !['settings', 'clientUpdates'].includes(table))
    .map((table) => [table, poison(table, `other-${table}`, foreign[table] ?? {}, canary, true)] as const);
  const tables: Record<string, readonly Built<TableKey>[]> = { ...own };
  for (const [table, built] of stranger) tables[table] = [...(tables[table] ?? []), built];
  tables['tasks'] = [
    ...(tables['tasks'] ?? []),
    ...(['to-do', 'waiting-on-client', 'done'] as const).map((status) =>
      task({ name: canary, status, doneOn: '2026-11-20', blockedBy: ['recV'] }, `hidden-${status}`),
    ),
  ];
  tables['invoices'] = [
    ...(tables['invoices'] ?? []),
    invoice({ number: canary, documentStatus: 'draft' }, 'hidden-draft'),
    invoice({ number: canary, documentStatus: 'void' }, 'hidden-void'),
  ];
  tables['projects'] = [
    ...(tables['projects'] ?? []),
    project({ name: canary, status: 'proposed', nextStep: canary }, 'hidden-project'),
  ];
  return tables as Tables;
}

const foreign: { readonly [T in TableKey]?: Record<string, CellValue> } = {
  clients: { status: 'active', checkInEvery: 'weekly', currency: 'EUR', paymentTerms: 'Net 14' },
  projects: { client: ['other-clients'], status: 'in-progress' },
  tasks: {
    ...{ project: ['other-projects'], status: 'waiting-on-client', clientMaySee: true },
    blockedBy: ['recV'],
  },
  hours: { project: ['other-projects'], task: ['recV'], minutes: 60 },
  invoices: {
    client: ['other-clients'],
    total: 5,
    issued: '2026-11-01',
    documentStatus: 'sent',
    currency: 'EUR',
  },
  messages: { client: ['recC'] },
  touches: { client: ['recC'], date: '2026-11-19' },
  contacts: { client: ['recC'] },
};

function poison(
  table: TableKey,
  id: string,
  cells: Readonly<Record<string, CellValue>>,
  canary: string,
  all = false,
): Built<TableKey> {
  const filled: Record<string, CellValue> = { ...cells };
  for (const [field, spec] of Object.entries(tableSpec(table).fields)) {
    if (filled[field] !== undefined || (!all && allowed[table]?.includes(field))) continue;
    if (isText(spec) && !parsed.has(field)) filled[field] = canary;
  }
  return { id, cells: filled as Cells<TableKey> };
}

function isText(spec: FieldSpec): boolean {
  return ['text', 'longText', 'richText', 'email', 'phone', 'url'].includes(spec.type);
}

/** Text that is read as something else and would only be refused. */
const parsed = new Set(['timeZone', 'country', 'key', 'currency']);
