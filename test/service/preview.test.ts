import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { decideAll } from '../../src/jobs/catalog.js';
import { previewDays } from '../../src/service/preview.js';
import { wordsFor } from '../../src/service/words.js';
import { client, invoice, jobInput, project, row, settings, task, tracker } from '../support/tracker.js';

function preview(tables: Parameters<typeof tracker>[0], days: number, at = '2026-11-16') {
  const snapshot = tracker({ clients: [client()], settings: [settings()], ...tables });
  return previewDays(jobInput(snapshot, at), days, wordsFor(snapshot));
}

/** What rounds twice a day bring up when each message is approved at once and leaves with the first round after its time. */
function roundsByDay(tables: Parameters<typeof tracker>[0], from: string, days: number): string[] {
  const messages = [...(tables.messages ?? [])];
  const said = new Map<string, string>();
  for (let half = 1; half <= days * 2 + 1; half += 1) {
    const on = Temporal.PlainDate.from(from).add({ days: Math.floor(half / 2) });
    const plainTime = half % 2 === 0 ? '00:30' : '12:00';
    const now = on.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime }).toInstant();
    const input = jobInput(tracker({ ...tables, messages }), now.toString());
    for (const { key, kind, about, plannedFor } of decideAll(input).messages) {
      if (!said.has(key)) said.set(key, `${on} ${kind} ${about} ${plannedFor}`);
      if (Temporal.Instant.compare(Temporal.Instant.from(plannedFor), now) > 0) continue;
      const cells = { key, kind, state: 'sent' as const, sentAt: now.toString(), client: ['recC'] };
      messages.push(row<'messages'>(`recM${messages.length}`, cells));
    }
  }
  return [...said.values()];
}

const someDay = fc
  .integer({ min: -20, max: 40 })
  .map((days) => Temporal.PlainDate.from('2026-11-16').add({ days }).toString());

describe('src/service/preview', () => {
  it('says on which day each message would come to wait, as if the ones before had gone out', () => {
    const days = preview({ invoices: [invoice()] }, 40);
    expect(days.map(({ on, messages }) => [on, messages.map(({ subject }) => subject)])).toEqual([
      ['2026-11-18', ['Invoice 2026-recI: when may I expect it?']],
      ['2026-11-25', ['Invoice 2026-recI: still open']],
      ['2026-12-06', ['Invoice 2026-recI: please name a date']],
      ['2026-12-15', ['Invoice 2026-recI: my last reminder']],
    ]);
  });

  it('begins with what waits already', () => {
    const waiting = row<'messages'>('recM', {
      key: 'reminder:recI:first',
      state: 'waiting',
      client: ['recC'],
    });
    const [first] = preview({ invoices: [invoice()], messages: [waiting] }, 3, '2026-11-19');
    expect(first).toMatchObject({
      on: '2026-11-19',
      messages: [{ kind: 'payment-reminder', client: 'Acme' }],
    });
  });

  it('shows each message once, whatever the job says of it afterwards', () => {
    const projects = [project({ billing: 'hourly' })];
    const tasks = [task({ status: 'done', doneOn: '2026-11-20', clientMaySee: true })];
    const reports = [settings({ clientReport: 'monthly' })];
    const shown = preview({ projects, tasks, settings: reports }, 30).flatMap(({ messages }) => messages);
    expect(shown.map(({ kind }) => kind)).toEqual(['monthly-report']);
  });

  it('is empty where nothing is to come, and changes nothing it was given', () => {
    const snapshot = tracker({ clients: [client()], invoices: [invoice({ paidOn: '2026-11-02' })] });
    const before = JSON.stringify([...snapshot.tables.messages]);
    expect(previewDays(jobInput(snapshot, '2026-11-16'), 30, wordsFor(snapshot))).toEqual([]);
    expect(JSON.stringify([...snapshot.tables.messages])).toBe(before);
  });

  it('shows a client once a day at most, over a year', () => {
    const invoices = Array.from({ length: 12 }, (_, nth) =>
      invoice({ issued: `2026-11-0${(nth % 9) + 1}`, due: `2026-11-${20 + (nth % 8)}` }, `rec${nth}`),
    );
    for (const { messages } of preview({ invoices }, 120)) {
      expect(new Set(messages.map((message) => message.client)).size).toBe(messages.length);
    }
  });

  it('agrees with rounds that are run day by day', () => {
    const owes = fc.record({ due: someDay, promisedOn: fc.option(someDay), holdUntil: fc.option(someDay) });
    fc.assert(
      fc.property(
        fc.constantFrom('gentle', 'standard', 'firm'),
        fc.array(owes, { minLength: 1, maxLength: 4 }),
        (reminderPolicy, owed) => {
          const tables = {
            clients: [client({ reminderPolicy, country: 'DE', checkInEvery: '2 weeks' })],
            projects: [project()],
            invoices: owed.map((cells, nth) => invoice({ issued: '2026-10-01', ...cells }, `rec${nth}`)),
          };
          const previewed = preview(tables, 30, '2026-11-16T12:00:00+01:00').flatMap(({ on, messages }) =>
            messages.map(({ kind, about, plannedFor }) => `${on} ${kind} ${about} ${plannedFor}`),
          );
          expect(previewed).toEqual(roundsByDay(tables, '2026-11-16', 30));
        },
      ),
      { numRuns: 15 },
    );
  });
});
