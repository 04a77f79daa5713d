/** Weights as people read them. */
import type { Answer } from "../../platform/ui/client.ts";
import type { Language } from "../../platform/ui/language.tsx";

export type Weights = Answer<"/api/weights">;
export type SignalWeight = Weights["inForce"]["signals"][number];

/** `15 · 30 · 45`: lightest first. */
export const steps = (points: readonly number[]) => points.join(" · ");

/** `35 %`, `0,2 %`: one digit below ten. Null: not known. */
export function percent(share: number | null, language: Language): string {
  if (share === null) return "–";
  const maximumFractionDigits = share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits }).format(share);
}

export const times = (factor: number, language: Language) =>
  `× ${new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(factor)}`;
