/** Each signal as one whole sentence made of the account's own figures, in French and in English. */
import { sourceIn } from "../platform/calendar/source-words.ts";
import { longDate, longMonth, type Locale } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";

type Facts = Record<string, string | number>;
/** A signal as it is kept; a kind that is no longer raised still has its figures. */
export type KeptSignal = { kind: string; points: number; facts: Facts };
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
