import { Temporal } from 'temporal-polyfill';
import { contextOf } from '../jobs/context.js';
import { showDate } from '../jobs/format.js';
import type { JobInput, KeptRow, MessageIntent } from '../jobs/job.js';
import { parseAddress } from '../messages/mail/address.js';
import type { Effect } from '../store/port.js';
import { fieldSpec, type Row } from '../tracker/model.js';
import type { Snapshot } from '../tracker/snapshot.js';
import type { Consent } from './consent.js';
import { senderOf } from './mail.js';
import { recipientOf } from './recipient.js';
import { type Slot, slotsOf } from './send-times.js';

type MessageRow = Row<'messages'>;

/** How mail leaves, as far as it decides what may be sent now. */
export type MailLimits = {
  /** Mails the provider takes in an hour; a copy to the freelancer is one more. */
  readonly perHour: number;
  /** Why nothing can leave at all just now, in words for each message that would. */
  readonly trouble: string | null;
};

/** A message that may leave now, as it stands in its row. */
export type Ready = {
  readonly key: string;
  readonly rowId: string;
  readonly intent: MessageIntent;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
};

export type Approved = {
  readonly intent: MessageIntent;
  readonly row: MessageRow;
  readonly consent: Extract<Consent, { kind: 'approved' }>;
  readonly effect: Effect | undefined;
};

export type Sendable = {
  readonly ready: readonly Ready[];
  /** What the rows of all approved messages say. */
  readonly rows: readonly KeptRow<'messages'>[];
  /** When the next of them is due; null: none is. */
  readonly nextSend: Temporal.Instant | null;
};

type From = {
  readonly input: JobInput;
  readonly standing: Snapshot;
  readonly history: readonly Effect[];
  readonly mail: MailLimits;
  readonly claimed?: ReadonlySet<string>;
};

/** Which approved messages leave now, and what the others wait for. */
export function sendable(approved: readonly Approved[], from: From): Sendable {
  const { input, standing, mail } = from;
  const wrongs = new Map(
    approved.map(({ intent, row }) => [intent.key, unsendable(standing, intent, row)] as const),
  );
  // What cannot leave takes nobody's day.
  const able = approved.filter(({ intent: { key } }) => wrongs.get(key) === null);
  const slots = new Map([
    ...slotsOf(approved.map(planned), input, maybeSent(from)),
    ...slotsOf(able.map(planned), input, maybeSent(from)),
  ]);
  let room = roomLeft(from);
  let nextSend: Temporal.Instant | null = null;
  const ready: Ready[] = [];
  const rows: KeptRow<'messages'>[] = [];
  for (const each of [...approved].sort((a, b) => order(slots, a, b))) {
    const { intent, effect } = each;
    const slot = slots.get(intent.key);
    const at = slot && notBefore(slot.at, retryAt(effect, from));
    const wrong = wrongs.get(intent.key) ?? (at ? null : 'Its client is gone.');
    const isDue = at !== undefined && Temporal.Instant.compare(at, input.now) <= 0;
    const leaves = wrong === null && isDue && room > 0;
    if (leaves) {
      room -= 1;
      ready.push(readyOf(each));
    }
    // What could not leave is looked at again soon.
    if (wrong === null && at) nextSend = earlier(nextSend, isDue ? input.now.add(again) : at);
    const problem = wrong ?? (isDue ? mail.trouble : null) ?? effect?.problem ?? null;
    const when = isDue ? (leaves || wrong !== null ? [] : [full]) : whenWords(at, slot, intent, input);
    const why = [each.consent.byHand ? 'Approved.' : unaskedWhy, ...when].join(' ');
    rows.push({ table: 'messages', key: intent.key, cells: { state: 'scheduled', why, problem } });
  }
  return { ready: mail.trouble === null ? ready : [], rows, nextSend };
}

const again = { minutes: 15 };
const full = 'It goes out as soon as the hourly limit of the mail server allows.';
const unaskedWhy = 'Sent without asking, as you set for this client in Send without asking.';

function planned({ intent, row }: Approved) {
  const { key, kind, clientId } = intent;
  return {
    key,
    kind,
    clientId,
    plannedFor: Temporal.Instant.from(row.cells.plannedFor ?? intent.plannedFor),
  };
}

/** Messages of which nobody knows whether they reached their client, by their rows: when they would have. */
function maybeSent({ history, claimed }: From): ReadonlyMap<string, string> {
  return new Map(
    history.flatMap(({ key, state, messageId, at }) => {
      const isMaybe = state === 'unknown' || (state === 'sending' && !claimed?.has(key));
      return messageId !== null && isMaybe ? [[messageId, at] as const] : [];
    }),
  );
}

/**
 * Letters that may leave yet. A copy to the freelancer is a mail of its own to the provider, so with copies half as many
 * letters fit into the hour; one always does, or nothing would ever leave.
 */
function roomLeft({ input, standing, history, mail }: From): number {
  const sender = senderOf(standing);
  const mailsEach = sender.ok && sender.value.copyTo !== null ? 2 : 1;
  const hourAgo = input.now.subtract({ hours: 1 }).toString({ fractionalSecondDigits: 3 });
  const lately = history.filter(({ state, at }) => (state === 'sent' || state === 'unknown') && at > hourAgo);
  return Math.max(0, Math.max(1, Math.floor(mail.perHour / mailsEach)) - lately.length);
}

/** After something went wrong it is tried later and later: after 15 minutes, half an hour, …, a day. */
function retryAt(effect: Effect | undefined, { claimed }: From): Temporal.Instant | null {
  if (!effect || effect.problem === null || claimed?.has(effect.key)) return null;
  const minutes = Math.min(15 * 2 ** Math.max(0, effect.claims - 1), 24 * 60);
  return Temporal.Instant.from(effect.at).add({ minutes });
}

function readyOf({ intent, row: { id, cells } }: Approved): Ready {
  const { to, subject, body } = cells;
  return {
    key: intent.key,
    rowId: id,
    intent,
    to: to?.trim() ?? '',
    subject: subject ?? '',
    body: body ?? '',
  };
}

function order(slots: ReadonlyMap<string, Slot>, a: Approved, b: Approved): number {
  const [x, y] = [slots.get(a.intent.key), slots.get(b.intent.key)];
  const byTime = x && y ? Temporal.Instant.compare(x.at, y.at) : 0;
  return byTime || (a.intent.key < b.intent.key ? -1 : 1);
}

function notBefore(at: Temporal.Instant, earliest: Temporal.Instant | null): Temporal.Instant {
  return earliest && Temporal.Instant.compare(earliest, at) > 0 ? earliest : at;
}

function earlier(a: Temporal.Instant | null, b: Temporal.Instant): Temporal.Instant {
  return a !== null && Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

function whenWords(
  at: Temporal.Instant | undefined,
  slot: Slot | undefined,
  { clientId }: MessageIntent,
  input: JobInput,
): string[] {
  const client = contextOf(input).clients.get(clientId);
  if (!at || !client) return [];
  const local = at.toZonedDateTimeISO(client.zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const when = `It goes out on ${showDate(local.toPlainDate())} at ${time} (${client.zone}).`;
  return slot?.why ? [when, slot.why] : [when];
}

/** Columns of which blank means the usual; what cannot be read is not blank. */
const asked: ReadonlySet<string | undefined> = new Set(
  (['to', 'subject', 'body', 'plannedFor'] as const).map((field) => fieldSpec('messages', field)?.label),
);

/** What keeps an approved message from leaving as it stands; null: nothing. */
function unsendable(standing: Snapshot, intent: MessageIntent, { id, cells }: MessageRow): string | null {
  const unread = standing.faults.find(({ recordId, field }) => recordId === id && asked.has(field));
  if (unread) return `${unread.field}: ${unread.problem} ${unread.remedy}`;
  if (!cells.to?.trim()) {
    return recipientOf(standing, intent).problem ?? 'To is blank. Write the address it goes to.';
  }
  const address = parseAddress(cells.to);
  if (!address.ok) return `To: ${address.problem} ${address.remedy}`;
  if (!cells.subject?.trim()) return 'Subject is blank. Write one, then it goes out.';
  if (!cells.body?.trim()) return 'Body is blank. Write the text, then it goes out.';
  return null;
}
