/** Shapes of back-tests over HTTP. Shares 0–1; null where the past holds nothing to judge. */
import { z } from "zod";

const share = z.number().min(0).max(1);
const month = z.string().regex(/^\d{4}-\d{2}$/);

const bin = z.object({
  n: z.int(),
  from: share,
  to: share,
  foretold: share,
  happened: share,
  low: share,
  high: share,
});

/** By one set of weights. `calibration` (ten bins of equal count) stays with `lt backtest --json`: `reliability` is what people read. */
const figures = z.object({
  n: z.int(),
  happened: z.int(),
  auc: share.nullable(),
  calibrationError: share.nullable(),
  reliability: z.array(bin),
  reliabilityError: share.nullable(),
  precisionAtCapacity: share.nullable(),
  opened: z.int(),
  openedByMonth: z.array(z.object({ month, opened: z.int(), hits: z.int() })),
  leadTimeDaysMedian: z.int().nullable(),
  leadTimeDays: z.array(z.object({ days: z.int(), households: z.int() })),
  episodes: z.int(),
  reachedBefore: z.int(),
  reachedByRule: z.int(),
});

export const run = z.object({
  id: z.int(),
  ranOn: z.iso.date(),
  weeklyCapacity: z.int(),
  progress: share,
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  endedAt: z.string().nullable(),
  outcome: z.enum(["done", "failed"]).nullable(),
});

export const runs = z.object({
  runs: z.array(run),
  /** Accounts a week where nobody says another. */
  usualCapacity: z.int(),
});

export const MOST_A_WEEK = 10_000;
export const asked = z.strictObject({ weeklyCapacity: z.int().min(1).max(MOST_A_WEEK) });

/** `learned`, `calibrated`, `byDefault`: the same cases by three sets of weights. `enough`: from when the weights could be learned. */
export const result = run.extend({
  accounts: z.int(),
  notADifficulty: z.int(),
  horizonMonths: z.int(),
  leadMonths: z.int(),
  months: z.array(
    z.object({ month, n: z.int(), happened: z.int(), weights: z.enum(["default", "learned", "byHand"]) }),
  ),
  learned: figures,
  calibrated: figures,
  byDefault: figures,
});
