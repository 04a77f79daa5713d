/** What members of the committee read of an item beyond its figures: what its household agreed to share, and the levers open. */
import { sql } from "drizzle-orm";
import { z } from "zod";

import { SHARED_DOMAINS } from "../household-agreement/rules.ts";
import type { Tx } from "../platform/database/database.ts";
import type { KnownProcedure } from "./stage.ts";

const day = z.iso.date();

/** A domain that is shared with the committee: the landlord's words without a name, and the operator's count of problems. */
export const sharedDomain = z.object({
  domain: z.enum(SHARED_DOMAINS),
  words: z.string().nullable(),
  writtenOn: day.nullable(),
  /** Of the last assessment; null: none, or no problem there. */
  assessed: z.object({ on: day, problems: z.int(), workedOn: z.int() }).nullable(),
});
export type SharedDomain = z.infer<typeof sharedDomain>;

export const openLever = z.object({ id: z.string(), until: day.nullable(), source: z.string() });

/** By item of the session; nothing for who may not read it (`app.item_shared`). */
export async function sharedOf(tx: Tx, sessionId: string): Promise<Map<string, SharedDomain[]>> {
  const rows = await tx.rows<SharedDomain & { itemId: string }>(sql`
    select agenda_item_id as "itemId", domain, words, written_on::text as "writtenOn",
           case when problems > 0 then jsonb_build_object('on', assessed_on, 'problems', problems, 'workedOn', worked_on) end as assessed
      from app.item_shared(${sessionId}::uuid)`);
  return new Map(
    [...Map.groupBy(rows, ({ itemId }) => itemId)].map(([id, shared]) => [
      id,
      shared.map(({ domain, words, writtenOn, assessed }) => ({ domain, words, writtenOn, assessed })),
    ]),
  );
}

/** What is known of the procedures of a session's items that the asker reads. */
export async function proceduresOfSession(tx: Tx, sessionId: string): Promise<Map<string, KnownProcedure>> {
  const rows = await tx.rows<{ itemId: string; known: KnownProcedure }>(
    sql`select agenda_item_id as "itemId", known from app.session_procedures(${sessionId}::uuid)`,
  );
  return new Map(rows.map(({ itemId, known }) => [itemId, known]));
}
