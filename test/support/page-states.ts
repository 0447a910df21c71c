import { Temporal } from 'temporal-polyfill';
import { clientViews } from '../../src/jobs/client-view.js';
import { clientPage } from '../../src/messages/page/html.js';
import { demoInput } from './demo.js';
import { client, invoice, jobInput, project, row, settings, task, tracker } from './tracker.js';

type Tables = Parameters<typeof tracker>[0];

const today = '2026-11-23';
const studio = settings({
  ...{ replyTo: 'lena@northlight.example', officeHours: '09–17', answerWithin: '1 day', dayOff: 'friday' },
});
const talks = { checkInEvery: 'weekly', talkedOn: '2026-11-20', checkInMinutes: 20 } as const;
const paid = invoice({ number: '2026-011', total: 950, issued: '2026-10-20', paidOn: '2026-11-03' }, 'recJ');

function pageOf(tables: Tables, asOf = `${today}T08:10:00Z`): string {
  const input = jobInput(tracker({ clients: [client()], settings: [studio], ...tables }), today);
  const view = clientViews(input).get('recC');
  if (!view) throw new Error('every client has a view');
  return clientPage(view, { asOf: Temporal.Instant.from(asOf), now: input.now });
}

/** A project under way: something done, something next, hours in two months. */
function underWay(words: { site: string; done: string; next: string }): Tables {
  return {
    projects: [
      project({
        ...{ name: words.site, estimatedHours: 60, billing: 'fixed', due: '2026-12-11' },
        ...{ start: '2026-10-01', revisionsIncluded: 2, revisionsUsed: 1 },
      }),
    ],
    tasks: [
      task({
        ...{ name: words.done, status: 'done', doneOn: '2026-11-18' },
        ...{ clientMaySee: true, estimateHours: 30 },
      }),
      task({ name: words.next, clientMaySee: true, estimateHours: 12 }, 'recN'),
    ],
    hours: [
      row<'hours'>('recH', { project: ['recP'], minutes: 1_260, date: '2026-10-14' }),
      row<'hours'>('recG', { project: ['recP'], minutes: 1_230, date: '2026-11-12' }),
    ],
  };
}

const website = { site: 'Website', done: 'Home page', next: 'Checkout design' };

function projects(count: number): Tables {
  const ids = Array.from({ length: count }, (_, nth) => `recP${nth}`);
  return {
    projects: ids.map((id, nth) =>
      project({ name: `Branch ${nth + 1}`, percentByHand: (nth % 10) / 10, due: '2026-12-24' }, id),
    ),
    tasks: ids.map((id, nth) =>
      task({ name: `Shop window ${nth + 1}`, project: [id], clientMaySee: true }, `recT${nth}`),
    ),
  };
}

/** Words without a break, names from right to left, and 40 projects. */
function hard(): Tables {
  const ids = Array.from({ length: 40 }, (_, nth) => `recP${nth}`);
  const late = { waitingOn: 'client', due: '2026-11-01', clientMaySee: true } as const;
  return {
    projects: ids.map((id) =>
      project(
        { name: `אתר חדש ${'Unbreakable'.repeat(6)} ${id}`, percentByHand: 0.5, due: '2026-12-24' },
        id,
      ),
    ),
    tasks: [task({ name: 'x'.repeat(150), project: ['recP1'], ...late })],
  };
}

/** The pages of the demo's clients, and one of each state that a page may be in. */
export function pageStates(): ReadonlyMap<string, string> {
  const input = demoInput();
  const unseen = new Set(['prospect', 'declined']);
  const shown = [...clientViews(input)].filter(
    ([id]) => !unseen.has(input.snapshot.tables.clients.get(id)?.cells.status ?? ''),
  );
  return new Map([
    ...shown.map(([id, view]) => [id, clientPage(view, { asOf: input.now, now: input.now })] as const),
    ['normal', pageOf({ ...underWay(website), clients: [client(talks)], invoices: [paid] })],
    [
      'input-overdue',
      pageOf({
        projects: [project({ due: '2026-12-01', percentByHand: 0.72 })],
        tasks: [
          task({
            ...{ name: 'Product photos (12)', waitingOn: 'client' },
            ...{ due: '2026-11-19', clientMaySee: true },
          }),
          task({ name: 'Product pages', blockedBy: ['recT'], clientMaySee: true }, 'recW'),
        ],
      }),
    ],
    [
      'invoice-overdue',
      pageOf({ ...underWay(website), invoices: [invoice({ number: '2026-014', due: '2026-11-05' }), paid] }),
    ],
    [
      'all-done',
      pageOf({
        ...underWay(website),
        tasks: [],
        projects: [project({ status: 'delivered', deliveredOn: '2026-11-20', estimatedHours: 60 })],
        invoices: [paid],
      }),
    ],
    ['paused', pageOf({ ...underWay(website), clients: [client({ status: 'paused' })] })],
    [
      'ended',
      pageOf({
        clients: [client({ status: 'past' })],
        projects: [project({ status: 'closed', completedOn: '2026-11-03' })],
        invoices: [paid],
      }),
    ],
    ['older-than-promised', pageOf(underWay(website), '2026-11-20T08:10:00Z')],
    [
      'turkish',
      pageOf({
        ...underWay({ site: 'Web sitesi', done: 'Ana sayfa', next: 'Ödeme sayfası tasarımı' }),
        clients: [client({ name: 'Lale Seramik', language: 'tr', timeZone: 'Europe/Istanbul', ...talks })],
        invoices: [paid],
      }),
    ],
    [
      'right-to-left',
      pageOf({
        ...underWay({ site: 'אתר חדש (2026)', done: 'דף הבית', next: 'تصميم صفحة الدفع' }),
        clients: [client({ name: 'מאפיית נהר', ...talks })],
      }),
    ],
    [
      'accent',
      pageOf({
        ...underWay(website),
        settings: [{ ...studio, cells: { ...studio.cells, accentColour: '#b4502e' } }],
      }),
    ],
    ['one-project', pageOf(projects(1))],
    ['eight-projects', pageOf(projects(8))],
    ['forty-projects', pageOf(projects(40))],
    ['hard', pageOf(hard())],
    ['nothing', pageOf({ settings: [] })],
  ]);
}
