import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CalendarFeed, createCalendarFeed } from '../../src/service/calendar-feed.js';
import { createClientPages } from '../../src/service/client-pages.js';
import { holidays } from '../../src/service/holidays.js';
import { calendarOwner, makeLink } from '../../src/service/page-links.js';
import { House } from '../support/house.js';
import { readCalendar } from '../support/icalendar.js';
import { pagePlace } from '../support/pages.js';

let place: ReturnType<typeof pagePlace>['place'];
let secrets: string[];
let house: House;
let feed: CalendarFeed;
let secret: string;

describe('src/service/calendar-feed', () => {
  beforeEach(async () => {
    ({ place, secrets } = pagePlace());
    house = await House.furnished(undefined, { now: '2026-05-12T08:00:00Z', pages: place });
    const [client = ''] = await house.edit({
      table: 'clients',
      cells: {
        ...{
          name: 'Acme; Söhne,\nEND:VEVENT',
          status: 'active',
          checkInEvery: 'weekly',
          talkedOn: '2026-05-08',
        },
        ...{ notes: 'secret-note', currency: 'EUR' },
      },
    });
    await house.edit(
      {
        table: 'projects',
        cells: {
          ...{ name: 'Care '.repeat(30), client: [client], status: 'in-progress', billing: 'hourly' },
          ...{ rate: 7777, contractEnds: '2026-09-30', rateReviewOn: '2026-06-15', goal: 'secret-goal' },
        },
      },
      {
        table: 'contacts',
        cells: { name: 'Ada', client: [client], birthday: '1990-07-01', likes: 'secret-like' },
      },
      {
        table: 'touches',
        cells: { what: 'secret-idea', client: [client], kind: 'idea', date: '2026-05-04', roughPrice: 7777 },
      },
    );
    await house.round();
    const { store } = await house.service();
    const deps = {
      links: place.links,
      accountOf: (id: string) => store.account(id),
      holidays,
      now: () => house.now,
    };
    feed = createCalendarFeed(deps);
    await makeLink({ ...place, account: 'local' }, calendarOwner, house.now.toString());
    secret = secrets.at(-1) ?? '';
  });
  afterEach(() => house.close());

  it('is a calendar that strict programs take, whatever stands in names', async () => {
    const { parts, properties } = readCalendar((await feed.find(secret)) ?? '');
    expect(properties.get('X-WR-CALNAME')).toBe('Short Accounts');
    const days = parts.map((event) => event.properties.get('DTSTART'));
    expect(days).toEqual(['20260515', '20260615', '20260701', '20260831']);
    expect(new Set(parts.map((event) => event.properties.get('UID'))).size).toBe(parts.length);
    expect(parts[0]?.properties.get('SUMMARY')).toContain('Acme\\; Söhne\\,');
  });

  it('is the same in every reading', async () => {
    expect(await feed.find(secret)).toBe(await feed.find(secret));
  });

  it('holds no amounts, notes, goals, likes or ideas', async () => {
    const text = ((await feed.find(secret)) ?? '').replace(/\r\n[ \t]/gu, '');
    expect(text).toContain('Birthday of Ada');
    expect(text).not.toMatch(/secret|7777|7\.777|€/u);
  });

  it('opens neither with a link to a page nor a page with its own, nor after its end or an end to all', async () => {
    const { store } = await house.service();
    const pages = createClientPages({
      ...{ links: place.links, holidays },
      ...{ accountOf: (id: string) => store.account(id), now: () => house.now },
    });
    expect(await pages.find(secret)).toBeNull();
    const others = secrets.filter((each) => each !== secret);
    expect(others.length).toBeGreaterThan(0);
    for (const each of others) expect(await feed.find(each)).toBeNull();
    await makeLink({ ...place, account: 'local' }, calendarOwner, house.now.toString());
    const second = secrets.at(-1) ?? '';
    expect(await feed.find(second)).not.toBeNull();
    await place.links.revoke('local', calendarOwner, house.now.toString());
    expect(await feed.find(second)).toBeNull();
    await makeLink({ ...place, account: 'local' }, calendarOwner, house.now.toString());
    const third = secrets.at(-1) ?? '';
    await house.advance({ hours: 24 * 90 + 1 });
    expect(await feed.find(third)).toBeNull();
  });
});
