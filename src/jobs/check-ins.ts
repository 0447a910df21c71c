import { addDays, type CalendarDate, daysBetween, isBefore } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import { checkInDates, checkInKey, suitableDay } from './check-in-dates.js';
import { clientViews } from './client-view.js';
import { type ClientContext, contextOf } from './context.js';
import { isoOf } from './dates.js';
import { showDate, showPercent } from './format.js';
import type { Change, Job, JobInput, MessageIntent, Outcome } from './job.js';
import { morningFor } from './schedule.js';
import { silentClients } from './silence.js';

export const checkIns: Job = {
  name: 'check-ins',
  purpose: 'who is due a word, with what there is to say',
  decide,
};

/** Money before courtesy: no check-in while a reminder waits or an invoice is in dispute. */
function decide(input: JobInput): Outcome {
  const context = contextOf(input);
  const { byClient, faults } = checkInDates(input);
  const silent = silentClients(input);
  const changes: Change<'clients'>[] = [];
  const messages: MessageIntent[] = [];
  for (const [id, client] of context.clients) {
    const date = byClient.get(id);
    const on = date?.on ?? null;
    changes.push({
      table: 'clients',
      id,
      cells: {
        nextCheckIn: on?.toString() ?? null,
        lastTouch: date?.lastTouch?.toString() ?? null,
      },
    });
    if (on === null || isBefore(client.today, on) || silent.has(id)) continue;
    messages.push({
      key: checkInKey(id, on),
      kind: 'check-in',
      clientId: id,
      about: client.name,
      plannedFor: morningFor(client, on, input),
      why: date?.lastTouch
        ? `A check-in was due on ${showDate(on)}; the last contact was on ${showDate(date.lastTouch)}.`
        : `A check-in was due on ${showDate(on)}; no contact is on record yet.`,
      facts: { ...factsOf(id, input), talkOn: isoOf(talkOn(client, on, input)) },
    });
  }
  return { changes, rows: [], messages, faults: [...context.faults, ...faults], wakeAt: context.nextDate };
}

/** Two days after the letter at the earliest, on a day that suits both; while the letter waits it moves on by weeks. */
function talkOn(client: ClientContext, on: CalendarDate, input: JobInput): CalendarDate {
  const weeks = Math.max(0, Math.ceil((daysBetween(on, client.today) - 1) / 7));
  return suitableDay(addDays(on, 2 + 7 * weeks), client, input);
}

/** Only what the client may see anyway. */
function factsOf(clientId: string, input: JobInput): MessageIntent['facts'] {
  const projects = clientViews(input).get(clientId)?.projects ?? [];
  const needed = projects.flatMap((project) => project.needed);
  return {
    projects: projects.map(({ name }) => plainText(name)),
    percents: projects.map(({ percent }) => (percent === null ? '' : showPercent(percent))),
    done: projects.flatMap(({ done }) => done.map(({ name }) => plainText(name))),
    next: projects.flatMap(({ next }) => (next === null ? [] : [plainText(next)])),
    needed: needed.map(({ name }) => plainText(name)),
    neededBy: needed.map(({ dueOn }) => dueOn?.toString() ?? ''),
  };
}
