import { describe, expect, it } from 'vitest';
import { decideAll } from '../../src/jobs/catalog.js';
import { lettersOn, sentLetter, worded } from '../support/letters.js';
import { client, invoice, jobInput, project, row, settings, task, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof lettersOn>[1];

const kinds = ['input-needed', 'delay-notice', 'pause-notice'] as const;

/** Photos are needed by 19 November; the launch on 1 December waits for them. */
const photos = task({
  ...{ name: 'Photos', status: 'waiting-on-client', due: '2026-11-19', clientMaySee: true },
});
const launch = task({ name: 'Launch', blockedBy: ['recT'] }, 'recL');
const website = project({ due: '2026-12-01' });

function letters(on: string, tables: Tables = {}) {
  return lettersOn(on, { projects: [website], tasks: [photos, launch], ...tables }, kinds);
}

const asked = sentLetter('input:recT:ask-2026-11-19', '2026-11-16');
const askedAgain = sentLetter('input:recT:again-2026-11-19', '2026-11-23', 'recN');

describe('src/jobs/inputs', () => {
  it('asks in time for what the work needs, with the day it ends as things stand', () => {
    expect(letters('2026-11-15')).toEqual([]);
    const [ask] = letters('2026-11-16');
    expect(ask).toMatchObject({
      key: 'input:recT:ask-2026-11-19',
      kind: 'input-needed',
      about: 'Website',
      plannedFor: '2026-11-16T08:00:00.000Z',
      why: 'Photos is needed by 19 November 2026. It holds up: Launch.',
      facts: { project: 'Website', needed: ['Photos'], neededBy: ['2026-11-19'], finish: '2026-12-01' },
    });
    expect(worded(ask)).toMatchObject({
      subject: 'Photos, by 19 November 2026?',
      body: expect.stringContaining('today it would be 1 December 2026'),
    });
  });

  it('stays the same while it waits, but for the day that a late one would move', () => {
    const [ask] = letters('2026-11-19');
    expect(ask).toEqual(letters('2026-11-16')[0]);
    const [late] = letters('2026-11-21');
    expect(late).toMatchObject({ key: ask?.key, why: expect.stringContaining('is 2 days late') });
    expect(late?.facts).not.toHaveProperty('finish');
    expect(letters('2026-11-22')[0]?.facts).toEqual(late?.facts);
  });

  it('asks once more, four days late', () => {
    expect(letters('2026-11-22', { messages: [asked] })).toEqual([]);
    expect(letters('2026-11-23', { messages: [asked] })).toMatchObject([
      { key: 'input:recT:again-2026-11-19', kind: 'input-needed' },
    ]);
  });

  it('tells when the end moves, to a day that still stands when the letter leaves the next morning', () => {
    const messages = [asked, askedAgain];
    expect(letters('2026-11-25', { messages })).toEqual([]);
    const [notice] = letters('2026-11-26', { messages });
    expect(notice).toMatchObject({
      key: 'delay:recP:2026-12-01',
      kind: 'delay-notice',
      askFirst: 'A new date is yours to promise.',
      facts: { project: 'Website', from: '2026-12-01', to: '2026-12-15', reason: 'Photos' },
    });
    expect(worded(notice).subject).toBe('Website moves to 15 December 2026');
    for (const day of ['2026-11-27', '2026-11-28', '2026-11-30'])
      expect(letters(day, { messages })[0]).toEqual(notice);
    expect(letters('2026-12-01', { messages })[0]?.facts).toMatchObject({ to: '2026-12-22' });
  });

  it('asks for what is late by a day to come, which stays while the letter waits', () => {
    const [again] = letters('2026-11-23', { messages: [asked] });
    expect(again?.facts).toMatchObject({ neededBy: ['2026-11-19'], by: '2026-11-30' });
    expect(worded(again).subject).toBe('Photos, by 30 November 2026?');
    expect(letters('2026-11-27', { messages: [asked] })[0]?.facts).toEqual(again?.facts);
    expect(letters('2026-11-28', { messages: [asked] })[0]?.facts).toMatchObject({ by: '2026-12-07' });
    expect(letters('2026-11-16')[0]?.facts).not.toHaveProperty('by');
  });

  it('keeps its distance to any other letter, unless it waits already', () => {
    const messages = [asked, sentLetter('reminder:recI:first', '2026-11-22', 'recO')];
    expect(letters('2026-11-24', { messages })).toEqual([]);
    expect(letters('2026-11-25', { messages })).toHaveLength(1);
    const standing = row<'messages'>('recQ', { key: 'input:recT:again-2026-11-19', state: 'waiting' });
    expect(letters('2026-11-24', { messages: [...messages, standing] })).toHaveLength(1);
  });

  it('pauses nothing for what nothing waits for, where the tasks say what they wait for', () => {
    const messages = [asked, askedAgain];
    const other = task({ name: 'Menu', blockedBy: ['recX'] }, 'recY');
    expect(letters('2026-12-03', { messages, tasks: [photos, other] })).toEqual([]);
    const [notice] = letters('2026-12-03', { messages, tasks: [photos, task({ name: 'Menu' }, 'recY')] });
    expect(notice?.kind).toBe('pause-notice');
  });

  it('names what cannot move along', () => {
    const fair = task({ name: 'Trade fair', due: '2026-12-10', fixedDeadline: true }, 'recF');
    const later = task({ name: 'Spring', due: '2027-03-01', fixedDeadline: true }, 'recG');
    const messages = [asked, askedAgain];
    const [notice] = letters('2026-11-26', { messages, tasks: [photos, launch, fair, later] });
    expect(notice?.why).toContain('Trade fair has a fixed deadline on 10 December 2026.');
    expect(notice?.why).not.toContain('Spring');
  });

  it('tells of a new plan only when something else is late after it', () => {
    const told = sentLetter('delay:recP:2026-12-01', '2026-11-26', 'recO');
    const messages = [asked, askedAgain, told];
    const projects = [project({ due: '2026-12-15' })];
    expect(letters('2026-11-30', { messages, projects })).toEqual([]);
    expect(letters('2026-12-02', { messages, projects })).toEqual([]);
  });

  it.each([
    ['waits for work of ours', { blockedBy: ['recL'] }, { blockedBy: null }],
    ['waits for somebody else', { waitingOn: 'third-party' }, {}],
  ] as const)('asks for nothing that %s', (_what, theirs, ours) => {
    const tasks = [
      task({ ...photos.cells, ...theirs, blockedBy: 'blockedBy' in theirs ? [...theirs.blockedBy] : null }),
      task({ ...launch.cells, ...ours }, 'recL'),
    ];
    expect(letters('2026-11-23', { tasks })).toEqual([]);
    const done = tasks.map((each) =>
      each.id === 'recL' ? task({ ...each.cells, status: 'done' }, 'recL') : each,
    );
    expect(letters('2026-11-23', { tasks: done })).toHaveLength('blockedBy' in theirs ? 1 : 0);
  });

  it('asks for what waits only for something else that the client owes', () => {
    const texts = task({ ...photos.cells, name: 'Texts', blockedBy: ['recT'] }, 'recU');
    const [ask] = letters('2026-11-16', { tasks: [photos, texts, launch] });
    expect(ask?.facts).toMatchObject({ needed: ['Photos', 'Texts'] });
  });

  it('says how long the work takes once it can begin', () => {
    const [ask] = letters('2026-11-16', { tasks: [photos, task({ ...launch.cells, daysAfter: 5 }, 'recL')] });
    expect(ask?.why).toBe('Photos is needed by 19 November 2026. It holds up: Launch (5 days after it).');
  });

  it('tells it once, not of what nobody was asked for, and not where nothing waits for it', () => {
    const messages = [asked, askedAgain];
    const told = sentLetter('delay:recP:2026-12-01', '2026-11-26', 'recO');
    expect(letters('2026-11-30', { messages: [...messages, told] })).toEqual([]);
    expect(letters('2026-11-26', { messages, tasks: [photos] })).toEqual([]);
    expect(letters('2026-11-26', { messages, projects: [project()] })).toEqual([]);
    expect(letters('2026-11-26').map(({ kind }) => kind)).toEqual(['input-needed']);
  });

  it('proposes to pause after two weeks, from a day that leaves time to answer', () => {
    const messages = [asked, askedAgain];
    const [notice] = letters('2026-12-03', { messages });
    expect(notice).toMatchObject({
      key: 'input:recT:pause-2026-11-19',
      kind: 'pause-notice',
      askFirst: expect.stringContaining('yours to decide'),
      facts: { project: 'Website', from: '2026-12-10', because: 'input', waitingFor: ['Photos'] },
    });
    expect(worded(notice)).toMatchObject({
      subject: 'Website pauses from 10 December 2026',
      body: expect.stringContaining('because I still need something from you'),
    });
    expect(letters('2026-12-05', { messages })[0]?.facts).toMatchObject({ from: '2026-12-10' });
    expect(letters('2026-12-06', { messages })[0]?.facts).toMatchObject({ from: '2026-12-17' });
    const told = sentLetter('input:recT:pause-2026-11-19', '2026-12-04', 'recO');
    expect(letters('2026-12-20', { messages: [...messages, told] })).toEqual([]);
  });

  it('asks for all of a project in one letter, and leaves days before the next one', () => {
    const texts = task({ ...photos.cells, name: 'Texts', due: '2026-11-18' }, 'recU');
    const logo = task({ ...photos.cells, name: 'Logo', due: '2026-11-20' }, 'recV');
    const tasks = [photos, texts, logo];
    const [ask, ...more] = letters('2026-11-16', { tasks });
    expect(more).toEqual([]);
    expect(ask?.facts).toEqual({
      ...{ project: 'Website', needed: ['Texts', 'Photos'] },
      neededBy: ['2026-11-18', '2026-11-19'],
    });
    const messages = [sentLetter(ask?.key ?? '', '2026-11-16')];
    expect(letters('2026-11-18', { tasks, messages })).toEqual([]);
    expect(letters('2026-11-19', { tasks, messages })).toMatchObject([
      { key: 'input:recV:ask-2026-11-20', facts: { needed: ['Texts', 'Photos', 'Logo'] } },
    ]);
  });

  it('writes of each project apart', () => {
    const shop = project({ name: 'Shop' }, 'recQ');
    const texts = task({ ...photos.cells, project: ['recQ'] }, 'recU');
    const found = letters('2026-11-16', { projects: [website, shop], tasks: [photos, texts] });
    expect(found.map(({ about }) => about)).toEqual(['Website', 'Shop']);
  });

  it.each<[string, Tables]>([
    ['it has come', { tasks: [{ ...photos, cells: { ...photos.cells, status: 'done' } }] }],
    ['the client may not see it', { tasks: [{ ...photos, cells: { ...photos.cells, clientMaySee: null } }] }],
    [
      'it is not for the client to do',
      { tasks: [{ ...photos, cells: { ...photos.cells, status: 'doing' } }] },
    ],
    ['it has no day', { tasks: [{ ...photos, cells: { ...photos.cells, due: null } }] }],
    ['the project rests', { projects: [project({ status: 'on-hold' })] }],
    ['the project is only proposed', { projects: [project({ status: 'proposed' })] }],
    ['the client is paused', { clients: [client({ status: 'paused' })] }],
    ['the client is past', { clients: [client({ status: 'past' })] }],
    ['it was due before adoption', { settings: [settings({ chaseFrom: '2026-11-20' })] }],
    ['a reminder of the client waits', { invoices: [invoice({ due: '2026-11-01' })] }],
    ['an invoice is in dispute', { invoices: [invoice({ due: '2026-12-24', holdReason: 'dispute' })] }],
  ])('says nothing where %s', (_what, tables) => {
    expect(letters('2026-11-19', tables)).toEqual([]);
    expect(letters('2026-12-03', { ...tables, messages: [asked, askedAgain] })).toEqual([]);
  });

  it('is not hurt by tasks that wait for each other in a circle', () => {
    const circle = [
      task({ name: 'A', blockedBy: ['recY'] }, 'recX'),
      task({ name: 'B', blockedBy: ['recX'] }, 'recY'),
    ];
    const snapshot = tracker({
      ...{ clients: [client()], projects: [website] },
      tasks: [photos, launch, ...circle],
    });
    const { messages, faults } = decideAll(jobInput(snapshot, '2026-11-16'));
    expect(messages.map(({ kind }) => kind)).toEqual(['input-needed']);
    expect(faults).toMatchObject([{ table: 'Tasks', record: 'A', field: 'Blocked by' }]);
  });

  it('goes on after a letter was skipped', () => {
    const skipped = row<'messages'>('recM', { key: 'input:recT:ask-2026-11-19', state: 'skipped' });
    expect(letters('2026-11-20', { messages: [skipped] })).toEqual([]);
    expect(letters('2026-11-23', { messages: [skipped] })).toHaveLength(1);
  });
});
