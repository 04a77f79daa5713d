/** The database away under a transaction: on PostgreSQL alone, the embedded one is in the process. Whole faults: drills/. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { DatabaseAway } from "./database.ts";
import { isLost, lookerAt } from "./silence.ts";
import { onServer, testDatabase } from "./test-database.ts";

const SERVER = process.env["TEST_DATABASE_URL"];
const system = { kind: "system" } as const;
const ownPid = sql`select pg_backend_pid() as pid`;

describe("what the driver says", () => {
  it.each([
    ["the server refused the connection", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    ["an administrator ended the session", Object.assign(new Error("terminating"), { code: "57P01" })],
    ["the line broke", new Error("Connection terminated unexpectedly")],
    ["nobody answered in time", new Error("timeout expired")],
    [
      "the query builder wrapped it",
      new Error("Failed query", { cause: new Error("Connection terminated unexpectedly") }),
    ],
  ])("is the database away where %s", (_, error) => {
    expect(isLost(error)).toBe(true);
  });

  it.each(["23505", "42501", "57014", "40P01"])("is an answer where it has the code %s", (code) => {
    expect(isLost(Object.assign(new Error("said"), { code }))).toBe(false);
  });
});

describe.skipIf(!SERVER)("on PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database?.close());

  it("a session that breaks between two statements fails its own transaction alone, and is told as such", async () => {
    const broken = database.transaction(system, async (tx) => {
      const [own] = await tx.rows<{ pid: number }>(ownPid);
      await onServer(SERVER!, `select pg_terminate_backend(${own!.pid})`);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return tx.rows(ownPid);
    });
    await expect(broken).rejects.toThrow(DatabaseAway);
    expect(await database.transaction(system, (tx) => tx.rows(ownPid))).toHaveLength(1);
  });

  it("sessions that broke while they lay idle are not noticed by who asks next", async () => {
    const pids = await Promise.all(
      [1, 2, 3].map(() =>
        database.transaction(system, async (tx) => {
          await tx.rows(sql`select pg_sleep(0.1)`);
          return (await tx.rows<{ pid: number }>(ownPid))[0]!.pid;
        }),
      ),
    );
    await onServer(SERVER!, pids.map((pid) => `select pg_terminate_backend(${pid})`).join(";"));
    const after = await Promise.all(
      [1, 2, 3].map(() => database.transaction(system, (tx) => tx.rows(ownPid))),
    );
    expect(after.flat()).toHaveLength(3);
  });

  it("tells a session that works at a long statement from one that waits for us", async () => {
    const look = lookerAt(SERVER!);
    const seen = await database.transaction(system, async (tx) => {
      const [own] = await tx.rows<{ pid: number }>(ownPid);
      const idle = await look(own!.pid, false);
      const sleeping = tx.rows(sql`select pg_sleep(1)`);
      await new Promise((resolve) => setTimeout(resolve, 200));
      const active = await look(own!.pid, false);
      await sleeping;
      return { idle, active };
    });
    expect(seen).toEqual({ idle: "gone", active: "atWork" });
    expect(await lookerAt("postgres://nobody@127.0.0.1:9/none")(1, false)).toBe("silent");
  });
});
