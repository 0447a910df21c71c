import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { clientUpdates } from '../../src/jobs/client-updates.js';
import { updateCells } from '../../src/messages/page/cells.js';
import type { Cells } from '../../src/tracker/model.js';
import { type Tables, work } from '../support/canaries.js';
import { client, jobInput, project, row, task, tracker } from '../support/tracker.js';

function decide(tables: Tables, on = '2026-11-23') {
  return clientUpdates.decide(jobInput(tracker({ clients: [client()], ...tables }), on));
}

function update(tables: Tables, on = '2026-11-23'): Cells<'clientUpdates'> | undefined {
  const view = decide(tables, on).updates?.get('recC');
  return view && updateCells(view, Temporal.Instant.from(`${on}T08:00:00Z`));
}

describe('src/jobs/client-updates', () => {
  it('says done, next, needed, hours, open invoices and when to talk', () => {
    expect(update(work)).toEqual({
      clientName: 'Acme',
      headline: 'Website is 50% done. We talk next on 27 November 2026.',
      percent: 0.5,
      nextStep: 'Checkout design',
      neededFromYou: 'Product photos, due 19 November 2026',
      hours: '41.5 of 60 h',
      openInvoices: '2026-recI: €1,800.00, open, due 15 November 2026',
      nextCheckIn: '2026-11-27',
      asOf: '2026-11-23T08:00:00.000Z',
      body: [
        'Hello Acme,',
        'Website is 50% done. We talk next on 27 November 2026.',
        '## We need from you\n- Product photos · due 19 November 2026',
        '## Website\n- 50% done, by agreed effort\n- Next: Checkout design\n- Done: Home page (18 November 2026)\n- Hours: 41.5 of 60 h',
        '## Invoices\n- 2026-recI: €1,800.00, open, due 15 November 2026\n- 2026-recK: €1,800.00, paid on 20 November 2026',
        'We talk next on 27 November 2026.',
      ].join('\n\n'),
    });
  });

  it('says the same the next day, but for the time it was said', () => {
    const [today, tomorrow] = ['2026-11-23', '2026-11-24'].map((on) => ({ ...update(work, on), asOf: null }));
    expect(today).toEqual(tomorrow);
  });

  it('says the same of a retainer the next day, whatever the pace comes to', () => {
    const retained = {
      ...work,
      projects: [project({ retainerHours: 10, estimatedHours: null })],
      hours: [row('recH', { project: ['recP'], minutes: 540, date: '2026-11-10' })],
    };
    const [today, tomorrow] = ['2026-11-23', '2026-11-24'].map((on) => ({
      ...update(retained, on),
      asOf: null,
    }));
    expect(today?.hours).toContain('9 of 10 h');
    expect(today).toEqual(tomorrow);
  });

  it('leaves no trace of what there is nothing of', () => {
    expect(update({ projects: [project()] })).toMatchObject({
      headline: 'Website is under way.',
      body: 'Hello Acme,\n\nWebsite is under way.\n\n## Website',
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
      expect(decide({ projects: [project({ status })] }).updates?.size).toBe(0);
    },
  );

  it.each(['prospect', 'past', 'declined'] as const)('has no row for a client who is %s', (status) => {
    expect(decide({ clients: [client({ status })], projects: [project()] }).updates?.size).toBe(0);
  });

  it('says that work is paused', () => {
    expect(update({ clients: [client({ status: 'paused' })], projects: [project()] })?.headline).toBe(
      'Work is paused for now.',
    );
  });

  it('keeps the row of a client whose work has ended, with what was delivered, and empties that of one who is gone', () => {
    const clientUpdates = [
      row<'clientUpdates'>('recA', { key: 'recC', clientName: 'Acme', body: 'old' }),
      row<'clientUpdates'>('recB', { key: 'recGone', clientName: 'Gone', body: 'old' }),
    ];
    const past = { clients: [client({ status: 'past' })], clientUpdates };
    expect(decide(past).changes).toEqual([
      {
        table: 'clientUpdates',
        id: 'recB',
        cells: expect.objectContaining({ clientName: null, body: null }),
      },
    ]);
    expect(update(past)?.body).toBe('Hello Acme,\n\nNo work is under way.');
    const projects = [project({ status: 'closed', completedOn: '2026-10-30' })];
    expect(update({ ...past, projects })?.headline).toBe('Website was delivered on 30 October 2026.');
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
});
