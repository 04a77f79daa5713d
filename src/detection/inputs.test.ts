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
const WORDS = "join t on and where is null or date order by limit from select a m uuid as n many";

/** One account without a figure, then nothing: both in the form that the database gives its rows in. */
const HEADER = 19;
const none = () => new Uint8Array([...new Uint8Array(HEADER), 0xff, 0xff]);
const eight = (value: number) => [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, value];
let asked = 0;
function oneAccount(): Uint8Array {
  if (asked++ > 0) return none();
  const unknown = [0xff, 0xff, 0xff, 0xff];
  const fields = [...eight(1), ...eight(0), ...unknown, ...unknown, ...unknown, ...unknown];
  return new Uint8Array([...new Uint8Array(HEADER), 0, 6, ...fields, 0xff, 0xff]);
}

it("reads no column but those of this list", async () => {
  const sent: string[] = [];
  const tx = {
    rows: (query: SQL) => {
      const { sql } = new PgDialect().sqlToQuery(query);
      sent.push(sql);
      return Promise.resolve(sql.includes("from organisation") ? [{ id: "one" }] : []);
    },
    copyOut: (query: SQL) => {
      const { sql } = new PgDialect().sqlToQuery(query);
      sent.push(sql);
      return Promise.resolve(sql.includes("from tenant_account") ? oneAccount() : none());
    },
    copyIn: () => Promise.resolve(),
  };
  const database = { transaction: (_who: Who, work: (it: typeof tx) => unknown) => work(tx) };
  await runDetection(database as unknown as Database, {} as Who, {
    on: Temporal.PlainDate.from("2026-11-23"),
  });

  // What is written to the list is the account's own name and number: read then, by no rule.
  const reads = sent.filter(
    (sql) =>
      /\b(tenant_account|account_month|tenancy)\b/.test(sql) && !sql.includes("insert into worklist_item"),
  );
  expect(reads).toHaveLength(4);
  expect(reads[0]).toContain("count(*)");
  const known = new Set([
    ...Object.values(ACCOUNT),
    ...Object.values(MONTH),
    ...LINKS,
    ...TABLES,
    ...WORDS.split(" "),
  ]);
  for (const read of reads) {
    const words = read.replace(/'[^']*'|\$\d+|count\(\*\)::int|\*/g, " ").match(/[a-z_]\w*/gi)!;
    expect(words.filter((word) => !known.has(word.toLowerCase()))).toEqual([]);
  }
});

it("knows of a plan the missed instalment alone", () => {
  expect(Object.keys(INSTALMENT)).toEqual(["dueOn", "amountCents", "leftCents", "toleranceEnded"]);
});
