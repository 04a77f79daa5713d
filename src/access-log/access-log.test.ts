/** The access log: sealed so that tampering shows, kept a year and no longer, read by officers as far as their post goes, given to a household on paper. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { verify } from "../app/verify.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { pdfText } from "../platform/documents/pdf-probe.ts";
import { refusalLog } from "./refusals.ts";
import { expireAccessLog, keepSealed, sealAccessLog } from "./sealing.ts";

/** By the wall itself, in the driver's or the query builder's words. */
const REFUSED = /permission denied|row-level security|Failed query/;

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let officer: string;
let landlordOfficer: string;
let worker: { userId: string; organisationId: string };
let household: { id: string; name: string };
const today = todayInParis();
const span = `from=${today.subtract({ days: 3 })}&to=${today}`;

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const broken = () =>
  asSystem<{ seal: number; why: string }>(
    sql`select seal::float8 as seal, why from app.broken_seals() order by 1, 2`,
  );
const lines = async () =>
  (await asSystem<{ n: number }>(sql`select count(*)::float8 as n from audit_entry`))[0]!.n;
/** As if that had been read then: a line with a time of its own, which no role may write. */
const readAt = (householdId: string, when: string, userId = worker.userId, of = worker.organisationId) =>
  asSystem(sql`insert into audit_entry (at, action, subject, household_id, user_id, organisation_id, role)
               values (${when}::timestamptz, 'read', 'household', ${householdId}::uuid, ${userId}::uuid, ${of}::uuid, 'caseWorker')`);

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 600 }));
  const post = async (role: string, code: string) =>
    (
      await asSystem<{ userId: string; organisationId: string }>(sql`
        select m.user_id as "userId", o.id as "organisationId" from member m join organisation o on o.id = m.organisation_id
         where m.role = ${role} and o.code = ${code} order by m.email limit 1`)
    )[0]!;
  officer = (await post("dataProtectionOfficer", "COORDINATION")).userId;
  await asSystem(sql`
    insert into member (user_id, organisation_id, role, name, email)
    select gen_random_uuid(), id, 'dataProtectionOfficer', 'Dominique Garde', 'dpo@aih.example' from organisation where code = 'AIH'`);
  landlordOfficer = (await post("dataProtectionOfficer", "AIH")).userId;
  const [carried] = await asSystem<{ id: string; name: string; userId: string; organisationId: string }>(sql`
    select h.id, h.name, a.case_worker_id as "userId", a.operator_id as "organisationId"
      from assignment a join household h on h.id = a.household_id where a.active and a.case_worker_id is not null order by h.id limit 1`);
  household = carried!;
  worker = carried!;
  server = await serverOf(database);
}, 180_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

describe("the chain", () => {
  it("holds all that was written, and goes on with what is written next", async () => {
    const before = await lines();
    expect((await sealAccessLog(database)).entries).toBe(before);
    expect(await broken()).toEqual([]);
    await server.ask(worker.userId, "GET", `/api/households/${household.id}`);
    const next = await sealAccessLog(database);
    expect(next).toMatchObject({ seals: 1, entries: (await lines()) - before });
    expect(next.entries).toBeGreaterThan(0);
    expect(await sealAccessLog(database)).toEqual({ entries: 0, seals: 0, chain: next.chain });
    expect((await asSystem<object>(sql`select 1 from audit_entry where seal is null`)).length).toBe(0);
    const checks = (await database.transaction({ kind: "system" }, verify)).checks;
    expect(checks.find(({ id }) => id === "auditChain")).toEqual({ id: "auditChain", ok: true, found: 0 });
  });

  // Done by the owner's own hand, and undone: no role may.
  it.each([
    [
      "a line says another person",
      "update audit_entry set user_id = gen_random_uuid() where id = (select max(id) from audit_entry)",
      ["lines"],
    ],
    ["a line is gone", "delete from audit_entry where id = (select max(id) from audit_entry)", ["lines"]],
    [
      "a line is slipped in",
      "insert into audit_entry (action, subject, seal) select 'read', 'household', max(n) from audit_seal",
      ["lines"],
    ],
    ["a seal is gone", "delete from audit_seal where n = 1", ["missing", "chain"]],
    [
      "lines and their hash are rewritten together",
      "update audit_seal set entries_hash = app.sha256('x') where n = 1",
      ["chain", "lines"],
    ],
    ["a seal is said to have expired", "update audit_seal set expired_at = now() where n = 1", ["lines"]],
  ])("shows when %s", async (_, statement, expected) => {
    const owner = await database.owner();
    try {
      await owner.run("begin");
      await owner.run(statement);
      const found = await owner.run("select why from app.broken_seals()");
      for (const why of expected) expect(found.map((one) => one.why)).toContain(why);
    } finally {
      await owner.run("rollback");
      await owner.close();
    }
    expect(await broken()).toEqual([]);
  });

  it.each([
    "update audit_entry set user_id = null",
    "delete from audit_entry",
    "insert into audit_seal (n, sealed_at, entries, first_at, last_at, entries_hash, chain) values (9, now(), 1, now(), now(), 'x', 'x')",
    "update audit_seal set chain = 'x'",
    "delete from audit_seal",
  ])("is written by nobody else, not even the system: %s", async (statement) => {
    await expect(asSystem(sql.raw(statement))).rejects.toThrow(REFUSED);
  });

  it("takes no line in another's name, of another time or in a seal", async () => {
    const write = (columns: string, values: string) =>
      database.transaction({ kind: "user", userId: worker.userId }, (tx) =>
        tx.rows(
          sql.raw(
            `insert into audit_entry (action, subject, ${columns}) values ('read', 'household', ${values})`,
          ),
        ),
      );
    await expect(write("user_id", `'${officer}'`)).rejects.toThrow(REFUSED);
    await expect(write("user_id, at", `'${worker.userId}', now() - interval '1 day'`)).rejects.toThrow(
      REFUSED,
    );
    await expect(write("user_id, seal", `'${worker.userId}', 1`)).rejects.toThrow(REFUSED);
    await write("user_id", `'${worker.userId}'`);
  });

  it("is sealed while a server runs, and once more at its end", async () => {
    const told: string[] = [];
    await readAt(household.id, new Date().toISOString());
    const sealing = keepSealed(database, { log: (line) => told.push(line), everyMs: 60_000 });
    await sealing.stop();
    expect(told.join()).toMatch(/scellé : \d+ lignes, chaîne [0-9a-f]{64}/);
    expect((await asSystem<object>(sql`select 1 from audit_entry where seal is null`)).length).toBe(0);
  });
});

const rowsOf = async (who: string, query = span) =>
  (await server.ask(who, "GET", `/api/access-log?${query}`)).body;
const unusual = async (who = officer) =>
  (await server.ask(who, "GET", `/api/access-log/unusual?${span}`)).body.rows as {
    kind: string;
    userId: string;
    households: number;
    from: string;
  }[];

describe("an officer", () => {
  it("reads who opened which file; a landlord's own, its staff alone", async () => {
    const [arrears] = await asSystem<{ userId: string; householdId: string }>(sql`
      select m.user_id as "userId", t.household_id as "householdId"
        from member m join organisation o on o.id = m.organisation_id join tenancy t on t.landlord_id = o.id
       where o.code = 'AIH' and m.role = 'arrearsOfficer' limit 1`);
    await server.ask(arrears!.userId, "GET", `/api/households/${arrears!.householdId}`);
    await server.ask(worker.userId, "GET", `/api/households/${household.id}`);
    const { rows } = await rowsOf(officer);
    expect(rows[0]).toMatchObject({ householdId: household.id, household: household.name, action: "read" });
    expect(
      new Set(rows.map(({ organisation }: { organisation: string }) => organisation)).size,
    ).toBeGreaterThan(1);
    const theirs = await rowsOf(landlordOfficer);
    expect([
      ...new Set(theirs.rows.map(({ organisation }: { organisation: string }) => organisation)),
    ]).toEqual(["Alpes Isère Habitat"]);
  });

  it("narrows to a person, to a household, and takes the rest page by page", async () => {
    const { rows } = await rowsOf(officer, `${span}&userId=${worker.userId}&householdId=${household.id}`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect([row.userId, row.householdId]).toEqual([worker.userId, household.id]);
    const moment = new Date().toISOString();
    for (let line = 0; line < 100; line++) await readAt(household.id, moment);
    const first = await rowsOf(officer);
    expect(first.rows).toHaveLength(100);
    const next = await rowsOf(officer, `${span}&before=${first.next}`);
    expect(next.rows[0].id).toBeLessThan(first.rows.at(-1).id);
  });

  it("is told the field where days are not in order", async () => {
    const { status, body } = await server.ask(
      officer,
      "GET",
      "/api/access-log?from=2026-11-02&to=2026-11-01",
    );
    expect([status, body.errors[0].field, body.errors[0].rule]).toEqual([422, "to", "accessLog.order"]);
  });

  it("finds many files in an hour, reading at night, and homes outside the reader's zones", async () => {
    // Two days ago: what this file itself reads, at night where it runs at night, is of a later one.
    const day = today.subtract({ days: 2 });
    const at = (time: string) => `${day.toString()} ${time} Europe/Paris`;
    const end = day
      .add({ days: 1 })
      .toZonedDateTime({ timeZone: "Europe/Paris", plainTime: "12:00" })
      .toInstant();
    const before = (await unusual()).filter(({ userId }) => userId === worker.userId);
    expect(before.map(({ kind }) => kind)).not.toContain("many");
    const some = await asSystem<{ id: string }>(sql`select id from household order by id limit 31`);
    for (const [index, { id }] of some.entries())
      await readAt(id, at(`14:${String(index).padStart(2, "0")}:00`));
    // Thirty in an hour are usual; the next hour's are counted apart.
    await readAt(household.id, at("15:00:00"));
    await readAt(household.id, at("21:59:59"));
    await readAt(household.id, at("22:00:00"));
    await readAt(household.id, at("05:59:00"));
    const thatDay = ({ from }: { from: string }) =>
      Temporal.Instant.compare(new Date(from).toISOString(), end) < 0;
    const found = (await unusual()).filter((one) => one.userId === worker.userId && thatDay(one));
    expect(found.filter(({ kind }) => kind === "many").map(({ households }) => households)).toEqual([31]);
    // The night before that day, and the one after: two nights, of one household each.
    expect(found.filter(({ kind }) => kind === "night").map(({ households }) => households)).toEqual([1, 1]);
    const [outside] = await asSystem<{ id: string }>(sql`
      select t.household_id as id from tenancy t join dwelling d on d.id = t.dwelling_id
       where d.commune_insee is not null
         and not exists (select 1 from zone_commune c join zone z on z.id = c.zone_id
                          where c.insee = d.commune_insee and z.operator_id = ${worker.organisationId}::uuid) limit 1`);
    const zoned = found.filter(({ kind }) => kind === "outside").length;
    await readAt(outside!.id, at("10:00:00"));
    const again = (await unusual()).filter(
      ({ kind, userId }) => kind === "outside" && userId === worker.userId,
    );
    expect(again.length).toBeGreaterThanOrEqual(Math.max(1, zoned));
    expect((await unusual(landlordOfficer)).filter(thatDay)).toEqual([]);
  });

  it("finds a household by its name, and prints who read its file; its worker prints it too, another's does not", async () => {
    const q = encodeURIComponent(household.name.slice(0, 4).toUpperCase());
    const { body } = await server.ask(officer, "GET", `/api/access-log/households?q=${q}`);
    expect(body.rows.map(({ id }: { id: string }) => id)).toContain(household.id);
    const url = `/api/households/${household.id}/access-log.pdf`;
    const paper = await server.raw(officer, url);
    expect([paper.status, paper.type]).toEqual([200, "application/pdf"]);
    // Undefined where the machine reads no PDF's text.
    expect(pdfText(paper.bytes) ?? `${household.name} travailleur social`).toMatch(
      new RegExp(`${household.name}.*travailleur social`),
    );
    expect((await server.raw(worker.userId, `${url}?language=en`)).status).toBe(200);
    const [other] = await asSystem<{ userId: string }>(sql`
      select user_id as "userId" from member where role = 'operatorLead' and organisation_id <> ${worker.organisationId}::uuid
         and not exists (select 1 from referral r join measure x on x.referral_id = r.id where r.household_id = ${household.id}::uuid and x.operator_id = member.organisation_id) limit 1`);
    expect((await server.raw(other!.userId, url)).status).toBe(404);
  });

  it("sees the chain: its last seal, and that nothing says what a file holds", async () => {
    const { body } = await server.ask(officer, "GET", "/api/access-log/chain");
    expect(body.last).toMatchObject({ chain: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(body.last.waiting).toBeGreaterThan(0);
    expect((await server.ask(officer, "GET", `/api/households/${household.id}`)).status).toBe(403);
  });
});

type Refused = {
  action: string;
  subject: string;
  userId: string;
  ipAddress: string;
  household: unknown;
  count: number | null;
};
const refusedOf = async (userId: string, who = officer): Promise<Refused[]> =>
  (await rowsOf(who, `${span}&refused=true&userId=${userId}`)).rows;
/** Written once the answer is gone: looked at until they are there, then once more for those that should not be. */
const settled = async (userId: string, n: number) => {
  await vi.waitFor(async () => expect((await refusedOf(userId)).length).toBeGreaterThanOrEqual(n), 5_000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  return refusedOf(userId);
};
const somebody = async (role: string) =>
  (
    await asSystem<{ userId: string }>(
      sql`select user_id as "userId" from member where role = ${role} and active order by email desc limit 1`,
    )
  )[0]!.userId;

describe("a request that is refused", () => {
  it("for a post leaves a line with the address as it is declared, where from, and no id of what was asked for", async () => {
    const funder = await somebody("funder");
    expect((await server.ask(funder, "GET", `/api/households/${household.id}/assessment`)).status).toBe(403);
    const found = await settled(funder, 1);
    expect(found).toMatchObject([
      { action: "refused", subject: "GET /api/households/:id/assessment", household: null, userId: funder },
    ]);
    expect(found[0]!.ipAddress).toMatch(/^10\.0\.0\./);
    const [line] = await asSystem(sql`
      select subject_id, household_id from audit_entry where action = 'refused' and user_id = ${funder}::uuid`);
    expect(line).toEqual({ subject_id: null, household_id: null });
    expect(await refusedOf(funder, landlordOfficer)).toEqual([]);
    // Beside the rest of the log as well, and in the chain.
    expect((await rowsOf(officer, `${span}&userId=${funder}`)).rows).toEqual(found);
    await sealAccessLog(database);
    expect(await broken()).toEqual([]);
  });

  it("for a row that is hidden leaves one as well; for one that is nowhere, or one's own, none", async () => {
    const [stranger] = await asSystem<{ userId: string }>(sql`
      select user_id as "userId" from member where role = 'caseWorker' and organisation_id <> ${worker.organisationId}::uuid
       order by email desc limit 1`);
    const { userId } = stranger!;
    const nowhere = "00000000-0000-4000-8000-000000000000";
    expect((await server.ask(userId, "GET", `/api/households/${nowhere}`)).status).toBe(404);
    expect((await server.ask(userId, "GET", "/api/nowhere")).status).toBe(404);
    expect((await server.ask(userId, "GET", `/api/households/${household.id}`)).status).toBe(404);
    expect(await settled(userId, 1)).toMatchObject([
      { action: "refused", subject: "GET /api/households/:id" },
    ]);
  });

  it("is written though the transaction of the request itself was undone", async () => {
    const [stranger] = await asSystem<{ userId: string }>(sql`
      select user_id as "userId" from member where role = 'operatorLead' and organisation_id <> ${worker.organisationId}::uuid
       order by email desc limit 1`);
    const { userId } = stranger!;
    const answer = await server.ask(userId, "POST", `/api/households/${household.id}/rights-requests`, {});
    expect([400, 404]).toContain(answer.status);
    const wall = await server.ask(userId, "GET", `/api/households/${household.id}/access-log.pdf`);
    expect(wall.status).toBe(404);
    expect((await settled(userId, 1)).map(({ subject }) => subject)).toContain(
      "GET /api/households/:id/access-log.pdf",
    );
  });

  it("again and again leaves ten lines a minute, and the rest in one with their number", async () => {
    const written: Refused[] = [];
    const noted = refusalLog(database, { log: (error) => written.push(error as never), everyMs: 60_000 });
    const member = await somebody("committeeMember");
    const refusal = { userId: member, route: "GET /api/people", requestId: "r", ipAddress: "10.9.9.9" };
    for (let n = 0; n < 25; n += 1) noted.note(refusal);
    for (let n = 0; n < 5; n += 1) noted.note({ ...refusal, ifHidden: [household.id] });
    await noted.settle();
    expect(written).toEqual([]);
    const found = await refusedOf(member);
    expect(found.filter(({ action }) => action === "refused")).toHaveLength(10);
    expect(found.filter(({ action }) => action === "refusedMore").map(({ count }) => count)).toEqual([20]);
    // The next minute begins anew, by itself.
    const short = refusalLog(database, { log: () => {}, everyMs: 50 });
    for (let n = 0; n < 11; n += 1) short.note(refusal);
    await vi.waitFor(
      async () =>
        expect((await refusedOf(member)).filter(({ action }) => action === "refusedMore")).toHaveLength(2),
      5_000,
    );
    short.note(refusal);
    await short.settle();
    expect((await refusedOf(member)).filter(({ action }) => action === "refused")).toHaveLength(21);
  });

  it("is not in the paper of a household", async () => {
    const { bytes } = await server.raw(officer, `/api/households/${household.id}/access-log.pdf`);
    expect(pdfText(bytes) ?? "").not.toContain("/api/households");
  });
});

describe("after a year", () => {
  it("lines go by whole seals, the chain goes on without them, and what stands is not said to lack its line", async () => {
    await sealAccessLog(database);
    // Two seals of long ago: their lines, then the chain over them.
    const before = await lines();
    await expect(expireAccessLog(database, today.add({ months: 5 }))).resolves.toBe(0);
    const gone = await expireAccessLog(database, today.add({ months: 13 })).catch((error: Error) => error);
    expect(gone).toBeInstanceOf(Error);
    expect(await lines()).toBe(before);
    await database.run("update audit_entry set at = at - interval '2 years' where seal = 1");
    await database.run("update audit_seal set last_at = last_at - interval '2 years' where n = 1");
    const [first] = await asSystem<{ entries: number }>(sql`select entries from audit_seal where n = 1`);
    expect(await expireAccessLog(database, today)).toBe(first!.entries);
    expect(await lines()).toBe(before - first!.entries);
    expect(await broken()).toEqual([]);
    const { checks } = await database.transaction({ kind: "system" }, verify);
    expect(checks.filter(({ ok }) => !ok).map(({ id }) => id)).not.toContain("auditChain");
  });
});
