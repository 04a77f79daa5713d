/** The household's wall, walked: of every table, which columns it may read, that each row is its own, what it may write; and that a hole would be seen. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { talkAtTheTable } from "../app/walls-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { NoHousehold, type Tx, type Who } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";

/** Columns that a household reads on its own page: nothing else of any table. */
const READS: Record<string, string> = {
  contact: "household_id id kind met_on state",
  dated_setting: "checked created_at organisation_id rule source valid_from valid_to value",
  household: "id name",
  household_agreement:
    "answered_on created_at domain ended_on ended_why given household_id id kind landlord_id recipient referral_id",
  household_message: "household_id id read_at sent_at text",
  instalment: "amount_cents due_on household_id n plan_id",
  measure: "closed_on ends_on household_id id landlord_id operator_id starts_on",
  organisation: "id name",
  received_file:
    "added_by byte_size created_at document_on household_id id kind media_type name received_on removed_on",
  referral: "created_at household_id id informed_on landlord_id status",
  rent_relief: "agreement_number household_id id landlord_id status stopped_on",
  rent_relief_month: "amount_cents household_id month rank relief_id",
  repayment_plan:
    "account_id allocation cancel_reason cancelled_on created_at debt_cents frozen_cents frozen_on household_id id kind landlord_id signed_on tolerance_days",
  tenant_account: "amount_due_cents balance_cents household_id id landlord_id last_entry_on",
  tripartite_meeting:
    "at_time household_id id kind landlord_id met_on operator_id place shared_minutes state",
};
const INSERTS = ["household_agreement", "household_message", "outbox_event", "received_file"];
const FUNCTIONS = [
  "act_as_household",
  "end_agreement",
  "household_carrier",
  "household_id",
  "household_people",
  "household_readers",
  "plan_tracking",
  "role",
];
/** What no household is given of any table: words in confidence, what others think of it, who it is for others. */
const NEVER = [
  "contact_note",
  "assessment_problem",
  "household_budget",
  "objective",
  "referral_words",
  "audit_entry",
  "ledger_entry",
  "person",
  "member",
  "appraisal",
];

let database: Awaited<ReturnType<typeof testDatabase>>;
let who: Who;
let own: string;
let tables: string[];
/** A household's role runs no function that it does not need, `app.today` among them. */
const today = sql`${todayInParis().toString()}::date`;
const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const asOwn = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(who, work);

beforeAll(async () => {
  database = await testDatabase(
    demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
  );
  await talkAtTheTable(database);
  // The household that has most of what it may read.
  const [household] = await asSystem<{ id: string }>(sql`
    select p.household_id as id from repayment_plan p join assignment a on a.household_id = p.household_id and a.active
      left join rent_relief r on r.household_id = p.household_id and r.status in ('granted', 'stopped')
     where p.signed_on is not null order by r.id is null, p.id limit 1`);
  own = household!.id;
  await asSystem(sql`
    insert into household_link (household_id, made_by, code_expires_on, expires_on, session_hash, opened_at)
    select h.id, (select user_id from member where role = 'caseWorker' limit 1), '2099-01-01', '2099-01-01',
           case when h.id = ${own}::uuid then 'own' end, now() from household h`);
  await asSystem(sql`
    insert into contact (measure_id, household_id, operator_id, kind, state, met_on)
    select id, household_id, operator_id, 'homeVisit', 'planned', app.today() from measure`);
  await asSystem(
    sql`insert into dated_setting (rule, value, source) values ('receivedFile.limits', '{}', 'test')`,
  );
  who = { kind: "household", sessionHash: "own" };
  tables = (
    await asSystem<{ name: string }>(sql`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`)
  ).map(({ name }) => name);
}, 120_000);
afterAll(() => database?.close());

/** Tables of which the household sees rows, and those of which it sees another's. */
async function seen(walked = Object.keys(READS)): Promise<{ any: string[]; others: string[] }> {
  const found = { any: [] as string[], others: [] as string[] };
  for (const table of walked) {
    const key = READS[table]!.split(" ").includes("household_id")
      ? "household_id"
      : table === "household"
        ? "id"
        : undefined;
    const [{ n, others } = { n: 0, others: 0 }] = await asOwn((tx) =>
      tx.rows<{ n: number; others: number }>(sql`
        select count(*)::int as n, ${key ? sql`(count(*) filter (where ${sql.identifier(key)} <> ${own}::uuid))::int` : sql`0`} as others
          from ${sql.identifier(table)}`),
    );
    if (n > 0) found.any.push(table);
    if (others > 0) found.others.push(table);
  }
  return found;
}

const toldOf = (kind: string, household: string) =>
  sql`insert into outbox_event (kind, household_id, payload) values (${kind}, ${household}::uuid, '{}')`;

describe("a household on its own page", () => {
  it("reads these columns, and no other of any table", async () => {
    const rows = await asSystem<{ name: string; columns: string }>(sql`
      select c.relname as name, string_agg(a.attname, ' ' order by a.attname) as columns
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
         and has_column_privilege('lt_household', c.oid, a.attnum, 'select')
       group by 1 order by 1`);
    expect(Object.fromEntries(rows.map(({ name, columns }) => [name, columns]))).toEqual(READS);
    for (const table of NEVER) expect(Object.keys(READS)).not.toContain(table);
  });

  it("sees its own rows in each of them, and nobody else's", async () => {
    expect(await seen()).toEqual({ any: Object.keys(READS).toSorted(), others: [] });
  });

  it("inserts into four tables, changes and deletes nothing, and runs its own functions alone", async () => {
    const rights = async (right: string) =>
      (
        await asSystem<{ name: string }>(sql`
          select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
             and has_any_column_privilege('lt_household', c.oid, ${right}) order by 1`)
      ).map(({ name }) => name);
    expect(await rights("insert")).toEqual(INSERTS);
    expect(await rights("update")).toEqual([]);
    const deletes = await asSystem(sql`
      select relname from pg_class c where c.relnamespace = 'public'::regnamespace and has_table_privilege('lt_household', c.oid, 'delete')`);
    expect(deletes).toEqual([]);
    const functions = await asSystem<{ name: string }>(sql`
      select p.proname as name from pg_proc p where p.pronamespace = 'app'::regnamespace
         and has_function_privilege('lt_household', p.oid, 'execute') order by 1`);
    expect(functions.map(({ name }) => name)).toEqual(FUNCTIONS);
    expect(tables.length).toBeGreaterThan(80);
  });

  it("is refused to write for another, to share a document by itself, or to tell of anything else", async () => {
    const [other] = await asSystem<{
      householdId: string;
      operatorId: string;
      landlordId: string;
      referralId: string;
    }>(sql`
      select household_id as "householdId", operator_id as "operatorId", landlord_id as "landlordId", referral_id as "referralId"
        from assignment where active and household_id <> ${own}::uuid limit 1`);
    const [mine] = await asSystem<{ operatorId: string; landlordId: string; referralId: string }>(sql`
      select operator_id as "operatorId", landlord_id as "landlordId", referral_id as "referralId" from assignment where active and household_id = ${own}::uuid limit 1`);
    const file = (household: string, protectedToo: boolean, shared: string) => sql`
      insert into received_file (household_id, operator_id, landlord_id, kind, name, is_protected, shared_with, agreed_on, media_type, byte_size, sha256, received_on)
      values (${household}::uuid, ${mine!.operatorId}::uuid, ${mine!.landlordId}::uuid, 'letter', 'x', ${protectedToo}, ${shared}::text[], ${today}, 'x', 1, 'x', ${today})`;
    const agreed = (household: string, referral: string, how: string) => sql`
      insert into household_agreement (referral_id, household_id, landlord_id, kind, given, answered_on, how)
      values (${referral}::uuid, ${household}::uuid, ${mine!.landlordId}::uuid, 'support', true, ${today}, ${how})`;
    const tries = {
      "message to another operator": sql`insert into household_message (household_id, operator_id, text) select ${own}::uuid, id, 'x' from organisation where id <> ${mine!.operatorId}::uuid limit 1`,
      "message of another": sql`insert into household_message (household_id, operator_id, text) values (${other!.householdId}::uuid, ${mine!.operatorId}::uuid, 'x')`,
      "file of another": file(other!.householdId, true, "{}"),
      "file not kept": file(own, false, "{}"),
      "file shared": file(own, false, "{landlord}"),
      "agreement of another": agreed(other!.householdId, other!.referralId, "ownPage"),
      "agreement on another's referral": agreed(own, other!.referralId, "ownPage"),
      "agreement as if heard": agreed(own, mine!.referralId, "met"),
      "another event": toldOf("agreement.withdrawn", own),
      "an event of another": toldOf("household.wrote", other!.householdId),
    };
    const passed: string[] = [];
    for (const [name, statement] of Object.entries(tries))
      await asOwn((tx) => tx.rows(statement)).then(
        () => passed.push(name),
        (error: unknown) =>
          expect(String((error as Error).cause ?? error)).toMatch(
            /row-level security|permission denied|received_file_shared/,
          ),
      );
    expect(passed).toEqual([]);
    const [theirs] = await asSystem<{ id: string }>(sql`
      select id from household_agreement where household_id <> ${own}::uuid and given and ended_on is null limit 1`);
    const [ended] = await asOwn((tx) =>
      tx.rows<{ closed: string }>(
        sql`select app.end_agreement(${theirs!.id}::uuid, ${today}, 'withdrawn', 'x') as closed`,
      ),
    );
    expect(ended!.closed).toBe("notFound");
  });

  it.each(["received_file", "repayment_plan", "tripartite_meeting", "tenant_account"])(
    "a hole in its policy of %s does not go unseen",
    async (table) => {
      const policy = `${table}_own_select`;
      const [kept] = await asSystem<{ using: string }>(
        sql`select pg_get_expr(polqual, polrelid) as "using" from pg_policy where polname = ${policy}`,
      );
      await database.run(`alter policy ${policy} on ${table} using (true)`);
      try {
        expect((await seen([table])).others).toEqual([table]);
      } finally {
        await database.run(`alter policy ${policy} on ${table} using (${kept!.using})`);
      }
    },
  );

  it.each([
    ["revoked", sql`revoked_at = now()`, sql`revoked_at = null`],
    ["expired", sql`expires_on = app.today() - 1`, sql`expires_on = '2099-01-01'`],
    ["opened elsewhere since", sql`session_hash = 'another'`, sql`session_hash = 'own'`],
  ])("a page that was %s opens nothing", async (_, change, back) => {
    const changed = (set: ReturnType<typeof sql>) =>
      asSystem(
        sql`update household_link set ${set} where household_id = ${own}::uuid and session_hash is not null`,
      );
    await changed(change);
    try {
      await expect(asOwn(async () => 0)).rejects.toThrow(NoHousehold);
    } finally {
      await changed(back);
    }
    expect(await asOwn(async (tx) => tx.household?.householdId)).toBe(own);
  });
});
