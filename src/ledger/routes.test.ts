/** Tenant accounts over HTTP: opened on record, each landlord behind its wall. */
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { ADVISER, csv, entry, GOOD, ledgerServer, OTHER, WORKER } from "../intake/intake-fixture.ts";

const server = await ledgerServer();
const { send, ask, rows } = server;
afterAll(server.close);
beforeEach(server.empty);

const accountOf = async (landlord: string, number: string) => {
  const [found] = await rows<{ id: number; householdId: string }>(sql`
      select a.id::int as id, a.household_id as "householdId" from tenant_account a join organisation o on o.id = a.landlord_id
       where o.code = ${landlord} and a.number = ${number}`);
  return found!;
};
describe("an account", () => {
  test("opens with its months and entries, and its reading is on record", async () => {
    await send(csv(GOOD));
    const { id, householdId } = await accountOf("AIH", "A1");
    const { body } = await ask("GET", `/api/ledger/accounts/${id}`, ADVISER);
    expect(body).toMatchObject({
      number: "A1",
      balanceCents: 128_456,
      months: [{ month: "2026-10", balanceCents: 5_000 }, { month: "2026-11" }],
    });
    const entries = (await ask("GET", `/api/ledger/accounts/${id}/entries?limit=2`, ADVISER)).body;
    expect(entries).toMatchObject({ total: 3, rows: [{ on: "2026-11-01", balanceCents: 128_456 }, {}] });
    expect(
      await rows(
        sql`select subject, user_id as by from audit_entry where action = 'read' and household_id = ${householdId}::uuid order by id`,
      ),
    ).toEqual([
      { subject: "account", by: ADVISER },
      { subject: "entries", by: ADVISER },
    ]);
  });

  test("of another landlord does not exist, though it has the same number, or even the same id", async () => {
    await send(csv(GOOD));
    await send(csv([entry("A1", "01/10/2026", "Loyer", "7,00")]), { who: OTHER });
    const mine = await accountOf("AIH", "A1");
    const theirs = await accountOf("SDH", "A1");
    expect((await ask("GET", `/api/ledger/accounts/${theirs.id}`)).status).toBe(404);
    expect((await ask("GET", `/api/ledger/accounts/${theirs.id}/entries`)).status).toBe(404);
    await rows(sql`update ledger_entry set account_id = ${mine.id} where account_id = ${theirs.id}`);
    await rows(sql`update account_month set account_id = ${mine.id} where account_id = ${theirs.id}`);
    await rows(sql`update tenant_account set id = ${mine.id} where id = ${theirs.id}`);
    expect((await ask("GET", `/api/ledger/accounts/${mine.id}`)).body.balanceCents).toBe(128_456);
    expect((await ask("GET", `/api/ledger/accounts/${mine.id}`, OTHER)).body).toMatchObject({
      balanceCents: 700,
      months: [{ balanceCents: 700 }],
    });
  });

  test("of a tenant who left and owes nothing is no longer open to the landlord", async () => {
    await send(csv([...GOOD, entry("A2", "02/11/2026", "Virement", "", "410,10")]));
    const { id } = await accountOf("AIH", "A2");
    expect((await ask("GET", `/api/ledger/accounts/${id}`)).status).toBe(200);
    await rows(
      sql`update tenancy set ends_on = '2026-11-05' where id = (select tenancy_id from tenant_account where id = ${id})`,
    );
    expect((await ask("GET", `/api/ledger/accounts/${id}`)).status).toBe(404);
  });

  test("on the household's file gives balances; the operator's worker in charge sees no payment and opens no entry", async () => {
    await send(csv(GOOD));
    const { id, householdId } = await accountOf("AIH", "A1");
    const at = `/api/households/${householdId}/accounts`;
    expect((await ask("GET", at, WORKER)).body).toEqual({ accounts: [] });
    expect((await ask("GET", at, OTHER)).body).toEqual({ accounts: [] });
    expect((await ask("GET", at)).body).toMatchObject({
      accounts: [{ id, balanceCents: 128_456, can: { open: true } }],
    });
    await rows(sql`
      with referred as (
        insert into referral (landlord_id, household_id, facts, status, owner_id)
        select landlord_id, household_id, '{}', 'submitted', ${WORKER}::uuid from tenancy where household_id = ${householdId}::uuid
        returning id, household_id, landlord_id)
      insert into assignment (referral_id, household_id, landlord_id, operator_id, case_worker_id, assigned_on)
      select r.id, r.household_id, r.landlord_id, m.organisation_id, m.user_id, '2026-11-20'
        from referred r, member m where m.user_id = ${WORKER}::uuid`);
    const { accounts } = (await ask("GET", at, WORKER)).body;
    expect(accounts).toMatchObject([{ balanceCents: 128_456, can: { open: false } }]);
    expect(accounts[0].months[0]).toEqual({ month: "2026-10", balanceCents: 5_000 });
  });
});
