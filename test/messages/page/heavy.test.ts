import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientViews } from '../../../src/jobs/client-view.js';
import { updateCells } from '../../../src/messages/page/cells.js';
import { clientPage, mostBytes } from '../../../src/messages/page/html.js';
import type { Tables } from '../../support/canaries.js';
import { client, invoice, jobInput, project, row, settings, task, tracker } from '../../support/tracker.js';

function told(tables: Tables) {
  const input = jobInput(tracker({ clients: [client()], ...tables }), '2026-11-23');
  const view = clientViews(input).get('recC');
  if (!view) throw new Error('every client has a view');
  const html = clientPage(view, { asOf: input.now, now: input.now });
  return { html, cells: updateCells(view, input.now), bytes: Buffer.byteLength(html) };
}

function times<T>(count: number, make: (nth: number) => T): T[] {
  return Array.from({ length: count }, (_, nth) => make(nth));
}

/** Every text a client may read, as often as it may stand there. */
function everywhere(text: string, count: number): Tables {
  return {
    clients: [client({ name: text, checkInEvery: 'weekly', talkedOn: '2026-11-20', checkInTopics: text })],
    projects: times(count, (nth) =>
      project({ name: text, nextStep: text, percentByHand: 0.5, due: '2026-12-24' }, `recP${nth}`),
    ),
    tasks: times(count, (nth) => [
      task({ name: text, project: [`recP${nth}`], status: 'done', doneOn: '2026-11-18', clientMaySee: true }),
      task(
        { name: text, project: [`recP${nth}`], waitingOn: 'client', due: '2026-11-01', clientMaySee: true },
        `recN${nth}`,
      ),
      task(
        { name: text, project: [`recP${nth}`], blockedBy: [`recN${nth}`], clientMaySee: true },
        `recB${nth}`,
      ),
    ])
      .flat()
      .map((one, nth) => ({ ...one, id: one.id === 'recT' ? `recT${nth}` : one.id })),
    invoices: times(count, (nth) => invoice({ number: text }, `recI${nth}`)),
    settings: [
      settings({ businessName: text, sender: text, replyTo: text, officeHours: text, answerWithin: text }),
    ],
  };
}

/** What HTML, Markdown, spreadsheets and templates would act on, and what is long or turns the other way. */
const pieces = [
  ...['<script>', '</script>', '<b onclick=alert(1)>', '<!--', '-->', ']]>', '&lt;', '&#60;', '"', "'", '`'],
  ...['</style>', '<%= 7 %>', '{{7}}', '=HYPERLINK("https://e.example")', '+1', '@SUM(A1)', '[x](', ')'],
  ...['javascript:alert(1)', '](https://e.example)', '# ', '![', '\n', '\0', '\u202e', '\u2068', '\u2069'],
  ...[
    'אתר',
    'موقع',
    '👩‍👩‍👧‍👦',
    'Donaudampfschiff'.repeat(20),
    `e${'\u0301'.repeat(2_000)}`,
    '\ud800',
    'a b',
  ],
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));

describe('src/messages/page, whatever and however much is typed', () => {
  it('has no tag, attribute or address but its own, and weighs no more than it may', () => {
    const plain = told({ ...everywhere('Plain', 2), settings: [] }).html;
    const tags = (html: string) =>
      html.match(/<[a-z!/][^>]*>/giu)?.map((tag) => tag.replace(/="[^"]*"/gu, '=""')) ?? [];
    const own = new Set([...tags(plain), '<a href="">', '</a>']);
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(text.trim() !== '');
        const { html, bytes } = told(everywhere(`x${text}`, 2));
        expect(tags(html).filter((tag) => !own.has(tag))).toEqual([]);
        const links = html.match(/<a [^>]*>/gu) ?? [];
        expect(links.filter((link) => !/^<a href="mailto:x[^"]*">$/u.test(link))).toEqual([]);
        expect(html.match(/<(style|script)/gu)).toEqual(['<style']);
        expect(bytes).toBeLessThanOrEqual(mostBytes);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([
    ['long words', 'Donaudampfschiff'.repeat(40)],
    ['letters under a thousand accents', `e${'\u0301'.repeat(1_000)}`.repeat(40)],
    ['emoji of many parts', '👩‍👩‍👧‍👦'.repeat(200)],
    ['what is escaped', '"'.repeat(500)],
    ['Japanese', '進捗確認'.repeat(100)],
  ])('stays within 50 kB with 40 projects of %s', (_what, text) => {
    const { html, bytes } = told(everywhere(text, 40));
    expect(bytes).toBeLessThanOrEqual(mostBytes);
    expect(html).toContain('We need from you');
    expect(html).toMatch(/<\/html>\s*$/u);
  });

  it('asks for the twenty most urgent of 5,000 things, and says how many more there are', () => {
    const tasks = times(5_000, (nth) =>
      task(
        {
          name: `Thing ${nth}`,
          waitingOn: 'client',
          due: nth === 4_999 ? '2026-11-01' : '2026-12-01',
          clientMaySee: true,
        },
        `recT${nth}`,
      ),
    );
    const { html, cells, bytes } = told({ projects: [project()], tasks });
    expect(html.match(/<li>/gu)).toHaveLength(20);
    expect(html).toContain('and 4,980 more');
    expect(html.indexOf('Thing 4999')).toBeLessThan(html.indexOf('Thing 0'));
    expect(cells.neededFromYou?.split('\n').at(-1)).toBe('and 4,980 more');
    expect(bytes).toBeLessThanOrEqual(mostBytes);
  });

  it('says how much more was done, waits, is open and is in hand than it tells of', () => {
    const blocked = times(6, (nth) =>
      task({ name: `Page ${nth}`, blockedBy: ['recV'], clientMaySee: true }, `recW${nth}`),
    );
    const done = times(9, (nth) =>
      task({ name: `Step ${nth}`, status: 'done', doneOn: '2026-11-18', clientMaySee: true }, `recD${nth}`),
    );
    const photos = task({ name: 'Photos', waitingOn: 'client', clientMaySee: true }, 'recV');
    const { html, cells } = told({
      projects: [project({ name: 'A' }), ...times(44, (nth) => project({ name: `P ${nth}` }, `recP${nth}`))],
      tasks: [photos, ...blocked, ...done],
      invoices: times(33, (nth) => invoice({ number: `2026-${nth}` }, `recI${nth}`)),
    });
    for (const text of [html.replace(/[\u2068\u2069]/gu, ''), cells.body ?? '']) {
      expect(text).toMatch(/holds up: Page 0, Page 1, Page 2 and 3 more/u);
      expect(text).toMatch(/Step 4 \(18.Nov(ember 2026)?\\?\) · and 4 more/u);
      expect(text).toContain('5 more projects are not shown here.');
      expect(text).toContain('and 3 more');
    }
  });

  it('counts a month without hours between two with some, and the same decimals in each', () => {
    const hours = [
      row<'hours'>('recH', { project: ['recP'], minutes: 300, date: '2026-09-05' }),
      row<'hours'>('recI', { project: ['recP'], minutes: 395, date: '2026-11-20' }),
    ];
    const { html } = told({ projects: [project({ estimatedHours: 60 })], hours });
    expect(html.match(/<td class="amount">[^<]+/gu)?.map((cell) => cell.slice(19))).toEqual([
      '5.00 h',
      '0.00 h',
      '6.58 h',
    ]);
  });
});
