import { describe, expect, it } from 'vitest';
import { memosOf } from '../../src/jobs/memos.js';
import { client, jobInput, row, tracker } from '../support/tracker.js';

type Tables = Parameters<typeof tracker>[0];

function memosOn(on: string, tables: Tables) {
  return memosOf(jobInput(tracker({ clients: [client()], ...tables }), on)).get('recC') ?? [];
}

function point(id: string, cells: Parameters<typeof row<'touches'>>[1] = {}) {
  return row<'touches'>(id, {
    ...{ client: ['recC'], date: '2026-11-02', kind: 'open-point', what: 'Who writes the texts', ...cells },
  });
}

describe('src/jobs/memos', () => {
  it('brings up a point that has been open for a week, until it is settled', () => {
    expect(memosOn('2026-11-08', { touches: [point('recA')] })).toEqual([]);
    expect(memosOn('2026-11-09', { touches: [point('recA')] })).toEqual([
      'Open since 2 November 2026: Who writes the texts',
    ]);
    expect(memosOn('2026-12-09', { touches: [point('recA')] })).toEqual(
      memosOn('2026-11-09', { touches: [point('recA')] }),
    );
    expect(memosOn('2026-11-09', { touches: [point('recA', { settledOn: '2026-11-05' })] })).toEqual([]);
  });

  it('names three of many, the oldest first', () => {
    const touches = [5, 4, 3, 2, 1].map((day) =>
      point(`rec${day}`, { date: `2026-10-0${day}`, what: `No ${day}` }),
    );
    expect(memosOn('2026-11-09', { touches })).toEqual([
      'Open since 1 October 2026: No 1',
      'Open since 2 October 2026: No 2',
      'Open since 3 October 2026: No 3',
      'And 2 more open points.',
    ]);
  });

  it('tells of silence once the latest day is past, also where no letter may be written', () => {
    const clients = [
      client({ checkInEvery: 'weekly', latestCheckInAfter: '2 weeks', talkedOn: '2026-11-02' }),
    ];
    expect(memosOn('2026-11-16', { clients })).toEqual([]);
    expect(memosOn('2026-11-17', { clients })).toEqual([
      'No contact since 2 November 2026; a word was due by 16 November 2026 at the latest.',
    ]);
  });
});
