/** A tripartite meeting in a professional's diary. A diary is outside the wall: initials alone, no address of the home. */
import { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, default as calendar } from "ical-generator";

import type { Locale } from "../platform/calendar/wording.ts";
import { initialsOf } from "./rules.ts";
import type { MeetingRow } from "./store.ts";

type Person = { name: string; email: string };
type Entry = { method: "PUBLISH" | "REQUEST"; content: string };

/** An hour at the table, where no length is asked. */
const MINUTES = 60;
const TITLE = { fr: "Entretien tripartite", en: "Tripartite meeting" } as const;

/** The entry. With `to` and `by` it is an invitation, which a later one (`sequence`) replaces. */
export function meetingCalendar(
  {
    id,
    measureId,
    household,
    on,
    atTime,
  }: Pick<MeetingRow, "id" | "measureId" | "household" | "on" | "atTime">,
  language: Locale,
  { to, by, sequence = 0, publicUrl }: { to?: Person; by?: Person; sequence?: number; publicUrl: string },
): Entry {
  const method = to && by ? "REQUEST" : "PUBLISH";
  const feed = calendar({
    prodId: { company: "Logement Toujours", product: "tripartite", language: language.toUpperCase() },
    method: ICalCalendarMethod[method],
  });
  const day = Temporal.PlainDate.from(on);
  const starts =
    atTime === null
      ? null
      : day
          .toZonedDateTime({ timeZone: "Europe/Paris", plainTime: Temporal.PlainTime.from(atTime) })
          .toInstant();
  const page = `${publicUrl}/measures/${measureId}`;
  feed.createEvent({
    id: `tripartite-${id}@logement-toujours`,
    sequence,
    status: ICalEventStatus.CONFIRMED,
    // Instants are written in UTC: no time zone has to be carried along. A day without a time is a whole day.
    ...(starts
      ? {
          start: new Date(starts.epochMilliseconds),
          end: new Date(starts.add({ minutes: MINUTES }).epochMilliseconds),
        }
      : {
          allDay: true,
          timezone: "UTC",
          start: new Date(`${day.toString()}T00:00:00Z`),
          end: new Date(`${day.add({ days: 1 }).toString()}T00:00:00Z`),
        }),
    summary: [TITLE[language], initialsOf(household)].filter(Boolean).join(", "),
    description: page,
    url: page,
    ...(by && { organizer: by }),
    ...(to && { attendees: [{ ...to, rsvp: true, status: ICalAttendeeStatus.NEEDSACTION }] }),
  });
  return { method, content: feed.toString() };
}
