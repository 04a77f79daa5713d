/** Reads the flows, durations and means that the months to come are foreseen from. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { Cohort, Means } from "./rules.ts";

/** `thresholdCents`: debt at entry up to which it is called short, the median of all; null: no debt is known. */
export async function pastFlows(
  tx: Tx,
): Promise<{ cohorts: Cohort[]; thresholdCents: number | null; means: Means }> {
  const cohorts = await tx.rows<Cohort>(sql`
    select start_month as "startMonth", end_month as "endMonth", track, debt, first, renewed, measures
      from app.forecast_cohorts() order by 1, 2, 3, 4, 5, 6`);
  const [means] = await tx.rows<Means & { shortCents: number | null }>(sql`
    select paths, with_relief as "withRelief", relief_cents as "reliefCents", with_grant as "withGrant",
           grant_cents as "grantCents", minutes_per_month as "minutesPerMonth", capacity, landlords, short_cents as "shortCents"
      from app.forecast_means()`);
  const { shortCents, ...rest } = means!;
  return { cohorts, thresholdCents: shortCents, means: rest };
}
