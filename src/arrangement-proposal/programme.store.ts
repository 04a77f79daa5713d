/** The whole programme: the year's envelopes as they stand, the arrangements that wait, and what each rule of priority funds of them. */
import { sql } from "drizzle-orm";

import {
  type Budgets,
  costsByEnvelope,
  landlordEnvelope,
  programmeOf,
  type RuleOfProgramme,
  toldOf,
  type WaitingCase,
} from "../arrangement/programme.rules.ts";
import { funds } from "../envelope/store.ts";
import type { Tx } from "../platform/database/database.ts";
import { irreversibleOf } from "./start.store.ts";
import { waitingProposals } from "./store.ts";

/** What one more of each fund would do is told of this sum: 10,000 €. */
const MORE_CENTS = 1_000_000;

export type Programme = {
  year: number;
  moreCents: number;
  /** Arrangements that wait, and what they ask in all; null: kept back from a funder. */
  waiting: number | null;
  askedCents: number | null;
  /** Each fund: null `leftCents`: no envelope of the year is opened, and none limits. */
  funds: { fund: string; leftCents: number | null; askedCents: number | null }[];
  /** Envelopes as the computation took them, landlords' own included: the coordination's alone, empty for a funder. */
  budgets: Record<string, number | null>;
  rules: RuleOfProgramme[];
};

/** To be run by the system: a funder reads no case, and is told of none. `told`: to a funder. */
export async function programme(
  tx: Tx,
  year: number,
  on: Temporal.PlainDate,
  told: boolean,
): Promise<Programme> {
  const waiting = await waitingProposals(tx);
  const dates = await irreversibleOf(
    tx,
    waiting.map(({ householdId }) => householdId),
    on,
  );
  const cases = waiting.map((one): WaitingCase => ({
    ...one,
    costs: costsByEnvelope(one.costByFunderCents, one.landlordId),
    irreversibleOn: dates.get(one.householdId) ?? null,
  }));
  const opened = await tx.rows<{ fund: string; landlordId: string | null; left: number }>(sql`
    select fund, landlord_id as "landlordId", (amount_cents + over_cents - committed_cents)::float8 as left
      from envelope where year = ${year}`);
  const budgets: Record<string, number | null> = Object.fromEntries(
    opened.map(({ fund, landlordId, left }) => [landlordId ? landlordEnvelope(landlordId) : fund, left]),
  );
  const names = (await funds(tx, on)).map(({ id }) => id);
  const asking = (fund: string) => cases.filter(({ costs }) => (costs[fund] ?? 0) > 0);
  return {
    year,
    moreCents: MORE_CENTS,
    waiting: toldOf(cases.length, cases.length, told),
    askedCents: toldOf(
      waiting.reduce((sum, { publicCents }) => sum + publicCents, 0),
      cases.length,
      told,
    ),
    funds: names.map((fund) => ({
      fund,
      leftCents: budgets[fund] ?? null,
      askedCents: toldOf(
        asking(fund).reduce((sum, { costs }) => sum + costs[fund]!, 0),
        asking(fund).length,
        told,
      ),
    })),
    budgets: told ? {} : budgets,
    rules: programmeOf(cases, budgets satisfies Budgets, names, MORE_CENTS, told),
  };
}
