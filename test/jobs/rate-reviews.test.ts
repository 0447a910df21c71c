import { describe, expect, it } from 'vitest';
import { decideAll } from '../../src/jobs/catalog.js';
import { occasionsAhead } from '../../src/jobs/occasions-ahead.js';
import { lettersOn, worded } from '../support/letters.js';
import { cellsFor, client, jobInput, project, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

/** Paid by the hour since 10 January 2026, at €85. */
const care = project({ name: 'Care', billing: 'hourly', rate: 85, start: '2026-01-10' });

function withCells(cells: Parameters<typeof project>[0]) {
  return [project({ ...care.cells, ...cells })];
}

function outcomeOn(on: string, tables: Tables) {
  return decideAll(jobInput(tracker({ clients: [client()], projects: [care], ...tables }), on));
}

function adviceOn(on: string, tables: Tables = {}) {
  return cellsFor(outcomeOn(on, tables), 'projects', 'recP').advice ?? null;
}

function announced(on: string, cells: Parameters<typeof project>[0]) {
  return lettersOn(on, { projects: withCells(cells) }, ['rate-review']);
}

describe('src/jobs/rate-reviews', () => {
  it('tells of a rate a year after the work began, from two weeks before until a month after', () => {
    const told =
      'The rate (€85.00) is to be looked at on 10 January 2027. To announce a new one, fill in New rate and New rate from.';
    expect(adviceOn('2026-12-26')).toBeNull();
    expect(adviceOn('2026-12-27')).toBe(told);
    expect(adviceOn('2027-01-10')).toBe(told);
    expect(adviceOn('2027-02-09')).toBe(told.replace('is to be', 'was to be'));
    expect(adviceOn('2027-02-10')).toBeNull();
  });

  it.each([
    ['from the day the contract was signed', { contractSigned: '2025-12-20' }, {}, '2026-12-20'],
    ['as often as Settings say', {}, { rateReviewEvery: '6 months' }, '2027-01-10'],
    [
      'as often as Settings say, again and again',
      { start: '2026-06-15' },
      { rateReviewEvery: '6 months' },
      '2026-12-15',
    ],
    ['on the day in Rate review on', { rateReviewOn: '2026-12-24' }, {}, '2026-12-24'],
  ])('counts %s', (_what, cells, ours, on) => {
    const input = jobInput(
      tracker({ clients: [client()], projects: withCells(cells), settings: [settings(ours)] }),
      '2026-12-10',
    );
    const [first] = occasionsAhead(input, 60).filter(({ kind }) => kind === 'rate-review');
    expect(first?.on.toString()).toBe(on);
  });

  it.each([
    ['a fixed price', { billing: 'fixed' as const }, {}],
    ['work that is over', { status: 'closed' as const }, {}],
    ['work nobody pays', { billing: 'not-billed' as const, rateReviewOn: '2027-01-05' }, {}],
    ['work without a beginning', { start: null }, {}],
    ['anything where Settings say never', {}, { rateReviewEvery: 'never' }],
  ])('is silent about %s', (_what, cells, ours) => {
    expect(adviceOn('2027-01-05', { projects: withCells(cells), settings: [settings(ours)] })).toBeNull();
  });

  it('lets a day that was asked for stand until it is changed, and calls attention to the client', () => {
    const projects = withCells({ rateReviewOn: '2026-06-01' });
    expect(adviceOn('2026-12-01', { projects })).toContain('was to be looked at on 1 June 2026');
    const { attention } = cellsFor(outcomeOn('2026-12-01', { projects }), 'clients', 'recC');
    expect(attention).toBe('Rate review: Care, 1 June 2026.');
  });

  it('names a rhythm that makes no sense and keeps to a year', () => {
    const odd = outcomeOn('2027-01-05', { settings: [settings({ rateReviewEvery: 'daily' })] });
    expect(odd.faults).toMatchObject([{ table: 'Settings', field: 'Rate review every' }]);
    expect(cellsFor(odd, 'projects', 'recP').advice).toContain('10 January 2027');
  });

  it('announces a new rate once it is named, for two months before it begins, and never without a look', () => {
    const cells = { newRate: 95, newRateFrom: '2027-03-01' };
    expect(announced('2026-12-30', cells)).toEqual([]);
    const [letter] = announced('2026-12-31', cells);
    expect(letter).toMatchObject({
      key: 'new-rate:recP:2027-03-01',
      askFirst: 'A new rate is yours to announce.',
      why: 'From 1 March 2027 the rate for Care is €95.00, until then €85.00.',
      facts: { from: '2027-03-01', rate: '85.00', newRate: '95.00', currency: 'EUR', per: 'hour' },
    });
    expect(worded(letter).subject).toBe('My rate from 1 March 2027');
    expect(worded(letter).body).toContain('95');
    expect(announced('2027-02-28', cells)).toHaveLength(1);
    expect(announced('2027-03-01', cells)).toEqual([]);
    expect(adviceOn('2027-01-10', { projects: withCells(cells) })).toBeNull();
  });

  it('reminds of writing it down once it has begun', () => {
    const cells = { newRate: 95, newRateFrom: '2027-03-01' };
    expect(adviceOn('2027-03-01', { projects: withCells(cells) })).toBe(
      'Since 1 March 2027 the rate is €95.00: write it into Rate.',
    );
    expect(adviceOn('2027-03-01', { projects: withCells({ ...cells, rate: 95 }) })).toBeNull();
  });

  it.each([-5, 0])('announces no rate of %s and names it', (newRate) => {
    const outcome = outcomeOn('2027-01-05', { projects: withCells({ newRate, newRateFrom: '2027-02-01' }) });
    expect(outcome.messages.filter(({ kind }) => kind === 'rate-review')).toEqual([]);
    expect(outcome.faults).toMatchObject([{ table: 'Projects', field: 'New rate' }]);
  });
});
