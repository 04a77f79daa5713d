/** One named owner always: at each state of a referral, and after a departure at any of them. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { referralIn, scene, type Scene } from "./referral-fixture.ts";
import { MOVES, REFERRAL_STATUSES, type ReferralStatus } from "./rules.ts";
import { moveReferral } from "./store.ts";

let at: Scene;
beforeAll(async () => {
  at = await scene(demoOf({ tenancies: 0 }));
}, 120_000);
afterAll(() => at?.database.close());

/** A person of AIH beside those of the demonstration, in post. */
async function colleague(role: string, code: string): Promise<string> {
  const userId = crypto.randomUUID();
  const [{ organisationId }] = [at.post(`${role === "coordinator" ? "coordinator" : `${role}@${code}`}`)];
  await at.asSystem((tx) =>
    tx.rows(sql`
      insert into member (user_id, organisation_id, role, name, email)
      values (${userId}::uuid, ${organisationId}::uuid, ${role}, 'Camille Relève', ${`${userId}@example.org`})`),
  );
  return userId;
}

const ownerOf = async (referralId: string) => {
  const [row] = await at.asSystem((tx) =>
    tx.rows<{ ownerId: string; name: string; active: boolean }>(sql`
      select r.owner_id as "ownerId", m.name, m.active from referral r left join member m on m.user_id = r.owner_id
       where r.id = ${referralId}::uuid`),
  );
  return row!;
};
const ownedBy = (referralId: string, userId: string) =>
  at.asSystem((tx) =>
    tx.rows(sql`update referral set owner_id = ${userId}::uuid where id = ${referralId}::uuid`),
  );

describe("no referral is without an owner", () => {
  it("the database refuses one", async () => {
    const referralId = await referralIn(at, "submitted", {
      householdId: await at.household("AIH", "Nadia Morel"),
    });
    await expect(
      at.asSystem((tx) => tx.rows(sql`update referral set owner_id = null where id = ${referralId}::uuid`)),
    ).rejects.toThrow(/null/);
  });

  const steps = REFERRAL_STATUSES.flatMap((from) =>
    (Object.keys(MOVES[from]) as ReferralStatus[]).map((to) => [from, to] as const),
  );
  it.each(steps)("after the move from %s to %s, somebody in post owns it", async (from, to) => {
    const referralId = await referralIn(at, from, { householdId: await at.household("AIH", "Nadia Morel") });
    const by = from === "draft" || to === "withdrawn" ? "socialAdviser@AIH" : "coordinator";
    const moved = await at.as(by, (tx) =>
      moveReferral(tx, {
        referralId,
        to,
        on: todayInParis(),
        ...(to === "withdrawn" && { reason: "Essai" }),
      }),
    );
    expect(moved).toMatchObject({ to });
    expect(await ownerOf(referralId)).toMatchObject({ active: true, name: expect.any(String) });
  });
});

describe("somebody who owns referrals leaves", () => {
  it.each(REFERRAL_STATUSES.filter((status) => status !== "draft"))(
    "a coordinator, at the state %s: another takes it, and the history says so while it is under way",
    async (status) => {
      const leaver = await colleague("coordinator", "");
      await colleague("coordinator", "");
      const householdId = await at.household("AIH", "Nadia Morel");
      const referralId = await referralIn(at, status, { householdId });
      await ownedBy(referralId, leaver);
      await at.as("administrator", (tx) => tx.rows(sql`select app.close_post(${leaver}::uuid)`));
      const owner = await ownerOf(referralId);
      expect(owner.active).toBe(true);
      expect(owner.ownerId).not.toBe(leaver);
      const history = await at.asSystem((tx) =>
        tx.rows(
          sql`select from_status as "from", to_status as "to", owner_id as "ownerId" from referral_move where referral_id = ${referralId}::uuid`,
        ),
      );
      expect(history).toEqual(
        status === "closed" || status === "withdrawn"
          ? []
          : [{ from: status, to: status, ownerId: owner.ownerId }],
      );
    },
  );

  it.each([
    ["arrearsOfficer", "AIH", "landlordLead@AIH", "draft"],
    ["caseWorker", "RELAIS", "operatorLead@RELAIS", "assigned"],
  ] as const)("an %s of %s: the lead takes it", async (role, code, lead, status) => {
    const leaver = await colleague(role, code);
    const referralId = await referralIn(at, status, {
      householdId: await at.household("AIH", "Nadia Morel"),
    });
    await ownedBy(referralId, leaver);
    const [{ files } = { files: -2 }] = await at.as(lead, (tx) =>
      tx.rows<{ files: number }>(sql`select app.close_post(${leaver}::uuid) as files`),
    );
    expect(files).toBe(1);
    expect(await ownerOf(referralId)).toMatchObject({ ownerId: at.post(lead).userId, active: true });
  });
});
