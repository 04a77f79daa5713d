/** Support à la carte: modules, objectives with their actions, who does what by when, what came of it. Days are Temporal.PlainDate. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

/** What a measure may be made of. The sheet names the needs, not a list: this one is the platform's own, to be confirmed. */
export const MODULES = [
  "rentDebt",
  "budget",
  "rights",
  "otherDebts",
  "housing",
  "energy",
  "mediation",
  "employment",
  "family",
  "health",
  "digital",
  "mobility",
] as const;
export type Module = (typeof MODULES)[number];

export const OWNERS = ["household", "caseWorker", "socialAdviser", "energyAdviser", "other"] as const;
export type Owner = (typeof OWNERS)[number];

/** `dropped`: no longer wanted, or without object. */
export const OBJECTIVE_OUTCOMES = ["reached", "partly", "notReached", "dropped"] as const;
export type ObjectiveOutcome = (typeof OBJECTIVE_OUTCOMES)[number];

export type Action = {
  text: string;
  owner: Owner;
  /** Null: no day was set. */
  dueOn: Temporal.PlainDate | null;
  /** Null: not done. */
  doneOn: Temporal.PlainDate | null;
};

export type Objective = {
  text: string;
  setOn: Temporal.PlainDate;
  /** Null with `endedOn`: still pursued. */
  outcome: ObjectiveOutcome | null;
  endedOn: Temporal.PlainDate | null;
  actions: readonly Action[];
};

/** What is wrong with an objective of a measure that begins on a day. Owner, day and outcome may all be left for later. */
export function brokenByObjective(
  { text, setOn, outcome, endedOn, actions }: Objective,
  startsOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  const say = (rule: string, field: string, message: string, english: string) =>
    broken.push({ rule, field, message, english });
  const future = (day: Temporal.PlainDate | null, rule: string, field: string) => {
    if (day && isBefore(today, day))
      say(
        rule,
        field,
        `Le ${longDate(day)} est à venir : indiquez aujourd'hui ou un jour passé.`,
        `${longDate(day, "en")} is still to come: give today or a day that is past.`,
      );
  };
  if (!text.trim())
    say(
      "objective.text",
      "text",
      "Dites l'objectif, dans les mots du ménage.",
      "Say the objective, in the household's words.",
    );
  future(setOn, "objective.future", "setOn");
  if (isBefore(setOn, startsOn))
    say(
      "objective.beforeMeasure",
      "setOn",
      `La mesure commence le ${longDate(startsOn)} : ses objectifs sont fixés ce jour-là au plus tôt.`,
      `The measure starts on ${longDate(startsOn, "en")}: its objectives are set on that day at the earliest.`,
    );
  if ((outcome === null) !== (endedOn === null))
    say(
      "objective.outcome",
      outcome === null ? "outcome" : "endedOn",
      "Un objectif terminé a un résultat et un jour : donnez les deux, ou aucun.",
      "An objective that has ended has a result and a day: give both, or neither.",
    );
  future(endedOn, "objective.endsInFuture", "endedOn");
  if (endedOn && isBefore(endedOn, setOn))
    say(
      "objective.endsBefore",
      "endedOn",
      `Fixé le ${longDate(setOn)}, l'objectif ne peut pas être terminé avant.`,
      `Set on ${longDate(setOn, "en")}, the objective cannot have ended before.`,
    );
  for (const [index, action] of actions.entries()) {
    if (!action.text.trim())
      say(
        "action.text",
        `actions.${index}.text`,
        "Dites ce qui est à faire, ou retirez la ligne.",
        "Say what is to be done, or remove the line.",
      );
    future(action.doneOn, "action.future", `actions.${index}.doneOn`);
    // Done before it was written down is fine: a worker writes in the evening what was done in the morning.
  }
  return broken;
}

/** An action that is not done and whose day is past. One of an objective that has ended waits for nobody. */
export function isLate(
  { dueOn, doneOn }: Action,
  { outcome }: Pick<Objective, "outcome">,
  today: Temporal.PlainDate,
): boolean {
  return outcome === null && doneOn === null && dueOn !== null && isBefore(dueOn, today);
}

/** Actions of objectives still pursued: done, to do, late among those. */
export function progressOf(
  objectives: readonly Objective[],
  today: Temporal.PlainDate,
): { pursued: number; ended: number; done: number; toDo: number; late: number } {
  const count = { pursued: 0, ended: 0, done: 0, toDo: 0, late: 0 };
  for (const objective of objectives) {
    if (objective.outcome !== null) {
      count.ended += 1;
      continue;
    }
    count.pursued += 1;
    for (const action of objective.actions) {
      if (action.doneOn) count.done += 1;
      else count.toDo += 1;
      if (isLate(action, objective, today)) count.late += 1;
    }
  }
  return count;
}
