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
    ['a delivery', { projects: [project({ status: 'delivered', deliveredOn: '2026-11-17' })] }],
    ['an invoice', { invoices: [invoice({ issued: '2026-11-17' })] }],
  ])('starts the clock again with %s', (_what, tables) => {
    expect(nextOf(tables)).toBe('2026-11-24');
  });

  it('does not count contact that is still to come, nor a project only proposed', () => {
    const touches = [row<'touches'>('recH', { client: ['recC'], date: '2026-12-24' })];
    const projects = [project({ status: 'proposed', start: '2026-11-17' })];
    const invoices = [invoice({ issued: '2026-11-17', documentStatus: 'draft' })];
    expect(nextOf({ touches, projects, invoices })).toBe('2026-11-23');
  });

  it.each([
    ['the weekend', client({ checkInEvery: '5 days', talkedOn: '2026-11-16' }), {}, [], '2026-11-23'],
    ['a holiday of the client', client({ ...weekly.cells, country: 'DE' }), {}, ['2026-11-23'], '2026-11-24'],
    ['the day off from clients', weekly, { dayOff: 'monday' }, [], '2026-11-24'],
    [
      'a weekend that is another one where the client is',
      client({ checkInEvery: '4 days', talkedOn: '2026-11-16', country: 'AE' }),
      { workingDays: ['thursday', 'saturday', 'sunday', 'monday'] },
      [],
      '2026-11-23',
    ],
    [
      'a holiday on the day agreed',
      client({ ...weekly.cells, country: 'DE', checkInDay: 'thursday' }),
      {},
      ['2026-11-26'],
      '2026-11-27',
    ],
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

  it('proposes no day on which the freelancer is away, this year or every year', () => {
    const days = [
      row<'days'>('recD', { kind: 'away', from: '2026-11-23', to: '2026-11-24' }),
      row<'days'>('recE', { kind: 'never-worked', from: '2020-11-25', everyYear: true }),
      row<'days'>('recF', { kind: 'more-time', from: '2026-11-26', to: '2026-12-31' }),
    ];
    expect(nextOf({ days })).toBe('2026-11-26');
    const winter = [row<'days'>('recD', { from: '2020-12-20', to: '2021-01-06', everyYear: true })];
    const clients = [client({ checkInEvery: '45 days', talkedOn: '2026-11-16' })];
    expect(nextOf({ clients, days: winter })).toBe('2027-01-07');
  });

  it('says that the day agreed is one on which one of the two does not work, and takes the next one', () => {
    const clients = [client({ ...weekly.cells, checkInDay: 'friday' })];
    const outcome = decide({ clients, settings: [settings({ dayOff: 'friday' })] }, '2026-11-17');
    expect(cellsFor(outcome, 'clients', 'recC').nextCheckIn).toBe('2026-11-30');
    expect(outcome.faults).toMatchObject([{ table: 'Clients', record: 'Acme', field: 'Check-in day' }]);
  });

  describe('with a latest day', () => {
    const agreed = client({ ...weekly.cells, checkInDay: 'tuesday', latestCheckInAfter: '13 days' });

    it('is not put off beyond it by the day of the week, nor by one that was skipped', () => {
      const clients = [client({ ...weekly.cells, checkInDay: 'monday', latestCheckInAfter: '9 days' })];
      const moved = [client({ ...clients[0]?.cells, talkedOn: '2026-11-17' })];
      expect(nextOf({ clients: moved })).toBe('2026-11-26');
      const messages = [row<'messages'>('recM', { key: 'check-in:recC:2026-11-24', state: 'skipped' })];
      expect(nextOf({ clients: [agreed], messages })).toBe('2026-11-27');
    });

    it('is its rhythm where there is no other', () => {
      const clients = [client({ latestCheckInAfter: '2 weeks', talkedOn: '2026-11-16' })];
      expect(nextOf({ clients })).toBe('2026-11-30');
    });

    it('says when it is past', () => {
      const on = (day: string) => decide({ clients: [agreed] }, day).messages[0]?.why;
      expect(on('2026-11-29')).not.toContain('at the latest');
      expect(on('2026-11-30')).toContain('It was due by 29 November 2026 at the latest.');
      expect(on('2026-12-07')).toBe(on('2026-11-30'));
    });
  });

  describe('with a rhythm of a project', () => {
    const often = project({ checkInEvery: '3 days' });

    it('follows the quickest while the work goes on, with one clock and one letter a client', () => {
      const other = project({ name: 'Shop', checkInEvery: 'monthly' }, 'recQ');
      const { messages } = decide({ projects: [often, other] }, '2026-11-23');
      expect(messages.map(({ key }) => key)).toEqual(['check-in:recC:2026-11-19']);
      expect(messages[0]?.why).toBe(
        'A check-in for Website was due on 19 November 2026; the last contact was on 16 November 2026.',
      );
      expect(nextOf({ projects: [project({ ...often.cells, status: 'delivered' })] })).toBe('2026-11-23');
      expect(nextOf({ projects: [other] })).toBe('2026-11-23');
    });

    it('needs none of the client', () => {
      const clients = [client({ talkedOn: '2026-11-16' })];
      expect(nextOf({ clients, projects: [often] })).toBe('2026-11-19');
      expect(
        nextOf({ clients: [client({ ...weekly.cells, status: 'past' })], projects: [often] }),
      ).toBeNull();
    });

    it('names one it does not understand and keeps to that of the client', () => {
      const outcome = decide({ projects: [project({ checkInEvery: 'biweekly' })] }, '2026-11-17');
      expect(cellsFor(outcome, 'clients', 'recC').nextCheckIn).toBe('2026-11-23');
      expect(outcome.faults).toMatchObject([{ table: 'Projects', field: 'Check-in every' }]);
    });
  });

  describe('with a client who would rather talk', () => {
    const ada = row<'contacts'>('recA', {
      ...{ name: 'Ada', client: ['recC'], inCheckIns: true, preferredWay: 'Phone, after ten' },
      ...{ workingHours: '10:00–12:00', timeZone: 'America/New_York' },
    });

    it('asks first, and goes away once they have talked', () => {
      const [letter] = decide({ contacts: [ada] }).messages;
      expect(letter?.askFirst).toContain('Ada prefers: Phone, after ten. Once you have been in touch,');
      expect(letter?.why).toContain('fill in Talked on');
      const clients = [client({ ...weekly.cells, talkedOn: '2026-11-23' })];
      expect(decide({ contacts: [ada], clients }).messages).toEqual([]);
    });

    it.each(['Mail', 'E-Mail', 'Courriel', 'Correo', 'E-posta', 'メール'])(
      'does not ask where it is %s',
      (way) => {
        const clients = [client({ ...weekly.cells, preferredWay: way })];
        expect(decide({ clients }).messages[0]).not.toHaveProperty('askFirst');
      },
    );

    it('knows when both are at work, by both clocks', () => {
      const with_ = (officeHours: string) =>
        decide({ contacts: [ada], settings: [settings({ officeHours })] }).messages[0];
      expect(with_('09:00–17:00')?.why).toContain(
        'Both of you are at work on 25 November 2026: 16:00–17:00 (10:00–11:00 there).',
      );
      expect(with_('09:00–13:00')?.why).toContain('On 25 November 2026 your hours and theirs do not meet.');
      expect(with_('09:00–13:00')?.plannedFor).toBe('2026-11-23T15:00:00.000Z');
    });

    it('names hours it does not understand, and leaves words to people', () => {
      const hours = (workingHours: string) =>
        decide({ clients: [client({ ...weekly.cells, workingHours })] }).faults;
      expect(hours('25:00–26:00')).toMatchObject([{ table: 'Clients', field: 'Working hours' }]);
      expect(hours('Thursdays')).toEqual([]);
    });
  });

  it('brings up what was noted and is not settled', () => {
    const note = (id: string, cells: Parameters<typeof row<'touches'>>[1]) =>
      row<'touches'>(id, { client: ['recC'], date: '2026-10-05', ...cells });
    const touches = [
      note('recH', { kind: 'idea', what: 'Members area', likelyWhen: 'spring' }),
      note('recJ', { kind: 'open-point', what: 'Who writes the texts' }),
      note('recK', { kind: 'open-point', what: 'Fonts', settledOn: '2026-10-20' }),
      note('recL', { kind: 'idea', what: 'Not said yet', date: '2027-01-01' }),
      note('recN', { kind: 'talk', what: 'A call' }),
    ];
    const [letter] = decide({ touches }).messages;
    expect(letter?.why.split('\n').slice(1)).toEqual([
      'Open point: Who writes the texts (since 5 October 2026)',
      'Idea: Members area (noted on 5 October 2026; likely: spring)',
    ]);
    expect(JSON.stringify(letter?.facts)).not.toContain('Members area');
  });

  it('gives way to another letter to the client, unless it waits already', () => {
    const projects = [project()];
    const tasks = [
      task({ name: 'Photos', waitingOn: 'client', due: '2026-11-25', clientMaySee: true }, 'recU'),
    ];
    expect(decide({ projects, tasks }).messages).toEqual([]);
    const messages = [row<'messages'>('recM', { key: 'check-in:recC:2026-11-23', state: 'waiting' })];
    expect(decide({ projects, tasks, messages }).messages).toHaveLength(1);
  });

  it('is silent while an invoice is in dispute', () => {
    const disputed = invoice({ due: '2026-12-01', holdReason: 'dispute' });
    expect(decide({ invoices: [disputed] }).messages).toEqual([]);
    expect(
      decide({ invoices: [{ ...disputed, cells: { ...disputed.cells, paidOn: '2026-11-12' } }] }).messages,
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
      task({ name: 'Photos', status: 'waiting-on-client', due: '2026-11-30', clientMaySee: true }, 'recU'),
      task({ name: 'Sort out their old host', status: 'waiting-on-client' }, 'recV'),
    ];
    expect(decide({ projects, tasks }).messages[0]?.facts).toEqual({
      projects: ['Website'],
      percents: ['50%'],
      done: ['Menu'],
      next: ['Checkout design'],
      needed: ['Photos'],
      neededBy: ['2026-11-30'],
      talkOn: '2026-11-25',
    });
  });
});
