import { describe, expect, it } from 'vitest';
import { decideAll } from '../../src/jobs/catalog.js';
import { lettersOn, sentLetter, worded } from '../support/letters.js';
import { client, invoice, jobInput, project, row, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof lettersOn>[1];
type Cells = Parameters<typeof project>[0];

/** Delivered on Tuesday 10 November. */
const delivered = { status: 'delivered', deliveredOn: '2026-11-10' } as const;

function letters(on: string, cells: Cells = {}, tables: Tables = {}) {
  return lettersOn(on, { projects: [project({ ...delivered, ...cells })], ...tables }, ['delivery']);
}

describe('src/jobs/delivery-letters', () => {
  it('goes with a delivery from its day on, the same for a week, and then no more', () => {
    expect(letters('2026-11-09')).toEqual([]);
    const [letter] = letters('2026-11-10');
    expect(letter).toEqual({
      key: 'delivery:recP:2026-11-10',
      kind: 'delivery',
      clientId: 'recC',
      about: 'Website',
      thread: 'recP',
      plannedFor: '2026-11-10T08:00:00.000Z',
      why: 'Website was delivered on 10 November 2026, and nobody has confirmed it yet.',
      facts: { project: 'Website' },
    });
    expect(worded(letter).subject).toBe('Website is ready');
    expect(letters('2026-11-17')).toEqual([letter]);
    expect(letters('2026-11-18')).toEqual([]);
  });

  it('asks to look at it by the day that was named, and not after it', () => {
    const [letter] = letters('2026-11-10', { reviewUntil: '2026-11-13' });
    expect(letter?.facts).toEqual({ project: 'Website', reviewUntil: '2026-11-13' });
    expect(worded(letter).body).toContain('by 13 November 2026');
    expect(letters('2026-11-13', { reviewUntil: '2026-11-13' })).toHaveLength(1);
    expect(letters('2026-11-14', { reviewUntil: '2026-11-13' })).toEqual([]);
    expect(letters('2026-11-18', { reviewUntil: '2026-12-13' })).toEqual([]);
  });

  it('names a day to look at it that lies before the delivery, and does without it', () => {
    const projects = [project({ ...delivered, reviewUntil: '2026-11-09' })];
    const outcome = decideAll(jobInput(tracker({ clients: [client()], projects }), '2026-11-10'));
    expect(outcome.faults).toMatchObject([
      { table: 'Projects', record: 'Website', field: 'Review until', remedy: expect.any(String) },
    ]);
    expect(outcome.messages.map(({ facts }) => facts)).toEqual([{ project: 'Website' }]);
  });

  it('tells where it lies if the way it was delivered is an address', () => {
    const link = 'https://files.example.com/website.zip';
    const [letter] = letters('2026-11-10', { deliveredBy: ` ${link} ` });
    expect(letter?.facts).toEqual({ project: 'Website', link });
    expect(worded(letter).body).toContain(link);
    for (const deliveredBy of ['Courier', `By link: ${link}`, 'https://', 'javascript:alert(1)']) {
      expect(letters('2026-11-10', { deliveredBy })[0]?.facts).toEqual({ project: 'Website' });
    }
  });

  it.each<[string, Cells, Tables]>([
    ['its receipt is confirmed', { receiptConfirmedOn: '2026-11-10' }, {}],
    ['it was accepted', { acceptedOn: '2026-11-10' }, {}],
    ['only its completion is on record', { deliveredOn: null, completedOn: '2026-11-10' }, {}],
    ['the work goes on', { status: 'in-progress' }, {}],
    ['it is a proposal', { status: 'proposed' }, {}],
    ['it has no name', { name: null }, {}],
    ['it has several clients', { client: ['recC', 'recD'] }, { clients: [client(), client({}, 'recD')] }],
    ['its client was declined', {}, { clients: [client({ status: 'declined' })] }],
    ['it was before adoption', {}, { settings: [settings({ chaseFrom: '2026-11-11' })] }],
    ['there are no Settings', {}, { settings: [] }],
  ])('says nothing of a delivery where %s', (_what, cells, tables) => {
    expect(letters('2026-11-12', cells, tables)).toEqual([]);
  });

  it.each(['in-review', 'delivered', 'closed'] as const)('goes with work that is %s', (status) => {
    expect(letters('2026-11-10', { status })).toHaveLength(1);
  });

  it('goes to a client who is leaving as well', () => {
    expect(letters('2026-11-10', {}, { clients: [client({ status: 'leaving' })] })).toHaveLength(1);
  });

  it('comes on its day whatever was written before, and moves nothing that waits', () => {
    const contacts = [row<'contacts'>('recA', { name: 'Ada', client: ['recC'], birthday: '1990-11-09' })];
    const messages = [sentLetter('check-in:recC:2026-11-09', '2026-11-09')];
    const tables = { contacts, messages, projects: [project(delivered)] };
    const keys = lettersOn('2026-11-10', tables, ['delivery', 'birthday']).map(({ key }) => key);
    expect(keys.sort()).toEqual(['birthday:recA:2026', 'delivery:recP:2026-11-10']);
  });

  it('is told once, and asks whether a later day is another delivery', () => {
    const messages = [sentLetter('delivery:recP:2026-11-10', '2026-11-10')];
    expect(letters('2026-11-11', {}, { messages })).toEqual([]);
    const [again] = letters('2026-11-12', { deliveredOn: '2026-11-12' }, { messages });
    expect(again).toMatchObject({
      key: 'delivery:recP:2026-11-12',
      askFirst: 'A delivery of this project was told before: is this another one?',
    });
    expect(
      letters('2026-11-10', {}, { messages: [sentLetter('delivery:recQ:2026-11-01', '2026-11-01')] })[0],
    ).not.toHaveProperty('askFirst');
  });

  it.each([
    ['a reminder waits', invoice({ issued: '2026-10-01', due: '2026-10-15' })],
    ['an invoice is in dispute', invoice({ due: '2026-12-01', holdReason: 'dispute' })],
  ])('has to be looked at while %s', (_what, open) => {
    const [letter] = letters('2026-11-10', {}, { invoices: [open] });
    expect(letter?.askFirst).toContain('A word about money waits');
    expect(letter?.why).toContain(letter?.askFirst);
  });
});
