/** Detection reads money and months alone: a column or a field more fails here until a person has judged it. */
import { type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";

import type { Database, Who } from "../platform/database/database.ts";
import type { DetectionAccount, DetectionMonth, MissedInstalment } from "../signals/signal.rules.ts";
import { runDetection } from "./store.ts";

// The compiler refuses a field missing here: never add sex, age, birth, nationality, family or health.
const ACCOUNT: Record<Exclude<keyof DetectionAccount, "missedInstalment">, string> = {
  balanceCents: "balance_cents",
  amountDueCents: "amount_due_cents",
  rentChargesCents: "rent_charges_cents",
  benefitCents: "benefit_cents",
};
const MONTH: Record<keyof DetectionMonth, string> = {
  month: "month",
  chargedCents: "charged_cents",
  benefitCents: "benefit_cents",
  reliefCents: "relief_cents",
  grantCents: "grant_cents",
  paidCents: "paid_cents",
  balanceCents: "balance_cents",
  rejectedDebits: "rejected_debits",
  lastPaymentOn: "last_payment_on",
};
/** Of a plan, told by its own room: money and days alone. */
const INSTALMENT: Record<keyof MissedInstalment, "money" | "day"> = {
  dueOn: "day",
  amountCents: "money",
  leftCents: "money",
  toleranceEnded: "day",
};
/** What links rows and bounds the reading in time. */
const LINKS = ["id", "landlord_id", "tenancy_id", "account_id", "last_entry_on", "ends_on"];
const TABLES = ["tenant_account", "tenancy", "account_month"];
const WORDS =
  "with page as select a from join t on and where is null or date order by limit p int float8 coalesce false past string_agg concat_ws to_char m months left interval group uuid";

it("reads no column but those of this list", async () => {
  const sent: string[] = [];
  const tx = {
    rows: (query: SQL) => {
      const { sql } = new PgDialect().sqlToQuery(query);
      sent.push(sql);
      return Promise.resolve(sql.includes("from organisation") ? [{ id: "one" }] : []);
    },
  };
  const database = { transaction: (_who: Who, work: (it: typeof tx) => unknown) => work(tx) };
  await runDetection(database as unknown as Database, {} as Who, {
    on: Temporal.PlainDate.from("2026-11-23"),
  });

  const reads = sent.filter((sql) => /\b(tenant_account|account_month|tenancy)\b/.test(sql));
  expect(reads).toHaveLength(1);
  expect(reads[0]).not.toContain("*");
  const known = new Set([
    ...Object.values(ACCOUNT),
    ...Object.values(MONTH),
    ...LINKS,
    ...TABLES,
    ...WORDS.split(" "),
  ]);
  const words = reads[0]!.replace(/'[^']*'|"\w+Cents"|\$\d+/g, " ").match(/[a-z_]\w*/gi)!;
  expect(words.filter((word) => !known.has(word.toLowerCase()))).toEqual([]);
});

it("knows of a plan the missed instalment alone", () => {
  expect(Object.keys(INSTALMENT)).toEqual(["dueOn", "amountCents", "leftCents", "toleranceEnded"]);
});
