/**
 * What a funder is shown: no cell of fewer than 5 households, nor one from which such a cell could be deduced
 * (access.md, indicators.md). Funders ask for whole calendar years, so that two periods never differ by a few households.
 */
import { FEWEST_TOLD } from "../platform/access/few.rules.ts";
import { INDICATORS, type Figures, type IndicatorId } from "./rules.ts";
import type { Figure } from "./figure.rules.ts";

export const FEWEST = FEWEST_TOLD;

/** More than none, and too few to be shown to a funder. */
export const isSmall = (n: number | null): boolean => n !== null && n > 0 && n < FEWEST;

/** Indicators without households: money of the scheme as a whole. */
const SCHEME: ReadonlySet<IndicatorId> = new Set(["funding"]);

/** Number of households that an indicator is about. */
const base = (id: IndicatorId, figure: Figure): number =>
  (figure.unit === "count" ? figure.numerator : id === "debtDelta" ? figure.denominator : baseOf(figure)) ??
  0;

const baseOf = ({ denominator, numerator }: Figure) => denominator ?? numerator;

/** A figure emptied of what would tell. */
export const hidden = ({ unit }: Figure): Figure => ({
  value: null,
  numerator: null,
  denominator: null,
  excluded: null,
  unknown: null,
  unit,
  suppressed: true,
});

/** Whether a figure shows a small cell: its base, those of whom it is true, or those of whom it is not. */
function tells(id: IndicatorId, figure: Figure, households: number): boolean {
  if (SCHEME.has(id)) return false;
  if (isSmall(households)) return true;
  // Closed paths less the base of an indicator give those left out of it.
  if (
    id !== "fullCost" &&
    figure.denominator !== null &&
    isSmall((figure.excluded ?? 0) + (figure.unknown ?? 0))
  )
    return true;
  if (figure.unit === "share" && id !== "homeShare")
    return isSmall(figure.numerator) || isSmall((figure.denominator ?? 0) - (figure.numerator ?? 0));
  return figure.unit === "count" ? isSmall(figure.numerator) : isSmall(base(id, figure));
}

/** Counts beside a figure go together where one is small: the other would give it back. Parts that count households too. */
function trimmed(figure: Figure): Figure {
  const few = isSmall(figure.excluded) || isSmall(figure.unknown);
  return {
    ...figure,
    excluded: few ? null : figure.excluded,
    unknown: few ? null : figure.unknown,
    ...(figure.parts && {
      parts: Object.fromEntries(
        Object.entries(figure.parts).map(([name, value]) => [
          name,
          name.startsWith("stage.") && isSmall(value) ? null : value,
        ]),
      ),
    }),
  };
}

/** One sheet, for a funder. */
export function suppressed(figures: Figures): Figures {
  const households = figures.supported.numerator ?? 0;
  return Object.fromEntries(
    INDICATORS.map((id) => {
      const figure = figures[id];
      return [id, tells(id, figure, households) ? hidden(figure) : trimmed(figure)];
    }),
  ) as Figures;
}

/**
 * Slices, for a funder: where one is suppressed, the total less the others would give it back. The smallest of the others
 * go with it until what is hidden together is of 5 households at least, and of two slices at least.
 */
export function suppressedSlices(slices: ReadonlyMap<string, Figures>): Map<string, Figures> {
  const shown = new Map([...slices].map(([key, figures]) => [key, suppressed(figures)]));
  for (const id of INDICATORS) {
    const cells = [...slices].map(([key, figures]) => ({ key, n: base(id, figures[id]) }));
    const gone = () => cells.filter(({ key, n }) => n > 0 && shown.get(key)![id].suppressed);
    while (gone().length > 0) {
      const away = gone();
      if (away.length >= 2 && away.reduce((sum, { n }) => sum + n, 0) >= FEWEST) break;
      const next = cells
        .filter(({ key, n }) => n > 0 && !shown.get(key)![id].suppressed)
        .toSorted((a, b) => a.n - b.n)[0];
      if (!next) break;
      shown.get(next.key)![id] = hidden(slices.get(next.key)![id]);
    }
  }
  return shown;
}

/**
 * Years are asked one by one and together, and a hidden year would be the difference. So years are bound together, from the
 * first on, until each bundle may be shown; a last one that may not joins the one before. A funder sees unions of bundles.
 * `figuresOf` gives the figures of consecutive years.
 */
export function bundles(
  id: IndicatorId,
  years: readonly number[],
  figuresOf: (first: number, last: number) => Figures,
): number[][] {
  const bound: number[][] = [];
  let open: number[] = [];
  for (const year of years) {
    open.push(year);
    const figures = figuresOf(open[0]!, year);
    if (tells(id, figures[id], figures.supported.numerator ?? 0)) continue;
    bound.push(open);
    open = [];
  }
  if (open.length > 0) bound.push([...(bound.pop() ?? []), ...open]);
  return bound;
}

/** Whether a period of whole years cuts a bundle. */
export const cuts = (bound: readonly number[][], period: readonly number[]): boolean =>
  bound.some((years) => {
    const inside = years.filter((year) => period.includes(year)).length;
    return inside > 0 && inside < years.length;
  });

/** The sheet without the indicators that `isHidden` names. */
export const without = (figures: Figures, isHidden: (id: IndicatorId) => boolean): Figures =>
  Object.fromEntries(
    INDICATORS.map((id) => [id, isHidden(id) ? hidden(figures[id]) : figures[id]]),
  ) as Figures;
