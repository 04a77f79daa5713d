/** How long a measure runs, when its three meetings are due, when it is to be renewed or closed. Days are Temporal.PlainDate. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { pushed, type Suspension, suspendedOn } from "./suspension.rules.ts";

type PlainDate = Temporal.PlainDate;

export const MEETING_KINDS = ["start", "midway", "end"] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];
export const ATTENDEES = ["household", "caseWorker", "socialAdviser"] as const;

/**
 * First day, planned last day (days of suspensions that are over included), and the day on which it really ended: null while it
 * runs. `renewed`: another one follows.
 */
export type Span = {
  startsOn: PlainDate;
  endsOn: PlainDate;
  closedOn: PlainDate | null;
  renewed: boolean;
  suspensions?: readonly Suspension[];
};

/** The last day as it is known today: a suspension that lasts moves it on by a day each day. */
export function lastDay({ endsOn, suspensions = [] }: Span, today: PlainDate): PlainDate {
  const open = suspendedOn(suspensions);
  return open ? pushed(endsOn, [open], today) : endsOn;
}

/** Planned last day of a measure that starts on a day. Source: programme sheet 2020, six months. */
export function endOf(startsOn: PlainDate): PlainDate {
  return startsOn.add({ months: on("measure.months", startsOn) }).subtract({ days: 1 });
}

/** `toStart`: a renewal decided in advance. `overdue`: past its last day, neither renewed nor closed. */
export const STANDINGS = ["toStart", "running", "overdue", "closed"] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where a measure stands on a day. Renewed in advance, it runs until its last day. */
export function standingOn(span: Span, today: PlainDate): Standing {
  const { startsOn, closedOn, renewed } = span;
  if (closedOn && (!renewed || isBefore(closedOn, today))) return "closed";
  if (isBefore(today, startsOn)) return "toStart";
  return isBefore(lastDay(span, today), today) ? "overdue" : "running";
}

/** What forbids opening a measure; `assignedOn`: the day from which the operator has the file. */
export function brokenByOpening({
  startsOn,
  assignedOn,
  today,
}: {
  startsOn: PlainDate;
  assignedOn: PlainDate;
  today: PlainDate;
}): Broken[] {
  if (isBefore(today, startsOn))
    return [
      {
        rule: "measure.startsInFuture",
        message: `Le ${longDate(startsOn)} est à venir : ouvrez la mesure le jour où l'accompagnement commence, ou après.`,
        english: `${longDate(startsOn, "en")} is still to come: open the measure on the day support begins, or after.`,
        field: "startsOn",
      },
    ];
  return isBefore(startsOn, assignedOn)
    ? [
        {
          rule: "measure.beforeAssignment",
          message: `La situation a été confiée à l'opérateur le ${longDate(assignedOn)} : la mesure commence ce jour-là au plus tôt.`,
          english: `The situation was assigned to the operator on ${longDate(assignedOn, "en")}: the measure starts on that day at the earliest.`,
          field: "startsOn",
        },
      ]
    : [];
}

/** A meeting as it was planned, held or missed. */
export type Met = { kind: MeetingKind; state: "planned" | "held" | "missed"; on: PlainDate };

/** `notHeld`: the measure ended without it. */
export type MeetingState = "held" | "planned" | "due" | "late" | "notHeld";
export type MeetingDue = { kind: MeetingKind; dueOn: PlainDate; state: MeetingState; on: PlainDate | null };

/**
 * Last day for each of the three meetings. A measure closed early has its last meeting by that day; a suspension moves what was not
 * due when it began. Computed, never stored.
 */
export function tripartiteBy(span: Span, today: PlainDate): Record<MeetingKind, PlainDate> {
  const { startsOn, closedOn, suspensions = [] } = span;
  const { start, midway, beforeEnd } = on("measure.tripartiteBy", startsOn);
  const planned = lastDay(span, today);
  const last = closedOn && isBefore(closedOn, planned) ? closedOn : planned;
  const within = (day: PlainDate) => (isBefore(last, day) ? last : day);
  return {
    start: within(pushed(startsOn.add(start), suspensions, today)),
    midway: within(pushed(startsOn.add(midway), suspensions, today)),
    end: within(last.subtract(beforeEnd)),
  };
}

/** Where each of the three meetings stands on a day. One held counts, whatever was missed before. */
export function tripartiteOn(span: Span, met: readonly Met[], today: PlainDate): MeetingDue[] {
  const by = tripartiteBy(span, today);
  const isOver = standingOn(span, today) === "closed";
  return MEETING_KINDS.map((kind) => {
    const own = met.filter((meeting) => meeting.kind === kind);
    const held = own.find(({ state }) => state === "held");
    const planned = own.find(({ state, on: day }) => state === "planned" && !isBefore(day, today));
    const dueOn = by[kind];
    if (held) return { kind, dueOn, state: "held", on: held.on };
    if (isOver) return { kind, dueOn, state: "notHeld", on: null };
    // A date in the diary after the last day is still late: somebody should know.
    const isLate = isBefore(dueOn, planned ? planned.on : today);
    return { kind, dueOn, state: isLate ? "late" : planned ? "planned" : "due", on: planned?.on ?? null };
  });
}

export type Renewal = { decideFrom: PlainDate; startsOn: PlainDate; endsOn: PlainDate; toDecide: boolean };

/** The renewal that would follow: it starts the day after the last one, so that no day is without support. */
export function renewalOf(span: Span, today: PlainDate): Renewal {
  const last = lastDay(span, today);
  const decideFrom = last.subtract(on("measure.decideBefore", span.startsOn));
  const startsOn = last.add({ days: 1 });
  const toDecide = span.closedOn === null && !isBefore(today, decideFrom);
  return { decideFrom, startsOn, endsOn: endOf(startsOn), toDecide };
}

/** What forbids renewing. The sheet says "renewable" and sets no limit: a dated parameter may. `rank`: 1 for a first measure. */
export function brokenByRenewal({
  span: { closedOn, startsOn, suspensions = [] },
  rank,
  reason,
}: {
  span: Span;
  rank: number;
  reason: string;
}): Broken[] {
  if (closedOn)
    return [
      {
        rule: "measure.closed",
        message: `La mesure est close depuis le ${longDate(closedOn)}.`,
        english: `The measure has been closed since ${longDate(closedOn, "en")}.`,
      },
    ];
  if (suspendedOn(suspensions))
    return [
      {
        rule: "measure.suspended",
        message: "La mesure est suspendue : son dernier jour n'est pas connu. Notez d'abord la reprise.",
        english: "The measure is suspended: its last day is not known. Record first that it resumes.",
      },
    ];
  const most = legalOn("measure.maxRenewals", startsOn);
  if (most && typeof most.value === "number" && rank > most.value)
    return [
      {
        rule: "measure.maxRenewals",
        message: `Une mesure se renouvelle ${most.value} fois au plus.`,
        english: `A measure is renewed ${most.value === 1 ? "once" : `${most.value} times`} at most.`,
        source: most.source,
      },
    ];
  return reason.trim()
    ? []
    : [
        {
          rule: "measure.renewalReason",
          message: "Dites pourquoi l'accompagnement continue : le bailleur et la coordination le liront.",
          english: "Say why support goes on: the landlord and the coordination will read it.",
          field: "reason",
        },
      ];
}

/** Whether a running measure has had no contact held for longer than the setting, days suspended left out. `lastHeldOn` null: none yet. */
export function isSilent(
  { startsOn, suspensions = [] }: Span,
  lastHeldOn: PlainDate | null,
  today: PlainDate,
): boolean {
  const since = lastHeldOn ?? startsOn;
  // What ended before the last contact has been given back already.
  const later = suspensions.filter(({ resumedOn }) => !resumedOn || isBefore(since, resumedOn));
  return isBefore(pushed(since.add(on("measure.contactGap", startsOn)), later, today), today);
}

/** What a list is ordered by: the oldest late meeting first, then the measure that ends first. ISO days compare as texts. */
export function byNeed(one: Needing, other: Needing): number {
  const late = ({ lateSince }: Needing) => lateSince ?? "9999";
  return late(one).localeCompare(late(other)) || one.endsOn.localeCompare(other.endsOn);
}
type Needing = { lateSince: string | null; endsOn: string };

/** A parameter of the programme that has held ever since it began. */
function on<
  Id extends "measure.months" | "measure.tripartiteBy" | "measure.decideBefore" | "measure.contactGap",
>(id: Id, day: PlainDate) {
  const found = legalOn(id, day) ?? legalOn(id, Temporal.PlainDate.from("2016-01-01"));
  return found!.value;
}
