import { describe, expect, it } from 'vitest';
import { checkIns } from '../../src/jobs/check-ins.js';
import {
  cellsFor,
  client,
  invoice,
  jobInput,
  project,
  row,
  settings,
  task,
  tracker,
} from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

const weekly = client({ checkInEvery: 'weekly', talkedOn: '2026-11-16' });

function decide(tables: Tables, on = '2026-11-23', holidays: readonly string[] = []) {
  return checkIns.decide(jobInput(tracker({ clients: [weekly], ...tables }), on, holidays));
}

function nextOf(tables: Tables, holidays: readonly string[] = []) {
  return cellsFor(decide(tables, '2026-11-17', holidays), 'clients', 'recC').nextCheckIn;
}

describe('src/jobs/check-ins', () => {
  it('lets a check-in wait from its day on, under the same key until there is contact', () => {
    expect(decide({}, '2026-11-22').messages).toEqual([]);
    const [monday] = decide({}).messages;
    expect(monday).toMatchObject({
      key: 'check-in:recC:2026-11-23',
      kind: 'check-in',
      plannedFor: '2026-11-23T08:00:00.000Z',
    });
    const [friday] = decide({}, '2026-11-27').messages;
    expect(friday).toEqual({ ...monday, facts: { ...monday?.facts, talkOn: '2026-12-02' } });
  });

  it('proposes a day to talk that suits both, two days after the letter, and never one that is past', () => {
    expect(decide({}).messages[0]?.facts['talkOn']).toBe('2026-11-25');
    expect(decide({}, '2026-11-24').messages[0]?.facts['talkOn']).toBe('2026-11-25');
    expect(decide({}, '2026-11-25').messages[0]?.facts['talkOn']).toBe('2026-12-02');
  });

  it.each<[string, Tables]>([
    ['a touch', { touches: [row('recH', { client: ['recC'], date: '2026-11-17' })] }],
    [
      'a message sent late in the evening, by the date of the client',
      { messages: [row('recM', { client: ['recC'], state: 'sent', sentAt: '2026-11-16T23:30:00.000Z' })] },
    ],
    ['the start of a project', { projects: [project({ start: '2026-11-17' })] }],
  ])('starts the clock again with %s', (_what, tables) => {
    expect(nextOf(tables)).toBe('2026-11-24');
  });

  it('does not count contact that is still to come, nor a project only proposed', () => {
    const touches = [row<'touches'>('recH', { client: ['recC'], date: '2026-12-24' })];
    const projects = [project({ status: 'proposed', start: '2026-11-17' })];
    expect(nextOf({ touches, projects })).toBe('2026-11-23');
  });

  it.each([
    ['the weekend', client({ checkInEvery: '5 days', talkedOn: '2026-11-16' }), {}, [], '2026-11-23'],
    ['a holiday of the client', client({ ...weekly.cells, country: 'DE' }), {}, ['2026-11-23'], '2026-11-24'],
    ['the day off from clients', weekly, { dayOff: 'monday' }, [], '2026-11-24'],
    ['any day but the one agreed', client({ ...weekly.cells, checkInDay: 'thursday' }), {}, [], '2026-11-26'],
  ] as const)('avoids %s', (_what, who, cells, holidays, next) => {
    expect(nextOf({ clients: [who], settings: [settings(cells)] }, holidays)).toBe(next);
  });

  it.each(['paused', 'past', 'declined', 'prospect'] as const)(
    'is silent for a client who is %s',
    (status) => {
      const outcome = decide({ clients: [client({ ...weekly.cells, status })] });
      expect(outcome.messages).toEqual([]);
      expect(cellsFor(outcome, 'clients', 'recC').nextCheckIn).toBeNull();
    },
  );

  it('is silent while an invoice is in dispute', () => {
    const disputed = invoice({ due: '2026-12-01', holdReason: 'dispute' });
    expect(decide({ invoices: [disputed] }).messages).toEqual([]);
    expect(
      decide({ invoices: [{ ...disputed, cells: { ...disputed.cells, paidOn: '2026-11-20' } }] }).messages,
    ).toHaveLength(1);
  });

  it('puts money before courtesy', () => {
    expect(decide({ invoices: [invoice()] }).messages).toEqual([]);
  });

  it('goes on with the rhythm after one was skipped', () => {
    const messages = [row<'messages'>('recM', { key: 'check-in:recC:2026-11-23', state: 'skipped' })];
    const outcome = decide({ messages }, '2026-11-24');
    expect(outcome.messages).toEqual([]);
    expect(cellsFor(outcome, 'clients', 'recC').nextCheckIn).toBe('2026-11-30');
  });

  it('names a rhythm it does not understand', () => {
    const outcome = decide({ clients: [client({ checkInEvery: 'biweekly' })] });
    expect(outcome.faults).toMatchObject([{ table: 'Clients', record: 'Acme', field: 'Check-in every' }]);
  });

  it('has something to say, and only what the client may see', () => {
    const projects = [project({ nextStep: 'Checkout design', percentByHand: 0.5 })];
    const tasks = [
      task({ name: 'Menu', status: 'done', doneOn: '2026-11-20', clientMaySee: true }),
      task({ name: 'Photos', status: 'waiting-on-client', due: '2026-11-26', clientMaySee: true }, 'recU'),
      task({ name: 'Sort out their old host', status: 'waiting-on-client' }, 'recV'),
    ];
    expect(decide({ projects, tasks }).messages[0]?.facts).toEqual({
      projects: ['Website'],
      percents: ['50%'],
      done: ['Menu'],
      next: ['Checkout design'],
      needed: ['Photos'],
      neededBy: ['2026-11-26'],
      talkOn: '2026-11-25',
    });
  });
});
