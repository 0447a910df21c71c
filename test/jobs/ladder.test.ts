import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { receivables } from '../../src/jobs/receivables.js';
import type { Cells } from '../../src/tracker/model.js';
import { type Built, cellsFor, client, invoice, jobInput, settings, tracker } from '../support/tracker.js';

type Run = {
  readonly stage: string | null;
  readonly sentOn: readonly string[];
  readonly keys: readonly string[];
};

/**
 * Rounds at these instants; each message that waits is approved at once and counts as sent when it is planned for, or
 * at once where that is past.
 */
function run(
  instants: readonly string[],
  cells: Cells<'clients'>,
  invoices: readonly Built<'invoices'>[],
  payments: readonly Built<'payments'>[] = [],
): Run {
  const messages: Built<'messages'>[] = [];
  let stage: string | null = null;
  for (const at of instants) {
    const tables = { clients: [client(cells)], settings: [settings()], invoices, messages, payments };
    const outcome = receivables.decide(jobInput(tracker(tables), at, holidays));
    stage = cellsFor(outcome, 'invoices', 'recI').reminderStage ?? null;
    for (const { key, plannedFor } of outcome.messages) {
      const now = Temporal.Instant.from(at);
      const planned = Temporal.Instant.from(plannedFor);
      // Not yet the hour: it waits, and the next round sees it again.
      if (Temporal.Instant.compare(planned, now) > 0) continue;
      const id = `recM${messages.length}`;
      messages.push({ id, cells: { key, state: 'sent', sentAt: now.toString(), client: ['recC'] } });
    }
  }
  const sentOn = messages.map(({ cells: { sentAt } }) => (sentAt ?? '').slice(0, 10));
  return { stage, sentOn, keys: messages.map(({ cells: { key } }) => key ?? '') };
}

/** Days without work in the weeks these stories are told of, besides their weekends. */
const holidays = ['2026-11-18', '2026-12-24', '2026-12-25', '2026-12-28', '2027-01-01', '2027-01-06'];

const start = Temporal.Instant.from('2026-11-10T12:00:00Z');

function every(hours: number, days: number, from = start): string[] {
  return Array.from({ length: Math.floor((days * 24) / hours) + 1 }, (_, nth) =>
    from.add({ hours: nth * hours }).toString(),
  );
}

const policy = fc.constantFrom('gentle' as const, 'standard' as const, 'firm' as const);

describe('src/jobs/chase, run for weeks', () => {
  it('ends at the same stage whether it ran daily, hourly or after a gap of any length', () => {
    fc.assert(
      fc.property(
        policy,
        fc.integer({ min: 8, max: 90 }),
        fc.integer({ min: 0, max: 90 }),
        (reminderPolicy, days, gap) => {
          const end = start.add({ hours: days * 24 }).toString();
          const daily = every(24, days);
          const gapped = [...daily.slice(0, Math.max(1, days - gap)), end];
          const stages = [daily, gapped].map(
            (at) => run([...at, end], { reminderPolicy }, [invoice()]).stage,
          );
          expect(stages[1]).toBe(stages[0]);
        },
      ),
      { numRuns: 60 },
    );
    const hourly = run(every(1, 30), { reminderPolicy: 'firm' }, [invoice()]);
    expect(hourly.stage).toBe(run(every(24, 30), { reminderPolicy: 'firm' }, [invoice()]).stage);
  });

  it('ends at the same stage over weekends and holidays, and with part of it paid on the way', () => {
    fc.assert(
      fc.property(
        policy,
        fc.integer({ min: -25, max: 25 }),
        fc.integer({ min: 3, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.option(
          fc.record({ amount: fc.integer({ min: 1, max: 900 }), day: fc.integer({ min: 0, max: 40 }) }),
        ),
        (reminderPolicy, dueIn, days, gap, paid) => {
          const due = Temporal.PlainDate.from('2026-11-20').add({ days: dueIn }).toString();
          const end = start.add({ hours: days * 24 }).toString();
          const daily = every(24, days);
          const every6 = every(6, days);
          const gapped = [...daily.slice(0, Math.max(1, days - gap)), end];
          const date = Temporal.PlainDate.from('2026-11-10')
            .add({ days: paid?.day ?? 0 })
            .toString();
          const cells = { invoice: ['recI'], client: ['recC'], amount: paid?.amount ?? 0, date };
          const payments = paid ? [{ id: 'recPay', cells }] : [];
          const invoices = [invoice({ issued: '2026-10-01', due, total: 1_000 })];
          const [stage, ...others] = [daily, every6, gapped].map(
            (at) => run([...at, end], { reminderPolicy, country: 'DE' }, invoices, payments).stage,
          );
          expect(others).toEqual([stage, stage]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('never writes a client twice a day, and never twice of the same thing', () => {
    fc.assert(
      fc.property(
        policy,
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 10, maxLength: 40 }),
        (reminderPolicy, offsets, steps) => {
          const invoices = offsets.map((days, nth) =>
            invoice(
              { issued: '2026-10-01', due: Temporal.PlainDate.from('2026-11-15').add({ days }).toString() },
              nth === 0 ? 'recI' : `recI${nth}`,
            ),
          );
          let at = start;
          const instants = steps.map((hours) => {
            at = at.add({ hours });
            return at.toString();
          });
          const { sentOn, keys } = run(instants, { reminderPolicy }, invoices);
          expect(new Set(sentOn).size).toBe(sentOn.length);
          const parts = keys.flatMap((key) => key.slice('reminder:'.length).split('+'));
          expect(new Set(parts).size).toBe(parts.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('proposes the same message in each of 24 rounds of a day', () => {
    const day = every(1, 1, Temporal.Instant.from('2026-11-18T00:00:00+01:00')).slice(0, 24);
    const keys = day.map((at) => {
      const tables = { clients: [client()], invoices: [invoice()] };
      return receivables.decide(jobInput(tracker(tables), at)).messages.map(({ key }) => key);
    });
    expect(new Set(keys.map((each) => each.join()))).toEqual(new Set(['reminder:recI:first']));
  });

  it('does not use up two stages over a weekend', () => {
    // Due on a Friday; under the firm policy two stages fall on Monday and Friday after it.
    const { sentOn } = run(
      every(6, 12, Temporal.Instant.from('2026-11-13T06:00:00Z')),
      { reminderPolicy: 'firm', country: 'DE' },
      [invoice({ due: '2026-11-13' })],
    );
    const days = sentOn.map((on) => Temporal.PlainDate.from(on));
    expect(days.every((day) => day.dayOfWeek <= 5)).toBe(true);
    expect(days.every((day, nth) => nth === 0 || (days[nth - 1]?.until(day).days ?? 9) >= 3)).toBe(true);
  });
});
