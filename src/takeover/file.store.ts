/** The file behind what was taken over: its control totals kept with its rows, in one transaction; a dry run does the same, and undoes it. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { SetAside, TakeoverReport } from "./aside.rules.ts";

type File = { what: "cases" | "funding"; fileName: string; dryRun: boolean };

/** `write` is given the file's id and answers its report. Nothing of a dry run stays. */
export async function keptFile(
  tx: Tx,
  { what, fileName, dryRun }: File,
  write: (fileId: string) => Promise<TakeoverReport>,
): Promise<TakeoverReport> {
  if (dryRun) await tx.rows(sql`savepoint takeover`);
  const none = JSON.stringify({ read: 0, kept: 0, known: 0, quarantined: 0 });
  const [file] = await tx.rows<{ id: string }>(
    sql`select app.take_over_file(${what}, ${fileName}, ${none}::jsonb, '[]'::jsonb) as id`,
  );
  const report = await write(file!.id);
  const { read, kept, known, quarantined, quarantine } = report;
  await tx.rows(sql`select app.count_taken_over(${file!.id}::uuid,
    ${JSON.stringify({ read, kept, known, quarantined })}::jsonb, ${JSON.stringify(quarantine)}::jsonb)`);
  if (dryRun) await tx.rows(sql`rollback to savepoint takeover`);
  return report;
}

export type TakenOverFile = {
  id: string;
  what: "cases" | "funding";
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
           to_char(f.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from taken_over_file f left join app.directory() d on d.user_id = f.imported_by
     order by f.imported_at desc limit 20`);
