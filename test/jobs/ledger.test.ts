import { describe, expect, it } from 'vitest';
import { receivables } from '../../src/jobs/receivables.js';
import { cellsFor, client, invoice, jobInput, row, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

const on = '2026-11-25';

/** What a round says of `recI`, with everything it names: as it was read, and as it was decided. */
function decide(tables: Tables, at = on) {
  const seen = tracker({ clients: [client()], invoices: [invoice()], ...tables });
  const outcome = receivables.decide(jobInput(seen, at, ['2026-11-16']));
  return {
    cells: cellsFor(outcome, 'invoices', 'recI'),
    ofClient: cellsFor(outcome, 'clients', 'recC'),
    messages: outcome.messages,
    faults: [...seen.faults, ...outcome.faults],
  };
}

const yearly = { lateFeeKind: 'yearly', lateFeeValue: 10 } as const;
const statutory = { lateFeeKind: 'statutory', businessOrConsumer: 'business' } as const;

function paid(cells: Parameters<typeof row<'payments'>>[1] = {}, id = 'recY') {
  return row<'payments'>(id, { invoice: ['recI'], date: '2026-11-20', amount: 800, ...cells });
}

describe('src/jobs/ledger', () => {
  describe('bad input', () => {
    type Bad = {
      readonly what: string;
      readonly of: 'Invoices' | 'Clients';
      readonly field: string;
      readonly cells: object;
      readonly problem: RegExp;
      readonly remedy: RegExp;
      /** Cells that stand beside it. */
      readonly beside?: object;
    };
    const invoiceDate = {
      problem: /issued \(2026-11-01\), so it counts as blank/,
      remedy: /Correct this date/,
    };
    const belowZero = { problem: /below zero, so it counts as blank/, remedy: /zero or more/ };
    const unknownCode = { problem: /"Ruritania" is no/, remedy: /two letters/ };

    it.each<Bad>([
      {
        ...{ what: 'a total below zero', of: 'Invoices', field: 'Total', cells: { total: -5 } },
        ...{ problem: /below zero \(-5\)/, remedy: /Choose Credit/ },
      },
      {
        ...{ what: 'a due date before the invoice', of: 'Invoices', field: 'Due' },
        ...{ ...invoiceDate, cells: { due: '2026-10-31' } },
      },
      {
        ...{ what: 'a promise before the invoice', of: 'Invoices', field: 'Promised on' },
        ...{ ...invoiceDate, cells: { promisedOn: '2026-10-31' } },
      },
      {
        ...{ what: 'a promise held to before the invoice', of: 'Invoices', field: 'Hold until' },
        ...{ ...invoiceDate, cells: { holdUntil: '2025-12-01' }, beside: { holdReason: 'promise' } },
      },
      {
        ...{ what: 'a fee of "1,5 %"', of: 'Clients', field: 'Late fee value' },
        ...{ cells: { lateFeeValue: '1,5 %' }, problem: /1,5 %/, remedy: /\S/, beside: yearly },
      },
      {
        ...{ what: 'a fee below zero', of: 'Clients', field: 'Late fee value' },
        ...{ ...belowZero, cells: { lateFeeValue: -1.5 }, beside: yearly },
      },
      {
        ...{ what: 'a cap below zero', of: 'Clients', field: 'Cap' },
        ...{ ...belowZero, cells: { cap: -5 }, beside: yearly },
      },
      {
        ...{ what: 'an unknown country', of: 'Clients', field: 'Country' },
        ...{ ...unknownCode, problem: /"Ruritania" is not a country code/ },
        ...{ cells: { country: 'Ruritania' }, beside: { weekendRule: 'following' } },
      },
      {
        ...{ what: 'an unknown law', of: 'Clients', field: 'Governing law' },
        ...{ ...unknownCode, cells: { governingLaw: 'Ruritania' }, beside: statutory },
      },
    ])('names $what at its row, and computes as if it were blank', (bad) => {
      const { of, field, cells, problem, remedy, beside = {} } = bad;
      const blank = Object.fromEntries(Object.keys(cells).map((key) => [key, null]));
      const [wrong, unset] = [cells, blank].map((each) => {
        const all: object = { ...beside, ...each };
        return decide(of === 'Invoices' ? { invoices: [invoice(all)] } : { clients: [client(all)] });
      });
      const [record, recordId] = of === 'Invoices' ? ['2026-recI', 'recI'] : ['Acme', 'recC'];
      expect(wrong?.faults.filter((fault) => fault.field === field)).toEqual([
        {
          ...{ table: of, record, recordId, field },
          ...{ problem: expect.stringMatching(problem), remedy: expect.stringMatching(remedy) },
        },
      ]);
      expect({ ...wrong, faults: [] }).toEqual({ ...unset, faults: [] });
    });

    it('takes the due date by the terms, where the written one lies before the invoice', () => {
      const { cells, messages } = decide({ invoices: [invoice({ due: '2026-10-31' })] });
      expect(cells).toMatchObject({ daysOverdue: 10, effectiveDue: '2026-11-15' });
      expect(messages).toMatchObject([{ key: 'reminder:recI:second' }]);
    });

    it('counts no promise that lies before the invoice as broken, and asks about none', () => {
      for (const promise of [
        { promisedOn: '2025-12-01' },
        { holdReason: 'promise', holdUntil: '2025-12-01' },
      ] as const) {
        const { cells, messages } = decide({ invoices: [invoice(promise)] });
        expect(cells.promises).toBeNull();
        expect(messages.map(({ key }) => key)).not.toContain('reminder:recI:promise-2025-12-01');
      }
    });

    it('lets a hold for another reason end before the invoice was issued', () => {
      const held = decide({ invoices: [invoice({ holdReason: 'manual', holdUntil: '2026-10-01' })] });
      expect(held).toMatchObject({
        faults: [],
        messages: [{ key: expect.stringContaining('reminder:recI') }],
      });
    });
  });

  describe('money from before the invoice', () => {
    const fault = {
      problem:
        'It lies before the day the invoice was issued (2026-11-01): the money counts, this day does not.',
      remedy: expect.stringContaining('If it came in advance, write the day of issue here.'),
    };

    it('is named at its payment, counts from the day of issue on, and what is left is asked for', () => {
      const early = decide({ payments: [paid({ date: '2025-11-20' })] });
      expect(early.faults).toMatchObject([{ table: 'Payments', recordId: 'recY', field: 'Date', ...fault }]);
      const inTime = decide({ payments: [paid({ date: '2026-11-01' })] });
      expect({ ...early, faults: [] }).toEqual(inTime);
      expect(inTime.cells).toMatchObject({ balance: 1000, paid: 800, paymentStatus: 'part-paid' });
      expect(inTime.messages).toMatchObject([{ facts: { balances: ['1000.00'] } }]);
    });

    it('is named at Paid on too, and nobody is asked for what was paid in advance', () => {
      const early = decide({ invoices: [invoice({ paidOn: '2026-10-28' })] });
      expect(early.faults).toMatchObject([
        { table: 'Invoices', recordId: 'recI', field: 'Paid on', ...fault },
      ]);
      const inTime = decide({ invoices: [invoice({ paidOn: '2026-11-01' })] });
      expect({ ...early, faults: [] }).toEqual(inTime);
      expect(inTime).toMatchObject({ cells: { paymentStatus: 'paid', balance: 0 }, messages: [] });
    });

    it('bears no interest, and takes the discount for paying early', () => {
      const discounted = { clients: [client({ ...yearly, paymentTerms: '2/10 net 14' })] };
      const all = decide({ ...discounted, payments: [paid({ date: '2026-10-28', amount: 1764 })] });
      expect(all.cells).toMatchObject({ balance: 0, paymentStatus: 'paid', charge: null });
      const half = decide({ ...discounted, payments: [paid({ date: '2026-10-28', amount: 900 })] });
      // 900 at 10 % from 16 to 25 November.
      expect(half.cells.charge).toBe('€2.47 (interest €2.47)');
    });

    it('counts at once for an invoice that bears a day to come', () => {
      const invoices = [invoice({ issued: '2026-12-01' })];
      const early = decide({ invoices, payments: [paid({ amount: 1800 })] });
      expect(early).toMatchObject({ cells: { balance: 0, paymentStatus: 'paid' }, messages: [] });
      expect(early.faults).toMatchObject([{ table: 'Payments', field: 'Date' }]);
    });

    it('is no fault on the day of issue, nor where no such day is known', () => {
      expect(decide({ payments: [paid({ date: '2026-11-01' })] }).faults).toEqual([]);
      const undated = [invoice({ issued: null, due: '2026-11-15' })];
      expect(decide({ invoices: undated, payments: [paid({ date: '2020-01-01' })] }).faults).toEqual([]);
    });
  });

  describe('a payment in another currency', () => {
    it('is named at its row, converted never, and leaves what is open unknown', () => {
      const { faults, cells, ofClient, messages } = decide({ payments: [paid({ currency: 'USD' })] });
      expect(faults).toEqual([
        {
          ...{ table: 'Payments', record: expect.any(String), recordId: 'recY', field: 'Currency' },
          problem: 'A payment in USD cannot be counted for an invoice in EUR.',
          remedy: 'Enter what arrived in EUR, or correct the currency.',
        },
      ]);
      expect(cells).toMatchObject({
        ...{ balance: null, paid: null, daysOverdue: null, agingBucket: null, reminderStage: null },
        why: 'No reminder: the balance is not known. Settings › Problems says why.',
      });
      expect(ofClient.openBalance).toBe('1 invoice not counted');
      expect(messages).toEqual([]);
    });

    it('leaves the other invoices of the client alone', () => {
      const invoices = [invoice(), invoice({ total: 200 }, 'recJ')];
      const { ofClient, messages } = decide({ invoices, payments: [paid({ currency: 'USD' })] });
      expect(ofClient.openBalance).toBe('€200.00 · 1 invoice not counted');
      expect(messages).toMatchObject([{ facts: { numbers: ['2026-recJ'] } }]);
    });
  });
});
