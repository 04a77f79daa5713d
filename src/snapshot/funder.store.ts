/** What a funder reads of the evaluation: an edition that was frozen, never a live count, so that the page tells no more than the report. */
import type { ReadFrozen } from "../evaluation/frozen.ts";
import type { Figures } from "../evaluation/rules.ts";
import type { FrozenFigure } from "./rules.ts";
import { figuresOf, snapshots } from "./store.ts";

/** Of the period asked, or of the latest that was frozen; the latest edition of it. */
export const frozenForFunders: ReadFrozen = async (tx, asked, by) => {
  const all = (await snapshots(tx)).filter(({ forFunders, isLatest }) => forFunders && isLatest);
  const periods = all.map(({ from, to }) => ({ from, to }));
  const one = asked ? all.find(({ from, to }) => from === asked.from && to === asked.to) : all[0];
  if (!one) return { edition: null, periods };
  const { from, to } = one;
  const rows = await figuresOf(tx, one.id, "funder", [{ cut: "whole" }, ...(by ? [{ cut: by }] : [])]);
  const isAsked = (key: string) => by !== "year" || (key >= from.slice(0, 4) && key <= to.slice(0, 4));
  const cells = Map.groupBy(
    rows.filter(({ cut, key }) => cut === by && isAsked(key)),
    ({ key }) => key,
  );
  return {
    edition: {
      period: { from, to },
      madeOn: one.madeOn,
      sheet: {
        figures: figuresIn(rows.filter(({ cut }) => cut === "whole")),
        ...(by && { slices: new Map([...cells].map(([key, some]) => [key, figuresIn(some)])) }),
      },
    },
    periods,
  };
};

const figuresIn = (rows: readonly FrozenFigure[]): Figures =>
  Object.fromEntries(rows.map(({ indicator, figure }) => [indicator, figure])) as Figures;
