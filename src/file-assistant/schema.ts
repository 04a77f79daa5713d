/** How each landlord's files are read, one mapping for each kind of file, kept from one to the next. */
import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

import { landlordId, ledgerKeeper, ownLandlord } from "../ledger/schema.ts";
import type { FileKind } from "../ledger-file/mapping.rules.ts";
import { createdAtColumn } from "../platform/database/columns.ts";
import { ofTokensLandlord, policies } from "../platform/database/roles.ts";

export const ledgerMapping = pgTable(
  "ledger_mapping",
  {
    landlordId: landlordId(),
    kind: text("kind").$type<FileKind>().notNull().default("movements"),
    mapping: jsonb("mapping").notNull(),
    savedAt: createdAtColumn(),
    savedBy: uuid("saved_by"),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.kind] }),
    ...policies("ledger_mapping", {
      read: ownLandlord,
      write: ledgerKeeper,
      intake: { select: ofTokensLandlord },
    }),
  ],
);
