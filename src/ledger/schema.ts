/** Tenant accounts and what landlords' files said of them. Every key carries landlord_id (distribution, partitions). */
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import type { EntryKind } from "./entry-kind.rules.ts";
import { commune, organisation, tenancy } from "../parties/schema.ts";
import { centsColumn, dayColumn } from "../platform/database/columns.ts";
import {
  actor,
  caseHouseholds,
  ofTokensLandlord,
  ownHousehold,
  policies,
} from "../platform/database/roles.ts";

export const landlordId = () =>
  uuid("landlord_id")
    .notNull()
    .references(() => organisation.id);
export const ownLandlord = sql`landlord_id = ${actor.landlordId}`;
/** The social adviser reads files taken in; the arrears officer and the lead take them in. */
export const ledgerKeeper = sql`${ownLandlord} and (select app.role()) in ('arrearsOfficer', 'landlordLead')`;

/** The landlord's ledger of one tenancy, with its balance today (> 0: the tenant owes). */
export const tenantAccount = pgTable(
  "tenant_account",
  {
    landlordId: landlordId(),
    id: bigint("id", { mode: "number" }).notNull().generatedByDefaultAsIdentity(),
    number: text("number").notNull(),
    tenancyId: uuid("tenancy_id").notNull(),
    householdId: uuid("household_id").notNull(),
    leaseholderName: text("leaseholder_name").notNull(),
    communeInsee: text("commune_insee").references(() => commune.insee),
    balanceCents: centsColumn("balance_cents").notNull().default(0),
    /** Month's bill after housing benefit, as last seen in the ledger; null = no bill yet. */
    amountDueCents: centsColumn("amount_due_cents"),
    /** Month's rent and charges before benefit; null = unknown. */
    rentChargesCents: centsColumn("rent_charges_cents"),
    /** Month's housing benefit paid to the landlord; null = unknown, 0 = none. */
    benefitCents: centsColumn("benefit_cents"),
    lastEntryOn: dayColumn("last_entry_on"),
    /** Where no entry is known: the day of the landlord's list that the balance and the bill are taken from; else null. */
    statedOn: dayColumn("stated_on"),
    /** The tenant disputes the amount: automatic steps stop. */
    contested: boolean("contested").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    unique("tenant_account_number").on(table.landlordId, table.number),
    foreignKey({
      columns: [table.landlordId, table.tenancyId],
      foreignColumns: [tenancy.landlordId, tenancy.id],
    }),
    index("tenant_account_tenancy").on(table.landlordId, table.tenancyId),
    index("tenant_account_household").on(table.householdId),
    index("tenant_account_name").on(table.landlordId, sql`lower(${table.leaseholderName})`),
    ...policies("tenant_account", {
      own: { select: ownHousehold },
      read: sql`${ownLandlord} or household_id in ${caseHouseholds}`,
      write: ownLandlord,
      insert: sql`${ownLandlord} and exists (select 1 from tenancy t where t.landlord_id = tenant_account.landlord_id and t.id = tenancy_id and t.household_id = tenant_account.household_id)`,
      intake: {
        select: ofTokensLandlord,
        insert: sql`${ofTokensLandlord} and app.intake_tenancy(tenancy_id, household_id)`,
        update: ofTokensLandlord,
      },
    }),
  ],
);

/**
 * One debit or credit. Partitioned by segment (migration 0012): a long file fills a part of its own by COPY.
 * No foreign key to the account: a check per line would double an import; `verify` looks instead.
 */
export const ledgerEntry = pgTable(
  "ledger_entry",
  {
    landlordId: uuid("landlord_id").notNull(),
    accountId: bigint("account_id", { mode: "number" }).notNull(),
    entryOn: dayColumn("entry_on").notNull(),
    /** Rank among entries of the same account, day, label and amounts: 1 unless a person kept a duplicate. */
    rank: integer("rank").notNull().default(1),
    kind: text("kind").$type<EntryKind>().notNull(),
    /** Means of a payment: directDebit, rejectedDirectDebit, cheque, cash, transfer; null elsewhere or unknown. */
    means: text("means"),
    label: text("label").notNull(),
    /** The landlord's own number of the entry, where its file has one. */
    reference: text("reference"),
    debitCents: centsColumn("debit_cents").notNull(),
    creditCents: centsColumn("credit_cents").notNull(),
    importId: bigint("import_id", { mode: "number" }).notNull(),
    line: integer("line").notNull(),
    /** The part of the table it lies in: 0, shared by short files, or the import of a long one (functions.sql). */
    segment: bigint("segment", { mode: "number" }).notNull().default(0),
  },
  (table) => [
    // Account numbers rise over all landlords: a file of new accounts only ever adds to the index's end, which halves its cost.
    index("ledger_entry_account").on(table.accountId, table.entryOn),
    // By import, the part of a long file is told by its constraint; the part that short files share has a summary of its blocks
    // (ledger_entry_shared_import, migrations).
    ...policies("ledger_entry", {
      read: ownLandlord,
      write: ledgerKeeper,
      intake: { select: ofTokensLandlord, insert: ofTokensLandlord },
    }),
  ],
);

/**
 * An entry that a corrected file took out of the ledger: what it said and where it had come from. Nothing that counts entries reads
 * it; `app.withdraw_entries` alone writes it, with the deletion, in one statement.
 */
export const withdrawnEntry = pgTable(
  "withdrawn_entry",
  {
    landlordId: landlordId(),
    /** The import that took its place: who, when and for which period stand there. */
    withdrawnBy: bigint("withdrawn_by", { mode: "number" }).notNull(),
    accountId: bigint("account_id", { mode: "number" }).notNull(),
    entryOn: dayColumn("entry_on").notNull(),
    rank: integer("rank").notNull(),
    kind: text("kind").$type<EntryKind>().notNull(),
    means: text("means"),
    label: text("label").notNull(),
    reference: text("reference"),
    debitCents: centsColumn("debit_cents").notNull(),
    creditCents: centsColumn("credit_cents").notNull(),
    /** The import and the line that it had come from: an entry is withdrawn once. */
    importId: bigint("import_id", { mode: "number" }).notNull(),
    line: integer("line").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.importId, table.line] }),
    index("withdrawn_entry_by").on(table.landlordId, table.withdrawnBy, table.entryOn, table.accountId),
    index("withdrawn_entry_account").on(table.landlordId, table.accountId, table.entryOn),
    ...policies("withdrawn_entry", { read: ownLandlord }),
  ],
);

/**
 * What one account was charged and credited in one month, and its balance at the month's end. In parts as the ledger is: months of
 * accounts that a long file made known lie in one of its own, all others, and those counted again, in part 0. A month of an
 * account stands in one part alone: it is taken out wherever it is before it is counted again.
 */
export const accountMonth = pgTable(
  "account_month",
  {
    landlordId: uuid("landlord_id").notNull(),
    accountId: bigint("account_id", { mode: "number" }).notNull(),
    /** First day of the month. */
    month: dayColumn("month").notNull(),
    householdId: uuid("household_id").notNull(),
    chargedCents: centsColumn("charged_cents").notNull(),
    benefitCents: centsColumn("benefit_cents").notNull(),
    reliefCents: centsColumn("relief_cents").notNull(),
    grantCents: centsColumn("grant_cents").notNull(),
    paidCents: centsColumn("paid_cents").notNull(),
    otherCents: centsColumn("other_cents").notNull(),
    balanceCents: centsColumn("balance_cents").notNull(),
    rejectedDebits: integer("rejected_debits").notNull().default(0),
    lastPaymentOn: dayColumn("last_payment_on"),
    /** The part of the table it lies in: 0, or the import of a long file. */
    segment: bigint("segment", { mode: "number" }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.accountId, table.month, table.segment] }),
    ...policies("account_month", {
      read: sql`${ownLandlord} or household_id in ${caseHouseholds}`,
      write: ownLandlord,
      remove: ownLandlord,
      intake: { select: ofTokensLandlord, insert: ofTokensLandlord, delete: ofTokensLandlord },
    }),
  ],
);
