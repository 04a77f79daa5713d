/** A referral on its way through the database: who moves it, what is written, what closes with it, who no longer sees it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { referralIn, scene, type Scene } from "./referral-fixture.ts";
import type { ReferralStatus } from "./rules.ts";
import { moveReferral } from "./store.ts";

let at: Scene;
beforeAll(async () => {
  at = await scene(demoOf({ tenancies: 0 }));
}, 120_000);
afterAll(() => at?.database.close());

const inState = async (status: ReferralStatus, code = "AIH") => {
  const householdId = await at.household(code, "Nadia Morel");
  return { householdId, referralId: await referralIn(at, status, { householdId, code }) };
};
const move = (who: string, referralId: string, to: ReferralStatus, more = {}) =>
  at.as(who, (tx) => moveReferral(tx, { referralId, to, on: todayInParis(), ...more }));
const statusOf = async (referralId: string) => {
  const [row] = await at.asSystem((tx) =>
    tx.rows<{ status: string; ownerId: string; submittedOn: string | null }>(
      sql`select status, owner_id as "ownerId", submitted_on::text as "submittedOn" from referral where id = ${referralId}::uuid`,
    ),
  );
  return row!;
};
const seen = (who: string, table: string, householdId: string) =>
  at.as(who, async (tx) => {
    const key = table === "household" ? sql`id` : sql`household_id`;
    return (await tx.rows(sql`select 1 from ${sql.identifier(table)} where ${key} = ${householdId}::uuid`))
      .length;
  });

it("what people ask is not compiled to machine code first, which a list under many policies would wait for", async () => {
  // The embedded engine has no compiler, whatever its setting says.
  const asked = sql`select current_setting('jit') as jit, pg_jit_available() as available`;
  const [found] = await at.as("coordinator", (tx) => tx.rows<{ jit: string; available: boolean }>(asked));
  expect(found!.available && found!.jit === "on").toBe(false);
});

describe("a move", () => {
  it("submitted, it belongs to a coordinator from that day, and says so to others", async () => {
    const { referralId, householdId } = await inState("draft");
    const on = Temporal.PlainDate.from("2026-11-23");
    const coordinator = at.post("coordinator").userId;
    expect(await move("arrearsOfficer@AIH", referralId, "submitted", { on })).toEqual({
      from: "draft",
      to: "submitted",
      householdId,
      ownerId: coordinator,
    });
    expect(await statusOf(referralId)).toEqual({
      status: "submitted",
      ownerId: coordinator,
      submittedOn: "2026-11-23",
    });
    const events = await at.asSystem((tx) =>
      tx.rows(
        sql`select kind, payload ->> 'referralId' as id from outbox_event where household_id = ${householdId}::uuid`,
      ),
    );
    expect(events).toEqual([{ kind: "referral.submitted", id: referralId }]);
  });

  it("each leaves a line of history: from, to, who, owner", async () => {
    const { referralId } = await inState("submitted");
    const coordinator = at.post("coordinator").userId;
    await move("coordinator", referralId, "onAgenda", { ownerId: coordinator });
    await move("coordinator", referralId, "decided");
    const history = await at.as("socialAdviser@AIH", (tx) =>
      tx.rows(sql`select from_status as "from", to_status as "to", moved_by as "by", owner_id as "ownerId"
                    from referral_move where referral_id = ${referralId}::uuid order by moved_at`),
    );
    expect(history).toEqual([
      { from: "submitted", to: "onAgenda", by: coordinator, ownerId: coordinator },
      { from: "onAgenda", to: "decided", by: coordinator, ownerId: coordinator },
    ]);
  });

  it("that the rule refuses writes nothing", async () => {
    const { referralId, householdId } = await inState("submitted");
    expect(await move("coordinator", referralId, "assigned")).toMatchObject({
      errors: [{ rule: "referral.move" }],
    });
    expect((await statusOf(referralId)).status).toBe("submitted");
    expect(await seen("coordinator", "referral_move", householdId)).toBe(0);
  });

  it("to an owner who left is refused", async () => {
    const { referralId } = await inState("decided");
    const answer = await move("coordinator", referralId, "assigned", { ownerId: crypto.randomUUID() });
    expect(answer).toMatchObject({ errors: [{ rule: "referral.owner", field: "ownerId" }] });
  });

  it.each(["arrearsOfficer@PLURALIS", "caseWorker@RELAIS", "committeeMember@AIH", "funder", "administrator"])(
    "is nobody else's: for %s the referral is missing",
    async (who) => {
      const { referralId } = await inState("submitted");
      expect(await move(who, referralId, "withdrawn", { reason: "Essai" })).toBeUndefined();
    },
  );

  it("a draft is missing for the coordination", async () => {
    const { referralId } = await inState("draft");
    expect(await move("coordinator", referralId, "withdrawn", { reason: "Essai" })).toBeUndefined();
  });

  it("a second referral of a household under way with its landlord is refused by the database", async () => {
    const { householdId } = await inState("decided");
    await expect(referralIn(at, "draft", { householdId })).rejects.toThrow(/referral_under_way/);
  });
});

/** An assigned referral with its item on a session to come. */
async function assigned() {
  const made = await inState("assigned");
  const worker = at.post("caseWorker@RELAIS");
  const landlordId = at.post("arrearsOfficer@AIH").organisationId;
  const { householdId, referralId } = made;
  await at.asSystem(async (tx) => {
    await tx.rows(sql`
      insert into assignment (referral_id, household_id, landlord_id, operator_id, case_worker_id, assigned_on)
      values (${referralId}::uuid, ${householdId}::uuid, ${landlordId}::uuid, ${worker.organisationId}::uuid, ${worker.userId}::uuid, '2026-11-23')`);
    const [session] = await tx.rows<{ id: string }>(sql`
      insert into committee_session (number, held_on) values (${crypto.randomUUID()}, '2026-12-10') returning id`);
    await tx.rows(sql`
      insert into agenda_item (session_id, referral_id, household_id, landlord_id, position)
      values (${session!.id}::uuid, ${referralId}::uuid, ${householdId}::uuid, ${landlordId}::uuid, 1)`);
  });
  return { ...made, landlordId, worker };
}

async function measureOf(
  { referralId, householdId, landlordId, worker }: Awaited<ReturnType<typeof assigned>>,
  closedOn: string | null,
  rank = 1,
) {
  const id = crypto.randomUUID();
  await at.asSystem((tx) =>
    tx.rows(sql`
      insert into measure (id, path_id, rank, household_id, referral_id, landlord_id, operator_id, case_worker_id, track, starts_on, ends_on, closed_on)
      values (${id}::uuid, ${id}::uuid, ${rank}, ${householdId}::uuid, ${referralId}::uuid, ${landlordId}::uuid,
              ${worker.organisationId}::uuid, ${worker.userId}::uuid, 'stay', '2026-05-01', '2026-10-31', ${closedOn}::date)`),
  );
  return id;
}

describe("a withdrawal closes what the referral opened", () => {
  it("the operator and the coordination no longer see the household; the item leaves the agenda to come", async () => {
    const { referralId, householdId } = await assigned();
    expect(await seen("caseWorker@RELAIS", "household", householdId)).toBe(1);
    await move("socialAdviser@AIH", referralId, "withdrawn", { reason: "Le ménage retire son accord" });
    expect(await seen("caseWorker@RELAIS", "household", householdId)).toBe(0);
    expect(await seen("coordinator", "household", householdId)).toBe(0);
    expect(await seen("coordinator", "referral", householdId)).toBe(0);
    expect(await seen("coordinator", "agenda_item", householdId)).toBe(0);
    expect(await seen("socialAdviser@AIH", "referral_move", householdId)).toBe(1);
  });

  it("by the coordination as well", async () => {
    const { referralId } = await inState("submitted");
    const reason = "Le ménage l'a demandé par téléphone";
    expect(await move("coordinator", referralId, "withdrawn", { reason })).toMatchObject({ to: "withdrawn" });
    expect((await statusOf(referralId)).status).toBe("withdrawn");
  });

  it("is refused while a measure runs", async () => {
    const made = await assigned();
    await measureOf(made, null);
    const answer = await move("landlordLead@AIH", made.referralId, "withdrawn", { reason: "Parti" });
    expect(answer).toMatchObject({ errors: [{ rule: "referral.measureRuns" }] });
    expect(await seen("caseWorker@RELAIS", "household", made.householdId)).toBe(1);
  });

  it("nobody closes through the function what is not theirs", async () => {
    const { referralId, householdId } = await assigned();
    for (const who of ["arrearsOfficer@PLURALIS", "caseWorker@RELAIS", "funder"])
      await at.as(who, (tx) =>
        tx.rows(sql`select app.withdraw_referral(${referralId}::uuid, 'Essai', '2026-11-23')`),
      );
    expect((await statusOf(referralId)).status).toBe("assigned");
    expect(await seen("coordinator", "agenda_item", householdId)).toBe(1);
    expect(await seen("caseWorker@RELAIS", "household", householdId)).toBe(1);
  });

  it("even where the coordination still follows the household by a former referral", async () => {
    const { referralId: former, householdId } = await inState("closed");
    const referralId = await referralIn(at, "submitted", { householdId });
    const readable = () =>
      at.as("coordinator", (tx) =>
        tx.rows<{ id: string }>(
          sql`select id from referral where household_id = ${householdId}::uuid order by created_at`,
        ),
      );
    expect(await readable()).toEqual([{ id: former }, { id: referralId }]);
    await move("coordinator", referralId, "withdrawn", { reason: "Le ménage l'a demandé" });
    expect(await readable()).toEqual([{ id: former }]);
  });
});

const close = (who: string, measure: string) =>
  at.as(who, async (tx) => {
    const [row] = await tx.rows<{ moved: boolean }>(
      sql`select app.close_referral(${measure}::uuid) as moved`,
    );
    return row!.moved;
  });

describe("closing a measure closes its referral", () => {
  it("by the operator's own worker, once, with its history and its event", async () => {
    const made = await assigned();
    const measure = await measureOf(made, "2026-10-31");
    expect([await close("caseWorker@RELAIS", measure), await close("caseWorker@RELAIS", measure)]).toEqual([
      true,
      false,
    ]);
    expect((await statusOf(made.referralId)).status).toBe("closed");
    expect(await seen("coordinator", "referral_move", made.householdId)).toBe(1);
    const events = await at.asSystem((tx) =>
      tx.rows(sql`select kind from outbox_event where household_id = ${made.householdId}::uuid`),
    );
    expect(events).toEqual([{ kind: "referral.closed" }]);
  });

  it.each([
    ["coordinator", true],
    ["operatorLead@RELAIS", true],
    ["caseWorker@OISEAU", false],
    ["operatorLead@OISEAU", false],
    ["landlordLead@AIH", false],
    ["administrator", false],
  ])("as %s: %s", async (who, moved) => {
    expect(await close(who, await measureOf(await assigned(), "2026-10-31"))).toBe(moved);
  });

  it("not before the measure is closed on its row, nor while its renewal runs", async () => {
    expect(await close("coordinator", await measureOf(await assigned(), null))).toBe(false);
    const made = await assigned();
    const first = await measureOf(made, "2026-10-31");
    await measureOf(made, null, 2);
    expect(await close("caseWorker@RELAIS", first)).toBe(false);
  });
});
