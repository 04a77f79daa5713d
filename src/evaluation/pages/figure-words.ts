/** How a figure is written: its value with its unit, and the two numbers it is made of. */
import { formatCents } from "../../platform/money/format.ts";
import type { Answer } from "../../platform/ui/client.ts";
import type { Language } from "../../platform/ui/language.tsx";
import { FEW, wilson } from "../../platform/statistics/interval.rules.ts";
import type { evaluationTexts } from "./texts.ts";

export type Sheet = Answer<"/api/evaluation">;
export type Figure = Sheet["indicators"]["supported"];
export type IndicatorId = keyof Sheet["indicators"];
type Texts = (typeof evaluationTexts)["fr"];

/** Indicators whose numerator and denominator are money. */
const MONEY: ReadonlySet<string> = new Set(["funding"]);
const MONEY_NUMERATOR: ReadonlySet<string> = new Set(["unitCost", "fullCost", "debtDelta"]);

const digits = (value: number, language: Language, most: number) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: most }).format(value);

export function valueOf({ value, unit }: Figure, t: Texts, language: Language): string | null {
  if (value === null) return null;
  switch (unit) {
    case "share":
      return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(value);
    case "cents":
      return formatCents(Math.round(value), language);
    case "perSixMonths":
      return digits(value, language, 1);
    case "months":
      return t.months({ n: digits(value, language, 1) });
    case "days":
      return t.days({ n: Math.round(value) });
    default:
      return digits(value, language, 0);
  }
}

export function numeratorOf(id: string, { numerator }: Figure, language: Language): string | undefined {
  if (numerator === null) return undefined;
  return MONEY.has(id) || MONEY_NUMERATOR.has(id)
    ? formatCents(numerator, language)
    : digits(numerator, language, 0);
}

export function denominatorOf(id: string, { denominator }: Figure, language: Language): string | null {
  if (denominator === null) return null;
  return MONEY.has(id) ? formatCents(denominator, language) : digits(denominator, language, 1);
}

/** The parts of a figure in words; a stage of procedure by its name. */
export function partsOf({ parts }: Figure, t: Texts, language: Language): { name: string; value: string }[] {
  return Object.entries(parts ?? {}).flatMap(([key, value]) => {
    const stage = key.startsWith("stage.") ? key.slice("stage.".length) : undefined;
    const name = stage === undefined ? t.parts[key] : `${t.stage} : ${t.stages[stage] ?? stage}`;
    if (name === undefined || (value === null && stage === undefined && !key.endsWith("Cents"))) return [];
    const written =
      value === null
        ? "–"
        : key.endsWith("Cents")
          ? formatCents(Math.round(value), language)
          : digits(value, language, 1);
    return [{ name, value: written }];
  });
}

/** Shares that count households, one by one: their interval says how far chance alone may carry them. */
const COUNTED: ReadonlySet<string> = new Set([
  "renewed",
  "multiProblem",
  "tieBroken",
  "tieRestored",
  "debtReduced",
  "debtCleared",
  "paymentResumed",
  "planKept",
  "stayed",
  "evicted",
  "tripartite",
]);

/** Bounds of a share, 0 to 1; undefined where the figure is none, or nothing is counted. */
export const boundsOf = (id: string, { numerator, denominator, value }: Figure) =>
  COUNTED.has(id) && value !== null && numerator !== null && denominator !== null
    ? wilson(numerator, denominator)
    : undefined;

/** « Intervalle à 95 % : 70 % – 91 % », with a caution where there are few. */
export function intervalOf(id: string, figure: Figure, t: Texts, language: Language): string | undefined {
  const bounds = boundsOf(id, figure);
  if (!bounds) return undefined;
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const said = t.interval({ low: percent.format(bounds.low), high: percent.format(bounds.high) });
  return figure.denominator! < FEW ? `${said} ${t.fewCases}` : said;
}
