/** Files that landlords sent: control totals, lines set aside, how their columns map. Every key carries landlord_id. */
import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { landlordId, ledgerKeeper, ownLandlord } from "../ledger/schema.ts";
import type { FileKind } from "../ledger-file/mapping.rules.ts";
import type { QuarantinedEntry, Settlement } from "../ledger-file/quarantine.rules.ts";
import { centsColumn, createdAtColumn, dayColumn } from "../platform/database/columns.ts";
import { ofTokensLandlord, policies } from "../platform/database/roles.ts";
import type { ReplacedAccounts } from "./replacement.rules.ts";
import type { Way } from "./ways.rules.ts";

/** One file taken in: its control totals. read = kept + known + quarantined, and the sums likewise (control.rules.ts). */
export const ledgerImport = pgTable(
  "ledger_import",
  {
    landlordId: landlordId(),
    id: bigint("id", { mode: "number" }).notNull().generatedByDefaultAsIdentity(),
    /** What the file told: debits and credits, or how much each account owed. */
    kind: text("kind").$type<FileKind>().notNull().default("movements"),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    read: integer("read").notNull(),
    kept: integer("kept").notNull(),
    known: integer("known").notNull(),
    quarantined: integer("quarantined").notNull(),
    debitCents: centsColumn("debit_cents").notNull(),
    creditCents: centsColumn("credit_cents").notNull(),
    /** Sums of the file, of its lines known already and of those set aside; null on imports made before they were kept. */
    fileDebitCents: centsColumn("file_debit_cents"),
    fileCreditCents: centsColumn("file_credit_cents"),
    knownDebitCents: centsColumn("known_debit_cents"),
    knownCreditCents: centsColumn("known_credit_cents"),
    quarantinedDebitCents: centsColumn("quarantined_debit_cents"),
    quarantinedCreditCents: centsColumn("quarantined_credit_cents"),
    durationMs: integer("duration_ms").notNull(),
    importedBy: uuid("imported_by"),
    way: text("way").$type<Way>().notNull().default("page"),
    /** The token it came with, and its name on that day. */
    tokenId: uuid("token_id"),
    tokenName: text("token_name"),
    /** What tells a file of the watched folder from any other: taken in once, whoever looks, whatever was cut. */
    delivery: text("delivery"),
    /** First and last day of the period that it replaced, and of which accounts; null where it replaced nothing. */
    replacesFrom: dayColumn("replaces_from"),
    replacesTo: dayColumn("replaces_to"),
    replacesAccounts: text("replaces_accounts").$type<ReplacedAccounts>(),
    /** Entries of that period that it took out of the ledger (withdrawn_entry), and their sums. */
    withdrawn: integer("withdrawn").notNull().default(0),
    withdrawnDebitCents: centsColumn("withdrawn_debit_cents").notNull().default(0),
    withdrawnCreditCents: centsColumn("withdrawn_credit_cents").notNull().default(0),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    unique("ledger_import_delivery").on(table.landlordId, table.delivery),
    ...policies("ledger_import", {
      read: ownLandlord,
      write: ledgerKeeper,
      intake: { select: ofTokensLandlord, insert: sql`${ofTokensLandlord} and way = 'token'` },
    }),
  ],
);

/** A line that could not be taken, with the reason and the remedy: nothing is dropped. */
export const ledgerQuarantine = pgTable(
  "ledger_quarantine",
  {
    landlordId: landlordId(),
    id: bigint("id", { mode: "number" }).notNull().generatedByDefaultAsIdentity(),
    importId: bigint("import_id", { mode: "number" }).notNull(),
    line: integer("line").notNull(),
    field: text("field").notNull(),
    value: text("value").notNull(),
    rule: text("rule").notNull(),
    message: text("message").notNull(),
    /** The message for who reads in English; null on lines set aside before both were kept. */
    english: text("english"),
    raw: text("raw").notNull(),
    /** What the line says, where it could be read: a duplicate, which a person may keep. */
    entry: jsonb("entry").$type<QuarantinedEntry>(),
    /** When a person settled it (kept anyway, or set aside). */
    settledAt: timestamp("settled_at", { withTimezone: true }),
    settlement: text("settlement").$type<Settlement>(),
    settledBy: uuid("settled_by"),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    index("ledger_quarantine_import").on(table.landlordId, table.importId, table.line),
    ...policies("ledger_quarantine", {
      read: ownLandlord,
      write: ledgerKeeper,
      intake: { insert: ofTokensLandlord },
    }),
  ],
);
