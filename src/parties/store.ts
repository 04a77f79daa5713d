/** Organisations as the command line and files name them. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";

/** Id of the landlord with this code, in capitals or not; undefined where there is none. */
export async function landlordByCode(tx: Tx, code: string): Promise<string | undefined> {
  const [landlord] = await tx.rows<{ id: string }>(
    sql`select id from organisation where kind = 'landlord' and upper(code) = upper(${code})`,
  );
  return landlord?.id;
}
