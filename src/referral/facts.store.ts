/** The facts of a referral as the server knows them on a day: from the account, the detection, the procedure and the plan. */
import { sql } from "drizzle-orm";

import { isoDates } from "../platform/calendar/plain-date.ts";
import type { Tx } from "../platform/database/database.ts";
import { procedures } from "../procedure/store.ts";
import type { ReferralFacts } from "./schema.ts";
import { nextIrreversible } from "./urgency.rules.ts";

type Row = {
  debtCents: number | null;
  amountDueCents: number | null;
  communeInsee: string | null;
  firstSignalOn: string | null;
  signals: { kind: string }[] | null;
  legalArrears: { constituted?: boolean | null; since?: string } | null;
  detected: boolean;
  plan: { signedOn: string; debtCents: number } | null;
};

/** Facts as of `on`, as the asker may see them, and the commune of the account. Unknown ones are left out, null is none. */
export async function factsAsOf(
  tx: Tx,
  { householdId, landlordId }: { householdId: string; landlordId: string },
  on: Temporal.PlainDate,
): Promise<{ facts: ReferralFacts; communeInsee: string | null }> {
  // The plan belongs to a later room: its rows are read under their own policy, its code is not.
  const [row] = await tx.rows<Row>(sql`
    select a."debtCents", a."amountDueCents", a."communeInsee", w.first_signal_on::text as "firstSignalOn", w.signals,
           w.legal_arrears as "legalArrears",
           exists (select 1 from detection_run d where d.landlord_id = ${landlordId}::uuid) as detected,
           (select jsonb_build_object('signedOn', p.signed_on, 'debtCents', p.debt_cents) from repayment_plan p
             where p.household_id = ${householdId}::uuid and p.landlord_id = ${landlordId}::uuid and p.signed_on is not null
               and p.cancelled_on is null and p.frozen_on is null
             order by p.signed_on desc limit 1) as plan
      from (select sum(balance_cents)::bigint as "debtCents", sum(amount_due_cents)::bigint as "amountDueCents",
                   max(commune_insee) as "communeInsee"
              from tenant_account where household_id = ${householdId}::uuid and landlord_id = ${landlordId}::uuid) a
      left join lateral (select * from worklist_item w
                          where w.household_id = ${householdId}::uuid and w.landlord_id = ${landlordId}::uuid
                          order by w.priority desc, w.account_id limit 1) w on true`);
  const { debtCents, amountDueCents, communeInsee, plan } = row!;
  return {
    communeInsee,
    facts: {
      asOf: on.toString(),
      ...(debtCents !== null && { debtCents }),
      ...(amountDueCents !== null && { amountDueCents }),
      ...monthsDue(debtCents, amountDueCents),
      ...signalsOf(row!),
      plan,
      ...(await procedureFacts(tx, householdId, landlordId, on)),
    },
  };
}

/** Rounded down to a tenth: a debt is never said to be larger than it is. */
function monthsDue(debtCents: number | null, amountDueCents: number | null): { monthsDue?: number } {
  if (debtCents === null) return {};
  if (debtCents <= 0) return { monthsDue: 0 };
  return amountDueCents ? { monthsDue: Math.floor((10 * debtCents) / amountDueCents) / 10 } : {};
}

/** Without a run of the detection, nobody knows whether there is a signal; with one, an account off the list has none. */
function signalsOf({
  detected,
  signals,
  firstSignalOn,
  legalArrears,
  debtCents,
}: Row): Partial<ReferralFacts> {
  const isOwing = debtCents === null || debtCents > 0;
  if (signals === null)
    return {
      ...(detected && { signals: [], firstSignalOn: null }),
      ...(!isOwing && { legalArrears: false, legalArrearsOn: null }),
    };
  const constituted = legalArrears?.constituted;
  return {
    signals: signals.map(({ kind }) => kind),
    firstSignalOn,
    ...(constituted !== undefined && constituted !== null && { legalArrears: constituted }),
    ...(constituted === false && { legalArrearsOn: null }),
    ...(constituted && legalArrears?.since && { legalArrearsOn: legalArrears.since }),
  };
}

/** Where no act is recorded, nothing is known of a procedure: its facts are left out. */
async function procedureFacts(
  tx: Tx,
  householdId: string,
  landlordId: string,
  on: Temporal.PlainDate,
): Promise<Partial<ReferralFacts>> {
  const procedure = (await procedures(tx, householdId, on)).find((one) => one.landlordId === landlordId);
  if (!procedure?.recorded) return {};
  const next = procedure.dates.find((step) => Temporal.PlainDate.compare(step.on, on) >= 0);
  return {
    stage: procedure.stage,
    nextDeadline: next ? { id: next.id, on: next.on.toString() } : null,
    irreversible: isoDates(nextIrreversible(procedure, on) ?? null),
  };
}
