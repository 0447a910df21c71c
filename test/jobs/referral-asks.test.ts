import { describe, expect, it } from 'vitest';
import { lettersOn, worded } from '../support/letters.js';
import { invoice, project } from '../support/tracker.js';

type Tables = Parameters<typeof lettersOn>[1];

const website = project({ status: 'delivered', deliveredOn: '2026-10-26' });

function asks(on: string, tables: Tables = {}) {
  return lettersOn(on, { projects: [website], ...tables }, ['referral-ask']).map(({ key }) => key);
}

describe('src/jobs/referral-asks', () => {
  it('asks two to four weeks after delivery', () => {
    expect(asks('2026-11-08')).toEqual([]);
    expect(asks('2026-11-09')).toEqual(['referral-ask:recP']);
    expect(asks('2026-11-23')).toEqual(['referral-ask:recP']);
    expect(asks('2026-11-24')).toEqual([]);
    const [ask] = lettersOn('2026-11-09', { projects: [website] }, ['referral-ask']);
    expect(worded(ask).subject).toBe('Who else could use something like Website?');
  });

  it.each([
    ['an invoice is open, though not due yet', invoice({ due: '2026-12-24' })],
    ['what an invoice is about is not known', invoice({ due: '2026-12-24', currency: 'gold' })],
    ['an invoice is in dispute', invoice({ due: '2026-12-24', holdReason: 'dispute' })],
  ])('does not ask while %s', (_what, open) => {
    expect(asks('2026-11-09', { invoices: [open] })).toEqual([]);
  });

  it('asks once all is paid', () => {
    const paid = invoice({ paidOn: '2026-11-06' });
    const draft = invoice({ documentStatus: 'draft' }, 'recD');
    expect(asks('2026-11-09', { invoices: [paid, draft] })).toEqual(['referral-ask:recP']);
  });

  it('does not ask again for every delivery', () => {
    const earlier = (deliveredOn: string) => project({ status: 'closed', deliveredOn }, 'recO');
    expect(asks('2026-11-09', { projects: [website, earlier('2026-09-01')] })).toEqual([]);
    expect(asks('2026-11-09', { projects: [website, earlier('2026-04-01')] })).toHaveLength(1);
  });
});
