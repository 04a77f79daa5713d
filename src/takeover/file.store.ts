/** The file behind what was taken over: its control totals kept with its rows, in one transaction; a dry run does the same, and undoes it. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { ControlCents, SetAside, TakeoverReport } from "./aside.rules.ts";
import type { Takeover } from "./columns.rules.ts";

type File = {
  what: Takeover;
  fileName: string;
  dryRun: boolean;
  allOrNothing?: boolean;
  signal?: AbortSignal;
};

/** `write` is given the file's id and answers its report. Nothing stays of a dry run, nor of a file given up while it was written. */
export async function keptFile(
  tx: Tx,
  { what, fileName, dryRun, allOrNothing = false, signal }: File,
  write: (fileId: string) => Promise<Omit<TakeoverReport, "outcome">>,
): Promise<TakeoverReport> {
  signal?.throwIfAborted();
  await tx.rows(sql`savepoint takeover`);
  const none = JSON.stringify({ read: 0, kept: 0, known: 0, quarantined: 0 });
  const [file] = await tx.rows<{ id: string }>(
    sql`select app.take_over_file(${what}, ${fileName}, ${none}::jsonb, '[]'::jsonb) as id`,
  );
  const report = await write(file!.id);
  const { quarantine, changed: _, columns: __, ignored: ___, lacking: ____, ...totals } = report;
  await tx.rows(sql`select app.count_taken_over(${file!.id}::uuid, ${JSON.stringify(totals)}::jsonb,
    ${JSON.stringify(quarantine)}::jsonb)`);
  signal?.throwIfAborted();
  const outcome = dryRun ? "dryRun" : allOrNothing && report.quarantined > 0 ? "refused" : "kept";
  if (outcome !== "kept") await tx.rows(sql`rollback to savepoint takeover`);
  return { ...report, outcome };
}

/** Sums are null on files taken over before they were kept. */
export type TakenOverFile = { [sum in keyof ControlCents]: number | null } & {
  id: string;
  what: Takeover;
  fileName: string;
  read: number;
  kept: number;
  known: number;
  quarantined: number;
  quarantine: SetAside[];
  by: string | null;
  at: string;
};

/** The latest files, newest first. */
export const takenOverFiles = (tx: Tx): Promise<TakenOverFile[]> =>
  tx.rows(sql`
    select f.id, f.what, f.file_name as "fileName", f.read, f.kept, f.known, f.quarantined, f.quarantine, d.name as by,
           f.file_cents as "fileCents", f.kept_cents as "keptCents", f.known_cents as "knownCents",
           f.quarantined_cents as "quarantinedCents",
           to_char(f.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from taken_over_file f left join app.directory() d on d.user_id = f.imported_by
     order by f.imported_at desc limit 20`);
