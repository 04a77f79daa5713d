/** The sheet of a period, whole and cut, as its reader may see it, from the figures of its cells wherever these were counted. */
import type { Facts, Period } from "./facts.rules.ts";
import { evaluate, sliced, wholeYears, yearsWithin, type Figures, type SliceBy } from "./rules.ts";
import { bundles, cuts, suppressed, suppressedSlices, without } from "./suppression.rules.ts";

/** What facts are cut by; a year is the whole within it. */
export type Cut = "whole" | Exclude<SliceBy, "year">;
/** A group of facts: its key is a code or a zone, "" of the whole and of facts that have none. */
export type Key = {
  cut: Cut;
  key: string;
  /** Years of its first and last measure or referral; null where there is neither. */
  years: readonly [first: number, last: number] | null;
};

export type Cells = {
  /** Every key of the cuts at hand, in order, whatever the period. */
  keys: readonly Key[];
  figuresOf: (cut: Cut, key: string, period: Period) => Figures;
};

export type Sheet = { figures: Figures; slices?: Map<string, Figures> };

/** The sheet of a period, cut by `by` where asked. A funder's has no cell of fewer than 5 households. */
export function sheetOf(
  role: string | null,
  { keys, figuresOf }: Cells,
  period: Period,
  by?: SliceBy,
): Sheet {
  const whole = keys.find(({ cut }) => cut === "whole") ?? WHOLE;
  const parts = !by
    ? []
    : by === "year"
      ? yearsWithin(period).map(([year, within]) => ({ name: year, group: whole, within }))
      : keys.filter(({ cut }) => cut === by).map((group) => ({ name: group.key, group, within: period }));
  const figures = figuresOf("whole", "", period);
  const slices = new Map(
    parts.map(({ name, group, within }) => [name, figuresOf(group.cut, group.key, within)]),
  );
  if (role !== "funder") return by ? { figures, slices } : { figures };
  const shown = suppressedSlices(slices);
  return {
    figures: unbundled(suppressed(figures), whole, figuresOf, period),
    ...(by && {
      slices: new Map(
        parts.map(({ name, group, within }) => [name, unbundled(shown.get(name)!, group, figuresOf, within)]),
      ),
    }),
  };
}

const WHOLE: Key = { cut: "whole", key: "", years: null };

/** Takes away the figures whose period cuts a bundle of years. */
function unbundled(
  figures: Figures,
  { cut, key, years: known }: Key,
  figuresOf: Cells["figuresOf"],
  period: Period,
): Figures {
  const asked = wholeYears(period);
  if (known === null) return figures;
  const last = Math.max(asked.at(-1) ?? known[0], known[1] + 1);
  const years = Array.from({ length: last - known[0] + 1 }, (_, index) => known[0] + index);
  const ofYears = (first: number, until: number) =>
    figuresOf(cut, key, { from: `${first}-01-01`, to: `${until}-12-31` });
  return without(
    figures,
    (id) => figures[id].suppressed === true || cuts(bundles(id, years, ofYears), asked),
  );
}

/** The cells of facts at hand, counted by the rules. */
export function cellsOfFacts(facts: Facts): Cells {
  const all: Period = { from: "0001-01-01", to: "9999-12-31" };
  const groups = new Map<string, { key: Key; facts: Facts }>([
    ["whole/", { key: { ...WHOLE, years: yearsOf(facts) }, facts }],
  ]);
  for (const cut of ["landlord", "operator", "zone"] as const)
    for (const [key, slice] of sliced(facts, cut, all))
      groups.set(`${cut}/${key}`, { key: { cut, key, years: yearsOf(slice.facts) }, facts: slice.facts });
  const known = new Map<string, Figures>();
  return {
    keys: [...groups.values()].map(({ key }) => key),
    figuresOf: (cut, key, period) => {
      const name = `${cut}/${key}/${period.from}/${period.to}`;
      const found = known.get(name) ?? evaluate(groups.get(`${cut}/${key}`)!.facts, period);
      known.set(name, found);
      return found;
    },
  };
}

function yearsOf({ paths, referrals }: Facts): Key["years"] {
  const years = [
    ...paths.map(({ startsOn }) => startsOn),
    ...referrals.flatMap(({ referredOn }) => referredOn ?? []),
  ].map((on) => Number(on.slice(0, 4)));
  return years.length === 0
    ? null
    : [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))];
}
