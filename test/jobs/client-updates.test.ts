import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientUpdates } from '../../src/jobs/client-updates.js';
import {
  type Cells,
  type CellValue,
  type FieldSpec,
  type TableKey,
  tableKeys,
  tableSpec,
} from '../../src/tracker/model.js';
import { type Built, client, invoice, jobInput, project, row, task, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

function decide(tables: Tables, on = '2026-11-23') {
  return clientUpdates.decide(jobInput(tracker({ clients: [client()], ...tables }), on));
}

function update(tables: Tables, on?: string) {
  const rows = decide(tables, on).rows;
  return rows[0]?.cells as Cells<'clientUpdates'> | undefined;
}

const work: Tables = {
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

describe('src/jobs/client-updates', () => {
  it('says done, next, needed, hours, open invoices and when to talk', () => {
    expect(update(work)).toEqual({
      clientName: 'Acme',
      headline: 'Website is 50% done; we talk next on 27 November 2026.',
      percent: 0.5,
      nextStep: 'Checkout design',
      neededFromYou: 'Product photos, due 19 November 2026',
      hours: '41.5 of 60 h',
      openInvoices: '2026-recI: €1,800.00, due 15 November 2026',
      nextCheckIn: '2026-11-27',
      asOf: '2026-11-23T08:00:00.000Z',
      body: [
        'Website is 50% done; we talk next on 27 November 2026.',
        '## We need from you\n- Product photos, due 19 November 2026',
        '## Website\n- 50% done, by agreed effort\n- Next: Checkout design\n- Done: Home page (18 November 2026)\n- Hours: 41.5 of 60 h',
        '## Open invoices\n- 2026-recI: €1,800.00, due 15 November 2026',
        'We talk next on 27 November 2026.',
      ].join('\n\n'),
    });
  });

  it('says the same the next day, but for the time it was said', () => {
    const [today, tomorrow] = ['2026-11-23', '2026-11-24'].map((on) => ({ ...update(work, on), asOf: null }));
    expect(today).toEqual(tomorrow);
  });

  it('leaves no trace of what there is nothing of', () => {
    expect(update({ projects: [project()] })).toMatchObject({
      headline: 'Website is under way.',
      body: 'Website is under way.\n\n## Website',
      ...{ percent: null, nextStep: null, neededFromYou: null, hours: null, openInvoices: null },
    });
  });

  it('names the project where there are several', () => {
    const projects = [
      project({ nextStep: 'Launch', percentByHand: 0.5 }),
      project({ name: 'Logo', nextStep: 'Sketches', percentByHand: 0.25 }, 'recQ'),
    ];
    expect(update({ projects })).toMatchObject({
      headline: '2 projects are in hand, 37% done in all.',
      percent: 0.37,
      nextStep: 'Logo: Sketches · Website: Launch',
    });
  });

  it.each(['proposed', 'closed', null] as const)(
    'has no row for a client whose only project is %s',
    (status) => {
      expect(decide({ projects: [project({ status })] }).rows).toEqual([]);
    },
  );

  it.each(['prospect', 'past', 'declined', 'leaving'] as const)(
    'has no row for a client who is %s',
    (status) => {
      expect(decide({ clients: [client({ status })], projects: [project()] }).rows).toEqual([]);
    },
  );

  it('says that work is paused', () => {
    expect(update({ clients: [client({ status: 'paused' })], projects: [project()] })?.headline).toBe(
      'Work is paused for now.',
    );
  });

  it('empties the row of a client whose work has ended, and all of one who is gone', () => {
    const clientUpdates = [
      row<'clientUpdates'>('recA', { key: 'recC', clientName: 'Acme', body: 'old' }),
      row<'clientUpdates'>('recB', { key: 'recGone', clientName: 'Gone', body: 'old' }),
    ];
    const [ended, gone] = decide({ clientUpdates }).changes;
    expect(ended).toMatchObject({ id: 'recA', cells: { headline: 'No work is under way.', body: null } });
    expect(gone).toMatchObject({ id: 'recB', cells: { clientName: null, headline: null, body: null } });
  });

  it('does not promise a talk on a day that has passed', () => {
    const late = {
      clients: [client({ checkInEvery: 'weekly', talkedOn: '2026-11-02' })],
      projects: [project()],
    };
    expect(update(late)?.nextCheckIn).toBeNull();
  });

  it('lets nothing active through that stands in a name', () => {
    const tasks = [
      task({
        name: '![x](https://evil.example) <script> **b** www.evil.example\n# h <airtable:mention id="usr1">',
        status: 'waiting-on-client',
        clientMaySee: true,
      }),
    ];
    const body = update({ projects: [project({ name: '1. # Site' })], tasks })?.body ?? '';
    expect(body).toContain(
      '- \\!\\[x\\](https\\://evil.example) \\<script\\> \\*\\*b\\*\\* www\\.evil.example # h',
    );
    expect(body).toContain('## 1\\. # Site');
    expect(body).not.toContain('airtable');
  });

  it('copies nothing that is not on the allow-list, whatever stands in other cells and rows', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abcxyz') }), (salt) => {
        const cells = decide(poisoned(`canary${salt}`)).rows.find(({ key }) => key === 'recC')?.cells;
        const told = JSON.stringify(cells);
        expect(told).not.toContain('canary');
        expect(told).toContain('Website');
        expect(told).toContain('Product photos');
      }),
      { numRuns: 20 },
    );
  });
});

/** The cells of a client's own rows that the client may see; everything else holds the canary. */
const allowed: { readonly [T in TableKey]?: readonly string[] } = {
  clients: ['name', 'status', 'currency', 'paymentTerms', 'checkInEvery', 'talkedOn'],
  projects: ['name', 'client', 'status', 'nextStep', 'estimatedHours'],
  tasks: ['name', 'project', 'status', 'due', 'doneOn', 'estimateHours', 'clientMaySee', 'waitingOn'],
  hours: ['project', 'minutes'],
  invoices: ['number', 'client', 'issued', 'due', 'total', 'currency', 'documentStatus', 'paidOn', 'kind'],
};

/** The tracker of `work` with a canary in every other text cell, in hidden tasks and in all rows of another client. */
function poisoned(canary: string): Tables {
  const own = Object.fromEntries(
    Object.entries(work).map(([table, rows]) => [
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
      task({ name: canary, status, doneOn: '2026-11-20' }, `hidden-${status}`),
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
  tasks: { project: ['other-projects'], status: 'waiting-on-client', clientMaySee: true },
  hours: { project: ['other-projects'], minutes: 60 },
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
