import { describe, expect, it } from 'vitest';
import { occasionsAhead } from '../../src/jobs/occasions-ahead.js';
import { sentLetter } from '../support/letters.js';
import { client, jobInput, project, row, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

function ahead(days: number, tables: Tables, on = '2026-11-23') {
  return occasionsAhead(jobInput(tracker({ clients: [client()], ...tables }), on), days).map(
    ({ on: day, kind, what }) => `${day} ${kind} ${what}`,
  );
}

const contacts = [row<'contacts'>('recA', { name: 'Ada', client: ['recC'], birthday: '1990-11-29' })];

describe('src/jobs/occasions-ahead', () => {
  it('is the calendar of relations, the earliest day first', () => {
    const clients = [client({ checkInEvery: 'weekly', talkedOn: '2026-11-20', greetingDays: 'Christmas' })];
    const projects = [
      project({ status: 'closed', deliveredOn: '2026-08-28' }),
      project({ name: 'Care', contractEnds: '2027-01-15', rateReviewOn: '2027-01-04' }, 'recQ'),
    ];
    expect(ahead(60, { clients, projects, contacts })).toEqual([
      '2026-11-27 check-in Check-in',
      '2026-11-29 birthday Birthday of Ada',
      '2026-12-02 follow-up 3 months after Website',
      '2026-12-16 renewal Contract on Care ends on 15 January 2027',
      '2026-12-21 greeting Greeting: Christmas',
      '2027-01-04 rate-review Rate review: Care',
    ]);
  });

  it('looks as far ahead as it is asked to, and a whole year as well', () => {
    expect(ahead(5, { contacts })).toEqual([]);
    expect(ahead(6, { contacts })).toHaveLength(1);
    expect(ahead(366, { contacts }, '2026-11-30')).toEqual([
      '2026-11-29 birthday Birthday of Ada',
      '2027-11-29 birthday Birthday of Ada',
    ]);
  });

  it('keeps a birthday on its day where the letter has to wait for another one', () => {
    const projects = [project({ name: 'Care', contractEnds: '2026-12-28' })];
    expect(ahead(10, { projects, contacts })).toEqual([
      '2026-11-28 renewal Contract on Care ends on 28 December 2026',
      '2026-11-29 birthday Birthday of Ada',
    ]);
  });

  it('has the birthdays of all, of which not all get a letter of their own', () => {
    const team = ['Ada', 'Ben', 'Cleo'].map((name) =>
      row<'contacts'>(`rec${name}`, { name, client: ['recC'], birthday: '1990-11-29' }),
    );
    expect(ahead(10, { contacts: team })).toHaveLength(3);
  });

  it('leaves out what was said, what has lapsed, and who has gone', () => {
    const messages = [sentLetter('birthday:recA:2026', '2026-11-29')];
    expect(ahead(10, { contacts, messages }, '2026-11-30')).toEqual([]);
    expect(ahead(10, { contacts }, '2026-12-04')).toEqual([]);
    expect(ahead(10, { contacts, clients: [client({ status: 'leaving' })] })).toEqual([]);
    const review = project({ rateReviewOn: '2026-11-25', status: 'closed' });
    expect(ahead(10, { projects: [review] })).toEqual([]);
    expect(ahead(10, { contacts, settings: [settings({ chaseFrom: '2026-11-30' })] })).toEqual([]);
  });

  it('names the client of each day', () => {
    const snapshot = tracker({ clients: [client()], contacts });
    expect(occasionsAhead(jobInput(snapshot, '2026-11-23'), 10)).toMatchObject([
      { key: 'birthday:recA:2026', clientId: 'recC', client: 'Acme' },
    ]);
  });
});
