/** Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least squares). Pure: figures in, figures out. */
import { choleskyOf, solved } from "./cholesky.rules.ts";

/** Figures of `rows` cases, `columns` features each, row after row. */
export type Design = { rows: number; columns: number; values: Float64Array };

/** What was learned. `weights` are per standard deviation of their feature: comparable with one another; 0 where a feature never varies. */
export type Fitted = { intercept: number; weights: number[]; means: number[]; deviations: number[] };

/** Largest slope that still counts as flat, of the mean loss per standard deviation. */
const FLAT = 1e-8;
const MOST_STEPS = 100;

export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/**
 * Finds the weights with the least mean log loss + l2/2 × their sum of squares; the intercept is free of the penalty.
 * `outcomes`: 0 or 1 for each row. The penalty makes the answer unique, whatever the features say twice.
 * `counts`: of how many alike cases each row speaks (above 0), one each by default.
 * Throws RangeError unless l2 > 0, rows, outcomes and counts are as many, all figures are finite, and both outcomes occur.
 */
export function fitLogistic(
  design: Design,
  outcomes: ArrayLike<number>,
  l2: number,
  counts: ArrayLike<number> = new Float64Array(design.rows).fill(1),
): Fitted {
  const { columns } = design;
  checked(design, outcomes, l2);
  if (counts.length !== design.rows || Array.from(counts).some((count) => !(count > 0)))
    throw new RangeError("each row counts for more than 0 cases");
  const { means, deviations, scaled } = standardised(design, counts);
  // Column 0 is the intercept. Features are scaled but not centred, so that their many zeros cost nothing; the free intercept makes up for it.
  const size = columns + 1;
  let weights = new Float64Array(size);
  let happened = 0;
  for (let row = 0; row < design.rows; row++) happened += outcomes[row]! * counts[row]!;
  const share = happened / scaled.cases;
  weights[0] = Math.log(share / (1 - share));
  let here = slopeAt(scaled, outcomes, weights, l2);
  let factor: Float64Array | undefined;
  for (let step = 0; step < MOST_STEPS && here.steepest > FLAT; step++) {
    factor ??= choleskyOf(curvature(scaled, here.probabilities, l2), size);
    const move = solved(factor, here.slope);
    let length = 1;
    let next = moved(weights, move, length);
    let there = slopeAt(scaled, outcomes, next, l2);
    // Newton may overshoot far from the answer: the loss never rises. Less than a rounding error is no rise.
    while (there.loss > here.loss + 1e-13 && length > 1e-6) {
      length /= 2;
      next = moved(weights, move, length);
      there = slopeAt(scaled, outcomes, next, l2);
    }
    // The curvature costs a hundred times what a step costs: it serves again as long as it still leads down fast.
    if (there.steepest > here.steepest / 5) factor = undefined;
    weights = next;
    here = there;
  }
  const learned = Array.from(weights.subarray(1));
  const shift = learned.reduce(
    (total, weight, column) => total + (weight * means[column]!) / deviations[column]!,
    0,
  );
  return { intercept: weights[0]! + shift, weights: learned, means, deviations };
}

/** Probability of each row of a design, by what was learned. */
export function probabilities({ rows, columns, values }: Design, fitted: Fitted): Float64Array {
  const given = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let logit = fitted.intercept;
    for (let column = 0; column < columns; column++) {
      const away = values[row * columns + column]! - fitted.means[column]!;
      logit += (fitted.weights[column]! * away) / fitted.deviations[column]!;
    }
    given[row] = sigmoid(logit);
  }
  return given;
}

function checked({ rows, columns, values }: Design, outcomes: ArrayLike<number>, l2: number): void {
  if (!(l2 > 0)) throw new RangeError(`l2 must be above 0: ${l2}`);
  if (rows !== outcomes.length || values.length !== rows * columns)
    throw new RangeError(`${rows} rows, ${outcomes.length} outcomes, ${values.length} figures`);
  if (values.some((value) => !Number.isFinite(value))) throw new RangeError("a feature is not a number");
  const ones = sumOf(outcomes);
  if (!(ones > 0 && ones < rows)) throw new RangeError("both outcomes must occur");
}

/** Rows with what is not zero alone: `at` and `value` from `starts[row]` to `starts[row + 1]`. */
type Scaled = {
  rows: number;
  counts: ArrayLike<number>;
  /** Sum of the counts. */
  cases: number;
  size: number;
  starts: Uint32Array;
  at: Uint32Array;
  value: Float64Array;
};

function standardised({ rows, columns, values }: Design, counts: ArrayLike<number>) {
  const cases = sumOf(counts);
  const means: number[] = Array.from({ length: columns }, () => 0);
  const deviations: number[] = Array.from({ length: columns }, () => 0);
  let filled = 0;
  for (let column = 0; column < columns; column++) {
    let total = 0;
    for (let row = 0; row < rows; row++) {
      const value = values[row * columns + column]!;
      total += value * counts[row]!;
      if (value !== 0) filled++;
    }
    const mean = total / cases;
    let squares = 0;
    for (let row = 0; row < rows; row++)
      squares += counts[row]! * (values[row * columns + column]! - mean) ** 2;
    const deviation = Math.sqrt(squares / cases);
    means[column] = mean;
    // A feature that never varies tells nothing: endless deviation, no weight.
    deviations[column] = deviation > 1e-12 * Math.max(1, Math.abs(mean)) ? deviation : Infinity;
  }
  const scaled: Scaled = {
    rows,
    counts,
    cases,
    size: columns + 1,
    starts: new Uint32Array(rows + 1),
    at: new Uint32Array(filled + rows),
    value: new Float64Array(filled + rows),
  };
  let end = 0;
  for (let row = 0; row < rows; row++) {
    scaled.at[end] = 0;
    scaled.value[end++] = 1;
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column]! / deviations[column]!;
      if (value === 0) continue;
      scaled.at[end] = column + 1;
      scaled.value[end++] = value;
    }
    scaled.starts[row + 1] = end;
  }
  return { means, deviations, scaled };
}

function slopeAt(scaled: Scaled, outcomes: ArrayLike<number>, weights: Float64Array, l2: number) {
  const { rows, counts, cases, size, starts, at, value } = scaled;
  const slope = new Float64Array(size);
  const chances = new Float64Array(rows);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const from = starts[row]!;
    const to = starts[row + 1]!;
    let logit = 0;
    for (let k = from; k < to; k++) logit += weights[at[k]!]! * value[k]!;
    const chance = sigmoid(logit);
    chances[row] = chance;
    const outcome = outcomes[row]!;
    // log(1 + e^logit) without overflow.
    const count = counts[row]!;
    loss += count * (Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - outcome * logit);
    const away = count * (outcome - chance);
    for (let k = from; k < to; k++) slope[at[k]!]! += away * value[k]!;
  }
  loss /= cases;
  let steepest = 0;
  for (let column = 0; column < size; column++) {
    slope[column]! /= cases;
    if (column > 0) {
      slope[column]! -= l2 * weights[column]!;
      loss += (l2 / 2) * weights[column]! ** 2;
    }
    steepest = Math.max(steepest, Math.abs(slope[column]!));
  }
  return { slope, loss, steepest, probabilities: chances };
}

/** Second derivatives of the loss, lower half: positive by the penalty. */
function curvature(scaled: Scaled, chances: Float64Array, l2: number): Float64Array {
  const { rows, counts, cases, size, starts, at, value } = scaled;
  const lower = new Float64Array(size * size);
  for (let row = 0; row < rows; row++) {
    const chance = chances[row]!;
    const weight = (counts[row]! * chance * (1 - chance)) / cases;
    const from = starts[row]!;
    const to = starts[row + 1]!;
    for (let i = from; i < to; i++) {
      const left = weight * value[i]!;
      const line = at[i]! * size;
      for (let j = from; j <= i; j++) lower[line + at[j]!]! += left * value[j]!;
    }
  }
  // A trace on the intercept too, for when every probability is 0 or 1 to the last digit.
  for (let i = 0; i < size; i++) lower[i * size + i]! += i === 0 ? 1e-12 : l2;
  return lower;
}

function moved(weights: Float64Array, move: Float64Array, length: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(weights, (weight, column) => weight + length * move[column]!);
}

function sumOf(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at]!;
  return total;
}
