/** A synthetic landlord of any size for the benchmark of detection: accounts and their months, made in the database itself. */
import type { Client } from "pg";

/** Makes `tenancies` accounts of one landlord (code BENCH) with `months` months before 2026-12-01, most of whom pay. */
export async function fillLandlord(connection: Client, tenancies: number, months: number): Promise<void> {
  await connection.query("set app.bulk = 'bench'");
  await connection.query(
    "insert into organisation (kind, code, name) values ('landlord', 'BENCH', 'Bailleur')",
  );
  await connection.query(`
    create temporary table made as
    select n, gen_random_uuid() as household_id, gen_random_uuid() as tenancy_id,
           (select id from organisation where code = 'BENCH') as landlord_id
      from generate_series(1, ${tenancies}) n`);
  await connection.query("insert into household (id, name) select household_id, 'Ménage ' || n from made");
  await connection.query(
    "insert into tenancy (landlord_id, id, household_id, starts_on) select landlord_id, tenancy_id, household_id, '2020-01-01' from made",
  );
  // How each pays, in shares of a social landlord's stock as an order of magnitude (src/app/demo/payer-courses.ts).
  await connection.query(`
    create temporary table payer as
    select n, landlord_id, household_id, tenancy_id, (40000 + n::bigint * 7919 % 40000)::int as rent,
           case when n % 100 < 45 then 15000 else 0 end as benefit,
           case when n::bigint * 48271 % 1000 < 780 then 'regular' when n::bigint * 48271 % 1000 < 875 then 'late'
                when n::bigint * 48271 % 1000 < 915 then 'rejected' when n::bigint * 48271 % 1000 < 950 then 'shock'
                when n::bigint * 48271 % 1000 < 966 then 'plan' when n::bigint * 48271 % 1000 < 980 then 'benefitCut' else 'partial' end as kind,
           n::bigint * 16807 % ${months} as at
      from made`);
  await connection.query(`
    insert into account_month (landlord_id, account_id, month, household_id, charged_cents, benefit_cents, relief_cents, grant_cents,
                               paid_cents, other_cents, balance_cents, rejected_debits, last_payment_on)
    select landlord_id, n, month, household_id, rent, benefit_now, 0, 0, paid, 0,
           sum(rent - benefit_now - paid) over (partition by n order by month rows unbounded preceding), rejected,
           case when paid > 0 then month::date + (n::bigint * 31 % 9)::int + late end
      from (select p.*, (date '2026-12-01' - make_interval(months => ${months} - k))::date as month,
                   case when kind = 'benefitCut' and k >= at then 0 else p.benefit end as benefit_now, k,
                   case when kind = 'late' and k > ${months - 6} then 12 else 0 end as late,
                   case when kind = 'rejected' and k % 6 = n % 6 then 1 else 0 end as rejected,
                   case when kind = 'shock' and k between at and at + 5 then 0
                        when kind = 'partial' then (rent - p.benefit) * 8 / 10
                        when kind = 'benefitCut' and k >= at then (rent - p.benefit) * 11 / 10
                        when kind = 'rejected' and k % 6 = n % 6 then 0
                        when kind = 'rejected' and k % 6 = (n + 1) % 6 and k > 0 then 2 * (rent - p.benefit)
                        else rent - p.benefit end as paid
              from payer p, generate_series(0, ${months - 1}) k) entries
     order by n, month`);
  await connection.query(`
    insert into tenant_account (landlord_id, id, number, tenancy_id, household_id, leaseholder_name, balance_cents, amount_due_cents,
                                rent_charges_cents, benefit_cents, last_entry_on)
    select p.landlord_id, p.n, 'C' || p.n, p.tenancy_id, p.household_id, 'Ménage ' || p.n, m.balance_cents, p.rent - p.benefit, p.rent, p.benefit,
           date '2026-11-30'
      from payer p
      join account_month m on m.landlord_id = p.landlord_id and m.account_id = p.n and m.month = date '2026-11-01'
     order by p.n`);
  await connection.query("vacuum analyze account_month");
  await connection.query("vacuum analyze tenant_account");
  await connection.query("vacuum analyze tenancy");
}
