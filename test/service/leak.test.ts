import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRate, mayTell, secretCells } from '../support/allow-list.js';
import { drawFrom } from '../support/draw.js';
import { letterStories } from '../support/letter-stories.js';
import { type Mark, marksIn } from '../support/marks.js';
import { ownerOf, randomTracker, redrawn, type Story, type Tables } from '../support/random-tracker.js';
import { everythingTold, type Told } from '../support/told.js';
import { jobInput, tracker } from '../support/tracker.js';

const owners = ['A', 'B', 'C'];
const seeds = fc.integer({ min: 0, max: 0x7fff_ffff });

/** A deposit for the other's project, their work waiting for ours, and hours on their favour. */
const slips: Readonly<Record<string, Story>> = {
  S: { settings: { chaseFrom: '2026-01-01', timeZone: 'Europe/Berlin', currency: 'EUR', remindFrom: null } },
  A: {
    clients: { status: 'active', reminderPolicy: 'standard', currency: 'EUR', timeZone: 'Europe/Berlin' },
    projects: [
      {
        ...{ status: 'in-progress', billing: 'hourly', start: '2026-09-01', due: '2026-12-01' },
        ...{ estimatedHours: 60, contractEnds: null, newRateFrom: null, percentByHand: null },
      },
    ],
    tasks: [
      {
        ...{ project: ['A-projects-0'], status: 'waiting-on-client', waitingOn: null, due: '2026-11-12' },
        ...{ clientMaySee: true, blockedBy: null },
      },
    ],
    hours: [{ task: ['B-tasks-0'], date: '2026-11-12', minutes: 90, billable: true }],
    invoices: [
      {
        ...{ kind: 'deposit', documentStatus: 'sent', project: ['B-projects-0'], issued: '2026-11-16' },
        ...{ due: '2026-12-10', currency: null, paidOn: null, holdUntil: null, holdReason: null },
        ...{ promisedOn: null, reminderPolicy: null, creditsInvoice: null },
      },
    ],
    ...{ payments: [], messages: [], touches: [] },
  },
  B: {
    projects: [{ status: 'signed' }],
    tasks: [
      {
        ...{ project: ['B-projects-0'], status: 'to-do', waitingOn: 'me', scope: 'favour' },
        ...{ blockedBy: ['A-tasks-0'], due: null },
      },
    ],
  },
};

function toldOf(tables: Tables, on: string): Promise<readonly Told[]> {
  return everythingTold(jobInput(tracker(tables), on));
}

async function toldTo(owner: string, tables: Tables, on: string): Promise<readonly string[]> {
  const told = await toldOf(tables, on);
  return told.filter(({ to }) => ownerOf(to) === owner).map(({ by, text }) => `${by}: ${text}`);
}

/** Whether a client is told of work by the hour, and so of its rate. */
function paysByTheHour(client: string, { projects = [] }: Tables): boolean {
  return projects.some(({ id, cells }) => ownerOf(id) === client && cells.billing === 'hourly');
}

/** What must not be in something told: a cell of somebody else, or one that is not for clients. */
function leaksIn({ by, to, text }: Told, tables: Tables): Mark[] {
  const owner = ownerOf(to);
  return marksIn(text).filter((mark) => {
    if (mark.owner !== owner && mark.owner !== 'S') return true;
    if (!mayTell(by, mark.cell)) return true;
    return by !== 'rate-review' && isRate(mark.cell) && !paysByTheHour(owner, tables);
  });
}

describe('what leaves for a client, whatever stands in the tracker', () => {
  it.each(letterStories)(
    'holds nothing of another client and no cell off the allow-list (with a $kind)',
    async ({ kind, on, story }) => {
      const ways = new Map<Told['by'], number>();
      await fc.assert(
        fc.asyncProperty(seeds, async (seed) => {
          const tables = randomTracker(drawFrom(seed), owners, { on, story });
          for (const told of await toldOf(tables, on)) {
            expect(leaksIn(told, tables), `${told.by} to ${told.to}`).toEqual([]);
            ways.set(told.by, (ways.get(told.by) ?? 0) + marksIn(told.text).length);
          }
        }),
        { numRuns: 6, endOnFailure: true },
      );
      for (const way of ['page', 'row', 'hours log', kind] as const)
        expect(ways.get(way), way).toBeGreaterThan(0);
    },
  );

  it('is the same to the letter whatever becomes of other clients and all they have', async () => {
    for (const { on, story } of letterStories)
      await fc.assert(
        fc.asyncProperty(seeds, async (seed) => {
          const draw = drawFrom(seed);
          const isOther = (owner: string) => owner === 'B' || owner === 'C';
          const before = randomTracker(draw, owners, { on, story });
          const after = redrawn(draw, before, { on, changes: isOther, loses: isOther });
          expect(await toldTo('A', after, on)).toEqual(await toldTo('A', before, on));
        }),
        { numRuns: 3, endOnFailure: true },
      );
  });

  it('is not moved by a link into the rows of another client, wherever a hand slips', async () => {
    const on = '2026-11-23';
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const draw = drawFrom(seed);
        const before = randomTracker(draw, ['A', 'B'], { on, stories: slips });
        for (const told of await toldOf(before, on)) expect(leaksIn(told, before), told.by).toEqual([]);
        const isOther = (owner: string) => owner === 'B';
        const after = redrawn(draw, before, { on, changes: isOther, loses: isOther });
        expect(await toldTo('A', after, on)).toEqual(await toldTo('A', before, on));
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('is the same to the letter whatever stands in the cells that are the freelancer’s alone', async () => {
    expect(secretCells).toEqual(
      expect.arrayContaining([
        ...['clients.notes', 'clients.health', 'clients.healthReasons', 'clients.shareOfIncome'],
        ...['clients.redFlags', 'clients.vetting', 'clients.attention', 'projects.advice'],
        ...['projects.budget', 'projects.absorbed', 'projects.pricePerExtraRevision'],
        ...['projects.scope', 'projects.contract', 'tasks.price', 'invoices.why', 'invoices.working'],
        ...['messages.inMyLanguage', 'messages.why', 'contacts.likes', 'contacts.phone', 'touches.what'],
        ...['touches.roughPrice', 'settings.monthlyExpenses', 'settings.cushion', 'settings.problems'],
      ]),
    );
    const secret = new Set(secretCells);
    for (const { on, story } of letterStories)
      await fc.assert(
        fc.asyncProperty(seeds, async (seed) => {
          const draw = drawFrom(seed);
          const before = randomTracker(draw, ['A'], { on, story });
          const after = redrawn(draw, before, {
            on,
            changes: (_owner, table, field) => secret.has(`${table}.${field}`),
            loses: () => false,
          });
          expect(await toldTo('A', after, on)).toEqual(await toldTo('A', before, on));
        }),
        { numRuns: 6, endOnFailure: true },
      );
  });
});
