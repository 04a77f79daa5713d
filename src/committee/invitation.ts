/** A session in somebody's calendar (iCalendar, RFC 5545) and the mail that brings it. A mail is outside the wall: no household in it. */
import { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, default as calendar } from "ical-generator";

import { type Locale, longDate } from "../platform/calendar/wording.ts";
import type { Mail } from "../platform/mail/mailer.ts";
import type { SessionKind } from "./rules.ts";

/** Days ISO; `startsAt` Paris time, `14:00`, null = not told. */
export type Invited = {
  id: string;
  kind: SessionKind;
  number: string;
  heldOn: string;
  startsAt: string | null;
  minutes: number;
  place: string | null;
  videoLink: string | null;
  invitations: number;
  answerBy: string | null;
};

type Person = { name: string; email: string };
export type Calendar = { method: "PUBLISH" | "REQUEST" | "CANCEL"; content: string };

const WORDS = {
  fr: {
    title: (number: string) => `Commission d'étude des situations ${number}`,
    video: "Visioconférence",
    file: "Ordre du jour et dossiers",
  },
  en: {
    title: (number: string) => `Case committee ${number}`,
    video: "Video link",
    file: "Agenda and files",
  },
};

/** The entry. With `to` and `by` it is an invitation (REQUEST), which a later one replaces; `cancelled` takes it out again. */
export function calendarOf(
  session: Invited,
  language: Locale,
  sent: { to?: Person; by?: Person; cancelled?: boolean; publicUrl?: string } = {},
): Calendar {
  const { to, by, cancelled = false, publicUrl } = sent;
  const words = WORDS[language];
  const method = cancelled ? "CANCEL" : to && by ? "REQUEST" : "PUBLISH";
  const feed = calendar({
    prodId: { company: "Logement Toujours", product: "commission", language: language.toUpperCase() },
    method: ICalCalendarMethod[method],
  });
  const day = Temporal.PlainDate.from(session.heldOn);
  const at = (time: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone: "Europe/Paris", plainTime: time }).toInstant();
  const starts = session.startsAt === null ? null : at(Temporal.PlainTime.from(session.startsAt));
  const page = publicUrl && `${publicUrl}/sessions/${session.id}`;
  feed.createEvent({
    id: `session-${session.id}@logement-toujours`,
    sequence: session.invitations,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // Instants are written in UTC: no time zone has to be carried along. A day without a time is a whole day.
    ...(starts
      ? {
          start: new Date(starts.epochMilliseconds),
          end: new Date(starts.add({ minutes: session.minutes }).epochMilliseconds),
        }
      : {
          allDay: true,
          timezone: "UTC",
          start: new Date(`${day.toString()}T00:00:00Z`),
          end: new Date(`${day.add({ days: 1 }).toString()}T00:00:00Z`),
        }),
    summary: words.title(session.number),
    location: session.place ?? session.videoLink ?? null,
    description: [
      session.videoLink && `${words.video} : ${session.videoLink}`,
      page && `${words.file} : ${page}`,
    ]
      .filter(Boolean)
      .join("\n"),
    ...(page && { url: page }),
    ...(by && { organizer: by }),
    ...(to && { attendees: [{ ...to, rsvp: !cancelled, status: ICalAttendeeStatus.NEEDSACTION }] }),
  });
  return { method, content: feed.toString() };
}

/** The mail that invites, or says that one sits no more. */
export function invitationMail(
  session: Invited,
  { to, by, language, publicUrl, cancelled = false }: Sent,
): Mail {
  const on = longDate(Temporal.PlainDate.from(session.heldOn), language);
  const page = `${publicUrl}/sessions/${session.id}`;
  const { subject, lines } = (language === "en" ? inEnglish : inFrench)(session, { on, page, cancelled });
  return {
    to: to.email,
    subject,
    text: `${language === "en" ? "Hello" : "Bonjour"} ${to.name},\n\n${lines.filter(Boolean).join("\n")}\n\n${by.name}\n`,
    calendar: calendarOf(session, language, { to, by, cancelled, publicUrl }),
  };
}

export type Sent = { to: Person; by: Person; language: Locale; publicUrl: string; cancelled?: boolean };
type Told = { on: string; page: string; cancelled: boolean };

function inFrench({ number, startsAt, place, videoLink }: Invited, { on, page, cancelled }: Told) {
  const when = `le ${on}${startsAt ? ` à ${startsAt.replace(":", " h ")}` : ""}`;
  if (cancelled)
    return {
      subject: `Commission du ${on} : vous n'y siégez plus`,
      lines: [`Vous ne siégez plus à la commission ${number}, prévue ${when}.`],
    };
  return {
    subject: `Invitation : commission du ${on}`,
    lines: [
      `La commission d'étude des situations ${number} se réunit ${when}.`,
      place && `Lieu : ${place}`,
      videoLink && `Visioconférence : ${videoLink}`,
      `Ordre du jour et dossiers : ${page}`,
      "Si vous ne pouvez pas venir, dites-le sur cette page : vous y serez noté excusé.",
    ],
  };
}

function inEnglish({ number, startsAt, place, videoLink }: Invited, { on, page, cancelled }: Told) {
  const when = `on ${on}${startsAt ? ` at ${startsAt}` : ""}`;
  if (cancelled)
    return {
      subject: `Case committee of ${on}: you sit in it no more`,
      lines: [`You no longer sit in the case committee ${number}, planned ${when}.`],
    };
  return {
    subject: `Invitation: case committee of ${on}`,
    lines: [
      `The case committee ${number} meets ${when}.`,
      place && `Place: ${place}`,
      videoLink && `Video link: ${videoLink}`,
      `Agenda and files: ${page}`,
      "If you cannot come, say so on that page: you will be noted as excused.",
    ],
  };
}
