/**
 * Who should carry which household: the drawbacks of each operator for each, in points, and the model whose smallest sum is the
 * proposal. Zone first, then need, load against ceiling, a household already known; a whole session at once, since places are shared.
 */
import type { Need, Weights } from "./settings.rules.ts";

export type Case = {
  referralId: string;
  /** Name of the home's commune; null = unknown. */
  commune: string | null;
  /** Operators whose zone covers it on the day. */
  covering: readonly string[];
  needs: readonly Need[];
  /** Operators that supported this household before. */
  knownBy: readonly string[];
  /** The operator that the committee named in session; null: it left that to the proposal. */
  named: string | null;
};
export type Operator = {
  id: string;
  name: string;
  /** Households carried now. */
  load: number;
  /** Null = no ceiling is known: it is never full, and costs what a half-full one does. */
  ceiling: number | null;
  serves: readonly Need[];
};

/** Why an operator stands where it stands, as codes: told in the reader's language, kept with the assignment. */
export type Reason =
  | { code: "named" }
  | { code: "inZone" | "sharedZone" | "outOfZone" | "noZone" | "unknownCommune" }
  | { code: "servesNeed" | "unmetNeed"; need: Need }
  | { code: "known" | "knownElsewhere" }
  | { code: "load"; load: number; ceiling: number | null };

/** Points of one operator for one household, its load left out: that depends on all of them. */
export function drawbacks(
  one: Case,
  operator: Operator,
  operators: readonly Operator[],
  weights: Weights,
): { points: number; reasons: Reason[] } {
  const reasons: Reason[] = [];
  let points = 0;
  if (one.named === operator.id) reasons.push({ code: "named" });
  const isIn = one.covering.includes(operator.id);
  if (one.commune === null) reasons.push({ code: "unknownCommune" });
  else if (one.covering.length === 0) reasons.push({ code: "noZone" });
  else if (isIn) reasons.push({ code: one.covering.length > 1 ? "sharedZone" : "inZone" });
  else {
    reasons.push({ code: "outOfZone" });
    points += weights.outOfZone;
  }
  for (const need of one.needs) {
    // A need that nobody is set to serve tells operators apart in nothing.
    if (!operators.some(({ serves }) => serves.includes(need))) continue;
    if (operator.serves.includes(need)) reasons.push({ code: "servesNeed", need });
    else {
      reasons.push({ code: "unmetNeed", need });
      points += weights.unmetNeed;
    }
  }
  if (one.knownBy.includes(operator.id)) reasons.push({ code: "known" });
  else if (one.knownBy.length > 0) {
    reasons.push({ code: "knownElsewhere" });
    points += weights.notKnown;
  }
  return { points, reasons };
}

/** The place in the list of the operator that the committee named; undefined where it named none, or one that can be given nothing. */
function namedAt(one: Case, operators: readonly Operator[]): number | undefined {
  const at = operators.findIndex(({ id }) => id === one.named);
  return at === -1 ? undefined : at;
}

type Band = { places: number; points: number };

/** Places that an operator has left, cheapest first; the last band is without end: nobody is refused, going over costs. */
export function bandsOf({ load, ceiling }: Operator, { load: weight, overCeiling }: Weights): Band[] {
  if (ceiling === null) return [{ places: Infinity, points: weight / 4 }];
  const left = (share: number) => Math.max(0, Math.floor(ceiling * share) - load);
  const [half, most, all] = [left(0.5), left(0.8), left(1)];
  return [
    { places: half, points: 0 },
    { places: most - half, points: weight / 4 },
    { places: all - most, points: weight },
    { places: Infinity, points: overCeiling },
  ].filter(({ places }) => places > 0);
}

/** Points of the place taken by the `nth` household given to an operator (1: the first). */
export function placePoints(operator: Operator, weights: Weights, nth: number): number {
  let taken = 0;
  for (const { places, points } of bandsOf(operator, weights)) {
    taken += places;
    if (nth <= taken) return points;
  }
  return weights.overCeiling;
}

const x = (one: number, operator: number) => `x_${one}_${operator}`;

/**
 * The model as HiGHS reads it (LP format): each household to one operator, each operator's places paid band by band. It is a flow
 * through a network, so that its linear relaxation is whole already. `relaxed`: without asking for whole numbers.
 */
export function modelOf(
  cases: readonly Case[],
  operators: readonly Operator[],
  weights: Weights,
  relaxed = false,
): string {
  const costs: string[] = [];
  const bounds: string[] = [];
  const places: string[] = [];
  for (const [o, operator] of operators.entries()) {
    const bands = bandsOf(operator, weights).map((band, index) => ({ ...band, name: `b_${o}_${index}` }));
    for (const { name, points, places: most } of bands) {
      if (points > 0) costs.push(`${points} ${name}`);
      if (most !== Infinity) bounds.push(`0 <= ${name} <= ${most}`);
    }
    const given = cases.map((_, c) => x(c, o)).join(" + ");
    places.push(`p_${o}: ${given} - ${bands.map(({ name }) => name).join(" - ")} = 0`);
  }
  for (const [c, one] of cases.entries())
    for (const [o, operator] of operators.entries()) {
      const { points } = drawbacks(one, operator, operators, weights);
      if (points > 0) costs.push(`${points} ${x(c, o)}`);
      if (relaxed) bounds.push(`0 <= ${x(c, o)} <= 1`);
    }
  // What the committee decided is not weighed again: it takes its place before the others are proposed.
  const named = cases.flatMap((one, c) => {
    const o = namedAt(one, operators);
    return o === undefined ? [] : [`n_${c}: ${x(c, o)} = 1`];
  });
  const once = cases.map((_, c) => `c_${c}: ${operators.map((_operator, o) => x(c, o)).join(" + ")} = 1`);
  const binaries = relaxed
    ? ""
    : `Binary\n${cases.map((_, c) => operators.map((_operator, o) => x(c, o)).join(" ")).join("\n")}\n`;
  return `Minimize\nobj: ${costs.join("\n+ ") || `0 ${x(0, 0)}`}\nSubject To\n${[...once, ...named, ...places].join("\n")}\nBounds\n${bounds.join("\n")}\n${binaries}End\n`;
}

/** For each household its operator's place in the list, from the columns that are 1. */
export function chosenIn(columns: ReadonlyMap<string, number>, cases: number, operators: number): number[] {
  return Array.from({ length: cases }, (_, c) =>
    Array.from({ length: operators }, (_operator, o) => columns.get(x(c, o)) ?? 0).findIndex(
      (value) => value > 0.5,
    ),
  );
}

/** One household after another, each to the cheapest place left or to whom the committee named: what is proposed where the solver has no answer. */
export function oneByOne(cases: readonly Case[], operators: readonly Operator[], weights: Weights): number[] {
  const given = operators.map(() => 0);
  return cases.map((one) => {
    const points = operators.map(
      (operator, o) =>
        drawbacks(one, operator, operators, weights).points + placePoints(operator, weights, given[o]! + 1),
    );
    const best = namedAt(one, operators) ?? points.indexOf(Math.min(...points));
    given[best]! += 1;
    return best;
  });
}

/** Sum of points of a whole choice: what the model makes small. */
export function pointsOf(
  chosen: readonly number[],
  cases: readonly Case[],
  operators: readonly Operator[],
  weights: Weights,
): number {
  const given = operators.map(() => 0);
  return chosen.reduce((sum, o, c) => {
    given[o]! += 1;
    return (
      sum +
      drawbacks(cases[c]!, operators[o]!, operators, weights).points +
      placePoints(operators[o]!, weights, given[o]!)
    );
  }, 0);
}

/** An operator with its reasons; `load` among them is what it would carry with all that is proposed to it. */
export type Choice = { operatorId: string; reasons: Reason[] };
export type Proposed = {
  first: Choice;
  /** Who comes next if the first cannot, all others staying as proposed; null: there is no other operator. */
  second: Choice | null;
  /** Who would have been first had it had a place left; null: the first itself, or one that the committee named. */
  full: Choice | null;
};

const cheapest = (points: readonly number[], among: readonly number[]): number | undefined =>
  among.toSorted((a, b) => points[a]! - points[b]!)[0];

/** What is proposed for each household, with why, and the second choice. */
export function explained(
  chosen: readonly number[],
  cases: readonly Case[],
  operators: readonly Operator[],
  weights: Weights,
): Proposed[] {
  const given = operators.map((_, o) => chosen.filter((one) => one === o).length);
  return cases.map((one, c) => {
    const first = chosen[c]!;
    const choice = (o: number): Choice => {
      const operator = operators[o]!;
      const load = operator.load + given[o]! + (o === first ? 0 : 1);
      const { reasons } = drawbacks(one, operator, operators, weights);
      return {
        operatorId: operator.id,
        reasons: [...reasons, { code: "load", load, ceiling: operator.ceiling }],
      };
    };
    const alone = operators.map((operator) => drawbacks(one, operator, operators, weights).points);
    const joined = alone.map((points, o) => points + placePoints(operators[o]!, weights, given[o]! + 1));
    const others = operators.map((_, o) => o).filter((o) => o !== first);
    const second = cheapest(joined, others);
    const better =
      namedAt(one, operators) === undefined
        ? cheapest(
            alone,
            others.filter((o) => alone[o]! < alone[first]!),
          )
        : undefined;
    return {
      first: choice(first),
      second: second === undefined ? null : choice(second),
      full: better === undefined ? null : choice(better),
    };
  });
}
