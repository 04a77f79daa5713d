/** Letters to a real receiver that fails, then succeeds: signed, tried again, given up, sent again; to nobody who may not know. */
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";

import { sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { handlersOf } from "../app/jobs/handlers.ts";
import { serverOf } from "../app/server-fixture.ts";
import { emit } from "../platform/audit/record.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { OutboxEvent } from "../platform/jobs/outbox.ts";
import { sealingOf } from "../platform/access/sealing.ts";
import { deliverDue, sealStanding } from "./deliver.ts";
import { forgetLetters, writeLetters } from "./store.ts";

type Received = { headers: IncomingHttpHeaders; body: string; path: string };

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: Awaited<ReturnType<typeof serverOf>>;
let receiver: Server;
let address: string;
const received: Received[] = [];
/** What the receiver answers, in turn; the last one again and again. */
let answers: number[] = [200];

let lead: { id: string; organisationId: string };
let otherLead: { id: string; organisationId: string };
let operatorLead: { id: string; organisationId: string };
let file: { measureId: string; referralId: string; householdId: string };

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const leadOf = async (organisationId: string) =>
  (
    await asSystem<{ id: string; organisationId: string }>(sql`
      select user_id as id, organisation_id as "organisationId" from member
       where organisation_id = ${organisationId}::uuid and role in ('landlordLead', 'operatorLead') and active`)
  )[0]!;

beforeAll(async () => {
  database = await testDatabase(
    demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
  );
  // The receiver stands on this machine: an installation that allows it.
  server = await serverOf(database, { privateWebhooks: true, webhookSealing: sealing });
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, body, path: request.url ?? "" });
      response
        .writeHead(answers.length > 1 ? answers.shift()! : answers[0]!, { location: "/elsewhere" })
        .end("x");
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", () => resolve()));
  address = `http://127.0.0.1:${(receiver.address() as { port: number }).port}`;
  const [row] = await asSystem<typeof file & { landlordId: string; operatorId: string }>(sql`
    select id as "measureId", referral_id as "referralId", household_id as "householdId", landlord_id as "landlordId", operator_id as "operatorId"
      from measure where closed_on is null limit 1`);
  file = row!;
  lead = await leadOf(row!.landlordId);
  operatorLead = await leadOf(row!.operatorId);
  const [other] = await asSystem<{ id: string }>(
    sql`select id from organisation where kind = 'landlord' and id <> ${row!.landlordId}::uuid limit 1`,
  );
  otherLead = await leadOf(other!.id);
}, 120_000);
afterAll(async () => {
  receiver?.close();
  await server?.close();
  await database?.close();
});
beforeEach(async () => {
  received.length = 0;
  answers = [200];
  for (const table of ["webhook_delivery", "webhook_secret", "webhook"])
    await asSystem(sql`delete from ${sql.identifier(table)}`);
});

async function make(by = lead, kinds = ["measure.closed"]): Promise<{ id: string; secret: string }> {
  const { status, body } = await server.ask(by.id, "POST", "/api/webhooks", {
    name: "ERP",
    url: `${address}/hook`,
    kinds,
  });
  expect(status).toBe(200);
  return body;
}

/** A measure closes: its event, and the letters that its handler writes. */
async function closes(kind = "measure.closed"): Promise<OutboxEvent> {
  const [event] = await database.transaction({ kind: "system" }, async (tx) => {
    await emit(tx, kind, {
      householdId: file.householdId,
      payload: {
        measureId: file.measureId,
        referralId: file.referralId,
        outcome: "stayed",
        on: "2026-11-27",
      },
    });
    return tx.rows<OutboxEvent>(sql`
      select id, kind, household_id as "householdId", payload, user_id as "userId", created_at as "createdAt"
        from outbox_event order by id desc limit 1`);
  });
  const { within } = handlersOf({ mail: async () => {}, publicUrl: "https://example.org" }, {} as never)[
    kind
  ]!;
  await database.transaction({ kind: "system" }, (tx) => within!(tx, event!));
  return event!;
}
const sealing = sealingOf("a secret of this server, for tests alone", "webhooks");
const send = (open = true, by = sealing) =>
  deliverDue(database, { open, sealing: by, log: () => {}, chance: () => 0.5 });
const now = () => asSystem(sql`update webhook_delivery set next_at = now() where next_at is not null`);
const lettersOf = async (id: string, by = lead) =>
  (await server.ask(by.id, "GET", `/api/webhooks/${id}/deliveries`)).body.rows;

/** Whether the last letter stands up to this secret. */
const accepts = (key: string) => {
  const { body, headers } = received.at(-1)!;
  try {
    return Boolean(new Webhook(key).verify(body, headers as Record<string, string>));
  } catch {
    return false;
  }
};

describe("a letter", () => {
  it("is signed so that the receiver's own library accepts it, and holds ids alone", async () => {
    const { id, secret } = await make();
    expect(secret).toMatch(/^whsec_/);
    await closes();
    expect(await send()).toBe(1);
    const [{ headers, body, path }] = received as [Received];
    expect(path).toBe("/hook");
    const read = new Webhook(secret).verify(body, headers as Record<string, string>) as Record<
      string,
      unknown
    >;
    expect(read).toEqual({
      type: "measure.closed",
      timestamp: expect.stringMatching(/Z$/),
      data: { measureId: file.measureId, referralId: file.referralId, householdId: file.householdId },
    });
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow(
      /signature/i,
    );
    expect((await lettersOf(id))[0]).toMatchObject({
      attempts: 1,
      lastAnswer: "200",
      deadAt: null,
      nextAt: null,
    });
  });

  it("that fails is tried again later, under the same id, until it is received", async () => {
    answers = [500, 302, 200];
    const { id } = await make();
    await closes();
    await send();
    const [first] = await asSystem<{ seconds: number }>(
      sql`select extract(epoch from next_at - now())::int as seconds from webhook_delivery`,
    );
    expect(first!.seconds).toBeGreaterThan(2);
    expect(first!.seconds).toBeLessThanOrEqual(5);
    expect(await send()).toBe(0);
    await now();
    await send();
    // A redirect is no receipt, and is not followed.
    expect(received.map(({ path }) => path)).toEqual(["/hook", "/hook"]);
    await now();
    await send();
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await lettersOf(id))[0]).toMatchObject({ attempts: 3, deliveredAt: expect.any(String) });
    expect((await server.ask(lead.id, "GET", "/api/webhooks")).body.rows[0]).toMatchObject({
      waiting: 0,
      dead: 0,
    });
  });

  it("refused ten times is given up, read as such, and sent again by hand", async () => {
    answers = [503];
    const { id } = await make();
    await closes();
    for (let n = 0; n < 10; n += 1) {
      await now();
      await send();
    }
    expect(received).toHaveLength(10);
    const [dead] = await lettersOf(id);
    expect(dead).toMatchObject({ attempts: 10, deadAt: expect.any(String), nextAt: null, lastAnswer: "503" });
    await now();
    expect(await send()).toBe(0);
    const replay = (by: typeof lead) =>
      server.ask(by.id, "POST", `/api/webhooks/${id}/replay`, { deliveryId: dead.id });
    expect((await replay(otherLead)).status).toBe(404);
    answers = [200];
    expect((await replay(lead)).body).toEqual({ replayed: 1 });
    await send();
    expect((await lettersOf(id))[0]).toMatchObject({ deadAt: null, deliveredAt: expect.any(String) });
    expect((await replay(lead)).status).toBe(404);
  });

  it("answered « gone » stops the webhook", async () => {
    answers = [410];
    await make();
    await closes();
    await send();
    expect((await server.ask(lead.id, "GET", "/api/webhooks")).body.rows[0]).toMatchObject({
      active: false,
      dead: 1,
    });
  });

  it("is written once for each webhook, however often its event is handled", async () => {
    await make();
    const event = await closes();
    await database.transaction({ kind: "system" }, (tx) => writeLetters(tx, event));
    expect(await asSystem(sql`select 1 from webhook_delivery`)).toHaveLength(1);
  });

  it("two servers at once send it once", async () => {
    await make();
    await closes();
    const tried = await Promise.all([send(), send()]);
    expect(tried.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(received).toHaveLength(1);
  });
});

it("an organisation is told of its own files alone, and of the kinds it chose", async () => {
  await make(lead);
  await make(operatorLead, ["measure.closed"]);
  await make(otherLead);
  await make(lead, ["relief.granted"]);
  await closes();
  const told = await asSystem<{ organisationId: string }>(
    sql`select organisation_id as "organisationId" from webhook_delivery`,
  );
  expect(told.map(({ organisationId }) => organisationId).toSorted()).toEqual(
    [lead.organisationId, operatorLead.organisationId].toSorted(),
  );
});

it("a kind that is not of the organisation's business cannot be chosen", async () => {
  const { body } = await server.ask(operatorLead.id, "POST", "/api/webhooks", {
    name: "ERP",
    url: address,
    kinds: ["relief.granted"],
  });
  expect(body.errors).toMatchObject([{ rule: "webhook.kinds", field: "kinds" }]);
});

it("a secret is replaced without missing a letter: both sign for a day, then the new one alone", async () => {
  const { id, secret: former } = await make();
  const { secret } = (await server.ask(lead.id, "POST", `/api/webhooks/${id}/secret`)).body;
  expect(secret).not.toBe(former);
  await closes();
  await send();
  expect([accepts(former), accepts(secret)]).toEqual([true, true]);
  await asSystem(
    sql`update webhook_secret set ends_at = now() - interval '1 second' where ends_at is not null`,
  );
  await closes();
  await send();
  expect([accepts(former), accepts(secret)]).toEqual([false, true]);
  expect((await server.ask(otherLead.id, "POST", `/api/webhooks/${id}/secret`)).status).toBe(404);
});

describe("an address of a private network", () => {
  it.each([
    "https://127.0.0.1/x",
    "https://[::1]/x",
    "https://169.254.169.254/latest",
    "https://localhost/x",
  ])("%s is called by nobody unless the installation allows it", async (url) => {
    const { id } = await make();
    await asSystem(sql`update webhook set url = ${url}`);
    await closes();
    await send(false);
    expect((await lettersOf(id))[0]).toMatchObject({ lastAnswer: "private" });
    expect(received).toEqual([]);
  });

  it("without TLS nothing leaves either", async () => {
    const { id } = await make();
    await closes();
    await send(false);
    expect((await lettersOf(id))[0]).toMatchObject({ lastAnswer: "private" });
  });
});

it("a lead tries the address; stopped, nothing leaves, and what waits leaves when it starts again", async () => {
  const { id } = await make();
  expect((await server.ask(lead.id, "POST", `/api/webhooks/${id}/test`)).status).toBe(200);
  await send();
  expect(JSON.parse(received[0]!.body)).toMatchObject({ type: "webhook.test", data: {} });
  await closes();
  const set = (active: boolean) => server.ask(lead.id, "PUT", `/api/webhooks/${id}/active`, { active });
  expect((await set(false)).status).toBe(200);
  expect(await send()).toBe(0);
  expect((await server.ask(lead.id, "POST", `/api/webhooks/${id}/test`)).body.errors).toMatchObject([
    { rule: "webhook.stopped" },
  ]);
  await set(true);
  expect(await send()).toBe(1);
});

it("letters received long ago are gone; those that wait stay", async () => {
  const { id } = await make();
  await closes();
  await send();
  await closes();
  await asSystem(
    sql`update webhook_delivery set delivered_at = now() - interval '91 days' where delivered_at is not null`,
  );
  await database.transaction({ kind: "system" }, (tx) => forgetLetters(tx));
  expect(await lettersOf(id)).toMatchObject([{ deliveredAt: null }]);
});

it("a secret stands sealed: a copy of the database signs nothing, and another secret of the server neither", async () => {
  const { id, secret } = await make();
  const kept = () =>
    asSystem<{ secret: string }>(sql`select secret from webhook_secret where webhook_id = ${id}::uuid`);
  expect((await kept())[0]!.secret).toMatch(/^sealed1\./);
  expect(JSON.stringify(await kept())).not.toContain(secret.replace("whsec_", ""));
  await server.ask(lead.id, "POST", `/api/webhooks/${id}/test`);
  await send(true, sealingOf("the secret of another server altogether", "webhooks"));
  expect((await lettersOf(id))[0]).toMatchObject({ lastAnswer: "unsigned", deliveredAt: null });
  await now();
  await send();
  expect(accepts(secret)).toBe(true);

  // One that was kept before is sealed once, and signs as it did.
  await asSystem(
    sql`update webhook_secret set secret = ${secret.replace("whsec_", "")} where webhook_id = ${id}::uuid`,
  );
  expect(await sealStanding(database, sealing)).toBe(1);
  expect(await sealStanding(database, sealing)).toBe(0);
  await server.ask(lead.id, "POST", `/api/webhooks/${id}/test`);
  await send();
  expect(accepts(secret)).toBe(true);
});

it("nobody reads a secret, past the routes either", async () => {
  await make();
  const seen = await database.transaction({ kind: "user", userId: lead.id }, (tx) =>
    tx.rows(sql`select secret from webhook_secret`),
  );
  expect(seen).toEqual([]);
});
