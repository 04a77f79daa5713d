/** All that is frozen of a period, from the evaluation's figures: the whole, each cut, and the years that lead to it. */
import type { Period } from "../evaluation/facts.rules.ts";
import { type Figures, INDICATORS, wholeYears } from "../evaluation/rules.ts";
import type { Cells } from "../evaluation/sheet.rules.ts";
import { type Cell, funderEdition, type ShownBefore } from "./disclosure.rules.ts";
import { type Cut, type FrozenFigure, YEARS_SHOWN } from "./rules.ts";

/** One cell of a cut, its figures whole. */
export type FrozenCell = { cut: Cut; key: string; figures: Figures };

/** Every cell of a period. A year that the period's end cuts is counted up to that day. */
export function cellsOf({ keys, figuresOf }: Cells, period: Period): FrozenCell[] {
  const cells: FrozenCell[] = [{ cut: "whole", key: "", figures: figuresOf("whole", "", period) }];
  for (const cut of ["landlord", "operator", "zone"] as const)
    for (const one of keys)
      if (one.cut === cut) cells.push({ cut, key: one.key, figures: figuresOf(cut, one.key, period) });
  for (const year of yearsTo(keys, period)) {
    const within = { from: `${year}-01-01`, to: period.to < `${year}-12-31` ? period.to : `${year}-12-31` };
    cells.push({ cut: "year", key: String(year), figures: figuresOf("whole", "", within) });
    for (const cut of ["landlord", "operator"] as const)
      for (const { cut: is, key } of keys)
        if (is === cut && key !== "")
          cells.push({ cut: `${cut}Year`, key: `${key}/${year}`, figures: figuresOf(cut, key, within) });
  }
  return cells;
}

function yearsTo(keys: Cells["keys"], { to }: Period): number[] {
  const last = Number(to.slice(0, 4));
  const first = Math.min(last, keys.find(({ cut }) => cut === "whole")?.years?.[0] ?? last);
  const from = Math.max(first, last - YEARS_SHOWN + 1);
  return Array.from({ length: last - from + 1 }, (_, index) => from + index);
}

/** Whether funders get an edition: of whole calendar years, of which two never differ by a few days. */
export const isForFunders = (period: Period): boolean => wholeYears(period).length > 0;

/** The cells that a funder's edition is made of, with their years. */
export function funderCells(cells: readonly FrozenCell[], period: Period): Cell[] {
  const years = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))] as const;
  const named = cells.flatMap(({ cut, key, figures }): Cell[] => {
    if (cut === "landlordYear" || cut === "operatorYear") return [];
    if (cut === "year") return [{ cut: "whole", key: "", years: [Number(key), Number(key)], figures }];
    return [{ cut, key, years, figures }];
  });
  // A single year is the whole and its own year at once.
  return [...new Map(named.map((cell) => [`${cell.cut}/${cell.key}/${cell.years}`, cell])).values()];
}

const rowsOf = (
  cells: readonly FrozenCell[],
  labels: ReadonlyMap<string, string>,
  sinceOf: (cell: FrozenCell, id: string) => string | null = () => null,
): FrozenFigure[] =>
  cells.flatMap((cell) =>
    INDICATORS.map((indicator) => ({
      cut: cell.cut,
      key: cell.key,
      label: /^(landlord|operator)/.test(cell.cut) ? (labels.get(cell.key.split("/")[0]!) ?? null) : null,
      indicator,
      figure: cell.figures[indicator],
      shownSince: sinceOf(cell, indicator),
    })),
  );

/** Rows of the edition that is whole. `labels`: names of organisations by code. */
export const fullRows = (cells: readonly FrozenCell[], labels: ReadonlyMap<string, string>): FrozenFigure[] =>
  rowsOf(cells, labels);

/** Rows of the funders' edition, safe beside all that they were shown before. */
export function funderRows(
  cells: readonly FrozenCell[],
  period: Period,
  labels: ReadonlyMap<string, string>,
  shownBefore: { before: ShownBefore; beforeCells: readonly Cell[] },
): FrozenFigure[] {
  const shown = funderEdition(funderCells(cells, period), shownBefore);
  const years = `${period.from.slice(0, 4)}-${period.to.slice(0, 4)}`;
  const nameOf = ({ cut, key }: { cut: Cut; key: string }) =>
    cut === "year" ? `whole//${key}-${key}` : `${cut}/${key}/${years}`;
  const byName = new Map(
    shown.cells.map((cell) => [`${cell.cut}/${cell.key}/${cell.years[0]}-${cell.years[1]}`, cell]),
  );
  const safe = cells.flatMap((cell) => {
    const found = byName.get(nameOf(cell));
    return found ? [{ ...cell, figures: found.figures }] : [];
  });
  return rowsOf(safe, labels, (cell, id) => shown.since.get(`${nameOf(cell)}:${id}`) ?? null);
}
