import { renderHtml } from '../messages/html.js';
import { messageIdOf } from '../messages/mail/mail.js';
import type { Effect, Fate } from '../store/port.js';
import { diff } from '../tracker/diff.js';
import type { Cells } from '../tracker/model.js';
import type { Binding } from '../tracker/port.js';
import { type Fault, type Snapshot, takeSnapshot } from '../tracker/snapshot.js';
import type { Decision } from './decide.js';
import { type Digest, type DigestDue, digestDue, digestKey, digestOf, digestRowKey } from './digest.js';
import { isDigest, isFate } from './fates.js';
import { senderOf } from './mail.js';
import { push } from './push.js';
import type { RoundDeps, RoundOptions } from './round.js';
import { todayOf } from './settings.js';

const claimLasts = { minutes: 10 };

/**
 * Sends the freelancer the digest of the day or week, once and never twice. Like any message it is claimed, stands in
 * the tracker before it leaves, and is not sent again where nobody knows what became of it. Without a mail server it is
 * the row alone.
 *
 * @param more faults that the decision does not name.
 * @returns whether it is due and could not leave yet.
 */
export async function sendDigest(
  deps: RoundDeps,
  { now }: RoundOptions,
  binding: Binding,
  decision: Decision,
  more: readonly Fault[],
): Promise<boolean> {
  const { account, mail } = deps;
  const { snapshot } = decision;
  const due = digestDue(snapshot, now);
  if (due === null) return false;
  const key = digestKey(due.period);
  const known = await knownOf(account, due);
  if (known && known.state !== 'waiting') {
    await tellFate(deps, binding, snapshot, known, due, now);
    return false;
  }
  const digest = digestFrom(decision, more, due);
  if (!digest) return false;
  const at = now.toString({ fractionalSecondDigits: 3 });
  const effect = { key, messageId: null, facts: '', approved: null, at };
  const sender = senderOf(snapshot);
  if (mail === null || !sender.ok) {
    const problem = sender.ok ? null : `${sender.problem} ${sender.remedy}`;
    const shown = {
      ...rowCells(digest, due),
      to: null,
      state: null,
      problem: mail === null ? null : problem,
    };
    if (await keepRow(deps, binding, shown, now)) await account.putEffects([{ ...effect, state: 'skipped' }]);
    return false;
  }
  if (await mail.transport.check()) return true;

  const to = sender.value.replyTo ?? sender.value.from.address;
  await account.putEffects([{ ...effect, state: 'waiting' }]);
  const until = now.add(claimLasts).toString({ fractionalSecondDigits: 3 });
  const claim = await account.claim(key, at, until);
  if (claim === null) return false;
  if (!(await keepRow(deps, binding, { ...rowCells(digest, due), to, state: 'sending' }, now))) {
    await account.release(key, claim, null);
    return true;
  }
  if (!(await account.handOver(key, claim))) return false;
  const domain = sender.value.from.address.split('@')[1] ?? 'localhost';
  const outcomeOf = await mail.transport.send(
    {
      messageId: messageIdOf(binding.container, key, domain),
      from: sender.value.from,
      to,
      replyTo: null,
      copyTo: null,
      thread: null,
      unsubscribe: null,
      calendar: null,
      subject: digest.subject,
      text: digest.body,
      html: renderHtml(digest, { language: digest.language }),
    },
    new Date(now.epochMilliseconds),
  );
  if (outcomeOf.kind === 'unavailable') {
    await account.release(key, claim, outcomeOf.problem);
    return true;
  }
  const state = ({ accepted: 'sent', refused: 'failed', unknown: 'unknown' } as const)[outcomeOf.kind];
  const problem = outcomeOf.kind === 'accepted' ? null : `${outcomeOf.problem} ${outcomeOf.remedy}`;
  await account.settle(key, claim, { state, problem, at } satisfies Fate);
  await keepRow(deps, binding, { state, problem, sentAt: state === 'sent' ? at : null }, now);
  return false;
}

/** The calls that a digest takes when it is due: its row as it leaves, and as it left. */
export async function digestCalls(
  { account, mail }: Pick<RoundDeps, 'account' | 'mail'>,
  { now }: RoundOptions,
  decision: Decision,
  more: readonly Fault[],
): Promise<number> {
  const due = digestDue(decision.snapshot, now);
  if (due === null) return 0;
  const known = await knownOf(account, due);
  if ((known && known.state !== 'waiting') || !digestFrom(decision, more, due)) return 0;
  return mail !== null && senderOf(decision.snapshot).ok ? 2 : 1;
}

async function knownOf(account: RoundDeps['account'], { period }: DigestDue): Promise<Effect | undefined> {
  return (await account.effects()).find(({ key }) => key === digestKey(period));
}

function digestFrom(decision: Decision, more: readonly Fault[], { today }: DigestDue): Digest | null {
  const { snapshot, outcome, outbox } = decision;
  return digestOf(decision, [...snapshot.faults, ...more, ...outcome.faults, ...outbox.faults], today);
}

/** A row that still says Sending, because the service was interrupted then, says what is known by now. */
async function tellFate(
  deps: RoundDeps,
  binding: Binding,
  snapshot: Snapshot,
  { state, problem, at }: Effect,
  { period }: DigestDue,
  now: RoundOptions['now'],
): Promise<void> {
  const row = [...snapshot.tables.messages.values()].find(isDigest);
  if (row?.cells.state !== 'sending' || row.cells.about !== period || !isFate(state)) return;
  await keepRow(deps, binding, { state, problem, sentAt: state === 'sent' ? at : null }, now);
}

function rowCells({ subject, body }: Digest, { period }: DigestDue): Cells<'messages'> {
  return {
    subject,
    body,
    about: period,
    why: 'The digest, for you alone.',
    problem: null,
    sentAt: null,
  };
}

/** @returns whether the row says so now. */
async function keepRow(
  { tracker, account }: RoundDeps,
  binding: Binding,
  cells: Cells<'messages'>,
  now: RoundOptions['now'],
): Promise<boolean> {
  const snapshot = takeSnapshot(await account.rows(), binding);
  const { writes } = diff(
    snapshot,
    { changes: [], rows: [{ table: 'messages', key: digestRowKey, cells }] },
    await account.written(),
  );
  const at = now.toString({ fractionalSecondDigits: 3 });
  const { faults } = await push(tracker, account, binding, snapshot, writes, {
    now: at,
    today: todayOf(snapshot, now),
    refused: {},
  });
  return faults.length === 0;
}
