import fc from 'fast-check';
import pino from 'pino';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Mail } from '../../src/messages/mail/mail.js';
import { messageIdOf } from '../../src/messages/mail/mail.js';
import type { MailTransport, Sending } from '../../src/messages/mail/transport.js';
import { runRound } from '../../src/service/round.js';
import type { AccountStore } from '../../src/store/port.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { Killed, Mortal } from '../support/mortal.js';
import { SmallTracker } from '../support/small-tracker.js';

/** Many by `npm run test:delivery`; a sample of them with the other tests. A failure prints its seed and path. */
const runs = Number(process.env['DELIVERY_RUNS'] ?? 250);

const monday = Temporal.Instant.from('2026-11-23T09:00:00Z');
const log = pino({ level: 'silent' });

/** What a mail server may do with a mail; the second word says whether it is delivered. */
const endings = ['accepted', 'silent-delivered', 'silent-dropped', 'later', 'refused'] as const;
type Ending = (typeof endings)[number];

type Event =
  | { readonly kind: 'round'; readonly rounds: readonly Living[] }
  | { readonly kind: 'lose-store' }
  | { readonly kind: 'hours'; readonly hours: number };

/** One process that runs a round; several at once interleave as `yields` say. */
type Living = {
  readonly endsAt: number | null;
  readonly yields: readonly number[];
  readonly ending: Ending;
  /** Turns that its mail server takes to answer. */
  readonly slow: number;
  /** What its clock shows beside the time it is; workers on two computers need not agree. */
  readonly shiftHours: number;
};

const living: fc.Arbitrary<Living> = fc.record({
  endsAt: fc.option(fc.nat(70)),
  yields: fc.array(fc.nat(5), { maxLength: 6 }),
  ending: fc.oneof({ weight: 3, arbitrary: fc.constant('accepted' as const) }, fc.constantFrom(...endings)),
  slow: fc.nat(150),
  shiftHours: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: -72, max: 72 })),
});

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('round' as const),
      rounds: fc.array(living, { minLength: 1, maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'lose-store' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('hours' as const), hours: fc.integer({ min: 0, max: 5 }) }),
  },
);

/** One freelancer with approved reminders, a mail server that counts, and everything that can go wrong. */
class World {
  readonly tracker = new SmallTracker();
  readonly delivered: string[] = [];
  /** Keys of which nobody can know whether they were sent. */
  readonly ambiguous = new Set<string>();
  readonly refused = new Set<string>();
  now = monday;
  /** The latest time that any clock has shown. */
  furthest = monday;
  #store = openSqliteStore(':memory:');

  constructor(clients: number) {
    this.tracker.put('settings', 'recS', {
      ...{ businessName: 'Studio', sender: 'Lena <lena@studio.example>', timeZone: 'Europe/Berlin' },
      ...{ currency: 'EUR', chaseFrom: '2026-01-01', paymentsCheckedOn: '2026-11-23' },
    });
    for (let nth = 0; nth < clients; nth += 1) {
      const id = this.tracker.put('clients', `recC${nth}`, {
        ...{ name: `Client ${nth}`, email: `client${nth}@example.com`, status: 'active' },
        ...{ paymentTerms: 'Net 7', reminderPolicy: 'gentle' },
      });
      this.tracker.put('invoices', `recI${nth}`, {
        ...{ number: `2026-${nth}`, client: [id], issued: '2026-11-02', total: 100 + nth },
        documentStatus: 'sent',
      });
    }
  }

  async begin(): Promise<void> {
    this.tracker.now = this.now.toString({ fractionalSecondDigits: 3 });
    await this.#remember();
    await this.round({ endsAt: null, yields: [], ending: 'accepted', slow: 0, shiftHours: 0 });
    for (const { id, cells } of this.tracker.rows('messages')) {
      if (cells['kind'] === 'payment-reminder') this.tracker.put('messages', id, { decision: 'approve' });
    }
  }

  async loseStore(): Promise<void> {
    for (const { cells } of this.tracker.rows('messages')) {
      if (cells['state'] === 'sending') this.ambiguous.add(String(cells['key']));
    }
    await this.#store.close();
    this.#store = openSqliteStore(':memory:');
    await this.#remember();
  }

  async #remember(): Promise<void> {
    const at = this.now.toString({ fractionalSecondDigits: 3 });
    await this.account().saveState({ binding: this.tracker.binding, schemaCheckedAt: at, scannedAt: at });
  }

  account(): AccountStore {
    return this.#store.account('local');
  }

  async round({ endsAt, yields, ending, slow, shiftHours }: Living, at = this.now): Promise<void> {
    const now = at.add({ hours: shiftHours });
    if (Temporal.Instant.compare(now, this.furthest) > 0) this.furthest = now;
    const flying = new Set<string>();
    const mortal = new Mortal(endsAt, yields, () => {
      for (const key of flying) this.ambiguous.add(key);
    });
    const account = mortal.seen(this.account(), (call, [key], answer) => {
      if (call === 'handOver' && answer === true) flying.add(String(key));
      if (call === 'settle' || call === 'release') flying.delete(String(key));
    });
    const deps = {
      account,
      tracker: mortal.seen(this.tracker, () => {}),
      quota: {
        spend: async () => {},
        spent: () => ({ total: 0, byKind: {} }),
        callsThisMonth: async () => 0,
        pressure: async () => null,
        rowCap: null,
      },
      holidays: () => new Set<string>(),
      installation: { id: 'abc123def456', label: 'laptop' },
      mail: { transport: mortal.seen(this.#server(ending, slow), () => {}), perHour: 1_000 },
      pages: null,
      log,
    };
    try {
      await runRound(deps as never, { now });
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }

  #server(ending: Ending, slow: number): MailTransport {
    return {
      check: async () => null,
      send: async (mail) => {
        for (let turn = 0; turn < slow; turn += 1) await null;
        return this.#take(mail, ending);
      },
    };
  }

  #take({ messageId }: Mail, ending: Ending): Sending {
    const words = { problem: 'Something happened.', remedy: 'Look.' };
    if (ending === 'accepted' || ending === 'silent-delivered') this.delivered.push(messageId);
    if (ending === 'accepted') return { kind: 'accepted' };
    if (ending === 'later') return { kind: 'unavailable', forAll: false, ...words };
    const key = this.keyOf(messageId);
    if (ending === 'refused') {
      this.refused.add(key);
      return { kind: 'refused', ...words };
    }
    this.ambiguous.add(key);
    return { kind: 'unknown', ...words };
  }

  cellsOf(id: string): Readonly<Record<string, unknown>> {
    return this.tracker.rows('messages').find((row) => row.id === id)?.cells ?? {};
  }

  keyOf(messageId: string): string {
    const keys = this.tracker.rows('messages').map(({ cells }) => String(cells['key']));
    const key = keys.find(
      (each) => messageIdOf(this.tracker.binding.container, each, 'studio.example') === messageId,
    );
    if (key === undefined) throw new Error('a message that left has its row');
    return key;
  }

  /** Nothing goes wrong any more; two rounds on each of three mornings after everything that was. */
  async calmDown(): Promise<void> {
    const from = Temporal.Instant.compare(this.furthest, this.now) > 0 ? this.furthest : this.now;
    let day = from.toZonedDateTimeISO('Europe/Berlin');
    for (let mornings = 0; mornings < 3; ) {
      day = day.add({ days: 1 }).with({ hour: 10, minute: 0 });
      if (day.dayOfWeek > 5) continue;
      mornings += 1;
      for (const minutes of [0, 30]) {
        await this.round(
          { endsAt: null, yields: [], ending: 'accepted', slow: 0, shiftHours: 0 },
          day.add({ minutes }).toInstant(),
        );
      }
    }
  }

  async close(): Promise<void> {
    await this.#store.close();
  }
}

async function happen(world: World, event: Event): Promise<void> {
  if (event.kind === 'lose-store') await world.loseStore();
  else if (event.kind === 'hours') world.now = world.now.add({ hours: event.hours });
  else {
    await Promise.all(event.rounds.map((each) => world.round(each)));
  }
}

describe('src/service/deliver', () => {
  it(`sends each message at most once, and exactly once where nothing ambiguous happened, whatever goes wrong (${runs} runs)`, async () => {
    const tally = { sent: 0, unknown: 0, failed: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 2 }),
        fc.array(event, { minLength: 1, maxLength: 7 }),
        async (clients, events) => {
          const world = new World(clients);
          try {
            await world.begin();
            const approved = world.tracker
              .rows('messages')
              .filter(({ cells }) => cells['decision'] === 'approve');
            expect(approved).toHaveLength(clients);
            for (const each of events) await happen(world, each);
            await world.calmDown();
            expect(new Set(world.delivered).size).toBe(world.delivered.length);
            const sent = new Set(world.delivered.map((id) => world.keyOf(id)));
            for (const { id } of approved) {
              const { key: name, state, why } = world.cellsOf(id);
              const key = String(name);
              const expected = world.ambiguous.has(key)
                ? ['sent', 'unknown']
                : world.refused.has(key)
                  ? ['failed']
                  : ['sent'];
              expect(expected, String(why)).toContain(state);
              if (state === 'sent') expect(sent.has(key)).toBe(true);
              if (state === 'failed') expect(sent.has(key)).toBe(false);
              tally[state as keyof typeof tally] += 1;
            }
          } finally {
            await world.close();
          }
        },
      ),
      { numRuns: runs },
    );
    // A run in which nothing ever went wrong, or nothing was ever sent, would prove nothing.
    expect(tally.sent).toBeGreaterThan(0);
    expect(tally.unknown).toBeGreaterThan(0);
    expect(tally.failed).toBeGreaterThan(0);
  });
});
