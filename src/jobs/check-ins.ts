import { addDays, type CalendarDate, daysBetween, isBefore, isoOf } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import { type CheckInDate, checkInDates, checkInKey, daysTooLate } from './check-in-dates.js';
import { clientViews } from './client-view.js';
import { type ClientContext, contextOf } from './context.js';
import { showDate, showPercent } from './format.js';
import { inputLetters } from './inputs.js';
import type { Change, Job, JobInput, MessageIntent, Outcome } from './job.js';
import { letterHistory } from './letter-history.js';
import { ideaLines, openPointLines } from './noted.js';
import { occasionLetters } from './occasions.js';
import { morningFor } from './schedule.js';
import { silentClients } from './silence.js';
import { suitableDay } from './talk-days.js';
import { sharedTime, talkWays } from './talk-ways.js';

export const checkIns: Job = {
  name: 'check-ins',
  purpose: 'who is due a word, with what there is to say',
  decide,
};

/**
 * Money before courtesy: no check-in while a reminder waits or an invoice is in dispute. None either while another
 * letter is to be written to the client, unless it waits already: that one is contact as well.
 */
function decide(input: JobInput): Outcome {
  const context = contextOf(input);
  const { byClient, faults } = checkInDates(input);
  const silent = silentClients(input);
  const spokenTo = new Set(
    [...inputLetters(input), ...occasionLetters(input)].map(({ clientId }) => clientId),
  );
  const history = letterHistory(input);
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
    if (!date || on === null || isBefore(client.today, on) || silent.has(id)) continue;
    if (spokenTo.has(id) && !history.isStanding(checkInKey(id, on))) continue;
    messages.push(checkIn(client, date, on, input));
  }
  const all = [...context.faults, ...faults, ...talkWays(input).faults];
  return { changes, rows: [], messages, faults: all, wakeAt: context.nextDate };
}

function checkIn(client: ClientContext, date: CheckInDate, on: CalendarDate, input: JobInput): MessageIntent {
  const { id } = client.row;
  const { byClient, own } = talkWays(input);
  const way = byClient.get(id);
  const talk = talkOn(client, on, input);
  const rather = way?.otherThanMail
    ? `${way.person ?? client.name} prefers: ${way.otherThanMail}. Once you have been in touch, fill in Talked on, and this goes away.`
    : null;
  return {
    key: checkInKey(id, on),
    kind: 'check-in',
    clientId: id,
    about: client.name,
    plannedFor: morningFor(client, on, input),
    why: [
      reason(date, on, client),
      rather,
      way ? sharedTime(way, own, talk) : null,
      ...openPointLines(id, input),
      ...ideaLines(id, input),
    ]
      .filter((line) => line !== null)
      .join('\n'),
    ...(rather === null ? {} : { askFirst: rather }),
    facts: { ...factsOf(id, input), talkOn: isoOf(talk) },
  };
}

function reason(date: CheckInDate, on: CalendarDate, { today }: ClientContext): string {
  const { lastTouch, latestOn, project } = date;
  const forWhat = project === null ? '' : ` for ${project}`;
  const contact = lastTouch
    ? `the last contact was on ${showDate(lastTouch)}`
    : 'no contact is on record yet';
  const late =
    latestOn && daysTooLate(date, today) > 0 ? ` It was due by ${showDate(latestOn)} at the latest.` : '';
  return `A check-in${forWhat} was due on ${showDate(on)}; ${contact}.${late}`;
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
