import { describe, expect, it } from 'vitest';
import { list, notionWire, openBench, refusal } from './bench.js';

const nothing = { container: null, tables: [] };

function me(owner: object): void {
  notionWire().get('/v1/users/me').reply(200, { object: 'user', id: 'b1', type: 'bot', bot: { owner } });
}

function users(...types: readonly string[]): void {
  notionWire()
    .get('/v1/users')
    .query(true)
    .reply(200, list(types.map((type, nth) => ({ object: 'user', id: `u${nth}`, type }))));
}

async function said(): Promise<readonly { table: string; problem: string }[]> {
  return (await openBench().tracker.planRest(nothing, null, [])).conflicts;
}

describe('tracker/notion/workspace', () => {
  it('says what a free workspace of several members takes, before anything is made', async () => {
    me({ type: 'workspace', workspace: true });
    users('person', 'person', 'bot');
    expect(await said()).toMatchObject([
      { table: 'Workspace', problem: expect.stringContaining('1,000 blocks') },
    ]);
  });

  it('says nothing where there is one member, or the token is a person’s own', async () => {
    me({ type: 'workspace', workspace: true });
    users('person', 'bot');
    expect(await said()).toEqual([]);
    me({ type: 'user', user: { object: 'user', id: 'u1' } });
    expect(await said()).toEqual([]);
  });

  it('says nothing where the members may not be seen', async () => {
    me({ type: 'workspace', workspace: true });
    notionWire()
      .get('/v1/users')
      .query(true)
      .reply(403, refusal(403, 'restricted_resource', 'Insufficient permissions for this endpoint.'));
    expect(await said()).toEqual([]);
  });

  it('does not ask once a tracker stands', async () => {
    const standing = { container: { id: 'r', name: 'r' }, tables: [] };
    expect((await openBench().tracker.planRest(standing, null, [])).conflicts).toEqual([]);
  });
});
