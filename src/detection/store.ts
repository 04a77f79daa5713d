/** A run of detection over landlords' accounts: their signals become the worklist, running episodes keep what people did. */
import { sql } from "drizzle-orm";

import type { Database, Tx, Who } from "../platform/database/database.ts";
import { isoDates } from "../platform/calendar/plain-date.ts";
import { detect } from "../signals/rules.ts";
import type { DetectionAccount, DetectionMonth, MissedInstalment } from "../signals/signal.rules.ts";
import { type Thresholds, thresholdsOn } from "../signals/thresholds.rules.ts";

/** What a run found; `bySignal`: accounts with each kind of signal. */
export type DetectionReport = {
  on: string;
  tenancies: number;
  signalled: number;
  bySignal: Record<string, number>;
  durationMs: number;
};

/** No landlord of that code, or none that the asker may run. */
export class UnknownLandlord extends Error {
  constructor(code: string) {
    super(`no landlord ${code}`);
  }
}

/** What later rooms know of a landlord's accounts on a day, by account: detection cannot ask them, who calls it does. */
export type MissedInstalments = (
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
) => Promise<ReadonlyMap<number, MissedInstalment>>;

/** Accounts read and written at once: bounds memory, whatever the landlord's size. */
const PAGE = 5_000;

/**
 * Reads every running tenancy's account as of `on` and writes the worklist anew, one transaction for each landlord.
 * Episodes that go on keep their first day and what was done; those without a signal any more leave the list.
 * Throws `UnknownLandlord`. Without `landlordCode`: every landlord that `who` may see.
 */
export async function runDetection(
  database: Database,
  who: Who,
  {
    landlordCode,
    on,
    missedInstalments = async () => new Map(),
  }: {
    landlordCode?: string | undefined;
    on: Temporal.PlainDate;
    missedInstalments?: MissedInstalments;
  },
): Promise<DetectionReport> {
  const started = performance.now();
  const landlords = await database.transaction(who, (tx) => landlordsOf(tx, landlordCode));
  if (landlordCode !== undefined && landlords.length === 0) throw new UnknownLandlord(landlordCode);
  const thresholds = thresholdsOn(on);
  const report: DetectionReport = {
    on: on.toString(),
    tenancies: 0,
    signalled: 0,
    bySignal: {},
    durationMs: 0,
  };
  for (const landlordId of landlords) {
    const ran = await database.transaction(who, async (tx) => {
      const missed = await missedInstalments(tx, landlordId, on);
      return runOne(tx, landlordId, on, thresholds, missed);
    });
    report.tenancies += ran.tenancies;
    report.signalled += ran.signalled;
    for (const [kind, count] of Object.entries(ran.bySignal))
      report.bySignal[kind] = (report.bySignal[kind] ?? 0) + count;
  }
  return { ...report, durationMs: Math.round(performance.now() - started) };
}

async function landlordsOf(tx: Tx, code: string | undefined): Promise<string[]> {
  const own = tx.actor ? sql`and id = ${tx.actor.organisationId}::uuid` : sql``;
  const named = code === undefined ? sql`` : sql`and upper(code) = ${code.toUpperCase()}`;
  const found = await tx.rows<{ id: string }>(
    sql`select id from organisation where kind = 'landlord' ${own} ${named} order by code`,
  );
  return found.map(({ id }) => id);
}

async function runOne(
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
  thresholds: Thresholds,
  missed: ReadonlyMap<number, MissedInstalment>,
) {
  const started = performance.now();
  // Two runs at once would write over each other: the second waits.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('detection'), hashtext(${landlordId}))`);
  const bySignal: Record<string, number> = {};
  const signalled: number[] = [];
  let tenancies = 0;
  for await (const page of accounts(tx, landlordId, on, thresholds["detection.monthsRead"])) {
    tenancies += page.length;
    const items = page.flatMap(({ id, account, months }) => {
      const { signals, legalArrears, ...found } = detect(
        { ...account, missedInstalment: missed.get(id) },
        months,
        on,
        thresholds,
      );
      for (const { kind } of signals) bySignal[kind] = (bySignal[kind] ?? 0) + 1;
      return signals.length === 0
        ? []
        : [
            {
              id,
              balance: account.balanceCents,
              signals,
              legal_arrears: isoDates(legalArrears),
              ...found,
            },
          ];
    });
    signalled.push(...items.map(({ id }) => id));
    if (items.length > 0) await keep(tx, landlordId, on, items);
  }
  await tx.rows(sql`
    delete from worklist_item where landlord_id = ${landlordId}::uuid
       and account_id not in (select id::bigint from jsonb_array_elements_text(${JSON.stringify(signalled)}::jsonb) as t (id))`);
  await tx.rows(sql`
    insert into detection_run (landlord_id, ran_on, tenancies, signalled, duration_ms)
    values (${landlordId}::uuid, ${on.toString()}::date, ${tenancies}, ${signalled.length}, ${Math.round(performance.now() - started)})`);
  return { tenancies, signalled: signalled.length, bySignal };
}

type Item = {
  id: number;
  balance: number;
  priority: number;
  probability: number;
  signals: unknown;
  legal_arrears: unknown;
};

/** What was put off or set aside comes back once it weighs more than when a person judged it. */
async function keep(
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
  items: readonly Item[],
): Promise<void> {
  const back = sql`(excluded.priority > worklist_item.priority and worklist_item.handled_as in ('snoozed', 'notADifficulty'))`;
  await tx.rows(sql`
    insert into worklist_item (landlord_id, account_id, household_id, account_number, leaseholder_name, commune_insee,
           detected_on, first_signal_on, priority, probability, balance_cents, amount_due_cents, signals, legal_arrears)
    select a.landlord_id, a.id, a.household_id, a.number, a.leaseholder_name, a.commune_insee,
           ${on.toString()}::date, ${on.toString()}::date, i.priority, i.probability, i.balance, a.amount_due_cents,
           i.signals, i.legal_arrears
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
        as i (id bigint, balance bigint, priority int, probability real, signals jsonb, legal_arrears jsonb)
      join tenant_account a on a.landlord_id = ${landlordId}::uuid and a.id = i.id
        on conflict (landlord_id, account_id) do update set
           household_id = excluded.household_id, account_number = excluded.account_number,
           leaseholder_name = excluded.leaseholder_name, commune_insee = excluded.commune_insee,
           detected_on = excluded.detected_on,
           first_signal_on = least(worklist_item.first_signal_on, excluded.first_signal_on),
           priority = excluded.priority, probability = excluded.probability, balance_cents = excluded.balance_cents,
           amount_due_cents = excluded.amount_due_cents, signals = excluded.signals, legal_arrears = excluded.legal_arrears,
           handled_as = case when ${back} then null else worklist_item.handled_as end,
           snoozed_until = case when ${back} then null else worklist_item.snoozed_until end`);
}

type Read = { id: number; account: DetectionAccount; months: DetectionMonth[] };

/**
 * Accounts of running tenancies with their months up to `on`, page after page. A month that goes on after `on` is left out:
 * a run in the past does not see what came later. `on` in the past reads the balance of the last month kept.
 */
async function* accounts(
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
  monthsRead: number,
): AsyncGenerator<Read[]> {
  const first = on.with({ day: 1 }).subtract({ months: monthsRead }).toString();
  const day = on.toString();
  for (let after = 0; ;) {
    const rows = await tx.rows<DetectionAccount & { id: number; past: boolean; months: string | null }>(sql`
      with page as (
        select a.id, a.balance_cents, a.amount_due_cents, a.rent_charges_cents, a.benefit_cents, a.last_entry_on
          from tenant_account a
          join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
         where a.landlord_id = ${landlordId}::uuid and a.id > ${after} and (t.ends_on is null or t.ends_on >= ${day}::date)
         order by a.id limit ${PAGE})
      select p.id::int as id, p.balance_cents::float8 as "balanceCents", p.amount_due_cents::float8 as "amountDueCents",
             p.rent_charges_cents::float8 as "rentChargesCents", p.benefit_cents::float8 as "benefitCents",
             coalesce(p.last_entry_on > ${day}::date, false) as past,
             string_agg(concat_ws(',', to_char(m.month, 'YYYY-MM'), m.charged_cents, m.benefit_cents, m.relief_cents, m.grant_cents,
                                  m.paid_cents, m.balance_cents, m.rejected_debits, m.last_payment_on), ';' order by m.month) as months
        from page p
        left join account_month m on m.landlord_id = ${landlordId}::uuid and m.account_id = p.id
         and m.month >= ${first}::date and m.month <= ${day}::date
         and (p.last_entry_on <= ${day}::date or m.month + interval '1 month' <= ${day}::date + 1)
       group by p.id, p.balance_cents, p.amount_due_cents, p.rent_charges_cents, p.benefit_cents, p.last_entry_on
       order by p.id`);
    if (rows.length === 0) return;
    yield rows.map(({ id, past, months: text, ...account }) => {
      const months = monthsOf(text);
      const balanceCents = past ? (months.at(-1)?.balanceCents ?? 0) : account.balanceCents;
      return { id, months, account: { ...account, balanceCents } };
    });
    after = rows.at(-1)!.id;
  }
}

function monthsOf(text: string | null): DetectionMonth[] {
  if (!text) return [];
  return text.split(";").map((line) => {
    const [month, charged, benefit, relief, grant, paid, balance, rejected, lastPaymentOn] = line.split(",");
    return {
      month: month!,
      chargedCents: Number(charged),
      benefitCents: Number(benefit),
      reliefCents: Number(relief),
      grantCents: Number(grant),
      paidCents: Number(paid),
      balanceCents: Number(balance),
      rejectedDebits: Number(rejected),
      lastPaymentOn: lastPaymentOn ?? null,
    };
  });
}
