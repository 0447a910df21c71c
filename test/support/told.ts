import PostalMime from 'postal-mime';
import { Temporal } from 'temporal-polyfill';
import { decideAll } from '../../src/jobs/catalog.js';
import { clientViews } from '../../src/jobs/client-view.js';
import { hoursLog } from '../../src/jobs/hours-log.js';
import type { JobInput, MessageKind } from '../../src/jobs/job.js';
import { hoursCsv, hoursTable } from '../../src/messages/hours-log.js';
import { compose } from '../../src/messages/mail/compose.js';
import { updateCells } from '../../src/messages/page/cells.js';
import { clientPage } from '../../src/messages/page/html.js';
import { mailOf, senderOf } from '../../src/service/mail.js';
import { recipientOf } from '../../src/service/recipient.js';
import { wordsFor } from '../../src/service/words.js';
import type { Snapshot } from '../../src/tracker/snapshot.js';

/** Something that leaves for a client. */
export type Told = {
  readonly by: 'page' | 'row' | 'hours log' | MessageKind;
  /** The id of the client's row. */
  readonly to: string;
  readonly text: string;
};

/** Pages, rows of Client updates, hours logs and letters: all that any client would be told now. */
export async function everythingTold(input: JobInput): Promise<readonly Told[]> {
  return [...pages(input), ...logs(input), ...(await letters(input, input.snapshot))];
}

function pages(input: JobInput): Told[] {
  return [...clientViews(input)].flatMap(([to, view]): Told[] => [
    { by: 'page', to, text: clientPage(view, { asOf: input.now, now: input.now }) },
    { by: 'row', to, text: JSON.stringify({ ...updateCells(view, input.now), asOf: null }) },
  ]);
}

function logs(input: JobInput): Told[] {
  const days = { from: Temporal.PlainDate.from('1000-01-01'), until: Temporal.PlainDate.from('3000-01-01') };
  return [...input.snapshot.tables.clients.keys()].flatMap((to) => {
    const found = hoursLog(to, days, input);
    if (!found) return [];
    const { from: _from, until: _until, ...log } = found.log;
    const texts = [JSON.stringify(log), JSON.stringify(hoursTable(found.log)), hoursCsv(found.log)];
    return texts.map((text): Told => ({ by: 'hours log', to, text }));
  });
}

/** Every letter as it goes over the wire, read as its reader's program does: headers, text, page and calendar. */
async function letters(input: JobInput, snapshot: Snapshot): Promise<Told[]> {
  const sender = senderOf(snapshot);
  if (!sender.ok) throw new Error(sender.problem);
  const word = wordsFor(snapshot);
  const told: Told[] = [];
  for (const intent of decideAll(input).messages) {
    const words = word(intent);
    if (!words.ok) throw new Error(words.problem);
    const to = recipientOf(snapshot, intent).address ?? 'nobody@example.com';
    const ready = { key: intent.key, rowId: 'row', intent, to, ...words.value };
    const mail = mailOf(ready, snapshot, sender.value, 'tracker', input.now.toString());
    const raw = await compose(mail, new Date(input.now.epochMilliseconds));
    told.push({ by: intent.kind, to: intent.clientId, text: await readLetter(raw) });
  }
  return told;
}

/** A letter as its reader's program takes it apart, without the chance that its parts are kept apart by. */
export async function readLetter(raw: string | Uint8Array): Promise<string> {
  const {
    headers,
    headerLines: _lines,
    ...letter
  } = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
  return JSON.stringify({ ...letter, headers: headers.filter(({ key }) => key !== 'content-type') });
}
