import { expect, it } from 'vitest';
import { createClientPages } from '../../src/service/client-pages.js';
import { holidays } from '../../src/service/holidays.js';
import type { Backend } from '../../src/tracker/port.js';
import { House } from '../support/house.js';
import { pagePlace } from '../support/pages.js';

/** The page of a client with a bit of everything, typed into a tracker of that kind. */
async function pageFrom(backend: Backend): Promise<string> {
  const { place, secrets } = pagePlace();
  const house = await House.furnished(undefined, { backend, pages: place });
  try {
    const [client = ''] = await house.edit({
      table: 'clients',
      cells: {
        ...{
          name: 'Acme أكمي',
          status: 'active',
          language: 'de',
          timeZone: 'Europe/Vienna',
          currency: 'EUR',
        },
        ...{
          checkInEvery: 'weekly',
          talkedOn: '2026-05-08',
          checkInMinutes: 20,
          checkInTopics: 'Kasse, Fotos',
        },
      },
    });
    const [website = '', care = ''] = await house.edit(
      {
        table: 'projects',
        cells: {
          ...{
            name: 'Website',
            client: [client],
            status: 'in-progress',
            billing: 'fixed',
            estimatedHours: 60,
          },
          ...{ start: '2026-03-02', due: '2026-06-01', revisionsIncluded: 2, revisionsUsed: 1 },
        },
      },
      {
        table: 'projects',
        cells: {
          ...{ name: 'Pflege', client: [client], status: 'in-progress', billing: 'retainer' },
          ...{ retainerHours: 10, rollOver: 'none', start: '2026-04-01' },
        },
      },
    );
    const [photos = ''] = await house.edit({
      table: 'tasks',
      cells: {
        ...{ name: 'Produktfotos (12)', project: [website], status: 'waiting-on-client' },
        ...{ due: '2026-05-07', clientMaySee: true, estimateHours: 1 },
      },
    });
    await house.edit(
      {
        table: 'tasks',
        cells: {
          name: 'Produktseiten',
          project: [website],
          status: 'to-do',
          blockedBy: [photos],
          clientMaySee: true,
          estimateHours: 8,
        },
      },
      {
        table: 'tasks',
        cells: {
          name: 'Startseite',
          project: [website],
          status: 'done',
          doneOn: '2026-05-04',
          clientMaySee: true,
          estimateHours: 12,
        },
      },
      { table: 'hours', cells: { what: 'Entwurf', project: [website], date: '2026-04-20', minutes: 1245 } },
      { table: 'hours', cells: { what: 'Updates', project: [care], date: '2026-05-05', minutes: 390 } },
      {
        table: 'invoices',
        cells: {
          number: '2026-014',
          client: [client],
          issued: '2026-05-01',
          total: 1800.5,
          documentStatus: 'sent',
        },
      },
      {
        table: 'invoices',
        cells: {
          number: '2026-011',
          client: [client],
          issued: '2026-04-01',
          total: 950,
          documentStatus: 'sent',
          paidOn: '2026-04-20',
        },
      },
    );
    await house.round();
    const { store } = await house.service();
    const accountOf = (id: string) => store.account(id);
    const pages = createClientPages({ links: place.links, accountOf, holidays, now: () => house.now });
    return (await pages.find(secrets[0] ?? '')) ?? 'no page';
  } finally {
    await house.close();
  }
}

it('shows the same page of the same client, from Airtable and from Notion', async () => {
  const [airtable, notion] = [await pageFrom('airtable'), await pageFrom('notion')];
  expect(airtable).toContain('Das brauchen wir von Ihnen');
  expect(airtable).toContain('darauf wartet: \u2068Produktseiten\u2069');
  expect(airtable).toContain('6,5 von 10 Std.');
  expect(airtable).toContain('1.800,50\u00a0€');
  expect(notion).toBe(airtable);
});
