/** Joining over HTTP: each sees how far it is, does its own steps and no other's; the administrator learns no case and no money. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { serverOf } from "../app/server-fixture.ts";
import { type Committee, committee } from "../committee/committee-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";

const TODAY = todayInParis();

let at: Committee;
let id: string;
beforeAll(async () => {
  at = await committee(demoOf({ tenancies: 0 }), serverOf);
  const made = await at.ask("administrator", "POST", "/api/organisations", {
    kind: "landlord",
    code: "six",
    name: "Sixième bailleur",
    joinedOn: null,
    lead: { name: "Dominique Essai", email: "dominique@example.org" },
  });
  id = made.body.id;
}, 120_000);
afterAll(() => at?.close());

const seen = async (who: string, organisation = id) => at.ask(who, "GET", `/api/joining/${organisation}`);
const stateOf = async (who: string, step: string) =>
  (await seen(who)).body.steps.find((one: { id: string }) => one.id === step);
const AGREEMENT = {
  reference: "Convention 2027",
  signedOn: null,
  validFrom: "2027-01-01",
  validTo: null,
  amountCents: 1_800_000,
};

describe("a sixth landlord", () => {
  it("is shown with what is left, to administrator and coordination, most left first", async () => {
    for (const who of ["administrator", "coordinator"]) {
      const { rows } = (await at.ask(who, "GET", "/api/joining")).body;
      expect(rows).toHaveLength(9);
      expect(rows[0]).toMatchObject({ name: "Sixième bailleur", done: 1, next: "lead" });
    }
    expect(await stateOf("administrator", "lead")).toMatchObject({ state: "pending", mine: true });
    expect(await stateOf("administrator", "ledger")).toMatchObject({ state: "later", mine: false });
  });

  it("is not there for another landlord's lead, nor for a worker", async () => {
    expect((await seen("landlordLead@AIH")).status).toBe(404);
    expect((await seen("caseWorker@RELAIS")).status).toBe(403);
    const { rows } = (await at.ask("landlordLead@AIH", "GET", "/api/joining")).body;
    expect(rows).toMatchObject([{ code: "AIH" }]);
  });

  it("whoever does a step is asked for it: the event names organisation, step and posts", async () => {
    const ask = (who: string, step: string) => at.ask(who, "POST", `/api/joining/${id}/ask`, { step });
    expect((await ask("administrator", "agreement")).status).toBe(200);
    expect((await at.eventsOf("joining.asked"))[0]!.payload).toEqual({
      organisationId: id,
      step: "agreement",
      roles: "coordinator",
    });
    expect((await stateOf("coordinator", "agreement")).askedAt).not.toBeNull();
    expect((await ask("administrator", "organisation")).body.errors).toMatchObject([
      { rule: "joining.done" },
    ]);
    expect((await ask("landlordLead@AIH", "agreement")).status).toBe(404);
  });

  it("its agreement is the coordination's to write; the administrator learns that there is one, not what it says", async () => {
    const write = (who: string, body: object) => at.ask(who, "POST", `/api/joining/${id}/agreement`, body);
    expect((await write("administrator", AGREEMENT)).status).toBe(403);
    const early = { ...AGREEMENT, validTo: "2026-12-31" };
    expect((await write("coordinator", early)).body.errors).toMatchObject([{ field: "validTo" }]);
    expect((await write("coordinator", AGREEMENT)).status).toBe(200);
    expect((await seen("coordinator")).body.agreement).toMatchObject({ amountCents: 1_800_000 });
    const { body } = await seen("administrator");
    expect(body.agreement).toBeNull();
    expect(body.steps.find((one: { id: string }) => one.id === "agreement").state).toBe("done");
    const rows = await at.as("administrator", (tx) => tx.rows(sql`select 1 from partner_agreement`));
    expect(rows).toEqual([]);
  });

  it("its settings are its lead's own; another's are not there", async () => {
    const { organisationId } = at.post("landlordLead@GH");
    const set = (who: string, body: object, organisation = organisationId) =>
      at.ask(who, "POST", `/api/joining/${organisation}/settings`, { from: TODAY.toString(), ...body });
    expect((await set("landlordLead@GH", { invitationDays: null }, id)).status).toBe(404);
    expect((await set("landlordLead@AIH", { invitationDays: 3 })).status).toBe(404);
    const past = TODAY.subtract({ days: 1 }).toString();
    const late = await set("landlordLead@GH", { invitationDays: 3, from: past });
    expect(late.body.errors).toMatchObject([{ rule: "setting.from" }]);
    expect((await set("landlordLead@GH", { invitationDays: 3 })).status).toBe(200);
    const { steps } = (await seen("landlordLead@GH", organisationId)).body;
    expect(steps.find((one: { id: string }) => one.id === "settings").state).toBe("done");
    const sent = await at.ask("landlordLead@GH", "POST", "/api/invitations", {
      organisationId,
      role: "arrearsOfficer",
      name: "Camille Essai",
      email: "camille@example.org",
    });
    expect(sent.status).toBe(200);
    const [{ days } = { days: 0 }] = await at.asSystem((tx) =>
      tx.rows<{ days: number }>(
        sql`select round(extract(epoch from expires_at - created_at) / 86400)::int as days from invitation where id = ${sent.body.id}::uuid`,
      ),
    );
    expect(days).toBe(3);
  });
});
