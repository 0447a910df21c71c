import { describe, expect, it } from 'vitest';
import { lettersOn, worded } from '../support/letters.js';
import { client, project } from '../support/tracker.js';

function asks(on: string, cells: Parameters<typeof project>[0] = {}) {
  const clients = [client({ status: 'prospect' })];
  const projects = [project({ status: 'proposed', proposalExpires: '2026-12-04', ...cells })];
  return lettersOn(on, { clients, projects }, ['proposal-expiring']);
}

describe('src/jobs/proposals', () => {
  it('asks in the last days of a proposal, of a prospect too', () => {
    expect(asks('2026-11-28')).toEqual([]);
    const [ask] = asks('2026-11-29');
    expect(ask).toMatchObject({
      key: 'proposal-expiring:recP:2026-12-04',
      plannedFor: '2026-11-30T08:00:00.000Z',
    });
    expect(worded(ask).subject).toBe('Website: my proposal stands until 4 December 2026');
    expect(asks('2026-12-04')).toHaveLength(1);
    expect(asks('2026-12-05')).toEqual([]);
  });

  it('has nothing to ask once it is signed', () => {
    expect(asks('2026-12-01', { status: 'signed' })).toEqual([]);
  });
});
