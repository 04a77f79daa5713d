/** What landlords' lists say each account owed on a day. Never changed: of two lists of one day, the later holds. */
import { bigint, integer, pgTable, primaryKey, index } from "drizzle-orm/pg-core";

import { landlordId, ledgerKeeper, ownLandlord } from "../ledger/schema.ts";
import { centsColumn, dayColumn } from "../platform/database/columns.ts";
import { ofTokensLandlord, policies } from "../platform/database/roles.ts";

export const statedBalance = pgTable(
  "stated_balance",
  {
    landlordId: landlordId(),
    accountId: bigint("account_id", { mode: "number" }).notNull(),
    statedOn: dayColumn("stated_on").notNull(),
    importId: bigint("import_id", { mode: "number" }).notNull(),
    line: integer("line").notNull(),
    /** > 0: the tenant owes. */
    balanceCents: centsColumn("balance_cents").notNull(),
    /** The month's bill after housing benefit; null where the list has none. */
    amountDueCents: centsColumn("amount_due_cents"),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.accountId, table.statedOn, table.importId] }),
    index("stated_balance_day").on(table.landlordId, table.statedOn, table.accountId),
    ...policies("stated_balance", {
      read: ownLandlord,
      insert: ledgerKeeper,
      intake: { select: ofTokensLandlord, insert: ofTokensLandlord },
    }),
  ],
);
