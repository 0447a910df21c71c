import { occasionsAhead } from '../jobs/occasions-ahead.js';
import { feedOf } from '../messages/mail/calendar.js';
import { usable } from '../tracker/bind.js';
import type { ClientPagesDeps } from './client-pages.js';
import { inputFrom } from './decide.js';
import { calendarOwner, openedBy } from './page-links.js';

export type CalendarFeed = {
  /** The calendar that a secret opens, as iCalendar; null where it opens none, whatever the reason. */
  find(secret: string): Promise<string | null>;
};

/** How far the calendar looks ahead: birthdays and anniversaries of deliveries lie within a year. */
const days = 366;

/**
 * The freelancer's own calendar of relations: check-ins, follow-ups, birthdays, greetings, contracts, proposals and
 * rates. Read from the mirror, like client pages; it names clients and is nobody else's.
 */
export function createCalendarFeed({ links, accountOf, holidays, now }: ClientPagesDeps): CalendarFeed {
  return {
    async find(secret) {
      const at = now();
      const link = await openedBy(links, secret, at);
      if (link?.clientId !== calendarOwner) return null;
      const account = accountOf(link.account);
      const { binding, readAt } = await account.state();
      if (binding === null || readAt === null) return null;
      const { input } = await inputFrom(account, usable(binding), { now: at, holidays });
      const entries = occasionsAhead(input, days).map(({ key, client, what, on }) => ({
        uid: `${key}@${binding.container}`,
        title: `${client}: ${what}`,
        on: on.toString(),
        at: readAt,
      }));
      return feedOf('Short Accounts', entries);
    },
  };
}
