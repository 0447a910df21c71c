import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { receivables } from '../../src/jobs/receivables.js';
import type { Cells } from '../../src/tracker/model.js';
import { every, rounds, type Story } from '../support/rounds.js';
import { client, invoice, jobInput, row, tracker } from '../support/tracker.js';

/** Days without work in the weeks these stories are told of, besides their weekends. */
const holidays = ['2026-11-18', '2026-12-24', '2026-12-25', '2026-12-28', '2027-01-01', '2027-01-06'];

const start = Temporal.Instant.from('2026-11-10T12:00:00Z');

function day(nth: number): string {
  return Temporal.PlainDate.from('2026-11-10').add({ days: nth }).toString();
}

function noonOf(nth: number): string {
  return start.add({ hours: nth * 24 }).toString();
}

/** What is edited overnight is seen on the same day however often one looks. */
function isAfter(at: string, nth: number): boolean {
  return at.slice(0, 10) > day(nth);
}

const policy = fc.constantFrom('gentle' as const, 'standard' as const, 'firm' as const);
const minimumGap = { gentle: 7, standard: 5, firm: 3 };

/** What a freelancer writes into an invoice to have it left alone. */
const someDay = fc.integer({ min: -12, max: 50 }).map(day);
const held: fc.Arbitrary<Cells<'invoices'>> = fc.oneof(
  fc.record({ promisedOn: someDay, promisedAmount: fc.option(fc.integer({ min: 1, max: 900 })) }),
  fc.record({
    holdUntil: someDay,
    holdReason: fc.constantFrom(null, 'promise', 'manual', 'dispute', 'autopay'),
  }),
  fc.record({ holdReason: fc.constantFrom('manual', 'dispute', 'autopay') }),
  fc.record({
    ...{ promisedOn: someDay, holdUntil: someDay },
    holdReason: fc.constantFrom('promise', 'manual', 'dispute'),
  }),
);

/** An invoice, how its client is chased, and what is paid of it on the way. */
const owed = fc.record({
  reminderPolicy: policy,
  weekendRule: fc.constantFrom('none' as const, 'following' as const),
  dueIn: fc.integer({ min: -20, max: 30 }),
  paid: fc.option(
    fc.record({ amount: fc.integer({ min: 1, max: 900 }), on: fc.integer({ min: 0, max: 40 }) }),
  ),
});

type Owed = typeof owed extends fc.Arbitrary<infer T> ? T : never;

function storyOf(
  { reminderPolicy, weekendRule, dueIn, paid }: Owed,
  cellsAt: (at: string) => Cells<'invoices'>,
): Story {
  const cells = { issued: '2026-10-01', due: day(dueIn), total: 1_000 };
  const payment = paid && { invoice: ['recI'], client: ['recC'], amount: paid.amount, date: day(paid.on) };
  return {
    client: { reminderPolicy, weekendRule, country: 'DE' },
    invoices: (at) => [invoice({ ...cells, ...cellsAt(at) })],
    payments: payment ? [row<'payments'>('recPay', payment)] : [],
    holidays,
  };
}

/** Which rounds of a run take place: gaps of any length, anywhere. */
const gaps = fc.array(fc.record({ from: fc.nat({ max: 240 }), length: fc.nat({ max: 160 }) }), {
  minLength: 1,
  maxLength: 3,
});

/** The stage at the end of one run daily, every six hours, and with gaps that begin no earlier than on a day. */
function stagesOf(
  story: Story,
  days: number,
  away: readonly { from: number; length: number }[],
  firstGap = 0,
) {
  const end = noonOf(days);
  const often = every(6, days, start);
  const gapped = often.filter((_at, nth) =>
    away.every(({ from, length }) => nth < firstGap * 4 + from || nth >= firstGap * 4 + from + length),
  );
  // Twice at the end: what is said then is seen to change nothing.
  return [every(24, days, start), often, gapped].map((at) => rounds([...at, end, end], story).stage);
}

describe('src/jobs/chase, run for weeks', () => {
  it('ends at the same stage whether it ran daily, hourly or after gaps of any length', () => {
    fc.assert(
      fc.property(owed, gaps, fc.integer({ min: 3, max: 45 }), (invoiced, away, days) => {
        const [stage, ...others] = stagesOf(
          storyOf(invoiced, () => ({})),
          days,
          away,
        );
        expect(others).toEqual([stage, stage]);
      }),
      { numRuns: 12 },
    );
    const story = { client: { reminderPolicy: 'firm' as const }, invoices: () => [invoice()] };
    const [hourly, daily] = [1, 24].map((hours) => rounds(every(hours, 30, start), story).stage);
    expect(hourly).toBe(daily);
  });

  it('ends at the same stage with gaps anywhere where a promise or a hold stood there from the start', () => {
    fc.assert(
      fc.property(owed, held, gaps, fc.integer({ min: 3, max: 45 }), (invoiced, cells, away, days) => {
        const [stage, ...others] = stagesOf(
          storyOf(invoiced, () => cells),
          days,
          away,
        );
        expect(others).toEqual([stage, stage]);
      }),
      { numRuns: 18 },
    );
  });

  // Not before it was made: rounds that did not take place told the client nothing, so what is held then is held
  // at an earlier stage.
  it('ends at the same stage with gaps after a promise or a hold was made, broken and made again', () => {
    fc.assert(
      fc.property(
        owed,
        fc.array(fc.record({ on: fc.integer({ min: 0, max: 25 }), cells: held }), {
          minLength: 1,
          maxLength: 3,
        }),
        gaps,
        fc.integer({ min: 1, max: 30 }),
        (invoiced, edits, away, more) => {
          const inOrder = edits.toSorted((a, b) => a.on - b.on);
          const last = inOrder.at(-1)?.on ?? 0;
          const story = storyOf(invoiced, (at) => inOrder.findLast(({ on }) => isAfter(at, on))?.cells ?? {});
          const [stage, ...others] = stagesOf(story, last + more, away, last + 1);
          expect(others).toEqual([stage, stage]);
        },
      ),
      { numRuns: 18 },
    );
  });

  it('goes from the first stage on where a hold was set before anybody was told of anything', () => {
    const story: Story = {
      invoices: (at) => [invoice({ due: day(0), ...(isAfter(at, 28) ? { holdUntil: day(35) } : {}) })],
    };
    const end = noonOf(37);
    const daily = rounds(every(24, 37, start), story);
    expect(daily.keys.map((key) => key.split(':').at(-1))).toEqual(['first', 'second', 'firm', 'final']);
    const away = rounds([noonOf(0), noonOf(29), noonOf(35), end], story);
    expect(away).toMatchObject({ stage: 'First reminder', keys: ['reminder:recI:first'] });
  });

  it('never writes a client twice a day, nor before a rest, nor twice of the same thing', () => {
    fc.assert(
      fc.property(
        policy,
        fc.array(
          fc.record({
            days: fc.integer({ min: -20, max: 20 }),
            cells: fc.option(held),
            on: fc.integer({ min: 0, max: 20 }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 10, maxLength: 40 }),
        (reminderPolicy, owes, steps) => {
          let at = start;
          const instants = steps.map((hours) => {
            at = at.add({ hours });
            return at.toString();
          });
          const { sentOn, keys } = rounds(instants, {
            client: { reminderPolicy },
            invoices: (now) =>
              owes.map(({ days, cells, on }, nth) =>
                invoice(
                  { issued: '2026-10-01', due: day(days + 5), ...(isAfter(now, on) ? cells : null) },
                  nth === 0 ? 'recI' : `recI${nth}`,
                ),
              ),
          });
          for (const [nth, on] of sentOn.slice(1).entries()) {
            const rest = Temporal.PlainDate.from(sentOn[nth] ?? on).until(on).days;
            expect(rest).toBeGreaterThanOrEqual(minimumGap[reminderPolicy]);
          }
          const parts = keys.flatMap((key) => key.slice('reminder:'.length).split('+'));
          expect(new Set(parts).size).toBe(parts.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('proposes the same message in each of 24 rounds of a day', () => {
    const hours = every(1, 1, Temporal.Instant.from('2026-11-18T00:00:00+01:00')).slice(0, 24);
    const keys = hours.map((at) => {
      const tables = { clients: [client()], invoices: [invoice()] };
      return receivables.decide(jobInput(tracker(tables), at)).messages.map(({ key }) => key);
    });
    expect(new Set(keys.map((each) => each.join()))).toEqual(new Set(['reminder:recI:first']));
  });

  it('does not use up two stages over a weekend', () => {
    // Under the firm policy a stage falls on Sunday the 22nd, and the one after it on Thursday the 26th.
    const { sentOn, keys } = rounds(every(6, 16, Temporal.Instant.from('2026-11-13T06:00:00Z')), {
      client: { reminderPolicy: 'firm', country: 'DE' },
      invoices: () => [invoice({ due: '2026-11-19' })],
    });
    expect(sentOn).toEqual(['2026-11-16', '2026-11-19', '2026-11-23', '2026-11-26']);
    expect(keys.map((key) => key.split(':').at(-1))).toEqual(['before', 'due', 'first', 'second']);
  });

  it('says only the later of two stages that fall into days without work', () => {
    // Due on Christmas Eve; the stage after it falls on Sunday the 27th, and work begins again on the 29th.
    const { sentOn, keys } = rounds(every(6, 22, Temporal.Instant.from('2026-12-20T06:00:00Z')), {
      client: { reminderPolicy: 'firm', country: 'DE' },
      invoices: () => [invoice({ due: '2026-12-24' })],
      holidays,
    });
    expect(sentOn).toEqual(['2026-12-21', '2026-12-29', '2027-01-04', '2027-01-07']);
    expect(keys.map((key) => key.split(':').at(-1))).toEqual(['before', 'first', 'second', 'firm']);
  });
});
