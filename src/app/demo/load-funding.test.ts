/** The demonstration's money, on any day of the year: entered by the product's own rules, nothing of days to come, last year reconciled. */
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";

import { fundingYear } from "../../funding/store.ts";
import { brokenByAgreement, toExplain } from "../../funding/rules.ts";
import type { Actor, Tx } from "../../platform/database/database.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { demoOf } from "./demo-fixture.ts";
import { loadFunding } from "./load-funding.ts";

it.each([
  // The balance of last year is not there yet: it waits for words.
  ["2026-01-01", ["received/agreed", "spent/voted", "spent/received"], 0],
  ["2026-03-31", ["received/agreed", "spent/voted", "spent/received", "justified/received"], 0],
  ["2026-07-01", [], 4],
  ["2026-12-31", [], 6],
])("entered on %s", async (day, waiting, quarters) => {
  const database = await testDatabase(demoOf({ tenancies: 0 }));
  try {
    const today = Temporal.PlainDate.from(day);
    const [coordinator] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ id: string }>(sql`select user_id as id from member where role = 'coordinator' limit 1`),
    );
    const [last, now] = await database.transaction({ kind: "user", userId: coordinator!.id }, async (tx) => {
      await loadFunding(tx as Tx & { actor: Actor }, today);
      return [await fundingYear(tx, today.year - 1, today.year), await fundingYear(tx, null, today.year)];
    });
    expect(now!.year).toBe(today.year);
    expect(now!.agreements).toHaveLength(5);
    expect(toExplain(last!.differences).map(({ between }) => between)).toEqual(waiting);
    expect(
      now!.lines.filter(({ kind, costLine }) => kind === "spent" && costLine === "support"),
    ).toHaveLength(quarters);
    for (const { lines, agreements } of [last!, now!]) {
      expect(lines.filter(({ happenedOn }) => happenedOn !== null && happenedOn > day)).toEqual([]);
      const spent = lines.filter(({ kind }) => kind === "spent");
      for (const { id, rules } of agreements)
        expect(
          brokenByAgreement(
            rules,
            spent.map((one) => ({ ...one, own: one.agreementId === id })),
            String,
            String,
          ),
        ).toEqual([]);
    }
  } finally {
    await database.close();
  }
});
