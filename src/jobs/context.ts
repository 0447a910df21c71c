import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, dateAt, nextDateTurn, parseDate } from '../domain/calendar.js';
import { type Colour, parseColour } from '../domain/colour.js';
import { type CountryCode, parseCountry } from '../domain/country.js';
import { type CurrencyCode, parseCurrency } from '../domain/currency.js';
import { parseQuietHours, type QuietHours } from '../domain/quiet-hours.js';
import type { Result } from '../domain/result.js';
import type { PaymentTerms } from '../domain/terms.js';
import { parseTerms } from '../domain/terms-parse.js';
import { parseThresholds, type Thresholds } from '../domain/thresholds.js';
import type { WeekendRule } from '../domain/working-days.js';
import { parseZone, type TimeZone } from '../domain/zone.js';
import type { FieldKey, Row, TableKey } from '../tracker/model.js';
import type { Fault } from '../tracker/snapshot.js';
import { rowFault } from './fault.js';
import type { JobInput } from './job.js';
import { once } from './once.js';
import { defaultPolicy, type ReminderPolicy } from './policy.js';

/** What a client's own columns and, where they are blank, Settings say. */
export type ClientContext = {
  readonly row: Row<'clients'>;
  readonly name: string;
  /** The client's zone, else the account's; messages follow its date. */
  readonly zone: TimeZone;
  readonly today: CalendarDate;
  /** Null: none is named, or what is named is not known. */
  readonly currency: CurrencyCode | null;
  readonly terms: PaymentTerms | null;
  readonly policy: ReminderPolicy;
  readonly country: CountryCode | null;
  readonly weekendRule: WeekendRule;
};

export type Context = {
  readonly settings: Row<'settings'> | null;
  readonly zone: TimeZone;
  /** The account's date. */
  readonly today: CalendarDate;
  /** Debts due before this day are not chased; null: nothing is, for want of Settings. */
  readonly chaseFrom: CalendarDate | null;
  readonly clients: ReadonlyMap<string, ClientContext>;
  /** When nothing is sent, in the client's zone; null: there is no row in Settings. */
  readonly quietHours: QuietHours | null;
  /** Of client pages, where Settings name one. */
  readonly accent: Colour | null;
  /** Nobody is reminded of less, by currency. */
  readonly remindFrom: Thresholds;
  /** The first instant at which it is another date for the account or one of the clients. */
  readonly nextDate: Temporal.Instant;
  readonly faults: readonly Fault[];
};

/** Where Settings name none, or none that can be read: nobody is written to at night by mistake. */
const usualQuiet: QuietHours = {
  from: Temporal.PlainTime.from('20:00'),
  to: Temporal.PlainTime.from('08:00'),
};

/** The account and its clients as of now. Linear in the number of clients. */
export const contextOf = once(readContext);

function readContext(input: JobInput): Context {
  const { snapshot, now } = input;
  const faults: Fault[] = [];
  const settings = snapshot.tables.settings.values().next().value ?? null;
  if (!settings) {
    faults.push({
      table: 'Settings',
      problem: 'There is no row. Dates are counted in UTC, and nobody is reminded.',
      remedy: 'Add one row and fill Time zone, Currency, Default terms and Chase from.',
    });
  }
  const read = reader(faults);
  const zone = settings ? (read('settings', settings, 'timeZone', parseZone) ?? 'UTC') : 'UTC';
  const account = {
    zone,
    today: dateAt(now, zone),
    currency: settings && read('settings', settings, 'currency', parseCurrency),
    terms: settings && read('settings', settings, 'defaultTerms', parseTerms),
    policy: settings?.cells.defaultPolicy ?? defaultPolicy,
  };
  const dates = new Map([[zone, account.today]]);
  const clients = new Map<string, ClientContext>();
  for (const [id, row] of snapshot.tables.clients) {
    const zoneHere = read('clients', row, 'timeZone', parseZone) ?? zone;
    const today = dates.get(zoneHere) ?? dateAt(now, zoneHere);
    dates.set(zoneHere, today);
    clients.set(id, {
      row,
      name: row.cells.name?.trim() || id,
      zone: zoneHere,
      today,
      currency: ownOr(row.cells.currency, read('clients', row, 'currency', parseCurrency), account.currency),
      terms: ownOr(row.cells.paymentTerms, read('clients', row, 'paymentTerms', parseTerms), account.terms),
      policy: row.cells.reminderPolicy ?? account.policy,
      country: read('clients', row, 'country', parseCountry),
      weekendRule: row.cells.weekendRule ?? 'none',
    });
  }
  const turns = [...dates.keys()].map((name) => nextDateTurn(now, name));
  const nextDate = turns.reduce((a, b) => (b.epochNanoseconds < a.epochNanoseconds ? b : a));
  const quietHours = settings && (read('settings', settings, 'quietHours', parseQuietHours) ?? usualQuiet);
  const accent = settings && read('settings', settings, 'accentColour', parseColour);
  const remindFrom = (settings && read('settings', settings, 'remindFrom', parseThresholds)) ?? new Map();
  return {
    settings,
    zone,
    today: account.today,
    chaseFrom: chaseFrom(),
    clients,
    quietHours,
    accent,
    remindFrom,
    nextDate,
    faults,
  };

  /** Where Chase from is blank, the day on which Settings were made: nothing older is chased by surprise. */
  function chaseFrom(): CalendarDate | null {
    if (!settings) return null;
    return read('settings', settings, 'chaseFrom', parseDate) ?? dateOfInstant(settings.createdAt, zone);
  }
}

/** A blank cell means the default; one that cannot be read means nothing known, never the default. */
function ownOr<T>(cell: string | null, own: T | null, fallback: T | null): T | null {
  return cell === null ? fallback : own;
}

/** Reads text cells; the same text is read once, and each cell that cannot be read is named. */
function reader(faults: Fault[]) {
  const known = new Map<unknown, Map<string, Result<unknown>>>();
  return <T extends TableKey, V>(
    table: T,
    row: Row<T>,
    field: FieldKey<T>,
    parse: (text: string) => Result<V>,
  ): V | null => {
    const text: unknown = row.cells[field];
    if (typeof text !== 'string') return null;
    const readings = known.get(parse) ?? new Map<string, Result<unknown>>();
    known.set(parse, readings);
    const reading = (readings.get(text) as Result<V> | undefined) ?? parse(text);
    readings.set(text, reading);
    if (reading.ok) return reading.value;
    faults.push(rowFault(table, row, field, reading));
    return null;
  };
}

/** The date on which something happened, as the clock showed it in `zone`. */
export function dateOfInstant(iso: string, zone: TimeZone): CalendarDate {
  return dateAt(Temporal.Instant.from(iso), zone);
}
