import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { decideAll } from '../../src/jobs/catalog.js';
import { clientViews } from '../../src/jobs/client-view.js';
import { hoursLog } from '../../src/jobs/hours-log.js';
import type { JobInput } from '../../src/jobs/job.js';
import { hoursCsv, hoursTable } from '../../src/messages/hours-log.js';
import { compose } from '../../src/messages/mail/compose.js';
import { updateCells } from '../../src/messages/page/cells.js';
import { clientPage } from '../../src/messages/page/html.js';
import { mailOf, senderOf } from '../../src/service/mail.js';
import { recipientOf } from '../../src/service/recipient.js';
import { wordsFor } from '../../src/service/words.js';
import type { Snapshot } from '../../src/tracker/snapshot.js';
import { type Draw, marksIn, randomTracker, sumOf } from '../support/random-tracker.js';
import { jobInput, tracker } from '../support/tracker.js';

/** Something that leaves for a client. */
type Told = {
  readonly by: 'page' | 'row' | 'hours log' | 'letter';
  readonly to: string;
  readonly text: string;
};

/** Published files are these pages. */
function pages(input: JobInput): Told[] {
  return [...clientViews(input)].flatMap(([id, view]): Told[] => [
    { by: 'page', to: id, text: clientPage(view, { asOf: input.now, now: input.now }) },
    { by: 'row', to: id, text: JSON.stringify(updateCells(view, input.now)) },
  ]);
}

function logs(input: JobInput): Told[] {
  const days = { from: Temporal.PlainDate.from('2026-08-01'), until: Temporal.PlainDate.from('2027-03-01') };
  return [...input.snapshot.tables.clients.keys()].flatMap((id) => {
    const found = hoursLog(id, days, input);
    if (!found) return [];
    const texts = [JSON.stringify(found.log), JSON.stringify(hoursTable(found.log)), hoursCsv(found.log)];
    return texts.map((text): Told => ({ by: 'hours log', to: id, text }));
  });
}

/** Every letter as it goes over the wire, read as its reader's program does: headers, text, page and calendar. */
async function letters(input: JobInput, snapshot: Snapshot): Promise<(Told & { kind: string })[]> {
  const sender = senderOf(snapshot);
  if (!sender.ok) throw new Error(sender.problem);
  const word = wordsFor(snapshot);
  const told: (Told & { kind: string })[] = [];
  for (const intent of decideAll(input).messages) {
    const words = word(intent);
    if (!words.ok) continue;
    const to = recipientOf(snapshot, intent).address ?? 'nobody@example.com';
    const ready = { key: intent.key, rowId: 'row', intent, to, ...words.value };
    const mail = mailOf(ready, snapshot, sender.value, 'tracker', input.now.toString());
    const raw = await compose(mail, new Date(input.now.epochMilliseconds));
    const parsed = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
    told.push({ by: 'letter', kind: intent.kind, to: intent.clientId, text: JSON.stringify(parsed) });
  }
  return told;
}

/** The cells a client may learn of, by way. What is not here stays with the freelancer. */
const ofSettings = ['businessName', 'sender', 'replyTo', 'officeHours', 'answerWithin'];
const onPage = [
  ...['clients.name', 'clients.checkInTopics', 'projects.name', 'projects.nextStep', 'tasks.name'],
  ...['invoices.number', ...ofSettings.map((field) => `settings.${field}`)],
];
/** To whom a letter goes and who is greeted in it, what is quoted of their own words, and how they pay. */
const inLetters = [
  ...['clients.email', 'contacts.email', 'contacts.name', 'projects.goal', 'clients.bigPictureGoal'],
  ...['settings.howToPay', 'templates.subject', 'templates.body'],
];
const allowed: Readonly<Record<Told['by'], ReadonlySet<string>>> = {
  page: new Set(onPage),
  row: new Set(onPage),
  'hours log': new Set(['clients.name', 'projects.name', 'hours.what']),
  letter: new Set([...onPage, ...inLetters]),
};

/** A mark that was cut short belongs to a cell that may be told if any it can come from may. */
function mayTell(by: Told['by'], cell: string): boolean {
  const start = cell.replaceAll('?', '').replace(/^\.$/u, '');
  return cell.endsWith('?') ? [...allowed[by]].some((each) => each.startsWith(start)) : allowed[by].has(cell);
}

function sumsIn(text: string): string {
  return text.replace(/[.,'’\s\u00a0\u202f]|&#39;|&nbsp;/gu, '');
}

const owners = ['A', 'B', 'C'];

async function everythingTold(draw: Draw, on: string): Promise<readonly (Told & { kind?: string })[]> {
  const snapshot = tracker(randomTracker(draw, owners, on));
  const input = jobInput(snapshot, on);
  return [...pages(input), ...logs(input), ...(await letters(input, snapshot))];
}

describe('what leaves for a client, whatever stands in the tracker', () => {
  it('holds nothing of another client and no cell off the allow-list', { timeout: 120_000 }, async () => {
    const seen = new Set<string>();
    let written = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), fc.constantFrom('2026-11-23', '2026-12-01'), async (draw, on) => {
        for (const { by, kind, to, text } of await everythingTold(draw, on)) {
          const owner = to.charAt(0);
          if (by === 'letter') written += 1;
          for (const mark of marksIn(text)) {
            if (mark.owner !== 'S') expect(mark, by).toMatchObject({ owner });
            if (!mayTell(by, mark.cell)) seen.add(`${kind ?? by}: ${mark.cell}`);
          }
          for (const other of owners.filter((each) => each !== owner))
            expect(sumsIn(text), by).not.toContain(String(sumOf(other)));
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(written).toBeGreaterThan(0);
    expect([...seen].sort()).toEqual([]);
  });
});
