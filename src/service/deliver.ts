import type { Temporal } from 'temporal-polyfill';
import type { Mail } from '../messages/mail/mail.js';
import type { MailTransport } from '../messages/mail/transport.js';
import type { AccountStore } from '../store/port.js';
import type { Ready } from './sendable.js';

/** A claim outlasts the patience with a mail server many times over. */
const claimLasts = { minutes: 10 };

export type DeliverDeps = {
  readonly account: AccountStore;
  readonly transport: MailTransport;
  /** Lets the tracker say that these are being sent. */
  readonly announce: (ready: readonly Ready[]) => Promise<void>;
  /** Looks at the tracker once more. @returns what may still leave of the claimed, and of which the tracker says so. */
  readonly verify: (claimed: ReadonlySet<string>) => Promise<readonly { ready: Ready; mail: Mail }[]>;
};

export type Delivered = {
  readonly sent: number;
  /** Failed, or nobody knows. */
  readonly failed: number;
  /** Why nothing can leave at all; null: it can. */
  readonly trouble: string | null;
};

/**
 * Sends what is ready, each message at most once. The order is what makes it so: claimed in the store, said in the
 * tracker, looked at once more, noted in the store as handed over, sent, and its fate noted. Whatever stops in between,
 * what was not handed over waits again, and what was is known to be unknown.
 *
 * @param now the instant of the round, on the letters and in what is remembered.
 */
export async function deliver(
  ready: readonly Ready[],
  { account, transport, announce, verify }: DeliverDeps,
  now: Temporal.Instant,
): Promise<Delivered> {
  const none = { sent: 0, failed: 0, trouble: null };
  if (ready.length === 0) return none;
  const unreachable = await transport.check();
  if (unreachable) return { ...none, trouble: inWords(unreachable) };
  const at = now.toString({ fractionalSecondDigits: 3 });
  const claims = await claimAll(
    account,
    ready,
    at,
    now.add(claimLasts).toString({ fractionalSecondDigits: 3 }),
  );
  if (claims.size === 0) return none;

  const left = new Map(claims);
  let trouble: string | null = null;
  let sent = 0;
  let failed = 0;
  try {
    await announce(ready.filter(({ key }) => claims.has(key)));
    for (const { ready: message, mail } of await verify(new Set(claims.keys()))) {
      const claim = claims.get(message.key);
      if (claim === undefined || trouble !== null) continue;
      // From here on this message has its own story; it is not given back below.
      if (!(await account.handOver(message.key, claim))) continue;
      left.delete(message.key);
      const outcome = await transport.send(mail, new Date(now.epochMilliseconds));
      if (outcome.kind === 'unavailable') {
        await account.release(message.key, claim, inWords(outcome));
        if (outcome.forAll) trouble = inWords(outcome);
        continue;
      }
      if (outcome.kind === 'accepted') {
        await account.settle(message.key, claim, { state: 'sent', problem: null, at });
        sent += 1;
      } else {
        const state = outcome.kind === 'refused' ? 'failed' : 'unknown';
        await account.settle(message.key, claim, { state, problem: inWords(outcome), at });
        failed += 1;
      }
    }
  } finally {
    for (const [key, claim] of left) await account.release(key, claim, null);
  }
  return { sent, failed, trouble };
}

async function claimAll(
  account: AccountStore,
  ready: readonly Ready[],
  at: string,
  until: string,
): Promise<ReadonlyMap<string, number>> {
  const claims = new Map<string, number>();
  for (const { key } of ready) {
    const claim = await account.claim(key, at, until);
    if (claim !== null) claims.set(key, claim);
  }
  return claims;
}

function inWords({ problem, remedy }: { readonly problem: string; readonly remedy: string }): string {
  return `${problem} ${remedy}`;
}
