import { describe, expect, it } from 'vitest';
import { birthdays } from '../../src/jobs/birthdays.js';
import type { Cells } from '../../src/tracker/model.js';
import { lettersOn, worded } from '../support/letters.js';
import { client, jobInput, row, settings, tracker } from '../support/tracker.js';

function ada(cells: Cells<'contacts'> = {}) {
  return row<'contacts'>('recA', {
    name: 'Ada Lovelace',
    client: ['recC'],
    birthday: '1984-02-29',
    ...cells,
  });
}

function wishes(on: string, contact = ada()) {
  return lettersOn(on, { contacts: [contact] }, ['birthday']);
}

describe('src/jobs/birthdays', () => {
  it('wishes on the day, once for each year', () => {
    const [wish] = wishes('2028-02-29');
    expect(wish).toMatchObject({ key: 'birthday:recA:2028', plannedFor: '2028-02-29T08:00:00.000Z' });
    expect(worded(wish)).toMatchObject({
      subject: 'Happy birthday, Ada Lovelace',
      body: expect.stringContaining('Hello Ada Lovelace,'),
    });
  });

  it('takes 28 February for the 29th in common years', () => {
    expect(wishes('2027-02-27')).toEqual([]);
    // A Sunday: the letter goes out on Monday, and may do so until Thursday.
    expect(wishes('2027-02-28')).toMatchObject([
      { key: 'birthday:recA:2027', plannedFor: '2027-03-01T08:00:00.000Z' },
    ]);
    expect(wishes('2027-03-04')).toHaveLength(1);
    expect(wishes('2027-03-05')).toEqual([]);
  });

  it('knows the year of a wish that waits over New Year', () => {
    expect(wishes('2027-01-02', ada({ birthday: '1990-12-30' }))[0]?.key).toBe('birthday:recA:2026');
  });

  it('follows the date of the client', () => {
    const clients = [client({ timeZone: 'Asia/Tokyo' })];
    const contacts = [ada({ birthday: '1990-11-24' })];
    expect(lettersOn('2026-11-23T15:30:00Z', { clients, contacts }, ['birthday'])).toHaveLength(1);
    expect(lettersOn('2026-11-23T14:30:00Z', { clients, contacts }, ['birthday'])).toEqual([]);
  });

  it('asks before it writes to the address of the client what is meant for one person', () => {
    const own = ada({ email: 'ada@example.com' });
    expect(wishes('2028-02-29', own)[0]).toMatchObject({
      askFirst: expect.stringContaining('write ada@example.com into To'),
      why: expect.stringContaining('ada@example.com'),
    });
    expect(wishes('2028-02-29', ada({ email: 'ada@example.com', inCheckIns: true }))[0]?.askFirst).toBe(
      undefined,
    );
  });

  it('names a contact who has a birthday and no name', () => {
    const snapshot = tracker({
      clients: [client()],
      settings: [settings()],
      contacts: [ada({ name: null })],
    });
    expect(birthdays(jobInput(snapshot, '2027-03-01'), 0)).toMatchObject({
      all: [],
      faults: [{ table: 'Contacts', record: 'recA', field: 'Name' }],
    });
    expect(birthdays(jobInput(snapshot, '2027-06-01'), 0).faults).toEqual([]);
  });
});
