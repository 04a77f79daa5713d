/** How a figure is written in a report: its value, what it is the part of, its interval. */
import { type Figure, isRounded } from "../evaluation/figure.rules.ts";
import { FEW, wilson } from "../platform/statistics/interval.rules.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";
import { REPORT_WORDS } from "./words.rules.ts";

/** Shares that do not count households one by one: no interval is told of them. */
const NOT_COUNTED: ReadonlySet<string> = new Set(["homeShare", "funding", "avoided"]);
const MONEY: ReadonlySet<string> = new Set(["unitCost", "fullCost", "debtDelta", "funding"]);

const digits = (value: number, language: Locale, most: number) =>
  new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", { maximumFractionDigits: most }).format(value);
export const percent = (share: number, language: Locale) =>
  new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", {
    style: "percent",
    maximumFractionDigits: 0,
  }).format(share);
/** Whole euros: cents say nothing of a programme. */
const euros = (cents: number, language: Locale) =>
  formatCents(Math.round(cents / 100) * 100, language).replace(/[.,]00(?=\D*$)/, "");

export function valueText(
  figure: Pick<Figure, "value" | "unit" | "numerator" | "suppressed">,
  language: Locale,
): string {
  const { value, unit, suppressed } = figure;
  const w = REPORT_WORDS[language];
  if (suppressed) return w.hidden;
  if (value === null) return w.unknown;
  if (isRounded(figure)) return w.about(percent(value, language));
  if (unit === "share") return percent(value, language);
  if (unit === "cents") return euros(value, language);
  if (unit === "months") return w.months(digits(value, language, 1));
  if (unit === "days") return w.days(Math.round(value));
  return digits(value, language, unit === "perSixMonths" ? 1 : 0);
}

/** Marks a share of few cases; a note under the table says what it means. */
export const STAR = "\u00a0*";

/** `34 / 41`, people behind a count, number of values of a median; empty where there is nothing to say. */
export function baseText(
  id: string,
  { numerator, denominator, unit, people, suppressed }: Figure,
  language: Locale,
): string {
  const w = REPORT_WORDS[language];
  if (suppressed) return "";
  if (unit === "months" || unit === "days") return denominator === null ? "" : w.values(denominator);
  if (denominator === null) return id === "supported" && people != null ? w.people(people) : "";
  if (id === "debtDelta") return w.paths(denominator);
  if (denominator === 0) return w.noCase;
  const few = isFew(id, { numerator, denominator, unit }) ? STAR : "";
  const of = id === "funding" ? euros(denominator, language) : digits(denominator, language, 1);
  if (numerator === null) return of + few;
  return `${MONEY.has(id) ? euros(numerator, language) : digits(numerator, language, 0)} / ${of}${few}`;
}

type Share = Pick<Figure, "numerator" | "denominator" | "unit">;
/** Wilson's interval at 95 % of a share of households; null of any other figure. */
export const intervalOf = (id: string, { numerator, denominator, unit }: Share) =>
  unit !== "share" || NOT_COUNTED.has(id) || numerator === null || denominator === null
    ? null
    : (wilson(numerator, denominator) ?? null);

export const isFew = (id: string, figure: Share): boolean =>
  intervalOf(id, figure) !== null && figure.denominator! < FEW;

export function intervalText(id: string, figure: Share, language: Locale): string {
  const interval = intervalOf(id, figure);
  return interval
    ? REPORT_WORDS[language].interval(percent(interval.low, language), percent(interval.high, language))
    : "";
}

export const countText = (n: number | null, suppressed: true | undefined, language: Locale): string =>
  n === null ? (suppressed ? "" : REPORT_WORDS[language].hidden) : digits(n, language, 0);

export { euros };
