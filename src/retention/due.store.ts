/** What is known of the age of each file, and what is due of it on a day. For jobs and the command line: they read all. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { valuesByOrganisation } from "../law/setting.store.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import type { Tx } from "../platform/database/database.ts";
import { type FileFacts, PERIOD_NAMES, PERIODS, type Periods, type Verdict, verdictsOn } from "./rules.ts";

type PlainDate = Temporal.PlainDate;
export type Due = Verdict & { householdId: string; because: string | null };

type Known = Omit<FileFacts, "forwardOn">;
type Row = {
  [Key in keyof Known]: Known[Key] extends PlainDate | null ? string | null : Known[Key];
} & {
  operatorId: string | null;
  landlordIds: string[];
  fileAsked: string | null;
  tenantAsked: string | null;
  asked: string | null;
};

/** What last happened, wherever it was written; what a spreadsheet took over counts by its own dates. */
const HAPPENED = sql`
  select household_id, submitted_on as on_day from referral
  union all select household_id, (created_at at time zone 'Europe/Paris')::date from referral where not taken_over
  union all select r.household_id, v.moved_on from referral_move v join referral r on r.id = v.referral_id where not r.taken_over
  union all select household_id, decided_on from decision
  union all select a.household_id, a.assigned_on from assignment a join referral r on r.id = a.referral_id where not r.taken_over
  union all select household_id, met_on from contact where state in ('held', 'missed')
  union all select household_id, met_on from tripartite_meeting where state = 'held'
  union all select household_id, coalesce(closed_on, starts_on) from measure
  union all select household_id, (sent_at at time zone 'Europe/Paris')::date from household_message
  union all select household_id, received_on from received_file
  union all select household_id, answered_on from follow_up
  union all select household_id, handed_on from hand_over
  union all select household_id, coalesce(cancelled_on, signed_on) from repayment_plan
  union all select household_id, due_on from instalment
  union all select household_id, coalesce(closed_on, moved_on) from rehousing_request
  union all select household_id, closed_on from lease_transfer`;

const OPEN = (on: string) => sql`
  select household_id, 'referral' as by from referral where status not in ('closed', 'withdrawn') and not taken_over
  union all select household_id, 'measure' from measure where closed_on is null
  union all select a.household_id, 'assignment' from assignment a join referral r on r.id = a.referral_id
             where a.active and r.status not in ('closed', 'withdrawn') and not r.taken_over
  union all select p.household_id, 'plan' from repayment_plan p
             where p.signed_on is not null and p.cancelled_on is null
               and exists (select 1 from instalment i where i.plan_id = p.id and i.due_on >= ${on}::date)
  union all select household_id, 'leaseTransfer' from lease_transfer where closed_on is null
  union all select household_id, 'rehousing' from rehousing_request where closed_on is null and moved_on is null`;

const dayOf = (iso: string | null) => (iso === null ? null : Temporal.PlainDate.from(iso));

/** Everything that is due, or comes due, of every household on a day; parts that are open are left out. */
export async function dueOn(tx: Tx, on: PlainDate): Promise<Due[]> {
  const rows = await tx.rows<Row>(sql`
    with happened as (select household_id, max(on_day) as last_on from (${HAPPENED}) h
                       where on_day <= ${on.toString()}::date group by household_id),
    open as (select household_id, min(by) as by from (${OPEN(on.toString())}) o group by household_id),
    filed as (select household_id from referral union select household_id from measure union select household_id from taken_over_case),
    lived as (
      select t.household_id, array_agg(distinct t.landlord_id) as landlords,
             bool_or(t.ends_on is null or t.ends_on >= ${on.toString()}::date or coalesce(a.balance_cents, 0) > 0) as stays,
             greatest(max(t.ends_on), max(a.last_entry_on)) as left_on
        from tenancy t left join tenant_account a on a.landlord_id = t.landlord_id and a.tenancy_id = t.id group by t.household_id)
    select h.id as "householdId", f.household_id is not null as "hasFile", o.by as "openBy", p.last_on::text as "lastContactOn",
           k.archived_on::text as "archivedOn", k.erased_on::text as "erasedOn", k.identity_erased_on::text as "identityErasedOn",
           coalesce(l.stays, false) as "isTenant", l.left_on::text as "leftOn",
           (select max(x.reason) from retention_hold x where x.household_id = h.id and x.lifted_on is null) as "heldFor",
           (select min(f.from_on)::text from retention_forward f where f.household_id = h.id and f.part = 'file') as "fileAsked",
           -- The name is of every landlord that the household had: it goes sooner where each granted it.
           (select max(g.from_on)::text from (select x.landlord, (select min(f.from_on) from retention_forward f
              where f.household_id = h.id and f.part = 'tenant' and f.organisation_id = x.landlord) as from_on from unnest(l.landlords) x (landlord)) g
            having bool_and(g.from_on is not null)) as "tenantAsked",
           (select max(f.reason) from retention_forward f where f.household_id = h.id) as asked,
           (select m.operator_id from measure m where m.household_id = h.id order by m.starts_on desc limit 1) as "operatorId",
           coalesce(l.landlords::text[], '{}') as "landlordIds"
      from household h
      left join filed f on f.household_id = h.id left join open o on o.household_id = h.id
      left join happened p on p.household_id = h.id left join lived l on l.household_id = h.id
      left join file_retention k on k.household_id = h.id
     where (f.household_id is not null or not coalesce(l.stays, false)) and k.identity_erased_on is null`);
  const periodsFor = await periodsOn(tx, on);
  return rows.flatMap((row) => {
    const facts: FileFacts = {
      ...row,
      lastContactOn: dayOf(row.lastContactOn),
      archivedOn: dayOf(row.archivedOn),
      erasedOn: dayOf(row.erasedOn),
      identityErasedOn: dayOf(row.identityErasedOn),
      leftOn: dayOf(row.leftOn),
      forwardOn: { file: dayOf(row.fileAsked), tenant: dayOf(row.tenantAsked) },
    };
    return verdictsOn(facts, periodsFor(row.operatorId, row.landlordIds), on).map((verdict) => ({
      ...verdict,
      householdId: row.householdId,
      because: verdict.step === "held" ? row.heldFor : facts.forwardOn[verdict.part] && row.asked,
    }));
  });
}

/** The periods in force for a household: its operator's, its landlords' longest, else the programme's. */
async function periodsOn(
  tx: Tx,
  on: PlainDate,
): Promise<(operatorId: string | null, landlordIds: readonly string[]) => Periods> {
  const set = new Map(
    await Promise.all(
      PERIOD_NAMES.map(
        async (name) => [name, await valuesByOrganisation<string>(tx, PERIODS[name], on)] as const,
      ),
    ),
  );
  const own = (name: keyof Periods, organisationId: string | null): string =>
    (organisationId === null ? undefined : set.get(name)!.get(organisationId)) ??
    set.get(name)!.get(null) ??
    legalOn(PERIODS[name], on)!.value;
  const longest = (values: string[]) =>
    values.reduce((most, value) => (isBefore(on.add(most), on.add(value)) ? value : most));
  return (operatorId, landlordIds) => ({
    afterLastContact: own("afterLastContact", operatorId),
    archived: own("archived", operatorId),
    formerTenant:
      landlordIds.length === 0
        ? own("formerTenant", null)
        : longest(landlordIds.map((id) => own("formerTenant", id))),
  });
}
