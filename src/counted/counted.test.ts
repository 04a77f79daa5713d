/** What indicators are counted from stays what the facts say, whoever writes which of them, in whatever order, side by side or not. */
import { sql, type SQL } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import type { Tx } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { seededNumbers } from "../scorecard/validation.rules.ts";

const WRITES = 120;

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  // The programme's cases come in by the door of past years; the others by the application's own.
  database = await testDatabase(demoOf({ programme: true, tenancies: 600, months: 18 }));
}, 180_000);
afterAll(() => database?.close());

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: "system" }, work);
const write = (statement: SQL) => asSystem((tx) => tx.rows(statement));
const miscounted = async () =>
  (await asSystem((tx) => tx.rows(sql`select household_id from app.miscounted()`))).length;

/** One of the rows of a table, the same for the same number. */
const one = (table: string, at: number, where = "true") =>
  sql.raw(`(select x.id from ${table} x where ${where} order by md5(x.id::text || ${at}) limit 1)`);
const day = (at: number) => sql.raw(`(date '2016-01-01' + ${at % 3900})`);

/** Every kind of write that an indicator hears of. `at`: a number that chooses the row, the day, the answer. */
const KINDS: Record<string, (at: number) => SQL> = {
  "a meeting is held": (at) => sql`
    insert into contact (measure_id, household_id, operator_id, kind, state, met_on, minutes)
    select m.id, m.household_id, m.operator_id, ${at % 2 ? "homeVisit" : "office"}, 'held', ${day(at)}, ${at % 3 ? 45 : null}::int
      from measure m where m.id = ${one("measure", at)}`,
  "a meeting was missed after all": (at) =>
    sql`update contact set state = 'missed' where id = ${one("contact", at)}`,
  "a meeting is taken out": (at) =>
    sql`delete from contact c where c.id = ${one("contact", at, "not exists (select 1 from contact_note n where n.contact_id = x.id)")}`,
  "three sit at one table": (at) => sql`
    insert into tripartite_meeting (measure_id, household_id, landlord_id, operator_id, kind, state, met_on)
    select m.id, m.household_id, m.landlord_id, m.operator_id, k, 'held', m.starts_on + 20
      from measure m cross join unnest(array['start', 'midway', 'end']) k where m.id = ${one("measure", at)}`,
  "three did not sit": (at) =>
    sql`update tripartite_meeting set state = 'missed' where id = ${one("tripartite_meeting", at)}`,
  "time is spent": (at) => sql`
    insert into measure_time (measure_id, household_id, operator_id, worked_on, minutes)
    select m.id, m.household_id, m.operator_id, m.starts_on + 3, 1 + ${at % 90} from measure m where m.id = ${one("measure", at)}`,
  "time is taken out": (at) => sql`delete from measure_time where id = ${one("measure_time", at)}`,
  "a household is assessed": (at) => sql`
    with a as (insert into assessment (household_id, operator_id, moment, assessed_on)
      select m.household_id, m.operator_id, 'start', m.starts_on + ${(at % 80) - 70}::int from measure m where m.id = ${one("measure", at)} returning *)
    insert into assessment_problem (assessment_id, household_id, operator_id, domain, protected, worked_on)
    select a.id, a.household_id, a.operator_id, d, false, ${at % 4 > 0} from a cross join unnest(array['housing', 'budget', 'family', 'energy']) d`,
  "a problem is worked on": (at) =>
    sql`update assessment_problem set worked_on = not worked_on where id = ${one("assessment_problem", at)}`,
  "a landlord answers": (at) => sql`
    insert into follow_up (measure_id, household_id, landlord_id, operator_id, months, asked_on, whereabouts, answered_on)
    select m.id, m.household_id, m.landlord_id, m.operator_id, ${at % 2 ? 6 : 12}, m.ends_on, ${["sameHome", "left", "evicted", "rehoused", "unknown"][at % 5]!}, m.ends_on
      from measure m where m.id = ${one("measure", at)}
    on conflict (measure_id, months) do update set whereabouts = excluded.whereabouts`,
  "a measure closes": (at) => sql`
    update measure set closed_on = starts_on + ${at % 400}::int, outcome = ${["stayed", "left", "evicted", null][at % 4] ?? null}, debt_at_end_cents = ${at % 5000},
           tie_at_end = ${at % 3 ? "kept" : null}, payment_resumed = ${at % 2 === 0}, cost_cents = ${at % 5 ? null : 120_000}::bigint
     where id = ${one("measure", at)}`,
  "a measure goes on": (at) => sql`update measure set closed_on = null where id = ${one("measure", at)}`,
  "a measure is renewed": (at) => sql`
    insert into measure (path_id, rank, household_id, referral_id, landlord_id, operator_id, track, starts_on, ends_on)
    select m.path_id, (select max(x.rank) + 1 from measure x where x.path_id = m.path_id), m.household_id, m.referral_id, m.landlord_id, m.operator_id,
           m.track, m.ends_on + 1, m.ends_on + 183 from measure m where m.id = ${one("measure", at)}`,
  "a household comes back": (at) => sql`
    with id as (select gen_random_uuid() as id)
    insert into measure (id, path_id, rank, household_id, referral_id, landlord_id, operator_id, track, starts_on, ends_on)
    select id.id, id.id, 1, m.household_id, m.referral_id, m.landlord_id, m.operator_id, m.track, m.ends_on + 400, m.ends_on + 583
      from measure m cross join id where m.id = ${one("measure", at)}`,
  "a measure changes hands": (at) => sql`
    update measure set operator_id = (select o.id from organisation o where o.kind = 'operator' order by md5(o.id::text || ${at}) limit 1)
     where id = ${one("measure", at)}`,
  "a referral is corrected": (at) => sql`
    update referral set tie = ${at % 2 ? "broken" : "kept"}, facts = facts || jsonb_build_object('stage', 'summons', 'debtCents', ${at % 90_000}::int)
     where id = ${one("referral", at)}`,
  "a decision is dated otherwise": (at) =>
    sql`update decision set decided_on = decided_on - ${at % 9}::int where id = ${one("decision", at)}`,
  "an assignment is dated otherwise": (at) =>
    sql`update assignment set assigned_on = assigned_on + ${at % 9}::int where id = ${one("assignment", at)}`,
  "a household grows": (at) =>
    sql`update household set people = ${1 + (at % 7)} where id = ${one("household", at, "exists (select 1 from measure m where m.household_id = x.id)")}`,
  "a spreadsheet had said more": (at) => sql`
    update taken_over_case set stated = stated || jsonb_build_object('problems', ${at % 8}::int, 'meetingsHome', null)
     where path_id = (select path_id from taken_over_case where path_id is not null order by md5(path_id::text || ${at}) limit 1)`,
  "an hour costs": (at) => sql`
    insert into dated_setting (rule, organisation_id, value, valid_from, source)
    select 'cost.time', o.id, jsonb_build_object('method', ${at % 2 ? "minutes" : "pace"}::text, 'hourlyCents', 3000 + ${at % 999}::int, 'minutesPerMonth', 240),
           '2010-01-01', 'essai'
      from organisation o where o.kind = 'operator' and not exists (select 1 from dated_setting s where s.rule = 'cost.time' and s.organisation_id = o.id)
     order by md5(o.id::text || ${at}) limit 1`,
  "an hour costs otherwise": (at) =>
    sql`update dated_setting set value = value || jsonb_build_object('hourlyCents', 2000 + ${at % 999}::int) where rule = 'cost.time'`,
};

it("after the demonstration and the years taken over from spreadsheets", async () => {
  const [rows] = await asSystem((tx) =>
    tx.rows<{ paths: number; taken: number; referrals: number }>(sql`
      select (select count(*)::int from counted_path) as paths, (select count(*)::int from counted_referral) as referrals,
             (select count(*)::int from counted_path c join taken_over_case t on t.path_id = c.path_id) as taken`),
  );
  expect(rows!.taken).toBeGreaterThan(50);
  expect(rows!.paths).toBeGreaterThan(rows!.taken);
  expect(rows!.referrals).toBeGreaterThan(rows!.paths);
  expect(await miscounted()).toBe(0);
});

it.each(Object.keys(KINDS))("when %s", async (kind) => {
  for (const at of [11, 222]) await write(KINDS[kind]!(at));
  expect(await miscounted()).toBe(0);
});

it("after writes of all kinds, in an order made by chance", async () => {
  const next = seededNumbers(8);
  const kinds = Object.values(KINDS);
  for (let n = 0; n < WRITES; n++)
    await write(kinds[Math.floor(next() * kinds.length)]!(Math.floor(next() * 1e6)));
  expect(await miscounted()).toBe(0);
});

it("when several write on one household at the same time", async () => {
  const [held, assessed, costs, closes] = [
    "a meeting is held",
    "a household is assessed",
    "an hour costs otherwise",
    "a measure closes",
  ].map((kind) => KINDS[kind]!);
  await Promise.all(
    [3, 3, 3, 3].flatMap((at) => [held!(at), assessed!(at), costs!(at), closes!(at)]).map(write),
  );
  expect(await miscounted()).toBe(0);
});

it("and what is written behind the triggers' back is found, and counted again", async () => {
  await database.run("alter table contact disable trigger recount_added");
  await write(KINDS["a meeting is held"]!(7));
  await database.run("alter table contact enable trigger recount_added");
  expect(await miscounted()).toBe(1);
  await database.run("select app.recount_all()");
  expect(await miscounted()).toBe(0);
});
