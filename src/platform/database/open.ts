/** Chooses the engine: PostgreSQL where a URL says so, else the embedded database in its folder. */
import type { Database } from "./database.ts";

export type Where = { databaseUrl?: string | undefined; folder: string };

/** Opens and migrates. The engine not in use is not loaded. */
export async function openDatabase({ databaseUrl, folder }: Where): Promise<Database> {
  if (databaseUrl) return (await import("./postgres.ts")).openPostgres(databaseUrl);
  return (await import("./pglite.ts")).openPglite(folder);
}
