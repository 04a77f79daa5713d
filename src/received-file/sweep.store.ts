/**
 * Bytes that no file names any more: the server was killed, or the disk was full, between keeping them and writing their row, or between
 * taking a row out and removing them. They are of a household all the same, and nobody would ever erase them.
 */
import { sql } from "drizzle-orm";

import type { Database } from "../platform/database/database.ts";
import type { FileStore } from "../platform/files/file-store.ts";

const TOGETHER = 500;
/** More than these, and more than a tenth of all, is no accident: the folder of another installation, or a database put back to an earlier day. */
const FEW = 100;

/** Removes them; how many. `before` (milliseconds): what is younger may be of a request under way. Where they are many, none goes. */
export async function sweepFiles(database: Database, files: FileStore, before: number): Promise<number> {
  const unnamed: string[] = [];
  let kept = 0;
  const look = async (ids: readonly string[]) => {
    const named = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ id: string }>(sql`
        select id from received_file
         where removed_on is null and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`),
    );
    const known = new Set(named.map(({ id }) => id));
    kept += ids.length;
    unnamed.push(...ids.filter((id) => !known.has(id)));
  };
  let waiting: string[] = [];
  for await (const id of files.keptBefore(before)) {
    waiting.push(id);
    if (waiting.length < TOGETHER) continue;
    await look(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await look(waiting);
  if (unnamed.length > Math.max(FEW, kept / 10)) return 0;
  for (const id of unnamed) await files.remove(id);
  return unnamed.length;
}
