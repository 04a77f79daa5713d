/** Plans watched from their account: a breach told once, an instalment told to the worker some days ahead, what detection reads of them. */
import { sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import type { Tx } from "../platform/database/database.ts";
import type { MissedInstalment } from "../signals/signal.rules.ts";
import { dueSoon } from "./reminder.rules.ts";
import { planSettings, plansWhere, readPlans, trackingOf } from "./read.store.ts";

/** Tells of each running plan of a landlord that has broken, once. To be run by the system, after its ledger was taken in. */
export async function announceBreaches(tx: Tx, landlordId: string, on: Temporal.PlainDate): Promise<number> {
  const plans = await plansWhere(
    tx,
    sql`p.landlord_id = ${landlordId}::uuid and p.signed_on is not null and p.cancelled_on is null
        and not exists (select 1 from outbox_event e where e.kind = 'plan.breached' and e.payload ->> 'planId' = p.id::text)`,
    on,
  );
  const broken = plans.filter(({ state }) => state === "breached");
  for (const { id, householdId } of broken)
    await emit(tx, "plan.breached", { householdId, payload: { planId: id } });
  return broken.length;
}

/**
 * The oldest missed instalment of each account with a plan running on `on`, as the ledger tells it: late within the tolerance is
 * none, nor is any of a plan frozen or ended by that day. For the run of detection, which reads accounts before plans.
 */
export async function missedInstalments(
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
): Promise<Map<number, MissedInstalment>> {
  const day = on.toString();
  const plans = await readPlans(
    tx,
    sql`p.landlord_id = ${landlordId}::uuid and p.account_id is not null and p.signed_on <= ${day}::date
        and (p.cancelled_on is null or p.cancelled_on > ${day}::date)`,
  );
  const missed = new Map<number, MissedInstalment>();
  for (const { row, entries } of plans) {
    const found = trackingOf(row, entries, on, "fr").missed;
    const known = row.accountId !== null && missed.get(row.accountId);
    if (!found || row.accountId === null || (known && known.dueOn <= found.on.toString())) continue;
    missed.set(row.accountId, {
      dueOn: found.on.toString(),
      amountCents: found.amountCents,
      leftCents: found.leftCents,
      toleranceEnded: found.toleranceEnded.toString(),
    });
  }
  return missed;
}

/**
 * Tells the worker, never the household, of each instalment that falls due within the landlord's days of reminder and is not covered
 * yet: once for each. To be run by the system, every day. Gives how many were told.
 */
export async function announceDue(tx: Tx, on: Temporal.PlainDate): Promise<number> {
  const plans = await plansWhere(
    tx,
    sql`p.signed_on is not null and p.cancelled_on is null and (p.frozen_on is null or p.kind = 'judge')
        and exists (select 1 from instalment i where i.plan_id = p.id and i.due_on between ${on.toString()}::date and ${on.toString()}::date + 60)`,
    on,
  );
  const told = new Set(
    (
      await tx.rows<{ key: string }>(sql`
        select distinct (payload ->> 'planId') || ' ' || (payload ->> 'dueOn') as key from outbox_event where kind = 'plan.dueSoon'`)
    ).map(({ key }) => key),
  );
  const days = new Map<string, number>();
  let count = 0;
  for (const plan of plans) {
    const { landlordId } = plan;
    if (!days.has(landlordId)) days.set(landlordId, (await planSettings(tx, landlordId, on)).reminderDays);
    const due = dueSoon(plan, days.get(landlordId)!, on);
    if (!due || told.has(`${plan.id} ${due.on}`)) continue;
    await emit(tx, "plan.dueSoon", {
      householdId: plan.householdId,
      payload: { planId: plan.id, dueOn: due.on, amountCents: due.leftCents },
    });
    count += 1;
  }
  return count;
}
