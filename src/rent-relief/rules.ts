/** Rent relief (remise de solvabilisation): how many months, how much, who pays, and the bill the household receives.
 *  Lowers the amount due of a rent bill; the rent itself never changes (rules.md §4). */
import type { Broken, Dated } from "../platform/calendar/dated.ts";
import { longDate, longMonth, monthsInEnglish } from "../platform/calendar/wording.ts";
import { type Cents, cents } from "../platform/money/cents.ts";
import { formatCents } from "../platform/money/format.ts";

type Month = Temporal.PlainYearMonth;

/** How the amount of a month is set: a sum, a ratio of the bill (0 to 1), or down to what the household can pay. */
export type ReliefTerms =
  | { kind: "fixed"; amountCents: number }
  | { kind: "share"; share: number }
  | { kind: "downTo"; payableCents: number };

/** What is taken off one month's bill. `month` ISO (`2027-01`). */
export type MonthOfRelief = { month: string; amountCents: number };

/** Months of relief the path may still have. `granted`: all months of its measures, cancelled ones left out. */
export function monthsLeft(granted: readonly Month[], limit: Dated<number>): number {
  return Math.max(0, limit.value - distinct(granted).size);
}

/**
 * Why these months cannot be granted, or undefined. `limit`: months at most per household and path, in force on the decision
 * (legal-parameters; 6, programme sheet). `measure`: the active measure; its end is absent while it runs without a set end.
 */
export function refusalOfMonths(
  asked: readonly Month[],
  granted: readonly Month[],
  limit: Dated<number>,
  measure?: { startsOn: Temporal.PlainDate; endsOn?: Temporal.PlainDate },
): Broken | undefined {
  const already = distinct(granted);
  const twice = asked.find(
    (month, at) => already.has(key(month)) || asked.findIndex((m) => m.equals(month)) < at,
  );
  if (asked.length === 0)
    return {
      rule: "rentRelief.months",
      message: "Demandez au moins 1 mois.",
      english: "Ask for at least 1 month.",
      field: "months",
    };
  if (twice)
    return {
      rule: "rentRelief.monthTwice",
      message: `Le mois de ${longMonth(twice)} a déjà une remise ; un mois n'en porte qu'une.`,
      english: `${longMonth(twice, "en")} already has a relief; a month bears one only.`,
      field: "months",
    };
  if (asked.length > limit.value - already.size)
    return {
      rule: limit.id,
      message: `${asked.length} mois demandés${already.size > 0 ? ` après ${already.size} accordés` : ""} ; la remise de solvabilisation dure ${limit.value} mois au plus`,
      english: `${monthsInEnglish(asked.length)} asked${already.size > 0 ? ` after ${already.size} granted` : ""}; rent relief lasts ${monthsInEnglish(limit.value)} at most`,
      source: limit.source,
      field: "months",
    };
  return measure && refusalOutsideMeasure(asked, measure);
}

/** A relief needs an active measure and ends with it: the month a measure starts or ends in is still its own. */
function refusalOutsideMeasure(
  asked: readonly Month[],
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn?: Temporal.PlainDate },
): Broken | undefined {
  const first = startsOn.toPlainYearMonth();
  const last = endsOn?.toPlainYearMonth();
  const outside = asked.find(
    (month) =>
      Temporal.PlainYearMonth.compare(month, first) < 0 ||
      (last && Temporal.PlainYearMonth.compare(month, last) > 0),
  );
  if (!outside) return undefined;
  const span = endsOn ? `du ${longDate(startsOn)} au ${longDate(endsOn)}` : `depuis le ${longDate(startsOn)}`;
  const inEnglish = endsOn
    ? `from ${longDate(startsOn, "en")} to ${longDate(endsOn, "en")}`
    : `since ${longDate(startsOn, "en")}`;
  return {
    rule: "rentRelief.needsMeasure",
    message: `Pas de remise en ${longMonth(outside)} : la mesure d'accompagnement court ${span}.`,
    english: `No relief in ${longMonth(outside, "en")}: the support measure runs ${inEnglish}.`,
    field: "months",
  };
}

/** Relief on one bill, never below 0 nor above the bill; or the rule its terms break. `billCents`: amount due before relief. */
export function reliefAmount(terms: ReliefTerms, billCents: number): Cents | Broken {
  if (terms.kind === "share" && !(terms.share >= 0 && terms.share <= 1))
    return broken(
      "rentRelief.share",
      "Une part de l'avis d'échéance se situe entre 0 % et 100 %.",
      "A share of the rent bill lies between 0% and 100%.",
      "share",
    );
  const typed = terms.kind === "fixed" ? terms.amountCents : terms.kind === "downTo" ? terms.payableCents : 0;
  if (!Number.isSafeInteger(typed) || typed < 0)
    return broken(
      "rentRelief.amount",
      "Le montant s'écrit au centime près et n'est pas négatif.",
      "The amount is written to the cent and is not below zero.",
      terms.kind === "fixed" ? "amountCents" : "payableCents",
    );
  const bill = Math.max(0, billCents);
  const wanted =
    terms.kind === "fixed" ? typed : terms.kind === "share" ? Math.round(bill * terms.share) : bill - typed;
  return cents(Math.min(bill, Math.max(0, wanted)));
}

/**
 * What these terms take off each month, in order; or what is wrong with them, each beside its field. `byMonth`: an amount for each
 * month, in the order of `months`; one that is not above 0, or is above the bill, is refused, since it was meant for that month.
 */
export function reliefByMonth(
  months: readonly Month[],
  amounts: ReliefTerms | { kind: "byMonth"; amountsCents: readonly number[] },
  billCents: number,
): MonthOfRelief[] | Broken[] {
  const sorted = months.toSorted(Temporal.PlainYearMonth.compare);
  if (amounts.kind !== "byMonth") {
    const each = reliefAmount(amounts, billCents);
    if (typeof each !== "number") return [each];
    return each === 0 ? [NOTHING] : sorted.map((month) => ({ month: month.toString(), amountCents: each }));
  }
  const { amountsCents } = amounts;
  if (amountsCents.length !== months.length)
    return [
      broken(
        "rentRelief.amount",
        `${months.length} mois et ${amountsCents.length} montants : il en faut un par mois.`,
        `${monthsInEnglish(months.length)} and ${amountsCents.length} amounts: one a month is needed.`,
        "amountsCents",
      ),
    ];
  const wrong = amountsCents.flatMap((amount, at) => amountProblem(amount, billCents, at) ?? []);
  if (wrong.length > 0) return wrong;
  return months
    .map((month, at) => ({ month: month.toString(), amountCents: amountsCents[at]! }))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
}

const NOTHING: Broken = {
  rule: "rentRelief.amount",
  field: "amountCents",
  message: "La remise proposée est de 0 € : elle ne change rien.",
  english: "The relief proposed is of €0: it changes nothing.",
};

/** One month's amount: above 0, never above the bill. */
function amountProblem(amountCents: number, billCents: number, at: number): Broken | undefined {
  const field = `amountsCents.${at}`;
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0)
    return broken(
      "rentRelief.amount",
      "Une remise s'écrit au centime près et dépasse 0 € ; retirez le mois s'il n'en porte pas.",
      "A relief is written to the cent and is above €0; leave the month out if it bears none.",
      field,
    );
  if (amountCents > billCents)
    return broken(
      "rentRelief.aboveBill",
      `La remise ne dépasse pas l'avis d'échéance du mois, ${formatCents(billCents)}.`,
      `The relief is no more than the month's rent bill, ${formatCents(billCents, "en")}.`,
      field,
    );
  return undefined;
}

/** Facts of one month for a proposal, all in cents; `targetEffort` is a ratio of resources, `ceiling` and `envelopeLeft` may be absent. */
export type ProposalFacts = {
  rentCents: number;
  chargesCents: number;
  benefitCents: number;
  resourcesCents: number;
  /** Share of its resources the household can put into its home, the funder's dated setting: 0.3 = 30 %. */
  targetEffort: Dated<number>;
  ceilingCents?: number;
  envelopeLeftCents?: number;
};

/** What bounds a proposed amount: the need itself, the funder's ceiling or what is left of the envelope. */
export type Proposal = { amountCents: Cents; bound: "need" | "ceiling" | "envelope" };

/** min(ceiling, max(0, rent + charges − benefit − target effort × resources), what is left of the envelope): rules.md §4. A person decides. */
export function proposedRelief(facts: ProposalFacts): Proposal {
  const bill = Math.max(0, facts.rentCents + facts.chargesCents - facts.benefitCents);
  const effort = Math.floor(Math.max(0, facts.resourcesCents) * facts.targetEffort.value);
  const bounds: [Proposal["bound"], number][] = [
    ["need", Math.max(0, bill - effort)],
    ["ceiling", Math.max(0, facts.ceilingCents ?? Infinity)],
    ["envelope", Math.max(0, facts.envelopeLeftCents ?? Infinity)],
  ];
  const [bound, amount] = bounds.reduce((least, next) => (next[1] < least[1] ? next : least));
  return { amountCents: cents(amount), bound };
}

/** What is left for reliefs in one envelope and year: a fund's, or the landlord's own (`landlord`). Cents. */
export type Room = { fund: string; year: number; cents: number };

/** Most that open envelopes bear each month of a relief, in cents; undefined where none is open. `fundShare` 0–1; months ISO. */
export function roomEachMonth(
  months: readonly string[],
  rooms: readonly Room[],
  { fund, fundShare }: { fund: string; fundShare: number },
): number | undefined {
  const shares: Record<string, number> = { landlord: 1 - fundShare, [fund]: fundShare };
  const most = rooms.flatMap(({ fund: payer, year, cents: left }) => {
    const paid = (shares[payer] ?? 0) * months.filter((month) => month.startsWith(`${year}-`)).length;
    return paid > 0 ? [Math.floor(left / paid)] : [];
  });
  return most.length === 0 ? undefined : Math.min(...most);
}

/** Who bears a relief: `landlordShare` (ratio, dated) to the landlord, rounded to the cent, the rest to the fund. */
export function splitRelief(
  amountCents: number,
  landlordShare: Dated<number>,
): { landlordCents: Cents; fundCents: Cents } {
  const share = Math.min(1, Math.max(0, landlordShare.value));
  const landlordCents = cents(Math.round(amountCents * share));
  return { landlordCents, fundCents: cents(amountCents - landlordCents) };
}

/** A rent bill as the household reads it, relief included. `reliefCents` is a positive amount taken off the reference. */
export type ReliefBill = {
  month: Month;
  rentCents: Cents;
  chargesCents: Cents;
  benefitCents: Cents;
  /** Rent + charges − benefit: what would be due without relief. */
  referenceCents: Cents;
  relief?: {
    amountCents: Cents;
    agreementNumber: string;
    monthNumber: number;
    monthsInAll: number;
    label: string;
  };
  amountDueCents: Cents;
};

/** The bill of a month under an agreement (its number and months in order). A month outside the agreement has no relief line. */
export function billWithRelief(
  bill: { month: Month; rentCents: number; chargesCents: number; benefitCents: number },
  agreement: { number: string; months: readonly Month[]; terms: ReliefTerms },
): ReliefBill | Broken {
  const { month, rentCents, chargesCents, benefitCents } = bill;
  const referenceCents = cents(Math.max(0, rentCents + chargesCents - benefitCents));
  const lines = {
    month,
    rentCents: cents(rentCents),
    chargesCents: cents(chargesCents),
    benefitCents: cents(benefitCents),
    referenceCents,
  };
  const months = agreement.months.toSorted(Temporal.PlainYearMonth.compare);
  const at = months.findIndex((granted) => granted.equals(month));
  if (at < 0) return { ...lines, amountDueCents: referenceCents };
  const amountCents = reliefAmount(agreement.terms, referenceCents);
  if (typeof amountCents !== "number") return amountCents;
  const label = reliefLabel({ agreement: agreement.number, month, rank: at + 1, of: months.length });
  return {
    ...lines,
    relief: {
      amountCents,
      agreementNumber: agreement.number,
      monthNumber: at + 1,
      monthsInAll: months.length,
      label,
    },
    amountDueCents: cents(referenceCents - amountCents),
  };
}

/** How a month of relief is called on the bill and in the export: it names its month, so that its credit is known again. */
export const reliefLabel = ({
  agreement,
  month,
  rank,
  of,
}: {
  agreement: string;
  month: Month;
  rank: number;
  of: number;
}): string => `Remise de solvabilisation ${slashed(month)}, convention ${agreement}, mois ${rank} sur ${of}`;

/** Lines of a month's relief on the bill. The part that the solidarity surcharge finances is a line of its own (CCH L441-3-2). */
export function reliefLines(relief: {
  agreement: string;
  month: Month;
  rank: number;
  of: number;
  amountCents: number;
  landlordCents: number;
  landlordSource: "own" | "sls";
}): { label: string; cents: Cents; sls: boolean }[] {
  const slsCents = relief.landlordSource === "sls" ? relief.landlordCents : 0;
  const label = reliefLabel(relief);
  const sls = `Remise de loyer financée par le supplément de loyer de solidarité (SLS) ${slashed(relief.month)}, convention ${relief.agreement}`;
  return [
    { label, cents: cents(relief.amountCents - slsCents), sls: false },
    { label: sls, cents: cents(slsCents), sls: true },
  ].filter((line) => line.cents > 0);
}

const slashed = (month: Month) => `${String(month.month).padStart(2, "0")}/${month.year}`;

function distinct(months: readonly Month[]): Set<string> {
  return new Set(months.map(key));
}

function key(month: Month): string {
  return month.toPlainDate({ day: 1 }).toString();
}

function broken(rule: string, message: string, english: string, field: string): Broken {
  return { rule, message, english, field };
}
