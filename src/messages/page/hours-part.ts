import { Temporal } from 'temporal-polyfill';
import type { ClientView } from '../../jobs/client-view.js';
import type { PageVoice } from './voice.js';

export type HoursPart = {
  readonly title: string;
  readonly heads: readonly [string, string];
  readonly rows: readonly { readonly month: string; readonly text: string; readonly share: number }[];
};

/** As many months as a reader compares at a glance. */
const mostMonths = 6;

/** All work for this client whose hours are told, month by month; one month alone is no picture. */
export function hoursPart({ projects }: ClientView, voice: PageVoice): HoursPart | null {
  const sums = new Map<string, number>();
  for (const { hours } of projects)
    for (const { month, minutes } of hours?.byMonth ?? []) sums.set(month, (sums.get(month) ?? 0) + minutes);
  const months = monthsOf([...sums.keys()]).map((month) => ({ month, minutes: sums.get(month) ?? 0 }));
  const most = Math.max(...months.map(({ minutes }) => minutes));
  if (months.length < 2 || most === 0) return null;
  const decimals = Math.max(...months.map(({ minutes }) => decimalsOf(minutes)));
  return {
    title: voice.say('byMonth'),
    heads: [voice.say('month'), voice.say('hours')],
    rows: months.map(({ month, minutes }) => ({
      month: voice.month(month),
      text: voice.say('used', { used: voice.hours(minutes, decimals) }),
      share: minutes / most,
    })),
  };
}

/** The last months up to the last one with hours; a month in between without any is one of them. */
function monthsOf(withHours: readonly string[]): string[] {
  const [first, last] = [withHours.toSorted()[0], withHours.toSorted().at(-1)];
  const months: string[] = [];
  for (let month = last; first && month && month >= first && months.length < mostMonths; ) {
    months.unshift(month);
    month = Temporal.PlainYearMonth.from(month).subtract({ months: 1 }).toString();
  }
  return months;
}

/** How many decimals these minutes have as hours, two at most. */
function decimalsOf(minutes: number): number {
  const hundredths = Math.round((minutes / 60) * 100);
  if (hundredths % 100 === 0) return 0;
  return hundredths % 10 === 0 ? 1 : 2;
}
