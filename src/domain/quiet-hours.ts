import { Temporal } from 'temporal-polyfill';
import { fault, ok, type Result } from './result.js';

/** A part of the day in which nothing is sent, in local time; it may reach over midnight. */
export type QuietHours = { readonly from: Temporal.PlainTime; readonly to: Temporal.PlainTime };

const span = /^\s*(\d{1,2})(?::(\d{2}))?\s*(?:-|–|—|to)\s*(\d{1,2})(?::(\d{2}))?\s*$/i;

/** Reads `20:00–08:00`, `20-8` or `20:00 to 8:00`. */
export function parseQuietHours(text: string): Result<QuietHours> {
  const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = span.exec(text) ?? [];
  const from = timeOf(fromHour, fromMinute);
  const to = timeOf(toHour, toMinute);
  if (from && to && !from.equals(to)) return ok({ from, to });
  return fault(`"${text}" are not hours of a day.`, 'Write two times, for example 20:00–08:00.');
}

function timeOf(hour: string | undefined, minute: string): Temporal.PlainTime | null {
  const [h, m] = [Number(hour), Number(minute)];
  if (hour === undefined || h > 24 || m > 59 || (h === 24 && m > 0)) return null;
  return Temporal.PlainTime.from({ hour: h % 24, minute: m });
}

/** Whether nothing is sent at that time of day. The first moment is quiet, the last is not. */
export function isQuiet({ from, to }: QuietHours, time: Temporal.PlainTime): boolean {
  const after = Temporal.PlainTime.compare(time, from) >= 0;
  const before = Temporal.PlainTime.compare(time, to) < 0;
  return Temporal.PlainTime.compare(from, to) < 0 ? after && before : after || before;
}

/** That time, or the end of the quiet hours it falls into. */
export function outOfQuiet(quiet: QuietHours | null, time: Temporal.PlainTime): Temporal.PlainTime {
  return quiet && isQuiet(quiet, time) ? quiet.to : time;
}
