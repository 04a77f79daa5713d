/** Signing in by two factors, over the real server: codes, recovery codes, what a session owes, how it ends; nobody is locked out. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { DEMO_PASSWORD } from "../app/demo/organisations.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { type Browser, emailOf, signInServer } from "../app/sign-in-fixture.ts";
import { forgetSignIns } from "./store.ts";
import { codeOf, secretIn } from "./totp-fixture.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let at: Awaited<ReturnType<typeof signInServer>>;
beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 0 }));
  at = await signInServer(database);
}, 120_000);
afterAll(async () => {
  await at?.app.close();
  await database?.close();
});

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const require = (roles: readonly string[]) =>
  asSystem(
    sql`update dated_setting set value = ${JSON.stringify(roles)}::jsonb where rule = 'secondFactor.required' and organisation_id is null`,
  );
beforeEach(async () => {
  await require([]);
  await asSystem(sql`delete from auth_two_factor`);
  await asSystem(sql`delete from auth_used_code`);
  await asSystem(sql`delete from auth_lockout`);
  await asSystem(sql`update auth_user set two_factor_enabled = false`);
});

const me = async (browser: Browser) => (await browser.ask("GET", "/api/me")).status;
const own = async (browser: Browser) => (await browser.ask("GET", "/api/security-settings")).body.rows[0];
const security = async (browser: Browser) => (await browser.ask("GET", "/api/account/security")).body;

/** Adds an application of codes; the browser stays signed in. */
async function enrol(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const { body } = await browser.auth("two-factor/enable", { password: DEMO_PASSWORD });
  const secret = secretIn(body.totpURI);
  // The code of now: the next one is then free to sign in with, and both are good a moment around.
  const shown = await browser.auth("two-factor/verify-totp", { code: codeOf(secret) });
  expect(shown.status).toBe(200);
  return { secret, codes: body.backupCodes };
}

async function signedIn(role: string) {
  const browser = at.browser();
  expect((await browser.signIn(emailOf(role))).status).toBe(200);
  return browser;
}

describe("an application of codes", () => {
  it("once added, a password alone opens nothing, and its code does", async () => {
    const { secret } = await enrol(await signedIn("caseWorker"));
    const browser = at.browser();
    const first = await browser.signIn(emailOf("caseWorker"));
    expect(first.body).toMatchObject({ twoFactorRedirect: true });
    expect(await me(browser)).toBe(401);
    expect((await browser.auth("two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    expect((await browser.auth("two-factor/verify-totp", { code: codeOf(secret, 1) })).status).toBe(200);
    expect(await me(browser)).toBe(200);
    expect(await security(browser)).toMatchObject({ owes: "nothing", totp: true, codesLeft: 10 });
  });

  it("is not asked for before its first code was shown: a drawing left half-way locks nobody out", async () => {
    const browser = await signedIn("funder");
    await browser.auth("two-factor/enable", { password: DEMO_PASSWORD });
    expect((await at.browser().signIn(emailOf("funder"))).body.twoFactorRedirect).toBeUndefined();
  });

  it("a code serves once", async () => {
    const { secret } = await enrol(await signedIn("caseWorker"));
    const code = codeOf(secret, 1);
    const [one, other] = [at.browser(), at.browser()];
    for (const browser of [one, other]) await browser.signIn(emailOf("caseWorker"));
    const answers = [];
    for (const browser of [one, other]) answers.push(await browser.auth("two-factor/verify-totp", { code }));
    expect(answers.map(({ status }) => status)).toEqual([200, 401]);
    expect(answers[1]!.body.code).toBe("CODE_USED");
  });

  it("after ten refused codes, over several sign-ins, the right one is refused as well for a while", async () => {
    const { secret } = await enrol(await signedIn("caseWorker"));
    const statuses = [];
    for (let n = 0; n < 11; n += 1) {
      const browser = at.browser();
      await browser.signIn(emailOf("caseWorker"));
      statuses.push(
        (await browser.auth("two-factor/verify-totp", { code: n < 10 ? `00000${n}` : codeOf(secret, 1) }))
          .status,
      );
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  it("asking to trust the device changes nothing: the next sign-in asks again", async () => {
    const { secret } = await enrol(await signedIn("caseWorker"));
    const browser = at.browser();
    await browser.signIn(emailOf("caseWorker"));
    await browser.auth("two-factor/verify-totp", { code: codeOf(secret, 1), trustDevice: true });
    await browser.auth("sign-out");
    expect((await browser.signIn(emailOf("caseWorker"))).body.twoFactorRedirect).toBe(true);
  });

  it("who adds it, and whose it is, is written down and told by mail", async () => {
    at.told.length = 0;
    await enrol(await signedIn("caseWorker"));
    expect(at.told.map(({ what }) => what)).toEqual(["codesOn"]);
    const [line] = await asSystem(sql`
      select action, subject from audit_entry where subject = 'sign_in' order by id desc limit 1`);
    expect(line).toEqual({ action: "codesOn", subject: "sign_in" });
  });
});

describe("recovery codes", () => {
  it("are kept as hashes, each serves once, and others take their place", async () => {
    const browser = await signedIn("caseWorker");
    const { codes } = await enrol(browser);
    expect(codes).toHaveLength(10);
    const [kept] = await asSystem<{ text: string }>(sql`select backup_codes as text from auth_two_factor`);
    for (const code of codes) expect(kept!.text).not.toContain(code.replaceAll("-", ""));
    expect(kept!.text).not.toContain(codes[0]);

    const lost = at.browser();
    await lost.signIn(emailOf("caseWorker"));
    const typed = codes[0]!.toLowerCase().replaceAll("-", " ");
    expect((await lost.auth("two-factor/verify-backup-code", { code: typed })).status).toBe(200);
    expect((await security(lost)).codesLeft).toBe(9);
    const again = at.browser();
    await again.signIn(emailOf("caseWorker"));
    expect((await again.auth("two-factor/verify-backup-code", { code: codes[0] })).status).toBe(401);
    // The hash itself, read in a stolen copy of the database, is no code.
    const hash = (JSON.parse(kept!.text) as string[])[1]!;
    await again.signIn(emailOf("caseWorker"));
    expect((await again.auth("two-factor/verify-backup-code", { code: hash })).status).toBe(401);

    const made = await lost.auth("two-factor/generate-backup-codes", { password: DEMO_PASSWORD });
    expect(made.body.backupCodes).toHaveLength(10);
    await again.signIn(emailOf("caseWorker"));
    expect((await again.auth("two-factor/verify-backup-code", { code: codes[2] })).status).toBe(401);
  });
});

describe("a second factor that is required", () => {
  it("is asked of the posts of the setting, at their next sign-in, and nothing else opens until then", async () => {
    await require(["coordinator", "administrator"]);
    const browser = await signedIn("coordinator");
    const refused = await browser.ask("GET", "/api/me");
    expect(refused.status).toBe(403);
    expect(refused.body.errors).toMatchObject([{ rule: "secondFactor.enrol" }]);
    expect((await browser.ask("GET", "/api/referrals")).status).toBe(403);
    expect(await security(browser)).toMatchObject({ owes: "enrol", required: true });
    // Nobody is locked out: a password is enough to add the factor.
    await enrol(browser);
    expect(await me(browser)).toBe(200);
    expect(await me(await signedIn("caseWorker"))).toBe(200);
  });

  it("is asked of data-protection officers by default, and still not of case workers", async () => {
    const [set] = await asSystem<{ value: string[]; source: string }>(
      sql`delete from dated_setting where rule = 'secondFactor.required' and organisation_id is null returning value, source`,
    );
    try {
      const officer = await signedIn("dataProtectionOfficer");
      expect((await officer.ask("GET", "/api/access-log/chain")).body.errors).toMatchObject([
        { rule: "secondFactor.enrol" },
      ]);
      expect(await security(officer)).toMatchObject({ owes: "enrol", required: true });
      expect(await me(await signedIn("caseWorker"))).toBe(200);
    } finally {
      await asSystem(
        sql`insert into dated_setting (rule, value, source) values ('secondFactor.required', ${JSON.stringify(set!.value)}::jsonb, ${set!.source})`,
      );
    }
    // The demonstration's own setting, as it is loaded, asks it of nobody.
    expect(await me(await signedIn("dataProtectionOfficer"))).toBe(200);
  });

  it("whoever owes it changes no password and takes nothing away", async () => {
    await require(["coordinator"]);
    const browser = await signedIn("coordinator");
    const answer = await browser.auth("change-password", {
      currentPassword: DEMO_PASSWORD,
      newPassword: "quatre chevaux verts dansent",
    });
    expect([answer.status, answer.body.code]).toEqual([403, "SECOND_FACTOR_OWED"]);
  });

  it("an organisation's own setting stands over the programme's, from its day on", async () => {
    const lead = await signedIn("landlordLead");
    const { rows } = (await lead.ask("GET", "/api/security-settings")).body;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ requirement: "default" });
    const today = Temporal.Now.plainDateISO("Europe/Paris").toString();
    const set = (browser: Browser, id: string, requirement: string) =>
      browser.ask("PUT", `/api/security-settings/${id}`, { requirement, from: today });
    expect((await set(lead, rows[0].id, "everybody")).status).toBe(200);
    expect(await me(lead)).toBe(403);
    const other = await signedIn("operatorLead");
    expect((await set(other, rows[0].id, "nobody")).status).toBe(404);
    const administrator = await signedIn("administrator");
    expect((await set(administrator, rows[0].id, "nobody")).status).toBe(200);
    expect(await me(lead)).toBe(200);
    expect((await set(await signedIn("coordinator"), rows[0].id, "nobody")).status).toBe(403);
    await asSystem(
      sql`delete from dated_setting where organisation_id is not null and rule = 'secondFactor.required'`,
    );
  });
});

describe("an organisation's own lengths", () => {
  const today = Temporal.Now.plainDateISO("Europe/Paris");
  const usual = { idleMinutes: 240, longestHours: 24, warnDays: 150, closeDays: 180 };
  const set = (browser: Browser, id: string, body: object) =>
    browser.ask("PUT", `/api/security-settings/${id}/lengths`, {
      ...usual,
      from: today.toString(),
      ...body,
    });
  beforeEach(() =>
    asSystem(
      sql`delete from dated_setting where organisation_id is not null and rule <> 'plan.toleranceDays'`,
    ),
  );

  it("are the platform's until its lead sets others, kept with days and author; what did not change is not written", async () => {
    const lead = await signedIn("landlordLead");
    const before = await own(lead);
    expect(before).toMatchObject({ lengths: usual, written: [] });
    expect((await set(lead, before.id, {})).status).toBe(200);
    expect((await own(lead)).written).toEqual([]);
    expect((await set(lead, before.id, { idleMinutes: 30, warnDays: 60, closeDays: 90 })).status).toBe(200);
    const after = await own(lead);
    const [{ name }] = (await asSystem<{ name: string }>(
      sql`select name from member where email = ${emailOf("landlordLead")}`,
    )) as [{ name: string }];
    expect(after.lengths).toEqual({ idleMinutes: 30, longestHours: 24, warnDays: 60, closeDays: 90 });
    const none = { idleMinutes: null, longestHours: null, warnDays: null, closeDays: null, posts: null };
    const line = { from: today.toString(), to: null, by: name };
    expect(after.written).toHaveLength(2);
    expect(after.written).toEqual(
      expect.arrayContaining([
        { ...line, ...none, idleMinutes: 30 },
        { ...line, ...none, warnDays: 60, closeDays: 90 },
      ]),
    );
    const audited = await asSystem(
      sql`select 1 from audit_entry where subject = 'dated_setting' and action = 'insert' and organisation_id = ${after.id}::uuid`,
    );
    expect(audited.length).toBeGreaterThanOrEqual(2);
  });

  it("shorter ones end sessions that run already; those of others go on", async () => {
    const lead = await signedIn("landlordLead");
    const other = await signedIn("operatorLead");
    await asSystem(sql`update auth_session set last_seen_at = now() - interval '31 minutes'`);
    expect(await me(lead)).toBe(200);
    const { id } = await own(lead);
    expect((await set(lead, id, { idleMinutes: 30 })).status).toBe(200);
    await asSystem(sql`update auth_session set last_seen_at = now() - interval '31 minutes'`);
    expect(await me(lead)).toBe(401);
    expect(await me(other)).toBe(200);
    const again = await signedIn("landlordLead");
    await asSystem(sql`update auth_session set created_at = now() - interval '121 minutes'`);
    expect(await me(again)).toBe(200);
    expect((await set(again, id, { idleMinutes: 30, longestHours: 2 })).status).toBe(200);
    expect(await me(again)).toBe(401);
    expect(await me(other)).toBe(200);
  });

  it("from a later day on change nothing until then", async () => {
    const lead = await signedIn("landlordLead");
    const { id } = await own(lead);
    await set(lead, id, { idleMinutes: 5, from: today.add({ days: 1 }).toString() });
    expect(await own(lead)).toMatchObject({ lengths: usual, written: [{ idleMinutes: 5 }] });
    const past = await set(lead, id, { from: today.subtract({ days: 1 }).toString() });
    expect(past.body.errors).toMatchObject([{ rule: "setting.from", field: "from" }]);
  });

  it("close the accounts of that organisation, and of no other, after its own days", async () => {
    const lead = await signedIn("landlordLead");
    const { id } = await own(lead);
    await set(lead, id, { warnDays: 30, closeDays: 44 });
    await asSystem(
      sql`update auth_user set last_seen_at = now() - interval '31 days', dormant_warned_at = null`,
    );
    await asSystem(sql`update member set arrived_at = now() - interval '1 year'`);
    const found = await asSystem<{ organisation: string }>(sql`
      select distinct m.organisation_id as organisation
        from app.dormant_accounts('{"warn": "P150D", "close": "P180D"}') d join member m on m.user_id = d.user_id`);
    expect(found).toEqual([{ organisation: id }]);
    await asSystem(sql`update auth_user set last_seen_at = now()`);
  });

  it("are set by who gives its posts: no other lead, no other post", async () => {
    const { id } = await own(await signedIn("landlordLead"));
    expect((await set(await signedIn("operatorLead"), id, { idleMinutes: 5 })).status).toBe(404);
    expect((await set(await signedIn("coordinator"), id, { idleMinutes: 5 })).status).toBe(403);
    expect((await set(await signedIn("administrator"), id, { idleMinutes: 5 })).status).toBe(200);
    expect(await asSystem(sql`select 1 from dated_setting where rule = 'session.idle'`)).toHaveLength(1);
    await asSystem(sql`delete from dated_setting where rule = 'session.idle'`);
  });
});

describe("a lost second factor", () => {
  it("is taken away by who gives the post, with a reason; the person signs in by password again", async () => {
    const worker = await signedIn("caseWorker");
    await enrol(worker);
    const [{ id, code } = { id: "", code: "" }] = await asSystem<{ id: string; code: string }>(sql`
      select m.user_id as id, o.code from member m join organisation o on o.id = m.organisation_id where m.email = ${emailOf("caseWorker")}`);
    const reset = (browser: Browser, reason: string) =>
      browser.ask("POST", `/api/people/${id}/second-factor/reset`, { reason });
    const lead = at.browser();
    await lead.signIn(emailOf("operatorLead", code));
    expect((await reset(lead, "perdu")).body.errors).toMatchObject([
      { rule: "secondFactor.reason", field: "reason" },
    ]);
    expect((await reset(await signedIn("landlordLead"), "Téléphone perdu, vue au bureau")).status).toBe(404);
    expect((await reset(lead, "Téléphone perdu, vue au bureau")).status).toBe(200);
    expect(await me(worker)).toBe(401);
    expect((await at.browser().signIn(emailOf("caseWorker"))).body.twoFactorRedirect).toBeUndefined();
    const [written] = await asSystem(sql`select reason from factor_reset where user_id = ${id}::uuid`);
    expect(written).toEqual({ reason: "Téléphone perdu, vue au bureau" });
    expect(
      await asSystem(sql`
      select 1 from outbox_event where kind = 'signIn.changed' and payload ->> 'what' = 'reset'`),
    ).toHaveLength(1);
  });
});

describe("sessions", () => {
  it("are listed with device and last use, ended one by one or all others, and are nobody else's", async () => {
    await asSystem(sql`delete from auth_session`);
    const [one, other, third] = [
      await signedIn("funder"),
      await signedIn("funder"),
      await signedIn("funder"),
    ];
    const { sessions } = await security(one);
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ browser: "Chrome", system: "Linux", method: "password" });
    expect(JSON.stringify(sessions)).not.toContain("token");
    const hers = (await security(other)).sessions.find(({ current }: { current: boolean }) => current);
    const stranger = await signedIn("caseWorker");
    expect((await stranger.ask("DELETE", `/api/account/sessions/${hers.id}`)).status).toBe(404);
    expect((await one.ask("DELETE", `/api/account/sessions/${hers.id}`)).status).toBe(200);
    expect([await me(one), await me(other), await me(third)]).toEqual([200, 401, 200]);
    expect((await one.ask("POST", "/api/account/sessions/end-others")).body).toEqual({ ended: 1 });
    expect([await me(one), await me(third), await me(stranger)]).toEqual([200, 401, 200]);
  });

  it.each([
    ["left alone too long", sql`update auth_session set last_seen_at = now() - interval '4 hours 1 second'`],
    [
      "older than the longest",
      sql`update auth_session set created_at = now() - interval '24 hours 1 second'`,
    ],
  ])("%s ends, for good", async (_, age) => {
    await asSystem(sql`delete from auth_session`);
    const browser = await signedIn("funder");
    expect(await me(browser)).toBe(200);
    await asSystem(age);
    expect(await me(browser)).toBe(401);
    expect(await asSystem(sql`select 1 from auth_session`)).toEqual([]);
  });

  it("one left too long is not listed, and goes with the night; one at work stays", async () => {
    await asSystem(sql`delete from auth_session`);
    const browser = await signedIn("funder");
    await signedIn("funder");
    await asSystem(sql`
      update auth_session set last_seen_at = now() - interval '29 hours'
       where id = (select id from auth_session order by created_at desc limit 1)`);
    expect((await security(browser)).sessions).toHaveLength(1);
    await database.transaction({ kind: "system" }, (tx) => forgetSignIns(tx));
    expect(await asSystem(sql`select 1 from auth_session`)).toHaveLength(1);
    expect(await me(browser)).toBe(200);
  });

  it("used for less than a minute counts as use: who comes often and briefly is not dormant", async () => {
    await asSystem(sql`update auth_user set last_seen_at = null`);
    expect(await me(await signedIn("funder"))).toBe(200);
    expect(await asSystem(sql`select email from auth_user where last_seen_at is not null`)).toEqual([
      { email: emailOf("funder") },
    ]);
  });

  it("of a person are all ended by who gives the post, who is told and signs in again; nobody else ends them", async () => {
    const worker = await signedIn("caseWorker");
    const [{ id, code } = { id: "", code: "" }] = await asSystem<{ id: string; code: string }>(sql`
      select m.user_id as id, o.code from member m join organisation o on o.id = m.organisation_id where m.email = ${emailOf("caseWorker")}`);
    await asSystem(sql`delete from auth_session where user_id = ${id}::uuid`);
    const [one, other] = [await signedIn("caseWorker"), await signedIn("caseWorker")];
    const end = (browser: Browser) => browser.ask("POST", `/api/people/${id}/sign-out`);
    expect(await me(worker)).toBe(401);
    expect((await end(await signedIn("landlordLead"))).status).toBe(404);
    expect((await end(await signedIn("coordinator"))).status).toBe(403);
    expect([await me(one), await me(other)]).toEqual([200, 200]);
    const lead = at.browser();
    await lead.signIn(emailOf("operatorLead", code));
    expect((await end(lead)).body).toEqual({ ended: 2 });
    expect([await me(one), await me(other), await me(lead)]).toEqual([401, 401, 200]);
    expect(
      await asSystem(
        sql`select 1 from outbox_event where kind = 'signIn.changed' and payload ->> 'what' = 'signedOut'`,
      ),
    ).toHaveLength(1);
    expect(
      await asSystem(sql`select 1 from audit_entry where action = 'signedOut' and subject_id = ${id}`),
    ).toHaveLength(1);
    expect((await end(lead)).body).toEqual({ ended: 0 });
    expect(await me(await signedIn("caseWorker"))).toBe(200);
  });

  it("signing in again in the same browser leaves no second session behind", async () => {
    await asSystem(sql`delete from auth_session`);
    const browser = await signedIn("funder");
    await browser.signIn(emailOf("funder"));
    expect((await security(browser)).sessions).toHaveLength(1);
  });

  it("factors are changed right after signing in, not hours later", async () => {
    const browser = await signedIn("funder");
    await asSystem(sql`update auth_session set created_at = now() - interval '11 minutes'`);
    const answer = await browser.auth("two-factor/enable", { password: DEMO_PASSWORD });
    expect([answer.status, answer.body.code]).toEqual([403, "SIGN_IN_AGAIN"]);
    await browser.signIn(emailOf("funder"));
    expect((await browser.auth("two-factor/enable", { password: DEMO_PASSWORD })).status).toBe(200);
  });

  it("the password is not guessed by who found a session open: ten refusals, then none is listened to", async () => {
    const browser = await signedIn("funder");
    const statuses = [];
    for (let n = 0; n < 11; n += 1)
      statuses.push(
        (await browser.auth("two-factor/enable", { password: n < 10 ? `wrong ${n}` : DEMO_PASSWORD })).status,
      );
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429]);
  });

  it("signing out has the browser drop what it kept, and all of it with the last person of the device", async () => {
    const browser = await signedIn("funder");
    expect((await browser.auth("sign-out")).headers["clear-site-data"]).toBe('"cache"');
  });
});

describe("passwords", () => {
  it.each([
    ["too short", "court", "password.length"],
    ["stolen elsewhere, with a year behind it", "Motdepasse2026!", "password.breached"],
    ["stolen elsewhere, in other signs", "P@ssw0rd1234", "password.breached"],
    ["said twice", "soleilsoleil", "password.breached"],
    ["a row of the keyboard", "azertyuiop123", "password.breached"],
    ["of one's own address", emailOf("funder"), "password.personal"],
    ["of the product's name", "LogementToujours38", "password.personal"],
  ])("one that is %s is refused by its rule", async (_, newPassword, rule) => {
    const browser = await signedIn("funder");
    const answer = await browser.auth("change-password", { currentPassword: DEMO_PASSWORD, newPassword });
    expect([answer.status, answer.body.code]).toEqual([400, rule]);
  });

  it("behind the link of a mail, the same rules hold, and the link is not used up by a refusal", async () => {
    await at.browser().auth("request-password-reset", { email: emailOf("energyAdviser") });
    await expect.poll(() => at.mails.length).toBe(1);
    const token = new URL(at.mails[0]!.url).searchParams.get("token");
    const choose = (newPassword: string) => at.browser().auth("reset-password", { token, newPassword });
    expect((await choose("azertyuiop123")).body.code).toBe("password.breached");
    expect((await choose("quatre chevaux verts dansent")).status).toBe(200);
  });

  it("the answer to a forgotten password is the same for an address that nobody has", async () => {
    const answers = [];
    for (const email of [emailOf("caseWorker"), "personne@example.org"])
      answers.push(await at.browser().auth("request-password-reset", { email }));
    expect(answers[0]!.body).toEqual(answers[1]!.body);
  });
});

it.each([
  "sign-up/email",
  "update-user",
  "list-sessions",
  "delete-user",
  "two-factor/send-otp",
  "get-session",
  "change-email",
])("the sign-in library's %s is not open", async (path) => {
  const browser = await signedIn("funder");
  expect((await browser.auth(path, {})).status).toBe(404);
});

describe("what the access log says of sign-ins", () => {
  const today = Temporal.Now.plainDateISO("Europe/Paris").toString();
  const log = async (browser: Browser, userId: string) =>
    (await browser.ask("GET", `/api/access-log?from=${today}&to=${today}&userId=${userId}`)).body.rows.filter(
      (row: { subject: string }) => row.subject === "sign_in",
    );

  it("a refused password, a refused code and a good one, from where; the officer of the person's own organisation reads them", async () => {
    const [worker] = await asSystem<{ id: string }>(
      sql`select user_id as id from member where email = ${emailOf("coordinator")}`,
    );
    const reader = await signedIn("dataProtectionOfficer");
    const before = (await log(reader, worker!.id)).length;
    const browser = at.browser();
    await browser.signIn(emailOf("coordinator"), "un autre mot de passe");
    const { secret } = await enrol(await signedIn("coordinator"));
    await browser.signIn(emailOf("coordinator"));
    await browser.auth("two-factor/verify-totp", { code: "000000" });
    await browser.auth("two-factor/verify-totp", { code: codeOf(secret, 1) });
    const rows = (await log(reader, worker!.id)).slice(0, -before || undefined).toReversed();
    expect(rows.map(({ action }: { action: string }) => action)).toEqual([
      "signInRefused",
      "signIn",
      "codesOn",
      "signInRefused",
      "signIn",
    ]);
    expect(rows[0]).toMatchObject({
      householdId: null,
      household: null,
      ipAddress: expect.stringMatching(/^10\.1\./),
    });
  });

  it("an address that nobody has is written down without what was typed", async () => {
    await at.browser().signIn("personne-de-connu@example.org", "mon-mot-de-passe");
    const rows = await asSystem<{ row: string }>(
      sql`select to_jsonb(e)::text as row from audit_entry e where action = 'signInRefused' and user_id is null`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain("personne-de-connu");
  });
});
