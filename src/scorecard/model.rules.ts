/** Learns from a panel which accounts default the month after, and foretells it of another panel. It informs a person; it decides nothing. */
import {
  amountUnit,
  behaviourOf,
  FIGURES,
  MONTHS,
  type Panel,
  type Situation,
  situationOf,
} from "./behaviour.rules.ts";
import { type Design, fitLogistic, probabilities } from "./logistic.rules.ts";
import { nameOf, type Term, termsFor, valueOf } from "./terms.rules.ts";
import { auc, calibrationError, crossValidated } from "./validation.rules.ts";

/** A column with what was learned of it. `weight`: log-odds per standard deviation (`deviation`) away from `mean`. */
export type WeighedTerm = Term & { feature: string; weight: number; mean: number; deviation: number };
export type Model = { unit: number; intercept: number; terms: WeighedTerm[] };
/** What cross-validation found, each account judged by a model that had not seen it. */
export type Judged = {
  n: number;
  defaulted: number;
  folds: number;
  seed: number;
  auc: number;
  calibrationError: number;
};

/**
 * Penalty on weights, per account: 0.075 × 16,000 = 1,200 in the units of most libraries. Chosen by
 * cross-validation (docs/decisions/2026-11-24-scorecard.md); strong, since the columns say the same things many times.
 */
const L2 = 0.075;

/** Learns from the chosen accounts. `outcomes` of the whole panel, 0 or 1 by account. Throws RangeError unless both occur among them. */
export function fitPanel(panel: Panel, outcomes: ArrayLike<number>, chosen = everyAccount(panel)): Model {
  const unit = amountUnit(panel, chosen);
  const seen = chosen.map((account) => seenOf(panel, account, unit));
  const terms = termsFor((figure) => seen.map(({ figures }) => figures[rankOf(figure)]!));
  const known = chosen.map((account) => outcomes[account]!);
  const { intercept, weights, means, deviations } = fitLogistic(designOf(seen, terms), known, L2);
  const weighed = terms.map((term, column) => ({
    feature: nameOf(term),
    ...term,
    weight: weights[column]!,
    mean: means[column]!,
    deviation: deviations[column]!,
  }));
  // A figure that never varied among these accounts says nothing of others.
  return { unit, intercept, terms: weighed.filter(({ deviation }) => Number.isFinite(deviation)) };
}

/** Probability of default in the month after, of the chosen accounts in their order. */
export function foretold(model: Model, panel: Panel, chosen = everyAccount(panel)): Float64Array {
  const seen = chosen.map((account) => seenOf(panel, account, model.unit));
  return probabilities(designOf(seen, model.terms), {
    intercept: model.intercept,
    weights: model.terms.map(({ weight }) => weight),
    means: model.terms.map(({ mean }) => mean),
    deviations: model.terms.map(({ deviation }) => deviation),
  });
}

/** Cross-validation of the whole way from payments to probability: units, cuts and weights are learned anew for each fold. */
export function judgePanel(
  panel: Panel,
  outcomes: ArrayLike<number>,
  { folds, seed }: { folds: number; seed: number },
): Judged {
  const chances = crossValidated(outcomes, { folds, seed }, (learned, judged) =>
    foretold(fitPanel(panel, outcomes, learned), panel, judged),
  );
  return {
    n: panel.accounts.length,
    defaulted: Array.from(outcomes).filter((outcome) => outcome === 1).length,
    folds,
    seed,
    auc: auc(chances, outcomes),
    calibrationError: calibrationError(chances, outcomes),
  };
}

/** `figures` in the order of FIGURES: plain numbers, since there are a hundred for each of many accounts. */
type Seen = { figures: Float64Array; situation: Situation };

const RANKS = new Map(FIGURES.map((figure, rank) => [figure, rank]));
const rankOf = (figure: string): number => RANKS.get(figure)!;

function seenOf(panel: Panel, account: number, unit: number): Seen {
  return {
    figures: Float64Array.from(Object.values(behaviourOf(panel, account, unit))),
    situation: situationOf(panel.late.subarray(account * MONTHS, (account + 1) * MONTHS)),
  };
}

function designOf(seen: readonly Seen[], terms: readonly Term[]): Design {
  const values = new Float64Array(seen.length * terms.length);
  const ranks = terms.map(({ figure }) => rankOf(figure));
  let at = 0;
  for (const { figures, situation } of seen)
    for (const [column, term] of terms.entries())
      values[at++] = valueOf(term, figures[ranks[column]!]!, situation);
  return { rows: seen.length, columns: terms.length, values };
}

const everyAccount = ({ accounts }: Panel): number[] => accounts.map((_, account) => account);
