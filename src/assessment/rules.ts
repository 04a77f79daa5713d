/** The augmented assessment: its domains, the problems of each, and which never leave the operator. */
import { SHARED_DOMAINS } from "../household-agreement/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

export const MOMENTS = ["start", "midway", "end"] as const;
export type Moment = (typeof MOMENTS)[number];

/** Closed to all but the operator: the coordination learns that one is concerned, yes or no, and nobody learns which. */
export const PROTECTED_DOMAINS = ["health", "addiction", "violence", "justice", "immigration"] as const;
export const DOMAINS = [...SHARED_DOMAINS, ...PROTECTED_DOMAINS] as const;
export type Domain = (typeof DOMAINS)[number];

/** Set by the rule from the domain, never typed; the database holds it by a check. */
export const isProtected = (domain: Domain): boolean =>
  (PROTECTED_DOMAINS as readonly string[]).includes(domain);

/** What a worker ticks. No national list was found: this one is the platform's own, "à confirmer" with the operators. */
export const PROBLEMS = {
  housing: ["unfit", "tooLarge", "tooSmall", "insurance", "neighbours", "evictionThreat"],
  budget: ["rentDebt", "otherDebts", "overIndebtedness", "lowIncome", "rightsNotOpened", "benefitSuspended"],
  employment: ["jobLost", "precariousWork", "noWork", "mobility"],
  family: ["separation", "isolation", "childcare", "adultChild", "bereavement"],
  energy: ["energyDebt", "hardToHeat", "supplyCut"],
  health: ["illness", "disability", "mentalHealth", "careNotOpened"],
  addiction: ["addiction"],
  violence: ["domesticViolence", "otherViolence"],
  justice: ["proceedings", "legalAid"],
  immigration: ["residencePermit", "rightsLost"],
} as const satisfies Record<Domain, readonly string[]>;

/** 0–4; null = not assessed. */
export const SEVERITIES = [0, 1, 2, 3, 4] as const;

export type ProblemFacts = {
  domain: Domain;
  /** Null: in the worker's own words. */
  problem: string | null;
  severity: number | null;
  workedOn: boolean;
  detail: string | null;
};

/** More than three problems: what the programme counts as several difficulties at once (sheet of 2020). */
export const combines = (problems: readonly Pick<ProblemFacts, "workedOn">[]): boolean =>
  problems.filter(({ workedOn }) => workedOn).length > 3;

/** What is wrong with an assessment as it is written. Incomplete is allowed: no severity is asked for. */
export function brokenByAssessment(
  { assessedOn, problems }: { assessedOn: Temporal.PlainDate; problems: readonly ProblemFacts[] },
  today: Temporal.PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  if (isBefore(today, assessedOn))
    broken.push({
      rule: "assessment.future",
      message: `Le ${longDate(assessedOn)} est à venir : un diagnostic se note le jour où il est fait, ou après.`,
      english: `${longDate(assessedOn, "en")} is still to come: an assessment is noted on the day it is made, or after.`,
      field: "assessedOn",
    });
  const seen = new Set<string>();
  for (const [index, { domain, problem, detail }] of problems.entries()) {
    const field = `problems.${index}.problem`;
    if (problem === null ? !detail?.trim() : !(PROBLEMS[domain] as readonly string[]).includes(problem))
      broken.push({
        rule: "assessment.problem",
        message: "Choisissez une difficulté de ce domaine, ou dites-la avec vos mots.",
        english: "Choose a problem of this domain, or tell it in your words.",
        field,
      });
    if (problem !== null && seen.has(`${domain} ${problem}`))
      broken.push({
        rule: "assessment.twice",
        message: "Cette difficulté est déjà notée.",
        english: "This problem is noted already.",
        field,
      });
    seen.add(`${domain} ${problem}`);
  }
  return broken;
}
