import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

export type Appointment = {
  /** Stays the same for the same thing, so that calendars do not show it twice. */
  readonly uid: string;
  readonly title: string;
  /** A day without a time, ISO 8601. */
  readonly on: string;
  /** When it was put down, ISO 8601. */
  readonly at: string;
  /** Who invites (RFC 5546, 3.2.1: whoever publishes an event is named in it); absent in a calendar of one's own. */
  readonly organizer?: { readonly name: string; readonly email: string };
};

/** A day in a calendar, free for the time being: an offer to talk blocks nobody's day. */
export function calendarOf(appointment: Appointment): string {
  const calendar = newCalendar();
  enter(calendar, appointment);
  return textOf(calendar);
}

/** A calendar to subscribe to, under a name; it asks to be read again every few hours. */
export function feedOf(name: string, appointments: readonly Appointment[]): string {
  const calendar = newCalendar();
  calendar.name(name);
  calendar.ttl(6 * 3_600);
  for (const each of appointments) enter(calendar, each);
  return textOf(calendar);
}

/** Its last line is a line as well (RFC 5545, 3.1), which the library leaves open. */
function textOf(calendar: ICalCalendar): string {
  return `${calendar.toString()}\r\n`;
}

function newCalendar(): ICalCalendar {
  return ical({ prodId: '//Short Accounts//Short Accounts//EN', method: ICalCalendarMethod.PUBLISH });
}

function enter(calendar: ICalCalendar, { uid, title, on, at, organizer }: Appointment): void {
  calendar.createEvent({
    id: uid,
    start: on,
    allDay: true,
    summary: title,
    stamp: at,
    transparency: ICalEventTransparency.TRANSPARENT,
    ...(organizer === undefined ? {} : { organizer }),
  });
}
