/**
 * AUC of the scorecard by 5-fold cross-validation, against "months late in the last month" alone on the same folds; and the time of a fit against that
 * of reading its files. BENCH_PANEL and BENCH_OUTCOMES name the files of a panel; without them, a synthetic one.
 */
import { MONTHS } from "../src/scorecard/behaviour.rules.ts";
import { fitLogistic, probabilities } from "../src/scorecard/logistic.rules.ts";
import { fitPanel, judgePanel } from "../src/scorecard/model.rules.ts";
import { readOutcomes, readPanel } from "../src/scorecard/panel-file.ts";
import { syntheticPanel } from "../src/scorecard/synthetic-panel.ts";
import { auc, calibrationError, crossValidated } from "../src/scorecard/validation.rules.ts";

const panelFile = process.env["BENCH_PANEL"];
const outcomesFile = process.env["BENCH_OUTCOMES"];
const SPLIT = { folds: 5, seed: Number(process.env["BENCH_SEED"] ?? 1) };
if ((panelFile === undefined) !== (outcomesFile === undefined))
  throw new Error("BENCH_PANEL et BENCH_OUTCOMES vont ensemble.");

const started = performance.now();
const { panel, outcomes } = await given();
const read = performance.now();
fitPanel(panel, outcomes);
const fitted = performance.now();
const judged = judgePanel(panel, outcomes, SPLIT);

const lateNow = (accounts: readonly number[]) => ({
  rows: accounts.length,
  columns: 1,
  values: Float64Array.from(accounts, (account) => panel.late[account * MONTHS]!),
});
const plain = crossValidated(outcomes, SPLIT, (learned, kept) => {
  const known = learned.map((account) => outcomes[account]!);
  return probabilities(lateNow(kept), fitLogistic(lateNow(learned), known, 0.001));
});
const baseline = auc(plain, outcomes);

process.stdout.write(
  `${JSON.stringify({
    name: "scorecard",
    ratio: round(judged.auc / baseline),
    baseline: round(baseline),
    ours: round(judged.auc),
    unit: "AUC",
    runs: SPLIT.folds,
    baselineIs: "months late in the last month alone, same folds",
    calibrationError: round(judged.calibrationError),
    baselineCalibrationError: round(calibrationError(plain, outcomes)),
    accounts: judged.n,
    panel: panelFile === undefined ? "synthetic" : "given",
    seed: SPLIT.seed,
    fitMs: Math.round(fitted - read),
    // A synthetic panel is made, not read: no time to compare with.
    ...(panelFile !== undefined && {
      readMs: Math.round(read - started),
      fitToRead: round((fitted - read) / (read - started)),
    }),
  })}\n`,
);

async function given() {
  if (panelFile === undefined || outcomesFile === undefined) return syntheticPanel(5_000, 1);
  const whole = await readPanel(panelFile);
  return { panel: whole, outcomes: (await readOutcomes(outcomesFile, whole)).outcomes };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
