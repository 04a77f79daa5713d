/**
 * What a funder reads of a snapshot: no group of fewer than five households, and none that its sums give back. Every count of the
 * snapshot is an unknown; what it adds up to (yes + no + left out = all; landlords = whole; years = period) are equations. Whatever
 * these equations settle from what is shown, a reader can settle too: more is hidden until they settle no small group.
 */
import { type Figure, isRounded } from "../evaluation/figure.rules.ts";
import { type Figures, INDICATORS, type IndicatorId } from "../evaluation/rules.ts";
import { hidden, isSmall } from "../evaluation/suppression.rules.ts";

/** Calendar years, first and last. */
type Years = readonly [first: number, last: number];
type CellCut = "whole" | "landlord" | "operator" | "zone";
/** The figures of one group over whole years. */
export type Cell = {
  cut: CellCut;
  key: string;
  years: Years;
  figures: Figures;
  /** Before anything was hidden, where that is known. */ whole?: Figures;
};

/** Of whom an indicator speaks: those of one name are the same households from one indicator to the next. */
const BASE = {
  renewed: "closed",
  multiProblem: "paths",
  tieBroken: "admitted",
  tieRestored: "broken",
  debtReduced: "closed",
  debtCleared: "closed",
  debtDelta: "closed",
  paymentResumed: "closed",
  planKept: "plans",
  stayed: "closed",
  evicted: "closed",
  avoided: "closed",
  tripartite: "measures",
  earliness: "referrals",
  leadTime: "referrals",
  delay: "referrals",
  meetings: "paths",
  homeShare: "paths",
  unitCost: "closed",
} as const satisfies Partial<Record<IndicatorId, string>>;
type Based = keyof typeof BASE;

/** Quotients of two sums: of how many households they are is known by what is left. */
const SUMS: ReadonlySet<string> = new Set(["meetings", "homeShare", "unitCost"]);
/** Counted on a day, or over households that return: years do not sum. */
const NOT_BY_YEAR: ReadonlySet<string> = new Set([
  "stayed",
  "planKept",
  "multiProblem",
  "meetings",
  "homeShare",
  "paths",
  "plans",
  "supported",
  "fullCost",
  "running",
]);

type Counts = Record<string, number | null>;

/** Counts of households behind a figure as it is shown; null: not shown. `figures`: its sheet, whole. */
function countsOf(id: IndicatorId, figure: Figure, figures: Figures): Counts {
  const { numerator, denominator, excluded, unknown } = figure;
  if (id === "supported" || id === "closed") return { n: numerator };
  if (id === "fullCost") return { n: denominator };
  if (id === "funding") return {};
  // Nobody is shown how many a sum is of, but sums add up as those do: whole less slices.
  if (SUMS.has(id)) return { sum: figure.suppressed ? null : ofHowMany(id, figures), excluded, unknown };
  if (figure.unit === "months" || figure.unit === "days" || id === "debtDelta")
    return { known: denominator, excluded, unknown, ...stagesOf(figure) };
  return {
    yes: numerator,
    no: numerator === null || denominator === null ? null : denominator - numerator,
    excluded,
    unknown,
  };
}

/** Households behind a sum, of the whole sheet. */
function ofHowMany(id: IndicatorId, figures: Figures): number {
  const { numerator, denominator, excluded, unknown } = figures.multiProblem;
  const all =
    BASE[id as Based] === "paths"
      ? (denominator ?? numerator ?? 0) + (excluded ?? 0) + (unknown ?? 0)
      : (figures.closed.numerator ?? 0);
  return all - (figures[id].excluded ?? 0) - (figures[id].unknown ?? 0);
}

const stagesOf = ({ parts }: Figure): Counts =>
  Object.fromEntries(Object.entries(parts ?? {}).filter(([name]) => name.startsWith("stage.")));

type Equation = { terms: Map<string, number>; constant: number; by: Set<string> };

const cellName = ({ cut, key, years }: Omit<Cell, "figures">) => `${cut}/${key}/${years[0]}-${years[1]}`;
const figureName = (cell: Omit<Cell, "figures">, id: string) => `${cellName(cell)}:${id}`;

/** Every equation that ties the counts of these cells together. Names are `cut/key/years:indicator.count`. */
export function equationsOf(
  cells: readonly Omit<Cell, "figures">[],
  stages: readonly string[],
): Map<string, number>[] {
  const all: Map<string, number>[] = [];
  const add = (...terms: [name: string, times: number][]) => all.push(new Map(terms));
  const names = countNames(stages);
  for (const cell of cells) {
    const of = (name: string) => figureName(cell, name);
    for (const [id, base] of Object.entries(BASE)) {
      const counts = names.get(id)!.filter((one) => !one.startsWith("stage.") && one !== "sum");
      add(...counts.map((one): [string, number] => [of(`${id}.${one}`), 1]), [of(`${base}.all`), -1]);
      add([of(`${id}.excluded`), 1], [of(`${id}.unknown`), 1], [of(`${id}.leftOut`), -1]);
    }
    add([of("closed.n"), 1], [of("closed.all"), -1]);
    add([of("fullCost.n"), 1], [of("supported.n"), -1]);
    add(...stages.map((stage): [string, number] => [of(`earliness.${stage}`), 1]), [of("referrals.all"), -1]);
    for (const count of ["excluded", "unknown"]) {
      add([of(`debtReduced.${count}`), 1], [of(`debtCleared.${count}`), -1]);
      add([of(`debtReduced.${count}`), 1], [of(`debtDelta.${count}`), -1]);
    }
    add([of("debtReduced.yes"), 1], [of("debtReduced.no"), 1], [of("debtDelta.known"), -1]);
    add([of("meetings.unknown"), 1], [of("homeShare.unknown"), -1]);
    // Groups that no figure names, each the difference of two that are shown.
    add([of("debtReduced.yes"), 1], [of("debtCleared.yes"), -1], [of("debtCleared.reducedOnly"), -1]);
    add([of("stayed.no"), 1], [of("evicted.yes"), -1], [of("stayed.goneOtherwise"), -1]);
    add([of("paths.all"), 1], [of("closed.all"), -1], [of("running.all"), -1]);
  }
  const groups = Map.groupBy(cells, ({ cut, years }) => `${cut} ${years}`);
  for (const slices of groups.values()) {
    const [{ cut, years }] = slices as [Cell];
    if (cut === "whole") continue;
    const whole = { cut: "whole" as const, key: "", years };
    for (const [id, counts] of names)
      for (const count of counts)
        add(...slices.map((cell): [string, number] => [figureName(cell, `${id}.${count}`), 1]), [
          figureName(whole, `${id}.${count}`),
          -1,
        ]);
  }
  for (const cell of cells.filter(({ years: [first, last] }) => first < last))
    for (const [id, counts] of names) {
      if (NOT_BY_YEAR.has(id)) continue;
      const { years } = cell;
      for (const count of counts)
        add(
          ...Array.from({ length: years[1] - years[0] + 1 }, (_, index): [string, number] => {
            const year = years[0] + index;
            return [figureName({ ...cell, years: [year, year] }, `${id}.${count}`), 1];
          }),
          [figureName(cell, `${id}.${count}`), -1],
        );
    }
  return all;
}

/** The counts of each indicator and base. */
function countNames(stages: readonly string[]): Map<string, string[]> {
  const names = new Map<string, string[]>([
    ["supported", ["n"]],
    ["closed", ["n", "all"]],
    ["fullCost", ["n"]],
    ["running", ["all"]],
  ]);
  for (const [id, base] of Object.entries(BASE)) {
    const isShare = !SUMS.has(id) && !["earliness", "leadTime", "delay", "debtDelta"].includes(id);
    names.set(id, [
      ...(isShare ? ["yes", "no"] : SUMS.has(id) ? ["known", "sum"] : ["known"]),
      "excluded",
      "unknown",
      ...(id === "earliness" ? stages : []),
    ]);
    names.set(base, [...new Set([...(names.get(base) ?? []), "all"])]);
  }
  return names;
}

/** Every count that a sheet shows, by its name. */
export function shownCounts(cells: readonly Cell[]): Map<string, number> {
  const shown = new Map<string, number>();
  for (const cell of cells)
    for (const id of INDICATORS) {
      if (cell.figures[id].suppressed) continue;
      for (const [count, n] of Object.entries(countsOf(id, cell.figures[id], cell.whole ?? cell.figures)))
        if (n !== null && n !== undefined) shown.set(figureName(cell, `${id}.${count}`), n);
    }
  return shown;
}

/** A count, or a group of counts together, that the equations settle; `by`: the shown counts that it was settled with. */
export type Settled = { names: string[]; n: number; by: ReadonlySet<string> };

type Known = Map<string, { n: number; by: ReadonlySet<string> }>;

const knownFrom = (shown: ReadonlyMap<string, number>): Known =>
  new Map([...shown].map(([name, n]) => [name, { n, by: new Set([name]) }]));

/** All that follows from what is shown: counts settled alone, and groups whose sum is. Nobody counts fewer than none. */
export function settledBy(
  equations: readonly Map<string, number>[],
  shown: ReadonlyMap<string, number>,
): Settled[] {
  const known = knownFrom(shown);
  for (;;) {
    const settled = [...oneByOne(equations, known), ...together(equations, known)];
    const none = settled.filter(({ names, n }) => n === 0 && names.length > 1);
    if (none.length === 0) return settled;
    for (const { names, by } of none) for (const name of names) known.set(name, { n: 0, by });
  }
}

/** Equation by equation, as a person would: what is settled by one serves in the next. Adds it to `known`. */
function oneByOne(equations: readonly Map<string, number>[], known: Known): Settled[] {
  const found: Settled[] = [];
  const settle = (name: string, n: number, by: ReadonlySet<string>) => {
    known.set(name, { n, by });
    found.push({ names: [name], n, by });
  };
  let open = equations;
  for (let count = 0; count !== known.size;) {
    count = known.size;
    open = open.filter((terms) => {
      const { unknown, constant, by } = reduced(terms, known);
      if (unknown.length === 0) return false;
      if (unknown.length === 1) settle(unknown[0]![0], constant / unknown[0]![1], by);
      else if (constant === 0 && unknown.every(([, times]) => times === unknown[0]![1]))
        for (const [name] of unknown) settle(name, 0, by);
      else return true;
      return false;
    });
  }
  for (const terms of open) {
    const { unknown, constant, by } = reduced(terms, known);
    const times = unknown[0]![1];
    if (unknown.every((one) => one[1] === times))
      found.push({ names: unknown.map(([name]) => name), n: constant / times, by });
  }
  return found;
}

/** What an equation still asks: sum of `unknown` = `constant`. */
function reduced(terms: ReadonlyMap<string, number>, known: Known) {
  const unknown: [name: string, times: number][] = [];
  const by = new Set<string>();
  let constant = 0;
  for (const [name, times] of terms) {
    const is = known.get(name);
    if (is === undefined) unknown.push([name, times]);
    else {
      constant -= times * is.n;
      for (const one of is.by) by.add(one);
    }
  }
  return { unknown, constant, by };
}

/** All equations at once, by elimination on sparse rows. Those that what is shown contradicts (figures of two days) are left aside. */
function together(equations: readonly Map<string, number>[], known: Known): Settled[] {
  const rows = new Map<string, Equation>();
  const holders = new Map<string, Set<string>>();
  const held = (name: string) => holders.get(name) ?? holders.set(name, new Set()).get(name)!;
  for (const terms of equations) {
    const { unknown, constant, by } = reduced(terms, known);
    const row: Equation = { terms: new Map(unknown), constant, by };
    for (const [name] of unknown) {
      const pivot = rows.get(name);
      if (pivot) addTo(row, pivot, -(row.terms.get(name) ?? 0));
    }
    const [pivot] = row.terms.keys();
    if (pivot === undefined) continue;
    const times = 1 / row.terms.get(pivot)!;
    for (const [name, n] of row.terms) row.terms.set(name, n * times);
    row.constant *= times;
    for (const other of held(pivot)) {
      const one = rows.get(other)!;
      addTo(one, row, -one.terms.get(pivot)!);
      for (const name of row.terms.keys())
        if (one.terms.has(name)) held(name).add(other);
        else held(name).delete(other);
    }
    rows.set(pivot, row);
    for (const name of row.terms.keys()) held(name).add(pivot);
  }
  return [...rows.values()].flatMap(({ terms, constant, by }): Settled[] => {
    if ([...terms.values()].some((times) => Math.abs(times - 1) > 1e-9)) return [];
    return [{ names: [...terms.keys()], n: Math.round(constant * 1e6) / 1e6 + 0, by }];
  });
}

function addTo(row: Equation, other: Equation, times: number): void {
  if (times === 0) return;
  for (const [name, n] of other.terms) {
    const sum = (row.terms.get(name) ?? 0) + times * n;
    if (Math.abs(sum) < 1e-9) row.terms.delete(name);
    else row.terms.set(name, sum);
  }
  row.constant += times * other.constant;
  for (const name of other.by) row.by.add(name);
}

/**
 * Of what is settled: counts too few to be known, alone or as a group of one cell, or of one count over slices of the same years. A sum
 * of anything else (a stage of one year and those left out of another) bounds each of them, and tells of nobody together.
 */
export const tellsSmall = (settled: readonly Settled[]): Settled[] =>
  settled.filter(({ names, n }) => {
    if (!isSmall(n)) return false;
    const parts = names.map(splitName);
    const same = (of: (part: [cell: string, rest: string]) => string) =>
      parts.every((part) => of(part) === of(parts[0]!));
    return same(([cell]) => cell) || same(([cell, rest]) => `${cell.split("/").at(-1)} ${rest}`);
  });

/** Shares of households are told to five points without their base where the base would tell a small group. */
const STEP = 0.05;
const isRoundable = (id: IndicatorId, { unit, value }: Figure) =>
  unit === "share" && id !== "homeShare" && id !== "funding" && value !== null;
const rounded = ({ unit, value }: Figure): Figure => ({
  value: Math.round(Math.round(value! / STEP) * STEP * 100) / 100,
  numerator: null,
  denominator: null,
  excluded: null,
  unknown: null,
  unit,
});

const withoutLeftOut = (figure: Figure): Figure => ({ ...figure, excluded: null, unknown: null });

const withoutStages = (figure: Figure, which: (n: number | null) => boolean): Figure => ({
  ...figure,
  ...(figure.parts && {
    parts: Object.fromEntries(
      Object.entries(figure.parts).map(([name, n]) => [
        name,
        name.startsWith("stage.") && which(n) ? null : n,
      ]),
    ),
  }),
});

/** Parts that could be of one household: how many each is of is not told beside it. */
function trimmedParts(id: IndicatorId, figure: Figure, cut: CellCut): Figure {
  const { parts, ...rest } = figure;
  if (!parts || id === "funding") return figure;
  // A dozen stages over every slice and year: told of the whole alone.
  if (id === "earliness") return cut === "whole" ? { ...rest, parts: { ...parts, debtCents: null } } : rest;
  if (id !== "debtDelta") return rest;
  const causesKnown = parts["causesKnown"] ?? 0;
  const told = !isSmall(causesKnown) && !isSmall((figure.denominator ?? 0) - causesKnown);
  const { departuresCents: _, ...causes } = parts;
  return told ? { ...rest, parts: causes } : rest;
}

/** Where a count is small, its figure goes; of those left out, the two counts beside it. */
function first({ figures, cut }: Cell): Figures {
  return Object.fromEntries(
    INDICATORS.map((id) => {
      const figure = figures[id];
      const { excluded = null, unknown = null, ...counted } = countsOf(id, figure, figures);
      const groups = Object.entries(counted).filter(([name]) => !name.startsWith("stage."));
      if (groups.some(([, n]) => isSmall(n))) return [id, hidden(figure)];
      if (isSmall((excluded ?? 0) + (unknown ?? 0)) && id in BASE && isRoundable(id, figure))
        return [id, rounded(figure)];
      const trimmed = withoutStages(trimmedParts(id, figure, cut), isSmall);
      return [
        id,
        id !== "funding" && (isSmall(excluded) || isSmall(unknown)) ? withoutLeftOut(trimmed) : trimmed,
      ];
    }),
  ) as Figures;
}

/** Shown to funders before, on other days: `cut/key/years:indicator`. */
export type ShownBefore = ReadonlyMap<string, { figure: Figure; since: string }>;
export type Shown = { cells: Cell[]; since: Map<string, string> };

/**
 * The funder's edition of these cells, with what funders were shown before (`before`, and the cells it stood in, `beforeCells`). A figure
 * that has moved by fewer than five households since is shown as it was. `secondary` false: without what the equations ask, for the test
 * that shows why they are needed.
 */
export function funderEdition(
  full: readonly Cell[],
  {
    before = new Map(),
    beforeCells = [],
    secondary = true,
  }: { before?: ShownBefore; beforeCells?: readonly Cell[]; secondary?: boolean } = {},
): Shown {
  const since = new Map<string, string>();
  const cells = full.map((cell): Cell => ({ ...cell, whole: cell.figures, figures: first(cell) }));
  for (const [index, cell] of cells.entries())
    for (const id of INDICATORS) {
      const was = before.get(figureName(cell, id));
      if (!was || was.figure.suppressed || id === "funding") continue;
      const stays = isRounded(was.figure)
        ? isRounded(cell.figures[id]) && Math.abs(was.figure.value! - cell.figures[id].value!) < 1.5 * STEP
        : movedSlightly(
            countsOf(id, was.figure, cell.figures),
            countsOf(id, full[index]!.figures[id], full[index]!.figures),
          );
      if (!stays) continue;
      cell.figures = { ...cell.figures, [id]: was.figure };
      since.set(figureName(cell, id), was.since);
    }
  if (!secondary) return { cells, since };
  const names = new Map(cells.map((cell) => [cellName(cell), cell]));
  const others = beforeCells.filter((cell) => !names.has(cellName(cell)));
  const stages = stagesIn([...cells, ...others]);
  const equations = equationsOf([...cells, ...others], stages);
  // Each turn hides something more; when all is hidden, nothing is settled.
  for (;;) {
    const shown = shownCounts([...others, ...cells]);
    const hid = (leaks: readonly Settled[]) => leaks.filter(({ by }) => hideOne(by, names)).length > 0;
    // What one equation tells at a time is soon found; all together, when nothing is left of that.
    if (hid(tellsSmall(oneByOne(equations, knownFrom(shown))))) continue;
    // Which groups elimination ends with hangs on its order: both ways round.
    const all = [equations, equations.toReversed()].flatMap((some) => tellsSmall(settledBy(some, shown)));
    if (!hid(all)) return { cells, since };
  }
}

const stagesIn = (cells: readonly Cell[]): string[] => [
  ...new Set(cells.flatMap(({ figures }) => Object.keys(stagesOf(figures.earliness)))),
];

const movedSlightly = (was: Counts, is: Counts): boolean =>
  Object.entries(was).some(([name, n]) => n !== null && is[name] != null && isSmall(Math.abs(is[name]! - n)));

/** Hides the cheapest of what a small group was settled with: counts of those left out, then the smallest slice, the whole last: its shares are rounded before they go. */
function hideOne(by: ReadonlySet<string>, cells: ReadonlyMap<string, Cell>): boolean {
  const candidates = [...by].flatMap((name) => {
    const [cellPart, rest] = splitName(name);
    const cell = cells.get(cellPart);
    const [id, ...count] = rest.split(".") as [IndicatorId, ...string[]];
    if (!cell || cell.figures[id].suppressed) return [];
    const what = count.join(".");
    const counts = countsOf(id, cell.figures[id], cell.whole ?? cell.figures);
    if (counts[what] == null) return [];
    const cheap = what === "excluded" || what === "unknown" || what.startsWith("stage.");
    const size =
      counts["n"] ??
      (counts["yes"] ?? 0) + (counts["no"] ?? 0) + (counts["known"] ?? 0) + (counts["sum"] ?? 0);
    const isWhole = cell.cut === "whole" ? 1 : 0;
    return [{ cell, id, what, cheap, size, isWhole }];
  });
  // One of those that this turn already hid is enough.
  if (candidates.length < by.size && [...by].some((name) => wasHidden(name, cells))) return true;
  const [chosen] = candidates.toSorted(
    (a, b) => Number(b.cheap) - Number(a.cheap) || a.isWhole - b.isWhole || a.size - b.size,
  );
  if (!chosen) return false;
  const { cell, id, what, cheap, isWhole } = chosen;
  const figure = cell.figures[id];
  cell.figures = {
    ...cell.figures,
    [id]: !cheap
      ? isWhole && isRoundable(id, figure)
        ? rounded(figure)
        : hidden(figure)
      : what.startsWith("stage.")
        ? withoutStages(figure, (n) => n === figure.parts![what])
        : withoutLeftOut(figure),
  };
  return true;
}

const splitName = (name: string): [cell: string, rest: string] => {
  const at = name.lastIndexOf(":");
  return [name.slice(0, at), name.slice(at + 1)];
};

function wasHidden(name: string, cells: ReadonlyMap<string, Cell>): boolean {
  const [cellPart, rest] = splitName(name);
  const cell = cells.get(cellPart);
  if (!cell) return false;
  const [id, ...count] = rest.split(".") as [IndicatorId, ...string[]];
  const figure = cell.figures[id];
  return (
    figure.suppressed === true || countsOf(id, figure, cell.whole ?? cell.figures)[count.join(".")] == null
  );
}
