import fc from 'fast-check';
import {
  type Cells,
  type CellValue,
  type FieldSpec,
  type TableKey,
  tableKeys,
  tableSpec,
} from '../../src/tracker/model.js';
import { type Built, row } from './tracker.js';

/** Draws a value; as fast-check's `gen` hands it out, so that a failure shrinks. */
export type Draw = fc.GeneratorValue;

type Tables = { readonly [T in TableKey]?: readonly Built<T>[] };

/**
 * A mark that tells whose cell a text came from: `zq1B1tasks1name1` stood in Name of a task of client B. It is made of
 * letters and ones alone, so that no escaping changes it.
 */
export function mark(owner: string, table: TableKey, field: string): string {
  return `zq1${owner}1${table}1${field}1`;
}

export type Mark = { readonly owner: string; readonly cell: string };

/** Every mark in a text; one that was cut short still tells its owner. */
export function marksIn(text: string): Mark[] {
  return [...text.matchAll(/zq1([A-Z])1(?:([A-Za-z]+)1(?:([A-Za-z]+)1)?)?/gu)].map(
    ([, owner = '', table = '?', field = '?']) => ({ owner, cell: `${table}.${field}` }),
  );
}

/** The name a task bears in its mark where its client may not see it. */
export const hiddenName = 'hiddenName';

/** A sum that only this client's rows hold, recognisable however it is written. */
export function sumOf(owner: string): number {
  return 7_130_000 + owner.charCodeAt(0) * 101;
}

/** Text that is read as something: left to chance whether it can be. */
const readings: Readonly<Record<string, readonly string[]>> = {
  currency: ['EUR', 'USD'],
  timeZone: ['Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles'],
  country: ['DE', 'US', 'JP'],
  paymentTerms: ['Net 14', 'EOM+15'],
  defaultTerms: ['Net 30'],
  checkInEvery: ['weekly', '2 weeks', 'monthly'],
  reportEvery: ['monthly'],
  latestCheckInAfter: ['3 weeks'],
  preferredWay: ['phone', 'mail'],
  workingHours: ['9-17'],
  greetingDays: ['Christmas, New Year'],
  quietHours: ['20:00-08:00'],
  alarmLines: ['One client above 50 % of income'],
  budgetAlerts: ['75, 90'],
  issueWhen: ['at signing'],
};

/** What makes work go on and letters due; three times in four it is one of these. */
const lively: Readonly<Record<string, readonly CellValue[]>> = {
  'clients.status': ['active', 'leaving'],
  'clients.reminderPolicy': ['standard', 'firm'],
  'clients.currency': ['EUR'],
  'clients.paymentTerms': ['Net 14'],
  'clients.talkedOn': [null],
  'clients.reportEvery': [null],
  'projects.status': ['in-progress', 'delivered'],
  'projects.percentByHand': [null],
  'tasks.status': ['waiting-on-client', 'done', 'to-do'],
  'tasks.waitingOn': [null],
  'invoices.documentStatus': ['sent'],
  'invoices.kind': ['standard', 'deposit'],
  'invoices.due': [null],
  'invoices.paidOn': [null],
  'invoices.currency': [null],
  'invoices.holdUntil': [null],
  'invoices.creditsInvoice': [null],
  'invoices.promisedOn': [null],
  'invoices.promises': [null],
  'invoices.issued': ['2026-10-20', '2026-09-01'],
  'projects.proposalExpires': [null],
  'contacts.birthday': [null],
  'settings.chaseFrom': ['2026-01-01'],
  'settings.clientReport': ['monthly'],
  'settings.timeZone': ['Europe/Berlin'],
  'settings.currency': ['EUR'],
  'settings.remindFrom': [null],
  'settings.paymentsFreshFor': [null],
};

/** Links that say whose a row is; any other may lead to anybody's row by a slip of the hand. */
const owning: ReadonlySet<string> = new Set([
  ...['projects.client', 'tasks.project', 'hours.project', 'invoices.client', 'contacts.client'],
  ...['touches.client', 'payments.invoice', 'payments.client', 'messages.client', 'invoices.creditsInvoice'],
]);

/** Of each client there is one; of the rest so many at most. */
const most: Readonly<Partial<Record<TableKey, number>>> = {
  clients: 1,
  tasks: 6,
  hours: 4,
  invoices: 4,
  payments: 1,
};

/** Tables of the freelancer, whose marks bear an S. */
const shared: ReadonlySet<TableKey> = new Set(['settings', 'templates', 'days']);

/**
 * A tracker of so many clients, A and B and on, with a mark in every text cell and chance in every other one. Ids are
 * `A-projects-0`.
 */
export function randomTracker(draw: Draw, owners: readonly string[], on: string): Tables {
  const ids = new Map<string, readonly string[]>();
  const idsOf = (owner: string, table: TableKey) => ids.get(`${owner} ${table}`) ?? [];
  const everyOwner = [...owners, 'S'];
  for (const table of tableKeys) {
    for (const owner of everyOwner.filter((each) => shared.has(table) === (each === 'S'))) {
      const atLeast = ['clients', 'projects', 'settings'].includes(table) ? 1 : 0;
      const atMost = table === 'settings' ? 1 : (most[table] ?? 2);
      const count = draw(fc.integer, { min: Math.min(atLeast, atMost), max: atMost });
      ids.set(
        `${owner} ${table}`,
        Array.from({ length: count }, (_, nth) => `${owner}-${table}-${nth}`),
      );
    }
  }
  const tables: Record<string, Built<TableKey>[]> = {};
  for (const table of tableKeys) {
    tables[table] = everyOwner.flatMap((owner) =>
      idsOf(owner, table).map((id, nth) => row(id, cellsOf(owner, table, nth) as Cells<TableKey>)),
    );
  }
  return tables as Tables;

  function cellsOf(owner: string, table: TableKey, nth: number): Record<string, CellValue> {
    const cells: Record<string, CellValue> = {};
    for (const [field, spec] of Object.entries(tableSpec(table).fields)) {
      if (!isAlways(table, field) && draw(fc.integer, { min: 1, max: 8 }) === 1) continue;
      const value = cellOf(owner, table, field, spec);
      if (value !== null) cells[field] = value;
    }
    if (table === 'tasks' && cells['clientMaySee'] !== true) cells['name'] = mark(owner, table, hiddenName);
    // Two invoices of one number are chased neither.
    if (table === 'invoices') cells['number'] = `${mark(owner, table, 'number')}${'abcd'.charAt(nth)}`;
    return cells;
  }

  function cellOf(owner: string, table: TableKey, field: string, spec: FieldSpec): CellValue {
    const text = mark(owner, table, field);
    const usual = lively[`${table}.${field}`];
    if (usual && draw(fc.integer, { min: 1, max: 4 }) > 1) return draw(fc.constantFrom, ...usual);
    switch (spec.type) {
      case 'text':
      case 'longText':
      case 'richText':
        if (field === 'key') return table === 'clientUpdates' ? `${owner}-clients-0` : text;
        if (field === 'sender') return `${text} <${text}@example.com>`;
        return readings[field] ? draw(fc.constantFrom, ...readings[field], text) : text;
      case 'email':
        return `${text}@example.com`;
      case 'url':
        return `https://${text}.example.com`;
      case 'phone':
        return text;
      case 'number':
        return draw(fc.integer, { min: 0, max: field === 'minutes' ? 600 : 40 });
      case 'amount':
        return sumOf(owner);
      case 'percent':
        return draw(fc.integer, { min: 0, max: 100 }) / 100;
      case 'checkbox':
        return draw(fc.boolean) ? true : null;
      case 'select':
        return draw(fc.constantFrom, ...spec.options.map(({ key }) => key));
      case 'multiSelect':
        return draw(
          fc.subarray<string>,
          spec.options.map(({ key }) => key),
        );
      case 'date':
        return near(draw(fc.integer, { min: -70, max: 70 }));
      case 'dateTime':
        return `${near(draw(fc.integer, { min: -70, max: 20 }))}T09:00:00.000Z`;
      case 'link': {
        const to = spec.to as TableKey;
        const whose = owning.has(`${table}.${field}`) ? [owner] : owners;
        const found = whose.flatMap((each) => idsOf(each, to));
        return found.length === 0 ? null : [draw(fc.constantFrom, ...found)];
      }
    }
  }

  function near(days: number): string {
    return new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);
  }
}

/** Cells without which a row would say nothing to anybody. */
function isAlways(table: TableKey, field: string): boolean {
  return (
    owning.has(`${table}.${field}`) || ['name', 'number', 'total', 'sender', 'chaseFrom'].includes(field)
  );
}
