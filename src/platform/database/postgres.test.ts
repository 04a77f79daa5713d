/** A schema brought up to date beside people at work: on PostgreSQL alone. The whole of it: drills/upgrade.drill.ts. */
import { randomBytes } from "node:crypto";

import { Client } from "pg";
import { expect, it } from "vitest";

import { openPostgres } from "./postgres.ts";
import { onServer } from "./test-database.ts";

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
);
