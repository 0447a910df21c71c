import { describe, expect, it } from 'vitest';
import { vetting } from '../../src/jobs/vetting.js';
import type { Cells } from '../../src/tracker/model.js';
import { cellsFor, client, jobInput, project, row, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

/** A prospect of whom everything is known. */
function prospect(cells: Cells<'clients'> = {}) {
  return client({
    status: 'prospect',
    talkedOn: '2026-11-20',
    budgetSaid: '5000 EUR',
    wantedBy: '2027-03-01',
    heardAbout: 'Pays well, says Nuria.',
    bigPictureGoal: 'Sell abroad.',
    ...cells,
  });
}

const usual = settings({ usualPriceRange: '2,500–12,000 EUR', usualDuration: '6–16 weeks' });

function decide(cells: Cells<'clients'>, tables: Tables = {}, on = '2026-11-23') {
  return vetting.decide(jobInput(tracker({ clients: [prospect(cells)], settings: [usual], ...tables }), on));
}

function saidOf(cells: Cells<'clients'>, tables?: Tables, on?: string) {
  return cellsFor(decide(cells, tables, on), 'clients', 'recC').vetting;
}

describe('src/jobs/vetting', () => {
  it('says nothing where everything is known and fits', () => {
    expect(saidOf({})).toBeNull();
  });

  it('names what is not known yet', () => {
    const blank = {
      budgetSaid: null,
      wantedBy: null,
      heardAbout: '  ',
      bigPictureGoal: null,
      talkedOn: null,
    };
    expect(saidOf(blank)).toBe(
      'Not known yet: the budget, by when it is wanted, what they hope to achieve, and what others say of them.\n' +
        'No talk is on record yet: better to speak before anything is promised.',
    );
  });

  it('finds goals in projects and talks among touches', () => {
    const tables = {
      projects: [project({ goal: 'Half of the orders online.' })],
      touches: [row<'touches'>('recX', { client: ['recC'], date: '2026-11-02' })],
    };
    expect(saidOf({ bigPictureGoal: null, talkedOn: null }, tables)).toBeNull();
  });

  it('asks who decides and pays only where roles are kept', () => {
    const contact = (id: string, cells: Cells<'contacts'>) =>
      row<'contacts'>(id, { client: ['recC'], ...cells });
    expect(saidOf({}, { contacts: [contact('k1', { name: 'Ada' })] })).toBeNull();
    const elsewhere = contact('k2', { client: ['recO'], role: ['pays'] });
    expect(saidOf({}, { contacts: [elsewhere, contact('k1', { role: ['approves'] })] })).toBe(
      'Not known yet: who pays.',
    );
  });

  it.each([
    ['1,000 EUR', 'The budget said (1,000 EUR) lies below your usual price range (2,500–12,000 EUR).'],
    ['from 20k', 'The budget said (from 20k) lies above your usual price range (2,500–12,000 EUR).'],
    ['2,000–3,000 EUR', null],
    ['1,000 USD', null],
    ['as cheap as can be', null],
  ])('holds a budget of "%s" against the usual range', (budgetSaid, said) => {
    expect(saidOf({ budgetSaid })).toBe(said);
  });

  it.each([
    ['2027-01-04', null],
    [
      '2027-01-03',
      'It is wanted by 3 January 2027, sooner than your usual duration (6–16 weeks) allows from now.',
    ],
    ['2026-11-22', 'It was wanted by 22 November 2026, which is over: ask for a new day.'],
  ])('holds %s against the usual duration', (wantedBy, said) => {
    expect(saidOf({ wantedBy })).toBe(said);
  });

  it('tells the red flags in words, with the usual remedy until something is chosen', () => {
    const redFlags = ['no-deposit', 'everything-urgent'] as const;
    const told = 'Red flags you ticked: everything is urgent and no deposit.';
    expect(saidOf({ redFlags })).toBe(`${told}\nA small trial first would protect both sides.`);
    expect(saidOf({ redFlags, fit: 'trial-first' })).toBe(told);
    expect(saidOf({ redFlags }, { projects: [project({ trial: true })] })).toBe(told);
  });

  it.each(['active', 'past', 'declined', null] as const)('is blank for a client who is %s', (status) => {
    expect(saidOf({ status, redFlags: ['price-only'], budgetSaid: null })).toBeNull();
  });

  it('names usual figures that cannot be read, and only while there is a prospect', () => {
    const odd = [settings({ usualPriceRange: 'it depends', usualDuration: 'it depends' })];
    expect(decide({ budgetSaid: '1 EUR' }, { settings: odd }).faults).toMatchObject([
      { table: 'Settings', field: 'Usual price range', remedy: expect.any(String) },
      { table: 'Settings', field: 'Usual duration', remedy: expect.any(String) },
    ]);
    expect(decide({ status: 'active' }, { settings: odd }).faults).toEqual([]);
  });

  it('misses no column that the tracker does not have', () => {
    const snapshot = tracker({ clients: [prospect({ budgetSaid: null, heardAbout: null, wantedBy: null })] });
    const without = { ...snapshot, has: (_table: string, field: string) => field === 'vetting' };
    expect(cellsFor(vetting.decide(jobInput(without, '2026-11-23')), 'clients', 'recC').vetting).toBeNull();
    const none = { ...snapshot, has: () => false };
    expect(vetting.decide(jobInput(none, '2026-11-23')).changes).toEqual([]);
  });
});
