import { describe, expect, it } from 'vitest';
import { progress } from '../../src/jobs/progress.js';
import { receivables } from '../../src/jobs/receivables.js';
import { cellsFor, client, invoice, jobInput, project, row, tracker } from '../support/tracker.js';

function advice(tables: Parameters<typeof tracker>[0], on = '2026-11-23'): string | null | undefined {
  const outcome = progress.decide(jobInput(tracker({ clients: [client()], ...tables }), on));
  return cellsFor(outcome, 'projects', 'recP').advice;
}

describe('src/jobs/money-advice', () => {
  it('proposes not to start before the deposit is paid', () => {
    const invoices = [invoice({ kind: 'deposit', project: ['recP'], total: 500 })];
    expect(advice({ projects: [project({ status: 'signed' })], invoices })).toBe(
      'The deposit 2026-recI is open: better not to start before it is there.',
    );
    const paid = [invoice({ kind: 'deposit', project: ['recP'], paidOn: '2026-11-20' })];
    expect(advice({ projects: [project({ status: 'signed' })], invoices: paid })).toBeNull();
  });

  it('proposes to hold the final files until the final invoice is paid', () => {
    const invoices = [invoice({ kind: 'final', project: ['recP'] })];
    const projects = [project({ status: 'delivered' })];
    expect(advice({ projects, invoices })).toContain('hold the final files');
  });

  it('proposes to pause new work once an invoice of the client reached a firm reminder', () => {
    const tables = { projects: [project({ status: 'in-progress' })], invoices: [invoice()] };
    expect(advice(tables, '2026-12-05')).toBeNull();
    expect(advice(tables, '2026-12-06')).toContain('overdue since 15 November 2026: better');
  });

  it('stays as it is while days pass and part of it is paid', () => {
    const invoices = [invoice()];
    const projects = [project({ status: 'in-progress' })];
    const payments = [
      row<'payments'>('recY', { invoice: ['recI'], client: ['recC'], date: '2026-12-07', amount: 100 }),
    ];
    const first = advice({ projects, invoices }, '2026-12-06');
    expect(first).not.toBeNull();
    expect(advice({ projects, invoices, payments }, '2026-12-09')).toBe(first);
  });

  it('says in the row of the client how they have paid', () => {
    const messages = [
      row<'messages'>('recM', { key: 'reminder:recJ:second', state: 'sent', sentAt: '2026-09-20T09:00:00Z' }),
    ];
    const invoices = [
      invoice({ promises: 'broken 2026-10-01, kept 2026-10-05' }),
      invoice({ issued: '2026-08-01', due: '2026-09-01', paidOn: '2026-09-21', total: 100 }, 'recJ'),
      invoice({ issued: '2026-08-01', due: '2026-09-01', paidOn: '2026-08-30', total: 300 }, 'recK'),
    ];
    const outcome = receivables.decide(
      jobInput(tracker({ clients: [client()], invoices, messages }), '2026-11-23'),
    );
    expect(cellsFor(outcome, 'clients', 'recC')).toMatchObject({
      onTimeRate: 0.5,
      averageDaysLate: 5,
      attention: expect.stringMatching(
        /1 promise to pay broken, 1 kept.*\nHas mostly paid after the second reminder/s,
      ),
    });
  });
});
