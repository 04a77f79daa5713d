/** The weights that a landlord's lead has applied: which are in force on a day. Written in the room `weighting`. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import { thresholdsOn } from "../signals/thresholds.rules.ts";
import { type Chance, defaultWeights, type Weights } from "../signals/weights.rules.ts";

type Kept = Omit<Weights, "chance"> & { id: number; chance: Chance | null };

/** The weights in force on `on`, and the number they are kept under; null: the default ones, nobody applied any. */
export async function weightsOn(
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
): Promise<{ id: number | null; weights: Weights }> {
  const [kept] = await tx.rows<Kept>(sql`
    select w.id::float8 as id, w.origin, w.factors, w.chance from signal_weights w
     where w.landlord_id = ${landlordId}::uuid and w.valid_from <= ${on.toString()}::date
     order by w.valid_from desc, w.id desc limit 1`);
  const standard = defaultWeights(thresholdsOn(on)["detection.probability"]);
  if (!kept) return { id: null, weights: standard };
  const { id, origin, factors, chance } = kept;
  return { id, weights: { origin, factors, chance: chance ?? standard.chance } };
}
