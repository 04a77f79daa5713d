/** A tenant met in person: referred without an account, found among the landlord's own; another landlord's tenants never show. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { KNOWN_TENANTS } from "../parties/tenant.store.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "./referral-fixture.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const today = todayInParis().toString();
const met = {
  lastName: "Lefèvre-Dubœuf",
  firstName: "Anaïs",
  birthDate: "1987-03-14",
  phone: "06 12 34 56 78",
  email: null,
  people: 3,
  address: "12, avenue Jean-Jaurès",
  postcode: "38000",
  communeInsee: "38185",
  startsOn: null,
};
const refer = (who: string, more: object = {}) => at.ask(who, "POST", "/api/referrals", { ...met, ...more });
/** Nobody else's name or number. */
const unique = () => {
  const id = crypto.randomUUID().replaceAll(/\D/g, "").padEnd(9, "7").slice(0, 9);
  return { lastName: `Nom${id}`, phone: `0${id}`, address: `${id} rue du Drac` };
};

describe("a tenant met in person", () => {
  it("is referred in one call with what is known of them; what no account gives is told with its day", async () => {
    const { status, body } = await refer("socialAdviser@AIH");
    expect([status, body.known]).toEqual([200, []]);
    const url = `/api/referrals/${body.id}`;
    const file = (await at.ask("socialAdviser@AIH", "GET", url)).body;
    expect(file).toMatchObject({ household: "Anaïs Lefèvre-Dubœuf", town: "Grenoble", status: "draft" });
    expect(file.facts).toEqual({ asOf: today });
    const told = { debtCents: 180_000, amountDueCents: 60_000, benefit: "none", plan: null };
    const text = {
      track: "stay",
      tie: "strained",
      situation: null,
      informedOn: today,
      informedHow: "met",
      informedBy: null,
      stage: null,
      tried: [],
      whatWasTried: null,
    };
    const saved = (await at.ask("socialAdviser@AIH", "PUT", url, { ...text, told })).body;
    expect(saved.facts).toEqual({
      asOf: today,
      debtCents: 180_000,
      amountDueCents: 60_000,
      monthsDue: 3,
      benefit: null,
      tried: [],
      told: { debtCents: today, amountDueCents: today, benefit: today, tried: today },
    });
    const sent = (await at.ask("socialAdviser@AIH", "POST", `${url}/submit`)).body;
    expect(sent).toMatchObject({ status: "submitted", facts: { debtCents: 180_000, benefit: null } });
    expect(sent.facts.plan).toBeUndefined();
  });

  it("needs a name, and nothing else", async () => {
    const nothing = Object.fromEntries(Object.keys(met).map((key) => [key, null]));
    const { lastName } = unique();
    expect(
      (await at.ask("arrearsOfficer@AIH", "POST", "/api/referrals", { ...nothing, lastName })).body.id,
    ).toEqual(expect.any(String));
    const refused = await at.ask("arrearsOfficer@AIH", "POST", "/api/referrals", {
      ...nothing,
      lastName: " ",
    });
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ field: "lastName" }]]);
  });

  it.each(["coordinator", "caseWorker@RELAIS", "committeeMember", "funder"])(
    "is not for %s to refer",
    async (who) => {
      expect((await refer(who)).status).toBe(403);
    },
  );
});

describe("the landlord's own tenants are found before anything is written", () => {
  it.each([
    [
      "accents, capitals, hyphens and order of names",
      { firstName: "LEFEVRE", lastName: "anais duboeuf", phone: null, address: null },
    ],
    ["the number, with the country's", { ...unique(), firstName: "X", phone: "+33 6 12 34 56 78" }],
    [
      "the address under the same name",
      {
        ...unique(),
        lastName: "LEFEVRE DUBOEUF",
        firstName: null,
        birthDate: null,
        address: "12 av. Jean Jaurès",
      },
    ],
  ])("by %s", async (_, more) => {
    await refer("socialAdviser@SDH", { anyway: true });
    const { body } = await refer("landlordLead@SDH", more);
    expect(body.id).toBeNull();
    expect(body.known[0]).toMatchObject({ name: "Anaïs Lefèvre-Dubœuf" });
  });

  it("the same name with another birth date is somebody else", async () => {
    await refer("socialAdviser@ACTIS", { anyway: true });
    const { body } = await refer("socialAdviser@ACTIS", {
      birthDate: "1961-01-01",
      phone: null,
      address: null,
    });
    expect(body.id).toEqual(expect.any(String));
  });
});

describe("a landlord tries to learn of another's tenants", () => {
  it("the same person at another landlord changes nothing: not the answer, not the counts, not the work that is done", async () => {
    const theirs = unique();
    const made = (await refer("socialAdviser@PLURALIS", { ...theirs, anyway: true })).body;
    await at.asSystem((tx) =>
      tx.rows(sql`update referral set status = 'submitted' where id = ${made.id}::uuid`),
    );
    /** How the database goes about the search, rows counted at each step. */
    const work = async (more: object) => {
      const plan = await at.as("arrearsOfficer@AIH", (tx) =>
        tx.rows<Record<string, string>>(
          sql`explain (analyze, costs off, timing off, summary off, buffers off) ${KNOWN_TENANTS({ ...met, ...theirs, ...more })}`,
        ),
      );
      return plan.map((line) => Object.values(line)[0]!.replaceAll(/'[^']*'|Memory: \d+kB/g, "")).join("\n");
    };
    const stranger = await work(unique());
    expect(stranger).toContain("rows=");
    expect(await work({})).toBe(stranger);
    const answer = async (more: object) => {
      const before = (await at.ask("arrearsOfficer@AIH", "GET", "/api/referrals")).body.total;
      const { status, body } = await refer("arrearsOfficer@AIH", { ...theirs, ...more });
      const after = (await at.ask("arrearsOfficer@AIH", "GET", "/api/referrals")).body.total;
      return { status, isBegun: typeof body.id, known: body.known, more: after - before };
    };
    expect(await answer({})).toEqual(await answer(unique()));
  });

  it("nor does the search of households, the list or the file of theirs answer", async () => {
    const theirs = unique();
    const made = (await refer("socialAdviser@PLURALIS", { ...theirs, anyway: true })).body;
    const [{ householdId } = { householdId: "" }] = await at.asSystem((tx) =>
      tx.rows<{ householdId: string }>(
        sql`select household_id as "householdId" from referral where id = ${made.id}::uuid`,
      ),
    );
    const who = "arrearsOfficer@AIH";
    expect((await at.ask(who, "GET", `/api/search?q=${theirs.lastName}`)).body).toEqual([]);
    expect((await at.ask(who, "GET", `/api/households?q=${theirs.lastName}`)).body.rows).toEqual([]);
    for (const [method, url] of [
      ["GET", `/api/households/${householdId}`],
      ["GET", `/api/households/${householdId}/referrals`],
      ["POST", `/api/households/${householdId}/referrals`],
      ["GET", `/api/referrals/${made.id}`],
      ["GET", `/api/referrals/${made.id}/agreements`],
    ] as const)
      expect([url, (await at.ask(who, method, url)).status]).toEqual([url, 404]);
  });
});
