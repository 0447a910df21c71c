import {
  type Cells,
  type CellValue,
  type FieldSpec,
  type TableKey,
  tableKeys,
  tableSpec,
} from '../../src/tracker/model.js';
import type { Draw } from './draw.js';
import { canariesOf, mark, ownersIn, rowId } from './marks.js';
import { type Built, row } from './tracker.js';

export type Tables = { readonly [T in TableKey]?: readonly Built<T>[] };

/** The name a task bears in its mark where its client may not see it. */
export const hiddenName = 'hiddenName';

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
  clientUpdates: 1,
};

export type RandomOptions = {
  /** The day around which dates lie. */
  readonly on: string;
  /** What stands in rows of client A and in Settings, so that something certain is to be told. */
  readonly story?: Story;
  /** The same of other clients. */
  readonly stories?: Readonly<Record<string, Story>>;
};

/** Cells of the first row of each table, or of all its rows. */
export type Story = { readonly [T in TableKey]?: Cells<T> | readonly Cells<T>[] };

/**
 * A tracker of so many clients, A and B and on: half of its cells hold a canary, the others something that makes work go
 * on, letters due and figures differ.
 */
export function randomTracker(draw: Draw, owners: readonly string[], options: RandomOptions): Tables {
  const { story = {} } = options;
  const stories: Readonly<Record<string, Story>> = { A: story, S: story, ...options.stories };
  const ids = new Map<string, readonly string[]>();
  const everyOwner = [...owners, 'S'];
  for (const table of tableKeys) {
    for (const owner of ownersIn(table).filter((each) => everyOwner.includes(each))) {
      const own = stories[owner] ?? {};
      const told = storyOf(own, table);
      const least = Math.max(told.length, ['clients', 'projects', 'settings'].includes(table) ? 1 : 0);
      const atMost = Math.max(table === 'settings' ? 1 : (most[table] ?? 2), told.length);
      const count = Array.isArray(own[table]) ? told.length : draw.whole(least, atMost);
      ids.set(
        `${owner} ${table}`,
        Array.from({ length: count }, (_, nth) => rowId(owner, table, nth)),
      );
    }
  }
  const cellOf = cellDrawer(draw, ids, owners, options);
  const tables: Record<string, Built<TableKey>[]> = {};
  for (const table of tableKeys) {
    tables[table] = everyOwner.flatMap((owner) =>
      (ids.get(`${owner} ${table}`) ?? []).map((id, nth) => {
        const cells: Record<string, CellValue> = {};
        for (const field of Object.keys(tableSpec(table).fields)) {
          const value = cellOf(owner, table, field);
          if (value !== null) cells[field] = value;
        }
        const told = storyOf(stories[owner] ?? {}, table)[nth];
        return finished(owner, table, row(id, { ...cells, ...told } as Cells<TableKey>));
      }),
    );
  }
  return tables as Tables;
}

/** The same tracker with other cells where it is said, and here and there a row less. */
export function redrawn(
  draw: Draw,
  tables: Tables,
  options: RandomOptions & {
    readonly changes: (owner: string, table: TableKey, field: string) => boolean;
    readonly loses: (owner: string) => boolean;
  },
): Tables {
  const owners = (tables.clients ?? []).map(({ id }) => ownerOf(id));
  const ids = new Map<string, string[]>();
  for (const table of tableKeys)
    for (const { id } of tables[table] ?? []) {
      const name = `${ownerOf(id)} ${table}`;
      ids.set(name, [...(ids.get(name) ?? []), id]);
    }
  const cellOf = cellDrawer(draw, ids, owners, options);
  const other: Record<string, Built<TableKey>[]> = {};
  for (const table of tableKeys) {
    other[table] = (tables[table] ?? []).flatMap((built) => {
      const owner = ownerOf(built.id);
      if (table !== 'clients' && options.loses(owner) && draw.isOneIn(8)) return [];
      const cells: Record<string, CellValue> = { ...built.cells };
      for (const field of Object.keys(tableSpec(table).fields)) {
        if (!options.changes(owner, table, field)) continue;
        const value = cellOf(owner, table, field);
        if (value === null) delete cells[field];
        else cells[field] = value;
      }
      return [finished(owner, table, row(built.id, cells as Cells<TableKey>))];
    });
  }
  return other as Tables;
}

/** Whose row has that id. */
export function ownerOf(id: string): string {
  return id.charAt(0);
}

function storyOf<T extends TableKey>(story: Story, table: T): readonly Cells<T>[] {
  const told = story[table] as Cells<T> | readonly Cells<T>[] | undefined;
  return told === undefined ? [] : Array.isArray(told) ? (told as readonly Cells<T>[]) : [told as Cells<T>];
}

/** A hidden task tells that it is one, and no two invoices have one number: they would be chased neither. */
function finished(owner: string, table: TableKey, built: Built<TableKey>): Built<TableKey> {
  const cells = Object.fromEntries(Object.entries(built.cells).filter(([, value]) => value !== null));
  if (table === 'tasks')
    cells['name'] = mark(owner, table, cells['clientMaySee'] === true ? 'name' : hiddenName);
  if (table === 'invoices') cells['number'] = `${mark(owner, table, 'number')}${built.id.slice(-1)}`;
  return row(built.id, cells as Cells<TableKey>);
}

/** Draws cells: blank one time in eight. */
function cellDrawer(
  draw: Draw,
  ids: ReadonlyMap<string, readonly string[]>,
  owners: readonly string[],
  { on }: RandomOptions,
): (owner: string, table: TableKey, field: string) => CellValue {
  return (owner, table, field) => {
    if (!always.has(`${table}.${field}`) && draw.isOneIn(8)) return null;
    const spec = tableSpec(table).fields[field];
    if (!spec) throw new Error(`there is no column ${table}.${field}`);
    const usual = lively[`${table}.${field}`];
    if (usual && !draw.isOneIn(4)) return draw.one(usual);
    if (field === 'sender') return `${mark(owner, table, field)} <${mark(owner, table, field)}@example.com>`;
    if (field === 'key' && table === 'clientUpdates') return rowId(owner, 'clients', 0);
    const canaries = canariesOf(owner, table, field);
    if (canaries.length === 0) return choice(owner, table, field, spec);
    const readable = readings[field];
    if (readable) return draw.one([...readable, ...canaries]);
    return (draw.isOneIn(2) ? null : plausible(spec, field)) ?? draw.one(canaries);
  };

  function choice(owner: string, table: TableKey, field: string, spec: FieldSpec): CellValue {
    switch (spec.type) {
      case 'checkbox':
        return draw.isOneIn(2) ? true : null;
      case 'select':
        return draw.one(spec.options.map(({ key }) => key));
      case 'multiSelect':
        return draw.some(spec.options.map(({ key }) => key));
      case 'link': {
        const whose = owning.has(`${table}.${field}`) ? [owner] : owners;
        const found = whose.flatMap((each) => ids.get(`${each} ${spec.to}`) ?? []);
        return found.length === 0 ? null : [draw.one(found)];
      }
      default:
        throw new Error(`${table}.${field} has no canary`);
    }
  }

  /** Something that makes sense in a column of that kind; null where a canary does as well. */
  function plausible(spec: FieldSpec, field: string): CellValue {
    switch (spec.type) {
      case 'number':
        return draw.whole(field === 'minutes' ? 1 : 0, field === 'minutes' ? 240 : 40);
      case 'amount':
        return draw.whole(1, 900);
      case 'percent':
        return draw.whole(0, 100) / 100;
      case 'date':
        return near(draw.whole(-70, 70));
      case 'dateTime':
        return `${near(draw.whole(-70, 20))}T09:00:00.000Z`;
      default:
        return null;
    }
  }

  function near(days: number): string {
    return new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);
  }
}

/** Cells without which a row would say nothing to anybody. */
const always: ReadonlySet<string> = new Set([
  ...owning,
  ...['clients.name', 'clients.email', 'projects.name', 'projects.newRate', 'tasks.name', 'hours.minutes'],
  ...['invoices.number', 'invoices.total', 'contacts.name', 'clientUpdates.key'],
  ...['settings.sender', 'settings.chaseFrom'],
]);
