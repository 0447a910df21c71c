import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { clientViews } from '../../../src/jobs/client-view.js';
import { clientPage } from '../../../src/messages/page/html.js';
import type { Cells } from '../../../src/tracker/model.js';
import { type Tables, work } from '../../support/canaries.js';
import { demoInput } from '../../support/demo.js';
import { client, invoice, jobInput, project, row, settings, task, tracker } from '../../support/tracker.js';

function page(tables: Tables, on = '2026-11-23', asOf = `${on}T08:10:00Z`): string {
  const input = jobInput(tracker({ clients: [client()], ...tables }), on);
  const view = clientViews(input).get('recC');
  if (!view) throw new Error('every client has a view');
  return clientPage(view, { asOf: Temporal.Instant.from(asOf), now: input.now });
}

/** What a reader sees, one line a block; marks of direction left out. */
function read(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/su, '')
    .replace(/<[^>]+>/gu, '\n')
    .replace(/[\u2068\u2069]/gu, '')
    .replace(/\u00a0/gu, ' ')
    .replace(/&amp;/gu, '&')
    .replace(/\s*\n\s*/gu, '\n')
    .trim();
}

describe('src/messages/page/html', () => {
  it('answers at once how far, what is next, what is needed, hours, invoices, when to talk', () => {
    const lines = read(page({ ...work, settings: [settings({ replyTo: 'lena@northlight.example' })] })).split(
      '\n',
    );
    expect(lines).toEqual([
      'Northlight Design · Acme',
      'Northlight Design',
      'As of Mon 23 Nov, 09:10',
      'Hello Acme,',
      'Website is 50% done. We talk next on Friday 27 November.',
      'We need from you',
      ...['Product photos', 'due Thu 19 Nov · 4 days late'],
      ...['Website', '50% done', '(by agreed effort)'],
      ...['Next', 'Checkout design', 'Done', 'Home page (18 Nov)', 'Hours', '41.5 of 60 h'],
      ...['Invoices', 'Number', 'Amount', 'State'],
      ...['2026-recI', '€1,800.00', 'open, due 15 Nov'],
      ...['2026-recK', '€1,800.00', 'paid on 20 Nov'],
      'We talk next on Friday 27 November.',
      ...['Questions? Write to', 'lena@northlight.example', '.'],
      'Private page for Acme',
    ]);
  });

  it('leaves no trace of what there is nothing of', () => {
    const html = page({ settings: [] });
    expect(read(html)).toBe(
      'Acme\nAs of Mon 23 Nov, 08:10\nHello Acme,\nNo work is under way.\nPrivate page for Acme',
    );
    expect(html).not.toMatch(/<(section|table|dl|progress)\b/u);
  });

  it.each<[string, Tables, string]>([
    ['paused', { clients: [client({ status: 'paused' })], projects: [project()] }, 'Work is paused for now.'],
    ['on hold', { projects: [project({ status: 'on-hold', percentByHand: 0.4 })] }, 'Website is on hold.'],
    ['not begun', { projects: [project({ status: 'signed' })] }, 'Website is about to begin.'],
    ['delivered', { projects: [project({ status: 'delivered' })] }, 'Website is delivered.'],
    [
      'ended',
      {
        clients: [client({ status: 'past' })],
        projects: [project({ status: 'closed', completedOn: '2026-03-02' })],
      },
      'Website was delivered on 2 Mar.',
    ],
  ])('says how things stand when work is %s', (_what, tables, headline) => {
    expect(read(page(tables))).toContain(`Hello Acme,\n${headline}\n`);
  });

  it('tells a client without work in hand when they are asked what became of it', () => {
    const ended = { status: 'closed', completedOn: '2026-08-25' } as const;
    expect(read(page({ projects: [project(ended)] }))).toContain(
      'Website was delivered on 25 Aug.\nOn Wednesday 25 November we ask what became of it.',
    );
    expect(read(page({ projects: [project(ended)] }, '2026-11-26'))).toContain('25 February 2027 we ask');
    expect(read(page({ projects: [project(ended)] }, '2027-03-01'))).not.toContain('we ask');
    expect(read(page({ projects: [project(ended), project({}, 'recQ')] }))).not.toContain('we ask');
  });

  it('says when the figures are older than promised, and only then', () => {
    expect(read(page(work, '2026-11-23', '2026-11-21T08:10:00Z'))).toContain(
      'As of Sat 21 Nov, 09:10 Newer figures are on their way.',
    );
    expect(page(work, '2026-11-23', '2026-11-22T08:10:00Z')).not.toContain('Newer figures');
  });

  it('tells what late input holds up and how it moves the end, without blame', () => {
    const photos = task(
      { name: 'Product photos', waitingOn: 'client', due: '2026-11-19', clientMaySee: true },
      'recV',
    );
    const pages = task({ name: 'Product pages', blockedBy: ['recV'], clientMaySee: true }, 'recW');
    const hidden = task({ name: 'Secret plan', blockedBy: ['recV'] }, 'recX');
    const html = page({ projects: [project({ due: '2026-12-01' })], tasks: [photos, pages, hidden] });
    expect(read(html)).toContain(
      'Product photos\ndue Thu 19 Nov · 4 days late\nholds up: Product pages · the finish moves to 7 Dec',
    );
    expect(read(html)).toContain('forecast 7 Dec, planned 1 Dec');
    expect(html).not.toContain('Secret plan');
  });

  it('counts a retainer in the month, and hours month by month where there are several', () => {
    const projects = [
      project({
        billing: 'retainer',
        retainerHours: 10,
        start: '2026-10-01',
        revisionsIncluded: 2,
        revisionsUsed: 1,
      }),
    ];
    const hours = [
      row<'hours'>('recH', { project: ['recP'], minutes: 300, date: '2026-10-05' }),
      row<'hours'>('recI', { project: ['recP'], minutes: 390, date: '2026-11-20' }),
    ];
    const text = read(page({ projects, hours }));
    expect(text).toContain('6.5 of 10 h · 3.5 h left until 30 Nov');
    expect(text).toContain('Rounds\n1 of 2 used');
    expect(text).toContain('Hours by month\nMonth\nHours\nOctober\n5.0 h\nNovember\n6.5 h');
  });

  it('shows everything as it was typed, and lets nothing of it act', () => {
    const evil =
      '<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:1) {{7*7}} <%= 7 %> "\'&';
    const cells = (spec: object) => spec as Cells<'projects'>;
    const html = page({
      clients: [client({ name: evil, checkInEvery: 'weekly', talkedOn: '2026-11-20', checkInTopics: evil })],
      projects: [project(cells({ name: evil, nextStep: evil, percentByHand: 0.5 }))],
      tasks: [
        task({ name: evil, status: 'done', doneOn: '2026-11-18', clientMaySee: true }),
        task({ name: evil, waitingOn: 'client', clientMaySee: true }, 'recV'),
      ],
      invoices: [invoice({ number: evil })],
      settings: [
        settings({ businessName: evil, replyTo: 'a"b<c>@x.example', officeHours: evil, answerWithin: evil }),
      ],
    });
    expect(html.match(/<(script|img|a)\b[^>]*>/gu)).toEqual(['<a href="mailto:a%22b%3Cc%3E@x.example">']);
    expect(html.replace(/"[^"]*"/gu, '""')).not.toMatch(/<[^>]*\son\w+=/u);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('{{7*7}} &lt;%= 7 %&gt;');
  });

  it('takes the accent of Settings, as dark on paper and as light at night as it takes to be read', () => {
    const accents = (accentColour: string | null) =>
      page({ settings: [settings({ accentColour })] })
        .match(/--accent: #\w+/gu)
        ?.slice(0, 2);
    expect(accents('#7A1F5C')).toEqual(['--accent: #7a1f5c', expect.not.stringContaining('7a1f5c')]);
    expect(accents('#ffee00')).toEqual([expect.not.stringContaining('ffee00'), '--accent: #ffee00']);
    expect(accents('red; } body { display: none')).toEqual(accents(null));
  });

  it('keeps the direction of a name from turning the text around it', () => {
    const html = page({ projects: [project({ name: 'אתר חדש', percentByHand: 0.5 })] });
    expect(html).toContain('<h1>\u2068אתר חדש\u2069 is 50% done.</h1>');
  });

  it('asks for nothing from anywhere, in seven languages, within 50 kB', () => {
    const input = demoInput();
    const languages = new Set<string>();
    for (const view of clientViews(input).values()) {
      const html = clientPage(view, { asOf: input.now, now: input.now });
      languages.add(view.language);
      expect(html).not.toMatch(
        /<(script|img|link|iframe|object|form)\b|\b(src|action|style)=|@import|url\(|https?:/u,
      );
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(50_000);
      expect(clientPage(view, { asOf: input.now, now: input.now })).toBe(html);
    }
    expect([...languages].sort()).toEqual(['de', 'en', 'es', 'fr', 'ja', 'pt', 'tr']);
  });

  it.each([8, 40])('still fits with %i projects', (count) => {
    const ids = Array.from({ length: count }, (_, nth) => `recP${nth}`);
    const projects = ids.map((id) =>
      project(
        {
          name: `Project ${id}`,
          nextStep: 'Something of the usual length',
          estimatedHours: 40,
          due: '2026-12-18',
          revisionsIncluded: 2,
        },
        id,
      ),
    );
    const tasks = ids.flatMap((id) =>
      [1, 2, 3, 4, 5].map((nth) =>
        task(
          {
            name: `A task of ${id} ${nth}`,
            project: [id],
            status: 'done',
            doneOn: '2026-11-18',
            clientMaySee: true,
          },
          `${id}-${nth}`,
        ),
      ),
    );
    const html = page({ projects, tasks });
    expect(html.match(/<h2>/gu)).toHaveLength(count);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(50_000);
  });
});
