/** The demonstration in a real database: one run fills it, a second leaves it alone, and its files agree with its ledgers. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { SIGNAL_KINDS } from "../../signals/signal.rules.ts";
import type { Database } from "../../platform/database/database.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { STAGES } from "../../procedure-clock/acts.rules.ts";
import { loadDemo, type DemoReport } from "./load.ts";

const today = Temporal.PlainDate.from("2026-11-23");

describe("a small département", () => {
  let database: Database;
  let report: DemoReport;
  const rows = <T>(query: ReturnType<typeof sql>) =>
    database.transaction({ kind: "system" }, (tx) => tx.rows<T>(query));

  beforeAll(async () => {
    database = await testDatabase();
    report = await loadDemo(database, { tenancies: 800, today });
  });
  afterAll(() => database.close());

  test("it holds the organisations, people and tenancies asked for", () => {
    expect(report).toMatchObject({ organisations: 15, users: 39, tenancies: 800, households: 20 });
    expect(report.entries).toBeGreaterThan(50_000);
  });

  test("a second run finds everything there and changes nothing", async () => {
    const told: string[] = [];
    const again = await loadDemo(database, { tenancies: 800, today, onProgress: (line) => told.push(line) });
    expect({ ...again, durationMs: 0 }).toEqual({ ...report, durationMs: 0 });
    expect(told.at(-1)).toContain("rien à faire");
  });

  test("no line of the landlords' files is set aside", async () => {
    expect(await rows(sql`select 1 from ledger_quarantine limit 1`)).toEqual([]);
  });

  test("each measure begins with the debt that the ledger shows that day", async () => {
    const wrong = await rows(sql`
      select m.id from measure m join tenant_account a on a.household_id = m.household_id
       where m.debt_at_start_cents <> (
         select coalesce(sum(e.debit_cents - e.credit_cents), 0) from ledger_entry e
          where e.landlord_id = a.landlord_id and e.account_id = a.id and e.entry_on <= m.starts_on)`);
    expect(wrong).toEqual([]);
  });

  test("every plan sums to its debt, and every month of relief that is over stands in the ledger, of one agreement with another amount", async () => {
    const plans = await rows(sql`
      select p.id from repayment_plan p
       where p.debt_cents <> (select sum(amount_cents) from instalment i where i.plan_id = p.id)`);
    const reliefs = await rows(sql`
      select distinct r.id from rent_relief_month x join rent_relief r on r.id = x.relief_id
       join tenant_account a on a.landlord_id = r.landlord_id and a.id = r.account_id
       where x.month <= a.last_entry_on and not exists (select 1 from ledger_entry e
                          where e.landlord_id = x.landlord_id and e.account_id = r.account_id and e.kind = 'relief'
                            and e.credit_cents = x.amount_cents and date_trunc('month', e.entry_on) = x.month)`);
    expect(plans).toEqual([]);
    expect(reliefs.length).toBeLessThanOrEqual(1);
  });

  test("every file has an owner", async () => {
    expect(await rows(sql`select id from referral where owner_id is null`)).toEqual([]);
  });

  test("no referral's history is of a day to come, and the worklist knows who is referred", async () => {
    expect(await rows(sql`select id from referral_move where moved_on > ${today.toString()}::date`)).toEqual(
      [],
    );
    const forgotten = await rows(sql`
      select r.id from referral r join worklist_item w on w.household_id = r.household_id
       where r.status not in ('closed', 'withdrawn') and w.handled_as is distinct from 'referred'`);
    expect(forgotten).toEqual([]);
  });

  test("the worklists show a story of each signal but those of housing benefit, too rare in so few tenancies", async () => {
    const seen = await rows<{ kind: string }>(
      sql`select distinct s ->> 'kind' as kind from worklist_item w cross join jsonb_array_elements(w.signals) s`,
    );
    const kinds = new Set(seen.map(({ kind }) => kind));
    const rare = new Set(["benefitStopped", "benefitCut"]);
    expect(SIGNAL_KINDS.filter((kind) => !kinds.has(kind) && !rare.has(kind))).toEqual([]);
  });

  test("the stage told at referral is one of the procedure's, with its next date", async () => {
    const stages = await rows<{ stage: string; dated: boolean }>(sql`
      select distinct facts ->> 'stage' as stage, facts ? 'nextDeadline' as dated from referral where facts ? 'stage'`);
    expect(stages.length).toBeGreaterThan(0);
    expect(
      stages.filter(({ stage, dated }) => !(STAGES as readonly string[]).includes(stage) || !dated),
    ).toEqual([]);
  });
});

describe("organisations alone, then the programme's own cases", () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  test("with no tenancies there are organisations, people and zones over the 512 communes", async () => {
    expect(await loadDemo(database, { tenancies: 0 })).toMatchObject({
      tenancies: 0,
      entries: 0,
      households: 0,
    });
    const [zones] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ communes: number; zones: number }>(sql`
        select count(distinct insee)::int as communes, count(distinct zone_id)::int as zones from zone_commune`),
    );
    expect(zones).toEqual({ communes: 512, zones: 3 });
  });

  test("the programme's cases hold 85 supported households and 51 closed paths, 12 of them renewed", async () => {
    await loadDemo(database, { programme: true });
    const [figures] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<Record<string, number>>(sql`
        with path as (
          select path_id, min(starts_on) as starts_on, max(rank) as measures,
                 (array_agg(closed_on order by rank desc))[1] as closed_on
            from measure group by path_id)
        select count(*) filter (where starts_on <= '2018-12-31' and coalesce(closed_on, 'infinity') >= '2016-01-01')::int as supported,
               count(*) filter (where closed_on <= '2018-12-31')::int as closed,
               count(*) filter (where closed_on <= '2018-12-31' and measures > 1)::int as renewed
          from path`),
    );
    expect(figures).toEqual({ supported: 85, closed: 51, renewed: 12 });
  });
});
