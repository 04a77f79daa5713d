/** Somebody leaves, changes post or is no longer seen: what they carry is shown and handed over, access follows, nothing is without an owner. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { serverOf } from "../app/server-fixture.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { brokenMoves } from "./rules.ts";
import { closeDormant } from "./store.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: Awaited<ReturnType<typeof serverOf>>;
beforeAll(async () => {
  database = await testDatabase(
    demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
  );
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

type Person = { id: string; organisationId: string };
const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const people = (role: string, code: string) =>
  asSystem<Person>(sql`
    select m.user_id as id, m.organisation_id as "organisationId" from member m join organisation o on o.id = m.organisation_id
     where m.role = ${role} and o.code = ${code} and m.active order by m.email`);
const workOf = (by: Person, of: Person) => server.ask(by.id, "GET", `/api/people/${of.id}/work`);
const only = async (role: string, code: string) => (await people(role, code))[0]!;

/** The case worker of an operator who carries most. */
async function busy(code: string): Promise<Person> {
  const [row] = await asSystem<Person>(sql`
    select f.case_worker_id as id, m.organisation_id as "organisationId" from measure f join member m on m.user_id = f.case_worker_id
      join organisation o on o.id = m.organisation_id
     where f.closed_on is null and m.role = 'caseWorker' and o.code = ${code} group by 1, 2 order by count(*) desc, 1 limit 1`);
  return row!;
}

describe("a departure", () => {
  it("lists what the person carries, by name for their lead, in numbers for the administrator, and not at all for others", async () => {
    const [lead, worker] = [await only("operatorLead", "RELAIS"), await busy("RELAIS")];
    const { body } = await workOf(lead, worker);
    expect(body.work.length).toBeGreaterThan(0);
    expect(body.work[0]).toMatchObject({ household: expect.any(String), since: expect.any(String) });
    const counted = body.counts.reduce((sum: number, { n }: { n: number }) => sum + n, 0);
    expect(counted).toBe(body.work.length);
    expect((await workOf(await only("operatorLead", "OISEAU"), worker)).status).toBe(404);
    expect((await workOf(await only("landlordLead", "AIH"), worker)).status).toBe(404);
    expect((await workOf(worker, worker)).status).toBe(403);
    const read = await asSystem(
      sql`select 1 from audit_entry where subject = 'departure' and user_id = ${lead.id}::uuid`,
    );
    expect(read.length).toBeGreaterThan(0);
  });

  it("the administrator learns how much, and no household", async () => {
    const [{ id } = { id: "" }] = await asSystem<{ id: string }>(
      sql`select user_id as id from member where role = 'administrator' and active limit 1`,
    );
    const worker = await busy("RELAIS");
    const { body } = await workOf({ id, organisationId: "" }, worker);
    expect(body.work).toEqual([]);
    expect(body.counts.length).toBeGreaterThan(0);
    const tried = await server.ask(id, "POST", `/api/people/${worker.id}/hand-over`, { items: [] });
    expect(tried.status).toBe(403);
  });

  it("hands files to colleagues one by one; both are told, the history says so, and a file that cannot go keeps all where it was", async () => {
    const [lead, worker] = [await only("operatorLead", "RELAIS"), await busy("RELAIS")];
    const taker = (await people("caseWorker", "RELAIS")).find(({ id }) => id !== worker.id)!;
    const { work } = (await workOf(lead, worker)).body;
    const handOver = (items: object[]) =>
      server.ask(lead.id, "POST", `/api/people/${worker.id}/hand-over`, { items });
    const items = work.map(({ kind, id }: { kind: string; id: string }) => ({ kind, id, to: taker.id }));
    const [first] = items;
    const wrong = await handOver([{ ...first, to: lead.id }]);
    expect(wrong.body.errors).toMatchObject([{ rule: "departure.taker", field: "items.0.to" }]);
    const gone = await handOver([first, { ...first, id: crypto.randomUUID() }]);
    expect(gone.body.errors).toMatchObject([{ rule: "departure.gone" }]);
    expect((await workOf(lead, worker)).body.work).toHaveLength(work.length);

    expect((await handOver(items)).body).toEqual({ handed: items.length });
    expect((await workOf(lead, worker)).body.work).toEqual([]);
    const told = await asSystem<{ former: string }>(sql`
      select payload ->> 'formerId' as former from outbox_event where kind = 'measure.handedOver' and payload ->> 'formerId' = ${worker.id}`);
    expect(told.length).toBeGreaterThan(0);
    const closed = await server.ask(lead.id, "POST", `/api/people/${worker.id}/close`);
    expect(closed.body).toEqual({ files: 0 });
    await server.ask(lead.id, "POST", `/api/people/${worker.id}/reopen`);
  });

  it("a landlord's officer: referrals and accounts go on, and what was left is nobody's when the access closes", async () => {
    const lead = await only("landlordLead", "AIH");
    const officer = await only("arrearsOfficer", "AIH");
    const taker = await only("socialAdviser", "AIH");
    const [draft] = await asSystem<{ id: string }>(sql`
      update referral set owner_id = ${officer.id}::uuid where id in (
        select r.id from referral r where r.landlord_id = ${lead.organisationId}::uuid and r.status not in ('closed', 'withdrawn', 'assigned') limit 1)
      returning id`);
    await asSystem(sql`
      insert into account_officer (landlord_id, account_id, household_id, user_id)
      select landlord_id, account_id, household_id, ${officer.id}::uuid from worklist_item w
       where landlord_id = ${lead.organisationId}::uuid
         and not exists (select 1 from account_officer o where o.account_id = w.account_id and o.ended_at is null) limit 2`);
    const { work } = (await workOf(lead, officer)).body;
    const kinds = work.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === "account").length).toBeGreaterThanOrEqual(2);
    expect(kinds.filter((kind: string) => kind === "referral")).toHaveLength(draft ? 1 : 0);
    const items = work
      .map(({ kind, id }: { kind: string; id: string }) => ({ kind, id, to: taker.id }))
      .slice(1);
    expect(
      (await server.ask(lead.id, "POST", `/api/people/${officer.id}/hand-over`, { items })).body,
    ).toEqual({ handed: items.length });
    expect((await server.ask(lead.id, "POST", `/api/people/${officer.id}/close`)).status).toBe(200);
    const left = await asSystem(sql`
      select 1 from account_officer where user_id = ${officer.id}::uuid and ended_at is null
      union all select 1 from referral where owner_id = ${officer.id}::uuid and status not in ('closed', 'withdrawn')`);
    expect(left).toEqual([]);
    await server.ask(lead.id, "POST", `/api/people/${officer.id}/reopen`);
  });

  it("the hand-over function is nobody's to call past its rules", async () => {
    const [lead, worker] = [await only("landlordLead", "AIH"), await busy("RELAIS")];
    for (const statement of [
      sql`select app.hand_over_all(${worker.id}::uuid)`,
      sql`select app.close_dormant(${worker.id}::uuid)`,
      sql`select * from app.dormant_accounts('{"warn": "P1D", "close": "P2D"}')`,
    ])
      await expect(
        database.transaction({ kind: "user", userId: lead.id }, (tx) => tx.rows(statement)),
      ).rejects.toThrow(/permission denied/);
  });
});

it("who may take what: a measure goes to a case worker, an account to the landlord's staff", () => {
  const takers = [
    { userId: "a", role: "caseWorker" },
    { userId: "b", role: "operatorLead" },
  ];
  const refused = (kind: "measure" | "referral" | "account", to: string) =>
    brokenMoves([{ kind, id: "x", to }], takers).length;
  expect([
    refused("measure", "a"),
    refused("measure", "b"),
    refused("referral", "b"),
    refused("account", "a"),
    refused("measure", "c"),
  ]).toEqual([0, 1, 0, 1, 1]);
});

const change = (by: Person, of: Person, organisationId: string, role: string) =>
  server.ask(by.id, "POST", `/api/people/${of.id}/post`, { organisationId, role });

describe("another post", () => {
  it("waits until the former one's files are handed over", async () => {
    const [lead, worker] = [await only("operatorLead", "RELAIS"), await busy("RELAIS")];
    const answer = await change(lead, worker, lead.organisationId, "energyAdviser");
    expect(answer.body.errors).toMatchObject([{ rule: "post.workFirst", field: "role" }]);
  });

  it("access follows it at once, and sessions end", async () => {
    const lead = await only("landlordLead", "GH");
    const officer = await only("arrearsOfficer", "GH");
    await asSystem(sql`update referral set owner_id = ${lead.id}::uuid where owner_id = ${officer.id}::uuid`);
    await asSystem(sql`update account_officer set ended_at = now() where user_id = ${officer.id}::uuid`);
    await asSystem(
      sql`insert into auth_session (token, user_id, expires_at) values ('p', ${officer.id}::uuid, now() + interval '1 day')`,
    );
    expect((await change(lead, officer, lead.organisationId, "coordinator")).body.errors).toMatchObject([
      { rule: "post.role" },
    ]);
    expect((await change(lead, officer, lead.organisationId, "socialAdviser")).status).toBe(200);
    expect((await server.ask(officer.id, "GET", "/api/me")).body.user.role).toBe("socialAdviser");
    expect(await asSystem(sql`select 1 from auth_session where user_id = ${officer.id}::uuid`)).toEqual([]);
    expect((await change(lead, officer, lead.organisationId, "socialAdviser")).body.errors).toMatchObject([
      { rule: "post.same" },
    ]);
    const other = await only("landlordLead", "SDH");
    expect((await change(lead, officer, other.organisationId, "socialAdviser")).status).toBe(404);
    expect((await change(other, officer, other.organisationId, "socialAdviser")).status).toBe(404);
    const [{ id } = { id: "" }] = await asSystem<{ id: string }>(
      sql`select user_id as id from member where role = 'administrator' and active limit 1`,
    );
    expect(
      (await change({ id, organisationId: "" }, officer, other.organisationId, "arrearsOfficer")).status,
    ).toBe(200);
    expect((await server.ask(officer.id, "GET", "/api/me")).body.user.organisation.code).toBe("SDH");
  });
});

const run = () => database.transaction({ kind: "system" }, (tx) => closeDormant(tx));
const activeNow = async (id: string) =>
  (await asSystem<{ active: boolean }>(sql`select active from member where user_id = ${id}::uuid`))[0]!
    .active;

describe("an account that nobody uses", () => {
  it("is warned by mail with the day, closed that day, its files with a lead; signing in meanwhile keeps it", async () => {
    const [quiet, back] =
      (await people("socialAdviser", "ACTIS")).length > 1
        ? ((await people("socialAdviser", "ACTIS")) as [Person, Person])
        : ([await only("socialAdviser", "ACTIS"), await only("arrearsOfficer", "ACTIS")] as [Person, Person]);
    await asSystem(sql`update auth_user set last_seen_at = now()`);
    expect(await run()).toEqual({ warned: 0, closed: 0 });
    await asSystem(
      sql`update auth_user set last_seen_at = now() - interval '151 days' where id in (${quiet.id}::uuid, ${back.id}::uuid)`,
    );
    await asSystem(
      sql`update member set arrived_at = now() - interval '300 days' where user_id in (${quiet.id}::uuid, ${back.id}::uuid)`,
    );
    expect(await run()).toEqual({ warned: 2, closed: 0 });
    expect(await run()).toEqual({ warned: 0, closed: 0 });
    const [mail] = await asSystem<{ on: string }>(sql`
      select payload ->> 'on' as on from outbox_event where kind = 'signIn.changed' and payload ->> 'what' = 'dormant' order by id desc limit 1`);
    const day = Temporal.Now.plainDateISO("Europe/Paris").add({ days: 30 }).toString();
    expect(mail!.on).toBe(day);
    await asSystem(sql`update auth_user set dormant_warned_at = now() - interval '31 days'
                        where dormant_warned_at is not null`);
    await asSystem(
      sql`update auth_user set last_seen_at = now() - interval '182 days' where id = ${quiet.id}::uuid`,
    );
    await asSystem(sql`update auth_user set last_seen_at = now() where id = ${back.id}::uuid`);
    expect(await run()).toEqual({ warned: 0, closed: 1 });
    expect([await activeNow(quiet.id), await activeNow(back.id)]).toEqual([false, true]);
  });

  it("that carries files nobody could take stays open", async () => {
    const lead = await only("operatorLead", "OISEAU");
    const worker = await busy("OISEAU");
    await asSystem(sql`update auth_user set last_seen_at = now(), dormant_warned_at = null`);
    await asSystem(sql`update member set active = false where user_id = ${lead.id}::uuid`);
    await asSystem(
      sql`update auth_user set last_seen_at = now() - interval '200 days', dormant_warned_at = now() - interval '31 days' where id = ${worker.id}::uuid`,
    );
    await asSystem(
      sql`update member set arrived_at = now() - interval '300 days' where user_id = ${worker.id}::uuid`,
    );
    expect(await run()).toEqual({ warned: 0, closed: 0 });
    expect(await activeNow(worker.id)).toBe(true);
  });
});
