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
  { startsOn, closedOn }: Pick<Span, "startsOn" | "closedOn">,
  today: Temporal.PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  const say = (rule: string, field: string, message: string, english: string) =>
    broken.push({ rule, message, english, field });
  if (state !== "planned" && isBefore(today, metOn))
    say(
      "contact.future",
      "metOn",
      `Le ${longDate(metOn)} est à venir : notez ce contact comme prévu, ou corrigez la date.`,
      `${longDate(metOn, "en")} is still to come: note this contact as planned, or correct the date.`,
    );
  if (state === "planned" && isBefore(metOn, today))
    say(
      "contact.plannedInPast",
      "metOn",
      `Le ${longDate(metOn)} est passé : dites si la rencontre a eu lieu, ou choisissez une date à venir.`,
      `${longDate(metOn, "en")} is past: say whether the meeting took place, or choose a date to come.`,
    );
  if (isBefore(metOn, startsOn) && !outreach)
    say(
      "contact.beforeMeasure",
      "metOn",
      `La mesure commence le ${longDate(startsOn)} : un contact d'avant est de l'aller-vers, cochez-le.`,
      `The measure starts on ${longDate(startsOn, "en")}: a contact before it is outreach, tick it.`,
    );
  if (isBefore(metOn, startsOn.subtract({ years: 1 })))
    say(
      "contact.tooOld",
      "metOn",
      "Cette date est à plus d'un an avant la mesure : vérifiez l'année.",
      "This date is more than a year before the measure: check the year.",
    );
  if (closedOn && isBefore(closedOn, metOn))
    say(
      "contact.afterMeasure",
      "metOn",
      `La mesure s'arrête le ${longDate(closedOn)} : ce contact relève de la suivante, s'il y en a une.`,
      `The measure ends on ${longDate(closedOn, "en")}: this contact belongs to the next one, if there is one.`,
    );
  if (minutes !== null && (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES))
    say(
      "contact.minutes",
      "minutes",
      "La durée s'écrit en minutes, entre 1 et 600 ; laissez vide si vous ne savez pas.",
      "The length is written in minutes, from 1 to 600; leave it empty if you do not know.",
    );
  return broken;
}

/** What two accounts of one contact must share to be one account: all that a worker says of it. */
export type ContactAccount = {
  kind: ContactKind;
  state: ContactState;
  metOn: string;
  minutes: number | null;
  outreach: boolean;
  note: string | null;
};

/** Whether the second says nothing that the first does not: sent again, it changes nothing. No note and an empty one are the same. */
export const isSameAccount = (one: ContactAccount, other: ContactAccount): boolean =>
  one.kind === other.kind &&
  one.state === other.state &&
  one.metOn === other.metOn &&
  one.minutes === other.minutes &&
  one.outreach === other.outreach &&
  (one.note ?? "") === (other.note ?? "");

/** A note and what is added to it. Added twice, it stands there once: a send may be repeated. */
export function joinedNote(before: string | null, added: string | null): string | null {
  if (!added) return before;
  if (!before) return added;
  return before === added || before.endsWith(`\n\n${added}`) ? before : `${before}\n\n${added}`;
}

/** What forbids writing over what somebody else wrote since. `basedOn`: the version that the writer knew, null: none. */
export function brokenByMeanwhile(basedOn: number | null, version: number): Broken[] {
  if (basedOn === version) return [];
  return [
    {
      rule: CONTACT_CHANGED,
      message: "Ce contact a été écrit autrement entre-temps : comparez les deux, puis choisissez.",
      english: "This contact was written otherwise meanwhile: compare the two, then choose.",
    },
  ];
}
export const CONTACT_CHANGED = "contact.changed";

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
      `${longDate(metOn, "en")} is still to come: note this meeting as planned, or correct the date.`,
    );
  if (state === "planned" && isBefore(metOn, today))
    return onTheDay(
      "meeting.plannedInPast",
      `Le ${longDate(metOn)} est passé : dites si l'entretien a eu lieu, ou choisissez une date à venir.`,
      `${longDate(metOn, "en")} is past: say whether the meeting took place, or choose a date to come.`,
    );
  if (isBefore(metOn, startsOn.subtract({ months: 1 })))
    return onTheDay(
      "meeting.tooEarly",
      `La mesure commence le ${longDate(startsOn)} : cette date est plus d'un mois avant, vérifiez-la.`,
      `The measure starts on ${longDate(startsOn, "en")}: this date is more than a month before, check it.`,
    );
  return closedOn && isBefore(closedOn, metOn)
    ? onTheDay(
        "meeting.afterMeasure",
        `La mesure s'arrête le ${longDate(closedOn)} : choisissez une date d'ici là.`,
        `The measure ends on ${longDate(closedOn, "en")}: choose a date until then.`,
      )
    : [];
}

const onTheDay = (rule: string, message: string, english: string): Broken[] => [
  { rule, message, english, field: "metOn" },
];
