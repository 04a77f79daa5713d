/** What falls in the days to come over many procedures, and how it is counted: one list, one count, the same everywhere. */
import type { ActKind, Stage } from "../procedure-clock/acts.rules.ts";
import {
  isSettled,
  natureOf,
  type StepActor,
  type StepId,
  type StepNature,
} from "../procedure-clock/step-nature.rules.ts";

/** Days ahead that a team looks at. */
export const WINDOWS = [7, 30, 60] as const;
export type Window = (typeof WINDOWS)[number];

/** What is read of one procedure; days ISO. */
export type CalendarFacts = {
  stage: Stage;
  dates: readonly {
    id: string;
    on: string;
    latest?: string | undefined;
    reading: string;
    english: string;
    source: string;
  }[];
  acts: readonly { kind: ActKind; on: string }[];
  levers: readonly { id: string; until?: string | undefined }[];
};

export type Fall = {
  id: StepId | string;
  on: string;
  latest: string | null;
  actor: StepActor;
  nature: StepNature;
  reading: string | null;
  english: string | null;
  source: string | null;
  /** Levers that end with it. */
  levers: string[];
};

/**
 * The steps of one procedure between `on` and `on` + `days`, both included, in order of days; hearings noted ahead are steps.
 * What an act has settled is left out. Of readings that differ, the earliest day is the safe one: it decides.
 */
export function fallsWithin(facts: CalendarFacts, on: Temporal.PlainDate, days: number): Fall[] {
  const [first, last] = [on.toString(), on.add({ days }).toString()];
  const hearings = facts.acts
    .filter(({ kind }) => kind === "hearing")
    .map((act) => ({
      id: "hearing",
      on: act.on,
      latest: undefined,
      reading: null,
      english: null,
      source: null,
    }));
  return [...facts.dates, ...hearings]
    .filter((step) => step.on >= first && step.on <= last && !isSettled(step.id, facts.acts))
    .map((step): Fall => {
      // What has to be paid before the clause takes effect ends on its eve.
      const eve = Temporal.PlainDate.from(step.on).subtract({ days: 1 }).toString();
      const ends = step.id === "terminationClause" ? [eve, step.on] : [step.on];
      return {
        ...step,
        latest: step.latest ?? null,
        actor: natureOf(step.id).actor,
        nature: natureOf(step.id).nature,
        levers: facts.levers
          .filter(({ until }) => until !== undefined && ends.includes(until))
          .map(({ id }) => id),
      };
    })
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id));
}

/** How many of the lines fall within each window. */
export function countsByWindow(
  lines: readonly { on: string }[],
  on: Temporal.PlainDate,
): Record<Window, number> {
  const within = (days: number) => {
    const last = on.add({ days }).toString();
    return lines.filter((line) => line.on <= last).length;
  };
  return { 7: within(7), 30: within(30), 60: within(60) };
}

/** « Nadia Morel » → « N. M. »: what a calendar outside the application may say of a household. */
export function initialsOf(name: string | null): string {
  const words = (name ?? "").split(/[\s-]+/u).filter(Boolean);
  return words.length === 0 ? "–" : words.map((word) => `${word[0]!.toLocaleUpperCase("fr")}.`).join(" ");
}
