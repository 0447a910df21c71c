import { describe, expect, it } from 'vitest';
import { greetings } from '../../src/jobs/greetings.js';
import { lettersOn, worded } from '../support/letters.js';
import { client, jobInput, settings, tracker } from '../support/tracker.js';

function wishes(on: string, own: string | null, usual: string | null = null, who: object = {}) {
  const clients = [client({ greetingDays: own, ...who })];
  return lettersOn(on, { clients, settings: [settings({ greetingDays: usual })] }, ['greeting']);
}

describe('src/jobs/greetings', () => {
  it('sends good wishes in the days before Christmas, and none after it', () => {
    expect(wishes('2026-12-20', 'Christmas')).toEqual([]);
    const [wish] = wishes('2026-12-21', 'Christmas');
    expect(wish).toMatchObject({
      key: 'greeting:recC:christmas:2026',
      plannedFor: '2026-12-21T08:00:00.000Z',
    });
    expect(worded(wish).subject).toBe('Best wishes for Christmas');
    expect(wishes('2026-12-25', 'Christmas')).toHaveLength(1);
    expect(wishes('2026-12-26', 'Christmas')).toEqual([]);
  });

  it('takes the days of Settings where the client has none, and the client’s own before them', () => {
    expect(wishes('2026-12-21', null, 'Christmas')).toHaveLength(1);
    expect(wishes('2026-12-21', 'New Year', 'Christmas')).toEqual([]);
    expect(wishes('2026-12-21', 'None', 'Christmas')).toEqual([]);
  });

  it('knows the year of a New Year that begins in the next one', () => {
    expect(wishes('2026-12-30', 'New Year')[0]?.key).toBe('greeting:recC:new-year:2027');
    expect(wishes('2027-01-08', 'New Year')[0]?.key).toBe('greeting:recC:new-year:2027');
    expect(wishes('2027-01-09', 'New Year')).toEqual([]);
  });

  it('leaves days between two greetings', () => {
    const days = ['2026-12-21', '2026-12-25', '2026-12-30'].map((on) =>
      wishes(on, 'Christmas, 24 December, New Year').map(({ key }) => key.split(':')[2]),
    );
    expect(days).toEqual([['christmas'], ['christmas', '12-24'], ['new-year']]);
  });

  it('calls the day as the client does', () => {
    expect(wishes('2026-12-21', 'Christmas', null, { language: 'de' })[0]?.facts).toEqual({
      occasion: 'Weihnachten',
    });
    expect(wishes('2026-03-12', 'Founding day: 12 March', null, { language: 'de' })[0]?.facts).toEqual({
      occasion: 'Founding day',
    });
  });

  it('names what it does not understand where it stands, and goes on', () => {
    const snapshot = tracker({
      clients: [client({ greetingDays: 'Xmass' }), client({ name: 'Bolt' }, 'recD')],
      settings: [settings({ greetingDays: 'Christmas, Newyear' })],
    });
    const { all, faults } = greetings(jobInput(snapshot, '2026-12-21'), 0);
    expect(faults).toMatchObject([
      { table: 'Settings', field: 'Greeting days', problem: expect.stringContaining('"Newyear"') },
      {
        table: 'Clients',
        record: 'Acme',
        field: 'Greeting days',
        problem: expect.stringContaining('"Xmass"'),
      },
    ]);
    expect(all.map(({ key }) => key)).toEqual(['greeting:recD:christmas:2026']);
  });
});
