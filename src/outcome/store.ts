/** Reads what became of households: counted in the database, cut down for a funder. */
import { sql } from "drizzle-orm";

import type { Period } from "../evaluation/facts.rules.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import {
  type Charts,
  type CommuneCount,
  type DebtGroup,
  type FlowCell,
  flowOf,
  forFunder,
  survivalCurve,
  type SurvivalMonth,
} from "./rules.ts";

export async function outcomeCharts(
  tx: Tx & { actor: Actor },
  { from, to }: Period,
  scope: "own" | "all",
): Promise<Charts> {
  const asked = sql`${from}::date, ${to}::date, ${scope === "own"}`;
  const debts = await tx.rows<DebtGroup>(sql`
    select rank, paths, start_q1 as "startQ1", start_median as "startMedian", start_q3 as "startQ3",
           end_q1 as "endQ1", end_median as "endMedian", end_q3 as "endQ3" from app.debt_groups(${asked})`);
  const months = await tx.rows<SurvivalMonth>(sql`
    select month, at_risk as "atRisk", events, survival, greenwood from app.home_survival(${asked})`);
  const cells = await tx.rows<FlowCell>(
    sql`select detection, decision, outcome, households from app.referral_flow(${asked})`,
  );
  const communes = await tx.rows<CommuneCount & { households: number }>(
    sql`select insee, name, households from app.supported_communes(${asked})`,
  );
  const survival = survivalCurve(months);
  if (tx.actor.role === "funder") return forFunder({ debts, survival, cells, communes });
  return { debts, survival, flow: flowOf(cells, false), communes };
}

/** First day of the first path or referral that anybody may count; null: none. What a funder's charts begin with. */
export async function firstYear(tx: Tx): Promise<number | null> {
  const [row] = await tx.rows<{ year: number | null }>(sql`select app.first_counted_year() as year`);
  return row?.year ?? null;
}
