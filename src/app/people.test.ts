/** Who may invite whom: each role by each way, the link that opens an account once, and a post that is closed. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { ROLES, type Role } from "../platform/access/roles.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { Mail } from "../platform/mail/mailer.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { mailInvitation } from "./jobs/invitations.ts";
import { type RealServer, serverOf } from "./server-fixture.ts";

type Post = { role: Role; userId: string; organisationId: string; code: string };
const LEADS = new Set<Role>(["landlordLead", "operatorLead", "administrator"]);

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let posts: Post[];
const mails: Mail[] = [];

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const postOf = (role: Role, code?: string) =>
  posts.find((post) => post.role === role && (code === undefined || post.code === code))!;
const place = (code: string) => posts.find((post) => post.code === code)!.organisationId;
const who = (n: number) => ({ name: `Camille Essai${n}`, email: `camille.essai${n}@example.org` });

beforeAll(async () => {
  database = await testDatabase(
    demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
  );
  server = await serverOf(database);
  posts = await asSystem<Post>(sql`
    select m.role, m.user_id as "userId", m.organisation_id as "organisationId", o.code
      from member m join organisation o on o.id = m.organisation_id where m.active order by o.code, m.email`);
}, 120_000);
beforeEach(() => asSystem(sql`delete from invitation`));
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const invite = (by: Post, organisationId: string, role: string, n = 1) =>
  server.ask(by.userId, "POST", "/api/invitations", { organisationId, role, ...who(n) });

/** The link that the invitation's mail holds, as the job makes it. */
async function linkOf(invitationId: string): Promise<string> {
  await mailInvitation(
    database,
    {
      id: 1,
      kind: "invitation.sent",
      householdId: null,
      payload: { invitationId },
      userId: null,
      createdAt: "",
    },
    { publicUrl: "https://example.org", mail: async (mail) => void mails.push(mail) },
  );
  return /invitation\?token=(\S+)/.exec(mails.at(-1)!.text)![1]!;
}
const accept = (token: string, newPassword = "une-phrase-que-je-retiens") =>
  server.ask("", "POST", "/api/invitations/accept", { token, newPassword });

describe("who may invite", () => {
  it.each(ROLES.filter((role) => !LEADS.has(role)).map((role) => [role] as const))(
    "%s invites nobody, by the route or past it",
    async (role) => {
      const post = postOf(role);
      expect((await invite(post, post.organisationId, role)).status).toBe(403);
      const past = database.transaction({ kind: "user", userId: post.userId }, (tx) =>
        tx.rows(sql`insert into invitation (organisation_id, role, name, email, token_hash, expires_at)
                    values (${post.organisationId}::uuid, 'caseWorker', 'X Y', 'x@example.org', 'x', now())`),
      );
      await expect(past).rejects.toThrow(/row-level security/);
    },
  );

  it.each([
    [
      "landlordLead",
      "AIH",
      ["landlordLead", "arrearsOfficer", "socialAdviser", "committeeMember", "dataProtectionOfficer"],
    ],
    [
      "operatorLead",
      "RELAIS",
      ["operatorLead", "caseWorker", "energyAdviser", "committeeMember", "dataProtectionOfficer"],
    ],
  ] as const)(
    "%s of %s gives the posts of its own organisation, and no other",
    async (role, code, fitting) => {
      const lead = postOf(role, code);
      for (const [n, post] of ROLES.entries()) {
        const { status, body } = await invite(lead, lead.organisationId, post, n);
        const fits = (fitting as readonly Role[]).includes(post);
        expect([post, status, body.errors?.[0].field]).toEqual([
          post,
          fits ? 200 : 422,
          fits ? undefined : "role",
        ]);
      }
    },
  );

  it.each([
    ["landlordLead", "AIH", "PLURALIS", "arrearsOfficer"],
    ["landlordLead", "AIH", "RELAIS", "caseWorker"],
    ["operatorLead", "RELAIS", "OISEAU", "caseWorker"],
    ["operatorLead", "RELAIS", "COORDINATION", "coordinator"],
  ] as const)("%s of %s finds no %s to invite %s to, nor past the route", async (role, code, other, post) => {
    const lead = postOf(role, code);
    expect((await invite(lead, place(other), post)).status).toBe(404);
    const past = database.transaction({ kind: "user", userId: lead.userId }, (tx) =>
      tx.rows(sql`insert into invitation (organisation_id, role, name, email, token_hash, expires_at)
                  values (${place(other)}::uuid, ${post}, 'X Y', 'x@example.org', 'x', now())`),
    );
    await expect(past).rejects.toThrow(/row-level security/);
  });

  it("a lead past the route gives no post that does not fit", async () => {
    const lead = postOf("landlordLead", "AIH");
    const past = database.transaction({ kind: "user", userId: lead.userId }, (tx) =>
      tx.rows(sql`insert into invitation (organisation_id, role, name, email, token_hash, expires_at)
                  values (${lead.organisationId}::uuid, 'coordinator', 'X Y', 'x@example.org', 'x', now())`),
    );
    await expect(past).rejects.toThrow(/row-level security/);
  });

  it("the administrator invites everywhere, to posts that fit", async () => {
    const administrator = postOf("administrator");
    expect((await invite(administrator, place("COORDINATION"), "coordinator", 1)).status).toBe(200);
    expect((await invite(administrator, place("AIH"), "socialAdviser", 2)).status).toBe(200);
    expect((await invite(administrator, place("AIH"), "caseWorker", 3)).status).toBe(422);
  });

  it("says beside each field what is wrong, and what is already there", async () => {
    const lead = postOf("landlordLead", "AIH");
    const asked = { organisationId: lead.organisationId, role: "arrearsOfficer" };
    const empty = await server.ask(lead.userId, "POST", "/api/invitations", {
      ...asked,
      name: "Camille",
      email: "camille",
    });
    expect(empty.body.errors.map(({ field }: { field: string }) => field)).toEqual(["name", "email"]);
    await invite(lead, lead.organisationId, "arrearsOfficer", 1);
    const twice = await invite(lead, lead.organisationId, "socialAdviser", 1);
    expect(twice.body.errors).toMatchObject([{ field: "email", rule: "invitation.once" }]);
    const [{ email } = { email: "" }] = await asSystem<{ email: string }>(
      sql`select email from member where user_id = ${postOf("caseWorker").userId}::uuid`,
    );
    const taken = await server.ask(lead.userId, "POST", "/api/invitations", {
      ...asked,
      name: "A B",
      email: email.toUpperCase(),
    });
    expect(taken.body.errors).toMatchObject([{ field: "email", rule: "invitation.addressFree" }]);
  });
});

const invited = async () => {
  const lead = postOf("landlordLead", "AIH");
  return (await invite(lead, lead.organisationId, "arrearsOfficer")).body.id as string;
};

const days = async () => {
  await asSystem(sql`delete from invitation`);
  await invited();
  const [row] = await asSystem<{ days: number }>(
    sql`select round(extract(epoch from expires_at - now()) / 86400)::int as days from invitation`,
  );
  return row!.days;
};

describe("the link", () => {
  it("stands in the mail alone, opens the account once, and its post is active", async () => {
    const id = await invited();
    const token = await linkOf(id);
    const [kept] = await asSystem<{ hash: string }>(sql`select token_hash as hash from invitation`);
    expect(kept!.hash).not.toContain(token);
    const opened = await server.ask("", "POST", "/api/invitations/open", { token });
    expect(opened.body).toMatchObject({
      name: who(1).name,
      role: "arrearsOfficer",
      organisation: "Alpes Isère Habitat",
    });
    expect((await accept(token, "court")).body.errors).toMatchObject([
      { rule: "password.length", field: "newPassword" },
    ]);
    expect((await accept(token, "Motdepasse2026!")).body.errors).toMatchObject([
      { rule: "password.breached" },
    ]);
    expect((await accept(token)).body).toEqual({ email: who(1).email });
    expect((await accept(token)).status).toBe(404);
    const [member] = await asSystem<{ role: string; active: boolean; accounts: number }>(sql`
      select m.role, m.active, (select count(*) from auth_account a where a.user_id = m.user_id) as accounts
        from member m where m.email = ${who(1).email}`);
    expect(member).toEqual({ role: "arrearsOfficer", active: true, accounts: 1 });
    await asSystem(sql`delete from member where email = ${who(1).email}`);
    await asSystem(sql`delete from auth_user where email = ${who(1).email}`);
  });

  it("accepted twice at the same moment, opens one account", async () => {
    const token = await linkOf(await invited());
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    await asSystem(sql`delete from member where email = ${who(1).email}`);
    await asSystem(sql`delete from auth_user where email = ${who(1).email}`);
  });

  it("opens nothing once its time has passed", async () => {
    const token = await linkOf(await invited());
    await asSystem(sql`update invitation set expires_at = now() - interval '1 second'`);
    expect((await accept(token)).status).toBe(404);
  });

  it("lasts as long as the setting of the day says", async () => {
    expect(await days()).toBe(7);
    await asSystem(sql`insert into dated_setting (rule, organisation_id, value, valid_from, source)
                       values ('invitation.validFor', ${place("AIH")}::uuid, '"P2D"', '2026-01-01', 'test'),
                              ('invitation.validFor', ${place("AIH")}::uuid, '"P9D"', '2999-01-01', 'test')`);
    expect(await days()).toBe(2);
    await asSystem(sql`delete from dated_setting where source = 'test'`);
  });

  it("sent again, the former one opens nothing; taken back, neither does", async () => {
    const lead = postOf("landlordLead", "AIH");
    const id = await invited();
    const first = await linkOf(id);
    const stranger = postOf("landlordLead", "PLURALIS");
    expect((await server.ask(stranger.userId, "POST", `/api/invitations/${id}/again`)).status).toBe(404);
    expect((await server.ask(stranger.userId, "DELETE", `/api/invitations/${id}`)).status).toBe(404);
    expect((await server.ask(lead.userId, "POST", `/api/invitations/${id}/again`)).status).toBe(200);
    const second = await linkOf(id);
    expect((await server.ask("", "POST", "/api/invitations/open", { token: first })).status).toBe(404);
    expect((await server.ask("", "POST", "/api/invitations/open", { token: second })).status).toBe(200);
    expect((await server.ask(lead.userId, "DELETE", `/api/invitations/${id}`)).status).toBe(200);
    expect((await accept(second)).status).toBe(404);
  });
});

const close = (by: Post, userId: string) => server.ask(by.userId, "POST", `/api/people/${userId}/close`);
const sessions = (userId: string) =>
  asSystem(sql`select 1 from auth_session where user_id = ${userId}::uuid`);
const active = (userId: string) =>
  asSystem<{ active: boolean }>(sql`select active from member where user_id = ${userId}::uuid`);

describe("a post that is closed", () => {
  it("ends the person's sessions at once, hands their files to the lead, and can be opened again", async () => {
    const lead = postOf("operatorLead", "RELAIS");
    const [{ worker } = { worker: "" }] = await asSystem<{ worker: string }>(
      sql`select case_worker_id as worker from measure
           where operator_id = ${lead.organisationId}::uuid and closed_on is null and case_worker_id <> ${lead.userId}::uuid limit 1`,
    );
    await asSystem(sql`insert into auth_session (token, user_id, expires_at)
                       values ('t', ${worker}::uuid, now() + interval '1 day')`);
    const { status, body } = await close(lead, worker);
    expect(status).toBe(200);
    expect(body.files).toBeGreaterThan(0);
    expect(await sessions(worker)).toEqual([]);
    expect((await server.ask(worker, "GET", "/api/me")).status).toBe(403);
    const left = await asSystem(sql`
      select 1 from measure where case_worker_id = ${worker}::uuid and closed_on is null
      union all select 1 from referral where owner_id = ${worker}::uuid and status not in ('closed', 'withdrawn')`);
    expect(left).toEqual([]);
    expect((await server.ask(lead.userId, "POST", `/api/people/${worker}/reopen`)).status).toBe(200);
    expect((await server.ask(worker, "GET", "/api/me")).status).toBe(200);
  });

  it("is not one's own, nor another organisation's", async () => {
    const lead = postOf("landlordLead", "AIH");
    expect((await close(lead, lead.userId)).status).toBe(422);
    const other = postOf("arrearsOfficer", "PLURALIS");
    expect((await close(lead, other.userId)).status).toBe(404);
    expect((await close(lead, postOf("coordinator").userId)).status).toBe(404);
    expect(await active(other.userId)).toEqual([{ active: true }]);
  });

  it("is closed by nobody else, past the route either", async () => {
    const target = postOf("socialAdviser", "AIH");
    for (const role of ROLES.filter((one) => !LEADS.has(one))) {
      const by = postOf(role, role === "arrearsOfficer" ? "AIH" : undefined);
      expect((await close(by, target.userId)).status).toBe(403);
      await database.transaction({ kind: "user", userId: by.userId }, (tx) =>
        tx.rows(sql`select app.close_post(${target.userId}::uuid)`),
      );
    }
    expect(await active(target.userId)).toEqual([{ active: true }]);
  });
});

describe("lists", () => {
  it("a lead reads the people of its own organisation alone", async () => {
    const lead = postOf("landlordLead", "AIH");
    const { body } = await server.ask(lead.userId, "GET", "/api/people");
    expect(new Set(body.people.map(({ organisation }: { organisation: string }) => organisation))).toEqual(
      new Set(["Alpes Isère Habitat"]),
    );
    expect(body.openings).toHaveLength(1);
  });

  it("the administrator creates an organisation, whose first lead is invited; what is wrong stands by its field", async () => {
    const administrator = postOf("administrator");
    const given = {
      kind: "landlord",
      code: "opac38",
      name: "Office de l'Isère",
      joinedOn: null,
      lead: who(7),
    };
    const wrong = await server.ask(administrator.userId, "POST", "/api/organisations", {
      ...given,
      code: "aih",
      lead: { name: "", email: "x" },
    });
    expect(wrong.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      "code",
      "lead.name",
      "lead.email",
    ]);
    const made = await server.ask(administrator.userId, "POST", "/api/organisations", given);
    expect(made.status).toBe(200);
    const { body } = await server.ask(administrator.userId, "GET", "/api/organisations");
    expect(body.rows).toContainEqual(
      expect.objectContaining({ id: made.body.id, code: "OPAC38", people: 0, invited: 1 }),
    );
    const [invitation] = await asSystem(sql`select role, email from invitation`);
    expect(invitation).toEqual({ role: "landlordLead", email: who(7).email });
  });
});

describe("notifications", () => {
  it("each person reads, counts and marks their own, and names a household only while they see it", async () => {
    const officer = postOf("arrearsOfficer", "AIH");
    const coordinator = postOf("coordinator");
    await asSystem(sql`delete from notification`);
    const [own] = await asSystem<{ id: string; name: string }>(sql`
      select h.id, h.name from household h join tenancy t on t.household_id = h.id
       where t.landlord_id = ${officer.organisationId}::uuid and t.ends_on is null limit 1`);
    const [other] = await asSystem<{ id: string }>(sql`
      select h.id from household h join tenancy t on t.household_id = h.id
       where t.landlord_id <> ${officer.organisationId}::uuid limit 1`);
    for (const [user, household] of [
      [officer, own],
      [officer, other],
      [coordinator, own],
    ] as const)
      await asSystem(sql`insert into notification (user_id, kind, household_id, payload)
                         values (${user.userId}::uuid, 'plan.breached', ${household!.id}::uuid, '{}')`);
    const { body } = await server.ask(officer.userId, "GET", "/api/notifications");
    expect(body).toMatchObject({ total: 2, unread: 2, next: null });
    expect(body.rows.map(({ household }: { household: string | null }) => household).toSorted()).toEqual(
      [own!.name, null].toSorted(),
    );
    const read = await server.ask(officer.userId, "POST", "/api/notifications/read", {
      ids: [body.rows[0].id],
    });
    expect(read.body).toEqual({ unread: 1 });
    expect((await server.ask(officer.userId, "POST", "/api/notifications/read", {})).body).toEqual({
      unread: 0,
    });
    expect((await server.ask(coordinator.userId, "GET", "/api/notifications/unread")).body).toEqual({
      unread: 1,
    });
  });

  it("the language chosen last is kept, each person's own, and leaves the mail setting as it was", async () => {
    const [officer, other] = [postOf("arrearsOfficer", "AIH"), postOf("coordinator")];
    const languageOf = async (userId: string) =>
      (await server.ask(userId, "GET", "/api/me")).body.user.language as string | null;
    expect(await languageOf(officer.userId)).toBeNull();
    for (const language of ["en", "fr", "en"]) {
      await server.ask(officer.userId, "PUT", "/api/me/language", { language });
      expect(await languageOf(officer.userId)).toBe(language);
    }
    expect(await languageOf(other.userId)).toBeNull();
    expect((await server.ask(officer.userId, "GET", "/api/notification-setting")).body).toEqual({
      byMail: false,
      morningList: false,
      deadlinesByMail: false,
    });
    expect((await server.ask(officer.userId, "PUT", "/api/me/language", { language: "de" })).status).toBe(
      400,
    );
  });

  it("the mail setting is each person's own", async () => {
    const officer = postOf("arrearsOfficer", "AIH");
    await server.ask(officer.userId, "PUT", "/api/notification-setting", { byMail: true });
    expect((await server.ask(officer.userId, "GET", "/api/notification-setting")).body).toEqual({
      byMail: true,
      morningList: false,
      deadlinesByMail: false,
    });
    // What is not said stays as it is.
    const morning = await server.ask(officer.userId, "PUT", "/api/notification-setting", {
      morningList: true,
    });
    expect(morning.body).toEqual({ byMail: true, morningList: true, deadlinesByMail: false });
    const other = postOf("coordinator");
    expect((await server.ask(other.userId, "GET", "/api/notification-setting")).body).toEqual({
      byMail: false,
      morningList: false,
      deadlinesByMail: false,
    });
  });
});
