/** Words of the programme's money, and its reconciliation: nothing sums silently, each difference has its amount and waits for words. */
import type { Broken } from "../platform/calendar/dated.ts";

export const FUNDING_KINDS = [
  "voted",
  "agreed",
  "directAid",
  "received",
  "spent",
  "committed",
  "justified",
] as const;
/** `directAid`: agreed to be handed on to households, outside the budget voted. */
export type FundingKind = (typeof FUNDING_KINDS)[number];

/** What money pays for. A funder's agreement says of each whether it is eligible. */
export const COST_LINES = [
  "support",
  "coordination",
  "relief",
  "grants",
  "overhead",
  "landlordTime",
  "other",
] as const;
export type CostLine = (typeof COST_LINES)[number];

type Line = { year: number; kind: FundingKind; amountCents: number };
/** Of a kind without any line, null: unknown, which is not 0. */
export type Totals = Readonly<Record<FundingKind, number | null>>;

export function totalsOf(lines: readonly Line[], year: number): Totals {
  const of = (kind: FundingKind) => {
    const some = lines.filter((line) => line.kind === kind && line.year === year);
    return some.length === 0 ? null : some.reduce((sum, { amountCents }) => sum + amountCents, 0);
  };
  return Object.fromEntries(FUNDING_KINDS.map((kind) => [kind, of(kind)])) as Totals;
}

/** The last of the years known, and no coming one where there is another: an agreement says what it grants for years ahead. */
export function yearShownFirst(known: readonly number[], thisYear: number): number {
  const begun = known.filter((year) => year <= thisYear);
  if (begun.length > 0) return Math.max(...begun);
  return known.length > 0 ? Math.min(...known) : thisYear;
}

/** What the funds' envelopes hold committed of a year; `landlords`: their own part of reliefs, no fund's money; null: not for this reader. */
export type InEnvelopes = { relief: number; grants: number; landlords: number | null };
/** A sum of lines, or what the funds' envelopes hold committed. */
export const SUMS = [...FUNDING_KINDS, "envelopes"] as const;
export type Sum = (typeof SUMS)[number];

/** Two sums that should agree; the second is taken from the first. */
export const COMPARISONS = [
  "agreed/voted",
  "agreed+directAid/voted",
  "received/agreed",
  "spent/voted",
  "spent/received",
  "justified/received",
  "committed/envelopes",
] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** `amountCents` is what it was when somebody explained it. */
export type Explanation = {
  between: string;
  amountCents: number;
  words: string;
  by: string | null;
  on: string;
};

/** `amountCents` null: a side is unknown, and `unknown` names it. `stale`: the last words, of another amount: they no longer hold. */
export type Difference = {
  between: Comparison;
  amountCents: number | null;
  unknown: Sum[];
  explained: Explanation | null;
  stale: Explanation | null;
};

export const SIDES: Readonly<Record<Comparison, readonly [readonly Sum[], Sum]>> = {
  "agreed/voted": [["agreed"], "voted"],
  "agreed+directAid/voted": [["agreed", "directAid"], "voted"],
  "received/agreed": [["received"], "agreed"],
  "spent/voted": [["spent"], "voted"],
  "spent/received": [["spent"], "received"],
  "justified/received": [["justified"], "received"],
  "committed/envelopes": [["committed"], "envelopes"],
};

/** `explanations`: oldest first. A comparison of which nothing at all is known is left out; direct aid counts only where there is some. */
export function differences(
  lines: Totals,
  explanations: readonly Explanation[],
  inEnvelopes: InEnvelopes | null = null,
): Difference[] {
  const envelopes = inEnvelopes && inEnvelopes.relief + inEnvelopes.grants;
  const totals: Readonly<Record<Sum, number | null>> = { ...lines, envelopes };
  return COMPARISONS.flatMap((between): Difference[] => {
    const [over, under] = SIDES[between];
    if (over.includes("directAid") && totals.directAid === null) return [];
    const unknown = [...over, under].filter((kind) => totals[kind] === null);
    if (unknown.length > over.length) return [];
    const amountCents =
      unknown.length > 0 ? null : over.reduce((sum, kind) => sum + totals[kind]!, 0) - totals[under]!;
    const last = explanations.findLast((one) => one.between === between) ?? null;
    const holds = last !== null && last.amountCents === amountCents;
    return [
      {
        between,
        amountCents,
        unknown,
        explained: holds ? last : null,
        stale: holds ? null : last,
      },
    ];
  });
}

/** Differences that somebody still has to explain. */
export const toExplain = (all: readonly Difference[]) =>
  all.filter(({ amountCents, explained }) => amountCents !== null && amountCents !== 0 && explained === null);

/** What an agreement says of a cost line. Null: not said. `sharePercent`: of the year's spending on that line, all payers together. */
export type AgreementRule = {
  costLine: CostLine;
  eligible: boolean | null;
  ceilingCents: number | null;
  sharePercent: number | null;
};
type Spent = { costLine: CostLine | null; amountCents: number; own: boolean };

/** Where the spending charged to an agreement (`own`) breaks what it says. `spent`: all spending of the year. */
export function brokenByAgreement(
  rules: readonly AgreementRule[],
  spent: readonly Spent[],
  named: (line: CostLine, language: "fr" | "en") => string,
  euros: (cents: number, language: "fr" | "en") => string,
): Broken[] {
  const broken: Broken[] = [];
  for (const { costLine, eligible, ceilingCents, sharePercent } of rules) {
    const of = (some: readonly Spent[]) =>
      some.filter((one) => one.costLine === costLine).reduce((sum, { amountCents }) => sum + amountCents, 0);
    const own = of(spent.filter((one) => one.own));
    if (own === 0) continue;
    if (eligible === false)
      broken.push({
        rule: "funding.notEligible",
        field: costLine,
        message: `${named(costLine, "fr")} : ${euros(own, "fr")} sont imputés, et la convention ne paie pas ce poste.`,
        english: `${named(costLine, "en")}: ${euros(own, "en")} are charged, and the agreement does not pay for this line.`,
      });
    if (ceilingCents !== null && own > ceilingCents)
      broken.push({
        rule: "funding.ceiling",
        field: costLine,
        message: `${named(costLine, "fr")} : ${euros(own, "fr")} sont imputés, le plafond est de ${euros(ceilingCents, "fr")}.`,
        english: `${named(costLine, "en")}: ${euros(own, "en")} are charged, the ceiling is ${euros(ceilingCents, "en")}.`,
      });
    const whole = of(spent);
    if (sharePercent !== null && own * 100 > whole * sharePercent)
      broken.push({
        rule: "funding.share",
        field: costLine,
        message: `${named(costLine, "fr")} : ${euros(own, "fr")} sur ${euros(whole, "fr")} dépassent la part de ${sharePercent} %.`,
        english: `${named(costLine, "en")}: ${euros(own, "en")} of ${euros(whole, "en")} exceed the share of ${sharePercent} %.`,
      });
  }
  return broken;
}

export type AgreementFacts = {
  funder: string;
  name: string;
  startsOn: string;
  endsOn: string;
  years: readonly { year: number; amountCents: number }[];
};

export function brokenAgreement({ funder, name, startsOn, endsOn, years }: AgreementFacts): Broken[] {
  const broken: Broken[] = [];
  const say = (field: string, message: string, english: string) =>
    broken.push({ rule: `funding.${field}`, field, message, english });
  if (funder.trim() === "") say("funder", "Choisissez le financeur.", "Choose the funder.");
  if (name.trim() === "") say("name", "Donnez un nom à la convention.", "Give the agreement a name.");
  if (endsOn < startsOn) say("endsOn", "La fin vient avant le début.", "The end comes before the start.");
  for (const { year } of years)
    if (year < Number(startsOn.slice(0, 4)) || year > Number(endsOn.slice(0, 4)))
      say(
        "years",
        `${year} est hors de la convention (${startsOn.slice(0, 4)} à ${endsOn.slice(0, 4)}).`,
        `${year} is outside the agreement (${startsOn.slice(0, 4)} to ${endsOn.slice(0, 4)}).`,
      );
  return broken;
}
