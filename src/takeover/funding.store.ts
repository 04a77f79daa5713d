/** Takes a spreadsheet of the programme's money in, line by line. */
import { sql } from "drizzle-orm";

import { plain } from "../ledger/plain.rules.ts";
import { formatCents } from "../platform/money/format.ts";
import type { Tx } from "../platform/database/database.ts";
import { sum } from "../platform/money/share.ts";
import { hasMore, moreColumns, setAside, type SetAside, type TakeoverReport } from "./aside.rules.ts";
import type { TakeoverOptions } from "./cases.store.ts";
import { FUNDING_NAMES, type FundingColumn, taken } from "./columns.rules.ts";
import { keptFile } from "./file.store.ts";
import { keptMapping } from "./mapping.store.ts";
import { openedTable } from "./table.ts";
import { readLine, sorted, type StatedLine } from "./funding-line.rules.ts";

/** Throws LedgerRefused where the file cannot be read or lacks a column. To be run as the coordination or the system. */
export async function importFunding(
  tx: Tx,
  source: AsyncIterable<Uint8Array>,
  { mapping, onRead, ...file }: TakeoverOptions,
): Promise<TakeoverReport> {
  const saved = await keptMapping(tx, "funding");
  const opened = await openedTable<FundingColumn>(source, "funding", { mapping, saved });
  const { headers, rows, ranks, writing, controlled } = opened;
  onRead?.(rows.length);
  const organisations = await tx.rows<{ id: string; code: string; name: string }>(
    sql`select id, code, name from organisation where kind in ('funder', 'landlord')`,
  );
  const codeOf = (funder: string) =>
    organisations.find(({ code, name }) => [code, name].some((one) => plain(one) === plain(funder)))?.code ??
    funder;
  const quarantine: SetAside[] = [];
  const good: { place: number; stated: StatedLine }[] = [];
  for (const { line, cells, broken } of rows) {
    const cell = (column: FundingColumn) => (broken ? "" : (cells[ranks.get(column) ?? -1] ?? ""));
    const read = hasMore(cells, headers)
      ? { aside: moreColumns(line, FUNDING_NAMES.funder, cell("funder")) }
      : readLine(line, cell, writing.amountFormat);
    if ("aside" in read) quarantine.push(read.aside);
    else good.push({ place: line, stated: { ...read.stated, funder: codeOf(read.stated.funder) } });
  }
  const standing = await tx.rows<StatedLine>(
    sql`select funder, year, kind, line, amount_cents as "amountCents", eligible from funding_line`,
  );
  const { fresh, known, other } = sorted(good, standing);
  for (const { placed, standing: amounts } of other) {
    const cents = amounts.map((amount) => formatCents(amount)).join(" ; ");
    quarantine.push(
      setAside(placed.place, FUNDING_NAMES.amount, formatCents(placed.stated.amountCents), "otherAmount", {
        fr: `cette ligne est déjà là pour ${cents}, que le fichier n'a plus ; corrigez-la à la page Financement`,
        en: `this line stands already for ${cents}, which the file lacks; correct it on the Funding page`,
      }),
    );
  }
  return keptFile(tx, { what: "funding", ...file }, async () => {
    const stored = await tx.rows<{ cents: number }>(sql`
      insert into funding_line (year, kind, funder, funder_id, line, amount_cents, eligible, taken_over)
      select x.year, x.kind, x.funder, (select o.id from organisation o where o.code = x.funder and o.kind in ('funder', 'landlord')),
             x.line, x."amountCents", x.eligible, true
        from jsonb_to_recordset(${JSON.stringify(fresh.map(({ stated }) => stated))}::jsonb)
          x (year integer, kind text, funder text, line text, "amountCents" bigint, eligible boolean)
      returning amount_cents as cents`);
    const isAside = new Set(quarantine.map(({ line }) => line));
    return {
      fileName: file.fileName,
      read: rows.length,
      kept: fresh.length,
      known: known.length,
      quarantined: quarantine.length,
      fileCents: sum(rows.map(controlled)),
      keptCents: sum(stored.map(({ cents }) => cents)),
      knownCents: sum(known.map(({ stated }) => stated.amountCents)),
      quarantinedCents: sum(rows.filter(({ line }) => isAside.has(line)).map(controlled)),
      quarantine: quarantine.toSorted((a, b) => a.line - b.line),
      changed: [],
      columns: taken(ranks, headers, rows[0]?.cells),
      ignored: opened.ignored,
      lacking: opened.lacking,
    };
  });
}
