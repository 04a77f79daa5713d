/** Referrals over HTTP: one call from the household to a prefilled draft, incomplete ones that pass, and who sees which. */
import { sql } from "drizzle-orm";
import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "./referral-fixture.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const ask: typeof at.ask = (...asked) => at.ask(...asked);
const daysAgo = (days: number) => todayInParis().subtract({ days }).toString();
const today = daysAgo(0);

const blank = {
  track: "stay",
  tie: null,
  situation: null,
  informedOn: null,
  informedHow: null,
  informedBy: null,
  stage: null,
  tried: null,
  whatWasTried: null,
};
const informed = { ...blank, informedOn: today };

async function begun(who = "socialAdviser@AIH", code = "AIH") {
  const household = await at.household(code, "Nadia Morel");
  const { body } = await ask(who, "POST", `/api/households/${household}/referrals`);
  return { household, id: body.id as string, url: `/api/referrals/${body.id}` };
}
async function submitted() {
  const made = await begun();
  await ask("socialAdviser@AIH", "PUT", made.url, informed);
  await ask("socialAdviser@AIH", "POST", `${made.url}/submit`);
  return made;
}

describe("a referral begun", () => {
  it("is a draft of who began it, with the facts of the day and what is not known left out", async () => {
    const { url } = await begun();
    const { status, body } = await ask("socialAdviser@AIH", "GET", url);
    expect(status).toBe(200);
    expect(body.facts).toEqual({
      asOf: today,
      debtCents: 150_000,
      amountDueCents: 50_000,
      monthsDue: 3,
      plan: null,
      outreach: [],
    });
    expect(body).toMatchObject({ status: "draft", town: "Grenoble", urgency: { level: "unknown" } });
    expect(body.owner.role).toBe("socialAdviser");
    expect(body.history).toMatchObject([{ from: null, to: "draft" }]);
    expect(body.can).toEqual({ edit: true, submit: true, withdraw: true });
  });

  it("takes the procedure's stage and next dates from the acts recorded", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    await ask("arrearsOfficer@AIH", "POST", `/api/households/${household}/procedure/acts`, {
      kind: "paymentOrder",
      on: daysAgo(50),
    });
    const { body } = await ask("arrearsOfficer@AIH", "POST", `/api/households/${household}/referrals`);
    const file = (await ask("arrearsOfficer@AIH", "GET", `/api/referrals/${body.id}`)).body;
    expect(file.facts).toMatchObject({
      stage: "paymentOrder",
      nextDeadline: { id: "terminationClause" },
      irreversible: { id: "terminationClause" },
    });
    expect(file.urgency).toMatchObject({ level: "immediate", reason: { id: "terminationClause" } });
    expect(file.urgency.reason.source).toContain("art. 24");
  });

  it("takes signals, first signal and legal arrears from the detection, and the plan in force", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    const landlord = at.post("socialAdviser@AIH").organisationId;
    await at.asSystem(async (tx) => {
      await tx.rows(sql`
        insert into worklist_item (landlord_id, account_id, household_id, account_number, leaseholder_name, detected_on,
               first_signal_on, priority, probability, balance_cents, signals, legal_arrears)
        select landlord_id, id, household_id, number, leaseholder_name, ${today}::date, '2026-06-30', 45, 0.3, 150000,
               '[{"kind":"debtInMonths","points":45,"facts":{}}]'::jsonb, '{"constituted":true,"since":"2026-08-31"}'::jsonb
          from tenant_account where household_id = ${household}::uuid`);
      await tx.rows(sql`
        insert into repayment_plan (household_id, landlord_id, debt_cents, tolerance_days, signed_on)
        values (${household}::uuid, ${landlord}::uuid, 120000, 5, '2026-09-01')`);
      await tx.rows(sql`
        insert into outreach (landlord_id, account_id, household_id, kind, done_on, result, note, before)
        select landlord_id, id, household_id, 'called', '2026-11-03'::date, 'noAnswer', 'Mots pour les collègues', '{}'
          from tenant_account where household_id = ${household}::uuid`);
      await tx.rows(sql`
        insert into account_month (landlord_id, account_id, month, household_id, charged_cents, benefit_cents, relief_cents,
               grant_cents, paid_cents, other_cents, balance_cents)
        select landlord_id, id, m.month::date, household_id, 0, m.benefit, 0, 0, 0, 0, m.balance
          from tenant_account, (values ('2026-06-01', 20000, 0), ('2026-07-01', 21000, 50000), ('2026-08-01', 0, 150000))
               as m (month, benefit, balance) where household_id = ${household}::uuid`);
    });
    const { body } = await ask("socialAdviser@AIH", "POST", `/api/households/${household}/referrals`);
    expect((await ask("socialAdviser@AIH", "GET", `/api/referrals/${body.id}`)).body.facts).toMatchObject({
      signals: ["debtInMonths"],
      firstSignalOn: "2026-06-30",
      legalArrears: true,
      legalArrearsOn: "2026-08-31",
      plan: { state: "running", signedOn: "2026-09-01", debtCents: 120_000 },
      debtSince: "2026-07",
      benefit: { state: "stopped", month: "2026-07", cents: 21_000 },
      outreach: [{ kind: "called", on: "2026-11-03", result: "noAnswer" }],
      tried: ["called"],
    });
    await ask("socialAdviser@AIH", "PUT", `/api/referrals/${body.id}`, informed);
    await ask("socialAdviser@AIH", "POST", `/api/referrals/${body.id}/submit`);
    const [line] = await at.asSystem((tx) =>
      tx.rows(sql`select handled_as as "as" from worklist_item where household_id = ${household}::uuid`),
    );
    expect(line).toEqual({ as: "referred" });
  });

  it("twice leads to the same one, whichever colleague asks", async () => {
    const { household, id } = await begun();
    const again = await ask("landlordLead@AIH", "POST", `/api/households/${household}/referrals`);
    expect(again.body).toEqual({ id, began: false });
    const [counted] = await at.asSystem((tx) =>
      tx.rows(sql`select count(*)::int as n from referral where household_id = ${household}::uuid`),
    );
    expect(counted).toEqual({ n: 1 });
  });

  it("anew once the former was withdrawn", async () => {
    const { household, id, url } = await begun();
    await ask("socialAdviser@AIH", "POST", `${url}/withdraw`, { reason: "Dette soldée" });
    const again = await ask("socialAdviser@AIH", "POST", `/api/households/${household}/referrals`);
    expect(again.body).toMatchObject({ began: true });
    expect(again.body.id).not.toBe(id);
  });

  it.each([
    ["arrearsOfficer@PLURALIS", 404],
    ["coordinator", 403],
    ["caseWorker@RELAIS", 403],
    ["committeeMember@AIH", 403],
    ["funder", 403],
    ["administrator", 403],
  ])("is not for %s: %i", async (who, status) => {
    const household = await at.household("AIH", "Nadia Morel");
    expect((await ask(who, "POST", `/api/households/${household}/referrals`)).status).toBe(status);
  });
});

describe("a referral written", () => {
  it("keeps what was said, and says what is still to be said; unknown, none and 0 stay three things", async () => {
    const { url } = await begun();
    const text = {
      ...informed,
      tie: "broken",
      stage: "noProcedure",
      tried: [],
      situation: " Séparation ",
      domains: { budget: "Un seul salaire", family: null },
    };
    const { status, body } = await ask("arrearsOfficer@AIH", "PUT", url, text);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      tie: "broken",
      situation: "Séparation",
      domains: { budget: "Un seul salaire" },
    });
    expect(body.facts).toMatchObject({ stage: "noProcedure", tried: [] });
    expect(body.stillToSay).toEqual(["informedHow", "informedBy", "agreement"]);
    expect(body.urgency).toEqual({ level: "none" });
    const emptied = (await ask("arrearsOfficer@AIH", "PUT", url, { ...blank, version: body.version })).body;
    expect(emptied.facts.stage).toBeUndefined();
    expect(emptied.stillToSay).toContain("stage");
  });

  it("with a date to come is refused beside its field, and nothing is saved", async () => {
    const { url } = await begun();
    const answer = await ask("socialAdviser@AIH", "PUT", url, {
      ...informed,
      tie: "kept",
      informedOn: daysAgo(-1),
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ field: "informedOn", rule: "referral.future" }]);
    expect((await ask("socialAdviser@AIH", "GET", url)).body.tie).toBeNull();
  });

  it("may be completed until the committee has decided, and not after", async () => {
    const { id, url } = await submitted();
    const kept = await havingRead(ask)("socialAdviser@AIH", "PUT", url, { ...informed, tie: "kept" });
    expect(kept.body.tie).toBe("kept");
    await at.asSystem((tx) => tx.rows(sql`update referral set status = 'decided' where id = ${id}::uuid`));
    expect((await ask("socialAdviser@AIH", "PUT", url, informed)).status).toBe(404);
  });
});

describe("a referral submitted", () => {
  it("is held back while the household was not told, with the rule and its source", async () => {
    const { url } = await begun();
    const { status, body } = await ask("socialAdviser@AIH", "POST", `${url}/submit`);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: "informedOn", source: "RGPD, articles 12 à 14" }]);
    const inEnglish = await ask("socialAdviser@AIH", "POST", `${url}/submit`, undefined, "en");
    expect(inEnglish.body.errors).toMatchObject([
      { message: expect.stringContaining("Tell on which day"), source: "GDPR, articles 12 to 14" },
    ]);
  });

  it("passes incomplete, belongs to the coordination, and takes the facts of that day", async () => {
    const { household, url } = await begun();
    await ask("socialAdviser@AIH", "PUT", url, { ...informed, tried: ["called"], stage: "reported" });
    await at.asSystem((tx) =>
      tx.rows(sql`update tenant_account set balance_cents = 175000 where household_id = ${household}::uuid`),
    );
    const { status, body } = await ask("socialAdviser@AIH", "POST", `${url}/submit`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "submitted", submittedOn: today, waitingDays: 0 });
    expect(body.facts).toMatchObject({
      debtCents: 175_000,
      monthsDue: 3.5,
      tried: ["called"],
      stage: "reported",
    });
    expect(body.owner.role).toBe("coordinator");
    expect(body.stillToSay).toContain("agreement");
    expect(body.history).toMatchObject([{ to: "submitted" }, { to: "draft" }]);
    expect(body.can).toEqual({ edit: true, submit: false, withdraw: true });
  });

  it("twice is refused, and changes nothing", async () => {
    const { url } = await submitted();
    const again = await ask("socialAdviser@AIH", "POST", `${url}/submit`);
    expect(again.status).toBe(422);
    expect(again.body.errors).toMatchObject([{ rule: "referral.move" }]);
  });
});

const ids = async (who: string) => {
  const { body } = await ask(who, "GET", "/api/referrals");
  return new Set((body.rows as { id: string }[]).map(({ id }) => id));
};

describe("who sees a referral", () => {
  it.each([
    ["landlordLead@AIH", 200, 200],
    ["coordinator", 404, 200],
    ["arrearsOfficer@PLURALIS", 404, 404],
    ["caseWorker@RELAIS", 404, 404],
    ["operatorLead@RELAIS", 404, 404],
    ["committeeMember@AIH", 403, 403],
    ["funder", 403, 403],
    ["administrator", 403, 403],
  ])("%s: draft %i, submitted %i", async (who, draft, after) => {
    const { url } = await begun();
    const { url: sent } = await submitted();
    expect([(await ask(who, "GET", url)).status, (await ask(who, "GET", sent)).status]).toEqual([
      draft,
      after,
    ]);
  });

  it("an operator reads it once it is theirs, and opening it is on record", async () => {
    const { household, id, url } = await submitted();
    const worker = at.post("caseWorker@RELAIS");
    await at.asSystem(async (tx) => {
      await tx.rows(sql`update referral set status = 'assigned' where id = ${id}::uuid`);
      await tx.rows(sql`
        insert into assignment (referral_id, household_id, landlord_id, operator_id, case_worker_id, assigned_on)
        values (${id}::uuid, ${household}::uuid, ${at.post("socialAdviser@AIH").organisationId}::uuid,
                ${worker.organisationId}::uuid, ${worker.userId}::uuid, ${today}::date)`);
    });
    const { status, body } = await ask("caseWorker@RELAIS", "GET", url);
    expect({ status, can: body.can }).toEqual({
      status: 200,
      can: { edit: false, submit: false, withdraw: false },
    });
    expect((await ask("caseWorker@OISEAU", "GET", url)).status).toBe(404);
    const reads = await at.asSystem((tx) =>
      tx.rows(sql`select 1 from audit_entry where subject = 'referral' and action = 'read'
                     and household_id = ${household}::uuid and user_id = ${worker.userId}::uuid`),
    );
    expect(reads).toHaveLength(1);
  });

  it("another landlord can neither write, submit nor withdraw it", async () => {
    const { url } = await begun();
    const other = "landlordLead@PLURALIS";
    expect((await ask(other, "PUT", url, informed)).status).toBe(404);
    expect((await ask(other, "POST", `${url}/submit`)).status).toBe(404);
    expect((await ask(other, "POST", `${url}/withdraw`, { reason: "Essai" })).status).toBe(404);
  });

  it("the list of a landlord holds its own alone, drafts too; the coordination's all that was submitted", async () => {
    const draft = await begun();
    const sent = await submitted();
    const theirs = await begun("arrearsOfficer@PLURALIS", "PLURALIS");
    const own = await ids("arrearsOfficer@AIH");
    expect([own.has(draft.id), own.has(sent.id), own.has(theirs.id)]).toEqual([true, true, false]);
    const all = await ids("coordinator");
    expect([all.has(draft.id), all.has(sent.id), all.has(theirs.id)]).toEqual([false, true, false]);
  });
});

const sheet = async (who: string, url: string) =>
  (await at.server.raw(at.post(who).userId, `${url}/information.pdf`)).status;

describe("what is taken out of the application", () => {
  const NOBODY = ["committeeMember@AIH", "caseWorker@RELAIS", "funder", "administrator"];
  it("the workbook holds the asker's own list, and opening it is on record for each household", async () => {
    const sent = await submitted();
    await begun("arrearsOfficer@PLURALIS", "PLURALIS");
    const names = async (who: string) => {
      const { status, bytes } = await at.server.raw(at.post(who).userId, "/api/referrals.xlsx");
      expect(status).toBe(200);
      const [head, ...lines] = await readSheet(bytes);
      return new Set(lines.map((line) => line[head!.indexOf("Bailleur")]));
    };
    expect([...(await names("arrearsOfficer@AIH"))]).toEqual(["Alpes Isère Habitat"]);
    expect([...(await names("arrearsOfficer@PLURALIS"))]).toEqual(["Pluralis"]);
    expect((await names("coordinator")).has("Alpes Isère Habitat")).toBe(true);
    const reads = await at.asSystem((tx) =>
      tx.rows(
        sql`select 1 from audit_entry where subject = 'referrals.xlsx' and household_id = ${sent.household}::uuid`,
      ),
    );
    expect(reads.length).toBeGreaterThan(0);
    for (const who of NOBODY) expect((await ask(who, "GET", "/api/referrals.xlsx")).status).toBe(403);
  });

  it("the household's sheet opens to who sees the referral, and to nobody else; a draft's to its landlord alone", async () => {
    const draft = await begun();
    const sent = await submitted();
    expect([await sheet("socialAdviser@AIH", draft.url), await sheet("coordinator", draft.url)]).toEqual([
      200, 404,
    ]);
    expect([await sheet("coordinator", sent.url), await sheet("caseWorker@RELAIS", sent.url)]).toEqual([
      200, 404,
    ]);
    expect(await sheet("landlordLead@PLURALIS", sent.url)).toBe(404);
    expect(await sheet("committeeMember@AIH", sent.url)).toBe(403);
  });
});

describe("a referral withdrawn", () => {
  it("says why, to the landlord; the coordination no longer finds it", async () => {
    const { household, url } = await submitted();
    expect((await ask("coordinator", "POST", `${url}/withdraw`, { reason: "" })).body.errors).toMatchObject([
      { field: "reason" },
    ]);
    const reason = "Le ménage ne souhaite pas d'aide";
    expect((await ask("coordinator", "POST", `${url}/withdraw`, { reason })).status).toBe(200);
    expect((await ask("coordinator", "GET", url)).status).toBe(404);
    expect((await ask("coordinator", "GET", `/api/households/${household}/referrals`)).status).toBe(404);
    expect((await ask("socialAdviser@AIH", "GET", url)).body).toMatchObject({
      status: "withdrawn",
      withdrawnReason: reason,
      can: { edit: false, submit: false, withdraw: false },
    });
    const ended = (await ask("socialAdviser@AIH", "GET", "/api/referrals?show=ended")).body;
    expect(ended.rows.map((row: { householdId: string }) => row.householdId)).toContain(household);
  });
});

describe("the household's panel", () => {
  it("offers to refer, then shows the one under way instead", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    const panel = async (who: string) =>
      (await ask(who, "GET", `/api/households/${household}/referrals`)).body;
    expect(await panel("arrearsOfficer@AIH")).toEqual({ referrals: [], canRefer: true });
    await ask("arrearsOfficer@AIH", "POST", `/api/households/${household}/referrals`);
    expect(await panel("socialAdviser@AIH")).toMatchObject({
      referrals: [{ status: "draft" }],
      canRefer: false,
    });
    expect((await ask("coordinator", "GET", `/api/households/${household}/referrals`)).status).toBe(404);
  });
});
