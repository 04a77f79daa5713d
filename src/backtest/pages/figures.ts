/** Figures of a back-test as people read them. */
import type { Answer } from "../../platform/ui/client.ts";
import type { Language } from "../../platform/ui/language.tsx";

export type Result = Answer<"/api/backtests/{backtestId}">;
export type Figures = Result["learned"];
export type Way = "byDefault" | "calibrated" | "learned";
export const WAYS: readonly Way[] = ["byDefault", "calibrated", "learned"];

/** `35 %`, `0,2 %`: one digit below ten. Null: not known. */
export function percent(share: number | null, language: Language): string {
  if (share === null) return "–";
  const maximumFractionDigits = share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits }).format(share);
}

export const count = (n: number, language: Language) => new Intl.NumberFormat(language).format(n);

const DAYS_A_MONTH = 365.25 / 12;
/** Leads by about so many days: the ledger tells months, whose ends lie 28 to 31 days apart. */
export function leadsByMonth(leads: Figures["leadTimeDays"]): { days: number; households: number }[] {
  const longest = Math.max(0, ...leads.map(({ days }) => Math.round(days / DAYS_A_MONTH)));
  return Array.from({ length: longest }, (_, at) => ({
    days: Math.round((at + 1) * DAYS_A_MONTH),
    households: leads
      .filter(({ days }) => Math.round(days / DAYS_A_MONTH) === at + 1)
      .reduce((sum, { households }) => sum + households, 0),
  }));
}
