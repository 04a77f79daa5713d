/** Where one eviction procedure stands: its stage, its dates with their readings, what is wrong in it, what can still be done.
 *  Each part has its own file; this one puts them together. */
import type { Broken } from "../platform/calendar/dated.ts";
import { contradictions, type Facts, type Stage, stageOf } from "./acts.rules.ts";
import { clauseProblems, terminationClause } from "./clause.rules.ts";
import { evictionProblems, evictionSteps } from "./eviction.rules.ts";
import { hearingProblems, hearingSteps } from "./hearing.rules.ts";
import { type Lever, leversOpen } from "./levers.rules.ts";
import type { Step } from "./step.rules.ts";

export type Deadlines = {
  stage: Stage;
  /** In order of days. */
  dates: Step[];
  problems: Broken[];
  levers: Lever[];
};

/** Stage, dates, problems and levers of a procedure. Pure; contradictory facts become problems, never an exception. */
export function deadlines(facts: Facts): Deadlines {
  const clause = terminationClause(facts);
  const dates = [...(clause ? [clause] : []), ...hearingSteps(facts), ...evictionSteps(facts)].toSorted(
    (one, other) => Temporal.PlainDate.compare(one.on, other.on),
  );
  const problems = [
    ...contradictions(facts),
    ...clauseProblems(facts, clause),
    ...hearingProblems(facts),
    ...evictionProblems(facts),
  ];
  const stage = stageOf(facts, clause?.on);
  return { stage, dates, problems, levers: leversOpen(facts, stage, dates, problems) };
}
