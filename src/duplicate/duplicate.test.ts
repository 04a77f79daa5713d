/** The same household twice: found by the coordination, decided, merged with a trail; and a landlord who tries to learn of it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { referralIn, servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { type Likeness, strengthOf } from "./rules.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

type Someone = { name?: string; born?: string | null; phone?: string | null; address?: string | null };

/** A referral of the landlord, of a person as its officer typed them. */
async function came(
  code: string,
  { name, born = null, phone = null, address = null }: Someone,
  status = "submitted",
) {
  const householdId = await at.household(code, name!);
  const referralId = await referralIn(at, status, { householdId, code });
  await at.asSystem(async (tx) => {
    await tx.rows(sql`
      insert into person (household_id, last_name, birth_date, phone, is_leaseholder)
      values (${householdId}::uuid, ${name!}, ${born}::date, ${phone}, true)`);
    if (address === null) return;
    await tx.rows(sql`
      with home as (
        insert into dwelling (landlord_id, reference, address, postcode)
        select landlord_id, ${householdId}, ${address}, '38000' from referral where id = ${referralId}::uuid returning landlord_id, id)
      update tenancy t set dwelling_id = home.id from home where t.household_id = ${householdId}::uuid`);
  });
  return { householdId, referralId };
}

let count = 0;
/** A name that nobody else has, with two letters changed into accents and hyphens by `typed`. */
const family = () =>
  `Éloïse Némo-Test${String.fromCodePoint(97 + Math.floor(count / 26), 97 + (count++ % 26))}`;
const typed = (name: string) =>
  name.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase().replace("-", " ");

type Found = {
  one: { householdId: string };
  other: { householdId: string };
  same: Likeness[];
  canMerge: boolean;
};
const waiting = async (who = "coordinator"): Promise<Found[]> =>
  (await at.ask(who, "GET", "/api/duplicates")).body.pairs;
const pairOf = async (...ids: string[]) =>
  (await waiting()).find(({ one, other }) =>
    ids.every((id) => [one.householdId, other.householdId].includes(id)),
  );
const decide = (ids: [string, string], verdict: string, more: object = {}, who = "coordinator") =>
  at.ask(who, "POST", "/api/duplicates/decisions", {
    one: ids[0],
    other: ids[1],
    verdict,
    keep: null,
    words: null,
    ...more,
  });

describe("the coordination finds the same household referred twice", () => {
  it.each<[string, (name: string) => [Someone, Someone], Likeness[] | undefined]>([
    [
      "name and birth date; accents, capitals and hyphens do not count",
      (name) => [
        { name, born: "1980-05-01" },
        { name: typed(name), born: "1980-05-01" },
      ],
      ["birthDate", "name"],
    ],
    [
      "first and last name turned round",
      (name) => [{ name }, { name: typed(name).split(" ").toReversed().join(" ") }],
      ["name"],
    ],
    [
      "another birth date is somebody else",
      (name) => [
        { name, born: "1980-05-01" },
        { name, born: "1981-05-01" },
      ],
      undefined,
    ],
    [
      "the telephone, with the country's number, under another name",
      (name) => [
        { name, phone: "06 11 22 33 4{n}" },
        { name: family(), phone: "+33 6 11 22 33 4{n}" },
      ],
      ["phone"],
    ],
    [
      "the address, under one last name",
      (name) => [
        { name, address: "7 av. de Valmy {n}" },
        { name: `Paul ${name.split(" ").at(-1)}`, address: "7, Avenue de Valmy {n}" },
      ],
      ["address"],
    ],
    [
      "a neighbour of the same stairs is somebody else",
      (name) => [
        { name, address: "9 rue Ampère {n}" },
        { name: "Paul Voisin", address: "9 rue Ampère {n}" },
      ],
      undefined,
    ],
  ])("by %s", async (_, someone, same) => {
    const n = String(count % 10);
    const [one, other] = someone(family()).map((who): Someone => ({
      ...who,
      phone: who.phone?.replace("{n}", n) ?? null,
      address: who.address?.replace("{n}", n) ?? null,
    })) as [Someone, Someone];
    const first = await came("AIH", one);
    const second = await came("PLURALIS", other);
    expect((await pairOf(first.householdId, second.householdId))?.same).toEqual(same);
  });

  it.each<[Likeness[], string]>([
    [["birthDate", "name"], "sure"],
    [["name", "phone"], "sure"],
    [["phone"], "likely"],
    [["address"], "likely"],
    [["name"], "weak"],
  ])("alike by %j is %s", (same, strength) => {
    expect(strengthOf(same)).toBe(strength);
  });

  it("a household already supported is found too; drafts, withdrawn ones and pairs that have all ended are not", async () => {
    const name = family();
    const supported = await came("AIH", { name, born: "1970-01-01" }, "assigned");
    const draft = await came("PLURALIS", { name, born: "1970-01-01" }, "draft");
    const withdrawn = await came("SDH", { name, born: "1970-01-01" }, "withdrawn");
    const sent = await came("ACTIS", { name, born: "1970-01-01" });
    expect(await pairOf(supported.householdId, sent.householdId)).toBeDefined();
    expect(await pairOf(draft.householdId)).toBeUndefined();
    expect(await pairOf(withdrawn.householdId)).toBeUndefined();
  });
});

/** One household that two landlords referred. */
async function twice(codes: [string, string] = ["AIH", "PLURALIS"], statuses = ["submitted", "submitted"]) {
  const name = family();
  const person = { name, born: "1979-09-09", phone: null };
  const one = await came(codes[0], person, statuses[0]);
  const other = await came(codes[1], { ...person, name: typed(name) }, statuses[1]);
  return { one, other, ids: [one.householdId, other.householdId] as [string, string] };
}

/** Le Relais Ozanam carries it. */
const carry = (referralId: string) =>
  at.asSystem((tx) =>
    tx.rows(sql`
      insert into assignment (referral_id, household_id, landlord_id, operator_id, assigned_on)
      select id, household_id, landlord_id, ${at.post("operatorLead@RELAIS").organisationId}::uuid, app.today()
        from referral where id = ${referralId}::uuid`),
  );

describe("what the coordination decides", () => {
  it("different, or linked: the pair waits no longer, and says who decided, when and why", async () => {
    for (const verdict of ["different", "linked"]) {
      const { ids } = await twice();
      expect((await decide(ids, verdict, { words: "Appelés tous les deux" })).status).toBe(200);
      expect(await pairOf(...ids)).toBeUndefined();
      const { pairs } = (await at.ask("coordinator", "GET", "/api/duplicates?show=decided")).body;
      const found = pairs.find(({ one }: Found) => ids.includes(one.householdId));
      expect(found.decided).toMatchObject({
        verdict,
        words: "Appelés tous les deux",
        by: expect.any(String),
      });
    }
  });

  it("files of two landlords are linked, never merged: not even by the function", async () => {
    const { ids } = await twice();
    expect((await pairOf(...ids))!.canMerge).toBe(false);
    const { status, body } = await decide(ids, "merged", { keep: ids[0], words: "Même personne" });
    expect([status, body.errors]).toMatchObject([422, [{ rule: "duplicate.otherLandlord" }]]);
    const [row] = await at.as("coordinator", (tx) =>
      tx.rows(sql`select app.merge_households(${ids[0]}::uuid, ${ids[1]}::uuid, 'x') as trail`),
    );
    expect(row).toEqual({ trail: null });
  });

  it("linked files lead to each other for who follows both: the coordination, an operator that carries both, no landlord", async () => {
    const { one, other, ids } = await twice();
    expect((await decide(ids, "linked")).status).toBe(200);
    const linked = async (who: string) => {
      const { status, body } = await at.ask(who, "GET", `/api/households/${one.householdId}/linked`);
      return status === 200
        ? body.rows.map(({ householdId }: { householdId: string }) => householdId)
        : status;
    };
    expect(await linked("coordinator")).toEqual([other.householdId]);
    expect(await linked("operatorLead@RELAIS")).toBe(404);
    await carry(one.referralId);
    // It carries one of the two: that another landlord has the same household is not for it to learn.
    expect(await linked("operatorLead@RELAIS")).toEqual([]);
    await carry(other.referralId);
    expect(await linked("operatorLead@RELAIS")).toEqual([other.householdId]);
    expect(await linked("operatorLead@OISEAU")).toBe(404);
    for (const who of ["landlordLead@AIH", "socialAdviser@PLURALIS", "committeeMember", "funder"]) {
      expect(await linked(who)).toBe(403);
      const rows = await at.as(who, (tx) =>
        tx.rows(sql`select 1 from app.linked_households(${one.householdId}::uuid)`),
      );
      expect(rows).toEqual([]);
    }
  });

  it("files of one landlord are merged: all is moved, the second referral ends with its reason, and the trail keeps what was", async () => {
    const { one, other, ids } = await twice(["AIH", "AIH"], ["assigned", "submitted"]);
    await at.asSystem((tx) =>
      tx.rows(sql`
        insert into procedure_act (landlord_id, household_id, kind, acted_on)
        select landlord_id, household_id, 'paymentOrder', '2026-10-01' from referral where id = ${other.referralId}::uuid`),
    );
    expect((await decide(ids, "merged", { keep: one.householdId })).body.errors).toMatchObject([
      { field: "words" },
    ]);
    const words = "Même personne, même téléphone";
    expect((await decide(ids, "merged", { keep: one.householdId, words })).status).toBe(200);
    const [left] = await at.asSystem((tx) =>
      tx.rows(sql`
        select (select count(*)::int from household where id = ${other.householdId}::uuid) as households,
               (select count(*)::int from person where household_id = ${one.householdId}::uuid) as persons,
               (select count(*)::int from tenant_account where household_id = ${one.householdId}::uuid) as accounts,
               (select count(*)::int from procedure_act where household_id = ${one.householdId}::uuid) as acts,
               (select status from referral where id = ${other.referralId}::uuid) as status,
               (select withdrawn_reason from referral where id = ${other.referralId}::uuid) as reason,
               (select count(*)::int from audit_entry where subject = 'household_pair') > 0 as audited`),
    );
    expect(left).toEqual({
      households: 0,
      persons: 1,
      accounts: 2,
      acts: 1,
      status: "withdrawn",
      reason: words,
      audited: true,
    });
    const [pair] = await at.as("coordinator", (tx) =>
      tx.rows<{ trail: Record<string, unknown> }>(
        sql`select trail from household_pair where kept_id = ${one.householdId}::uuid`,
      ),
    );
    expect(pair!.trail).toMatchObject({
      household: { id: other.householdId },
      withdrawn: other.referralId,
      referral: [other.referralId],
      persons: [{ birth_date: "1979-09-09" }],
    });
    const { merged } = (await at.ask("coordinator", "GET", "/api/duplicates?show=decided")).body;
    expect(merged).toContainEqual(
      expect.objectContaining({
        householdId: one.householdId,
        words,
        referralEnded: true,
        moved: expect.arrayContaining([
          { part: "persons", n: 1 },
          { part: "acts", n: 1 },
        ]),
      }),
    );
  });

  it("two that are both decided or carried are not merged: one is closed first", async () => {
    const { one, ids } = await twice(["AIH", "AIH"], ["assigned", "decided"]);
    const { status, body } = await decide(ids, "merged", { keep: one.householdId, words: "Sûr" });
    expect([status, body.errors]).toMatchObject([422, [{ rule: "duplicate.underWay" }]]);
  });
});

const STRANGERS = [
  "landlordLead@AIH",
  "socialAdviser@PLURALIS",
  "caseWorker@RELAIS",
  "operatorLead@RELAIS",
  "committeeMember",
  "funder",
  "administrator",
];

/** How the database goes about the search when a landlord asks. */
const work = async () => {
  const plan = await at.as("landlordLead@AIH", (tx) =>
    tx.rows<Record<string, string>>(
      sql`explain (analyze, costs off, timing off, summary off, buffers off) select * from app.duplicate_pairs()`,
    ),
  );
  return plan.map((line) => Object.values(line)[0]).join("\n");
};

/** All that a landlord is told of what it sends, another having the household or not. */
const told = async (withTwin: boolean) => {
  const name = family();
  if (withTwin) await came("PLURALIS", { name, born: "1991-01-01", phone: "07 00 00 00 00" }, "assigned");
  const own = await came("AIH", { name, born: "1991-01-01", phone: "07 00 00 00 00" }, "draft");
  await at.asSystem((tx) =>
    tx.rows(sql`update referral set informed_on = app.today() - 1 where id = ${own.referralId}::uuid`),
  );
  const url = `/api/referrals/${own.referralId}`;
  const answers = [
    await at.ask("arrearsOfficer@AIH", "POST", `${url}/submit`),
    await at.ask("arrearsOfficer@AIH", "GET", url),
    await at.ask("arrearsOfficer@AIH", "GET", `/api/households/${own.householdId}`),
    await at.ask("arrearsOfficer@AIH", "GET", `/api/households/${own.householdId}/timeline`),
    await at.ask("arrearsOfficer@AIH", "GET", `/api/search?q=${encodeURIComponent(name)}`),
  ];
  // Ids, account numbers, moments and the name are each file's own.
  return JSON.stringify(answers.map(({ status, body }) => ({ status, body })))
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id")
    .replaceAll(/"(at|number)":"[^"]*"/g, "")
    .replaceAll(name, "X");
};

describe("a landlord tries to learn of another through doubles", () => {
  it.each(STRANGERS)("%s has no route, no pair and no row, and merges nothing", async (who) => {
    const { ids } = await twice();
    await decide(ids, "linked");
    expect((await at.ask(who, "GET", "/api/duplicates")).status).toBe(403);
    expect((await at.ask(who, "GET", `/api/duplicates/count?household=${ids[0]}`)).status).toBe(403);
    expect((await decide(ids, "different", {}, who)).status).toBe(403);
    const seen = await at.as(who, (tx) =>
      tx.rows(sql`
        select (select count(*)::int from app.duplicate_pairs()) as pairs, (select count(*)::int from household_pair) as rows,
               app.one_landlord(${ids[0]}::uuid, ${ids[1]}::uuid) as one_landlord,
               app.merge_households(${ids[0]}::uuid, ${ids[1]}::uuid, 'x') as merged`),
    );
    expect(seen).toEqual([{ pairs: 0, rows: 0, one_landlord: false, merged: null }]);
  });

  it("asked by a landlord, the search does the same work whether a double is there or not: none", async () => {
    const before = await work();
    await twice();
    expect(await work()).toBe(before);
    expect(before).toContain("rows=0");
  });

  it("what a landlord is answered when it submits is the same, to the word, whether another landlord has the household or not", async () => {
    expect(await told(true)).toBe(await told(false));
  });
});
