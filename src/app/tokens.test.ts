/** Tokens over HTTP: a lead makes one, a program sends its file with it, and it opens nothing else; never shown twice, never logged. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Auth } from "../platform/access/auth.ts";
import type { App } from "../platform/access/http.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { createServer } from "./server.ts";

const FILE = [
  "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit",
  "E1;L1;38185;Aline Essai;01/10/2026;Loyer 10/2026;512,40;",
  "E1;L1;38185;Aline Essai;10/10/2026;Virement;;100,00",
  "",
].join("\n");
const TODAY = Temporal.Now.plainDateISO("Europe/Paris");
const ASKED = {
  name: "ERP, envoi de nuit",
  scopes: ["ledger:import"],
  expiresOn: TODAY.add({ days: 90 }).toString(),
};

let database: Awaited<ReturnType<typeof testDatabase>>;
let app: App;
let lead: string;
let otherLead: string;
let logged = "";
const routes: { method: string; url: string }[] = [];
const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));

const serverOf = (tokenRequestsPerMinute: number) =>
  createServer({
    database,
    auth: {
      api: {
        getSession: async ({ headers }: { headers: Headers }) =>
          headers.get("x-person") && { user: { id: headers.get("x-person") }, session: null },
      },
    } as unknown as Auth,
    publicUrl: "http://127.0.0.1",
    filesFolder: "/nonexistent",
    demo: false,
    webRoot: null,
    logLevel: "trace",
    logTo: { write: (text) => void (logged += text) },
    tokenRequestsPerMinute,
    requestsPerMinute: 100_000,
    // A machine that runs several suites at once is slow: that is not what is tested.
    maxEventLoopDelay: 0,
    onApiRoute: (route) => routes.push(route),
  });

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 0 }));
  app = await serverOf(10_000);
  const leads = await asSystem<{ id: string; code: string }>(sql`
    select m.user_id as id, o.code from member m join organisation o on o.id = m.organisation_id
     where m.role = 'landlordLead' and o.code in ('AIH', 'SDH')`);
  [lead, otherLead] = ["AIH", "SDH"].map((code) => leads.find((one) => one.code === code)!.id) as [
    string,
    string,
  ];
}, 60_000);
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const ask = async (method: "GET" | "POST", url: string, person: string, payload?: object) => {
  const answer = await app.inject({
    method,
    url,
    headers: { "x-person": person },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const made = async (asked: object = ASKED, by = lead): Promise<{ id: string; token: string }> =>
  (await ask("POST", "/api/access-tokens", by, asked)).body;
const send = (authorization: string, query = "", headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: `/api/ledger/imports${query}`,
    headers: { authorization, "content-type": "application/x-www-form-urlencoded", ...headers },
    payload: FILE,
  });
const roleOf = async (role: string) =>
  (await asSystem<{ id: string }>(sql`select user_id as id from member where role = ${role} limit 1`))[0]!.id;

describe("a lead", () => {
  it("makes a token that is shown once: the list and the database do not have it", async () => {
    const { id, token } = await made();
    expect(token).toMatch(/^lt_[0-9a-f]{32}_[\w-]{43}$/);
    const { body } = await ask("GET", "/api/access-tokens", lead);
    const row = body.rows.find((one: { id: string }) => one.id === id);
    expect(row).toMatchObject({
      name: ASKED.name,
      state: "open",
      lastUsedAt: null,
      createdByName: expect.any(String),
    });
    const secret = token.slice(-43);
    const [kept] = await asSystem<{ row: string }>(
      sql`select t::text as row from access_token t where id = ${id}::uuid`,
    );
    for (const where of [JSON.stringify(body), kept!.row]) expect(where).not.toContain(secret);
    expect(
      await asSystem(
        sql`select action, role from audit_entry where subject = 'access_token' and subject_id = ${id}`,
      ),
    ).toEqual([{ action: "insert", role: "landlordLead" }]);
  });

  it.each([
    ["without a name", { name: " " }, "name"],
    ["for nothing", { scopes: [] }, "scopes"],
    ["for what nobody grants", { scopes: ["ledger:import", "households:read"] }, "scopes"],
    ["until yesterday", { expiresOn: TODAY.subtract({ days: 1 }).toString() }, "expiresOn"],
    ["for ever", { expiresOn: "2099-01-01" }, "expiresOn"],
  ])("is refused one %s, field by field", async (_what, change, field) => {
    const { status, body } = await ask("POST", "/api/access-tokens", lead, { ...ASKED, ...change });
    expect({ status, fields: body.errors.map((one: { field: string }) => one.field) }).toEqual({
      status: 422,
      fields: [field],
    });
  });

  it("replaces one without a night missed: both hold some days, then the new one alone", async () => {
    const { id, token: former } = await made();
    const replace = (who: string) => ask("POST", `/api/access-tokens/${id}/replace`, who);
    expect((await replace(otherLead)).status).toBe(404);
    const { body } = await replace(lead);
    expect(body.formerUntil).toBe(TODAY.add({ days: 7 }).toString());
    for (const token of [former, body.token]) expect((await send(`Bearer ${token}`)).statusCode).toBe(200);
    expect((await replace(lead)).body.errors).toMatchObject([{ rule: "token.replaced" }]);
    const rows = (await ask("GET", "/api/access-tokens", lead)).body.rows as {
      id: string;
      replaced: boolean;
      expiresOn: string;
    }[];
    expect(rows.find((one) => one.id === id)).toMatchObject({ replaced: true });
    expect(rows.find((one) => one.id === body.id)).toMatchObject({
      replaced: false,
      expiresOn: ASKED.expiresOn,
    });
    await asSystem(sql`update access_token set expires_on = app.today() - 2 where id = ${id}::uuid`);
    expect((await send(`Bearer ${former}`)).statusCode).toBe(401);
    expect((await send(`Bearer ${body.token}`)).statusCode).toBe(200);
  });

  it("sees and revokes its own landlord's alone", async () => {
    const { id, token } = await made();
    expect((await ask("GET", "/api/access-tokens", otherLead)).body.rows).toEqual([]);
    expect((await ask("POST", `/api/access-tokens/${id}/revoke`, otherLead)).status).toBe(404);
    expect((await send(`Bearer ${token}`)).statusCode).toBe(200);
    expect((await ask("POST", `/api/access-tokens/${id}/revoke`, lead)).status).toBe(200);
    expect((await send(`Bearer ${token}`)).statusCode).toBe(401);
    expect((await ask("POST", `/api/access-tokens/${id}/revoke`, lead)).status).toBe(404);
  });

  it.each(["arrearsOfficer", "socialAdviser", "operatorLead", "administrator"])(
    "is not a %s",
    async (role) => {
      expect((await ask("POST", "/api/access-tokens", await roleOf(role), ASKED)).status).toBe(403);
      expect((await ask("GET", "/api/access-tokens", await roleOf(role))).status).toBe(403);
    },
  );
});

describe("a program with a token", () => {
  it("sends its file as it is, hears the control totals, and the file is in the landlord's list by the token's name", async () => {
    const { id, token } = await made();
    const answer = await send(`Bearer ${token}`, "?name=nuit.csv");
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ read: 2, fileDebitCents: 51_240, control: { balanced: true } });
    const { body } = await ask("GET", "/api/ledger/imports", lead);
    const mine = body.rows.find((row: { id: number }) => row.id === answer.json().importId);
    expect(mine).toMatchObject({ fileName: "nuit.csv", way: "token", tokenName: ASKED.name });
    expect(
      await asSystem(
        sql`select way, token_name as name from ledger_import where id = ${answer.json().importId}`,
      ),
    ).toEqual([{ way: "token", name: ASKED.name }]);
    const row = (await ask("GET", "/api/access-tokens", lead)).body.rows.find(
      (one: { id: string }) => one.id === id,
    );
    expect(row.lastUsedFrom).toBe("127.0.0.1");
    expect(Math.abs(Date.now() - Date.parse(row.lastUsedAt))).toBeLessThan(60_000);
  });

  it("as a form too, and on trial", async () => {
    const { token } = await made();
    const form = new FormData();
    form.append("file", new Blob([FILE]), "nuit.csv");
    const encoded = new Response(form);
    const answer = await app.inject({
      method: "POST",
      url: "/api/ledger/imports?dryRun=true",
      headers: { authorization: `bearer ${token}`, "content-type": encoded.headers.get("content-type")! },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    expect(answer.json()).toMatchObject({ outcome: "dryRun", importId: null, read: 2 });
  });

  it("passes no other route, whatever cookie comes along, and finds nothing where nothing is", async () => {
    const { token } = await made();
    const passed: string[] = [];
    for (const { method, url } of routes) {
      const known = `${method} ${url}`;
      if (known === "POST /api/ledger/imports") continue;
      const answer = await app.inject({
        method: method as "GET",
        url: url.replace(/:(\w+)/g, (_all, name: string) =>
          /account/i.test(name) ? "1" : crypto.randomUUID(),
        ),
        headers: { authorization: `Bearer ${token}`, "x-person": lead },
      });
      if (answer.statusCode !== 403) passed.push(`${known}: ${answer.statusCode}`);
    }
    expect(passed).toEqual([
      "GET /api/sign-in: 200",
      "GET /api/demo-accounts: 404",
      "GET /api/calendar/procedure/:secret.ics: 404",
      "GET /api/calendar/agenda/:secret.ics: 404",
      "POST /api/invitations/open: 400",
      "POST /api/invitations/accept: 400",
      "GET /api/openapi.json: 200",
    ]);
    const nowhere = await app.inject({ url: "/api/nowhere", headers: { authorization: `Bearer ${token}` } });
    expect(nowhere.statusCode).toBe(404);
  });

  it.each([
    ["nothing after the word", () => "Bearer", "token.unknown"],
    ["something else", () => "Bearer abc", "token.unknown"],
    ["a token nobody made", () => `Bearer lt_${"0".repeat(32)}_${"A".repeat(43)}`, "token.unknown"],
    [
      "another secret",
      async () => `Bearer ${(await made()).token.replace(/.{43}$/, "A".repeat(43))}`,
      "token.unknown",
    ],
    [
      "a token that has expired",
      async () => {
        const { id, token } = await made();
        await asSystem(sql`update access_token set expires_on = app.today() - 2 where id = ${id}::uuid`);
        return `Bearer ${token}`;
      },
      "token.expired",
    ],
    [
      "a token that was revoked",
      async () => {
        const { id, token } = await made();
        await ask("POST", `/api/access-tokens/${id}/revoke`, lead);
        return `Bearer ${token}`;
      },
      "token.revoked",
    ],
  ])("showing %s hears why, in its language, even with somebody's session", async (_what, header, rule) => {
    const authorization = await header();
    for (const [language, word] of [
      ["fr", "jeton"],
      ["en", "token"],
    ] as const) {
      const answer = await send(authorization, "", { "x-person": lead, "accept-language": language });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers["content-type"]).toContain("application/problem+json");
      expect(answer.headers["www-authenticate"]).toContain("Bearer");
      expect(answer.json().errors).toEqual([{ rule, message: expect.stringContaining(word) }]);
    }
  });

  it("asks sixty times a minute at most, and is then told to wait", async () => {
    const narrow = await serverOf(2);
    const answers = [];
    for (let n = 0; n < 3; n += 1)
      answers.push(
        await narrow.inject({
          method: "POST",
          url: "/api/ledger/imports",
          headers: { authorization: "Bearer x" },
        }),
      );
    await narrow.close();
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 429]);
    expect(Number(answers[2]!.headers["retry-after"])).toBeGreaterThan(0);
  });

  it("never has its token in the log, whatever happens", async () => {
    const { id, token } = await made();
    await send(`Bearer ${token}`);
    await ask("POST", `/api/access-tokens/${id}/revoke`, lead);
    await send(`Bearer ${token}`);
    const lines = logged.split("\n");
    expect(lines.some((line) => line.includes("/api/ledger/imports"))).toBe(true);
    expect(lines.filter((line) => line.includes(token.slice(-43)))).toEqual([]);
    expect(lines.filter((line) => /lt_[0-9a-f]{32}_/.test(line))).toEqual([]);
  });

  it("is in the contract: a scheme of its own, on the routes that a scope opens", async () => {
    const { paths, components } = (await app.inject({ url: "/api/openapi.json" })).json();
    expect(components.securitySchemes.token).toMatchObject({ type: "http", scheme: "bearer" });
    const open = Object.entries<Record<string, { security?: object[] }>>(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security = [] }]) => security.some((one) => "token" in one))
        .map(([method]) => `${method} ${path}`),
    );
    expect(open).toEqual([
      "post /api/ledger/imports",
      "post /api/procedure-acts/imports",
      "get /api/relief-bill",
      "get /api/relief-bill.csv",
      "post /api/relief-bill/acknowledgements",
      "post /api/vacancies",
      "post /api/vacancies/imports",
    ]);
    expect(Object.keys(paths["/api/ledger/imports"].post.requestBody.content)).toEqual(
      expect.arrayContaining(["multipart/form-data", "text/csv"]),
    );
  });
});
