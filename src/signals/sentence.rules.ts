/** Each signal as one whole sentence made of the account's own figures, in French and in English. */
import { sourceIn } from "../platform/calendar/source-words.ts";
import { longDate, longMonth, type Locale } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";

type Facts = Record<string, string | number>;
/** A signal as it is kept; a kind that is no longer raised still has its figures. */
export type KeptSignal = { kind: string; points: number; defaultPoints?: number; facts: Facts };
type Words = {
  cents: (name: string) => string;
  month: (name: string) => string;
  day: (name: string) => string;
  number: (name: string) => string;
  has: (name: string) => boolean;
  source: (name: string) => string;
};

const SENTENCES: Record<string, Record<Locale, (words: Words) => string>> = {
  debtInMonths: {
    fr: ({ cents, number }) =>
      `La dette de ${cents("balanceCents")} représente ${number("months")} fois le bas de quittance de ${cents("amountDueCents")}.`,
    en: ({ cents, number }) =>
      `The debt of ${cents("balanceCents")} is ${number("months") === "1" ? "as much as" : `${number("months")} times`} the monthly bill of ${cents("amountDueCents")}.`,
  },
  missedBills: {
    fr: ({ cents, month, number }) =>
      `${number("count")} quittances de suite impayées ou payées en partie (${month("from")} – ${month("to")}) : ${cents("paidCents")} payés sur ${cents("dueCents")}.`,
    en: ({ cents, month, number }) =>
      `${number("count")} bills in a row unpaid or partly paid, from ${month("from")} to ${month("to")}: ${cents("paidCents")} paid of ${cents("dueCents")}.`,
  },
  firstMiss: {
    fr: ({ cents, month, number }) =>
      `Premier défaut après ${number("after")} quittances payées : en ${month("month")}, ${cents("paidCents")} payés sur ${cents("dueCents")}.`,
    en: ({ cents, month, number }) =>
      `First miss after ${number("after")} paid bills: in ${month("month")}, ${cents("paidCents")} paid of ${cents("dueCents")}.`,
  },
  rejectedDebits: {
    fr: ({ month, number }) => `Prélèvements rejetés depuis ${month("since")} : ${number("count")}.`,
    en: ({ month, number }) => `Direct debits rejected since ${month("since")}: ${number("count")}.`,
  },
  benefitStopped: {
    fr: ({ cents, month }) =>
      `L'aide au logement, de ${cents("beforeCents")} par mois, n'apparaît plus en ${month("month")}.`,
    en: ({ cents, month }) =>
      `The housing benefit of ${cents("beforeCents")} a month no longer appears in ${month("month")}.`,
  },
  benefitCut: {
    fr: ({ cents, month }) =>
      `L'aide au logement est passée de ${cents("beforeCents")} à ${cents("benefitCents")} en ${month("month")}.`,
    en: ({ cents, month }) =>
      `The housing benefit went from ${cents("beforeCents")} to ${cents("benefitCents")} in ${month("month")}.`,
  },
  effortJump: {
    fr: ({ cents, month }) =>
      `Reste à payer de ${cents("dueCents")} en ${month("month")}, contre ${cents("beforeCents")} en moyenne avant : loyer et charges de ${cents("chargedBeforeCents")} à ${cents("chargedCents")}, aide au logement ${cents("benefitBeforeCents") === cents("benefitCents") ? "inchangée" : `de ${cents("benefitBeforeCents")} à ${cents("benefitCents")}`}.`,
    en: ({ cents, month }) =>
      `${cents("dueCents")} left to pay in ${month("month")}, against ${cents("beforeCents")} on average before: rent and charges from ${cents("chargedBeforeCents")} to ${cents("chargedCents")}, housing benefit ${cents("benefitBeforeCents") === cents("benefitCents") ? "unchanged" : `from ${cents("benefitBeforeCents")} to ${cents("benefitCents")}`}.`,
  },
  planMissed: {
    fr: ({ cents, day }) =>
      `Plan d'apurement : il manque ${cents("leftCents")} sur l'échéance de ${cents("amountCents")} due le ${day("dueOn")} ; tolérance dépassée le ${day("toleranceEnded")}.`,
    en: ({ cents, day }) =>
      `Repayment plan: ${cents("leftCents")} missing of the instalment of ${cents("amountCents")} due on ${day("dueOn")}; tolerance passed on ${day("toleranceEnded")}.`,
  },
  payDayDrift: {
    fr: ({ month, number }) =>
      `Paiements plus tardifs : vers le ${number("day")} du mois (${month("from")} – ${month("to")}), contre le ${number("usualDay")} d'habitude.`,
    en: ({ month, number }) =>
      `Payments come later: about day ${number("day")} of the month from ${month("from")} to ${month("to")}, day ${number("usualDay")} being usual.`,
  },
  smallDebtsReturn: {
    fr: ({ cents, month, number }) =>
      `${number("count")} petites dettes revenues depuis ${month("since")}, jusqu'à ${cents("highestCents")} ; la dernière en ${month("last")}.`,
    en: ({ cents, month, number }) =>
      `${number("count")} small debts that came back since ${month("since")}, up to ${cents("highestCents")}; the last in ${month("last")}.`,
  },
  paidAheadThenStopped: {
    fr: ({ cents, month, number, has }) =>
      `Aucun paiement depuis ${month("since")} (quittances : ${number("count")}), après ` +
      `${has("creditCents") ? `une avance de ${cents("creditCents")}` : `${cents("surplusCents")} versés en plus des ${number("over")} quittances précédentes`} ; ` +
      `le compte doit ${cents("balanceCents")}.`,
    en: ({ cents, month, number, has }) =>
      `No payment since ${month("since")} (bills: ${number("count")}), after ` +
      `${has("creditCents") ? `${cents("creditCents")} paid ahead` : `${cents("surplusCents")} paid above the ${number("over")} bills before`}; ` +
      `the account owes ${cents("balanceCents")}.`,
  },
  legalArrearsSoon: {
    fr: ({ cents, day, has, source }) =>
      `Sans paiement, la dette de ${cents("balanceCents")} deviendra un impayé de dépense de logement le ${day("reachedOn")}` +
      `${has("owedCents") ? `, à ${cents("owedCents")} avec les quittances à venir` : ""} (${source("source")}) ; signalement à la CAF ou à la MSA alors au plus tard le ${day("reportBy")}.`,
    en: ({ cents, day, has, source }) =>
      `If nothing is paid, the debt of ${cents("balanceCents")} becomes legal arrears on ${day("reachedOn")}` +
      `${has("owedCents") ? `, at ${cents("owedCents")} with the bills to come` : ""} (${source("source")}); report to CAF or MSA then by ${day("reportBy")}.`,
  },
  legalArrears: {
    fr: ({ cents, day, has, source }) =>
      `La dette de ${cents("balanceCents")} constitue un impayé de dépense de logement${has("since") ? ` depuis le ${day("since")}` : ""} (${source("source")})` +
      `${has("reportBy") ? ` ; signalement à la CAF ou à la MSA au plus tard le ${day("reportBy")}` : ""}.`,
    en: ({ cents, day, has, source }) =>
      `The debt of ${cents("balanceCents")} ${has("since") ? `has been legal arrears since ${day("since")}` : "is legal arrears"} (${source("source")})` +
      `${has("reportBy") ? `; report to CAF or MSA by ${day("reportBy")}` : ""}.`,
  },
};

/** The signal's sentence. Throws RangeError on a kind that no rule raises. */
export function sentenceOf(signal: KeptSignal, language: Locale = "fr"): string {
  const sentence = SENTENCES[signal.kind]?.[language];
  if (!sentence) throw new RangeError(`no sentence for the signal ${signal.kind}`);
  return sentence(wordsOf(signal.facts, language));
}

function wordsOf(facts: Facts, language: Locale): Words {
  const text = (name: string) => String(facts[name]);
  return {
    source: (name) => sourceIn(language, text(name)),
    has: (name) => name in facts,
    cents: (name) => formatCents(Number(facts[name]), language),
    month: (name) => longMonth(Temporal.PlainYearMonth.from(text(name)), language),
    day: (name) => longDate(Temporal.PlainDate.from(text(name)), language),
    number: (name) => text(name).replace(".", language === "fr" ? "," : "."),
  };
}
