/** The facts that a model letter takes from the file, as far as the asker may see them. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { LeverId } from "../procedure-clock/levers.rules.ts";
import { procedures, type Procedure } from "../procedure/store.ts";

export type LetterCase = {
  household: string;
  address: string | null;
  account: string | null;
  balanceCents: number | null;
  procedure: Procedure;
  until: Temporal.PlainDate | null;
  hearing: Temporal.PlainDate | null;
};

/** Undefined where the household, its landlord or the lever is not open to the asker on `on`. */
export async function letterCase(
  tx: Tx,
  householdId: string,
  landlordId: string,
  lever: LeverId,
  on: Temporal.PlainDate,
): Promise<LetterCase | undefined> {
  const procedure = (await procedures(tx, householdId, on)).find((one) => one.landlordId === landlordId);
  const open = procedure?.levers.find(({ id }) => id === lever);
  if (!procedure || !open) return undefined;
  const [found] = await tx.rows<Pick<LetterCase, "household" | "address" | "account" | "balanceCents">>(sql`
    select h.name as household, nullif(concat_ws(', ', d.address, concat_ws(' ', d.postcode, d.town)), '') as address,
           a.number as account, a.balance_cents::float8 as "balanceCents"
      from household h
      left join tenancy t on t.household_id = h.id and t.landlord_id = ${landlordId}::uuid
      left join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
      left join tenant_account a on a.landlord_id = t.landlord_id and a.tenancy_id = t.id
     where h.id = ${householdId}::uuid
     order by t.ends_on desc nulls first, t.starts_on desc nulls last limit 1`);
  if (!found) return undefined;
  const hearing = procedure.acts.findLast(({ kind }) => kind === "hearing");
  return {
    ...found,
    procedure,
    until: open.until ?? null,
    hearing: hearing ? Temporal.PlainDate.from(hearing.on) : null,
  };
}
