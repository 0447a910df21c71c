import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { money, toDecimal } from '../../src/domain/money.js';
import { type ClientView, clientViews } from '../../src/jobs/client-view.js';
import type { HoursLog } from '../../src/jobs/hours-log.js';
import type { MessageIntent } from '../../src/jobs/job.js';
import { hoursCsv, hoursTable } from '../../src/messages/hours-log.js';
import { renderHtml } from '../../src/messages/html.js';
import { readerOf } from '../../src/messages/locale.js';
import { calendarOf } from '../../src/messages/mail/calendar.js';
import { updateCells } from '../../src/messages/page/cells.js';
import { clientPage } from '../../src/messages/page/html.js';
import { word } from '../../src/messages/word.js';
import { languages } from '../../src/tracker/model/choices.js';
import {
  type CellValue,
  type FieldSpec,
  type TableKey,
  tableKeys,
  tableSpec,
} from '../../src/tracker/model.js';
import { drawFrom } from '../support/draw.js';
import { canariesOf, marksIn, ownersIn, rowId } from '../support/marks.js';
import { ownerOf, randomTracker, redrawn } from '../support/random-tracker.js';
import { client, jobInput, project, tracker } from '../support/tracker.js';

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
const countries = [
  ...[
    'GB',
    'US',
    'CA',
    'AU',
    'NZ',
    'IE',
    'IN',
    'ZA',
    'SG',
    'HK',
    'DE',
    'AT',
    'CH',
    'LI',
    'LU',
    'ES',
    'MX',
    'AR',
  ],
  ...['CO', 'CL', 'PE', 'UY', 'EC', 'CR', 'BR', 'PT', 'AO', 'MZ', 'FR', 'BE', 'TR', 'CY', 'JP'],
];
/** Every way of writing there is, once. */
const readers = [
  ...new Map(
    languages.flatMap((language) =>
      countries.map((country) => [readerOf(language, country).locale, { language, country }] as const),
    ),
  ).values(),
];
type Reader = (typeof readers)[number];

function viewFor(reader: Reader): ClientView {
  const input = jobInput(
    tracker({ clients: [client(reader)], projects: [project({ nextStep: 'Menu' })] }),
    now.toString(),
  );
  const view = clientViews(input).get('recC');
  if (!view) throw new Error('every client has a view');
  return view;
}

/** What a page says of a view with something in it that ought not to be there. */
function pageWith(change: Partial<ClientView>, reader: Reader, asOf = now): string[] {
  const view = { ...viewFor(reader), ...change };
  return [clientPage(view, { asOf, now: asOf })];
}

function pageAndRowWith(change: Partial<ClientView>, reader: Reader): string[] {
  const view = { ...viewFor(reader), ...change };
  return [...pageWith(change, reader), JSON.stringify({ ...updateCells(view, now), asOf: null })];
}

function projectWith(change: Partial<ClientView['projects'][number]>, reader: Reader): Partial<ClientView> {
  return { projects: viewFor(reader).projects.map((each) => ({ ...each, ...change })) };
}

function reportWith(facts: MessageIntent['facts'], { language, country }: Reader): string[] {
  const intent: MessageIntent = {
    ...{
      key: 'k',
      kind: 'monthly-report',
      clientId: 'recC',
      about: 'x',
      plannedFor: now.toString(),
      why: 'w',
    },
    facts: { month: '2026-11', ...facts },
  };
  const letter = word(intent, {
    ...{ clientName: 'Acme', signature: ['Lena'], howToPay: () => null, language, country },
  });
  return [letter.body, renderHtml(letter, { language, names: [] })];
}

function logWith(change: Partial<HoursLog['entries'][number]>, { language, country }: Reader): string[] {
  const entry = {
    on: '2026-11-03',
    project: 'Website',
    what: 'Menu',
    minutes: 60,
    rate: null,
    billable: true,
  };
  const log: HoursLog = {
    ...{ client: 'Acme', language, country, from: '2026-11-01', until: '2026-11-30', minutes: 60 },
    entries: [{ ...entry, scope: 'in-scope', ...change }],
    labour: { amount: '85.00', currency: 'EUR' },
  };
  return [JSON.stringify(hoursTable(log)), hoursCsv(log)];
}

/** Each kind of value, let out on purpose in every form that the product writes it in; null: it has no form. */
type Leak = (value: CellValue, reader: Reader) => readonly string[];

const asText: Leak = (value, reader) => [
  ...pageAndRowWith(projectWith({ next: String(value) }, reader), reader),
  ...reportWith({ next: [String(value)] }, reader),
  ...logWith({ what: String(value) }, reader),
  unfolded(calendarOf({ uid: 'u', title: String(value), on: '2026-11-25', at: now.toString() })),
];
const leaks: Readonly<Record<FieldSpec['type'], Leak | null>> = {
  ...{
    text: asText,
    longText: asText,
    richText: asText,
    email: asText,
    url: asText,
    phone: asText,
    link: asText,
  },
  amount: (value, reader) =>
    ['EUR', 'USD', 'JPY', 'TRY'].flatMap((currency) => {
      const amount = money(Number(value) * (currency === 'JPY' ? 1 : 100), currency);
      const invoice = { number: '1', amount, dueOn: null, state: 'open', paidOn: null } as const;
      return [
        ...pageAndRowWith({ invoices: [invoice] }, reader),
        ...reportWith(
          { worked: ['Website'], minutes: ['60'], labour: [toDecimal(amount)], labourCurrencies: [currency] },
          reader,
        ),
        ...logWith({ rate: toDecimal(amount) }, reader),
      ];
    }),
  number: (value, reader) => {
    const minutes = Number(value);
    const hours = { minutes: minutes * 60, estimated: null, extra: 0, favour: 0, byMonth: [] };
    const talk = { on: Temporal.PlainDate.from('2026-11-27'), minutes, topics: null };
    return [
      ...pageAndRowWith(projectWith({ hours }, reader), reader),
      ...pageAndRowWith(
        projectWith({ hours: { ...hours, minutes: 30, favour: minutes * 60 } }, reader),
        reader,
      ),
      ...pageWith({ nextTalk: talk }, reader),
      ...reportWith({ worked: ['Website'], minutes: [String(minutes * 60)] }, reader),
      ...logWith({ minutes: minutes * 60 }, reader),
    ];
  },
  percent: (value, reader) => [
    ...pageAndRowWith(projectWith({ percent: Number(value) }, reader), reader),
    ...reportWith({ projects: ['Website'], percents: [`${Math.round(Number(value) * 100)}%`] }, reader),
  ],
  date: (value, reader) => {
    const on = Temporal.PlainDate.from(String(value));
    return [
      ...pageAndRowWith(projectWith({ forecastOn: on }, reader), reader),
      ...pageWith({ nextTalk: { on, minutes: null, topics: null } }, reader),
      ...pageWith(projectWith({ done: [{ name: 'Menu', on }] }, reader), reader),
      ...reportWith({ needed: ['Menu'], neededBy: [String(value)] }, reader),
      ...reportWith({ month: String(value).slice(0, 7) }, reader),
      ...logWith({ on: String(value) }, reader),
      unfolded(calendarOf({ uid: 'u', title: 'Talk', on: String(value), at: now.toString() })),
    ];
  },
  // Moments are told in one place, the head of the page.
  dateTime: (value, reader) => pageWith({}, reader, Temporal.Instant.from(String(value))),
  ...{ checkbox: null, select: null, multiSelect: null },
};

function unfolded(calendar: string): string {
  return calendar.replace(/\r\n[ \t]/gu, '');
}

const columns = tableKeys.flatMap((table) =>
  Object.entries(tableSpec(table).fields).map(([field, { type }]) => ({ table, field, type })),
);

function valuesOf(owner: string, table: TableKey, field: string, type: FieldSpec['type']) {
  return type === 'link' ? [rowId(owner, table, 0)] : canariesOf(owner, table, field);
}

describe('test/support/marks', () => {
  it('has a value of its own for every cell of every client, but for ticks, choices and links', () => {
    const values = columns.flatMap(({ table, field, type }) =>
      ownersIn(table).flatMap((owner) => {
        const own = valuesOf(owner, table, field, type);
        if (leaks[type]) expect(own, `${table}.${field}`).not.toEqual([]);
        if (type === 'link') return [];
        for (const value of own) {
          const shown = type === 'percent' ? `${Math.round(Number(value) * 100)} %` : String(value);
          expect(marksIn(shown)).toEqual([{ owner, cell: `${table}.${field}` }]);
        }
        return own.map((value) => `${type} ${value}`);
      }),
    );
    expect(new Set(values).size).toBe(values.length);
  });

  it.each(readers)('tells whose value it is, however it is written ($language, $country)', (reader) => {
    for (const [type, leak] of Object.entries(leaks)) {
      if (leak === null) continue;
      const own = columns.filter((each) => each.type === type);
      const column = own.findLast(({ table }) => ownersIn(table).includes('B'));
      if (!column) throw new Error(`no column of the model is a ${type}`);
      const { table, field } = column;
      const cell = `${table}.${type === 'link' ? 'id' : field}`;
      for (const value of valuesOf('B', table, field, column.type))
        for (const text of leak(value, reader))
          expect(marksIn(text), `${type} ${value} in ${text}`).toContainEqual({ owner: 'B', cell });
    }
  });
});

describe('test/support/random-tracker', () => {
  it('draws every tick and choice of the others anew, for which there is no canary', () => {
    const changed = new Set<string>();
    for (let seed = 0; seed < 40; seed += 1) {
      const draw = drawFrom(seed);
      const on = '2026-11-23';
      const before = randomTracker(draw, ['A', 'B'], { on });
      const after = redrawn(draw, before, { on, changes: (owner) => owner !== 'A', loses: () => false });
      for (const { table, field } of columns)
        for (const [nth, { id, cells }] of (before[table] ?? []).entries()) {
          const now: Readonly<Record<string, unknown>> = after[table]?.[nth]?.cells ?? {};
          const was: Readonly<Record<string, unknown>> = cells;
          if (JSON.stringify(was[field]) === JSON.stringify(now[field])) continue;
          expect(ownerOf(id)).not.toBe('A');
          changed.add(`${table}.${field}`);
        }
    }
    const unmarked = columns.filter(({ type }) => leaks[type] === null);
    expect(unmarked.length).toBeGreaterThan(40);
    expect(unmarked.filter(({ table, field }) => !changed.has(`${table}.${field}`))).toEqual([]);
  });
});
