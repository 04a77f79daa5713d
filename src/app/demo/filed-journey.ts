/** A journey on its way into the database: with the ids of its account, its file, and the people who carry it. */
import { sql } from "drizzle-orm";

import type { Tx } from "../../platform/database/database.ts";
import type { Journey } from "./journeys.ts";
import type { DemoParties } from "./load-parties.ts";

/** A journey with the ids of its account and of the people who carry it. */
export type Filed = Journey & {
  landlordId: string;
  householdId: string;
  accountId: number;
  amountDueCents: number | null;
  referralId: string;
  operatorId: string;
  workerId: string;
  officerId: string;
  measureIds: readonly string[];
};

type AccountRow = {
  landlordId: string;
  householdId: string;
  accountId: number;
  number: string;
  amountDueCents: number | null;
};

/** Finds each journey's account in the ledgers. Throws where one is missing: they come first. */
export async function withIds(tx: Tx, journeys: readonly Journey[], parties: DemoParties): Promise<Filed[]> {
  const numbers = JSON.stringify(journeys.map(({ tenancy }) => tenancy.account));
  const accounts = await tx.rows<AccountRow>(sql`
    select landlord_id as "landlordId", household_id as "householdId", id::int as "accountId", number,
           amount_due_cents::int as "amountDueCents"
      from tenant_account
     where number in (select jsonb_array_elements_text(${numbers}::jsonb))`);
  const byNumber = new Map(accounts.map((account) => [`${account.landlordId}/${account.number}`, account]));
  return journeys.map((journey) => {
    const landlordId = parties.organisation(journey.tenancy.landlord);
    const account = byNumber.get(`${landlordId}/${journey.tenancy.account}`);
    if (!account) throw new Error(`account ${journey.tenancy.account} is not in the ledgers`);
    const workers = parties.people(journey.operator, "caseWorker");
    return {
      ...journey,
      landlordId,
      householdId: account.householdId,
      accountId: account.accountId,
      amountDueCents: account.amountDueCents,
      referralId: crypto.randomUUID(),
      operatorId: parties.organisation(journey.operator),
      workerId: workers[journey.worker % workers.length] ?? workers[0],
      officerId: parties.people(journey.tenancy.landlord, "arrearsOfficer")[0],
      measureIds: journey.dates.measures.map(() => crypto.randomUUID()),
    };
  });
}
