/** The report of an import that is in, made again from what was kept: for who was cut off before it was written. */
import { sql } from "drizzle-orm";

import type { Locale } from "../platform/calendar/wording.ts";
import type { Database, Tx, Who } from "../platform/database/database.ts";
import { controlOf, totalsOf } from "./control.rules.ts";
import { type ImportReport, QUARANTINE_SHOWN } from "./import.store.ts";
import { importOf, quarantine, quarantineCsv } from "./store.ts";

/**
 * The import that holds the lines set aside of a file: the first with the same content. A file that comes again leaves its lines
 * with the one before.
 */
async function holderOf(tx: Tx, importId: number): Promise<number> {
  const [first] = await tx.rows<{ id: number }>(sql`
    select min(f.id)::int as id from ledger_import i
      join ledger_import f on f.landlord_id = i.landlord_id and f.sha256 = i.sha256
     where i.id = ${importId}`);
  return first?.id ?? importId;
}

/** As `importLedger` gave it, but for the memory, which is today's. Throws where there is no such import. */
export function reportOf(database: Database, who: Who, importId: number): Promise<ImportReport> {
  return database.transaction(who, async (tx) => {
    const row = await importOf(tx, importId);
    if (!row) throw new Error(`no import ${importId}`);
    const { read, kept, known, quarantined, debitCents, creditCents, durationMs } = row;
    const flat = {
      read,
      kept,
      known,
      quarantined,
      debitCents,
      creditCents,
      fileDebitCents: row.fileDebitCents ?? 0,
      fileCreditCents: row.fileCreditCents ?? 0,
      knownDebitCents: row.knownDebitCents ?? 0,
      knownCreditCents: row.knownCreditCents ?? 0,
      quarantinedDebitCents: row.quarantinedDebitCents ?? 0,
      quarantinedCreditCents: row.quarantinedCreditCents ?? 0,
    };
    const lines = await quarantine(tx, await holderOf(tx, importId), { limit: QUARANTINE_SHOWN });
    return {
      importId,
      kind: row.kind,
      outcome: "kept",
      ...flat,
      control: controlOf(totalsOf(flat)),
      quarantine: lines.map(({ line, field, value, rule, message, english }) => ({
        line,
        field,
        value,
        rule: rule as ImportReport["quarantine"][number]["rule"],
        message,
        english: english ?? message,
      })),
      replaced: row.replaced,
      changes: null,
      durationMs,
      peakRssBytes: process.resourceUsage().maxRSS * 1024,
    };
  });
}

/** Every line an import set aside, as a file for a spreadsheet, page by page. */
export async function* setAsideCsv(
  database: Database,
  who: Who,
  importId: number,
  language: Locale,
): AsyncGenerator<string> {
  const holder = await database.transaction(who, (tx) => holderOf(tx, importId));
  yield* quarantineCsv(language, (after) =>
    database.transaction(who, (tx) => quarantine(tx, holder, { after, limit: 5_000 })),
  );
}
