/** Around the table: who reads which name, who steps out, emergencies and where they are told, what is prepared, what signed minutes refuse. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { serverOf } from "../app/server-fixture.ts";
import { type Committee, committee } from "../committee/committee-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";

const TODAY = todayInParis();

let at: Committee;
beforeAll(async () => {
  at = await committee(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const MEMBERS = ["committeeMember@AIH", "committeeMember@PLURALIS", "operatorLead@RELAIS"];
const operator = (code: string) => at.post(`operatorLead@${code}`).organisationId;
const text = (answer: { body: unknown }) => JSON.stringify(answer.body);

/** A session of two items: one of AIH (Grenoble, zone of Le Relais Ozanam), one of Pluralis. */
async function table() {
  const [ours, theirs] = [
    await at.waiting({ name: "Nadia Morel" }),
    await at.waiting({ code: "PLURALIS", name: "Paul Garnier" }),
  ];
  const session = await at.session([ours.referralId, theirs.referralId], MEMBERS);
  const [one, two] = (await session.agenda()).map(({ id }) => id) as [string, string];
  return { ours, theirs, session, one, two };
}

describe("the operator that an item is proposed to", () => {
  it("reads the household's name before the decision, and nothing of its file; another operator reads neither", async () => {
    const { session, one, ours } = await table();
    const { body } = await at.ask("operatorLead@RELAIS", "GET", session.url);
    expect(body.agenda[0].household).toMatchObject({ name: "Nadia Morel", open: false });
    expect((await at.ask("operatorLead@RELAIS", "GET", `/api/households/${ours.householdId}`)).status).toBe(
      404,
    );
    expect((await at.ask("operatorLead@OISEAU", "GET", session.url)).status).toBe(404);
    await at.ask("coordinator", "PUT", `/api/agenda-items/${one}/operator`, {
      operatorId: operator("OISEAU"),
    });
    expect(text(await at.ask("operatorLead@RELAIS", "GET", session.url))).not.toContain("Morel");
    const seen = (await at.ask("operatorLead@OISEAU", "GET", session.url)).body;
    expect(seen.agenda.map(({ household }: { household: { name: string } }) => household.name)).toEqual([
      "Nadia Morel",
    ]);
  });

  it("reads it no more where the committee gave the household to another, who reads it from then on; with its reason", async () => {
    const { session, ours } = await table();
    const given = { kind: "admitted", track: "stay", operatorId: operator("SOLENI") };
    const refused = await session.decide(ours.referralId, given);
    expect(refused.body.errors).toMatchObject([
      { rule: "committee.operatorReason", field: "operatorReason" },
    ]);
    const reason = { ...given, operatorReason: "Le besoin principal est l'énergie." };
    expect((await session.decide(ours.referralId, reason)).status).toBe(200);
    expect(text(await at.ask("operatorLead@RELAIS", "GET", session.url))).not.toContain("Morel");
    expect(text(await at.ask("operatorLead@SOLENI", "GET", session.url))).toContain("Morel");
  });
});

describe("who steps out of an item", () => {
  it("is closed out of it by every way, the database's as well; the others see that they did, not why", async () => {
    const { session, one, two } = await table();
    const who = "committeeMember@AIH";
    const voice = { voice: "agree", comment: null };
    expect((await at.ask(who, "PUT", `/api/agenda-items/${two}/voice`, voice)).status).toBe(200);
    const left = { userId: null, reason: "Une personne du ménage est de ma famille." };
    expect((await at.ask(who, "POST", `/api/agenda-items/${two}/recusal`, left)).status).toBe(200);
    const own = (await at.ask(who, "GET", session.url)).body;
    expect(own.agenda.map(({ id }: { id: string }) => id)).toEqual([one]);
    expect(own.left).toBe(1);
    for (const url of [`/api/agenda-items/${two}/preparation`, `/api/agenda-items/${two}/preparation.pdf`])
      expect((await at.ask(who, "GET", url)).status).toBe(404);
    expect((await at.ask(who, "PUT", `/api/agenda-items/${two}/voice`, voice)).status).toBe(404);
    const rows = await at.as(who, async (tx) => [
      await tx.rows(sql`select 1 from agenda_item where id = ${two}::uuid`),
      await tx.rows(sql`select 1 from decision where agenda_item_id = ${two}::uuid`),
      await tx.rows(
        sql`select 1 from app.item_facts(${session.id}::uuid) where agenda_item_id = ${two}::uuid`,
      ),
      await tx.rows(sql`select 1 where app.item_preparation(${two}::uuid) is not null`),
      await tx.rows(sql`delete from agenda_recusal returning user_id`),
    ]);
    expect(rows).toEqual([[], [], [], [], []]);
    const told = (await at.ask("coordinator", "GET", session.url)).body.agenda[1];
    expect(told.steppedOut).toMatchObject([{ reason: left.reason }]);
    // What they had said no longer counts.
    expect(told.voices).toEqual([]);
    expect(text(await at.ask("committeeMember@PLURALIS", "GET", session.url))).not.toContain("famille");
  });

  it("is somebody who sits, told by themselves or by the coordination", async () => {
    const { two } = await table();
    const url = `/api/agenda-items/${two}/recusal`;
    const other = { userId: at.post("committeeMember@PLURALIS").userId, reason: null };
    expect((await at.ask("committeeMember@AIH", "POST", url, other)).status).toBe(404);
    expect((await at.ask("coordinator", "POST", url, other)).status).toBe(200);
    const stranger = { userId: at.post("socialAdviser@SDH").userId, reason: null };
    expect((await at.ask("coordinator", "POST", url, stranger)).status).toBe(422);
  });
});

const coming = (who: string, url: string, comes: boolean) => at.ask(who, "PUT", `${url}/coming`, { comes });
const seatOf = async (who: string, url: string) => {
  const { members } = (await at.ask("coordinator", "GET", url)).body;
  return members.find(({ userId }: { userId: string }) => userId === at.post(who).userId);
};

describe("a member who cannot come", () => {
  it("says so by themselves: noted as excused with when, the coordination is told; and comes after all", async () => {
    const { session } = await table();
    const who = "committeeMember@AIH";
    expect((await at.ask(who, "GET", session.url)).body.can.answer).toBe(true);
    expect((await coming(who, session.url, false)).status).toBe(200);
    expect(await seatOf(who, session.url)).toMatchObject({ presence: "excused", saidAt: expect.any(String) });
    expect((await at.eventsOf("session.answered"))[0]!.payload).toEqual({
      sessionId: session.id,
      userId: at.post(who).userId,
      comes: 0,
    });
    expect((await coming(who, session.url, true)).status).toBe(200);
    expect(await seatOf(who, session.url)).toMatchObject({ presence: "invited" });
    // Noted by the coordination, it is no longer what they said.
    const members = MEMBERS.map((name) => ({ userId: at.post(name).userId, presence: "present" }));
    await havingRead(at.ask)("coordinator", "PUT", `${session.url}/members`, { members });
    expect(await seatOf(who, session.url)).toMatchObject({ presence: "present", saidAt: null });
    expect((await coming(who, session.url, false)).body.errors).toMatchObject([
      { rule: "committee.answerPresent" },
    ]);
  });

  it("speaks for themselves alone, of a session where they sit, until it is held", async () => {
    const { session, ours } = await table();
    expect((await coming("socialAdviser@SDH", session.url, false)).status).toBe(404);
    for (const who of ["coordinator", "arrearsOfficer@AIH", "funder"])
      expect((await coming(who, session.url, false)).status).toBe(403);
    const written = at.as("committeeMember@AIH", (tx) =>
      tx.rows(
        sql`update session_member set presence = 'excused' where session_id = ${session.id}::uuid returning 1`,
      ),
    );
    expect(await written).toEqual([]);
    await session.decide(ours.referralId, { kind: "admitted", track: "stay" });
    const late = await coming("committeeMember@PLURALIS", session.url, false);
    expect(late.body.errors).toMatchObject([{ rule: "committee.answerClosed" }]);
  });
});

const setRule = (rule: string, value: object, more: object = {}) =>
  at.ask("coordinator", "PUT", "/api/committee-settings", {
    rule,
    value,
    from: TODAY.toString(),
    source: "Règlement intérieur du 2 mars 2026",
    read: true,
    ...more,
  });

describe("the committee's own rules", () => {
  it("hold from a day on with their source; who sits reads them; a session says who chairs, and its minutes too", async () => {
    const chair = at.post("committeeMember@PLURALIS");
    expect(
      (await setRule("committee.quorum", { share: 1.2, landlords: 1, operators: 1 })).body.errors,
    ).toMatchObject([{ field: "value.share" }]);
    expect(
      (await setRule("committee.chair", { userId: at.post("funder").userId })).body.errors,
    ).toMatchObject([{ field: "value.userId" }]);
    const before = { from: TODAY.subtract({ days: 1 }).toString() };
    expect((await setRule("committee.deciding", { by: "vote" }, before)).body.errors).toMatchObject([
      { rule: "setting.from" },
    ]);
    expect((await setRule("committee.deciding", { by: "vote" }, { source: " " })).status).toBe(400);

    expect((await setRule("committee.quorum", { share: 0.25, landlords: 2, operators: 0 })).status).toBe(200);
    expect((await setRule("committee.deciding", { by: "vote" }, { read: false })).status).toBe(200);
    expect((await setRule("committee.chair", { userId: chair.userId })).status).toBe(200);
    const rules = (await at.ask("committeeMember@AIH", "GET", "/api/committee-settings")).body;
    expect(rules.canChange).toBe(false);
    expect(rules.quorum[0]).toMatchObject({
      value: { share: 0.25, landlords: 2, operators: 0 },
      validFrom: TODAY.toString(),
      source: "Règlement intérieur du 2 mars 2026",
      checked: TODAY.toPlainYearMonth().toString(),
    });
    expect(rules.deciding).toMatchObject([{ value: { by: "vote" }, checked: null }, { validFrom: null }]);

    const { session } = await table();
    const seen = (await at.ask("coordinator", "GET", session.url)).body;
    expect(seen.quorum).toMatchObject({ needed: 1, source: "Règlement intérieur du 2 mars 2026" });
    expect(seen.rules.deciding.by).toBe("vote");
    const { name } = seen.members.find(({ userId }: { userId: string }) => userId === chair.userId);
    expect(seen.rules.chair).toMatchObject({ name, missing: null });
    expect((await session.sign()).status).toBe(200);
    const minutes = (await at.ask("coordinator", "GET", `${session.url}/minutes`)).body;
    expect(minutes).toMatchObject({ sealHolds: true, header: { chair: name } });

    // Excused, the coordination stands in, and the page says for whom.
    const next = await table();
    await at.ask("committeeMember@PLURALIS", "PUT", `${next.session.url}/coming`, { comes: false });
    const { rules: then } = (await at.ask("coordinator", "GET", next.session.url)).body;
    expect(then.chair).toMatchObject({ name: null, missing: name });
  });

  it.each(["committeeMember@AIH", "operatorLead@RELAIS", "landlordLead@AIH", "administrator"])(
    "are not %s's to write",
    async (who) => {
      const body = {
        rule: "committee.chair",
        value: { userId: null },
        from: TODAY.toString(),
        source: "x",
        read: false,
      };
      expect((await at.ask(who, "PUT", "/api/committee-settings", body)).status).toBe(403);
    },
  );
});

describe("a prepared file", () => {
  it("is read by name by whom it concerns, without a name by who sits, not at all by others; what is missing names who brings it", async () => {
    const { one, ours } = await table();
    const url = `/api/agenda-items/${one}/preparation`;
    const need = { what: "Avis d'imposition", bringer: "household", dueBy: TODAY.toString() };
    const naming = { ...need, what: "Avis d'imposition de Mme Morel" };
    expect((await at.ask("coordinator", "POST", `/api/agenda-items/${one}/needs`, naming)).status).toBe(422);
    expect((await at.ask("coordinator", "POST", `/api/agenda-items/${one}/needs`, need)).status).toBe(200);
    for (const who of ["coordinator", "arrearsOfficer@AIH", "operatorLead@RELAIS"])
      expect((await at.ask(who, "GET", url)).body.household).toMatchObject({ name: "Nadia Morel" });
    const member = await at.ask("committeeMember@PLURALIS", "GET", url);
    expect(member.body).toMatchObject({ household: null, situation: null, debt: { debtCents: 234_567 } });
    for (const secret of ["Morel", ours.householdId, ours.referralId, "vit seule"])
      expect(text(member)).not.toContain(secret);
    expect(member.body.needs).toMatchObject([
      { what: "Avis d'imposition", bringer: "household", broughtOn: null },
    ]);
    expect(member.body.lacking.length).toBeGreaterThan(0);
    expect(member.body.options).toHaveLength(4);
    for (const who of ["arrearsOfficer@PLURALIS", "operatorLead@OISEAU", "committeeMember@RELAIS"])
      for (const path of [url, `${url}.pdf`]) expect((await at.ask(who, "GET", path)).status).toBe(404);
    const needId = member.body.needs[0].id;
    const came = { broughtOn: TODAY.toString() };
    const bring = (who: string) => at.ask(who, "PUT", `/api/preparation-needs/${needId}`, came);
    expect((await bring("socialAdviser@PLURALIS")).status).toBe(404);
    expect((await bring("socialAdviser@AIH")).status).toBe(200);
    const pdf = await at.ask("committeeMember@PLURALIS", "GET", `${url}.pdf`);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe("%PDF-");
  });
});

/** Of the first item: words of three domains, one with names in it; budget and energy shared, family refused, housing not asked. */
async function sharing() {
  const made = await table();
  const { referralId, householdId } = made.ours;
  await at.asSystem(async (tx) => {
    await tx.rows(sql`
      insert into referral_words (referral_id, domain, household_id, landlord_id, words)
      select id, d, household_id, landlord_id, 'Mme MOREL, dite Nadia, a un petit budget : ' || d
        from referral, unnest(array['budget', 'family', 'housing']) d where id = ${referralId}::uuid`);
    await tx.rows(sql`
      insert into household_agreement (referral_id, household_id, landlord_id, kind, domain, recipient, given, answered_on)
      select id, household_id, landlord_id, 'sharing', d, 'committee', d <> 'family', ${TODAY.toString()}::date
        from referral, unnest(array['budget', 'family', 'energy']) d where id = ${referralId}::uuid`);
    await tx.rows(sql`
      with made as (
        insert into assessment (household_id, operator_id, moment, assessed_on)
        values (${householdId}::uuid, ${operator("RELAIS")}::uuid, 'start', ${TODAY.toString()}::date) returning id)
      insert into assessment_problem (assessment_id, household_id, operator_id, domain, protected, detail)
      select id, ${householdId}::uuid, ${operator("RELAIS")}::uuid, d, d = 'health', 'Un secret' from made, unnest(array['energy', 'housing', 'health']) d`);
  });
  return made;
}

describe("what the household agreed to share with the committee", () => {
  const BUDGET = { domain: "budget", words: "Mme –, dite –, a un petit budget : budget", assessed: null };
  const ENERGY = {
    domain: "energy",
    words: null,
    assessed: { on: TODAY.toString(), problems: 1, workedOn: 0 },
  };

  it("is read by a member who sits, without a name, with the levers open at the item's stage; and by nobody else but the coordination", async () => {
    const { session, one, ours } = await sharing();
    await at.asSystem((tx) =>
      tx.rows(
        sql`update referral set facts = facts || '{"stage": "paymentOrder"}' where id = ${ours.referralId}::uuid`,
      ),
    );
    const urls = [session.url, `/api/agenda-items/${one}/preparation`];
    const itemOf = async (who: string, url: string) => {
      const { body } = await at.ask(who, "GET", url);
      return body.agenda ? body.agenda.find(({ id }: { id: string }) => id === one) : body;
    };
    for (const url of urls) {
      const seen = await itemOf("committeeMember@PLURALIS", url);
      expect(seen.shared).toMatchObject([BUDGET, ENERGY]);
      expect(seen.levers.map(({ id }: { id: string }) => id)).toContain("repaymentPlan");
      for (const secret of [
        "Morel",
        "MOREL",
        "Nadia",
        "budget : family",
        "budget : housing",
        "health",
        "Un secret",
        ours.householdId,
      ])
        expect(JSON.stringify(seen)).not.toContain(secret);
      expect((await itemOf("coordinator", url)).shared[0].words).toMatch(/^Mme MOREL, dite Nadia/);
      // An operator's lead who sits has the item proposed to it: its name and facts, and nothing that was shared with the committee.
      expect((await itemOf("operatorLead@RELAIS", url)).shared).toEqual([]);
    }
    const pdf = await at.ask("committeeMember@PLURALIS", "GET", `${urls[1]}.pdf`);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it.each(["committeeMember@RELAIS", "socialAdviser@SDH", "operatorLead@OISEAU", "funder", "administrator"])(
    "%s, who does not sit, reads none of it, asked of the database itself",
    async (who) => {
      const { session } = await sharing();
      const rows = await at.as(who, async (tx) => [
        await tx.rows(sql`select 1 from app.item_shared(${session.id}::uuid)`),
        await tx.rows(sql`select 1 from app.session_procedures(${session.id}::uuid)`),
        await tx.rows(sql`select 1 from referral_words`),
      ]);
      expect(rows).toEqual([[], [], []]);
    },
  );

  it("closes when the household takes it back, and to who steps out; a member never reads the landlord's rows", async () => {
    const { session, one, ours } = await sharing();
    const shared = (who: string) =>
      at.as(who, async (tx) => ({
        domains: await tx.rows(
          sql`select domain from app.item_shared(${session.id}::uuid) where agenda_item_id = ${one}::uuid`,
        ),
        rows: await tx.rows(sql`select 1 from referral_words where referral_id = ${ours.referralId}::uuid`),
      }));
    const both = { domains: [{ domain: "budget" }, { domain: "energy" }], rows: [] };
    expect(await shared("committeeMember@AIH")).toEqual(both);
    // Who sits from a landlord's post: other landlords' tenants stay closed, but for the item's facts.
    await at.asSystem((tx) =>
      tx.rows(sql`insert into session_member (session_id, user_id)
        values (${session.id}::uuid, ${at.post("socialAdviser@SDH").userId}::uuid)`),
    );
    expect(await shared("socialAdviser@SDH")).toEqual({ domains: [], rows: [] });
    const [agreement] = await at.asSystem((tx) =>
      tx.rows<{ id: string }>(
        sql`select id from household_agreement where referral_id = ${ours.referralId}::uuid and domain = 'budget'`,
      ),
    );
    const back = { on: TODAY.toString(), words: "Le ménage a retiré son accord." };
    const url = `/api/agreements/${agreement!.id}/withdrawal`;
    expect((await at.ask("socialAdviser@AIH", "POST", url, back)).status).toBe(200);
    expect(await shared("committeeMember@AIH")).toEqual({ domains: [{ domain: "energy" }], rows: [] });
    await at.ask("committeeMember@AIH", "POST", `/api/agenda-items/${one}/recusal`, {
      userId: null,
      reason: null,
    });
    expect(await shared("committeeMember@AIH")).toEqual({ domains: [], rows: [] });
    expect((await shared("committeeMember@PLURALIS")).domains).toEqual([{ domain: "energy" }]);
  });
});

describe("an emergency", () => {
  it("is asked of those needed, answered, decided, and told in the next minutes; what they say is then locked", async () => {
    const { session, theirs } = await table();
    const urgent = await at.waiting({ name: "Lina Berger" });
    const asked = {
      referralId: urgent.referralId,
      because: "Audience avant la prochaine séance.",
      answerBy: TODAY.toString(),
      members: ["committeeMember@AIH", "operatorLead@RELAIS"].map((who) => at.post(who).userId),
    };
    const nameless = await at.ask("coordinator", "POST", "/api/emergencies", {
      ...asked,
      members: [],
      because: null,
    });
    expect(nameless.body.errors.map(({ rule }: { rule: string }) => rule)).toEqual([
      "emergency.because",
      "emergency.members",
    ]);
    const { id } = (await at.ask("coordinator", "POST", "/api/emergencies", asked)).body;
    const url = `/api/sessions/${id}`;
    const [item] = (await at.ask("committeeMember@AIH", "GET", url)).body.agenda;
    expect(item.household).toBeNull();
    const voice = { voice: "agree", comment: "Sans attendre." };
    expect(
      (await at.ask("committeeMember@AIH", "PUT", `/api/agenda-items/${item.id}/voice`, voice)).status,
    ).toBe(200);
    expect(
      (await at.ask("committeeMember@PLURALIS", "PUT", `/api/agenda-items/${item.id}/voice`, voice)).status,
    ).toBe(404);
    const seen = (await at.ask("coordinator", "GET", url)).body;
    expect(seen.agenda[0].voices).toMatchObject([voice]);
    expect(seen.can).toMatchObject({ sign: false, minutes: false });
    const decision = { kind: "admitted", track: "stay", votes: { agree: 1, disagree: 0, abstain: 1 } };
    expect(
      (await at.ask("coordinator", "PUT", `/api/agenda-items/${item.id}/decision`, decision)).status,
    ).toBe(200);

    await session.decide(theirs.referralId, {
      kind: "refused",
      reason: "debtSettled",
      reasonText: "Soldée.",
    });
    expect((await session.sign()).status).toBe(200);
    const minutes = (await at.ask("coordinator", "GET", `${session.url}/minutes`)).body;
    expect(minutes.sealHolds).toBe(true);
    const told = minutes.items.find(({ name }: { name: string }) => name === "Lina Berger");
    expect(told.content).toMatchObject({
      emergency: { because: asked.because, answered: 1, asked: 2 },
      votes: decision.votes,
    });
    expect((await at.ask("coordinator", "GET", url)).body).toMatchObject({
      status: "signed",
      minutedIn: { id: session.id },
    });

    // Locked, to the coordination and to jobs alike.
    const changes = [
      sql`update minutes_item set position = 9 where session_id = ${session.id}::uuid`,
      sql`update minutes set header = '{}' where session_id = ${session.id}::uuid`,
      sql`delete from minutes_item where session_id = ${session.id}::uuid`,
    ];
    for (const change of changes)
      await expect(at.asSystem((tx) => tx.rows(change))).rejects.toThrow("signed minutes are not changed");
    const touched = await at.as("coordinator", (tx) =>
      tx.rows(
        sql`update minutes_item set position = 9 where session_id = ${session.id}::uuid returning position`,
      ),
    );
    expect(touched).toEqual([]);

    // Put right by addenda, each read by who reads what it is of.
    const addend = (position: number | null, words: string) =>
      at.ask("coordinator", "POST", `${session.url}/addenda`, { position, text: words });
    expect((await addend(null, "Salle 2.")).status).toBe(200);
    expect((await addend(2, "Soldée en octobre.")).status).toBe(200);
    expect((await addend(2, "Garnier a soldé.")).status).toBe(422);
    const ranks = async (who: string) =>
      (await at.ask(who, "GET", `${session.url}/minutes`)).body.addenda.map(
        ({ rank }: { rank: number }) => rank,
      );
    expect(await ranks("arrearsOfficer@PLURALIS")).toEqual([1, 2]);
    expect(await ranks("arrearsOfficer@AIH")).toEqual([1]);
    expect(
      (await at.ask("arrearsOfficer@AIH", "POST", `${session.url}/addenda`, { position: null, text: "X" }))
        .status,
    ).toBe(403);
  });
});

it("no landlord's nor operator's extract holds a household of another's", async () => {
  const { session, ours, theirs } = await table();
  await session.decide(ours.referralId, { kind: "admitted", track: "stay" });
  await session.decide(theirs.referralId, {
    kind: "admitted",
    track: "stay",
    operatorId: operator("OISEAU"),
    operatorReason: "Déjà connu d'eux.",
  });
  await session.sign();
  const READERS: [string, string[]][] = [
    ["arrearsOfficer@AIH", ["Nadia Morel"]],
    ["arrearsOfficer@PLURALIS", ["Paul Garnier"]],
    ["operatorLead@OISEAU", ["Paul Garnier"]],
    ["operatorLead@RELAIS", ["Nadia Morel"]],
  ];
  for (const [who, names] of READERS) {
    const { items } = (await at.ask(who, "GET", `${session.url}/minutes`)).body;
    const read = items.flatMap(({ name }: { name: string | null }) => name ?? []);
    expect({ who, read }).toEqual({ who, read: names });
  }
  for (const who of ["arrearsOfficer@ACTIS", "operatorLead@SOLENI", "caseWorker@RELAIS"])
    for (const url of ["minutes", "minutes.pdf", "session.ics", "changes", "preparation.pdf"])
      expect((await at.ask(who, "GET", `${session.url}/${url}`)).status).toBe(404);
  // A calendar entry is for who sits: it tells the day and the link, and no household.
  expect((await at.ask("arrearsOfficer@AIH", "GET", `${session.url}/session.ics`)).status).toBe(404);
  const ics = String((await at.ask("committeeMember@AIH", "GET", `${session.url}/session.ics`)).body);
  expect(ics).toContain("METHOD:PUBLISH");
  for (const secret of ["Morel", "Garnier"]) expect(ics).not.toContain(secret);
});
