/** The household's file and the list of households, composed over the rooms; the database says which rows the reader sees. */
import { sql } from "drizzle-orm";

import { refused } from "../../platform/access/problem.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { HouseholdFile, HouseholdList } from "./contract.ts";

type ListRow = HouseholdList["rows"][number] & { key: string };

const PAGE = 50;

/** One page of the reader's households by name. `q` matches a name anywhere, an account number from its start. */
export async function householdsPage(tx: Tx, q: string, cursor: string | undefined): Promise<HouseholdList> {
  const after = cursor === undefined ? null : readCursor(cursor);
  // What people type is matched as it stands: the pattern's own signs are escaped.
  const words = q.toLowerCase().replace(/[\\%_]/g, "\\$&");
  const rows = await tx.rows<ListRow>(sql`
    with page as (
      select h.id, h.name, lower(h.name) as key from household h
       where (${words} = '' or lower(h.name) like ${`%${words}%`}
              or exists (select 1 from tenant_account a where a.household_id = h.id and lower(a.number) like ${`${words}%`}))
         and (${after === null} or (lower(h.name), h.id) > (${after?.[0] ?? ""}, ${after?.[1] ?? null}::uuid))
       order by lower(h.name), h.id limit ${PAGE + 1})
    select page.id, page.name, page.key, home.town, home.landlord, account.cents as "balanceCents",
           referred.status as "referralStatus", supported.measure
      from page
      left join lateral (select w.town, o.name as landlord
                           from tenancy t join organisation o on o.id = t.landlord_id
                           left join dwelling w on w.landlord_id = t.landlord_id and w.id = t.dwelling_id
                          where t.household_id = page.id order by t.starts_on desc nulls last limit 1) home on true
      left join lateral (select sum(a.balance_cents)::bigint as cents from tenant_account a
                          where a.household_id = page.id) account on true
      left join lateral (select r.status from referral r
                          where r.household_id = page.id and (r.status <> 'draft' or r.landlord_id = app.landlord_id())
                          order by r.created_at desc limit 1) referred on true
      left join lateral (select jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on, 'closedOn', m.closed_on) as measure
                           from measure m where m.household_id = page.id order by m.starts_on desc limit 1) supported on true
     order by page.key, page.id`);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ key: _key, ...row }) => row),
    nextCursor:
      rows.length > PAGE && last
        ? Buffer.from(JSON.stringify([last.key, last.id])).toString("base64url")
        : null,
  };
}

function readCursor(cursor: string): [name: string, id: string] {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    if (typeof name === "string" && typeof id === "string" && /^[0-9a-f-]{36}$/.test(id)) return [name, id];
  } catch {
    // told below, like any other cursor that is not ours
  }
  throw refused([
    {
      rule: "cursor",
      field: "cursor",
      message: "Cette page n'existe pas ; reprenez la liste au début.",
      english: "This page does not exist; take the list from its beginning.",
    },
  ]);
}

/** The file as the actor may see it; undefined where the household is missing or closed to them. */
export async function fileOf(tx: Tx, householdId: string): Promise<HouseholdFile | undefined> {
  const household = await visibleHousehold(tx, householdId);
  if (!household) return undefined;
  const persons = await tx.rows<HouseholdFile["persons"][number]>(sql`
    select id, last_name as "lastName", first_name as "firstName", birth_date as "birthDate",
           is_leaseholder as "isLeaseholder", phone, email
      from person where household_id = ${householdId}::uuid order by is_leaseholder desc, birth_date nulls last, id`);
  const tenancies = await tx.rows<HouseholdFile["tenancies"][number]>(sql`
    select t.id, o.name as landlord, w.reference, w.address, w.postcode, w.town,
           t.starts_on as "startsOn", t.ends_on as "endsOn"
      from tenancy t join organisation o on o.id = t.landlord_id
      left join dwelling w on w.landlord_id = t.landlord_id and w.id = t.dwelling_id
     where t.household_id = ${householdId}::uuid order by t.starts_on desc nulls last, t.id`);
  const accounts = await tx.rows<HouseholdFile["accounts"][number]>(sql`
    select a.number, o.name as landlord, a.balance_cents as "balanceCents", a.amount_due_cents as "amountDueCents",
           a.benefit_cents as "benefitCents", a.last_entry_on as "lastEntryOn", a.contested
      from tenant_account a join organisation o on o.id = a.landlord_id
     where a.household_id = ${householdId}::uuid order by a.number`);
  const [referral] = await tx.rows<NonNullable<HouseholdFile["referral"]>>(sql`
    select id, status, track, submitted_on as "submittedOn", informed_on as "informedOn",
           (select min(a.answered_on) from household_agreement a
             where a.referral_id = referral.id and a.kind = 'support' and a.given and a.ended_on is null) as "agreedOn"
      from referral where household_id = ${householdId}::uuid and (status <> 'draft' or landlord_id = app.landlord_id())
     order by created_at desc limit 1`);
  const [measure] = await tx.rows<NonNullable<HouseholdFile["measure"]>>(sql`
    select m.id, m.rank, m.track, o.name as operator, m.starts_on as "startsOn", m.ends_on as "endsOn",
           m.closed_on as "closedOn", m.debt_at_start_cents as "debtAtStartCents",
           (select jsonb_build_object('held', c.held, 'missed', c.missed, 'atHome', c.at_home)
              from app.contact_counts(array[m.id]) c) as contacts
      from measure m join organisation o on o.id = m.operator_id
     where m.household_id = ${householdId}::uuid order by m.starts_on desc limit 1`);
  return {
    ...household,
    persons,
    tenancies,
    accounts,
    owner: await ownerOf(tx, householdId),
    referral: referral ?? null,
    measure: measure ?? null,
  };
}

/** The household's own row, where the actor may see it. */
export async function visibleHousehold(
  tx: Tx,
  householdId: string,
): Promise<Pick<HouseholdFile, "id" | "name" | "people"> | undefined> {
  const [household] = await tx.rows<Pick<HouseholdFile, "id" | "name" | "people">>(
    sql`select id, name, people from household where id = ${householdId}::uuid`,
  );
  return household;
}

/** The person who carries the file today: nobody but professionals' names leaves the directory. */
async function ownerOf(tx: Tx, householdId: string): Promise<HouseholdFile["owner"]> {
  const [owner] = await tx.rows<NonNullable<HouseholdFile["owner"]>>(sql`
    select p.name, p.role, o.name as organisation
      from (select 1 as step, case_worker_id as user_id, starts_on as since from measure
             where household_id = ${householdId}::uuid and closed_on is null
            union all
            select 2, case_worker_id, assigned_on from assignment where household_id = ${householdId}::uuid and active
            union all
            select 3, owner_id, created_at::date from referral where household_id = ${householdId}::uuid) carrier
      join app.directory() p on p.user_id = carrier.user_id
      join organisation o on o.id = p.organisation_id
     order by carrier.step, carrier.since desc limit 1`);
  return owner ?? null;
}
