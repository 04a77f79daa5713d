/** Balances as landlords' lists state them, held against those that their entries give: what agrees, and what does not. */
import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";

/** One day's lists together. `cents`: sum of what they state. */
export type ListDay = { on: string; accounts: number; cents: number; fileName: string | null };

export function listDays({ rows }: Tx, landlordId: string): Promise<ListDay[]> {
  return rows<ListDay>(sql`
    with last as (
      select distinct on (stated_on, account_id) stated_on, account_id, balance_cents, import_id from stated_balance
       where landlord_id = ${landlordId} order by stated_on, account_id, import_id desc)
    select l.stated_on::text as "on", count(*)::int as accounts, sum(l.balance_cents)::float8 as cents,
           (select i.file_name from ledger_import i where i.landlord_id = ${landlordId} and i.id = max(l.import_id)) as "fileName"
      from last l group by l.stated_on order by l.stated_on desc limit 120`);
}

/**
 * `differs`: both are known and not equal. `notListed`: by our entries the account owes, and the list does not hold it.
 * `noEntries`: nothing to compare with, which is not 0. `agrees`.
 */
export const OUTCOMES = ["differs", "notListed", "noEntries", "agrees"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const SORTS = ["gap", "account", "leaseholder", "stated", "computed"] as const;
export type SortBy = (typeof SORTS)[number];

/** Cents; `gapCents` = stated − computed, a list that does not hold the account counting as 0; null where nothing can be compared. */
export type Compared = {
  id: number;
  householdId: string;
  number: string;
  leaseholder: string;
  outcome: Outcome;
  statedCents: number | null;
  computedCents: number | null;
  gapCents: number | null;
  /** The difference on the day of the list before; null where there is none. An old one that has not moved is most often an opening balance. */
  gapBeforeCents: number | null;
};

export type Summary = Record<Outcome, { accounts: number; gapCents: number }> & {
  statedCents: number;
  computedCents: number;
  largest: { number: string; gapCents: number } | null;
};

/** How many accounts of each outcome on a day, and what their differences add up to. */
export async function reconciled(tx: Tx, landlordId: string, on: string): Promise<Summary> {
  const found = await tx.rows<{
    outcome: Outcome;
    accounts: number;
    gapCents: number;
    stated: number;
    computed: number;
  }>(sql`
    with compared as (${comparedOn(landlordId, on)})
    select outcome, count(*)::int as accounts, coalesce(sum(gap), 0)::float8 as "gapCents",
           coalesce(sum(stated), 0)::float8 as stated, coalesce(sum(computed) filter (where stated is not null), 0)::float8 as computed
      from compared group by outcome`);
  const [largest] = await tx.rows<{ number: string; gapCents: number }>(sql`
    with compared as (${comparedOn(landlordId, on)})
    select number, gap::float8 as "gapCents" from compared where outcome in ('differs', 'notListed')
     order by abs(gap) desc, number limit 1`);
  const of = (outcome: Outcome) => {
    const row = found.find((one) => one.outcome === outcome);
    return { accounts: row?.accounts ?? 0, gapCents: row?.gapCents ?? 0 };
  };
  return {
    differs: of("differs"),
    notListed: of("notListed"),
    noEntries: of("noEntries"),
    agrees: of("agrees"),
    statedCents: found.reduce((sum, { stated }) => sum + stated, 0),
    computedCents: found.reduce((sum, { computed }) => sum + computed, 0),
    largest: largest ?? null,
  };
}

export type Page = {
  outcomes: readonly Outcome[];
  by: SortBy;
  descending: boolean;
  limit: number;
  skip: number;
};

/** Accounts of these outcomes; by `gap`: the size of the difference. */
export function comparedAccounts(
  { rows }: Tx,
  landlordId: string,
  on: string,
  page: Page,
): Promise<Compared[]> {
  const { outcomes, by, descending, limit, skip } = page;
  const order: Record<SortBy, SQL> = {
    gap: sql`abs(c.gap)`,
    account: sql`c.number`,
    leaseholder: sql`lower(c.leaseholder)`,
    stated: sql`c.stated`,
    computed: sql`c.computed`,
  };
  const among = sql.join(
    outcomes.map((one) => sql`${one}`),
    sql`, `,
  );
  return rows<Compared>(sql`
    with compared as (${comparedOn(landlordId, on)}),
    previous as (select max(stated_on) as day from stated_balance where landlord_id = ${landlordId} and stated_on < ${on}::date),
    page as (
      select c.* from compared c where c.outcome in (${among})
       order by ${order[by]} ${descending ? sql`desc` : sql`asc`} nulls last, c.number limit ${limit} offset ${skip})
    select c.id::int as id, c."householdId", c.number, c.leaseholder, c.outcome, c.stated::float8 as "statedCents",
           c.computed::float8 as "computedCents", c.gap::float8 as "gapCents",
           (before.balance_cents - ${computedOn(landlordId, sql`c.id`, sql`p.day`)})::float8 as "gapBeforeCents"
      from page c cross join previous p
      left join lateral (select s.balance_cents from stated_balance s
                          where s.landlord_id = ${landlordId} and s.account_id = c.id and s.stated_on = p.day
                          order by s.import_id desc limit 1) before on true
     order by ${order[by]} ${descending ? sql`desc` : sql`asc`} nulls last, c.number`);
}

/** What the landlord last stated of one account, beside what its entries give for that day; undefined where no list holds it. */
export async function statedOf(
  { rows }: Tx,
  landlordId: string,
  accountId: number,
): Promise<{ on: string; statedCents: number; computedCents: number | null } | undefined> {
  const [found] = await rows<{ on: string; statedCents: number; computedCents: number | null }>(sql`
    select s.stated_on::text as "on", s.balance_cents::float8 as "statedCents",
           ${computedOn(landlordId, sql`s.account_id`, sql`s.stated_on`)}::float8 as "computedCents"
      from stated_balance s where s.landlord_id = ${landlordId} and s.account_id = ${accountId}
     order by s.stated_on desc, s.import_id desc limit 1`);
  return found;
}

/** An account's balance at the end of a day by its entries: its last whole month, and what moved since. Null before its first. */
function computedOn(landlordId: string, account: SQL, day: SQL): SQL {
  return sql`(
    select case when m.balance_cents is null and e.moved is null then null
                else coalesce(m.balance_cents, 0) + coalesce(e.moved, 0) end
      from (select 1) one
      left join lateral (select am.month, am.balance_cents from account_month am
                          where am.landlord_id = ${landlordId} and am.account_id = ${account}
                            and am.month + interval '1 month' <= ${day} + 1
                          order by am.month desc limit 1) m on true
      left join lateral (select sum(le.debit_cents - le.credit_cents) as moved from ledger_entry le
                          where le.landlord_id = ${landlordId} and le.account_id = ${account} and le.entry_on <= ${day}
                            and le.entry_on >= date_trunc('month', ${day} + 1)::date) e on true)`;
}

/** Every account that the day's lists hold, and those that owe by their entries and are not among them. */
function comparedOn(landlordId: string, on: string): SQL {
  const day = sql`${on}::date`;
  return sql`
    select *, case when computed is null then null else coalesce(stated, 0) - computed end as gap,
           case when stated is null then 'notListed' when computed is null then 'noEntries'
                when stated = computed then 'agrees' else 'differs' end as outcome
      from (select a.id, a.household_id as "householdId", a.number, a.leaseholder_name as leaseholder, s.balance_cents as stated,
                   ${computedOn(landlordId, sql`a.id`, day)} as computed
              from tenant_account a
              left join (select distinct on (account_id) account_id, balance_cents from stated_balance
                          where landlord_id = ${landlordId} and stated_on = ${day}
                          order by account_id, import_id desc) s on s.account_id = a.id
             where a.landlord_id = ${landlordId}) both_
     where stated is not null or computed > 0`;
}
