/** What the database counts is what the rules count from facts: every indicator, every reader, periods of all lengths. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { Tx } from "../platform/database/database.ts";
import { SLICES, slicesFor } from "./rules.ts";
import { cellsOfFacts, sheetOf, type Cells, type Sheet } from "./sheet.rules.ts";
import { countedSheet, evaluationFacts, type Scope } from "./store.ts";

const PERIODS = [
  { from: "2016-01-01", to: "2018-12-31" },
  { from: "2017-01-01", to: "2017-12-31" },
  { from: "2016-05-10", to: "2017-02-03" },
  { from: "2019-01-01", to: "2026-12-31" },
  { from: "2026-03-01", to: "2026-03-31" },
  { from: "2014-01-01", to: "2014-12-31" },
];

let database: Awaited<ReturnType<typeof testDatabase>>;
let people: { role: string; id: string }[];
beforeAll(async () => {
  database = await testDatabase(demoOf({ programme: true, tenancies: 600, months: 18 }));
  people = await database.transaction({ kind: "system" }, async (tx) => {
    // An operator that counts its time: contacts' minutes become costs.
    await tx.rows(sql`
      insert into dated_setting (rule, organisation_id, value, valid_from, source)
      select 'cost.time', id, case code when 'RELAIS' then '{"method":"minutes","hourlyCents":4210}'::jsonb
                                        else '{"method":"pace","hourlyCents":3900,"minutesPerMonth":300}' end, '2010-01-01', 'essai'
        from organisation where code in ('RELAIS', 'OISEAU', 'SOLENI')`);
    return tx.rows<{ role: string; id: string }>(
      sql`select distinct on (role) role, user_id as id from member order by role, email`,
    );
  });
}, 180_000);
afterAll(() => database?.close());

/** Sums of money by time are fractions of a cent apart where they are summed in another order. */
const rounded = (figures: unknown) =>
  JSON.parse(
    JSON.stringify(figures, (_, value) =>
      typeof value === "number" ? Number(value.toPrecision(12)) : value,
    ),
  );

/** What each reader counts from, read once. */
const read = new Map<string, Cells>();
async function cellsFor(tx: Tx, name: string, scope: Scope): Promise<Cells> {
  const cells = read.get(`${name}/${scope}`) ?? cellsOfFacts(await evaluationFacts(tx, scope));
  read.set(`${name}/${scope}`, cells);
  return cells;
}
const cut = ({ figures, slices }: Sheet) => rounded({ figures, slices: slices && [...slices] });

describe.each(["coordinator", "landlordLead", "operatorLead", "funder", "administrator"] as const)(
  "for the %s",
  (role) => {
    it.each(PERIODS)("from $from to $to, whole and by each cut", async (period) => {
      const userId = people.find((one) => one.role === role)!.id;
      for (const scope of ["all", "own"] as const)
        for (const by of [undefined, ...slicesFor(role)])
          await database.transaction({ kind: "user", userId }, async (tx) => {
            const cells = await cellsFor(tx, role, scope);
            const counted = await countedSheet(tx, role, scope, period, by);
            expect(cut(counted)).toEqual(cut(sheetOf(role, cells, period, by)));
          });
    });
  },
);

it.each(PERIODS)("for the command line from $from to $to, whole and by each cut", async (period) => {
  await database.transaction({ kind: "system" }, async (tx) => {
    const cells = await cellsFor(tx, "command", "all");
    for (const by of [undefined, ...SLICES])
      expect(cut(await countedSheet(tx, null, "all", period, by))).toEqual(
        cut(sheetOf(null, cells, period, by)),
      );
  });
});

it("a measure's own page tells the cost that all measures together are told", async () => {
  const [apart] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ known: number; differ: number }>(sql`
      select count(k.cents)::int as known, count(*) filter (where app.cost_of(m.id) is distinct from k.cents)::int as differ
        from measure m left join app.measure_costs() k on k.measure_id = m.id`),
  );
  expect(apart!.known).toBeGreaterThan(5);
  expect(apart!.differ).toBe(0);
});
