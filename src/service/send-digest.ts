import { renderHtml } from '../messages/html.js';
import { messageIdOf } from '../messages/mail/mail.js';
import type { Fate } from '../store/port.js';
import { diff } from '../tracker/diff.js';
import type { Cells } from '../tracker/model.js';
import type { Binding } from '../tracker/port.js';
import { takeSnapshot } from '../tracker/snapshot.js';
import type { Decision } from './decide.js';
import { type Digest, digestDate, digestKey, digestOf, digestRowKey } from './digest.js';
import { senderOf } from './mail.js';
import { push } from './push.js';
import type { RoundDeps, RoundOptions } from './round.js';
import { todayOf } from './settings.js';

const claimLasts = { minutes: 10 };

/**
 * Sends the freelancer the digest of the day, once a day and never twice. Like any message it is claimed, stands in the
 * tracker before it leaves, and is not sent again where nobody knows what became of it.
 */
export async function sendDigest(
  deps: RoundDeps,
  { now }: RoundOptions,
  binding: Binding,
  decision: Decision,
): Promise<void> {
  const { account, mail } = deps;
  const date = digestDate(decision, now);
  const sender = senderOf(decision.snapshot);
  if (mail === null || date === null || !sender.ok) return;
  const key = digestKey(date);
  const known = (await account.effects()).find((effect) => effect.key === key);
  if (known && known.state !== 'waiting') return;
  const { snapshot, outcome, outbox } = decision;
  const digest = digestOf(decision, [...snapshot.faults, ...outcome.faults, ...outbox.faults], date);
  if (!digest || (await mail.transport.check())) return;

  const at = now.toString({ fractionalSecondDigits: 3 });
  const to = sender.value.replyTo ?? sender.value.from.address;
  await account.putEffects([{ key, state: 'waiting', messageId: null, facts: '', approved: null, at }]);
  const until = now.add(claimLasts).toString({ fractionalSecondDigits: 3 });
  const claim = await account.claim(key, at, until);
  if (claim === null) return;
  if (!(await keepRow(deps, binding, { ...rowCells(digest, to), state: 'sending' }, now))) {
    await account.release(key, claim, null);
    return;
  }
  if (!(await account.handOver(key, claim))) return;
  const domain = sender.value.from.address.split('@')[1] ?? 'localhost';
  const outcomeOf = await mail.transport.send(
    {
      ...{ messageId: messageIdOf(binding.container, key, domain), from: sender.value.from, to },
      ...{ replyTo: null, copyTo: null, thread: null, unsubscribe: null, calendar: null },
      ...{ subject: digest.subject, text: digest.body },
      html: renderHtml(digest, { language: 'en' }),
    },
    new Date(now.epochMilliseconds),
  );
  if (outcomeOf.kind === 'unavailable') {
    await account.release(key, claim, outcomeOf.problem);
    return;
  }
  const state = ({ accepted: 'sent', refused: 'failed', unknown: 'unknown' } as const)[outcomeOf.kind];
  const problem = outcomeOf.kind === 'accepted' ? null : `${outcomeOf.problem} ${outcomeOf.remedy}`;
  await account.settle(key, claim, { state, problem, at } satisfies Fate);
  await keepRow(deps, binding, { state, problem, sentAt: state === 'sent' ? at : null }, now);
}

function rowCells({ date, subject, body }: Digest, to: string): Cells<'messages'> {
  return {
    ...{ subject, body, to, about: date, why: 'The digest of the day, for you alone.' },
    ...{ problem: null, sentAt: null },
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
    ...{ now: at, today: todayOf(snapshot, now), refused: {} },
  });
  return faults.length === 0;
}
