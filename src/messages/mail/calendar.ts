import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

export type Appointment = {
  /** Stays the same for the same conversation, so that calendars do not show it twice. */
  readonly uid: string;
  readonly title: string;
  /** A day without a time, ISO 8601. */
  readonly on: string;
  /** When it was put down, ISO 8601. */
  readonly at: string;
};

/** A day in a calendar, free for the time being: an offer to talk blocks nobody's day. */
export function calendarOf({ uid, title, on, at }: Appointment): string {
  const calendar = ical({
    prodId: '//Short Accounts//Short Accounts//EN',
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    ...{ id: uid, start: on, allDay: true, summary: title, stamp: at },
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  return calendar.toString();
}
