import { usable } from '../tracker/bind.js';
import { diff } from '../tracker/diff.js';
import type { Binding } from '../tracker/port.js';
import type { Fault } from '../tracker/snapshot.js';
import { type DecideOptions, type Decision, decide } from './decide.js';
import { type Delivered, deliver } from './deliver.js';
import { mailOf, senderOf } from './mail.js';
import { pull } from './pull.js';
import { push } from './push.js';
import type { RoundDeps, RoundOptions } from './round.js';
import { sendDigest } from './send-digest.js';
import type { Ready } from './sendable.js';
import { todayOf } from './settings.js';

/** @param trouble why nothing can leave, where that is known already. */
export function decideOptions(
  { holidays, mail }: RoundDeps,
  { now, job }: RoundOptions,
  trouble: string | null,
): DecideOptions {
  return {
    now,
    holidays,
    mail: { perHour: mail?.perHour ?? 0, trouble: mail === null ? noServer : trouble },
    ...(job === undefined ? {} : { job }),
  };
}

const noServer =
  'Approved, but no mail server is set: set SMTP_URL, or send it yourself and set Decision to Skip.';

type Due = {
  readonly decision: Decision;
  readonly delivered: Delivered;
  /** The digest is due and could not leave yet. */
  readonly digestWaits: boolean;
};

/**
 * Sends what was approved and is due, and decides anew where that changed anything.
 *
 * @param faults for the digest, beside those of the decision.
 */
export async function deliverDue(
  deps: RoundDeps,
  options: RoundOptions,
  binding: Binding,
  first: Decision,
  faults: readonly Fault[],
): Promise<Due> {
  const { account, tracker, mail } = deps;
  const at = options.now.toString({ fractionalSecondDigits: 3 });
  const again = (trouble: string | null) => decide(account, binding, decideOptions(deps, options, trouble));
  await account.putEffects(first.outbox.effects);
  for (const key of first.outbox.reopened) await account.reopen(key, at);
  const decision = first.outbox.reopened.length === 0 ? first : await again(null);
  const digestWaits = await sendDigest(deps, options, binding, decision, faults);
  const { ready } = decision.outbox;
  const none = { sent: 0, failed: 0, trouble: null };
  if (mail === null || ready.length === 0) return { decision, delivered: none, digestWaits };
  const sender = senderOf(decision.snapshot);
  if (!sender.ok) {
    const told = await again(`${sender.problem} ${sender.remedy}`);
    return { decision: told, delivered: none, digestWaits };
  }

  async function announce(announced: readonly Ready[]): Promise<void> {
    const changes = announced.map(({ rowId }) => ({
      ...({ table: 'messages', id: rowId } as const),
      cells: { state: 'sending' } as const,
    }));
    const { snapshot, written } = decision;
    const { writes } = diff(snapshot, { changes, rows: [] }, written);
    const context = { now: at, today: todayOf(snapshot, options.now), refused: {} };
    await push(tracker, account, binding, snapshot, writes, context);
  }

  async function verify(claimed: ReadonlySet<string>) {
    const pulled = await pull(tracker, account, at);
    const now = await decide(account, usable(pulled.binding), {
      ...decideOptions(deps, options, null),
      claimed,
    });
    const from = senderOf(now.snapshot);
    if (!from.ok) return [];
    // Only what the tracker itself says is being sent may leave: a refused row, or a slower worker, may have left it.
    const isAnnounced = ({ rowId }: Ready) =>
      now.snapshot.tables.messages.get(rowId)?.cells.state === 'sending';
    return now.outbox.ready
      .filter((message) => claimed.has(message.key) && isAnnounced(message))
      .map((message) => ({
        ready: message,
        mail: mailOf(message, now.snapshot, from.value, binding.container, at),
      }));
  }

  const { transport } = mail;
  const delivered = await deliver(ready, { account, transport, announce, verify }, options.now);
  return { decision: await again(delivered.trouble), delivered, digestWaits };
}
