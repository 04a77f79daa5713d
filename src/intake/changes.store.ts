/** What a file would change: told on a dry run, from the database as it would be, a moment before all is undone. */
import { sql } from "drizzle-orm";

import type { FileKind } from "../ledger-file/mapping.rules.ts";
import type { Tx } from "../platform/database/database.ts";
import { reconciled } from "../stated-balance/read.store.ts";

/** Cents; months ISO (`2026-11`). */
export type Changes = {
  newAccounts: number;
  /** Accounts whose balance would be another one. `sumCents`: what the differences add up to. */
  balances: {
    accounts: number;
    sumCents: number;
    largest: { account: string; fromCents: number; toCents: number } | null;
  };
  /** New entries by the month they fall in, oldest first. */
  months: { month: string; lines: number; debitCents: number; creditCents: number }[];
  /** Of a file that replaces a period: what would go. `absent`: of accounts without a line in the file; the largest first. */
  going: {
    accounts: number;
    months: { month: string; lines: number; debitCents: number; creditCents: number }[];
    absent: { accounts: number; lines: number; debitCents: number; creditCents: number; numbers: string[] };
  } | null;
  /** New entries whose label no rule knows, the most frequent labels first. */
  unknown: { lines: number; labels: { label: string; lines: number }[] };
  /** Of a list of balances, each day's comparison with the ledger; the differences that it would show. */
  differences: {
    on: string;
    accounts: number;
    sumCents: number;
    notListed: number;
    noEntries: number;
    agrees: number;
    largest: { number: string; gapCents: number } | null;
  }[];
};

const LABELS_SHOWN = 20;
const DAYS_SHOWN = 12;
const ABSENT_SHOWN = 10;

/** To be called before the file is taken in. */
export async function rememberBalances({ rows }: Tx, landlordId: string): Promise<void> {
  await rows(sql`
    create temporary table intake_before on commit drop as
    select id, balance_cents from tenant_account where landlord_id = ${landlordId}`);
}

/** To be called once the file is in, in the same transaction. */
export async function changesOf(
  tx: Tx,
  landlordId: string,
  importId: number,
  kind: FileKind,
  replaces: boolean,
): Promise<Changes> {
  const { rows } = tx;
  const changed = sql`
      from tenant_account a left join intake_before b on b.id = a.id
     where a.landlord_id = ${landlordId}`;
  const [counts] = await rows<{ newAccounts: number; accounts: number; sumCents: number }>(sql`
    select count(*) filter (where b.id is null)::int as "newAccounts",
           count(*) filter (where a.balance_cents <> coalesce(b.balance_cents, 0))::int as accounts,
           coalesce(sum(a.balance_cents - coalesce(b.balance_cents, 0)), 0)::float8 as "sumCents" ${changed}`);
  const [largest] = await rows<{ account: string; fromCents: number; toCents: number }>(sql`
    select a.number as account, coalesce(b.balance_cents, 0)::float8 as "fromCents", a.balance_cents::float8 as "toCents" ${changed}
       and a.balance_cents <> coalesce(b.balance_cents, 0)
     order by abs(a.balance_cents - coalesce(b.balance_cents, 0)) desc, a.number limit 1`);
  const { newAccounts, ...balances } = counts!;
  const own = sql`from ledger_entry e where e.landlord_id = ${landlordId} and e.import_id = ${importId} and e.segment in (0, ${importId})`;
  const isList = kind === "balances";
  const months = isList
    ? []
    : await rows<Changes["months"][number]>(sql`
        select to_char(e.entry_on, 'YYYY-MM') as month, count(*)::int as lines, sum(e.debit_cents)::float8 as "debitCents",
               sum(e.credit_cents)::float8 as "creditCents" ${own} group by 1 order by 1`);
  const labels = isList
    ? []
    : await rows<{ label: string; lines: number }>(sql`
        select e.label, count(*)::int as lines ${own} and e.kind = 'unknown' group by 1 order by 2 desc, 1`);
  return {
    newAccounts,
    balances: { ...balances, largest: largest ?? null },
    months,
    going: replaces ? await goingOf(tx) : null,
    unknown: {
      lines: labels.reduce((sum, { lines }) => sum + lines, 0),
      labels: labels.slice(0, LABELS_SHOWN),
    },
    differences: isList ? await differencesOf(tx, landlordId, importId) : [],
  };
}

/** From what the withdrawal left in this transaction (ledger-load/withdrawal.store.ts). */
async function goingOf({ rows }: Tx): Promise<Changes["going"]> {
  const months = await rows<Changes["months"][number]>(sql`
    select to_char(g.entry_on, 'YYYY-MM') as month, count(*)::int as lines, sum(g.debit_cents)::float8 as "debitCents",
           sum(g.credit_cents)::float8 as "creditCents"
      from intake_gone g group by 1 order by 1`);
  const [accounts] = await rows<{ n: number }>(sql`select count(*)::int as n from intake_gone_account`);
  const absent = await rows<{ number: string; lines: number; debitCents: number; creditCents: number }>(sql`
    select i.number, count(*)::int as lines, sum(g.debit_cents)::float8 as "debitCents", sum(g.credit_cents)::float8 as "creditCents"
      from intake_gone g join intake_account i on i.id = g.account_id
     where not exists (select 1 from intake_in_file f where f.id = g.account_id)
     group by i.number order by sum(g.debit_cents + g.credit_cents) desc, i.number`);
  const sum = (of: "lines" | "debitCents" | "creditCents") => absent.reduce((all, one) => all + one[of], 0);
  return {
    accounts: accounts!.n,
    months,
    absent: {
      accounts: absent.length,
      lines: sum("lines"),
      debitCents: sum("debitCents"),
      creditCents: sum("creditCents"),
      numbers: absent.slice(0, ABSENT_SHOWN).map(({ number }) => number),
    },
  };
}

async function differencesOf(tx: Tx, landlordId: string, importId: number): Promise<Changes["differences"]> {
  const days = await tx.rows<{ on: string }>(sql`
    select distinct stated_on::text as "on" from stated_balance
     where landlord_id = ${landlordId} and import_id = ${importId} order by 1 desc limit ${DAYS_SHOWN}`);
  const found = [];
  for (const { on } of days) {
    const { differs, notListed, noEntries, agrees, largest } = await reconciled(tx, landlordId, on);
    found.push({
      on,
      accounts: differs.accounts,
      sumCents: differs.gapCents,
      notListed: notListed.accounts,
      noEntries: noEntries.accounts,
      agrees: agrees.accounts,
      largest,
    });
  }
  return found;
}
