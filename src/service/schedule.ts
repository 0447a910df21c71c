import { Temporal } from 'temporal-polyfill';

/** Rounds run while a freelancer is likely to be awake; what changed overnight is seen by the first one. */
const wakingHours = { from: 7, to: 21 } as const;

/**
 * When the next round is due in the account's zone: every hour of the waking hours. The minute is the account's own
 * (0–59), so that many accounts do not ask at the same second.
 */
export function nextRoundAt(now: Temporal.Instant, zone: string, minute: number): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  let slot = local.with({ minute, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  if (Temporal.ZonedDateTime.compare(slot, local) <= 0) slot = slot.add({ hours: 1 });
  if (slot.hour > wakingHours.to) slot = slot.add({ days: 1 }).with({ hour: wakingHours.from, minute });
  else if (slot.hour < wakingHours.from) slot = slot.with({ hour: wakingHours.from, minute });
  return slot.toInstant();
}

/** The same as a cron pattern, to be read in the account's zone. */
export function roundPattern(minute: number): string {
  return `${minute} ${wakingHours.from}-${wakingHours.to} * * *`;
}
