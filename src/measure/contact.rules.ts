/** Contacts with the household: which there are, and what a contact that is written down must be. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";
import type { Span } from "./rules.ts";

/** In the order of a phone's screen: visits first, they are most of the work. */
export const CONTACT_KINDS = ["homeVisit", "phone", "office", "outside", "video", "mail"] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
export const CONTACT_STATES = ["held", "missed", "refused", "planned"] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

/** A whole day at most: more is a slip of the finger. */
const MOST_MINUTES = 600;

export type ContactFacts = {
  state: ContactState;
  metOn: Temporal.PlainDate;
  /** Null = not said. */
  minutes: number | null;
  /** Before the household has agreed. */
  outreach: boolean;
};

/** What is wrong with a contact of this measure. A contact before its first day is outreach; after its last, another measure's. */
export function brokenByContact(
  { state, metOn, minutes, outreach }: ContactFacts,
  { startsOn, closedOn }: Span,
  today: Temporal.PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  const say = (rule: string, field: string, message: string) => broken.push({ rule, message, field });
  if (state !== "planned" && isBefore(today, metOn))
    say(
      "contact.future",
      "metOn",
      `Le ${longDate(metOn)} est à venir : notez ce contact comme prévu, ou corrigez la date.`,
    );
  if (state === "planned" && isBefore(metOn, today))
    say(
      "contact.plannedInPast",
      "metOn",
      `Le ${longDate(metOn)} est passé : dites si la rencontre a eu lieu, ou choisissez une date à venir.`,
    );
  if (isBefore(metOn, startsOn) && !outreach)
    say(
      "contact.beforeMeasure",
      "metOn",
      `La mesure commence le ${longDate(startsOn)} : un contact d'avant est de l'aller-vers, cochez-le.`,
    );
  if (isBefore(metOn, startsOn.subtract({ years: 1 })))
    say("contact.tooOld", "metOn", "Cette date est à plus d'un an avant la mesure : vérifiez l'année.");
  if (closedOn && isBefore(closedOn, metOn))
    say(
      "contact.afterMeasure",
      "metOn",
      `La mesure s'arrête le ${longDate(closedOn)} : ce contact relève de la suivante, s'il y en a une.`,
    );
  if (minutes !== null && (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES))
    say(
      "contact.minutes",
      "minutes",
      "La durée s'écrit en minutes, entre 1 et 600 ; laissez vide si vous ne savez pas.",
    );
  return broken;
}

/** What is wrong with a tripartite meeting of this measure. It may be called before the first day, not after the last. */
export function brokenByMeeting(
  { state, metOn }: { state: "planned" | "held" | "missed"; metOn: Temporal.PlainDate },
  { startsOn, closedOn }: Span,
  today: Temporal.PlainDate,
): Broken[] {
  if (state !== "planned" && isBefore(today, metOn))
    return onTheDay(
      "meeting.future",
      `Le ${longDate(metOn)} est à venir : notez cet entretien comme prévu, ou corrigez la date.`,
    );
  if (state === "planned" && isBefore(metOn, today))
    return onTheDay(
      "meeting.plannedInPast",
      `Le ${longDate(metOn)} est passé : dites si l'entretien a eu lieu, ou choisissez une date à venir.`,
    );
  if (isBefore(metOn, startsOn.subtract({ months: 1 })))
    return onTheDay(
      "meeting.tooEarly",
      `La mesure commence le ${longDate(startsOn)} : cette date est plus d'un mois avant, vérifiez-la.`,
    );
  return closedOn && isBefore(closedOn, metOn)
    ? onTheDay(
        "meeting.afterMeasure",
        `La mesure s'arrête le ${longDate(closedOn)} : choisissez une date d'ici là.`,
      )
    : [];
}

const onTheDay = (rule: string, message: string): Broken[] => [{ rule, message, field: "metOn" }];
