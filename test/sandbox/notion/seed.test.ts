import { describe, expect, it } from 'vitest';
import { Notion, names } from './running.js';

const ADA = '11111111-1111-4111-8111-111111111111';

describe('src/sandbox/notion/seed', () => {
  it('starts with pages and databases that relate to each other', async () => {
    const at = await Notion.start({
      seed: {
        notion: {
          pages: [{ title: 'Portal', published: true, body: '# Welcome' }],
          databases: [
            {
              title: 'Clients',
              properties: { Name: { title: {} } },
              rows: [{ id: ADA, properties: { Name: 'Ada' } }],
            },
            {
              title: 'Projects',
              properties: {
                Name: { title: {} },
                Client: { relation: { data_source_id: 'Clients', dual_property: {} } },
              },
              rows: [{ properties: { Name: 'Site', Client: [ADA] }, body: 'Going well' }],
            },
          ],
        },
      },
    });
    const info = await at.call('GET', '/_sandbox/info');
    const projects = info.body['notion']?.['dataSources']?.[1]?.['id'] ?? '';
    const found = await at.query(projects, { filter: { property: 'Client', relation: { contains: ADA } } });
    expect(names(found)).toEqual(['Site']);
    const ada = await at.call('GET', `/v1/pages/${ADA}`);
    expect(ada.body['properties']?.['Related to Projects (Client)']?.['relation']).toHaveLength(1);
    const children = await at.call('GET', `/v1/blocks/${at.home}/children`);
    expect(children.body['results']).toMatchObject([
      { child_page: { title: 'Portal' } },
      { child_database: { title: 'Clients' } },
      { child_database: { title: 'Projects' } },
    ]);
    await at.sandbox.close();
  });
});
