/** What people read of files taken in: their control totals, lines set aside. */
import { sql } from "drizzle-orm";

import { type QuarantinedLine, type Settlement, toldIn } from "../ledger-file/quarantine.rules.ts";
import type { FileKind } from "../ledger-file/mapping.rules.ts";
import type { Locale, Said } from "../platform/calendar/wording.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Replaced } from "./replacement.rules.ts";
import type { Way } from "./ways.rules.ts";

/** One file taken in, with its control totals. read = kept + known + quarantined; sums of the lines kept, in cents. */
export type ImportRow = {
  id: number;
  landlord: string;
  kind: FileKind;
  fileName: string;
  read: number;
  kept: number;
  known: number;
  quarantined: number;
  debitCents: number;
  creditCents: number;
  /** Null on imports made before they were kept. */
  fileDebitCents: number | null;
  fileCreditCents: number | null;
  knownDebitCents: number | null;
  knownCreditCents: number | null;
  quarantinedDebitCents: number | null;
  quarantinedCreditCents: number | null;
  durationMs: number;
  way: Way;
  tokenName: string | null;
  importedBy: string | null;
  /** Their name; null where nobody did (a job) or the asker may not know. */
  importedByName: string | null;
  /** What it replaced; null where it replaced nothing. */
  replaced: Replaced | null;
  /** Of the lines set aside: those that a person kept or set aside for good since. */
  settled: number;
  /** ISO instant. */
  createdAt: string;
};

/** A line set aside, as it was kept. */
export type QuarantineRow = {
  id: number;
  line: number;
  field: string;
  value: string;
  rule: string;
  message: string;
  /** Null on lines set aside before it was kept. */
  english: string | null;
  raw: string;
  /** It could be read: a person may keep it. */
  keepable: boolean;
  settlement: Settlement | null;
  settledByName: string | null;
  /** ISO instant. */
  settledAt: string | null;
};

/** Where a page of lines set aside ended: two of them may share a line of the file. */
export type QuarantinePlace = { line: number; id: number };

/** Imports that the asker may see, newest first; `before`: the last id of the page before. */
export function imports(tx: Tx, limit = 50, before?: number): Promise<ImportRow[]> {
  const older = before === undefined ? sql`` : sql`where i.id < ${before}`;
  return tx.rows<ImportRow>(sql`${IMPORT} ${older} order by i.id desc limit ${limit}`);
}

export async function importCount(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(sql`select count(*)::int as n from ledger_import`);
  return row!.n;
}

/** One import; undefined where there is none or it is not the asker's to see. */
export async function importOf(tx: Tx, id: number): Promise<ImportRow | undefined> {
  return (await tx.rows<ImportRow>(sql`${IMPORT} where i.id = ${id}`))[0];
}

/** How many entries of an import no rule knows today: fewer once a rule names them. */
export async function unknownEntries(tx: Tx, landlordId: string, importId: number): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from ledger_entry
     where landlord_id = ${landlordId} and import_id = ${importId} and segment in (0, ${importId}) and kind = 'unknown'`);
  return row!.n;
}

/** Lines set aside by an import, in the order of its file, after `after`; `open`: those nobody settled yet. */
export function quarantine(
  tx: Tx,
  importId: number,
  { after = { line: 0, id: 0 }, limit = 200, open = false }: QuarantinePage = {},
): Promise<QuarantineRow[]> {
  return tx.rows<QuarantineRow>(sql`
    ${QUARANTINED} where q.import_id = ${importId} and (q.line, q.id) > (${after.line}, ${after.id})
                     ${open ? sql`and q.settled_at is null` : sql``}
     order by q.line, q.id limit ${limit}`);
}
export type QuarantinePage = { after?: QuarantinePlace; limit?: number; open?: boolean };

export async function quarantineCount(tx: Tx, importId: number, open: boolean): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from ledger_quarantine
     where import_id = ${importId} ${open ? sql`and settled_at is null` : sql``}`);
  return row!.n;
}

/** One line set aside; undefined where there is none or it is not the asker's to see. */
export async function quarantinedLine(tx: Tx, id: number): Promise<QuarantineRow | undefined> {
  return (await tx.rows<QuarantineRow>(sql`${QUARANTINED} where q.id = ${id}`))[0];
}

/**
 * Lines set aside as a CSV file for a spreadsheet (UTF-8 with byte-order mark, semicolons), page by page: each page is asked
 * for when the one before has gone, so that no transaction waits for a slow reader.
 */
export async function* quarantineCsv(
  locale: Locale,
  pageAfter: (after: QuarantinePlace) => Promise<QuarantineRow[]>,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(CSV_TITLES[locale])}`;
  let last: QuarantinePlace = { line: 0, id: 0 };
  for (;;) {
    const rows = await pageAfter(last);
    if (rows.length === 0) return;
    yield rows
      .map((row) => {
        const { line, field, value, rule, message, raw } = toldIn(locale, row);
        const settlement = row.settlement ? SETTLED_AS[row.settlement][locale] : "";
        return csvLine([String(line), field, value, rule, message, raw, settlement]);
      })
      .join("");
    last = rows.at(-1)!;
  }
}
const CSV_TITLES: Record<Locale, readonly string[]> = {
  fr: ["Ligne", "Champ", "Valeur", "Règle", "Explication", "Contenu de la ligne", "Suite donnée"],
  en: ["Line", "Field", "Value", "Rule", "Explanation", "Content of the line", "Settled"],
};
const SETTLED_AS: Record<Settlement, Said> = {
  kept: { fr: "gardée", en: "kept" },
  setAside: { fr: "écartée", en: "set aside" },
};

/** Keeps lines set aside with their import; a file that was taken in before already left its own. */
export async function asideKept(
  tx: Tx,
  landlordId: string,
  importId: number,
  sha256: string,
  lines: readonly QuarantinedLine[],
): Promise<void> {
  const [before] = await tx.rows(sql`
    select 1 from ledger_import where landlord_id = ${landlordId} and sha256 = ${sha256} and id <> ${importId} limit 1`);
  if (before) return;
  for (let from = 0; from < lines.length; from += 5_000)
    await tx.rows(sql`
      insert into ledger_quarantine (landlord_id, import_id, line, field, value, rule, message, english, raw)
      select ${landlordId}::uuid, ${importId}::bigint, q.line, q.field, q.value, q.rule, q.message, q.english, q.raw
        from jsonb_to_recordset(${JSON.stringify(lines.slice(from, from + 5_000))}::jsonb)
          as q (line int, field text, value text, rule text, message text, english text, raw text)
       order by q.line`);
}

const IMPORT = sql`
  select i.id::int as id, o.code as landlord, i.kind, i.file_name as "fileName", i.read, i.kept, i.known, i.quarantined,
         i.debit_cents::float8 as "debitCents", i.credit_cents::float8 as "creditCents",
         i.file_debit_cents::float8 as "fileDebitCents", i.file_credit_cents::float8 as "fileCreditCents",
         i.known_debit_cents::float8 as "knownDebitCents", i.known_credit_cents::float8 as "knownCreditCents",
         i.quarantined_debit_cents::float8 as "quarantinedDebitCents",
         i.quarantined_credit_cents::float8 as "quarantinedCreditCents", i.duration_ms as "durationMs",
         i.way, i.token_name as "tokenName",
         case when i.replaces_from is not null then json_build_object(
           'from', i.replaces_from, 'to', i.replaces_to, 'accounts', i.replaces_accounts, 'withdrawn', i.withdrawn,
           'debitCents', i.withdrawn_debit_cents, 'creditCents', i.withdrawn_credit_cents) end as replaced,
         i.imported_by as "importedBy", by.name as "importedByName",
         to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
         (select count(*)::int from ledger_quarantine q
           where q.landlord_id = i.landlord_id and q.import_id = i.id and q.settled_at is not null) as settled
    from ledger_import i join organisation o on o.id = i.landlord_id
    left join app.directory() by on by.user_id = i.imported_by`;

const QUARANTINED = sql`
  select q.id::int as id, q.line, q.field, q.value, q.rule, q.message, q.english, q.raw, q.entry is not null as keepable, q.settlement,
         by.name as "settledByName",
         to_char(q.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "settledAt"
    from ledger_quarantine q left join app.directory() by on by.user_id = q.settled_by`;

/** A cell that begins like a formula is shown as text: a file from outside must not compute in somebody's spreadsheet. */
function csvLine(cells: readonly string[]): string {
  return `${cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(";")}\r\n`;
}
