import { describe, expect, it } from 'vitest';
import { receivables } from '../../src/jobs/receivables.js';
import type { Cells } from '../../src/tracker/model.js';
import { cellsFor, client, invoice, jobInput, row, settings, tracker } from '../support/tracker.js';

/** An invoice due on 15 November under the standard policy, and the days on which parts of it were told. */
function decide(
  on: string,
  cells: Cells<'invoices'>,
  told: Readonly<Record<string, string>> = {},
  others: Parameters<typeof tracker>[0] = {},
) {
  const messages = Object.entries(told).map(([part, day]) =>
    row<'messages'>(`recM${part}`, {
      ...{ key: `reminder:recI:${part}`, state: 'sent', client: ['recC'] },
      sentAt: `${day}T09:00:00.000Z`,
    }),
  );
  const tables = { clients: [client()], invoices: [invoice(cells)], messages, ...others };
  return receivables.decide(jobInput(tracker(tables), on));
}

function saidOn(...given: Parameters<typeof decide>): string | undefined {
  return decide(...given).messages[0]?.key.replace('reminder:recI:', '');
}

function stageOn(...given: Parameters<typeof decide>): string | null | undefined {
  return cellsFor(decide(...given), 'invoices', 'recI').reminderStage;
}

describe('src/jobs/resume', () => {
  it('asks about a promise that was not kept, at the stage it had, and goes on from there', () => {
    const promise = { promisedOn: '2026-12-10' };
    const first = { first: '2026-11-18' };
    const asked = decide('2026-12-11', promise, first);
    expect(asked.messages).toMatchObject([
      { key: 'reminder:recI:promise-2026-12-10', facts: { stage: 'promise-broken', promised: '2026-12-10' } },
    ]);
    expect(cellsFor(asked, 'invoices', 'recI').reminderStage).toBe('First reminder');
    const told = { ...first, 'promise-2026-12-10': '2026-12-11' };
    expect(saidOn('2026-12-17', promise, told)).toBeUndefined();
    expect(cellsFor(decide('2026-12-17', promise, told), 'invoices', 'recI')).toMatchObject({
      nextActionOn: '2026-12-18',
      why: 'It was due on 15 November 2026. Payment was promised for 10 December 2026. First reminder: sent on 18 November 2026. Second reminder on 18 December 2026 if it is still open.',
    });
    expect(saidOn('2026-12-18', promise, told)).toBe('second');
  });

  it('goes on by the date where the question about a promise is answered late, or never was said', () => {
    const promise = { promisedOn: '2026-12-10' };
    const first = { first: '2026-11-18' };
    expect(saidOn('2026-12-17', promise, first)).toBe('promise-2026-12-10');
    expect(saidOn('2026-12-18', promise, first)).toBe('second');
    const late = { ...first, 'promise-2026-12-10': '2026-12-16' };
    expect(stageOn('2026-12-18', promise, late)).toBe('Second reminder');
    expect(saidOn('2026-12-20', promise, late)).toBeUndefined();
    expect(saidOn('2026-12-21', promise, late)).toBe('second');
    // From then on the stages keep the distance they have on the ladder.
    expect(saidOn('2026-12-28', promise, { ...late, second: '2026-12-21' })).toBeUndefined();
    expect(saidOn('2026-12-29', promise, { ...late, second: '2026-12-21' })).toBe('firm');
  });

  it('starts at the first stage, a rest after the question, where nothing had been told', () => {
    const promise = { promisedOn: '2026-12-10' };
    expect(saidOn('2026-12-15', promise)).toBe('promise-2026-12-10');
    expect(stageOn('2026-12-15', promise)).toBeNull();
    expect(saidOn('2026-12-16', promise)).toBe('first');
    expect(saidOn('2026-12-23', promise, { first: '2026-12-16' })).toBe('second');
  });

  it('asks again about a second promise that was broken, at the stage it has by then', () => {
    const cells = { promisedOn: '2026-12-04', promises: 'broken 2026-11-20' };
    const told = { first: '2026-11-18', 'promise-2026-11-20': '2026-11-23', second: '2026-11-30' };
    const outcome = decide('2026-12-07', cells, told);
    expect(outcome.messages).toMatchObject([{ key: 'reminder:recI:promise-2026-12-04' }]);
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ promises: 'broken 2026-11-20, broken 2026-12-04', reminderStage: 'Second reminder' },
    });
    const asked = { ...told, 'promise-2026-12-04': '2026-12-07' };
    expect(saidOn('2026-12-17', cells, asked)).toBeUndefined();
    expect(saidOn('2026-12-18', cells, asked)).toBe('firm');
  });

  it('does not ask about a promise for a day on which nothing was owed yet', () => {
    const clients = [client({ reminderPolicy: 'gentle' })];
    const cells = { due: '2026-11-20', promisedOn: '2026-11-13' };
    expect(saidOn('2026-11-16', cells, {}, { clients })).toBeUndefined();
    expect(saidOn('2026-12-04', cells, {}, { clients })).toBe('first');
    expect(stageOn('2026-12-20', cells, {}, { clients })).toBe('Second reminder');
  });

  it('asks nothing about a promise of a part that came, and keeps to the stage it had', () => {
    const cells = { promisedOn: '2026-12-10', promisedAmount: 500 };
    const payments = [row<'payments'>('recY', { invoice: ['recI'], date: '2026-12-09', amount: 500 })];
    const first = { first: '2026-11-18' };
    expect(saidOn('2026-12-11', cells, first)).toBe('promise-2026-12-10');
    const kept = decide('2026-12-11', cells, first, { payments });
    expect(kept.messages).toEqual([]);
    expect(cellsFor(kept, 'invoices', 'recI')).toMatchObject({
      ...{ promises: 'kept 2026-12-10', reminderStage: 'First reminder', nextActionOn: '2026-12-18' },
    });
  });

  it('goes on with the next stage after a hold, and with the others at their distance', () => {
    const hold = { holdUntil: '2027-01-04' };
    const first = { first: '2026-11-18' };
    expect(saidOn('2027-01-04', hold, first)).toBe('second');
    expect(stageOn('2027-01-14', hold, first)).toBe('Second reminder');
    const told = { ...first, second: '2027-01-04' };
    expect(saidOn('2027-01-14', hold, told)).toBeUndefined();
    expect(saidOn('2027-01-15', hold, told)).toBe('firm');
    expect(cellsFor(decide('2027-01-14', hold, told), 'invoices', 'recI').why).toContain(
      'It was on hold until 4 January 2027.',
    );
  });

  it('goes on where it stood where a day ends an open hold, and by the due date where the reason is cleared', () => {
    const first = { first: '2026-11-18' };
    expect(stageOn('2027-01-04', { holdReason: 'manual' }, first)).toBeNull();
    expect(saidOn('2027-01-04', { holdReason: 'manual', holdUntil: '2027-01-04' }, first)).toBe('second');
    expect(saidOn('2027-01-04', {}, first)).toBe('final');
  });

  it('is not hurried by a short hold', () => {
    const hold = { holdUntil: '2026-11-20' };
    expect(saidOn('2026-11-24', hold, { first: '2026-11-18' })).toBeUndefined();
    expect(saidOn('2026-11-25', hold, { first: '2026-11-18' })).toBe('second');
  });

  it('says one thing after a long hold, and no more until a rest has passed', () => {
    const hold = { holdUntil: '2027-06-01' };
    expect(decide('2027-06-01', hold).messages).toMatchObject([{ key: 'reminder:recI:first' }]);
    const told = { first: '2027-06-01' };
    expect(saidOn('2027-06-07', hold, told)).toBeUndefined();
    expect(saidOn('2027-06-08', hold, told)).toBe('second');
  });

  it('does not say after a hold that an overdue invoice is due soon', () => {
    const clients = [client({ reminderPolicy: 'firm' })];
    const hold = { holdUntil: '2026-12-04' };
    expect(saidOn('2026-12-04', hold, {}, { clients })).toBe('first');
    expect(saidOn('2026-12-04', hold, { before: '2026-11-12' }, { clients })).toBe('first');
  });

  it('goes by the later of a hold and a broken promise', () => {
    const cells = { promisedOn: '2026-11-20', holdUntil: '2026-12-11' };
    const told = { first: '2026-11-18', 'promise-2026-11-20': '2026-11-23', second: '2026-11-30' };
    expect(saidOn('2026-12-11', cells, told)).toBe('firm');
    expect(stageOn('2026-12-19', cells, told)).toBe('Firm reminder');
    expect(stageOn('2026-12-20', cells, told)).toBe('Last reminder');
  });

  it('has nothing left to say after a hold where the last stage was told before it', () => {
    const outcome = decide('2027-01-04', { holdUntil: '2027-01-04' }, { final: '2026-12-15' });
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ reminderStage: 'Last reminder', nextActionOn: null },
      why: expect.stringContaining('yours to decide'),
    });
  });

  it('asks about a promise made after the statement of an older debt, and not about one before it', () => {
    const older = { settings: [settings({ chaseFrom: '2026-11-16' })] };
    const promise = { promisedOn: '2026-12-10' };
    const told = { statement: '2026-11-23', first: '2026-11-28' };
    expect(saidOn('2026-12-11', promise, told, older)).toBe('promise-2026-12-10');
    expect(saidOn('2026-12-18', promise, told, older)).toBe('second');
    expect(saidOn('2026-12-11', promise, {}, older)).toBe('statement');
    expect(saidOn('2026-12-17', promise, { statement: '2026-12-11' }, older)).toBe('first');
  });
});
