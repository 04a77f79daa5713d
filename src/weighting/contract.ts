/** Shapes of the weights over HTTP. */
import { z } from "zod";

import { SIGNAL_KINDS } from "../signals/signal.rules.ts";
import { BILLS_FALL_DUE } from "../signals/thresholds.rules.ts";
import { CHOICES } from "./rules.ts";

const share = z.number().min(0).max(1);
const month = z.string().regex(/^\d{4}-\d{2}$/);
const origin = z.enum(["default", "learned", "byHand"]);

/** Points with the chance shown for them. `learned`: by `n` cases of the past around these points, `happened` of which fell into arrears. */
const chance = z.object({
  origin: z.enum(["default", "learned"]),
  knots: z.array(
    z.object({ points: z.number(), chance: share, n: z.int().nullable(), happened: z.int().nullable() }),
  ),
});

const signal = z.object({
  kind: z.enum(SIGNAL_KINDS),
  factor: z.number(),
  defaultPoints: z.array(z.int()),
  points: z.array(z.int()),
});

const learnedFrom = z.object({
  backtestId: z.int(),
  from: month,
  to: month,
  months: z.int(),
  cases: z.int(),
  arrears: z.int(),
});

const kept = z.object({
  id: z.int(),
  origin,
  validFrom: z.iso.date(),
  chanceOrigin: z.enum(["default", "learned"]),
  learnedFrom: learnedFrom.nullable(),
  reason: z.string(),
  appliedBy: z.string().nullable(),
  appliedAt: z.string(),
});

const figures = z.object({
  auc: share.nullable(),
  reliabilityError: share.nullable(),
  precisionAtCapacity: share.nullable(),
  episodes: z.int(),
  reachedBefore: z.int(),
  leadTimeDaysMedian: z.int().nullable(),
});

export const weights = z.object({
  inForce: z.object({ id: z.int().nullable(), origin, signals: z.array(signal), chance }),
  history: z.array(kept),
  /** null: nobody has replayed the past yet, or its result is not the reader's. `proposal` null: it holds too little. */
  backtest: z
    .object({
      id: z.int(),
      ranOn: z.iso.date(),
      proposal: z
        .object({
          from: month,
          to: month,
          months: z.int(),
          cases: z.int(),
          arrears: z.int(),
          /** The first of the latest months, which the chance is learned of; null: of all of them, as it once was. */
          chanceFrom: z.string().nullable(),
          learned: z.object({ signals: z.array(signal), chance }),
          calibrated: z.object({ chance }),
        })
        .nullable(),
      figures: z.object({ learned: figures, calibrated: figures, byDefault: figures }),
    })
    .nullable(),
  /** When a month's bill falls due at this landlord; `own` false: it has not said, the first of the month is taken. */
  billsFallDue: z.object({ value: z.enum(BILLS_FALL_DUE), own: z.boolean() }),
  mostTimes: z.number(),
  can: z.object({ apply: z.boolean() }),
});

export const factors = z.partialRecord(z.enum(SIGNAL_KINDS), z.number());

const counts = z.object({ urgent: z.int(), soon: z.int(), watch: z.int() });
export const effect = z.object({ today: counts, after: counts, moved: z.int(), chance });

export const application = z.strictObject({
  choice: z.enum(CHOICES),
  factors: factors.default({}),
  again: z.int().nullable().default(null),
  backtestId: z.int().nullable().default(null),
  validFrom: z.iso.date(),
  reason: z.string().trim().max(500),
});

export const billsDue = z.strictObject({ value: z.enum(BILLS_FALL_DUE) });
