/** A landlord's own rules of what its entries are. */
import { integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { landlordId, ledgerKeeper, ownLandlord } from "../ledger/schema.ts";
import { ofTokensLandlord, policies } from "../platform/database/roles.ts";

/** One rule, by its rank: the first that takes a label decides, before the built-in ones (ledger/entry-kind.rules.ts). */
export const entryKindRule = pgTable(
  "entry_kind_rule",
  {
    landlordId: landlordId(),
    /** 1 for the first. */
    rank: integer("rank").notNull(),
    /** As the officer wrote them (ledger/label-words.rules.ts). */
    words: text("words").notNull(),
    kind: text("kind").notNull(),
    /** Means of a payment; null elsewhere or unknown. */
    means: text("means"),
    /** Who wrote it as it is, and when; a rule that only moves keeps both. */
    savedBy: uuid("saved_by"),
    savedAt: timestamp("saved_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.rank] }),
    ...policies("entry_kind_rule", {
      read: ownLandlord,
      write: ledgerKeeper,
      remove: ledgerKeeper,
      intake: { select: ofTokensLandlord },
    }),
  ],
);
