/** What an arrangement starts from: account, benefit, months of relief left, funds, routes that the procedure opens, the budget typed last. */
import { sql } from "drizzle-orm";

import { funds } from "../envelope/store.ts";
import type { Tx } from "../platform/database/database.ts";
import { procedures, proceduresOf } from "../procedure/store.ts";
import { nextIrreversible } from "../referral/urgency.rules.ts";
import { reliefBases } from "../rent-relief/read.store.ts";

export type Start = {
  accounts: {
    accountId: number;
    account: string;
    landlord: string;
    balanceCents: number;
    rentChargesCents: number | null;
    benefitCents: number | null;
  }[];
  /** Null: no measure runs, no relief is open. */
  relief: { monthsLeft: number; landlordShare: number; fund: string; fundLeftCents: number | null } | null;
  grants: {
    funder: string;
    name: string;
    english: string | null;
    ceilingCents: number | null;
    leftCents: number | null;
  }[];
  /** The procedure has reached a judge: time to pay may be asked. */
  courtOpen: boolean;
  /** A plan of the household is frozen: over-indebtedness is under way. */
  overIndebtedness: boolean;
  /** Facts typed last, for the operator alone; null: none, or not for the asker. */
  lastFacts: Record<string, unknown> | null;
};

const COURT_STAGES = new Set(["paymentOrder", "summons", "hearing"]);

export async function startOf(tx: Tx, householdId: string, on: Temporal.PlainDate): Promise<Start> {
  const accounts = await tx.rows<Start["accounts"][number]>(sql`
    select a.id::int as "accountId", a.number as account, o.name as landlord, a.balance_cents as "balanceCents",
           a.rent_charges_cents as "rentChargesCents", a.benefit_cents as "benefitCents"
      from tenant_account a join organisation o on o.id = a.landlord_id
     where a.household_id = ${householdId}::uuid and a.balance_cents > 0
       and (a.landlord_id = app.landlord_id() or a.household_id in (select app.working_households()))
     order by a.balance_cents desc, a.id`);
  const left = await tx.rows<{ fund: string; left: number }>(sql`
    select fund, (amount_cents + over_cents - committed_cents)::float8 as left from envelope
     where year = ${on.year} and landlord_id is null`);
  const leftOf = (fund: string) => left.find((one) => one.fund === fund)?.left ?? null;
  const open = await funds(tx, on);
  const [basis] = await reliefBases(tx, householdId, on);
  const reliefFund = open.find(({ value }) => value.uses.includes("rentRelief"));
  const stages = (await procedures(tx, householdId, on)).map(({ stage }) => stage as string);
  const [frozen] = await tx.rows<{ is: boolean }>(sql`
    select exists (select 1 from repayment_plan p where p.household_id = ${householdId}::uuid and p.frozen_on is not null) as is`);
  const [last] = await tx.rows<{ facts: Record<string, unknown> }>(sql`
    select c.facts from arrangement_case c join arrangement_proposal p on p.id = c.proposal_id
     where c.household_id = ${householdId}::uuid order by p.created_at desc limit 1`);
  return {
    accounts,
    relief:
      basis && basis.monthsLeft > 0
        ? {
            monthsLeft: basis.monthsLeft,
            landlordShare: 1 - (basis.fundShare ?? 0.5),
            fund: reliefFund?.id ?? "reliefFund",
            fundLeftCents: leftOf(reliefFund?.id ?? "reliefFund"),
          }
        : null,
    grants: open
      .filter(({ value }) => value.uses.includes("debtGrant"))
      .map(({ id, value }) => ({
        funder: id,
        name: value.name,
        english: value.english ?? null,
        ceilingCents: value.ceilingCents,
        leftCents: leftOf(id),
      })),
    courtOpen: stages.some((stage) => COURT_STAGES.has(stage)),
    overIndebtedness: frozen!.is,
    lastFacts: last?.facts ?? null,
  };
}

/** The next date of each household's procedure that cannot be undone, ISO; households without one are left out. */
export async function irreversibleOf(
  tx: Tx,
  householdIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const procedure of await proceduresOf(tx, householdIds, on)) {
    const next = nextIrreversible(procedure, on)?.on.toString();
    const known = found.get(procedure.householdId);
    if (next && (!known || next < known)) found.set(procedure.householdId, next);
  }
  return found;
}
