import { describe, expect, it } from 'vitest';
import { agreement } from '../../src/jobs/agreement.js';
import type { Cells } from '../../src/tracker/model.js';
import { cellsFor, client, invoice, jobInput, project, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

/** A closed project in which everything was filled, so that nothing counts as never kept. */
const careful = project(
  {
    status: 'closed',
    contract: 'https://files.example/a.pdf',
    contractSigned: '2026-01-10',
    contractEnds: '2026-06-30',
    agreed: ['scope', 'price', 'schedule', 'payment-terms', 'revisions', 'rights', 'ending', 'late-payment'],
  },
  'recCareful',
);

/** A project under way in which nothing is missing beside it. */
function complete(cells: Cells<'projects'> = {}) {
  return project({ ...careful.cells, status: 'in-progress', contractEnds: null, name: 'Website', ...cells });
}

function saidOf(cells: Cells<'projects'>, tables: Tables = {}, on = '2026-11-23') {
  const snapshot = tracker({ clients: [client()], projects: [careful, complete(cells)], ...tables });
  return cellsFor(agreement.decide(jobInput(snapshot, on)), 'projects', 'recP').agreementCheck;
}

describe('src/jobs/agreement', () => {
  it('says nothing where nothing is missing', () => {
    expect(saidOf({})).toBeNull();
  });

  it('misses nothing that nobody ever filled', () => {
    const bare = project({ status: 'in-progress', billing: 'retainer' });
    expect(saidOf({}, { projects: [bare] })).toBeNull();
    const onlySigned = project({ status: 'closed', contractSigned: '2026-01-10' }, 'recQ');
    expect(saidOf({}, { projects: [bare, onlySigned] })).toBe(
      'Work is under way, and no day is written on which the contract was signed.',
    );
  });

  it('names what is missing of the contract, more plainly once work is under way', () => {
    const blank = { contract: null, contractSigned: null };
    expect(saidOf({ ...blank, status: 'signed' })).toBe(
      'No contract is linked.\nNo day is written on which the contract was signed.',
    );
    expect(saidOf(blank)).toBe(
      'No contract is linked.\nWork is under way, and no day is written on which the contract was signed.',
    );
  });

  it('notices work before the signature, and after the end', () => {
    expect(saidOf({ contractSigned: '2026-11-24' })).toBe(
      'Work is under way, and the contract is to be signed only on 24 November 2026.',
    );
    expect(saidOf({ contractSigned: '2026-11-23' })).toBeNull();
    expect(saidOf({ contractEnds: '2026-11-22' })).toBe(
      'The contract ended on 22 November 2026: agree on what holds from now on.',
    );
    expect(saidOf({ contractEnds: '2026-11-23' })).toBeNull();
  });

  it('names a retainer without an end', () => {
    expect(saidOf({ billing: 'retainer' })).toContain('The retainer has no end');
    expect(saidOf({ billing: 'retainer', contractEnds: '2027-01-31' })).toBeNull();
  });

  it('names the points that are not agreed; a column that says what was agreed is as good as a tick', () => {
    expect(saidOf({ agreed: ['scope', 'price'] })).toBe(
      'Not agreed yet: schedule, payment terms, revisions, rights, ending early, and late payment.',
    );
    const told = {
      agreed: ['scope', 'price', 'schedule', 'payment-terms'],
      revisionsIncluded: 2,
      rightsPassOn: 'payment',
      ifEndedEarly: 'Hours so far',
      lateFeeAgreedOn: '2026-01-10',
    } as const;
    expect(saidOf(told)).toBeNull();
  });

  it('misses revisions only at a fixed price, and late payment only where the law does not settle it', () => {
    const agreed = ['scope', 'price', 'schedule', 'payment-terms', 'rights', 'ending'] as const;
    expect(saidOf({ agreed, billing: 'hourly' })).toBe('Not agreed yet: late payment.');
    const clients = [client({ lateFeeKind: 'statutory' })];
    expect(saidOf({ agreed, billing: 'hourly' }, { clients })).toBeNull();
    expect(saidOf({ agreed, billing: 'fixed' }, { clients })).toBe('Not agreed yet: revisions.');
  });

  describe('deposit', () => {
    const deposit = (cells: Cells<'invoices'> = {}) => ({
      invoices: [invoice({ kind: 'deposit', project: ['recP'], total: 500, ...cells })],
    });
    const agreed = { depositPercent: 0.35, depositDue: '2026-11-20' };

    it('is missed after its day while its invoice is open', () => {
      expect(saidOf(agreed, deposit(), '2026-11-20')).toBeNull();
      expect(saidOf(agreed, deposit(), '2026-11-21')).toBe(
        'The deposit was due on 20 November 2026, and invoice 2026-recI is open.',
      );
      expect(saidOf(agreed, deposit({ paidOn: '2026-11-19' }))).toBeNull();
    });

    it('is due with its invoice where no day was agreed', () => {
      expect(saidOf({}, deposit(), '2026-11-15')).toBeNull();
      expect(saidOf({}, deposit(), '2026-11-16')).toContain('The deposit was due on 15 November 2026');
    });

    it('is missed while nobody wrote its invoice, until money came for the project', () => {
      expect(saidOf(agreed)).toBe('A deposit of 35% was agreed, and its invoice is not written yet.');
      expect(saidOf(agreed, deposit({ documentStatus: 'draft' }))).toBe(
        'A deposit of 35% was agreed, and its invoice is still a draft.',
      );
      expect(saidOf(agreed, deposit({ kind: 'standard', paidOn: '2026-11-10' }))).toBeNull();
    });

    it('is not judged by an invoice whose balance is not known', () => {
      expect(saidOf(agreed, deposit({ total: null }))).toBeNull();
    });
  });

  describe('late fee', () => {
    const claimed = { invoices: [invoice({ project: ['recP'], feeDecision: 'claim' })] };
    const own = { ...claimed, clients: [client({ lateFeeKind: 'monthly', lateFeeValue: 1.5 })] };
    const without = {
      agreed: ['scope', 'price', 'schedule', 'payment-terms', 'revisions', 'rights', 'ending'],
    } as const;

    it('is not to be claimed without an agreement', () => {
      expect(saidOf(without, own)).toContain(
        'A late fee is claimed for invoice 2026-recI, and no day is written on which it was agreed.',
      );
      expect(saidOf({ ...without, lateFeeAgreedOn: '2026-11-01' }, own)).toBeNull();
      expect(saidOf({}, own)).toBeNull();
    });

    it('is not to be agreed after the invoice', () => {
      expect(saidOf({ lateFeeAgreedOn: '2026-11-02' }, own)).toBe(
        'A late fee is claimed for invoice 2026-recI, and it was agreed only on 2 November 2026, after the invoice was issued.',
      );
    });

    it('needs no agreement where the law gives it', () => {
      expect(saidOf(without, { ...claimed, clients: [client({ lateFeeKind: 'statutory' })] })).toBeNull();
    });
  });

  it('counts revisions beyond those included, with the price of one more', () => {
    expect(saidOf({ revisionsIncluded: 2, revisionsUsed: 2 })).toBeNull();
    expect(saidOf({ revisionsIncluded: 2, revisionsUsed: 3 })).toBe(
      '3 revisions are used and 2 included: no price for one more is agreed.',
    );
    expect(saidOf({ revisionsIncluded: 2, revisionsUsed: 3, pricePerExtraRevision: 320 })).toBe(
      '3 revisions are used and 2 included: each one more costs €320.00.',
    );
  });

  it.each([
    { status: 'proposed' },
    { status: 'delivered' },
    { status: 'closed' },
    { status: 'on-hold' },
    { billing: 'not-billed' },
  ] as const)('is blank for a project that is %o', (cells) => {
    expect(saidOf({ contract: null, agreed: null, ...cells })).toBeNull();
  });

  it('decides nothing where the tracker does not have its column', () => {
    const snapshot = { ...tracker({ projects: [careful] }), has: () => false };
    expect(agreement.decide(jobInput(snapshot, '2026-11-23')).changes).toEqual([]);
  });
});
