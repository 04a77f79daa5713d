/** Takes a landlord's file of procedure acts in: every good row once, every bad one told with its reason; or nothing at all. */
import { sql } from "drizzle-orm";

import { readTable } from "../ledger-file/table.ts";
import { LedgerRefused } from "../ledger-file/quarantine.rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import { brokenAct } from "../procedure/store.ts";
import { actColumns, actOf, type FileAct } from "./columns.rules.ts";

/** A row set aside: its number and text in the file, the column and rule it breaks. */
export type BadRow = { line: number; text: string; broken: Broken };

/** read = kept + known + bad.length. `known`: acts that stood already. `outcome` refused: asked for all or nothing, and a row is bad. */
export type ActReport = {
  outcome: "kept" | "refused" | "dryRun";
  read: number;
  kept: number;
  known: number;
  bad: BadRow[];
};

type Options = { allOrNothing: boolean; dryRun: boolean };

/** Throws LedgerRefused where the file cannot be read, or lacks a column. To be run as a landlord's staff or its token. */
export async function importActs(
  tx: Tx,
  source: AsyncIterable<Uint8Array>,
  { allOrNothing, dryRun }: Options,
): Promise<ActReport> {
  const { headers, rows } = await readTable(source);
  const ranks = actColumns(headers);
  if ("rule" in ranks) throw new LedgerRefused(ranks);
  const bad: BadRow[] = [];
  const good: { line: number; text: string; act: FileAct }[] = [];
  for (const { line, text, cells, broken } of rows) {
    const read = broken ? { errors: [UNREADABLE] } : actOf(cells, ranks);
    const errors = "errors" in read ? read.errors : brokenByProcedure(read.act);
    if (errors.length > 0) bad.push({ line, text, broken: errors[0]! });
    else if ("act" in read) good.push({ line, text, act: read.act });
  }
  const outcomes = async (keep: boolean) => {
    const told = await tx.rows<{ place: number; outcome: "kept" | "known" | "unknownAccount" }>(
      sql`select place, outcome from app.import_acts(${JSON.stringify(good.map(({ act }) => act))}::jsonb, ${keep})`,
    );
    return new Map(told.map(({ place, outcome }) => [place - 1, outcome]));
  };
  const first = await outcomes(false);
  for (const [place, { line, text, act }] of good.entries())
    if (first.get(place) === "unknownAccount") bad.push({ line, text, broken: unknownAccount(act.account) });
  bad.sort((a, b) => a.line - b.line);
  const known = [...first.values()].filter((outcome) => outcome === "known").length;
  const report = { read: rows.length, known, bad };
  if (allOrNothing && bad.length > 0) return { ...report, outcome: "refused", kept: 0 };
  const kept = [...first.values()].filter((outcome) => outcome === "kept").length;
  if (dryRun) return { ...report, outcome: "dryRun", kept };
  await outcomes(true);
  return { ...report, outcome: "kept", kept };
}

/** What the procedure's own rules say of an act, told of the column it stands in. */
function brokenByProcedure({ kind, on, statedTime, detail }: FileAct): Broken[] {
  const more = Object.fromEntries(Object.entries(detail).filter(([name]) => name !== "means"));
  return brokenAct({ kind, on, ...(statedTime && { statedTime }), ...more });
}

const UNREADABLE: Broken = {
  rule: "actImport.unreadable",
  message: "La ligne ne peut pas être lue : un guillemet n'est pas refermé, ou des caractères sont abîmés.",
  english: "The row cannot be read: a quote is not closed, or characters are damaged.",
};

const unknownAccount = (account: string): Broken => ({
  rule: "actImport.unknownAccount",
  field: "account",
  message: `N° compte : « ${account} » n'est pas un de vos comptes ; vérifiez le numéro, ou importez d'abord ses écritures.`,
  english: `Account no.: "${account}" is none of your accounts; check the number, or take its entries in first.`,
});
