/**
 * The court assessment (diagnostic social et financier, CERFA 16227): fifteen compulsory headings, its days, and when a protected
 * domain may stand in it: when the household agreed to that domain, on a day. Source: décret 2021-8; rules.md §8.
 */
import { type Domain, PROTECTED_DOMAINS } from "../assessment/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";
import { interviewBy, sentToJudgeBy } from "../procedure-clock/hearing.rules.ts";

type PlainDate = Temporal.PlainDate;

/** In the order of the form. */
export const HEADINGS = [
  "author",
  "present",
  "transmission",
  "identity",
  "family",
  "support",
  "tenancy",
  "debt",
  "treatment",
  "resumption",
  "capacity",
  "recommendations",
  "observations",
  "rehousing",
  "ccapex",
] as const;
export type Heading = (typeof HEADINGS)[number];
/** What the worker wrote under a heading; one that is absent keeps what was prefilled. */
export type Completed = Partial<Record<Heading, string>>;

export type ProtectedDomain = (typeof PROTECTED_DOMAINS)[number];
export const isProtectedDomain = (domain: Domain): domain is ProtectedDomain =>
  (PROTECTED_DOMAINS as readonly Domain[]).includes(domain);

/** Whether the household met the worker. `notSaid`: nobody wrote it. */
export const PRESENCES = ["met", "absent", "refused", "notSaid"] as const;
export type Presence = (typeof PRESENCES)[number];

/** Days of the assessment; null: not known, or not yet. */
export type Days = {
  requestedOn: PlainDate | null;
  hearingOn: PlainDate | null;
  offeredOn: PlainDate | null;
  interviewOn: PlainDate | null;
  readOn: PlainDate | null;
  sentOn: PlainDate | null;
};

/** One of the two limits. `latest`: the later day, where two readings of working days differ. */
export type Due = {
  id: "interview" | "sent";
  on: PlainDate;
  latest: PlainDate | null;
  source: string;
  /** `kept`: done by the first day; `late`: not done, or after it. */
  state: "kept" | "toCome" | "late";
};

/** When the interview is to be offered and the assessment sent, as far as the days are known. */
export function duesOf({ requestedOn, hearingOn, offeredOn, sentOn }: Days, today: PlainDate): Due[] {
  const due = (id: Due["id"], step: ReturnType<typeof interviewBy>, doneOn: PlainDate | null): Due => ({
    id,
    on: step.on,
    latest: step.latest ?? null,
    source: step.source,
    state: isBefore(step.on, doneOn ?? today) ? "late" : doneOn ? "kept" : "toCome",
  });
  return [
    ...(requestedOn ? [due("interview", interviewBy(requestedOn), offeredOn)] : []),
    ...(hearingOn ? [due("sent", sentToJudgeBy(hearingOn), sentOn)] : []),
  ];
}

/** What forbids writing it. Contradictions with the procedure are told elsewhere; a limit that has passed forbids nothing. */
export function brokenByAssessmentDays(
  { offeredOn, interviewOn, readOn, sentOn, requestedOn }: Days,
  agreed: { sharedDomains: readonly string[]; agreedOn: PlainDate | null },
  today: PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  const past = { requestedOn, offeredOn, readOn, sentOn, agreedOn: agreed.agreedOn };
  for (const [field, day] of Object.entries(past))
    if (day && isBefore(today, day))
      broken.push({
        rule: "courtAssessment.future",
        field,
        message: `Le ${longDate(day)} est à venir : indiquez un jour passé, ou laissez vide.`,
        english: `${longDate(day, "en")} is still to come: give a day that is past, or leave it empty.`,
      });
  if (offeredOn && interviewOn && isBefore(interviewOn, offeredOn))
    broken.push({
      rule: "courtAssessment.interview",
      field: "interviewOn",
      message: "L'entretien ne peut pas précéder le jour où il est proposé : vérifiez les deux dates.",
      english: "The interview cannot come before the day it was offered: check both dates.",
    });
  if (agreed.sharedDomains.length > 0 && !agreed.agreedOn)
    broken.push({
      rule: "courtAssessment.agreed",
      field: "agreedOn",
      message: "Indiquez le jour où le ménage a accepté que ces sujets protégés soient écrits au juge.",
      english:
        "Give the day on which the household agreed that these protected subjects be written to the judge.",
    });
  return broken;
}

/** Headings without a word, completed or prefilled. */
export const emptyHeadings = (headings: Readonly<Record<Heading, string>>): Heading[] =>
  HEADINGS.filter((heading) => headings[heading].trim() === "");
