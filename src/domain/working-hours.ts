import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from './calendar.js';
import { fault, ok, type Result } from './result.js';
import type { TimeZone } from './zone.js';

/** A part of a day's work, in local time; it does not reach over midnight. */
export type WorkSpan = { readonly from: Temporal.PlainTime; readonly to: Temporal.PlainTime };

const span = /(\d{1,2})(?:[:.h](\d{2}))?\s*(?:-|–|—|〜|~|to|bis|a|à|até)\s*(\d{1,2})(?:[:.h](\d{2}))?/giu;

/**
 * Reads `09:00–17:00` and `08:30–12:00, 14:00–17:30`, the earliest first; words beside them (`weekdays 9-17`) are left
 * to people. A text without figures names no hours.
 */
export function parseWorkingHours(text: string): Result<readonly WorkSpan[]> {
  const spans: WorkSpan[] = [];
  for (const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] of text.matchAll(span)) {
    const [from, to] = [timeOf(fromHour, fromMinute), timeOf(toHour, toMinute)];
    if (!from || !to || Temporal.PlainTime.compare(from, to) >= 0) return notHours(text);
    spans.push({ from, to });
  }
  if (spans.length === 0 && /\d/u.test(text)) return notHours(text);
  return ok(spans.sort((a, b) => Temporal.PlainTime.compare(a.from, b.from)));
}

function notHours(text: string) {
  return fault(
    `"${text.trim()}" are not hours of work.`,
    'Write for example 09:00–17:00, or clear the cell.',
  );
}

function timeOf(hourText: string | undefined, minuteText: string): Temporal.PlainTime | null {
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  return hour <= 23 && minute <= 59 ? Temporal.PlainTime.from({ hour, minute }) : null;
}

/** That time, or the first one after it that lies within the hours; past the last of them, when the day's work begins. */
export function withinHours(spans: readonly WorkSpan[], time: Temporal.PlainTime): Temporal.PlainTime {
  const open = spans.find(({ to }) => Temporal.PlainTime.compare(time, to) < 0) ?? spans[0];
  if (!open) return time;
  const isLater = Temporal.PlainTime.compare(time, open.from) >= 0;
  return isLater && Temporal.PlainTime.compare(time, open.to) < 0 ? time : open.from;
}

/** Whose hours, and where their clock stands. */
export type WorkingTime = { readonly zone: TimeZone; readonly spans: readonly WorkSpan[] };

/** When both work on a date of the first one's calendar, as times of either clock; the earliest first. */
export function sharedHours(
  date: CalendarDate,
  one: WorkingTime,
  other: WorkingTime,
): readonly { readonly one: WorkSpan; readonly other: WorkSpan }[] {
  // The other one's day may begin or end on the date before or after.
  const theirs = [-1, 0, 1].flatMap((days) => instants(date.add({ days }), other));
  return instants(date, one).flatMap((mine) =>
    theirs.flatMap((their) => {
      const from = Temporal.Instant.compare(mine.from, their.from) < 0 ? their.from : mine.from;
      const to = Temporal.Instant.compare(mine.to, their.to) < 0 ? mine.to : their.to;
      if (Temporal.Instant.compare(from, to) >= 0) return [];
      return [{ one: localSpan(from, to, one.zone), other: localSpan(from, to, other.zone) }];
    }),
  );
}

function instants(date: CalendarDate, { zone, spans }: WorkingTime) {
  return spans.map(({ from, to }) => ({
    from: date.toZonedDateTime({ timeZone: zone, plainTime: from }).toInstant(),
    to: date.toZonedDateTime({ timeZone: zone, plainTime: to }).toInstant(),
  }));
}

function localSpan(from: Temporal.Instant, to: Temporal.Instant, zone: TimeZone): WorkSpan {
  return {
    from: from.toZonedDateTimeISO(zone).toPlainTime(),
    to: to.toZonedDateTimeISO(zone).toPlainTime(),
  };
}
