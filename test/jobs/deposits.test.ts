import { describe, expect, it } from 'vitest';
import { decideAll } from '../../src/jobs/catalog.js';
import { lettersOn, worded } from '../support/letters.js';
import { client, invoice, jobInput, project, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof lettersOn>[1];

/** Asked for on 2 November, due on the 16th. */
function letters(on: string, cells: Parameters<typeof invoice>[0] = {}, tables: Tables = {}) {
  const invoices = [
    invoice({ kind: 'deposit', project: ['recP'], issued: '2026-11-02', total: 900, ...cells }),
  ];
  return lettersOn(on, { projects: [project({ status: 'signed' })], invoices, ...tables }, [
    'deposit-awaited',
  ]);
}

describe('src/jobs/deposits', () => {
  it('says that the work waits for the deposit, after some days and until it is due', () => {
    expect(letters('2026-11-04')).toEqual([]);
    const [letter] = letters('2026-11-05');
    expect(letter).toMatchObject({
      key: 'deposit-awaited:recI',
      askFirst: expect.stringContaining('look at your bank first'),
      facts: {
        project: 'Website',
        number: '2026-recI',
        balance: '900.00',
        currency: 'EUR',
        due: '2026-11-16',
      },
    });
    expect(worded(letter).body).toContain('€900.00');
    expect(letters('2026-11-15')).toHaveLength(1);
    expect(letters('2026-11-16')).toEqual([]);
  });

  it('tells nobody of the work of another client, and names the invoice that links it', () => {
    const tables: Tables = {
      clients: [client(), client({ name: 'Bolt' }, 'recB')],
      projects: [project({ name: 'Secret rebrand', client: ['recB'], status: 'signed' })],
    };
    expect(letters('2026-11-05', {}, tables)).toEqual([]);
    const deposit = invoice({ kind: 'deposit', project: ['recP'], issued: '2026-11-02' });
    const { faults } = decideAll(jobInput(tracker({ ...tables, invoices: [deposit] }), '2026-11-05'));
    expect(faults).toMatchObject([
      {
        ...{ table: 'Invoices', record: '2026-recI', field: 'Project' },
        problem: expect.stringContaining('Secret rebrand is not a project of Acme'),
        remedy: 'Link the project that the deposit is for, or clear the cell.',
      },
    ]);
  });

  it.each<[string, Parameters<typeof invoice>[0], Tables]>([
    ['the deposit is paid', { paidOn: '2026-11-04' }, {}],
    ['it is a draft', { documentStatus: 'draft' }, {}],
    ['the work has begun', {}, { projects: [project({ status: 'in-progress' })] }],
    ['it belongs to no project', { project: null }, {}],
    ['a payment was promised', { promisedOn: '2026-11-12' }, {}],
    ['it is on hold', { holdReason: 'manual' }, {}],
    ['nobody is to be reminded of it', { reminderPolicy: 'none' }, {}],
    ['it is less than one reminds of', {}, { settings: [settings({ remindFrom: '1000 EUR' })] }],
    ['an invoice of the client is in dispute', { holdReason: 'dispute' }, {}],
    ['the client has left', {}, { clients: [client({ status: 'leaving' })] }],
  ])('says nothing where %s', (_what, cells, tables) => {
    expect(letters('2026-11-05', cells, tables)).toEqual([]);
  });

  it('leaves it to a reminder where one waits', () => {
    const clients = [client({ reminderPolicy: 'firm' })];
    expect(letters('2026-11-12', {}, { clients })).toHaveLength(1);
    expect(letters('2026-11-13', {}, { clients })).toEqual([]);
  });

  it('asks for what is left', () => {
    const payments = [{ id: 'recY', cells: { invoice: ['recI'], amount: 400, date: '2026-11-04' } }];
    expect(letters('2026-11-05', {}, { payments })[0]?.facts).toMatchObject({ balance: '500.00' });
  });
});
