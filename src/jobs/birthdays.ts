import { anniversariesBetween } from '../domain/anniversary.js';
import { addDays, type CalendarDate, isoOf } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import type { Row } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { type ClientContext, contextOf } from './context.js';
import { dateOf } from './dates.js';
import { rowFault } from './fault.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { nearDays, type Occasion, type Occasions } from './occasion.js';

/** A wish may come after a weekend or a holiday, and not much later. */
const window = 4;

/** Birthdays of the people at a client. */
export function birthdays(input: JobInput, ahead: number): Occasions {
  const { clients } = contextOf(input);
  const faults: Fault[] = [];
  const all: Occasion[] = [];
  const returns = returnsReader();
  for (const row of input.snapshot.tables.contacts.values()) {
    const born = dateOf(row.cells.birthday);
    const client = clients.get(row.cells.client?.[0] ?? '');
    if (!born || !client) continue;
    const { first, last } = nearDays(client, ahead);
    const dates = returns(born, addDays(first, -window), last);
    const name = plainText(row.cells.name ?? '');
    if (name === '' && dates.length > 0) faults.push(nameless(row));
    else all.push(...dates.map((on) => birthday({ row, client, name, on })));
  }
  return { all, faults };
}

/** Many people and few days of the year: each is worked out once. */
function returnsReader() {
  const known = new Map<string, readonly CalendarDate[]>();
  return (born: CalendarDate, from: CalendarDate, to: CalendarDate) => {
    const key = `${born.month}-${born.day} ${isoOf(from)} ${isoOf(to)}`;
    const dates = known.get(key) ?? anniversariesBetween(born, from, to);
    known.set(key, dates);
    return dates;
  };
}

type Birthday = {
  readonly row: Row<'contacts'>;
  readonly client: ClientContext;
  readonly name: string;
  readonly on: CalendarDate;
};

function birthday({ row, client, name, on }: Birthday): Occasion {
  const { email, inCheckIns } = row.cells;
  const isUsual = inCheckIns === true || email === client.row.cells.email;
  const own = isUsual ? null : email;
  const where =
    own === null
      ? null
      : `The letter goes to the client's usual address: write ${own} into To if it is for ${name} alone.`;
  return {
    key: `birthday:${row.id}:${on.year}`,
    kind: 'birthday',
    client,
    about: name,
    from: on,
    until: addDays(on, window),
    what: `Birthday of ${name}`,
    why: `${name} has a birthday on ${showDate(on)}.${where === null ? '' : ` ${where}`}`,
    ...(where === null ? {} : { askFirst: where }),
    facts: { person: name },
  };
}

function nameless(row: Row<'contacts'>): Fault {
  return rowFault('contacts', row, 'name', {
    problem: 'It is blank, so nobody can be wished a happy birthday.',
    remedy: 'Write the name, or clear Birthday.',
  });
}
