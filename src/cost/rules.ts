/** What support costs: staff time by minutes or by pace, what each cost includes, and how mutualised money is shared among landlords. */
import { COST_LINES, type CostLine } from "../funding/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { allocate } from "../platform/money/share.ts";

/**
 * How an operator counts its staff's time, from a day on. `minutes`: those of contacts and of other work, as entered; a contact without
 * its minutes leaves the measure's cost unknown. `pace`: so many minutes a month of support. Nothing is set until it says so.
 */
export type TimeSetting = {
  method: "minutes" | "pace";
  hourlyCents: number;
  minutesPerMonth: number | null;
};

export function brokenTimeSetting({ method, hourlyCents, minutesPerMonth }: TimeSetting): Broken[] {
  const broken: Broken[] = [];
  if (!(hourlyCents > 0 && hourlyCents <= 50_000))
    broken.push({
      rule: "cost.hourly",
      field: "hourlyCents",
      message: "Donnez le coût d'une heure, entre 0,01 € et 500 €.",
      english: "Give the cost of an hour, between €0.01 and €500.",
    });
  if (method === "pace" && !(minutesPerMonth !== null && minutesPerMonth > 0 && minutesPerMonth <= 10_000))
    broken.push({
      rule: "cost.pace",
      field: "minutesPerMonth",
      message: "Donnez les minutes par mois d'accompagnement.",
      english: "Give the minutes for each month of support.",
    });
  return broken;
}

/** Costs that no measure has by itself, and that keys charge to measures. */
export const CHARGED = ["coordination", "overhead", "landlordTime"] as const satisfies readonly CostLine[];
export type Charged = (typeof CHARGED)[number];

/** By what a cost is charged to a year's measures: days of support, measures, or households (each cut among its measures by days). */
export const CHARGE_KEYS = ["days", "measures", "households"] as const;
export type ChargeKey = (typeof CHARGE_KEYS)[number];
export type ChargeKeys = Readonly<Record<Charged, ChargeKey>>;

/** Until the coordination says otherwise: the sheet does not say how these are charged. */
export const DEFAULT_KEYS: ChargeKeys = { coordination: "days", overhead: "days", landlordTime: "days" };

/** A measure's cost with what keys charge to it. Null: unknown. */
export type ChargedRow = { days: number; support: number | null } & Readonly<Record<Charged, number | null>>;

/** Six months of support with the costs that are known; what is not is named, and makes the whole too low, not wrong by silence. */
export function chargedUnit(row: ChargedRow): { cents: number | null; lacking: (Charged | "support")[] } {
  const parts = ["support", ...CHARGED] as const;
  const lacking = parts.filter((part) => row[part] === null);
  const sum = parts.reduce((total, part) => total + (row[part] ?? 0), 0);
  const cents =
    lacking.length === parts.length || row.days === 0 ? null : Math.round((sum * SIX_MONTHS_DAYS) / row.days);
  return { cents, lacking };
}
export const SIX_MONTHS_DAYS = 183;

/** By what mutualised spending is shared among landlords. */
export const SHARING_KEYS = ["days", "households"] as const;
export type SharingKey = (typeof SHARING_KEYS)[number];

/** What the unit cost of a measure includes; the full cost of a household includes every line. */
export const IN_UNIT_COST: readonly CostLine[] = ["support"];

/** Lines that the programme follows by itself: measures, reliefs, grants, landlords' own time where they say how it is counted. */
export const TRACKED: readonly CostLine[] = ["support", "relief", "grants", "landlordTime"];

/** `spentCents`: lines of spending on it; `trackedCents`: what measures, reliefs and grants say. Null: unknown. */
export type CostPart = {
  costLine: CostLine | null;
  spentCents: number | null;
  trackedCents: number | null;
  inUnitCost: boolean;
  /** In the cost of a measure with what keys charge to it. */
  inChargedCost: boolean;
  inFullCost: true;
};

/** One row for each cost line, and a last one (null) for spending that no line is named for. Rows of which nothing is known are left in: they say so. */
export function costParts(
  spent: readonly { costLine: CostLine | null; amountCents: number }[],
  tracked: Partial<Record<CostLine, number | null>>,
): CostPart[] {
  const sum = (costLine: CostLine | null) => {
    const some = spent.filter((line) => line.costLine === costLine);
    return some.length === 0 ? null : some.reduce((total, { amountCents }) => total + amountCents, 0);
  };
  return [...COST_LINES, null].map((costLine) => ({
    costLine,
    spentCents: sum(costLine),
    trackedCents: costLine === null ? null : (tracked[costLine] ?? null),
    inUnitCost: costLine !== null && IN_UNIT_COST.includes(costLine),
    inChargedCost: costLine !== null && [...IN_UNIT_COST, ...CHARGED].includes(costLine),
    inFullCost: true,
  }));
}

export type Used = { code: string; households: number; days: number };
/** `share` of the year's use, 0 to 1; `drawnCents`: that share of what was spent, the shares of all adding up to the cent. */
export type Drawn = Used & { share: number | null; drawnCents: number | null };

/** `spentCents` null: unknown, and nobody's part is told. */
export function drawn(used: readonly Used[], key: SharingKey, spentCents: number | null): Drawn[] {
  const weights = used.map((one) => one[key]);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = spentCents === null || whole === 0 ? null : allocate(spentCents, weights);
  return used.map((one, index) => ({
    ...one,
    share: whole === 0 ? null : weights[index]! / whole,
    drawnCents: parts === null ? null : parts[index]!,
  }));
}
