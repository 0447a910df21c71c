import { describe, expect, it } from 'vitest';
import { lettersOn, worded } from '../support/letters.js';
import { client, project } from '../support/tracker.js';

function followUps(cells: Parameters<typeof project>[0], on: string, who = client()) {
  const projects = [project({ status: 'closed', ...cells })];
  return lettersOn(on, { clients: [who], projects }, ['follow-up']);
}

const delivered = { deliveredOn: '2026-05-31', goal: 'Half of the orders\ncome online.' };

describe('src/jobs/follow-ups', () => {
  it('asks three and six months after delivery, in the words in which the goal was named', () => {
    const [third] = followUps(delivered, '2026-08-31');
    expect(third).toMatchObject({
      key: 'follow-up-3:recP',
      plannedFor: '2026-08-31T07:00:00.000Z',
      why: expect.stringContaining('delivered on 31 May 2026, 3 months ago'),
    });
    expect(worded(third)).toMatchObject({
      subject: 'Did Website do what you hoped?',
      body: expect.stringContaining('Your goal: Half of the orders come online.'),
    });
    const [sixth] = followUps(delivered, '2026-11-30');
    expect(sixth?.key).toBe('follow-up-6:recP');
    expect(worded(sixth).subject).toBe('Half a year of Website');
  });

  it('waits from its day on, the same each day, and lapses after four weeks', () => {
    expect(followUps(delivered, '2026-08-30')).toEqual([]);
    expect(followUps(delivered, '2026-09-28')).toEqual(followUps(delivered, '2026-08-31'));
    expect(followUps(delivered, '2026-09-29')).toEqual([]);
  });

  it('quotes the big-picture goal of the client where the project has none', () => {
    const who = client({ bigPictureGoal: 'Open a second shop.' });
    expect(followUps({ deliveredOn: '2026-05-31' }, '2026-08-31', who)[0]?.facts).toEqual({
      project: 'Website',
      months: 3,
      goal: 'Open a second shop.',
    });
  });

  it('does without a goal where nobody named one', () => {
    const [plain] = followUps({ deliveredOn: '2026-05-31' }, '2026-08-31');
    expect(plain?.facts).toEqual({ project: 'Website', months: 3 });
    expect(worded(plain).body).not.toContain('Your goal');
  });

  it('counts from the day of completion where no delivery is on record', () => {
    expect(followUps({ completedOn: '2026-05-31' }, '2026-08-31')).toHaveLength(1);
    expect(followUps({ ...delivered, completedOn: '2026-01-02' }, '2026-08-31')).toHaveLength(1);
  });

  it.each([
    ['in progress', { ...delivered, status: 'in-progress' as const }],
    ['without a client', { ...delivered, client: null }],
    ['of several clients', { ...delivered, client: ['recC', 'recD'] }],
    ['without a name', { ...delivered, name: null }],
  ])('says nothing of a project %s', (_what, cells) => {
    const clients = [client(), client({}, 'recD')];
    const projects = [project({ status: 'closed', ...cells })];
    expect(lettersOn('2026-08-31', { clients, projects }, ['follow-up'])).toEqual([]);
  });
});
