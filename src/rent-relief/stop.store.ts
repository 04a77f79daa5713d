/** Stops that rules propose: looked for by the system after each import and each morning, told once, confirmed or dismissed by a person. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { settingsOn } from "../law/setting.store.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { reliefOf } from "./read.store.ts";
import { CAUSE_WORDS, stopCauses } from "./stop.rules.ts";
import { stop } from "./store.ts";

type Running = {
  id: string;
  householdId: string;
  landlordId: string;
  needsResidual: boolean;
  until: string | null;
  measureEndedOn: string | null;
  leftOn: string | null;
  months: { month: string; residualCents: number }[];
  payments: { on: string; cents: number }[];
};

const day = (iso: string | null) => (iso === null ? null : Temporal.PlainDate.from(iso));

/**
 * Proposes a stop for each running relief whose condition is broken, whose measure has ended or whose household left; withdraws
 * those whose cause no longer holds. Run by the system; a second run proposes and tells nothing again. Gives how many are new.
 */
export async function proposeStops(
  tx: Tx,
  on: Temporal.PlainDate,
  landlordId: string | null = null,
): Promise<number> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('relief stops'), 0)`);
  const running = await tx.rows<Running>(sql`
    select f.id, f.household_id as "householdId", f.landlord_id as "landlordId", f.needs_residual as "needsResidual",
           a.last_entry_on as until, t.ends_on as "leftOn",
           -- The path's last measure decides: a renewal carries the relief on.
           (select case when bool_and(m.closed_on is not null) then max(m.closed_on) end from measure m where m.path_id = f.path_id) as "measureEndedOn",
           (select jsonb_agg(jsonb_build_object('month', to_char(x.month, 'YYYY-MM'), 'residualCents', x.bill_cents - x.amount_cents))
              from rent_relief_month x where x.relief_id = f.id) as months,
           coalesce((select jsonb_agg(jsonb_build_object('on', e.entry_on, 'cents', e.credit_cents - e.debit_cents))
                       from ledger_entry e
                      where e.landlord_id = f.landlord_id and e.account_id = f.account_id and e.kind = 'payment'
                        and e.entry_on >= (select min(x.month) from rent_relief_month x where x.relief_id = f.id)), '[]') as payments
      from rent_relief f
      left join tenant_account a on a.landlord_id = f.landlord_id and a.id = f.account_id
      left join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
     where f.status = 'granted' and (${landlordId}::uuid is null or f.landlord_id = ${landlordId}::uuid)
       and exists (select 1 from rent_relief_month x where x.relief_id = f.id and x.month > ${on.toString()}::date)`);
  let proposed = 0;
  for (const relief of running) proposed += await proposeFor(tx, relief, on);
  return proposed;
}

async function proposeFor(tx: Tx, relief: Running, on: Temporal.PlainDate): Promise<number> {
  const [own] = await settingsOn<string>(tx, "rentRelief.residualWithin", on, [relief.landlordId]);
  const causes = stopCauses(
    {
      needsResidual: relief.needsResidual,
      months: relief.months.map(({ month, residualCents }) => ({
        month: Temporal.PlainYearMonth.from(month),
        residualCents,
      })),
      payments: relief.payments.map(({ on: paidOn, cents }) => ({
        on: Temporal.PlainDate.from(paidOn),
        cents,
      })),
      until: day(relief.until),
      within: own?.value ?? legalOn("rentRelief.residualWithin", on)!.value,
      measureEndedOn: day(relief.measureEndedOn),
      leftOn: day(relief.leftOn),
    },
    on,
  );
  const holding = JSON.stringify(causes.map(({ cause, since }) => `${cause}/${since.toString()}`));
  await tx.rows(sql`
    update rent_relief_stop set settled_as = 'lapsed', settled_on = ${on.toString()}::date
     where relief_id = ${relief.id}::uuid and settled_as is null
       and cause || '/' || since not in (select jsonb_array_elements_text(${holding}::jsonb))`);
  let proposed = 0;
  for (const { cause, since, missingCents } of causes) {
    const written = await tx.rows<{ id: string }>(sql`
      insert into rent_relief_stop (relief_id, household_id, landlord_id, cause, since, missing_cents, proposed_on)
      values (${relief.id}::uuid, ${relief.householdId}::uuid, ${relief.landlordId}::uuid, ${cause}, ${since.toString()}::date,
              ${missingCents ?? null}, ${on.toString()}::date)
      on conflict (relief_id, cause, since) do nothing returning id`);
    proposed += written.length;
    for (const { id } of written)
      await emit(tx, "relief.stopProposed", {
        householdId: relief.householdId,
        payload: { reliefId: relief.id, stopId: id, landlordId: relief.landlordId },
      });
  }
  return proposed;
}

/** Confirms a proposed stop, which ends the relief on that day, or dismisses it with a reason: it is not proposed again for that. */
export async function settleStop(
  tx: Tx & { actor: Actor },
  id: string,
  { confirmed, reason }: { confirmed: boolean; reason?: string | undefined },
  on: Temporal.PlainDate,
): Promise<Answered<{ reliefId: string }>> {
  const [row] = await tx.rows<{ reliefId: string; cause: keyof typeof CAUSE_WORDS; settled: boolean }>(sql`
    select relief_id as "reliefId", cause, settled_as is not null as settled from rent_relief_stop where id = ${id}::uuid`);
  const relief = row && (await reliefOf(tx, row.reliefId, on));
  if (!relief) return undefined;
  if (row.settled || !relief.can.stop)
    return brokenRule(
      "rentRelief.stopSettled",
      "Cette proposition d'arrêt n'attend plus personne.",
      "This proposed stop waits for nobody any more.",
    );
  if (!confirmed && !reason?.trim())
    return brokenRule(
      "rentRelief.reason",
      "Dites pourquoi la remise continue.",
      "Say why the relief goes on.",
      "reason",
    );
  if (confirmed) {
    const stopped = await stop(tx, row.reliefId, reason?.trim() || CAUSE_WORDS[row.cause].fr, on);
    if (!stopped || "errors" in stopped) return stopped;
  }
  await tx.rows(sql`
    update rent_relief_stop set settled_as = ${confirmed ? "confirmed" : "dismissed"}, settled_by = ${tx.actor.userId}::uuid,
           settled_on = ${on.toString()}::date, reason = ${reason?.trim() || null}
     where id = ${id}::uuid`);
  return { reliefId: row.reliefId };
}
