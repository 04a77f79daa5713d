/** The door: sign-in and its lock, who may call which route, and what a refused request is told. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createAuth } from "../platform/access/auth.ts";
import type { Access, App } from "../platform/access/http.ts";
import { ROLES, type Role } from "../platform/access/roles.ts";
import type { Mail } from "../platform/mail/mailer.ts";
import { passwordMail } from "../platform/mail/password-mail.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { changedFactorsOf, judgeOf, refusedPasswordOf } from "../sign-in/store.ts";
import { DEMO_PASSWORD, DEMO_SEED, demoUsers } from "./demo/organisations.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { ROUTE_ACCESS } from "./route-access.ts";
import { createServer } from "./server.ts";
import { appOf } from "./server-fixture.ts";

const PUBLIC_URL = "http://127.0.0.1:4300";
const METRICS_TOKEN = "a token for the watch alone";

let database: Awaited<ReturnType<typeof testDatabase>>;
let app: App;
const mails: Mail[] = [];
const routes: { method: string; url: string; access: Access }[] = [];

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 0 }));
  const auth = createAuth(database, {
    secret: crypto.randomUUID() + crypto.randomUUID(),
    publicUrl: PUBLIC_URL,
    sendPasswordReset: async (to, url, language) => void mails.push(passwordMail(to, url, language)),
    judge: judgeOf(database),
    refusedPassword: refusedPasswordOf(database),
    changed: changedFactorsOf(database),
    entered: async () => {},
  });
  app = await createServer({
    database,
    auth,
    publicUrl: PUBLIC_URL,
    filesFolder: "/nonexistent",
    demo: false,
    webRoot: null,
    logLevel: "silent",
    onApiRoute: (route) => routes.push(route),
    metricsToken: METRICS_TOKEN,
    // The walk of routes × roles asks more in a minute than any person.
    requestsPerMinute: 100_000,
    // As in server-fixture.ts: a machine that runs several suites at once is slow.
    maxEventLoopDelay: 0,
  });
  await app.ready();
}, 120_000);
afterAll(async () => {
  await app?.close();
  await database?.close();
});

const signIn = (email: string, password: string) =>
  app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { "content-type": "application/json", origin: PUBLIC_URL },
    payload: JSON.stringify({ email, password }),
  });

const post = (path: string, payload: object, language = "fr") =>
  app.inject({
    method: "POST",
    url: `/api/auth/${path}`,
    headers: { "content-type": "application/json", origin: PUBLIC_URL, "accept-language": language },
    payload: JSON.stringify(payload),
  });

const cookies = new Map<Role, string>();
async function cookieOf(role: Role): Promise<string> {
  const known = cookies.get(role);
  if (known) return known;
  const { email } = demoUsers(DEMO_SEED).find((user) => user.role === role)!;
  const answer = await signIn(email, DEMO_PASSWORD);
  expect(answer.statusCode).toBe(200);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
  cookies.set(role, cookie);
  return cookie;
}

describe("sign-in", () => {
  it("opens with the right password and says who one is", async () => {
    const me = await app.inject({ url: "/api/me", headers: { cookie: await cookieOf("coordinator") } });
    expect(me.json().user.role).toBe("coordinator");
  });

  it("keeps its cookie from scripts and from other sites", async () => {
    const { email } = demoUsers(DEMO_SEED)[0]!;
    const cookie = String((await signIn(email, DEMO_PASSWORD)).headers["set-cookie"]);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
  });

  it("lets nobody create an account alone: people come by invitation", async () => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/auth/sign-up/email",
      headers: { "content-type": "application/json", origin: PUBLIC_URL },
      payload: JSON.stringify({ email: "moi@example.org", password: "un-mot-de-passe-long", name: "Moi" }),
    });
    expect(answer.statusCode).toBe(404);
  });

  it("locks an address after ten refusals in a row, even for the right password", async () => {
    const { email } = demoUsers(DEMO_SEED).find((user) => user.role === "funder")!;
    await cookieOf("funder");
    const refusals = [];
    for (let n = 0; n < 10; n += 1)
      refusals.push((await signIn(email, "pas-le-bon-mot-de-passe")).statusCode);
    expect(refusals).toEqual(Array.from({ length: 10 }, () => 401));
    expect((await signIn(email, DEMO_PASSWORD)).statusCode).toBe(429);
  });

  it("an address nobody has locks in the same way: the answer never tells which exist", async () => {
    for (let n = 0; n < 10; n += 1) await signIn("personne@example.org", "pas-le-bon-mot-de-passe");
    expect((await signIn("personne@example.org", "pas-le-bon-mot-de-passe")).statusCode).toBe(429);
  });

  it("a forgotten password is changed by the link in the mail, once", async () => {
    const { email } = demoUsers(DEMO_SEED).findLast((user) => user.role === "caseWorker")!;
    await post("request-password-reset", { email });
    await expect.poll(() => mails.length).toBe(1);
    const token = new URL(/https?:\S+/.exec(mails[0]!.text)![0]).searchParams.get("token");
    const first = await post("reset-password", { token, newPassword: "un-nouveau-mot-de-passe" });
    const again = await post("reset-password", { token, newPassword: "encore-un-mot-de-passe" });
    expect([first.statusCode, again.statusCode]).toEqual([200, 400]);
    expect((await signIn(email, "un-nouveau-mot-de-passe")).statusCode).toBe(200);
  });

  it.each([
    ["fr", "Choisir un nouveau mot de passe"],
    ["en", "Choose a new password"],
  ])("the mail is in the language of the page that asked for it: %s", async (language, subject) => {
    mails.length = 0;
    const { email } = demoUsers(DEMO_SEED).findLast((user) => user.role === "operatorLead")!;
    await post("request-password-reset", { email }, language);
    await expect.poll(() => mails.map((mail) => mail.subject)).toEqual([subject]);
  });

  it("a person whose post was closed signs in and finds nothing open", async () => {
    const { email } = demoUsers(DEMO_SEED).findLast((user) => user.role === "arrearsOfficer")!;
    const answer = await signIn(email, DEMO_PASSWORD);
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
    await database.transaction({ kind: "system" }, (tx) =>
      tx.rows(sql`update member set active = false where email = ${email}`),
    );
    const me = await app.inject({ url: "/api/me", headers: { cookie } });
    expect(me.statusCode).toBe(403);
  });
});

const written = (access: Access | undefined) =>
  access === undefined || typeof access === "string" ? access : [...access].toSorted().join(" ");

describe("every route, every role", () => {
  it("every route is written down, with who access.md lets call it", () => {
    const declared = routes.map(({ method, url, access }) => [`${method} ${url}`, written(access)] as const);
    const expected = [...ROUTE_ACCESS].map(([route, access]) => [route, written(access)] as const);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(expected));
  });

  it("nobody who is signed out passes a route that is not public", async () => {
    const passed = [];
    for (const route of routes.filter(({ access }) => access !== "public")) {
      const answer = await app.inject({
        method: route.method as "GET",
        url: filled(route.url),
        headers: { origin: PUBLIC_URL },
      });
      // A malformed request is refused before anybody is asked who they are.
      if (![400, 401, 406, 415].includes(answer.statusCode))
        passed.push(`${route.method} ${route.url}: ${answer.statusCode}`);
    }
    expect(passed).toEqual([]);
  });

  it.each(ROLES.map((role) => [role] as const))(
    "%s passes the routes of its post, and no other",
    async (role) => {
      const cookie = await cookieOf(role);
      const wrong = [];
      for (const route of routes) {
        const open = ROUTE_ACCESS.get(`${route.method} ${route.url}`);
        if (open === undefined || typeof open === "string") continue;
        const answer = await app.inject({
          method: route.method as "GET",
          url: filled(route.url),
          headers: { cookie, origin: PUBLIC_URL },
        });
        if (answer.statusCode >= 500 || answer.statusCode === 429)
          wrong.push(`${route.method} ${route.url}: ${answer.statusCode}`);
        if (answer.statusCode < 300 && !open.includes(role))
          wrong.push(`${route.method} ${route.url}: passed`);
        if (answer.statusCode === 403 && open.includes(role))
          wrong.push(`${route.method} ${route.url}: refused`);
      }
      expect(wrong).toEqual([]);
    },
  );
});

/** An address with well-formed ids that are nobody's. */
const filled = (url: string) =>
  url.replace(/:(\w+)/g, (_match, name: string) => (/account/i.test(name) ? "999999" : crypto.randomUUID()));

describe("a page that asks many things at once", () => {
  it("has its session looked up once for those that come together, and anew for whatever comes after", async () => {
    const [worker] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ id: string }>(
        sql`select user_id as id from member where role = 'caseWorker' and active limit 1`,
      ),
    );
    let [looked, signedIn] = [0, true];
    const getSession = async () => {
      looked += 1;
      return signedIn ? { user: { id: worker!.id }, session: null } : null;
    };
    const busy = await createServer({
      database,
      auth: { api: { getSession } } as unknown as Parameters<typeof createServer>[0]["auth"],
      publicUrl: PUBLIC_URL,
      filesFolder: "/nonexistent",
      demo: false,
      webRoot: null,
      logLevel: "silent",
      maxEventLoopDelay: 0,
    });
    const ask = (cookie: string) => busy.inject({ url: "/api/me", headers: { cookie } });
    try {
      const together = await Promise.all(Array.from({ length: 12 }, () => ask("s=1")));
      expect(together.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 12 }, () => 200));
      expect(looked).toBeLessThan(12);
      // Two sessions never share.
      looked = 0;
      await Promise.all([ask("s=1"), ask("s=2")]);
      expect(looked).toBe(2);
      // Ended: what comes next is refused.
      signedIn = false;
      expect((await ask("s=1")).statusCode).toBe(401);
      signedIn = true;
      expect((await ask("s=1")).statusCode).toBe(200);
    } finally {
      await busy.close();
    }
  });
});

describe("what a refused request is told", () => {
  it("who asks too much in a minute is told to wait, as a problem", async () => {
    const narrow = await createServer({
      database,
      auth: { api: { getSession: async () => null } } as unknown as Parameters<
        typeof createServer
      >[0]["auth"],
      publicUrl: PUBLIC_URL,
      filesFolder: "/nonexistent",
      demo: false,
      webRoot: null,
      logLevel: "silent",
      requestsPerMinute: 2,
    });
    const asked = [];
    for (let n = 0; n < 3; n++) asked.push(await narrow.inject({ url: "/api/me" }));
    await narrow.close();
    expect(asked.map(({ statusCode }) => statusCode)).toEqual([401, 401, 429]);
    expect(asked[2]!.json()).toMatchObject({
      status: 429,
      title: expect.stringContaining("Patientez une minute"),
      requestId: expect.any(String),
    });
  });

  it.each([
    ["a body that is no JSON", 400, { "content-type": "application/json" }, "{"],
    ["a body of another kind", 415, { "content-type": "application/xml" }, "x"],
    ["a body beyond the limit", 413, { "content-type": "application/json" }, `"${"x".repeat(5_000_000)}"`],
  ])("%s is refused in the reader's language", async (_, status, headers, payload) => {
    const told = [];
    for (const language of ["fr", "en"])
      told.push(
        await app.inject({
          method: "POST",
          url: "/api/invitations",
          headers: { ...headers, cookie: await cookieOf("administrator"), "accept-language": language },
          payload,
        }),
      );
    expect(told.map(({ statusCode }) => statusCode)).toEqual([status, status]);
    const [french, english] = told.map((answer) => answer.json().title as string);
    expect(french).toMatch(/^La demande/);
    expect(english).toMatch(/^The request/);
  });

  it("a changing request from another site is refused", async () => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/auth/sign-out",
      headers: { origin: "https://ailleurs.example" },
    });
    expect(answer.statusCode).toBe(403);
  });

  it("an error is a problem with a request id", async () => {
    const answer = await app.inject({
      url: "/api/search?q=x",
      headers: { cookie: await cookieOf("coordinator") },
    });
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.json()).toMatchObject({
      status: 400,
      requestId: answer.headers["x-request-id"],
      errors: [{ field: "q" }],
    });
  });

  it("what is told is told in the reader's language", async () => {
    const cookie = await cookieOf("coordinator");
    const told = async (url: string, language: string) =>
      (await app.inject({ url, headers: { cookie, "accept-language": language } })).json();
    const missing = `/api/households/${crypto.randomUUID()}`;
    expect((await told(missing, "fr")).title).toBe("Introuvable, ou hors de votre accès.");
    expect((await told(missing, "en-GB")).title).toBe("Not found, or not yours to see.");
    const backwards = "/api/evaluation?from=2018-12-31&to=2016-01-01";
    expect((await told(backwards, "fr")).errors[0].message).toContain("Le dernier jour");
    expect((await told(backwards, "en")).errors[0].message).toContain("The last day");
    const malformed = "/api/evaluation?from=hier";
    expect((await told(malformed, "fr")).errors[0].message).not.toMatch(/Invalid/);
    expect((await told(malformed, "en")).errors[0].message).toMatch(/^Invalid/);
    const ours = "/api/notifications?cursor=hier";
    expect((await told(ours, "fr")).errors[0].message).toBe("Reprenez la liste du début.");
    expect((await told(ours, "en")).errors[0].message).toBe("Take the list from its beginning.");
  });

  it("pages may run our own scripts alone", async () => {
    const answer = await app.inject({ url: "/api/me" });
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
  });

  it("the contract is served as OpenAPI 3.1 with its reference page", async () => {
    expect((await app.inject({ url: "/api/openapi.json" })).json().openapi).toBe("3.1.0");
    expect((await app.inject({ url: "/api/docs/" })).statusCode).toBe(200);
  });
});

const metrics = (authorization?: string) =>
  app.inject({ url: "/metrics", headers: authorization === undefined ? {} : { authorization } });

describe("what a watch over the service reads", () => {
  it("is not there without its token", async () => {
    for (const shown of [undefined, "Bearer other", `Basic ${METRICS_TOKEN}`])
      expect((await metrics(shown)).statusCode).toBe(404);
  });

  it("counts requests by route, never by the file that was asked for", async () => {
    const id = crypto.randomUUID();
    await app.inject({ url: `/api/households/${id}`, headers: { cookie: await cookieOf("coordinator") } });
    const { statusCode, body } = await metrics(`Bearer ${METRICS_TOKEN}`);
    expect(statusCode).toBe(200);
    expect(body).toMatch(
      /^lt_request_seconds_count\{method="GET",route="\/api\/households\/:id",status="404"\} \d+$/m,
    );
    expect(body).toMatch(/^lt_outbox_events\{state="waiting"\} \d+$/m);
    expect(body).not.toContain(id);
  });
});

/** The address of a request that came by 10.0.0.1, as the server knows it. */
const seen = async (trustProxy: number | undefined, forwarded: string) => {
  const behind = await appOf(database, trustProxy === undefined ? {} : { trustProxy });
  behind.app.get("/seen", { schema: { hide: true } }, ({ ip }) => ({ ip }));
  const answer = await behind.app.inject({
    url: "/seen",
    remoteAddress: "10.0.0.1",
    headers: { "x-forwarded-for": forwarded },
  });
  await behind.close();
  return answer.json().ip;
};

describe("behind proxies of ours", () => {
  it.each([
    [undefined, "203.0.113.7", "10.0.0.1"],
    [0, "203.0.113.7", "10.0.0.1"],
    [1, "203.0.113.7", "203.0.113.7"],
    // What the client wrote by itself is left of what the proxy added.
    [1, "198.51.100.1, 203.0.113.7", "203.0.113.7"],
    [2, "198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"],
  ])("%s of them, told %s: the address is %s", async (proxies, forwarded, address) => {
    expect(await seen(proxies, forwarded)).toBe(address);
  });
});
