import { describe, expect, it } from 'vitest';
import { renewals } from '../../src/jobs/renewals.js';
import { lettersOn, worded } from '../support/letters.js';
import { client, invoice, jobInput, project, row, settings, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof lettersOn>[1];

function asks(on: string, cells: Parameters<typeof project>[0], tables: Tables = {}) {
  const projects = [project({ name: 'Care', contractEnds: '2026-12-31', ...cells })];
  return lettersOn(on, { projects, ...tables }, ['renewal']);
}

describe('src/jobs/renewals', () => {
  it('asks a month before a contract ends, until it does', () => {
    expect(asks('2026-11-30', {})).toEqual([]);
    const [ask] = asks('2026-12-01', {});
    expect(ask).toMatchObject({
      key: 'renewal:recP:2026-12-31',
      facts: { project: 'Care', ends: '2026-12-31' },
    });
    expect(worded(ask).subject).toBe('Care: our agreement ends on 31 December 2026');
    expect(asks('2026-12-31', {})).toHaveLength(1);
    expect(asks('2027-01-01', {})).toEqual([]);
  });

  it('brings up the ideas that were noted, to the freelancer alone', () => {
    const touches = [
      row<'touches'>('recH', { client: ['recC'], kind: 'idea', what: 'A shop', date: '2026-05-04' }),
    ];
    const [ask] = asks('2026-12-01', {}, { touches });
    expect(ask?.why).toContain('\nIdea: A shop (noted on 4 May 2026)');
    expect(worded(ask).body).not.toContain('A shop');
  });

  it('asks when the client wants to hear of it', () => {
    const clients = [client({ renewalNoticeDays: 60 })];
    expect(asks('2026-10-31', {}, { clients })).toEqual([]);
    expect(asks('2026-11-01', {}, { clients })).toHaveLength(1);
  });

  it('asks two weeks before notice is to be given, and names that day until it is past', () => {
    const clients = [client({ renewalNoticeDays: 10 })];
    expect(asks('2026-11-16', { noticeDays: 30 }, { clients })).toEqual([]);
    const [ask] = asks('2026-11-17', { noticeDays: 30 }, { clients });
    expect(ask?.facts).toMatchObject({ answerBy: '2026-12-01' });
    expect(worded(ask).body).toContain('Please tell me by 1 December 2026');
    expect(asks('2026-12-02', { noticeDays: 30 }, { clients })[0]?.facts).not.toHaveProperty('answerBy');
  });

  it('asks anew once the contract has another end', () => {
    expect(asks('2027-01-15', { contractEnds: '2027-01-31' })[0]?.key).toBe('renewal:recP:2027-01-31');
  });

  it('speaks from adoption on of what began before it and is still to come', () => {
    const later = [settings({ chaseFrom: '2026-12-10' })];
    expect(asks('2026-12-09', {}, { settings: later })).toEqual([]);
    expect(asks('2026-12-10', {}, { settings: later })).toHaveLength(1);
  });

  it('goes on while money is spoken of: it is about the work', () => {
    expect(asks('2026-12-01', {}, { invoices: [invoice()] })).toHaveLength(1);
  });

  it.each(['proposed', 'delivered', 'closed'] as const)('says nothing of a project that is %s', (status) => {
    expect(asks('2026-12-01', { status })).toEqual([]);
  });

  it('names a number of days that makes no sense, once, and does without it', () => {
    const snapshot = tracker({
      clients: [client({ renewalNoticeDays: 1e9 })],
      projects: ['recP', 'recQ'].map((id) => project({ contractEnds: '2026-12-31', noticeDays: -5 }, id)),
    });
    const { all, faults } = renewals(jobInput(snapshot, '2026-12-01'), 0);
    expect(all).toHaveLength(2);
    expect(faults.map(({ table, field }) => `${table} ${field}`).sort()).toEqual([
      'Clients Renewal notice days',
      'Projects Notice days',
      'Projects Notice days',
    ]);
  });
});
