/** On PostgreSQL alone: a schema brought up to date beside people at work (the whole of it: drills/upgrade.drill.ts), plans that are kept. */
import { randomBytes } from "node:crypto";

import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, it } from "vitest";

import { openPostgres, planNames } from "./postgres.ts";
import { onServer, testDatabase } from "./test-database.ts";

const SERVER = process.env["TEST_DATABASE_URL"];

it.skipIf(!SERVER)(
  "a migration gives way to a long transaction, and comes again until it is over",
  async () => {
    const name = `lt_beside_${randomBytes(6).toString("hex")}`;
    await onServer(SERVER!, `create database ${name}`);
    const url = new URL(SERVER!);
    url.pathname = `/${name}`;
    try {
      await (await openPostgres(url.toString())).close();
      const busy = new Client({ connectionString: url.toString() });
      await busy.connect();
      await busy.query("begin; lock table app.migration in access exclusive mode");
      const opening = openPostgres(url.toString());
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      // What it holds meanwhile keeps nobody waiting: the tables are free.
      const others = await onServer(
        url.toString(),
        "select count(*)::int as n from pg_locks l join pg_class c on c.oid = l.relation where c.relname = 'migration' and l.mode = 'AccessExclusiveLock' and l.granted",
      );
      expect(others).toEqual([{ n: 1 }]);
      await busy.query("commit");
      await busy.end();
      const database = await opening;
      expect(await database.transaction({ kind: "system" }, async () => "open")).toBe("open");
      await database.close();
    } finally {
      await onServer(SERVER!, `drop database if exists ${name} with (force)`);
    }
  },
  120_000,
);

it("keeps the plan of what is asked often, under one name; never of whole rows, which a newer server may widen", () => {
  const planName = planNames();
  const times = (n: number, text: string) => Array.from({ length: n }, () => planName(text)).at(-1);
  const often = "select id from household where id = $1 -- often";
  expect(times(20, often)).toBeUndefined();
  const name = times(1, often);
  expect(name).toMatch(/^lt_\d+$/);
  expect(times(30, often)).toBe(name);
  for (const whole of [
    "select * from household",
    "select h.* from household h",
    "select distinct * from household",
    "delete from household returning *",
  ])
    expect(times(50, whole)).toBeUndefined();
  expect(times(21, "select count(*) from household")).not.toBe(name);
});

it.skipIf(!SERVER)("a kept plan gives each person their own rows, on the same connection", async () => {
  const database = await testDatabase();
  try {
    const [one, other] = (await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ userId: string; organisationId: string }>(sql`
        with made as (insert into organisation (code, name, kind) values ('PLAN-A', 'A', 'landlord'), ('PLAN-B', 'B', 'landlord') returning id)
        insert into member (user_id, organisation_id, role, name, email)
        select gen_random_uuid(), id, 'arrearsOfficer', 'X', id || '@example.org' from made
        returning user_id as "userId", organisation_id as "organisationId"`),
    )) as [{ userId: string; organisationId: string }, { userId: string; organisationId: string }];
    await database.transaction({ kind: "system" }, (tx) =>
      tx.rows(sql`insert into dwelling (landlord_id, reference)
                  select organisation_id, 'D-' || n from member, generate_series(1, 3) n where name = 'X' and role = 'arrearsOfficer'`),
    );
    const seen = (userId: string) =>
      database.transaction({ kind: "user", userId }, (tx) =>
        tx.rows<{ landlordId: string; n: number }>(
          sql`select landlord_id as "landlordId", count(*)::int as n from dwelling where reference like ${"D-%"} group by 1`,
        ),
      );
    for (let turn = 0; turn < 40; turn++)
      for (const { userId, organisationId } of [one, other])
        expect(await seen(userId)).toEqual([{ landlordId: organisationId, n: 3 }]);
    const kept = await database.transaction({ kind: "user", userId: one.userId }, (tx) =>
      tx.rows<{ n: number }>(
        sql`select count(*)::int as n from pg_prepared_statements where statement like '%from dwelling where reference%' and name like 'lt_%'`,
      ),
    );
    expect(kept).toEqual([{ n: 1 }]);
  } finally {
    await database.close();
  }
});
