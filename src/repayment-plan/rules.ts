/** The schedule of a repayment plan: instalments in cents that sum exactly to the debt (rules.md §6). */
import type { Broken, Dated } from "../platform/calendar/dated.ts";
import { type Locale, longDate, monthsInEnglish } from "../platform/calendar/wording.ts";
import { type Cents, cents } from "../platform/money/cents.ts";
import { formatCents } from "../platform/money/format.ts";
import { split } from "../platform/money/share.ts";

/** Agreed with the landlord; granted by a judge; or, for want of a plan, 1/36 of the debt a month (CCH R824-12). */
export const PLAN_KINDS = ["amicable", "judge", "default"] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

export const MEANS_OF_PAYMENT = ["directDebit", "transfer", "card", "cheque", "cash"] as const;
export type MeansOfPayment = (typeof MEANS_OF_PAYMENT)[number];

export type Frequency = "monthly" | "weekly" | "fourWeekly";

/** One line of a plan. `leftCents` is what is still owed once it is paid; 0 on the last. */
export type Instalment = { n: number; on: Temporal.PlainDate; amountCents: Cents; leftCents: Cents };

export type ScheduleRequest = {
  debtCents: number;
  /** Day of the first instalment; the later ones keep its day of the month, or the last day of shorter months. */
  from: Temporal.PlainDate;
  /** Monthly when absent. */
  frequency?: Frequency;
  /** Of a monthly plan: day of the month from the second instalment on (31: the last day of shorter months). The first one's own unless said. */
  dayOfMonth?: number;
} & (
  | {
      /** How long the plan lasts; the instalments are equal, the last takes the remainder. */ months: number;
    }
  | { /** What is paid each time; the last is what remains. */ instalmentCents: number }
);

/** A tenancy is not planned beyond a lifetime: guards against a mistyped instalment where no limit is given. */
const LONGEST_MONTHS = 1200;

/**
 * Instalments of a plan, or the rule it breaks (never throws on what a person typed).
 * `limit`: the longest plan in months, in force on `from` (legal-parameters; 36 months, CCH R824-19). Refused beyond it.
 */
export function schedule(request: ScheduleRequest, limit?: Dated<number>): Instalment[] | Broken {
  const { debtCents, from } = request;
  const frequency = request.frequency ?? "monthly";
  if (!Number.isSafeInteger(debtCents) || debtCents <= 0)
    return broken(
      "plan.debt",
      "La dette à apurer doit être un montant positif, au centime près.",
      "The debt to repay is an amount above zero, to the cent.",
      "debtCents",
    );
  if (from.year < 1900 || from.year > 2999)
    return broken(
      "plan.from",
      "La première échéance porte une date entre 1900 et 2999.",
      "The first instalment has a date between 1900 and 2999.",
      "from",
    );
  const { dayOfMonth } = request;
  if (dayOfMonth !== undefined && !(Number.isInteger(dayOfMonth) && dayOfMonth >= 1 && dayOfMonth <= 31))
    return broken(
      "plan.dayOfMonth",
      "Le jour du mois va de 1 à 31 ; 31 est le dernier jour des mois plus courts.",
      "The day of the month goes from 1 to 31; 31 is the last day of shorter months.",
      "dayOfMonth",
    );
  const longest = Math.min(limit?.value ?? LONGEST_MONTHS, LONGEST_MONTHS);
  const count =
    "months" in request ? countOverMonths(request.months) : countOfAmount(request.instalmentCents);
  if (typeof count !== "number") return count;
  const amounts =
    "months" in request ? split(debtCents, count) : repeated(debtCents, request.instalmentCents, count);
  let left = debtCents;
  return amounts.map((amountCents, index) => {
    left -= amountCents;
    return {
      n: index + 1,
      on: dueDate(from, index, frequency, request.dayOfMonth),
      amountCents,
      leftCents: cents(left),
    };
  });

  function countOverMonths(months: number): number | Broken {
    if (!Number.isSafeInteger(months) || months < 1)
      return broken(
        "plan.months",
        "Un plan dure un nombre entier de mois, 1 au moins.",
        "A plan lasts a whole number of months, 1 at least.",
        "months",
      );
    if (months > longest)
      return tooLong(`${months} mois demandés`, `${monthsInEnglish(months)} asked`, "months");
    return instalmentsWithin(from, months, frequency);
  }

  function countOfAmount(instalmentCents: number): number | Broken {
    if (!Number.isSafeInteger(instalmentCents) || instalmentCents <= 0)
      return broken(
        "plan.instalment",
        "Une échéance est un montant positif, au centime près.",
        "An instalment is an amount above zero, to the cent.",
        "instalmentCents",
      );
    const needed = Math.ceil(debtCents / instalmentCents);
    const allowed = instalmentsWithin(from, longest, frequency);
    if (needed <= allowed) return needed;
    const least = formatCents(Math.ceil(debtCents / allowed));
    return tooLong(
      `À ${formatCents(instalmentCents)} l'échéance, il faudrait ${needed} échéances`,
      `At ${formatCents(instalmentCents, "en")} each, it would take ${needed} instalments`,
      "instalmentCents",
      ` ; il faudrait au moins ${least} par échéance`,
      `; it would take at least ${formatCents(Math.ceil(debtCents / allowed), "en")} each`,
    );
  }

  function tooLong(asked: string, inEnglish: string, field: string, mend = "", mendInEnglish = ""): Broken {
    return {
      rule: limit?.id ?? "plan.longest",
      message: `${asked} ; un plan d'apurement dure ${longest} mois au plus${mend}.`,
      english: `${inEnglish}; a repayment plan lasts ${monthsInEnglish(longest)} at most${mendInEnglish}.`,
      ...(limit ? { source: limit.source } : {}),
      field,
    };
  }
}

/**
 * A warning, never a refusal: the month of the plan that asks most is above what the household can pay. Names the gap.
 * `capacityCents` is a month's repayment capacity (rules.md §5); zero or less where nothing is left to repay with.
 */
export function capacityWarning(
  instalments: readonly Instalment[],
  capacityCents: number,
): Broken | undefined {
  const byMonth = new Map<string, number>();
  for (const { on, amountCents } of instalments) {
    const month = on.toPlainYearMonth().toString();
    byMonth.set(month, (byMonth.get(month) ?? 0) + amountCents);
  }
  const most = Math.max(0, ...byMonth.values());
  if (most <= capacityCents) return undefined;
  return {
    rule: "plan.aboveCapacity",
    message: `${formatCents(most)} à payer par mois pour une capacité de remboursement de ${formatCents(capacityCents)} : il manque ${formatCents(most - capacityCents)}.`,
    english: `${formatCents(most, "en")} to pay a month for a repayment capacity of ${formatCents(capacityCents, "en")}: ${formatCents(most - capacityCents, "en")} are missing.`,
    field: "instalmentCents",
  };
}

/** With nothing left to repay with, a plan is no help: it breaks at its first instalment. Unknown is not 0 and refuses nothing. */
export function capacityRefusal(capacityCents: number | undefined): Broken | undefined {
  if (capacityCents === undefined || capacityCents > 0) return undefined;
  return broken(
    "plan.capacity",
    "La capacité de remboursement est de 0 : un plan ne tiendrait pas. Cherchez d'abord une remise, une aide ou le surendettement.",
    "The repayment capacity is 0: a plan would not hold. Look first for relief, a grant or over-indebtedness.",
    "capacityCents",
  );
}

/**
 * The plan that stands for want of another: equal parts of the debt over 36 months, from the first of the month after the formal
 * notice (CCH R824-12). `monthsOn`: how many months, in force on a day; none after 31 December 2026.
 */
export function defaultSchedule(
  debtCents: number,
  noticeOn: Temporal.PlainDate | undefined,
  monthsOn: (on: Temporal.PlainDate) => Dated<number> | undefined,
): Instalment[] | Broken {
  if (!noticeOn)
    return broken(
      "plan.noticeOn",
      "Le plan par défaut se compte depuis la mise en demeure : donnez son jour.",
      "The default plan counts from the formal notice: give its day.",
      "noticeOn",
    );
  const months = monthsOn(noticeOn);
  if (!months)
    return broken(
      "benefit.defaultPlanMonths",
      `Aucun plan par défaut n'est en vigueur le ${longDate(noticeOn)} : la règle de 1/36 (CCH R824-12) s'arrête au 31 décembre 2026.`,
      `No default plan is in force on ${longDate(noticeOn, "en")}: the rule of 1/36 (CCH R824-12) ends on 31 December 2026.`,
      "noticeOn",
    );
  const from = noticeOn.toPlainYearMonth().add({ months: 1 }).toPlainDate({ day: 1 });
  return schedule({ debtCents, from, months: months.value });
}

/** Day of the instalment of index 0, 1, 2…, counted from the first day so that 31 January gives 28 February, then 31 March. */
function dueDate(
  from: Temporal.PlainDate,
  index: number,
  frequency: Frequency,
  dayOfMonth = from.day,
): Temporal.PlainDate {
  if (frequency !== "monthly") return from.add({ weeks: frequency === "weekly" ? index : index * 4 });
  if (index === 0) return from;
  const month = from.toPlainYearMonth().add({ months: index });
  return month.toPlainDate({ day: Math.min(dayOfMonth, month.daysInMonth) });
}

/** Instalments that fall due before `months` months have gone by since the first. */
function instalmentsWithin(from: Temporal.PlainDate, months: number, frequency: Frequency): number {
  if (frequency === "monthly") return months;
  const days = from.until(from.add({ months }), { largestUnit: "days" }).days;
  return Math.ceil(days / (frequency === "weekly" ? 7 : 28));
}

function repeated(debtCents: number, instalmentCents: number, count: number): Cents[] {
  const last = debtCents - instalmentCents * (count - 1);
  return Array.from({ length: count }, (_, index) => cents(index === count - 1 ? last : instalmentCents));
}

/** `36 échéances de 83,45 €, la dernière de 83,68 € le 1er décembre 2029`: a plan in one sentence, for people. */
export function planSentence(instalments: readonly Instalment[], language: Locale = "fr"): string {
  const first = instalments[0];
  const last = instalments.at(-1);
  if (language === "en") return englishSentence(instalments.length, first, last);
  if (!first || !last) return "Aucune échéance.";
  if (first === last) return `Une échéance de ${formatCents(first.amountCents)} le ${longDate(first.on)}.`;
  const ending =
    last.amountCents === first.amountCents
      ? `jusqu'au ${longDate(last.on)}`
      : `la dernière de ${formatCents(last.amountCents)} le ${longDate(last.on)}`;
  return `${instalments.length} échéances de ${formatCents(first.amountCents)} à partir du ${longDate(first.on)}, ${ending}.`;
}

function englishSentence(count: number, first?: Instalment, last?: Instalment): string {
  if (!first || !last) return "No instalment.";
  const amount = formatCents(first.amountCents, "en");
  if (first === last) return `One instalment of ${amount} on ${longDate(first.on, "en")}.`;
  const ending =
    last.amountCents === first.amountCents
      ? `until ${longDate(last.on, "en")}`
      : `the last of ${formatCents(last.amountCents, "en")} on ${longDate(last.on, "en")}`;
  return `${count} instalments of ${amount} from ${longDate(first.on, "en")} on, ${ending}.`;
}

function broken(rule: string, message: string, english: string, field: string): Broken {
  return { rule, message, english, field };
}
