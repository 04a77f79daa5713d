/** What the benchmarks of the worklist read. */
import { sql } from "drizzle-orm";
import type { Client } from "pg";

import { communesOfIsere } from "../src/app/demo/territory.ts";
import { compile } from "../src/platform/database/values.ts";

export const LANDLORDS = 5;

/** Tenancies of several landlords, their accounts, a signal on one in four; outreach and an officer on one in three of those. */
export async function fillWorklists(connection: Client, tenancies: number): Promise<void> {
  for (const { insee, name, postcode } of communesOfIsere())
    await connection.query(
      "insert into commune (insee, name, postcodes) values ($1, $2, array[$3]) on conflict do nothing",
      [insee, name, postcode],
    );
  for (let landlord = 0; landlord < LANDLORDS; landlord++)
    await connection.query(
      compile(sql`
        with made as (
          insert into organisation (kind, code, name) values ('landlord', ${`BENCH${landlord}`}, ${`Bailleur ${landlord}`}) returning id)
        insert into member (user_id, organisation_id, role, name, email)
        select gen_random_uuid(), id, 'arrearsOfficer', 'Chargé', ${`agent${landlord}@example.org`} from made`),
    );
  await connection.query(`
    create temporary table made as
    select gen_random_uuid() as household_id, gen_random_uuid() as tenancy_id, n,
           (select array_agg(id order by code) from organisation)[1 + n % ${LANDLORDS}] as landlord_id
      from generate_series(0, ${tenancies - 1}) n`);
  await connection.query("set app.bulk = 'bench'");
  await connection.query(`insert into household (id, name) select household_id, 'Ménage ' || n from made`);
  await connection.query(
    `insert into tenancy (landlord_id, id, household_id, starts_on) select landlord_id, tenancy_id, household_id, '2020-01-01' from made`,
  );
  await connection.query(`
    insert into tenant_account (landlord_id, number, tenancy_id, household_id, leaseholder_name, commune_insee, balance_cents, amount_due_cents)
    select landlord_id, 'C' || n, tenancy_id, household_id, 'Ménage ' || n, '38185', (n * 37) % 400000, 45000 from made`);
  await connection.query(`
    insert into worklist_item (landlord_id, account_id, household_id, account_number, leaseholder_name, commune_insee, detected_on,
                               first_signal_on, priority, probability, balance_cents, amount_due_cents, signals)
    select a.landlord_id, a.id, a.household_id, a.number, a.leaseholder_name, a.commune_insee, '2026-11-20', '2026-10-05',
           (m.n * 13) % 100, 0.2, a.balance_cents, 45000,
           jsonb_build_array(jsonb_build_object('kind', 'debtInMonths', 'points', 20,
                                                'facts', jsonb_build_object('months', 3, 'balanceCents', a.balance_cents, 'amountDueCents', 45000)))
      from made m join tenant_account a on a.landlord_id = m.landlord_id and a.tenancy_id = m.tenancy_id
     where (m.n / ${LANDLORDS}) % 4 = 0`);
  await connection.query(`
    insert into outreach (landlord_id, account_id, household_id, kind, done_on, user_id, before)
    select w.landlord_id, w.account_id, w.household_id, 'called', date '2026-11-01' + t.n, m.user_id, '{}'
      from worklist_item w join member m on m.organisation_id = w.landlord_id cross join generate_series(1, 3) t (n)
     where w.account_id % 3 = 0`);
  await connection.query(`
    insert into account_officer (landlord_id, account_id, household_id, user_id, assigned_by)
    select w.landlord_id, w.account_id, w.household_id, m.user_id, m.user_id
      from worklist_item w join member m on m.organisation_id = w.landlord_id where w.account_id % 3 = 0`);
  await connection.query("vacuum analyze");
}
