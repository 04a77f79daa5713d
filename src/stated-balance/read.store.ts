/** Balances as landlords' lists state them, held against those that their entries give: what agrees, and what does not. */
import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";

/** Days of the landlord's lists, the last first. ISO. Each is found by its place in the index, whatever the number of accounts. */
export async function listDays({ rows }: Tx, landlordId: string): Promise<string[]> {
  const own = sql`from stated_balance s where s.landlord_id = ${landlordId}`;
  const found = await rows<{ on: string }>(sql`
    with recursive d (day) as (
      select max(s.stated_on) ${own}
       union all
      select (select max(s.stated_on) ${own} and s.stated_on < d.day) from d where d.day is not null)
    select day::text as "on" from d where day is not null limit ${DAYS_SHOWN}`);
  return found.map(({ on }) => on);
}
const DAYS_SHOWN = 120;

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

/** What a page of the reconciliation says: of `on`, or of the last day; null where there is no list of that day. */
export type ReconciliationPage = {
  days: string[];
  on: string | null;
  summary: Summary | null;
  rows: Compared[];
  total: number;
};

export async function reconciliationPage(
  tx: Tx,
  landlordId: string,
  { on: asked, ...page }: Page & { on?: string },
): Promise<ReconciliationPage> {
  const days = await listDays(tx, landlordId);
  const on = asked ?? days[0];
  if (on === undefined || !days.includes(on)) return { days, on: null, summary: null, rows: [], total: 0 };
  // One comparison of all accounts for both: it is what takes the time.
  const [found] = await tx.rows<Sums & { rows: Compared[] | null }>(sql`
    with compared as materialized (${comparedOn(landlordId, on)})
    select ${SUMS}, (select json_agg(a) from (${accountsOf(landlordId, on, page)}) a) as rows`);
  const summary = summaryOf(found!);
  const total = page.outcomes.reduce((sum, one) => sum + summary[one].accounts, 0);
  return { days, on, summary, rows: found!.rows ?? [], total };
}

/** How many accounts of each outcome on a day, and what their differences add up to. */
export async function reconciled({ rows }: Tx, landlordId: string, on: string): Promise<Summary> {
  const [found] = await rows<Sums>(
    sql`with compared as materialized (${comparedOn(landlordId, on)}) select ${SUMS}`,
  );
  return summaryOf(found!);
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
  return rows<Compared>(sql`
    with compared as materialized (${comparedOn(landlordId, on)}) ${accountsOf(landlordId, on, page)}`);
}

type Sums = {
  outcomes:
    | { outcome: Outcome; accounts: number; gapCents: number; stated: number; computed: number }[]
    | null;
  largest: { number: string; gapCents: number } | null;
};

/** Of `compared`: what the summary says. */
const SUMS = sql`
  (select json_agg(o) from (
     select outcome, count(*)::int as accounts, coalesce(sum(gap), 0) as "gapCents", coalesce(sum(stated), 0) as stated,
            coalesce(sum(computed) filter (where stated is not null), 0) as computed
       from compared group by outcome) o) as outcomes,
  (select to_json(l) from (
     select number, gap as "gapCents" from compared where outcome in ('differs', 'notListed')
      order by abs(gap) desc, number limit 1) l) as largest`;

function summaryOf({ outcomes, largest }: Sums): Summary {
  const found = outcomes ?? [];
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
    largest,
  };
}

/** Of `compared`: a page of its accounts, each with its difference on the day of the list before. */
function accountsOf(landlordId: string, on: string, { outcomes, by, descending, limit, skip }: Page): SQL {
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
  const sorted = sql`order by ${order[by]} ${descending ? sql`desc` : sql`asc`} nulls last, c.number`;
  return sql`
    select c.id::int as id, c."householdId", c.number, c.leaseholder, c.outcome, c.stated::float8 as "statedCents",
           c.computed::float8 as "computedCents", c.gap::float8 as "gapCents",
           (before.balance_cents - ${computedOn(landlordId, sql`c.id`, sql`p.day`)})::float8 as "gapBeforeCents"
      from (select c.* from compared c where c.outcome in (${among}) ${sorted} limit ${limit} offset ${skip}) c
     cross join (select max(stated_on) as day from stated_balance
                  where landlord_id = ${landlordId} and stated_on < ${on}::date) p
      left join lateral (select s.balance_cents from stated_balance s
                          where s.landlord_id = ${landlordId} and s.account_id = c.id and s.stated_on = p.day
                          order by s.import_id desc limit 1) before on true
     ${sorted}`;
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

/**
 * Every account that the day's lists hold, and those that owe by their entries and are not among them. Whole tables are joined
 * rather than looked up account by account: nearly all accounts have a month for nearly every list.
 */
function comparedOn(landlordId: string, on: string): SQL {
  const day = sql`${on}::date`;
  const whole = lastWholeMonth(on);
  const before = sql`(
    select am.balance_cents from account_month am
     where am.landlord_id = ${landlordId} and am.account_id = a.id and am.month < ${whole.month}::date
     order by am.month desc limit 1)`;
  // A list of the month's end, as nearly all are, needs no entry.
  const moved = whole.endsOn
    ? sql`null::bigint`
    : sql`(
    select sum(le.debit_cents - le.credit_cents) from ledger_entry le
     where le.landlord_id = ${landlordId} and le.account_id = a.id and le.entry_on <= ${day} and le.entry_on >= ${whole.next}::date)`;
  return sql`
    select *, case when computed is null then null else coalesce(stated, 0) - computed end as gap,
           case when stated is null then 'notListed' when computed is null then 'noEntries'
                when stated = computed then 'agrees' else 'differs' end as outcome
      from (select id, "householdId", number, leaseholder, stated,
                   case when at_month is null and moved is null then null else coalesce(at_month, 0) + coalesce(moved, 0) end as computed
              from (select a.id, a.household_id as "householdId", a.number, a.leaseholder_name as leaseholder,
                           s.balance_cents as stated, coalesce(m.balance_cents, ${before}) as at_month, ${moved} as moved
                      from tenant_account a
                      left join (select distinct on (account_id) account_id, balance_cents from stated_balance
                                  where landlord_id = ${landlordId} and stated_on = ${day}
                                  order by account_id, import_id desc) s on s.account_id = a.id
                      left join account_month m on m.landlord_id = ${landlordId} and m.account_id = a.id
                                               and m.month = ${whole.month}::date
                     where a.landlord_id = ${landlordId}) parts offset 0) both_
     where stated is not null or computed > 0`;
}

/** The last month that ends by this day: its first day, the next month's, and whether it ends on it. ISO. */
function lastWholeMonth(on: string): { month: string; next: string; endsOn: boolean } {
  const tomorrow = Temporal.PlainDate.from(on).add({ days: 1 });
  const next = tomorrow.with({ day: 1 });
  return {
    month: next.subtract({ months: 1 }).toString(),
    next: next.toString(),
    endsOn: next.equals(tomorrow),
  };
}
