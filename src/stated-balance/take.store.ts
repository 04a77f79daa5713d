/** Takes a list of balances in: what the landlord says each account owed on a day, accounts opened where they are new. */
import { sql } from "drizzle-orm";

import { quarantined, type QuarantinedLine } from "../ledger-file/quarantine.rules.ts";
import type { LedgerProgress } from "../ledger-file/reader.ts";
import type { Tx } from "../platform/database/database.ts";
import type { BalanceBatch, BalanceLine } from "./reader.ts";

type Sums = { lines: number; debitCents: number; creditCents: number };
export type Taken = {
  totals: LedgerProgress;
  kept: Sums;
  known: Sums;
  /** Lines read well and set aside all the same: two for one account, or an account that cannot be opened. */
  setAside: Sums;
  created: number;
  /** Accounts without any entry, whose balance is now the list's. */
  standing: number;
};

/**
 * Keeps each balance as a fact. `onQuarantined`: every line set aside, with its text. The caller holds the landlord's lock and keeps
 * the import's own row.
 */
export async function takeBalances(
  tx: Tx,
  landlordId: string,
  importId: number,
  batches: AsyncGenerator<BalanceBatch, LedgerProgress>,
  onQuarantined: (lines: QuarantinedLine[]) => void,
): Promise<Taken> {
  await prepare(tx);
  let totals: LedgerProgress;
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      totals = next.value;
      break;
    }
    if (next.value.quarantined.length > 0) onQuarantined(next.value.quarantined);
    if (next.value.lines.length > 0) await staged(tx, next.value.lines);
  }
  await tx.rows(sql`analyze list_line`);
  const doubled = await twoForOne(tx);
  const repeated = await sameAgain(tx);
  await tx.rows(sql`
    update list_line l set account_id = a.id from tenant_account a
     where a.landlord_id = ${landlordId} and a.number = l.account`);
  const unopened = await cannotOpen(tx);
  for (const lines of [doubled, unopened])
    if (lines.length > 0) onQuarantined(lines.map((line) => told(line)));
  const created = await opened(tx, landlordId);
  const known = await already(tx, landlordId);
  const kept = await written(tx, landlordId, importId);
  const standing = await stands(tx, landlordId);
  return {
    totals,
    kept,
    known: plus(known, repeated),
    setAside: [...doubled, ...unopened].reduce(
      (sum, { balanceCents }) => plus(sum, sumOf(balanceCents)),
      NOTHING,
    ),
    created,
    standing,
  };
}

const NOTHING: Sums = { lines: 0, debitCents: 0, creditCents: 0 };
const plus = (one: Sums, other: Sums): Sums => ({
  lines: one.lines + other.lines,
  debitCents: one.debitCents + other.debitCents,
  creditCents: one.creditCents + other.creditCents,
});
const sumOf = (cents: number): Sums => ({
  lines: 1,
  debitCents: Math.max(0, cents),
  creditCents: Math.max(0, -cents),
});

async function prepare({ rows }: Tx): Promise<void> {
  await rows(sql`
    create temporary table list_line (
      line integer not null, account text not null, leaseholder text not null, dwelling text not null, insee text not null,
      address text not null, postcode text not null, town text not null, stated_on date not null, balance bigint not null,
      due bigint, raw text not null, account_id bigint
    ) on commit drop`);
}

async function staged(tx: Tx, lines: readonly BalanceLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += 5_000)
    await tx.rows(sql`
      insert into list_line
      select l.line, l.account, l.leaseholder, l.dwelling, l.insee, l.address, l.postcode, l.town, l."on", l."balanceCents",
             l."amountDueCents", l.raw
        from jsonb_to_recordset(${JSON.stringify(lines.slice(from, from + 5_000))}::jsonb)
          as l (line int, account text, leaseholder text, dwelling text, insee text, address text, postcode text, town text,
                "on" date, "balanceCents" bigint, "amountDueCents" bigint, raw text)`);
}

type Aside = {
  line: number;
  account: string;
  on: string;
  balanceCents: number;
  raw: string;
  rule: "twoBalances" | "unknownAccount";
  others: number[];
};

/** Lines that say two balances of one account on one day: which of them holds, nobody can tell. All are set aside. */
function twoForOne({ rows }: Tx): Promise<Aside[]> {
  return rows<Aside>(sql`
    with two as (
      select account, stated_on, array_agg(line order by line) as lines from list_line
       group by account, stated_on having count(distinct balance) > 1)
    delete from list_line l using two where l.account = two.account and l.stated_on = two.stated_on
    returning l.line, l.account, l.stated_on::text as "on", l.balance::float8 as "balanceCents", l.raw,
              'twoBalances' as rule, to_jsonb(array_remove(two.lines, l.line)) as others`);
}

/** The same balance of the same account and day, said again. */
async function sameAgain({ rows }: Tx): Promise<Sums> {
  const [row] = await rows<Sums>(sql`
    with again as (
      delete from list_line l
       where exists (select 1 from list_line f where f.account = l.account and f.stated_on = l.stated_on and f.line < l.line)
      returning balance)
    select ${SUMS} from again`);
  return row!;
}

function cannotOpen({ rows }: Tx): Promise<Aside[]> {
  return rows<Aside>(sql`
    delete from list_line l where account_id is null and leaseholder = ''
    returning l.line, l.account, l.stated_on::text as "on", l.balance::float8 as "balanceCents", l.raw,
              'unknownAccount' as rule, '[]'::jsonb as others`);
}

function told({ line, account, rule, others, raw }: Aside): QuarantinedLine {
  const named = others.slice(0, 5).join(", ");
  const because =
    rule === "unknownAccount"
      ? {
          fr: "ce compte n'est pas connu, et le relevé ne nomme pas son titulaire",
          en: "this account is not known, and the list does not name its leaseholder",
        }
      : {
          fr: `un autre solde du même jour à la ligne ${named}`,
          en: `another balance of the same day on line ${named}`,
        };
  return quarantined(line, rule, ["account"], account, because, raw);
}

/** A household, a tenancy, a leaseholder and an account for each number never seen; its dwelling where the list names one. */
async function opened({ rows }: Tx, landlordId: string): Promise<number> {
  await rows(sql`
    create temporary table list_new on commit drop as
    select distinct on (account) nextval(pg_get_serial_sequence('tenant_account', 'id')) as id, account, leaseholder, dwelling,
           insee, address, postcode, town, gen_random_uuid() as household_id, gen_random_uuid() as tenancy_id
      from list_line where account_id is null order by account, stated_on desc, line`);
  const [{ n } = { n: 0 }] = await rows<{ n: number }>(sql`select count(*)::int as n from list_new`);
  if (n === 0) return 0;
  // One line for the import tells of all of them: the audit need not write one for each.
  await rows(sql`select set_config('app.bulk', 'ledger import', true)`);
  await rows(sql`
    insert into dwelling (landlord_id, reference, address, postcode, town, commune_insee)
    select distinct on (l.dwelling) ${landlordId}::uuid, l.dwelling, nullif(l.address, ''), nullif(l.postcode, ''),
           coalesce(nullif(l.town, ''), c.name), c.insee
      from list_new l left join commune c on c.insee = l.insee where l.dwelling <> '' order by l.dwelling, l.id
        on conflict (landlord_id, reference) do nothing`);
  await rows(sql`insert into household (id, name) select household_id, leaseholder from list_new`);
  await rows(sql`
    insert into tenancy (landlord_id, id, household_id, dwelling_id)
    select ${landlordId}::uuid, l.tenancy_id, l.household_id, d.id
      from list_new l left join dwelling d on d.landlord_id = ${landlordId} and d.reference = l.dwelling`);
  await rows(sql`
    insert into person (household_id, last_name, is_leaseholder) select household_id, leaseholder, true from list_new`);
  await rows(sql`
    insert into tenant_account (landlord_id, id, number, tenancy_id, household_id, leaseholder_name, commune_insee)
    select ${landlordId}::uuid, id, account, tenancy_id, household_id, leaseholder, nullif(insee, '') from list_new`);
  await rows(
    sql`update list_line l set account_id = n.id from list_new n where n.account = l.account and l.account_id is null`,
  );
  return n;
}

/** Out of the staged lines: what the last list of that day said already. */
async function already({ rows }: Tx, landlordId: string): Promise<Sums> {
  const [row] = await rows<Sums>(sql`
    with known as (
      delete from list_line l
       using (select distinct on (account_id, stated_on) account_id, stated_on, balance_cents, amount_due_cents from stated_balance
               where landlord_id = ${landlordId} and stated_on in (select distinct stated_on from list_line)
               order by account_id, stated_on, import_id desc) s
       where s.account_id = l.account_id and s.stated_on = l.stated_on and s.balance_cents = l.balance
         and s.amount_due_cents is not distinct from l.due
      returning l.balance)
    select ${SUMS} from known`);
  return row!;
}

async function written({ rows }: Tx, landlordId: string, importId: number): Promise<Sums> {
  await rows(sql`
    insert into stated_balance (landlord_id, account_id, stated_on, import_id, line, balance_cents, amount_due_cents)
    select ${landlordId}::uuid, account_id, stated_on, ${importId}::bigint, line, balance, due from list_line
     order by stated_on, account_id`);
  const [row] = await rows<Sums>(sql`select ${SUMS} from list_line`);
  return row!;
}

/** An account without any entry stands where the landlord's last list says: detection reads it like any other balance. */
async function stands({ rows }: Tx, landlordId: string): Promise<number> {
  const changed = await rows(sql`
    update tenant_account a
       set balance_cents = s.balance_cents, amount_due_cents = coalesce(s.amount_due_cents, a.amount_due_cents),
           stated_on = s.stated_on
      from (select distinct on (l.account_id) l.account_id, l.balance as balance_cents, l.due as amount_due_cents, l.stated_on
              from list_line l order by l.account_id, l.stated_on desc) s
     where a.landlord_id = ${landlordId} and a.id = s.account_id and a.last_entry_on is null
       and coalesce(a.stated_on, s.stated_on) <= s.stated_on
    returning a.id`);
  return changed.length;
}

/**
 * Accounts that stood on a list and have entries now: their balance is the entries' sum again, which the import of movements has
 * just counted.
 */
export async function standOnEntries({ rows }: Tx, landlordId: string): Promise<void> {
  await rows(sql`
    update tenant_account set stated_on = null
     where landlord_id = ${landlordId} and stated_on is not null and last_entry_on is not null`);
}

/**
 * Accounts that a corrected file left without any entry (in intake_gone_account): they stand on the landlord's last list again. One
 * whose entries tell no bill takes the list's.
 */
export async function standOnLists({ rows }: Tx, landlordId: string): Promise<void> {
  await rows(sql`
    update tenant_account a
       set balance_cents = case when a.last_entry_on is null then s.balance_cents else a.balance_cents end,
           stated_on = case when a.last_entry_on is null then s.stated_on end,
           amount_due_cents = coalesce(a.amount_due_cents, s.amount_due_cents)
      from intake_gone_account g
     cross join lateral (select b.balance_cents, b.amount_due_cents, b.stated_on from stated_balance b
                          where b.landlord_id = ${landlordId} and b.account_id = g.account_id
                          order by b.stated_on desc, b.import_id desc limit 1) s
     where a.landlord_id = ${landlordId} and a.id = g.account_id`);
}

const SUMS = sql`count(*)::int as lines, coalesce(sum(greatest(balance, 0)), 0)::float8 as "debitCents",
                 coalesce(sum(greatest(-balance, 0)), 0)::float8 as "creditCents"`;
