/** Takes a spreadsheet of past paths in: every good row once, every bad one told with its reason. */
import { sql } from "drizzle-orm";

import { communeIndex, type KnownCommune } from "../ledger-file/commune.rules.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Tx } from "../platform/database/database.ts";
import { sum } from "../platform/money/share.ts";
import { hasMore, moreColumns, setAside, type SetAside, type TakeoverReport } from "./aside.rules.ts";
import { readCase, type Context, type Known, type StatedCase } from "./case.rules.ts";
import { CASE_NAMES, type CaseColumn, taken, type TakeoverMapping } from "./columns.rules.ts";
import type { Writing } from "./cells.rules.ts";
import { keptFile } from "./file.store.ts";
import { keptMapping } from "./mapping.store.ts";
import { measuresOf } from "./path.rules.ts";
import { openedTable } from "./table.ts";

/** `mapping`: this one and no other; else the one kept, where the file has its columns. `signal`: given up, nothing is kept. */
export type TakeoverOptions = {
  fileName: string;
  dryRun: boolean;
  allOrNothing?: boolean;
  mapping?: TakeoverMapping;
  signal?: AbortSignal;
  onRead?: (rows: number) => void;
};

type Row = { line: number; stated: StatedCase };
type Outcome = { place: number; outcome: "kept" | "known" | "otherLeaseholder"; changed: string[] };

/** Throws LedgerRefused where the file cannot be read or lacks a column. To be run as the coordination or the system. */
export async function importCases(
  tx: Tx,
  source: AsyncIterable<Uint8Array>,
  { mapping, onRead, ...file }: TakeoverOptions,
): Promise<TakeoverReport> {
  const saved = await keptMapping(tx, "cases");
  const opened = await openedTable<CaseColumn>(source, "cases", { mapping, saved });
  const { headers, rows, ranks, writing, controlled } = opened;
  const context = await contextOf(tx, writing);
  onRead?.(rows.length);
  const good: Row[] = [];
  const quarantine: SetAside[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells, broken } of rows) {
    const cell = (column: CaseColumn) => cells[ranks.get(column) ?? -1] ?? "";
    const read = broken
      ? { aside: unreadable(line) }
      : hasMore(cells, headers)
        ? { aside: moreColumns(line, CASE_NAMES.case_ref, cell("case_ref")) }
        : readCase(line, cell, context);
    if ("aside" in read) {
      quarantine.push(read.aside);
      continue;
    }
    const first = seen.get(read.stated.caseRef);
    if (first === undefined) {
      seen.set(read.stated.caseRef, line);
      good.push({ line, stated: read.stated });
    } else quarantine.push(twice(line, read.stated.caseRef, first));
  }
  return keptFile(tx, { what: "cases", ...file }, async (fileId) => {
    const outcomes = await written(tx, fileId, good);
    for (const [place, { line, stated }] of good.entries())
      if (outcomes[place]!.outcome === "otherLeaseholder") quarantine.push(otherLeaseholder(line, stated));
    const of = (outcome: Outcome["outcome"]) => outcomes.filter((one) => one.outcome === outcome).length;
    const isAside = new Set(quarantine.map(({ line }) => line));
    const [stored] = await tx.rows<{ cents: number }>(
      sql`select coalesce(sum((stated ->> 'costCents')::bigint), 0)::bigint as cents from taken_over_case where file_id = ${fileId}`,
    );
    return {
      fileName: file.fileName,
      read: rows.length,
      kept: of("kept"),
      known: of("known"),
      quarantined: quarantine.length,
      fileCents: sum(rows.map(controlled)),
      keptCents: stored!.cents,
      knownCents: sum(
        good.map(
          ({ stated }, place) => (outcomes[place]!.outcome === "known" ? stated.costCents : null) ?? 0,
        ),
      ),
      quarantinedCents: sum(rows.filter(({ line }) => isAside.has(line)).map(controlled)),
      quarantine: quarantine.toSorted((a, b) => a.line - b.line),
      changed: outcomes.flatMap(({ changed }, place) =>
        changed.length === 0
          ? []
          : { line: good[place]!.line, reference: good[place]!.stated.caseRef, fields: changed },
      ),
      columns: taken(ranks, headers, rows[0]?.cells),
      ignored: opened.ignored,
      lacking: opened.lacking,
    };
  });
}

async function written(tx: Tx, fileId: string, rows: readonly Row[]): Promise<Outcome[]> {
  const organisations = new Map(
    (await tx.rows<{ id: string; code: string }>(sql`select id, code from organisation`)).map((one) => [
      one.code,
      one.id,
    ]),
  );
  const today = todayInParis();
  const told = lastDayTold(rows, today.toString());
  const cases = rows.map(({ line, stated: { caseRef, landlord, account, leaseholder, ...stated } }) => {
    const from = stated.measureStart === null ? today : Temporal.PlainDate.from(stated.measureStart);
    const measures = measuresOf(
      { caseRef, landlord, account, leaseholder, ...stated },
      (legalOn("measure.months", from) ?? legalOn("measure.months", today))!.value,
      today,
      told,
    );
    const last = measures.at(-1);
    return {
      line,
      caseRef,
      account,
      leaseholder,
      people: stated.people,
      communeInsee: stated.communeInsee,
      landlordId: organisations.get(landlord),
      operatorId: stated.operator === null ? null : organisations.get(stated.operator),
      measures,
      running: last !== undefined && last.closedOn === null,
      endedOn: last?.closedOn ?? null,
      stated: { landlord, ...stated },
    };
  });
  return tx.rows<Outcome>(
    sql`select place, outcome, changed from app.take_over_cases(${fileId}::uuid, ${JSON.stringify(cases)}::jsonb) order by place`,
  );
}

/** The last day that any row states, today at the latest. */
function lastDayTold(rows: readonly Row[], today: string): string {
  const days = rows.flatMap(({ stated: { referredOn, decidedOn, measureStart, measureEnd } }) =>
    [referredOn, decidedOn, measureStart, measureEnd].filter((day) => day !== null && day <= today),
  );
  return days.toSorted().at(-1) ?? today;
}

async function contextOf(tx: Tx, writing: Writing): Promise<Context> {
  const organisations = await tx.rows<Known & { kind: string }>(
    sql`select code, name, kind from organisation where kind in ('landlord', 'operator') order by code`,
  );
  const communes = await tx.rows<KnownCommune>(sql`select insee, name, postcodes from commune`);
  const of = (kind: string) => organisations.filter((one) => one.kind === kind);
  return {
    landlords: of("landlord"),
    operators: of("operator"),
    communes: communeIndex(communes),
    writing,
  };
}

const unreadable = (line: number) =>
  setAside(line, CASE_NAMES.case_ref, "", "unreadableLine", {
    fr: "la ligne ne peut pas être lue : un guillemet n'est pas refermé, ou des caractères sont abîmés",
    en: "the line cannot be read: a quote is not closed, or characters are damaged",
  });
const twice = (line: number, caseRef: string, first: number) =>
  setAside(line, CASE_NAMES.case_ref, caseRef, "twiceInFile", {
    fr: `cette référence figure déjà ligne ${first}`,
    en: `this reference stands on line ${first} already`,
  });
const otherLeaseholder = (line: number, { leaseholder }: StatedCase) =>
  setAside(line, CASE_NAMES.leaseholder, leaseholder ?? "", "otherLeaseholder", {
    fr: "ce compte est connu sous un autre titulaire ; vérifiez le numéro de compte",
    en: "this account is known under another leaseholder; check the account's number",
  });
