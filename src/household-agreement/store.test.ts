/** The wall that a household's agreements hold: who reads what, item by item, and what closes when it takes one back. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { referralIn, servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import type { AgreementItem, Recipient, WrittenDomain } from "./rules.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const today = todayInParis().toString();
const REFUSED = /row-level security|permission denied/;
const item = (key: string): AgreementItem => {
  const [domain, recipient] = key.split(".") as [WrittenDomain, Recipient | undefined];
  return recipient
    ? { kind: "sharing", domain, recipient }
    : { kind: key as "referral" | "support", domain: null, recipient: null };
};

/** A referral of AIH that RELAIS carries and the committee studies, with words of two domains. */
async function referred(status = "assigned") {
  const householdId = await at.household("AIH", "Nadia Morel");
  const referralId = await referralIn(at, status, { householdId });
  const worker = at.post("caseWorker@RELAIS");
  await at.asSystem(async (tx) => {
    await tx.rows(sql`
      insert into referral_words (referral_id, domain, household_id, landlord_id, words)
      select id, d, household_id, landlord_id, 'Mots sur ' || d from referral, unnest(array['situation', 'budget', 'family']) d
       where id = ${referralId}::uuid`);
    if (status === "assigned")
      await tx.rows(sql`
        insert into assignment (referral_id, household_id, landlord_id, operator_id, case_worker_id, assigned_on)
        select id, household_id, landlord_id, ${worker.organisationId}::uuid, ${worker.userId}::uuid, app.today()
          from referral where id = ${referralId}::uuid`);
    const [session] = await tx.rows<{ id: string }>(sql`
      insert into committee_session (number, held_on) values (${crypto.randomUUID()}, app.today() + 9) returning id`);
    await tx.rows(sql`
      insert into session_member (session_id, user_id) values (${session!.id}::uuid, ${at.post("committeeMember").userId}::uuid)`);
    await tx.rows(sql`
      insert into agenda_item (session_id, referral_id, household_id, landlord_id, position)
      select ${session!.id}::uuid, id, household_id, landlord_id, 1 from referral where id = ${referralId}::uuid`);
  });
  const url = `/api/referrals/${referralId}/agreements`;
  const answered = (who: string, keys: readonly string[], given = true) =>
    at.ask(who, "POST", url, {
      answeredOn: today,
      how: "met",
      answers: keys.map((key) => ({ ...item(key), given })),
    });
  const held = async (key: string) => {
    const { domain, recipient, kind } = item(key);
    const [row] = await at.asSystem((tx) =>
      tx.rows<{ id: string }>(sql`
        select id from household_agreement where referral_id = ${referralId}::uuid and kind = ${kind}
           and domain is not distinct from ${domain} and recipient is not distinct from ${recipient} and ended_on is null`),
    );
    return row?.id;
  };
  return {
    householdId,
    referralId,
    url,
    answered,
    held,
    takenBack: async (who: string, key: string) =>
      at.ask(who, "POST", `/api/agreements/${await held(key)}/withdrawal`, {
        on: today,
        words: "Le ménage a retiré son accord.",
      }),
    /** Domains whose words a person reads, by the table itself. */
    reads: async (who: string) => {
      const rows = await at.as(who, (tx) =>
        tx.rows<{ domain: string }>(
          sql`select domain from referral_words where referral_id = ${referralId}::uuid order by domain`,
        ),
      );
      return rows.map(({ domain }) => domain).join(" ");
    },
    sees: async (who: string) =>
      (await at.as(who, (tx) => tx.rows(sql`select 1 from household where id = ${householdId}::uuid`)))
        .length,
  };
}

const READERS = [
  "landlordLead@AIH",
  "caseWorker@RELAIS",
  "coordinator",
  "committeeMember",
  "caseWorker@OISEAU",
];
const everybodyReads = async ({ reads }: Awaited<ReturnType<typeof referred>>) =>
  Promise.all(READERS.map(reads));

describe("who reads what the landlord wrote", () => {
  it("not asked: the situation for those who handle the referral, no domain for anybody else than its landlord", async () => {
    expect(await everybodyReads(await referred())).toEqual([
      "budget family situation",
      "situation",
      "situation",
      "",
      "",
    ]);
  });

  it.each([
    ["budget.operator", ["budget situation", "situation"]],
    ["budget.committee", ["situation", "budget situation"]],
    ["budget.landlord", ["situation", "situation"]],
  ])("agreed to %s: opened to those, for that domain alone", async (key, [operator, coordination]) => {
    const made = await referred();
    // The landlord may not record what opens to it: the operator heard it.
    const who = key.endsWith("landlord") ? "caseWorker@RELAIS" : "socialAdviser@AIH";
    expect((await made.answered(who, [key])).status).toBe(200);
    expect(await everybodyReads(made)).toEqual([
      "budget family situation",
      operator,
      coordination,
      // Members of the committee read it without names, by app.item_shared (sitting/table.test.ts).
      "",
      "",
    ]);
  });

  it("taken back, it closes at once, for those alone with whom it was shared", async () => {
    const made = await referred();
    await made.answered("socialAdviser@AIH", ["budget.operator", "budget.committee"]);
    const { status, body } = await made.takenBack("caseWorker@RELAIS", "budget.committee");
    expect([status, body]).toEqual([200, { closed: "ended" }]);
    expect(await everybodyReads(made)).toEqual([
      "budget family situation",
      "budget situation",
      "situation",
      "",
      "",
    ]);
  });

  it("agreed again after that, it opens again", async () => {
    const made = await referred();
    await made.answered("socialAdviser@AIH", ["family.operator"]);
    await made.takenBack("socialAdviser@AIH", "family.operator");
    expect(await made.reads("caseWorker@RELAIS")).toBe("situation");
    await made.answered("socialAdviser@AIH", ["family.operator"]);
    expect(await made.reads("caseWorker@RELAIS")).toBe("family situation");
  });

  it("the situation closes to those with whom the household will not share it, and the page says nothing of it", async () => {
    const made = await referred();
    await made.answered("socialAdviser@AIH", ["situation.operator"], false);
    expect([await made.reads("caseWorker@RELAIS"), await made.reads("coordinator")]).toEqual([
      "",
      "situation",
    ]);
    const { body } = await at.ask("caseWorker@RELAIS", "GET", `/api/referrals/${made.referralId}`);
    expect(body).toMatchObject({ situation: null, domains: {} });
    expect(body.stillToSay).not.toContain("situation");
    await made.answered("socialAdviser@AIH", ["situation.committee"]);
    await made.takenBack("socialAdviser@AIH", "situation.committee");
    expect(await made.reads("coordinator")).toBe("");
  });

  it("of what the operator noted, the landlord learns numbers of agreed domains alone, never a protected one", async () => {
    const made = await referred();
    await at.asSystem((tx) =>
      tx.rows(sql`
        with written as (
          insert into assessment (household_id, operator_id, moment, assessed_on)
          values (${made.householdId}::uuid, ${at.post("caseWorker@RELAIS").organisationId}::uuid, 'start', ${today}::date)
          returning id, household_id, operator_id)
        insert into assessment_problem (assessment_id, household_id, operator_id, domain, problem, protected, worked_on, detail)
        select id, household_id, operator_id, p.domain, p.problem, p.protected, true, 'mots de la travailleuse'
          from written, (values ('budget', 'rentDebt', false), ('budget', 'lowIncome', false), ('housing', 'unfit', false),
                                ('health', 'illness', true)) as p (domain, problem, protected)`),
    );
    const shared = async (who: string) => (await at.ask(who, "GET", made.url)).body.shared;
    expect(await shared("socialAdviser@AIH")).toEqual([]);
    await made.answered("caseWorker@RELAIS", ["budget.landlord"]);
    expect(await shared("socialAdviser@AIH")).toEqual([
      { domain: "budget", assessedOn: today, problems: 2, workedOn: 2 },
    ]);
    expect(await shared("coordinator")).toEqual([]);
    await made.takenBack("socialAdviser@AIH", "budget.landlord");
    expect(await shared("socialAdviser@AIH")).toEqual([]);
  });
});

describe("taking back the agreement to be supported", () => {
  it.each(["caseWorker@RELAIS", "socialAdviser@AIH", "coordinator"])(
    "as told to %s, withdraws the referral and closes all that it opened",
    async (who) => {
      const made = await referred();
      await made.answered("socialAdviser@AIH", ["referral", "support", "budget.operator"]);
      const { body } = await made.takenBack(who, "support");
      expect(body).toEqual({ closed: "referralWithdrawn" });
      expect(await everybodyReads(made)).toEqual(["budget family situation", "", "", "", ""]);
      expect(await Promise.all(READERS.map(made.sees))).toEqual([1, 0, 0, 0, 0]);
      const file = (await at.ask("socialAdviser@AIH", "GET", `/api/referrals/${made.referralId}`)).body;
      expect(file).toMatchObject({ status: "withdrawn", withdrawnReason: "Le ménage a retiré son accord." });
      expect(file.history[0]).toMatchObject({ from: "assigned", to: "withdrawn", by: expect.any(String) });
      const events = await at.asSystem((tx) =>
        tx.rows<{ kind: string }>(
          sql`select kind from outbox_event where household_id = ${made.householdId}::uuid order by id`,
        ),
      );
      expect(events.map(({ kind }) => kind)).toEqual(["agreement.withdrawn", "referral.withdrawn"]);
    },
  );

  it("while a measure runs, is kept and told: the operator closes the measure, and goes on reading until then", async () => {
    const made = await referred();
    await made.answered("socialAdviser@AIH", ["support"]);
    await at.asSystem((tx) =>
      tx.rows(sql`
        insert into measure (path_id, household_id, referral_id, landlord_id, operator_id, case_worker_id, track, starts_on, ends_on)
        select gen_random_uuid(), household_id, referral_id, landlord_id, operator_id, case_worker_id, 'stay', app.today(), app.today() + 180
          from assignment where referral_id = ${made.referralId}::uuid`),
    );
    expect((await made.takenBack("socialAdviser@AIH", "support")).body).toEqual({ closed: "measureRuns" });
    expect(await made.sees("caseWorker@RELAIS")).toBe(1);
    const { answers } = (await at.ask("caseWorker@RELAIS", "GET", made.url)).body;
    expect(answers).toMatchObject([{ kind: "support", endedWhy: "withdrawn", endedOn: today }]);
  });
});

describe("what is recorded", () => {
  it("not asked, yes and no are three things, and each answer keeps its day and who heard it", async () => {
    const made = await referred("submitted");
    await made.answered("socialAdviser@AIH", ["support"]);
    await made.answered("socialAdviser@AIH", ["family.committee"], false);
    const { body } = await at.ask("landlordLead@AIH", "GET", made.url);
    expect(body.answers).toMatchObject([
      { kind: "support", given: true, answeredOn: today, how: "met", recordedBy: expect.any(String) },
      { kind: "sharing", domain: "family", recipient: "committee", given: false },
    ]);
    await made.answered("socialAdviser@AIH", ["family.committee"]);
    const after = (await at.ask("landlordLead@AIH", "GET", made.url)).body.answers;
    expect(after.at(-1)).toMatchObject({ domain: "family", given: false, endedWhy: "replaced" });
  });

  it.each([
    ["socialAdviser@AIH", "budget.landlord"],
    ["coordinator", "budget.committee"],
    ["caseWorker@RELAIS", "budget.operator"],
  ])(
    "nobody records that something is opened to themselves: %s, %s; nor straight into the table",
    async (who, key) => {
      const made = await referred();
      const { status, body } = await made.answered(who, [key]);
      expect([status, body.errors]).toMatchObject([422, [{ rule: "agreement.ownGain" }]]);
      const { domain, recipient } = item(key);
      await expect(
        at.as(who, (tx) =>
          tx.rows(sql`
          insert into household_agreement (referral_id, household_id, landlord_id, kind, domain, recipient, given, answered_on, recorded_by)
          select id, household_id, landlord_id, 'sharing', ${domain}, ${recipient}, true, app.today(), ${at.post(who).userId}::uuid
            from referral where id = ${made.referralId}::uuid`),
        ),
      ).rejects.toThrow(REFUSED);
    },
  );

  it.each([
    [{ answeredOn: "2999-01-01" }, "agreement.future"],
    [{ answers: [] }, "agreement.nothing"],
    [{ answers: [{ ...item("situation.landlord"), given: true }] }, "agreement.item"],
    [{ answers: [{ ...item("support"), given: false }] }, "agreement.withdraw"],
  ])("what cannot be is refused with the remedy: %j", async (more, rule) => {
    const made = await referred();
    await made.answered("socialAdviser@AIH", ["support"]);
    const { status, body } = await at.ask("socialAdviser@AIH", "POST", made.url, {
      answeredOn: today,
      how: null,
      answers: [{ ...item("referral"), given: true }],
      ...more,
    });
    expect([status, body.errors]).toMatchObject([422, [{ rule }]]);
  });

  it.each(["landlordLead@PLURALIS", "caseWorker@OISEAU", "operatorLead@OISEAU"])(
    "%s finds neither the answers nor one to take back, and ends none by the function",
    async (who) => {
      const made = await referred();
      await made.answered("socialAdviser@AIH", ["support"]);
      expect((await at.ask(who, "GET", made.url)).status).toBe(404);
      expect((await made.answered(who, ["referral"])).status).toBe(404);
      expect((await made.takenBack(who, "support")).status).toBe(404);
      const id = await made.held("support");
      const [row] = await at.as(who, (tx) =>
        tx.rows<{ closed: string }>(sql`
          select app.end_agreement(${id!}::uuid, app.today(), 'withdrawn', 'x') as closed`),
      );
      expect(row).toEqual({ closed: "notFound" });
      expect(await made.sees("caseWorker@RELAIS")).toBe(1);
    },
  );
});
