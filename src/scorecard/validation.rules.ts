/** How good are probabilities? Discrimination (AUC), calibration, and folds that keep what is judged apart from what is learned. */

/**
 * Area under the ROC curve: of a case that happened and one that did not, the chance that the first has the higher score; a tie counts half.
 * `outcomes` 0 or 1. NaN where only one of the two occurs. `counts`: of how many alike cases each speaks, one each by default.
 */
export function auc(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  counts?: ArrayLike<number>,
): number {
  const order = byScore(scores);
  let ranks = 0;
  let ones = 0;
  let cases = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let tied = 0;
    let tiedOnes = 0;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) {
      const at = order[to++]!;
      const count = counts?.[at] ?? 1;
      tied += count;
      tiedOnes += count * outcomes[at]!;
    }
    // Ranks count from 1; tied scores share the mean of theirs.
    ranks += (tiedOnes * (2 * cases + 1 + tied)) / 2;
    ones += tiedOnes;
    cases += tied;
    from = to;
  }
  return (ranks - (ones * (ones + 1)) / 2) / (ones * (cases - ones));
}

/** One line of a reliability table: of `n` cases with these probabilities, what was foretold and what happened, as shares. */
export type ReliabilityBin = { n: number; from: number; to: number; foretold: number; happened: number };

/** Cases in order of probability, cut in bins of equal count (10 by default; fewer cases than bins: one bin each). */
export function reliability(
  chances: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  bins = 10,
): ReliabilityBin[] {
  const order = byScore(chances);
  const count = Math.min(bins, order.length);
  return Array.from({ length: count }, (_, bin) => {
    const cases = order.slice(
      Math.floor((bin * order.length) / count),
      Math.floor(((bin + 1) * order.length) / count),
    );
    return {
      n: cases.length,
      from: chances[cases[0]!]!,
      to: chances[cases.at(-1)!]!,
      foretold: meanOf(cases, chances),
      happened: meanOf(cases, outcomes),
    };
  });
}

/**
 * Expected calibration error over 10 bins of equal count: the mean, weighted by cases, of the gap between the mean probability of a bin
 * and the share that happened in it. 0 is perfect; 0.02 is two points in a hundred. NaN without cases.
 */
export function calibrationError(chances: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const total = reliability(chances, outcomes).reduce(
    (sum, { n, foretold, happened }) => sum + n * Math.abs(foretold - happened),
    0,
  );
  return total / chances.length;
}

/** Numbers from 0 up to 1, always the same for a seed (mulberry32, public domain). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Fold (0 to folds − 1) of each case: chance by the seed, sizes alike to one case, and each outcome dealt out evenly.
 * Throws RangeError unless there are 2 folds at least and as many cases of each outcome as folds.
 */
export function foldsOf(outcomes: ArrayLike<number>, folds: number, seed: number): number[] {
  const cases = Array.from(outcomes, (outcome, at) => ({ outcome, at, key: 0 }));
  const ones = cases.filter(({ outcome }) => outcome === 1).length;
  if (!Number.isInteger(folds) || folds < 2 || ones < folds || cases.length - ones < folds)
    throw new RangeError(`cannot part ${cases.length} cases, ${ones} of them happened, in ${folds} folds`);
  const next = seededNumbers(seed);
  for (const one of cases) one.key = next();
  const fold = Array.from({ length: cases.length }, () => 0);
  cases
    .toSorted((one, other) => one.outcome - other.outcome || one.key - other.key || one.at - other.at)
    .forEach(({ at }, rank) => (fold[at] = rank % folds));
  return fold;
}

/**
 * Probability of every case by a model that never saw it: for each fold, `learn` is given the other cases and answers for those of the fold,
 * in their order. Nothing of what is judged is seen, not even where its bins would be cut.
 */
export function crossValidated(
  outcomes: ArrayLike<number>,
  { folds, seed }: { folds: number; seed: number },
  learn: (learned: number[], judged: number[]) => ArrayLike<number>,
): Float64Array {
  const foldAt = foldsOf(outcomes, folds, seed);
  const chances = new Float64Array(outcomes.length);
  for (let fold = 0; fold < folds; fold++) {
    const learned: number[] = [];
    const judged: number[] = [];
    foldAt.forEach((its, at) => (its === fold ? judged : learned).push(at));
    const given = learn(learned, judged);
    judged.forEach((at, rank) => (chances[at] = given[rank]!));
  }
  return chances;
}

function byScore(scores: ArrayLike<number>): number[] {
  return Array.from(scores, (_, at) => at).sort((one, other) => scores[one]! - scores[other]! || one - other);
}

function meanOf(cases: readonly number[], values: ArrayLike<number>): number {
  return cases.reduce((total, at) => total + values[at]!, 0) / cases.length;
}
