/** The augmented assessment: its domains, the problems of each, and which never leave the operator. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

export const MOMENTS = ["start", "midway", "end"] as const;
export type Moment = (typeof MOMENTS)[number];

/** Closed to all but the operator: the coordination learns that one is concerned, yes or no, and nobody learns which. */
export const PROTECTED_DOMAINS = [
  "health",
  "mentalHealth",
  "addiction",
  "violence",
  "justice",
  "immigration",
] as const;
/** The others, in the order of a visit. What the household agrees to share is said in five words (`app.agreement_domain`). */
export const OPEN_DOMAINS = [
  "rentDebt",
  "budget",
  "rights",
  "housing",
  "energy",
  "neighbours",
  "employment",
  "mobility",
  "skills",
  "family",
  "isolation",
] as const;
export const DOMAINS = [...OPEN_DOMAINS, ...PROTECTED_DOMAINS] as const;
export type Domain = (typeof DOMAINS)[number];

/** Set by the rule from the domain, never typed; the database holds it by a check. */
export const isProtected = (domain: Domain): boolean =>
  (PROTECTED_DOMAINS as readonly string[]).includes(domain);

/**
 * What a worker ticks. No national list was found: this one is the platform's own, "à confirmer" with the operators; the coordination
 * adds to it from a day on (`ProblemKind`).
 */
export const PROBLEMS = {
  rentDebt: ["rentDebt", "rentUnpaid", "planBroken", "contestedDebt", "evictionThreat"],
  budget: ["otherDebts", "overIndebtedness", "lowIncome", "budgetKept"],
  rights: ["rightsNotOpened", "benefitSuspended", "overpaid", "noInsurance"],
  housing: ["unfit", "tooLarge", "tooSmall", "insurance", "unsuited"],
  energy: ["energyDebt", "hardToHeat", "supplyCut", "highBills"],
  neighbours: ["neighbours", "noise"],
  employment: ["jobLost", "precariousWork", "noWork", "training"],
  mobility: ["mobility", "farFromServices"],
  skills: ["paperwork", "digital", "language"],
  family: ["separation", "childcare", "adultChild", "bereavement"],
  isolation: ["isolation", "noSupport"],
  health: ["illness", "disability", "careNotOpened"],
  mentalHealth: ["mentalHealth", "exhaustion"],
  addiction: ["addiction"],
  violence: ["domesticViolence", "otherViolence"],
  justice: ["proceedings", "legalAid"],
  immigration: ["residencePermit", "rightsLost"],
} as const satisfies Record<Domain, readonly string[]>;

/** Where problems stood before the list had seventeen domains: what was written then stays as it is, and is offered no more. */
const FORMER: readonly (readonly [Domain, string])[] = [
  ["budget", "rentDebt"],
  ["budget", "rightsNotOpened"],
  ["budget", "benefitSuspended"],
  ["housing", "neighbours"],
  ["housing", "evictionThreat"],
  ["employment", "mobility"],
  ["family", "isolation"],
  ["health", "mentalHealth"],
];

/** A problem that the coordination added to a domain, offered from a day to another (null: until further notice). */
export type ProblemKind = {
  id: string;
  domain: Domain;
  french: string;
  english: string;
  validFrom: Temporal.PlainDate;
  validTo: Temporal.PlainDate | null;
};

/** Whether it is offered on a day. */
export const holdsOn = ({ validFrom, validTo }: ProblemKind, on: Temporal.PlainDate): boolean =>
  !isBefore(on, validFrom) && !(validTo && isBefore(validTo, on));

/** What forbids adding one: both languages, a day that is not past. */
export function brokenByKind(
  { french, english, validFrom }: Pick<ProblemKind, "french" | "english" | "validFrom">,
  today: Temporal.PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  for (const [field, text] of Object.entries({ french, english }))
    if (!text.trim())
      broken.push({
        rule: "problem.words",
        field,
        message: "Nommez la difficulté en français et en anglais : chacun la lit dans sa langue.",
        english: "Name the problem in French and in English: everybody reads it in their language.",
      });
  if (isBefore(validFrom, today))
    broken.push({
      rule: "problem.from",
      field: "validFrom",
      message: "La liste change à partir d'aujourd'hui ou plus tard : ce qui est noté garde sa liste.",
      english: "The list changes from today on, or later: what is written keeps its list.",
    });
  return broken;
}

/** 0–4; null = not assessed. */
export const SEVERITIES = [0, 1, 2, 3, 4] as const;

/** Who works on a problem; null = nobody is named. */
export const WORKS_ON = ["caseWorker", "energyAdviser", "socialAdviser", "household", "other"] as const;
export type WorksOn = (typeof WORKS_ON)[number];

export type ProblemFacts = {
  domain: Domain;
  /** Null: in the worker's own words. */
  problem: string | null;
  severity: number | null;
  workedOn: boolean;
  detail: string | null;
  /** ISO day, the first of the month where only that is known; null = not known. */
  since?: string | null | undefined;
  /** What the household wants, in its words; null = not asked. */
  wish?: string | null | undefined;
  worksOn?: WorksOn | null | undefined;
};

/** More than three problems: what the programme counts as several difficulties at once (sheet of 2020). */
export const combines = (problems: readonly Pick<ProblemFacts, "workedOn">[]): boolean =>
  problems.filter(({ workedOn }) => workedOn).length > 3;

/** What is wrong with an assessment as it is written. Incomplete is allowed: no severity is asked for. */
export function brokenByAssessment(
  { assessedOn, problems }: { assessedOn: Temporal.PlainDate; problems: readonly ProblemFacts[] },
  today: Temporal.PlainDate,
  added: readonly ProblemKind[] = [],
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
  const isKnown = (domain: Domain, problem: string) =>
    (PROBLEMS[domain] as readonly string[]).includes(problem) ||
    FORMER.some(([where, name]) => where === domain && name === problem) ||
    added.some((kind) => kind.domain === domain && kind.id === problem);
  for (const [index, { domain, problem, detail, since }] of problems.entries()) {
    const field = `problems.${index}.problem`;
    if (since && isBefore(assessedOn, Temporal.PlainDate.from(since)))
      broken.push({
        rule: "assessment.since",
        field: `problems.${index}.since`,
        message: `Une difficulté notée le ${longDate(assessedOn)} ne peut pas avoir commencé après.`,
        english: `A problem noted on ${longDate(assessedOn, "en")} cannot have begun after.`,
      });
    if (problem === null ? !detail?.trim() : !isKnown(domain, problem))
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

/** The severity of a domain at each moment: the strongest of its problems; null = assessed, not said; undefined = no such assessment. */
export type Course = {
  domain: Domain;
  protected: boolean;
  at: Partial<Record<Moment, { severity: number | null; problems: number }>>;
};

/** How each domain that was ever concerned went, from the last assessment of each moment; in the order of the list. */
export function courseOf(
  assessments: readonly { moment: Moment; on: string; problems: readonly ProblemFacts[] }[],
): Course[] {
  const last = new Map<Moment, (typeof assessments)[number]>();
  for (const one of assessments.toSorted((a, b) => a.on.localeCompare(b.on))) last.set(one.moment, one);
  const concerned = new Set(
    [...last.values()].flatMap(({ problems }) => problems.map(({ domain }) => domain)),
  );
  return DOMAINS.filter((domain) => concerned.has(domain)).map((domain) => {
    const at: Course["at"] = {};
    for (const [moment, { problems }] of last) {
      const own = problems.filter((problem) => problem.domain === domain);
      const said = own.flatMap(({ severity }) => (severity === null ? [] : [severity]));
      // No problem noted any more: the domain is at rest.
      at[moment] = {
        severity: own.length === 0 ? 0 : said.length > 0 ? Math.max(...said) : null,
        problems: own.length,
      };
    }
    return { domain, protected: isProtected(domain), at };
  });
}
