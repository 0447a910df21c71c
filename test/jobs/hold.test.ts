import { describe, expect, it } from 'vitest';
import { receivables } from '../../src/jobs/receivables.js';
import { cellsFor, client, invoice, jobInput, tracker } from '../support/tracker.js';

function decide(
  cells: Parameters<typeof invoice>[0],
  on: string,
  ofClient: Parameters<typeof client>[0] = {},
) {
  const tables = { clients: [client(ofClient)], invoices: [invoice(cells)] };
  return receivables.decide(jobInput(tracker(tables), on));
}

const disputedAfterPromise = { promisedOn: '2026-11-20', holdReason: 'dispute' } as const;

describe('src/jobs/hold', () => {
  it.each([
    ['until the day of the hold', { holdUntil: '2026-11-24' }, '2026-11-23', '2026-11-24'],
    ['for a dispute without end', { holdReason: 'dispute' }, '2028-01-01', null],
    ['for as long as it is put on hold by hand', { holdReason: 'manual' }, '2028-01-01', null],
    ['for autopay', { holdReason: 'autopay' }, '2028-01-01', null],
    [
      'for autopay until a day',
      { holdReason: 'autopay', holdUntil: '2026-12-01' },
      '2026-11-30',
      '2026-12-01',
    ],
    ['through the promised day', { promisedOn: '2026-11-23' }, '2026-11-23', '2026-11-24'],
    ['over the weekend after it', { promisedOn: '2026-11-27' }, '2026-11-29', '2026-11-30'],
    [
      'through a day that is promised under Hold until',
      { holdReason: 'promise', holdUntil: '2026-11-27' },
      '2026-11-29',
      '2026-11-30',
    ],
    ['for a dispute after a broken promise', disputedAfterPromise, '2026-12-15', null],
    [
      'for a dispute that outlasts a promise',
      { ...disputedAfterPromise, promisedOn: '2027-01-04' },
      '2026-12-15',
      null,
    ],
    [
      'until a day after a broken promise',
      { promisedOn: '2026-11-20', holdUntil: '2026-12-20' },
      '2026-12-15',
      '2026-12-20',
    ],
    [
      'for the longer of promise and day',
      { promisedOn: '2026-12-29', holdUntil: '2026-12-20' },
      '2026-12-15',
      '2026-12-30',
    ],
  ] as const)('holds %s', (_what, cells, on, nextActionOn) => {
    expect(decide({}, on).messages).toHaveLength(1);
    const outcome = decide(cells, on);
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'invoices', 'recI')).toMatchObject({
      ...{ nextActionOn, reminderStage: null },
      why: expect.stringMatching(/^No reminder: /),
    });
  });

  it.each([
    [
      { promisedOn: '2026-12-04' },
      'payment was promised for 4 December 2026; reminders resume on 7 December 2026.',
    ],
    [{ holdReason: 'promise' }, 'payment was promised, until you clear Hold reason.'],
    [{ holdUntil: '2026-12-04' }, 'you put it on hold; reminders resume on 4 December 2026.'],
    [
      { holdReason: 'dispute', holdUntil: '2026-12-04' },
      'the invoice is in dispute; reminders resume on 4 December 2026.',
    ],
    [{ holdReason: 'autopay' }, 'it is paid automatically, until you clear Hold reason.'],
  ] as const)('says of %j why it is held and when reminders resume', (cells, why) => {
    const outcome = decide(cells, '2026-12-02');
    expect(cellsFor(outcome, 'invoices', 'recI').why).toBe(`No reminder: ${why}`);
  });

  it('holds for the day of a promise from before the due date, and not over the weekend after it', () => {
    const early = { due: '2026-11-18', promisedOn: '2026-11-13' };
    const firm = { reminderPolicy: 'firm' } as const;
    expect(cellsFor(decide(early, '2026-11-13', firm), 'invoices', 'recI')).toMatchObject({
      ...{ nextActionOn: '2026-11-14', reminderStage: null },
    });
    expect(cellsFor(decide(early, '2026-11-15', firm), 'invoices', 'recI').reminderStage).toBe(
      'Notice before it is due',
    );
  });

  it.each([
    [{ holdUntil: '2026-11-24' }, '2026-11-24'],
    [{ holdReason: 'manual', holdUntil: '2026-11-24' }, '2026-11-24'],
    [{ holdReason: 'promise', promisedOn: '2026-11-23' }, '2026-11-24'],
  ] as const)('takes up the ladder again once %j is over', (cells, on) => {
    expect(decide(cells, on).messages).toHaveLength(1);
  });
});
