/** A team's deadlines under the walls, and the calendar link that gives them by initials to who holds its secret. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
let household: string;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  household = await at.household("AIH", "Nadia Morel");
  await at.ask("arrearsOfficer@AIH", "POST", `/api/households/${household}/procedure/acts`, {
    kind: "paymentOrder",
    on: todayInParis().subtract({ days: 30 }).toString(),
    statedTime: "P2M",
  });
}, 120_000);
afterAll(() => at?.close());

type Line = { id: string; householdId: string; household: string; landlord: string };
const lines = async (who: string) =>
  (await at.ask(who, "GET", "/api/procedure-calendar")).body.lines as Line[];
const link = "/api/calendar-links/procedure";
const read = async (url: string) => {
  const answer = await at.ask("funder", "GET", new URL(url).pathname);
  return {
    status: answer.status,
    text: answer.status === 200 ? Buffer.from(answer.body).toString("utf8") : "",
  };
};

describe("a team's deadlines", () => {
  it("are told to the landlord of the household, with what falls and until when", async () => {
    expect(await lines("landlordLead@AIH")).toMatchObject([
      {
        id: "terminationClause",
        householdId: household,
        household: "Nadia Morel",
        nature: "turning",
        actor: "household",
      },
    ]);
  });

  it.each(["arrearsOfficer@ACTIS", "operatorLead@RELAIS", "coordinator"])(
    "are nobody else's: %s sees none of a household that is not theirs",
    async (who) => {
      expect(await lines(who)).toEqual([]);
    },
  );

  it("of one's own alone leave out what nobody gave to the reader", async () => {
    const { body } = await at.ask("arrearsOfficer@AIH", "GET", "/api/procedure-calendar?mine=true");
    expect(body.counts).toEqual({ 7: 0, 30: 0, 60: 0 });
  });
});

describe("a calendar link", () => {
  it("gives its holder's days by initials, and nothing that names the household", async () => {
    const { body } = await at.ask("arrearsOfficer@AIH", "POST", link);
    const { status, text } = await read(body.url);
    expect(status).toBe(200);
    expect(text).toContain("SUMMARY:Clause résolutoire – N. M.");
    expect(text).toContain("DTSTART;VALUE=DATE:");
    expect(text).not.toMatch(/Nadia|Morel/);
  });

  it("is kept as a hash alone, and says when it was last read", async () => {
    const { body } = await at.ask("socialAdviser@AIH", "POST", link);
    const secret = /\/([\w-]+)\.ics$/.exec(body.url)![1]!;
    const [found] = await at.asSystem((tx) =>
      tx.rows(sql`select count(*)::int as n from calendar_link where secret_hash = ${secret}`),
    );
    expect(found).toEqual({ n: 0 });
    await read(body.url);
    const { body: own } = await at.ask("socialAdviser@AIH", "GET", link);
    expect(own.link.lastUsedAt).toMatch(/^\d{4}-/);
  });

  it("opens nothing once it is replaced or closed, nor with a secret that never was", async () => {
    const first = (await at.ask("landlordLead@AIH", "POST", link)).body.url;
    const second = (await at.ask("landlordLead@AIH", "POST", link)).body.url;
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    await at.ask("landlordLead@AIH", "DELETE", link);
    expect((await read(second)).status).toBe(404);
    expect((await read("http://x/api/calendar/procedure/AAAA.ics")).status).toBe(404);
  });

  it("of a post that was closed opens nothing", async () => {
    const { url } = (await at.ask("arrearsOfficer@ACTIS", "POST", link)).body;
    const closed = sql`update member set active = false where role = 'arrearsOfficer'
      and organisation_id = (select id from organisation where code = 'ACTIS')`;
    await at.asSystem((tx) => tx.rows(closed));
    expect((await read(url)).status).toBe(404);
  });
});
