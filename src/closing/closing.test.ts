/** After a measure: when it is asked what became of the household, what changed its debt, who answers and who reads. */
import { sql } from "drizzle-orm";
import { assert, integer, property } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { differenceOf, dueFollowUps, followUpOn } from "./rules.ts";
import { askFollowUps } from "./store.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);

describe("the rule", () => {
  it.each([
    ["2026-08-31", 6, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
  ] as const)("a measure closed on %s is followed up %i months later on %s", (closedOn, months, on) => {
    expect(followUpOn(day(closedOn), months).toString()).toBe(on);
  });

  it("asks nothing before six months, the second question after the first", () => {
    assert(
      property(integer({ min: 0, max: 4_000 }), integer({ min: 0, max: 800 }), (start, after) => {
        const closedOn = day("2016-01-01").add({ days: start });
        const due = dueFollowUps(closedOn, closedOn.add({ days: after }));
        expect(due).toEqual([6, 12].slice(0, due.length));
        expect(due.length > 0).toBe(after >= closedOn.until(closedOn.add({ months: 6 })).days);
      }),
    );
  });

  it("says what the entries do not explain of a stated change, and nothing where a debt is unknown", () => {
    const changes = {
      charged: 300_000,
      benefit: -60_000,
      paid: -250_000,
      relief: 0,
      grant: -50_000,
      writeOff: 0,
      other: 0,
    };
    expect(differenceOf({ startCents: 150_000, endCents: 90_000 }, changes)).toBe(0);
    expect(differenceOf({ startCents: 150_000, endCents: 80_000 }, changes)).toBe(-10_000);
    expect(differenceOf({ startCents: null, endCents: 0 }, changes)).toBeNull();
  });
});

describe("over HTTP", () => {
  let at: ServedScene<RealServer>;
  beforeAll(async () => {
    at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  }, 120_000);
  afterAll(() => at?.close());
  const ask: typeof at.ask = (...asked) => at.ask(...asked);
  const now = todayInParis();
  const today = now.toString();
  const night = () => at.asSystem((tx) => askFollowUps(tx, now));
  const reply = (more: object = {}) => ({
    whereabouts: "sameHome",
    seenOn: today,
    debtCents: null,
    rentPaid: true,
    words: null,
    ...more,
  });

  /** A measure that ran eight months ago and was closed so many months ago. */
  async function closed(months: number): Promise<Assigned & { measureId: string }> {
    const endsOn = now.subtract({ months });
    const startsOn = endsOn.subtract({ months: 6 });
    const file = await assigned(at, { on: startsOn.toString() });
    const measureId = await running(at, file, { startsOn: startsOn.toString(), endsOn: endsOn.toString() });
    await at.asSystem((tx) =>
      tx.rows(sql`update measure set closed_on = ends_on, outcome = 'stayed', debt_at_start_cents = 150000, debt_at_end_cents = 40000,
                         handed_on_to = 'Service social de secteur' where id = ${measureId}::uuid`),
    );
    return { ...file, measureId };
  }
  const after = async (who: string, { householdId }: Assigned) =>
    (await ask(who, "GET", `/api/households/${householdId}/after`)).body;

  const months = async (file: Assigned) =>
    (await after("coordinator", file)).followUps.map((line: { months: number }) => line.months);

  it("the night asks each landlord once, at six months and again at twelve; what was missed is asked at the later one", async () => {
    const [soon, six, year] = [await closed(5), await closed(6), await closed(13)];
    expect(await night()).toBe(2);
    expect(await night()).toBe(0);
    expect(await months(soon)).toEqual([]);
    expect(await months(six)).toEqual([6]);
    expect(await months(year)).toEqual([12]);
    const told = await at.asSystem((tx) =>
      tx.rows(
        sql`select 1 from outbox_event where kind = 'followUp.asked' and household_id = ${six.householdId}::uuid`,
      ),
    );
    expect(told).toHaveLength(1);
  });

  it("the landlord answers once; the operator and the coordination read it, with what changed the debt and who took over", async () => {
    const file = await closed(7);
    await at.asSystem((tx) =>
      tx.rows(sql`
        insert into ledger_entry (landlord_id, account_id, entry_on, kind, label, debit_cents, credit_cents, import_id, line)
        select a.landlord_id, a.id, m.starts_on + 40, k.kind, 'X', k.debit, k.credit, 1, k.line
          from tenant_account a join measure m on m.household_id = a.household_id,
               (values ('rent', 300000, 0, 1), ('payment', 0, 350000, 2), ('debtGrant', 0, 60000, 3)) as k (kind, debit, credit, line)
         where m.id = ${file.measureId}::uuid`),
    );
    await night();
    const [line] = (await after("socialAdviser@AIH", file)).followUps;
    const url = `/api/follow-ups/${line.id}/answer`;
    expect(
      (await ask("socialAdviser@AIH", "POST", url, reply({ seenOn: now.add({ days: 1 }).toString() }))).body
        .errors,
    ).toMatchObject([{ field: "seenOn" }]);
    expect((await ask("socialAdviser@AIH", "POST", url, reply({ whereabouts: "rehoused" }))).status).toBe(
      200,
    );
    expect((await ask("socialAdviser@AIH", "POST", url, reply())).status).toBe(404);
    for (const who of ["caseWorker@RELAIS", "coordinator"])
      expect(await after(who, file)).toMatchObject({
        paths: [
          {
            startCents: 150_000,
            endCents: 40_000,
            handedOnTo: "Service social de secteur",
            changes: { charged: 300_000, paid: -350_000, grant: -60_000 },
            differenceCents: 0,
          },
        ],
        followUps: [{ whereabouts: "rehoused", debtCents: null, rentPaid: true, can: { answer: false } }],
      });
  });

  it.each([
    ["socialAdviser@PLURALIS", 404],
    ["caseWorker@RELAIS", 403],
    ["coordinator", 403],
    ["funder", 403],
  ])("is not answered by %s: %i", async (who, status) => {
    const file = await closed(6);
    await night();
    const [line] = (await after("coordinator", file)).followUps;
    expect((await ask(who, "POST", `/api/follow-ups/${line.id}/answer`, reply())).status).toBe(status);
  });

  it("a measure that was renewed is asked about after its renewal alone", async () => {
    const file = await closed(8);
    await at.asSystem((tx) =>
      tx.rows(sql`insert into measure (path_id, rank, household_id, referral_id, landlord_id, operator_id, track, starts_on, ends_on)
                  select path_id, 2, household_id, referral_id, landlord_id, operator_id, track, ends_on + 1, ends_on + 183
                    from measure where id = ${file.measureId}::uuid`),
    );
    await night();
    expect((await after("coordinator", file)).followUps).toEqual([]);
  });
});
