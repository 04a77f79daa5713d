/** What each step of a procedure asks of people: who has to act, whether a chance ends with it, and the act that settles it. */
import type { ActKind } from "./acts.rules.ts";
import type { LeverId } from "./levers.rules.ts";

/** Who has to act by that day; `nobody`: the day comes by itself. */
export const ACTORS = ["household", "landlord", "socialServices", "everybody", "nobody"] as const;
export type StepActor = (typeof ACTORS)[number];

/**
 * `lastChance`: what is not done by then cannot be done any more. `turning`: the procedure goes further that day.
 * `milestone`: something becomes possible, is checked or ends.
 */
export const NATURES = ["lastChance", "turning", "milestone"] as const;
export type StepNature = (typeof NATURES)[number];

type Told = { actor: StepActor; nature: StepNature; settledBy?: ActKind };

/** By step. Sources are those of the step itself (rules.md §2). */
export const STEP_NATURES = {
  terminationClause: { actor: "household", nature: "turning" },
  earliestSummons: { actor: "landlord", nature: "milestone", settledBy: "summons" },
  prefectNoticeBy: { actor: "landlord", nature: "lastChance", settledBy: "prefectNotice" },
  assessmentInterviewBy: { actor: "socialServices", nature: "lastChance" },
  courtAssessmentBy: { actor: "socialServices", nature: "lastChance" },
  resumeRentBy: { actor: "household", nature: "lastChance", settledBy: "judgment" },
  hearing: { actor: "everybody", nature: "turning", settledBy: "judgment" },
  judgePlanEnds: { actor: "household", nature: "milestone" },
  earliestEviction: { actor: "nobody", nature: "turning" },
  winterTruce: { actor: "nobody", nature: "milestone" },
  policeSilence: { actor: "nobody", nature: "milestone", settledBy: "policeAnswer" },
  cohesionReview: { actor: "everybody", nature: "milestone" },
  newLeaseBy: { actor: "landlord", nature: "lastChance" },
  cohesionProtocolEnd: { actor: "everybody", nature: "milestone" },
} as const satisfies Record<string, Told>;
export type StepId = keyof typeof STEP_NATURES;

/** What a step asks; one that a newer rule added and nobody described yet comes by itself. */
export const natureOf = (id: string): Told =>
  (STEP_NATURES as Readonly<Record<string, Told>>)[id] ?? { actor: "nobody", nature: "milestone" };

/** The step is behind: the act that settles it stands. Whether it came in time is told by the problems. */
export function isSettled(id: string, acts: readonly { kind: ActKind }[]): boolean {
  const { settledBy } = natureOf(id);
  return settledBy !== undefined && acts.some(({ kind }) => kind === settledBy);
}

/** Who pulls a lever: who has to ask or act for it. */
export const LEVER_ACTORS: Record<LeverId, StepActor> = {
  supportMeasure: "everybody",
  repaymentPlan: "household",
  rentRelief: "everybody",
  debtGrant: "everybody",
  housingFund: "household",
  keepHousingBenefit: "household",
  overIndebtedness: "household",
  rehousing: "household",
  conciliation: "household",
  payInFull: "household",
  courtAssessment: "socialServices",
  resumeRent: "household",
  timeToPayByJudge: "household",
  clauseSuspension: "household",
  inadmissibleSummons: "household",
  keepJudgePlan: "household",
  leaseTransfer: "everybody",
  cohesionProtocol: "landlord",
  dalo: "household",
  timeToVacate: "household",
  extraThreeMonths: "household",
  winterTruce: "nobody",
  keepCohesionPlan: "household",
  reopenHousingBenefit: "landlord",
};
