/** The facts of a plan that CAF, CCAPEX and a judge ask for, gathered from the file; what nobody knows stays null, and is printed so. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import { type Plan, planOf } from "./read.store.ts";

export type OfficialFacts = {
  plan: Plan;
  leaseholders: string[];
  people: number | null;
  address: string | null;
  leaseSince: string | null;
  balanceCents: number | null;
  rentChargesCents: number | null;
  benefitCents: number | null;
  amountDueCents: number | null;
  /** Last acts of the eviction procedure, latest first. */
  acts: { kind: string; on: string }[];
  /** Operator that supports the household, and until when; null: none that the reader sees. */
  measure: { operator: string; until: string } | null;
  madeOn: string;
};

/** Undefined where the plan is not there for the asker. Every fact is read under the asker's own walls. */
export async function officialFacts(
  tx: Tx,
  id: string,
  today: Temporal.PlainDate,
): Promise<OfficialFacts | undefined> {
  const plan = await planOf(tx, id, today);
  if (!plan) return undefined;
  const household = sql`${plan.householdId}::uuid`;
  const landlord = sql`${plan.landlordId}::uuid`;
  const [home] = await tx.rows<{ address: string | null; leaseSince: string | null }>(sql`
    select concat_ws(', ', d.address, concat_ws(' ', d.postcode, d.town)) as address, t.starts_on as "leaseSince"
      from tenancy t left join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
     where t.household_id = ${household} and t.landlord_id = ${landlord}
     order by t.ends_on nulls first, t.starts_on desc nulls last limit 1`);
  const [account] = await tx.rows<
    Pick<OfficialFacts, "balanceCents" | "rentChargesCents" | "benefitCents" | "amountDueCents">
  >(sql`
    select a.balance_cents as "balanceCents", a.rent_charges_cents as "rentChargesCents", a.benefit_cents as "benefitCents",
           a.amount_due_cents as "amountDueCents"
      from tenant_account a join repayment_plan p on p.landlord_id = a.landlord_id and p.account_id = a.id
     where p.id = ${id}::uuid`);
  const persons = await tx.rows<{ name: string; leaseholder: boolean }>(sql`
    select concat_ws(' ', p.first_name, p.last_name) as name, p.is_leaseholder as leaseholder
      from person p where p.household_id = ${household} order by p.is_leaseholder desc, p.last_name, p.first_name`);
  const [known] = await tx.rows<{ people: number | null }>(
    sql`select people from household where id = ${household}`,
  );
  const acts = await tx.rows<{ kind: string; on: string }>(sql`
    select kind, acted_on as "on" from procedure_act
     where household_id = ${household} and landlord_id = ${landlord} order by acted_on desc, kind limit 6`);
  const [measure] = await tx.rows<{ operator: string; until: string }>(sql`
    select o.name as operator, m.ends_on as until from measure m join organisation o on o.id = m.operator_id
     where m.household_id = ${household} and m.closed_on is null order by m.starts_on desc limit 1`);
  return {
    plan,
    leaseholders: persons.filter(({ leaseholder }) => leaseholder).map(({ name }) => name),
    people: known?.people ?? null,
    address: home?.address || null,
    leaseSince: home?.leaseSince ?? null,
    balanceCents: account?.balanceCents ?? null,
    rentChargesCents: account?.rentChargesCents ?? null,
    benefitCents: account?.benefitCents ?? null,
    amountDueCents: account?.amountDueCents ?? null,
    acts,
    measure: measure ?? null,
    madeOn: today.toString(),
  };
}
