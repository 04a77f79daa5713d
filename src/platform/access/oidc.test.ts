/** Signing in by a real identity provider: who is invited comes in by a verified address, and nobody else; PKCE, state, nonce, sign-out. */
import { createServer, type Server } from "node:http";

import { sql } from "drizzle-orm";
import { UnsecuredJWT } from "jose";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { demoOf } from "../../app/demo/demo-fixture.ts";
import { type Browser, emailOf, ORIGIN, signInServer } from "../../app/sign-in-fixture.ts";
import { testDatabase } from "../database/test-database.ts";
import { providerConfig } from "./oidc.ts";

const CLIENT = { id: "logement-toujours", secret: "a secret that both sides know" };

/** What the provider says of whoever signs in there. */
let claims: { email?: string; email_verified?: boolean; name?: string };
/** The last authorization request that it was sent. */
let asked: URLSearchParams;
/** Answers its user information signed, as ProConnect does. */
let isSigned = false;
/** Sends whoever asks for user information on to another address, where it stands. */
let sendsOn = false;

let issuer: string;
let listening: Server;
let database: Awaited<ReturnType<typeof testDatabase>>;
let at: Awaited<ReturnType<typeof signInServer>>;

async function openProvider(): Promise<void> {
  listening = createServer();
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", () => resolve()));
  issuer = `http://127.0.0.1:${(listening.address() as { port: number }).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${ORIGIN}/api/auth/callback/oidc`],
        post_logout_redirect_uris: [`${ORIGIN}/sign-in`],
        userinfo_signed_response_alg: "RS256",
      },
      {
        client_id: `${CLIENT.id}-plain`,
        client_secret: CLIENT.secret,
        redirect_uris: [`${ORIGIN}/api/auth/callback/oidc`],
        post_logout_redirect_uris: [`${ORIGIN}/sign-in`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...claims }) }),
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
    cookies: { keys: ["of the tests"] },
  });
  provider.on("server_error", (_context, error) => {
    throw error;
  });
  const serve = provider.callback();
  listening.on("request", (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/auth") asked = url.searchParams;
    // Whoever comes is known there at once: how they sign in there is not ours.
    if (url.pathname.startsWith("/interaction/"))
      return void provider.interactionFinished(request, response, {
        login: { accountId: `of ${claims.email}` },
      });
    if (url.pathname === "/me" && sendsOn && !url.search)
      return void response.writeHead(307, { location: `${issuer}/me?elsewhere` }).end();
    return void serve(request, response);
  });
}

beforeAll(async () => {
  await openProvider();
  database = await testDatabase(demoOf({ tenancies: 0 }));
}, 120_000);
afterAll(async () => {
  await at?.app.close();
  await database?.close();
  listening?.close();
});
beforeEach(() => {
  isSigned = false;
  sendsOn = false;
  claims = { email: emailOf("funder"), email_verified: true, name: "Quelqu'un" };
});

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));

async function open(
  options: { secondFactor?: boolean; emailsVerified?: boolean; assurance?: string } = {},
): Promise<Browser> {
  await at?.app.close();
  at = await signInServer(database, {
    name: "Fournisseur",
    issuer,
    clientId: isSigned ? CLIENT.id : `${CLIENT.id}-plain`,
    clientSecret: CLIENT.secret,
    scopes: ["openid", "email", "profile"],
    emailsVerified: false,
    secondFactor: false,
    ...options,
  });
  return at.browser();
}

/** To the provider and back, as a browser goes; gives the last address on our side. */
async function toProviderAndBack(browser: Browser, tamper: (back: URL) => void = () => {}): Promise<string> {
  const begun = await browser.auth("sign-in/social", {
    provider: "oidc",
    callbackURL: `${ORIGIN}/people`,
    errorCallbackURL: `${ORIGIN}/sign-in?refused=provider`,
    disableRedirect: true,
  });
  expect(begun.status).toBe(200);
  const kept = new Map<string, string>();
  let url = new URL(begun.body.url as string);
  for (let step = 0; step < 8 && url.origin === issuer; step += 1) {
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", ...value] = cookie.split(";")[0]!.split("=");
      kept.set(name, value.join("="));
    }
    const next = answer.headers.get("location");
    if (!next) throw new Error(`the provider said ${answer.status}: ${await answer.text()}`);
    url = new URL(next, issuer);
  }
  tamper(url);
  const back = await browser.ask("GET", url.pathname + url.search);
  expect(back.status).toBe(302);
  return String(back.headers["location"]);
}

const me = (browser: Browser) => browser.ask("GET", "/api/me");

describe("an identity provider", () => {
  it("opens the account of somebody invited, by their verified address, and leads back to their page", async () => {
    const browser = await open();
    expect(await toProviderAndBack(browser)).toBe(`${ORIGIN}/people`);
    expect((await me(browser)).body.user.email).toBe(emailOf("funder"));
    const { sessions } = (await browser.ask("GET", "/api/account/security")).body;
    expect(sessions.find(({ current }: { current: boolean }) => current)).toMatchObject({
      method: "oidc",
      secondFactor: false,
    });
    // And a second time, by the account that was linked.
    expect(await toProviderAndBack(at.browser())).toBe(`${ORIGIN}/people`);
    const kept = await asSystem<{ token: string | null }>(
      sql`select access_token as token from auth_account where provider_id = 'oidc'`,
    );
    expect(kept).toHaveLength(1);
  });

  it("is asked with PKCE, a state, a nonce and the level of assurance that is set", async () => {
    await toProviderAndBack(await open({ assurance: "eidas1" }));
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("code_challenge")).toMatch(/^[\w-]{43}$/);
    for (const name of ["state", "nonce"]) expect(asked.get(name)!.length).toBeGreaterThanOrEqual(32);
    expect(asked.get("acr_values")).toBe("eidas1");
  });

  it("reads a signed answer, as ProConnect gives", async () => {
    isSigned = true;
    const browser = await open();
    expect(await toProviderAndBack(browser)).toBe(`${ORIGIN}/people`);
    expect((await me(browser)).status).toBe(200);
  });

  it("follows nobody who sends it on to another address for what the provider says", async () => {
    sendsOn = true;
    const browser = await open();
    expect(await toProviderAndBack(browser)).toMatch(/\/sign-in\?refused=provider/);
    expect((await me(browser)).status).toBe(401);
  });

  it.each([
    ["who was never invited", { email: "personne@example.org", email_verified: true }],
    ["an address that it did not verify", { email: emailOf("coordinator"), email_verified: false }],
    ["an answer without an address", {}],
  ])("lets nobody in: %s", async (_, said) => {
    claims = said;
    const before = await asSystem(sql`select 1 from auth_user`);
    const browser = await open();
    expect(await toProviderAndBack(browser)).toMatch(/\/sign-in\?refused=provider/);
    expect((await me(browser)).status).toBe(401);
    expect(await asSystem(sql`select 1 from auth_user`)).toHaveLength(before.length);
  });

  it("that vouches for its addresses by setting needs not say so in each answer", async () => {
    claims = { email: emailOf("coordinator") };
    const browser = await open({ emailsVerified: true });
    expect(await toProviderAndBack(browser)).toBe(`${ORIGIN}/people`);
  });

  it.each([
    ["state", (back: URL) => back.searchParams.set("state", "a".repeat(32))],
    ["code", (back: URL) => back.searchParams.set("code", "stolen elsewhere")],
  ])("an answer with another %s opens nothing", async (_, tamper) => {
    const browser = await open();
    expect(await toProviderAndBack(browser, tamper)).toMatch(/\/sign-in\?refused=provider/);
    expect((await me(browser)).status).toBe(401);
  });

  it("an answer brought by another browser opens nothing there", async () => {
    const browser = await open();
    const other = at.browser();
    let answer = "";
    await toProviderAndBack(browser, (back) => {
      answer = back.pathname + back.search;
      back.searchParams.set("code", "x");
    });
    await other.ask("GET", answer);
    expect((await me(other)).status).toBe(401);
  });

  it("stands for a second factor only where the setting says that it asks for one", async () => {
    await asSystem(sql`update dated_setting set value = '["funder"]' where rule = 'secondFactor.required'`);
    const single = await open();
    await toProviderAndBack(single);
    expect((await me(single)).body.errors).toMatchObject([{ rule: "secondFactor.enrol" }]);
    const both = await open({ secondFactor: true });
    await toProviderAndBack(both);
    expect((await me(both)).status).toBe(200);
    await asSystem(sql`update dated_setting set value = '[]' where rule = 'secondFactor.required'`);
  });

  it("signing out gives the address where the provider ends its own session", async () => {
    const browser = await open();
    await toProviderAndBack(browser);
    const { body } = await browser.auth("sign-out", {
      callbackURL: `${ORIGIN}/sign-in`,
      disableRedirect: true,
    });
    const end = new URL(body.url);
    expect(end.origin).toBe(issuer);
    expect(end.searchParams.get("post_logout_redirect_uri")).toBe(`${ORIGIN}/sign-in`);
    expect((await me(browser)).status).toBe(401);
  });
});

describe("a token's issuer, whose signature the library has verified", () => {
  const config = providerConfig({
    name: "ProConnect",
    issuer: "https://login.example/api/v2",
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scopes: ["openid"],
    emailsVerified: true,
    secondFactor: false,
  });
  const from = (iss: string) =>
    config.getUserInfo({
      idToken: new UnsecuredJWT({ sub: "1", iss, email: "Ana@example.org" }).encode(),
    });

  it.each(["https://login.example/api/v2", "https://login.example/api/v2/"])(
    "%s is the one set",
    async (iss) => {
      expect(await from(iss)).toMatchObject({ email: "ana@example.org" });
    },
  );
  it.each(["https://login.example", "https://other.example/api/v2"])("%s opens nothing", async (iss) => {
    expect(await from(iss)).toBeNull();
  });
});
