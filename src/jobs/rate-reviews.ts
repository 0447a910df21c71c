import { type Cadence, nthCheckIn, parseCadence } from '../domain/cadence.js';
import { addDays, type CalendarDate, isBefore, isoOf } from '../domain/calendar.js';
import { type Money, parseMoney, toDecimal } from '../domain/money.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { type ClientContext, contextOf } from './context.js';
import { dateOf } from './dates.js';
import { rowFault } from './fault.js';
import { showDate, showMoney } from './format.js';
import type { JobInput } from './job.js';
import { hearsOf, isNear, type Occasion, type Occasions } from './occasion.js';
import { once } from './once.js';

type ProjectRow = Row<'projects'>;

/** A day on which a rate is to be looked at. */
export type RateReview = {
  readonly id: string;
  readonly name: string;
  readonly client: ClientContext;
  readonly on: CalendarDate;
  /** What is asked now; null: not known. */
  readonly rate: Money | null;
  /** The new one is named already. */
  readonly isAnswered: boolean;
};

export type RateReviews = { readonly all: readonly RateReview[]; readonly faults: readonly Fault[] };

/** Months after which a rate is looked at where Settings do not say. */
const usual: Cadence = { kind: 'months', months: 12 };

/** A rate is looked at no oftener than this, in days. */
const least = 28;

/** So many days a review that nobody asked for by its date is still told of. */
const remembered = 30;

const running: ReadonlySet<string | null> = new Set([
  ...['signed', 'in-progress', 'in-review', 'on-hold'],
  null,
]);
const byTime: ReadonlySet<string | null> = new Set(['hourly', 'daily', 'weekly', 'retainer']);

/**
 * The next review of each rate: on the day in Rate review on, which stands until it is changed; else each year, or as
 * often as Settings say, from the day on which the contract was signed or the work began.
 */
export const rateReviewsOf = once((input: JobInput): RateReviews => {
  const { snapshot } = input;
  const faults: Fault[] = [];
  if (!snapshot.has('projects', 'rateReviewOn')) return { all: [], faults };
  const every = everyIn(contextOf(input).settings, faults);
  const all = [...snapshot.tables.projects.values()].flatMap((row): RateReview[] => {
    const client = clientOf(row, input);
    const on = client && (dateOf(row.cells.rateReviewOn) ?? anniversaryOf(row, every, client.today));
    if (!client || !on || row.cells.billing === 'not-billed') return [];
    const name = row.cells.name?.trim() || 'a project without a name';
    const isAnswered = row.cells.newRate !== null && row.cells.newRateFrom !== null;
    return [{ id: row.id, name, client, on, isAnswered, rate: moneyIn(row.cells.rate, client) }];
  });
  return { all, faults };
});

function clientOf({ cells }: ProjectRow, input: JobInput): ClientContext | null {
  const client = cells.client?.length === 1 ? contextOf(input).clients.get(cells.client[0] ?? '') : undefined;
  return client && running.has(cells.status) && hearsOf('rate-review', client) ? client : null;
}

function everyIn(settings: Row<'settings'> | null, faults: Fault[]): Cadence {
  const text = settings?.cells.rateReviewEvery ?? null;
  if (!settings || text === null) return usual;
  const cadence = parseCadence(text);
  if (cadence.ok && !(cadence.value.kind === 'days' && cadence.value.days < least)) return cadence.value;
  const problem = cadence.ok ? `"${text.trim()}" is oftener than a rate can change.` : cadence.problem;
  faults.push(
    rowFault('settings', settings, 'rateReviewEvery', {
      problem,
      remedy: 'Write for example 12 months, 6 months or never.',
    }),
  );
  return usual;
}

/** Of work paid by its time alone: a fixed price has no rate to look at. */
function anniversaryOf({ cells }: ProjectRow, every: Cadence, today: CalendarDate): CalendarDate | null {
  if (!byTime.has(cells.billing)) return null;
  const since = dateOf(cells.contractSigned) ?? dateOf(cells.start);
  if (!since) return null;
  const earliest = addDays(today, -remembered);
  for (let n = 1; ; n += 1) {
    const on = nthCheckIn(every, since, n);
    if (on === null || !isBefore(on, earliest)) return on;
  }
}

function moneyIn(amount: number | null, { currency }: ClientContext): Money | null {
  const money = amount === null || currency === null ? null : parseMoney(amount, currency);
  return money?.ok ? money.value : null;
}

/** How early a review is told of, in days. */
const before = 14;

/** What rates suggest, by project id. */
export const rateAdvice = once((input: JobInput): ReadonlyMap<string, string> => {
  const advice = new Map<string, string>();
  for (const { id, client, on, rate, isAnswered } of rateReviewsOf(input).all) {
    if (isAnswered || isBefore(client.today, addDays(on, -before))) continue;
    const what = rate ? `The rate (${showMoney(rate)})` : 'The rate';
    const verb = isBefore(on, client.today) ? 'was' : 'is';
    advice.set(
      id,
      `${what} ${verb} to be looked at on ${showDate(on)}. To announce a new one, fill in New rate and New rate from.`,
    );
  }
  for (const row of input.snapshot.tables.projects.values()) {
    const client = clientOf(row, input);
    const from = dateOf(row.cells.newRateFrom);
    const rate = client && moneyIn(row.cells.newRate, client);
    if (!client || !from || !rate || isBefore(client.today, from)) continue;
    if (row.cells.newRate === row.cells.rate) advice.delete(row.id);
    else advice.set(row.id, `Since ${showDate(from)} the rate is ${showMoney(rate)}: write it into Rate.`);
  }
  return advice;
});

/** So many days before a new rate it is announced; sooner leaves the client time, later is better than not at all. */
const announced = 60;

const per: Readonly<Record<string, string>> = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  retainer: 'hour',
};

/** New rates that the freelancer has named with their day. */
export function newRates(input: JobInput, ahead: number): Occasions {
  const faults: Fault[] = [...rateReviewsOf(input).faults];
  const all = [...input.snapshot.tables.projects.values()].flatMap((row): Occasion[] => {
    const { newRate: amount, newRateFrom, rate, billing } = row.cells;
    const client = clientOf(row, input);
    const starts = dateOf(newRateFrom);
    const name = row.cells.name?.trim();
    if (!client?.currency || !starts || !name || amount === null || amount === rate) return [];
    const [from, until] = [addDays(starts, -announced), addDays(starts, -1)];
    if (!isNear(client, from, until, ahead)) return [];
    const parsed = parseMoney(amount, client.currency);
    if (!parsed.ok || parsed.value.minor <= 0) {
      const problem = parsed.ok ? 'It is not above zero, so it is not announced.' : parsed.problem;
      faults.push(
        rowFault('projects', row, 'newRate', { problem, remedy: 'Write the amount, or clear the cell.' }),
      );
      return [];
    }
    const [now, then] = [moneyIn(rate, client), parsed.value];
    return [
      {
        key: `new-rate:${row.id}:${isoOf(starts)}`,
        kind: 'rate-review',
        client,
        about: name,
        from,
        until,
        what: `New rate for ${name} from ${showDate(starts)}`,
        why: `From ${showDate(starts)} the rate for ${name} is ${showMoney(then)}${now ? `, until then ${showMoney(now)}` : ''}.`,
        askFirst: 'A new rate is yours to announce.',
        facts: {
          from: isoOf(starts),
          ...(now ? { rate: toDecimal(now) } : {}),
          newRate: toDecimal(then),
          currency: then.currency,
          ...(per[billing ?? ''] === undefined ? {} : { per: per[billing ?? ''] ?? '' }),
        },
      },
    ];
  });
  return { all, faults };
}
