/** Words of the worklist that page, server and tests share: what one does with a detected account, and how urgent it is. */
import { type Dated, valueOn } from "../platform/calendar/dated.ts";

/** Outreach (« aller-vers »): what was done to reach a household, and what came of it. */
export const OUTREACH_KINDS = ["called", "written", "met"] as const;
export type OutreachKind = (typeof OUTREACH_KINDS)[number];

/** What may come of each kind of outreach. None said: unknown. */
export const OUTREACH_RESULTS = {
  called: ["spoke", "promised", "message", "noAnswer", "wrongContact", "refused"],
  written: ["sent", "answered", "wrongContact"],
  met: ["spoke", "promised", "absent", "refused"],
} as const satisfies Record<OutreachKind, readonly string[]>;
export type OutreachResult = (typeof OUTREACH_RESULTS)[OutreachKind][number];

/** What a person judges of a detected account: it can wait until a day, or it is not a difficulty. */
export const APPRAISALS = ["snoozed", "notADifficulty"] as const;
export type Appraisal = (typeof APPRAISALS)[number];

/** Why an account is not a difficulty: few, so that the back-test can learn from them. `other` needs words. */
export const NO_DIFFICULTY_REASONS = [
  "paidMeanwhile",
  "benefitLate",
  "planKept",
  "payDayShifted",
  "billingError",
  "knownSituation",
  "other",
] as const;
export type NoDifficultyReason = (typeof NO_DIFFICULTY_REASONS)[number];

export const HANDLINGS = [...OUTREACH_KINDS, ...APPRAISALS] as const;
export type Handling = (typeof HANDLINGS)[number];

export const isOutreach = (as: string): as is OutreachKind =>
  (OUTREACH_KINDS as readonly string[]).includes(as);

/** Bands of the priority, the most pressing first. */
export const URGENCIES = ["urgent", "soon", "watch"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** From how many points an account is in each band. Below the second it is watched. */
export const URGENCY_PARAMETERS: readonly Dated<Record<Exclude<Urgency, "watch">, number>>[] = [
  {
    id: "worklist.urgency",
    value: { urgent: 100, soon: 50 },
    validFrom: null,
    validTo: null,
    source: "programme, réglage par défaut",
    checked: null,
  },
];

/** How long an account is put off at most. */
export const SNOOZE_PARAMETERS: readonly Dated<{ months: number }>[] = [
  {
    id: "worklist.snoozedAtMost",
    value: { months: 6 },
    validFrom: null,
    validTo: null,
    source: "programme, réglage par défaut",
    checked: null,
  },
];

const WAITING_PARAMETERS: readonly Dated<number>[] = [
  {
    id: "worklist.waitingDays",
    value: 7,
    validFrom: null,
    validTo: null,
    source: "programme, réglage par défaut",
    checked: null,
  },
];

/** An account signalled for more days than these, whose household nobody has tried to reach, waits. */
export const waitingDays = (on: Temporal.PlainDate): number =>
  valueOn(WAITING_PARAMETERS, "worklist.waitingDays", on);

/** `new`: first signalled since the last working day before; `waiting`: for longer than `waitingDays`, and nobody has tried yet. */
export const RAISED = ["new", "waiting"] as const;
export type Raised = (typeof RAISED)[number];

/** The last day until which an account may be put off on `on`. */
export const snoozedAtMost = (on: Temporal.PlainDate): Temporal.PlainDate =>
  on.add(valueOn(SNOOZE_PARAMETERS, "worklist.snoozedAtMost", on));

/** Points from which each band begins on `on`. Throws RangeError where no version is in force. */
export function urgenciesOn(on: Temporal.PlainDate): Record<Urgency, number> {
  return { ...valueOn(URGENCY_PARAMETERS, "worklist.urgency", on), watch: 0 };
}

/** The band of a priority. */
export function urgencyOf(priority: number, from: Record<Urgency, number>): Urgency {
  return URGENCIES.find((urgency) => priority >= from[urgency]) ?? "watch";
}

const COLLATOR = new Intl.Collator("fr");
/** As French dictionaries sort. */
export const byName = (one: { name: string }, other: { name: string }): number =>
  COLLATOR.compare(one.name, other.name);
