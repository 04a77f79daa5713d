/** How pressing a referral is: by the procedure's next date that cannot be undone, never by a score. Told with its reason. */
import { type Dated, datedOn } from "../platform/calendar/dated.ts";
import { outOfTruce } from "../procedure-clock/eviction.rules.ts";
import type { Deadlines } from "../procedure-clock/rules.ts";
import { earliest, isBefore } from "../platform/calendar/plain-date.ts";

type PlainDate = Temporal.PlainDate;

/** Days before the date up to which it is immediate, and near. No convention gives them: "à confirmer" with the coordination. */
export const URGENCY_PARAMETERS: readonly Dated<{ immediate: number; near: number }>[] = [
  {
    id: "referral.urgency",
    value: { immediate: 30, near: 90 },
    validFrom: null,
    validTo: null,
    source: "réglage par défaut, à confirmer avec la coordination",
    checked: null,
  },
];

/** Steps after which something is lost: the lease may be held ended, the judge may no longer grant time, people may be put out. */
const IRREVERSIBLE = ["terminationClause", "resumeRentBy", "earliestEviction"] as const;
export type IrreversibleId = (typeof IRREVERSIBLE)[number];
/** `on`: the first of its readings still to come; `already`: another has it past; `cautious`: it comes before the indicative day. */
export type Irreversible = {
  id: IrreversibleId;
  on: PlainDate;
  already: boolean;
  cautious: boolean;
  source: string;
};

/** The next such date on or after `on`; an eviction that is possible already counts from `on`, or from the end of the winter truce. */
export function nextIrreversible(
  { dates, stage }: Pick<Deadlines, "dates" | "stage">,
  on: PlainDate,
): Irreversible | undefined {
  return dates
    .flatMap((step): Irreversible[] => {
      const id = IRREVERSIBLE.find((name) => name === step.id);
      if (!id || (id === "earliestEviction" && stage === "cohesionProtocol")) return [];
      const days = [step.on, ...step.alternatives.map((other) => other.on)];
      const toCome = earliest(...days.filter((day) => !isBefore(day, on)));
      const already = days.some((day) => isBefore(day, on));
      const next = id === "earliestEviction" ? outOfTruce(toCome ?? on) : toCome;
      if (!next) return [];
      return [{ id, on: next, already, cautious: isBefore(next, step.on), source: step.source }];
    })
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))[0];
}

/** `undated`: a stage is told, no act gives its date. `unknown`: nobody said whether there is a procedure. */
export const URGENCY_LEVELS = ["immediate", "near", "undated", "later", "unknown", "none"] as const;
export type UrgencyLevel = (typeof URGENCY_LEVELS)[number];

export type Urgency = {
  level: UrgencyLevel;
  /** The date it rests on, where there is one. */
  reason?: { id: string; on: string; days: number; already: boolean; cautious: boolean; source: string };
};

/** How pressing it is on `on`. `recorded`: an act at least stands; `stage`: what the landlord said where none does. */
export function urgencyOf(
  {
    recorded,
    stage,
    irreversible,
  }: { recorded: boolean; stage?: string | undefined; irreversible?: Irreversible | undefined },
  on: PlainDate,
): Urgency {
  if (irreversible) {
    const { immediate, near } = datedOn(URGENCY_PARAMETERS, "referral.urgency", on)!.value;
    const days = on.until(irreversible.on).days;
    const level = days <= immediate ? "immediate" : days <= near ? "near" : "later";
    return { level, reason: { ...irreversible, on: irreversible.on.toString(), days } };
  }
  if (recorded || stage === "noProcedure") return { level: "none" };
  return { level: stage === undefined ? "unknown" : "undated" };
}

type Ranked = { urgency: Urgency; submittedOn: string | null };

/** Most pressing first; of the same, the one that has waited longest; drafts, which nobody waits for, last. */
export function byUrgency(one: Ranked, other: Ranked): number {
  const rank = ({ urgency }: Ranked) => URGENCY_LEVELS.indexOf(urgency.level);
  const day = ({ urgency }: Ranked) => urgency.reason?.on ?? "9999";
  const since = ({ submittedOn }: Ranked) => submittedOn ?? "9999";
  return (
    rank(one) - rank(other) || day(one).localeCompare(day(other)) || since(one).localeCompare(since(other))
  );
}
