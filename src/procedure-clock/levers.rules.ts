/** What can still be done to keep the household in its home, at the stage reached: each lever with its source and its last day.
 *  A lever whose last day has passed on the day asked is no longer open. */
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore, latest } from "../platform/calendar/plain-date.ts";
import { actsOf, type Facts, STAGES, type Stage } from "./acts.rules.ts";
import { winterTruceFrom } from "./eviction.rules.ts";
import { type Step, earliestReading } from "./step.rules.ts";

type PlainDate = Temporal.PlainDate;

export type Lever = { id: LeverId; until?: PlainDate; source: string };

/** What a lever's line may look at. `day`: the day asked, else that of the last act, else none. */
type Situation = { facts: Facts; day: PlainDate; steps: readonly Step[]; problems: readonly Broken[] };

type Line = {
  from: Stage;
  to: Stage;
  source: (situation: Situation) => string;
  until?: (situation: Situation) => PlainDate | undefined;
  when?: (situation: Situation) => boolean;
};

const ARTICLE_24 = "loi n° 89-462 du 6 juillet 1989, art. 24";
const programme = () => "programme « Logement toujours », fiche de juin 2020";
const hearingDay = ({ facts }: Situation) => actsOf(facts, "hearing").at(-1)?.on;
const isSocial = ({ facts }: Situation) => facts.landlordKind !== "private";

const LINES = {
  supportMeasure: { from: "noProcedure", to: "cohesionProtocol", source: programme },
  repaymentPlan: { from: "noProcedure", to: "policeAnswer", source: () => "CCH R824-19 ; accord amiable" },
  rentRelief: { from: "noProcedure", to: "hearing", source: programme },
  debtGrant: { from: "noProcedure", to: "policeAnswer", source: programme },
  housingFund: {
    from: "noProcedure",
    to: "policeAnswer",
    source: () => "loi n° 90-449 du 31 mai 1990, art. 6 : à confirmer",
  },
  keepHousingBenefit: { from: "noProcedure", to: "hearing", source: benefitSource },
  overIndebtedness: {
    from: "noProcedure",
    to: "policeAnswer",
    source: ({ day }) => `${legalOn("overIndebtedness.evictionSuspended", day)!.source} ; C. conso L722-5`,
  },
  rehousing: { from: "noProcedure", to: "policeAnswer", source: programme },
  conciliation: {
    from: "noProcedure",
    to: "terminationClause",
    source: ({ day }) => legalOn("conciliation.upTo", day)!.source,
  },
  /** Paying all that the order asks before any reading has the clause acquired. */
  payInFull: {
    from: "paymentOrder",
    to: "paymentOrder",
    source: () => `${ARTICLE_24} I`,
    until: ({ steps }) => {
      const clause = steps.find(({ id }) => id === "terminationClause");
      return clause && earliestReading(clause).subtract({ days: 1 });
    },
  },
  courtAssessment: {
    from: "summons",
    to: "hearing",
    source: ({ day }) => legalOn("courtAssessment.beforeHearingWorkingDays", day)!.source,
    until: ({ steps }) => steps.find(({ id }) => id === "courtAssessmentBy")?.on,
  },
  resumeRent: {
    from: "paymentOrder",
    to: "hearing",
    source: () => `${ARTICLE_24} V`,
    until: ({ steps }) => steps.find(({ id }) => id === "resumeRentBy")?.on,
  },
  timeToPayByJudge: {
    from: "terminationClause",
    to: "hearing",
    source: ({ day }) => legalOn("judge.planMaxMonths", day)!.source,
    until: hearingDay,
  },
  clauseSuspension: {
    from: "terminationClause",
    to: "hearing",
    source: () => `${ARTICLE_24} VII`,
    until: hearingDay,
  },
  inadmissibleSummons: {
    from: "summons",
    to: "hearing",
    source: () => `${ARTICLE_24} II et III`,
    until: hearingDay,
    when: ({ problems }) => problems.some(({ rule }) => /^(ccapex|prefect)\./.test(rule)),
  },
  keepJudgePlan: {
    from: "judgment",
    to: "policeAnswer",
    source: () => `${ARTICLE_24} V et VII`,
    until: ({ steps }) => steps.find(({ id }) => id === "judgePlanEnds")?.on,
    when: ({ steps }) => steps.some(({ id }) => id === "judgePlanEnds"),
  },
  leaseTransfer: { from: "summons", to: "policeAnswer", source: () => "CCH L442-8-3 ; décret n° 2010-1564" },
  cohesionProtocol: {
    from: "judgment",
    to: "policeAnswer",
    source: ({ day }) => legalOn("cohesion.lasts", day)!.source,
    when: isSocial,
  },
  /** Threatened with eviction without being rehoused: the mediation commission may be asked. */
  dalo: { from: "judgment", to: "policeAnswer", source: () => "CCH L441-2-3 II : à confirmer" },
  timeToVacate: {
    from: "judgment",
    to: "policeAnswer",
    source: ({ day }) => legalOn("timeToVacate", day)!.source,
  },
  extraThreeMonths: {
    from: "orderToVacate",
    to: "policeAnswer",
    source: ({ day }) => legalOn("orderToVacate.judgeMayAdd", day)!.source,
  },
  winterTruce: {
    from: "orderToVacate",
    to: "policeAnswer",
    source: ({ day }) => legalOn("winterTruce", day)!.source,
    until: ({ day, steps }) =>
      winterTruceFrom(
        latest(day, steps.find(({ id }) => id === "earliestEviction")?.on.subtract({ days: 1 }))!,
      ).last,
  },
  keepCohesionPlan: {
    from: "cohesionProtocol",
    to: "cohesionProtocol",
    source: ({ day }) => legalOn("cohesion.lasts", day)!.source,
    until: ({ steps }) => steps.find(({ id }) => id === "cohesionProtocolEnd")?.on,
  },
  reopenHousingBenefit: {
    from: "cohesionProtocol",
    to: "cohesionProtocol",
    source: ({ day }) => legalOn("cohesion.lasts", day)!.source,
  },
} as const satisfies Record<string, Line>;

export type LeverId = keyof typeof LINES;

/** Levers open at `stage`, in the order of the table. */
export function leversOpen(
  facts: Facts,
  stage: Stage,
  steps: readonly Step[],
  problems: readonly Broken[],
): Lever[] {
  const day = facts.on ?? latest(...facts.acts.map((act) => act.on));
  // Without any date, the law as it stands last in the table.
  const situation: Situation = { facts, day: day ?? Temporal.PlainDate.from("9999-12-31"), steps, problems };
  const at = STAGES.indexOf(stage);
  return (Object.entries(LINES) as [LeverId, Line][])
    .filter(([, line]) => STAGES.indexOf(line.from) <= at && at <= STAGES.indexOf(line.to))
    .filter(([, line]) => line.when?.(situation) ?? true)
    .map(([id, line]): Lever => {
      const until = line.until?.(situation);
      return { id, ...(until && { until }), source: line.source(situation) };
    })
    .filter(({ until }) => !(facts.on && until && isBefore(until, facts.on)));
}

function benefitSource({ day }: Situation): string {
  const kept = legalOn("benefit.keptWhenPaidShare", day);
  const decided = legalOn("benefit.decidedBy", day)!;
  return kept ? kept.source : `${decided.value} : ${decided.source}`;
}
