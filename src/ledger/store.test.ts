/** What a person sees of an account: its entries, its months, its balance. */
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";

import { FILE, importedScene } from "../intake/imported-fixture.ts";
import { account, accountsOutOfBalance, type AccountKey, entries, months } from "./store.ts";

const { database, ask, take } = await importedScene();
afterAll(() => database.close());

test("an account shows its balance, its entries with the balance after each, and its months", async () => {
  const [key] = await ask((tx) =>
    tx.rows<AccountKey>(sql`select id::int as id, landlord_id as "landlordId" from tenant_account`),
  );
  expect(await ask((tx) => account(tx, key!.landlordId, key!.id))).toMatchObject({
    number: "A1",
    leaseholder: "Nadia Morel",
    dwelling: "L1",
    town: "Grenoble",
    balanceCents: 55000,
    amountDueCents: 50000,
    benefitCents: 0,
    lastEntryOn: "2026-11-01",
  });
  expect(
    (await ask((tx) => entries(tx, key!))).map((entry) => [entry.on, entry.kind, entry.balanceCents]),
  ).toEqual([
    ["2026-11-01", "rent", 55000],
    ["2026-10-08", "payment", 5000],
    ["2026-10-01", "rent", 50000],
  ]);
  expect(
    (await ask((tx) => months(tx, key!))).map((month) => [
      month.month,
      month.chargedCents,
      month.paidCents,
      month.balanceCents,
    ]),
  ).toEqual([
    ["2026-10", 50000, 45000, 5000],
    ["2026-11", 50000, 0, 55000],
  ]);
});

test("a balance that is not the sum of its entries is found out", async () => {
  expect(await ask((tx) => accountsOutOfBalance(tx))).toEqual([]);
  await ask((tx) => tx.rows(sql`update tenant_account set balance_cents = balance_cents + 1`));
  expect(await ask((tx) => accountsOutOfBalance(tx))).toMatchObject([
    { number: "A1", balanceCents: 55001, entriesCents: 55000, monthCents: 55000 },
  ]);
});

test("who sees several landlords gets each one's account, though number and id are the same", async () => {
  await ask((tx) =>
    tx.rows(sql`insert into organisation (kind, code, name) values ('landlord', 'SDH', 'SDH')`),
  );
  await take(FILE.replaceAll("500,00", "7,00"), "SDH");
  const keys = await ask((tx) =>
    tx.rows<AccountKey & { code: string }>(sql`
      select a.id::int as id, a.landlord_id as "landlordId", o.code
        from tenant_account a join organisation o on o.id = a.landlord_id where a.number = 'A1' order by o.code`),
  );
  const [aih, sdh] = [keys[0]!, keys[1]!];
  await ask(async (tx) => {
    for (const table of ["ledger_entry", "account_month"])
      await tx.rows(
        sql`update ${sql.identifier(table)} set account_id = ${aih.id} where account_id = ${sdh.id}`,
      );
    await tx.rows(sql`update tenant_account set id = ${aih.id} where id = ${sdh.id}`);
  });
  const read = (key: AccountKey) =>
    ask(async (tx) => ({
      landlord: (await account(tx, key.landlordId, key.id))?.landlord,
      charged: (await months(tx, key)).map((month) => month.chargedCents),
      entries: (await entries(tx, key)).length,
    }));
  expect(await read(aih)).toEqual({ landlord: "AIH", charged: [50000, 50000], entries: 3 });
  expect(await read({ ...sdh, id: aih.id })).toEqual({ landlord: "SDH", charged: [700, 700], entries: 3 });
});
