import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/secret.js';
import { openTracker } from '../../src/tracker/index.js';
import { airtableWire, token } from '../support/airtable.js';
import { fakeClock } from '../support/fake-clock.js';

const access = { token: new Secret(token), endpointUrl: 'https://api.airtable.com' };

describe('tracker/index', () => {
  it('opens the base of the configuration with its token', async () => {
    airtableWire().get('/v0/meta/bases/appMine/tables').reply(200, { tables: [] });
    const config = { backend: 'airtable' as const, ...access, container: 'appMine' };
    const tracker = await openTracker(config, { clock: fakeClock(), meter: { spend: async () => {} } });
    expect(tracker.backend).toBe('airtable');
    expect(await tracker.describe()).toMatchObject({ container: { id: 'appMine' } });
    await tracker.close();
  });

  it('tells of a base as soon as it was made', async () => {
    airtableWire()
      .get('/v0/meta/bases')
      .reply(200, { bases: [] })
      .post('/v0/meta/bases', { name: 'Mine', workspaceId: 'wsp1', tables: [] })
      .reply(200, { id: 'appNew', tables: [] })
      .post('/v0/bases/appNew/webhooks')
      .reply(200, { id: 'achNew' });
    const made: string[] = [];
    const tracker = await openTracker(
      { backend: 'airtable', ...access, workspaceId: 'wsp1' },
      { clock: fakeClock(), meter: { spend: async () => {} }, onContainerMade: (id) => made.push(id) },
    );
    const nothing = { container: null, tables: [] };
    await tracker.apply({ kind: 'create-container', name: 'Mine', tables: [] }, nothing, null);
    expect(made).toEqual(['appNew']);
  });
});
