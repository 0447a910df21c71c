import { describe, expect, it } from 'vitest';
import { receivables } from '../../src/jobs/receivables.js';
import { cellsFor, client, invoice, jobInput, row, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

function decide(tables: Tables, on = '2026-11-25') {
  return receivables.decide(jobInput(tracker({ invoices: [invoice()], ...tables }), on));
}

const german = client({ governingLaw: 'DE', businessOrConsumer: 'business', lateFeeKind: 'statutory' });

describe('src/jobs/charges', () => {
  it('puts sum and working into the row, and leaves the total alone', () => {
    const outcome = decide({ clients: [german] });
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      balance: 1800,
      charge: '€45.19 (interest €5.19, compensation €40.00)',
      working: expect.stringContaining('10.52 % a year on 1800.00 EUR'),
    });
    expect(outcome.faults).toEqual([]);
  });

  it('charges nothing where nothing was agreed, before the due date has passed, and once it is paid', () => {
    const none = { charge: null, working: null };
    expect(cellsFor(decide({ clients: [client()] }), 'invoices', 'recI')).toMatchObject(none);
    expect(cellsFor(decide({ clients: [german] }, '2026-11-15'), 'invoices', 'recI')).toMatchObject(none);
    const paid = decide({ clients: [german], invoices: [invoice({ paidOn: '2026-11-14' })] });
    expect(cellsFor(paid, 'invoices', 'recI')).toMatchObject(none);
  });

  it('says what is missing where business or consumer is not said', () => {
    const outcome = decide({ clients: [client({ governingLaw: 'DE', lateFeeKind: 'statutory' })] });
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      charge: 'rate unknown',
      working: expect.stringContaining('business or a consumer'),
    });
  });

  it('says that a rate is not known, with days and debt all the same', () => {
    const outcome = decide({ clients: [german] }, '2027-01-10');
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      daysOverdue: 56,
      charge: expect.stringContaining('rate unknown'),
    });
  });

  it('says that a compensation is not known, and counts the rest', () => {
    const turkish = { governingLaw: 'TR', businessOrConsumer: 'business', lateFeeKind: 'statutory' } as const;
    const of = (due: string) => {
      const invoices = [invoice({ issued: '2025-01-15', due, currency: 'TRY' })];
      const outcome = decide({ clients: [client(turkish)], invoices }, '2026-02-01');
      return cellsFor(outcome, 'invoices', 'recI');
    };
    expect(of('2025-11-30')).toMatchObject({
      charge: expect.stringMatching(/^TRY.\S+ \(interest TRY.\S+, compensation unknown\)$/),
      working: expect.stringContaining('sources differ'),
    });
    expect(of('2026-01-10').charge).toMatch(/compensation TRY.2,020\.00\)$/);
  });

  it('names the total of an absurd debt, and goes on with the others', () => {
    const clients = [client({ lateFeeKind: 'yearly', lateFeeValue: 1000 })];
    const absurd = invoice({ number: '7', total: 10 ** 11, issued: null, due: '1900-01-01' });
    const outcome = decide({ clients, invoices: [absurd, invoice({}, 'recJ')] });
    expect(outcome.faults).toMatchObject([
      {
        ...{ table: 'Invoices', record: '7', recordId: 'recI', field: 'Total' },
        problem: expect.stringContaining('too large a sum to be counted'),
        remedy: expect.stringMatching(/^Check /),
      },
    ]);
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ balance: 10 ** 11, charge: null, working: null },
    });
    expect(cellsFor(outcome, 'invoices', 'recJ').charge).toMatch(/^€493\.15 /);
  });

  it('mentions a charge in a letter only once that was decided', () => {
    const facts = (cells: object) =>
      decide({ clients: [german], invoices: [invoice(cells)] }).messages[0]?.facts['charges'];
    expect(facts({})).toBeUndefined();
    expect(facts({ feeDecision: 'waive' })).toBeUndefined();
    expect(facts({ feeDecision: 'claim' })).toEqual(['45.19']);
    expect(facts({ feeDecision: 'mention' })).toBeUndefined();
    const waived = decide({ clients: [german], invoices: [invoice({ feeDecision: 'waive' })] });
    expect(cellsFor(waived, 'invoices', 'recI').charge).toMatch(/^waived: /);
  });

  it('keeps what is only mentioned apart from what is claimed', () => {
    const both = [
      invoice({ feeDecision: 'mention' }),
      invoice({ number: '8', feeDecision: 'claim' }, 'recI2'),
    ];
    expect(decide({ clients: [german], invoices: both }).messages[0]?.facts).toMatchObject({
      numbers: ['2026-recI', '8'],
      charges: ['', '45.19'],
      mentionedCharges: ['45.19', ''],
    });
  });

  it.each([
    ['a cap below zero', { cap: -5 }, 'Cap'],
    ['a fee below zero', { lateFeeValue: -1 }, 'Late fee value'],
    ['a cap of too many decimals', { cap: 5.005 }, 'Cap'],
    ['a percent nobody means', { lateFeeValue: 10_000 }, 'Late fee value'],
    ['half a day of grace', { graceDays: 1.5 }, 'Grace days'],
    ['an unknown country', { governingLaw: 'Ruritania' }, 'Governing law'],
  ])('names %s and computes as if it were blank', (_what, cells, field) => {
    const yearly = { lateFeeKind: 'yearly', lateFeeValue: 10, ...cells } as const;
    const outcome = decide({ clients: [client(yearly)] });
    expect(outcome.faults).toMatchObject([{ table: 'Clients', record: 'Acme', field }]);
    const expected = field === 'Late fee value' ? null : '€4.93 (interest €4.93)';
    expect(cellsFor(outcome, 'invoices', 'recI').charge).toBe(expected);
  });

  it('takes a fee of "1,5 %" for none and guesses nothing', () => {
    const fee: object = { lateFeeKind: 'monthly', lateFeeValue: '1,5 %' };
    const seen = tracker({ invoices: [invoice()], clients: [client(fee)] });
    expect(seen.faults).toMatchObject([{ table: 'Clients', record: 'Acme', field: 'Late fee value' }]);
    const outcome = receivables.decide(jobInput(seen, '2026-11-25'));
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({ balance: 1800, charge: null });
  });

  it('names a flat fee of too many decimals once, whatever the number of invoices', () => {
    const clients = [client({ lateFeeKind: 'flat', lateFeeValue: 25.005 })];
    const outcome = decide({ clients, invoices: [invoice(), invoice({ number: '2026-015' }, 'recJ')] });
    expect(outcome.faults).toMatchObject([{ table: 'Clients', record: 'Acme', field: 'Late fee value' }]);
    expect(cellsFor(outcome, 'invoices', 'recI').charge).toBe(null);
  });

  it('charges nothing on what a credit note took back', () => {
    const clients = [client({ lateFeeKind: 'yearly', lateFeeValue: 36.5 })];
    const credit = invoice({ kind: 'credit', total: 800, creditsInvoice: ['recI'] }, 'recK');
    const outcome = decide({ clients, invoices: [invoice(), credit] });
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      balance: 1000,
      charge: '€10.00 (interest €10.00)',
    });
  });

  it('takes part payments off from the day after they came', () => {
    const payments = [row<'payments'>('recY', { invoice: ['recI'], date: '2026-11-20', amount: 900 })];
    const clients = [client({ lateFeeKind: 'yearly', lateFeeValue: 36.5 })];
    expect(cellsFor(decide({ clients, payments }), 'invoices', 'recI').charge).toBe(
      '€13.50 (interest €13.50)',
    );
  });

  it('comes to one fee however often it looked and was said, and to none once paid in time', () => {
    const clients = [client({ lateFeeKind: 'percent-once', lateFeeValue: 5 })];
    const told = ['first', 'second'].map((stage) =>
      row<'messages'>(stage, {
        ...{ key: `reminder:recI:${stage}`, state: 'sent', client: ['recC'] },
        sentAt: '2026-11-18T09:00:00Z',
      }),
    );
    const charges = Array.from({ length: 24 }, (_, hour) => {
      const at = `2026-11-25T${String(hour).padStart(2, '0')}:30:00+01:00`;
      const written = cellsOf(decide({ clients, messages: told }, at));
      // What it wrote an hour ago is no base for what it asks for now.
      return cellsOf(decide({ clients, invoices: [invoice(written)], messages: told }, at)).charge;
    });
    expect(new Set(charges)).toEqual(new Set(['€90.00 (fee €90.00)']));
    const paid = decide({ clients, invoices: [invoice({ paidOn: '2026-11-15' })], messages: told });
    expect(cellsOf(paid).charge).toBeNull();
  });

  it.each([
    ['None', { lateFeeKind: 'none', lateFeeValue: 25 }],
    ['blank', { lateFeeKind: null, lateFeeValue: 25 }],
    ['of zero', { lateFeeKind: 'flat', lateFeeValue: 0 }],
    ['without a value', { lateFeeKind: 'flat', lateFeeValue: null }],
  ] as const)('charges nothing, and claims nothing, where the late fee is %s', (_what, cells) => {
    const outcome = decide({ clients: [client(cells)], invoices: [invoice({ feeDecision: 'claim' })] });
    expect(cellsOf(outcome).charge).toBeNull();
    expect(outcome.messages[0]?.facts['charges']).toBeUndefined();
  });
});

function cellsOf(outcome: ReturnType<typeof decide>) {
  return cellsFor(outcome, 'invoices', 'recI');
}
