import { addDays, type CalendarDate, isoOf } from '../domain/calendar.js';
import { type GreetingDay, parseGreetingDays } from '../domain/greeting-days.js';
import { plainText } from '../domain/typed-text.js';
import type { Fault } from '../tracker/snapshot.js';
import { type ClientContext, contextOf } from './context.js';
import { rowFault } from './fault.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { nearDays, type Occasion, type Occasions } from './occasion.js';

/** Good wishes on the days named in the client's own column or, where that is blank, in Settings. */
export function greetings(input: JobInput, ahead: number): Occasions {
  const { clients, settings } = contextOf(input);
  const faults: Fault[] = [];
  const read = dayReader();
  const between = dateReader();
  const mine = settings?.cells.language ?? 'en';
  const usual = read(settings?.cells.greetingDays ?? null);
  if (settings)
    faults.push(...usual.faults.map((each) => rowFault('settings', settings, 'greetingDays', each)));
  const all: Occasion[] = [];
  for (const client of clients.values()) {
    const { greetingDays, language } = client.row.cells;
    const own = greetingDays === null ? null : read(greetingDays);
    if (own) faults.push(...own.faults.map((each) => rowFault('clients', client.row, 'greetingDays', each)));
    const spoken = language ?? mine;
    const { first, last } = nearDays(client, ahead);
    for (const day of (own ?? usual).days) {
      const names = { theirs: nameIn(day, spoken), ours: nameIn(day, mine) };
      const dates = between(day, addDays(first, -day.after), addDays(last, day.before));
      all.push(...dates.map((on) => greeting({ client, day, names, on })));
    }
  }
  return { all, faults };
}

function nameIn({ name }: GreetingDay, language: keyof Exclude<GreetingDay['name'], string>): string {
  return plainText(typeof name === 'string' ? name : name[language]);
}

/** Most clients have the same days; each text is read once. */
function dayReader() {
  const known = new Map<string, ReturnType<typeof parseGreetingDays>>();
  return (text: string | null) => {
    const found = known.get(text ?? '') ?? parseGreetingDays(text ?? '');
    known.set(text ?? '', found);
    return found;
  };
}

/** Most clients have the same date as well. */
function dateReader() {
  const known = new Map<string, readonly CalendarDate[]>();
  return (day: GreetingDay, from: CalendarDate, to: CalendarDate) => {
    const key = `${day.id} ${isoOf(from)} ${isoOf(to)}`;
    const found = known.get(key) ?? day.between(from, to);
    known.set(key, found);
    return found;
  };
}

type Greeting = {
  readonly client: ClientContext;
  readonly day: GreetingDay;
  /** What the client and the freelancer call it. */
  readonly names: { readonly theirs: string; readonly ours: string };
  readonly on: CalendarDate;
};

function greeting({ client, day, names, on }: Greeting): Occasion {
  return {
    key: `greeting:${client.row.id}:${day.id}:${on.year}`,
    kind: 'greeting',
    client,
    about: names.ours,
    from: addDays(on, -day.before),
    until: addDays(on, day.after),
    what: `Greeting: ${names.ours}`,
    why: `You send good wishes for ${names.ours} (${showDate(on)}).`,
    facts: { occasion: names.theirs },
  };
}
