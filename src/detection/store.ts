/** A run of detection over landlords' accounts: their signals become the worklist, running episodes keep what people did. */
import { sql } from "drizzle-orm";

import type { Database, Tx, Who } from "../platform/database/database.ts";
import type { MissedInstalment } from "../signals/signal.rules.ts";
import { DETECTED, type Found, type Tally } from "./pass.ts";
import { passFor } from "./pass-thread.ts";
import { pages } from "./read.store.ts";
import { landlordThresholds } from "./thresholds.store.ts";
import { weightsOn } from "./weights.store.ts";

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
  const report: DetectionReport = {
    on: on.toString(),
    tenancies: 0,
    signalled: 0,
    bySignal: {},
    durationMs: 0,
  };
  for (const landlordId of landlords) {
    const ran = await database.transaction(who, (tx) => runOne(tx, landlordId, on, missedInstalments));
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
  missedInstalments: MissedInstalments,
) {
  const started = performance.now();
  // Two runs at once would write over each other: the second waits.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('detection'), hashtext(${landlordId}))`);
  const thresholds = await landlordThresholds(tx, landlordId, on);
  const { id: weightsId, weights } = await weightsOn(tx, landlordId, on);
  const missed = await missedInstalments(tx, landlordId, on);
  const given = { on: on.toString(), thresholds, weights, missed };
  const tally: Tally = { tenancies: 0, signalled: 0, bySignal: {} };
  await tx.rows(sql`
    create temporary table detected (id bigint, balance bigint, priority int, probability real, signals jsonb, legal_arrears jsonb) on commit drop`);
  await using computing = await passFor(tx, landlordId, given);
  const kept = async (ran: Found) => {
    tally.tenancies += ran.tenancies;
    tally.signalled += ran.signalled;
    for (const [kind, count] of Object.entries(ran.bySignal))
      tally.bySignal[kind] = (tally.bySignal[kind] ?? 0) + count;
    if (ran.lines.byteLength > 0) await tx.copyIn(DETECTED, [ran.lines]);
  };
  // While a page is computed, the next is read.
  let under: Promise<Found> | undefined;
  for await (const page of pages(tx, landlordId, on, thresholds["detection.monthsRead"])) {
    const before = under;
    under = computing.found(page);
    // A failure is told where it is awaited.
    under.catch(() => {});
    if (before) await kept(await before);
  }
  if (under) await kept(await under);
  await keep(tx, landlordId, on);
  await tx.rows(sql`drop table detected`);
  await tx.rows(sql`
    insert into detection_run (landlord_id, ran_on, tenancies, signalled, duration_ms, weights_id)
    values (${landlordId}::uuid, ${on.toString()}::date, ${tally.tenancies}, ${tally.signalled}, ${Math.round(performance.now() - started)}, ${weightsId})`);
  return tally;
}

/** What was put off or set aside comes back once it weighs more than when a person judged it. Accounts without a signal leave. */
async function keep(tx: Tx, landlordId: string, on: Temporal.PlainDate): Promise<void> {
  // Who opposed it is looked at by no score (src/rights).
  await tx.rows(sql`delete from detected where id in (select app.opposed_accounts(${landlordId}::uuid))`);
  const back = sql`(excluded.priority > worklist_item.priority and worklist_item.handled_as in ('snoozed', 'notADifficulty'))`;
  await tx.rows(sql`
    insert into worklist_item (landlord_id, account_id, household_id, account_number, leaseholder_name, commune_insee,
           detected_on, first_signal_on, priority, probability, balance_cents, amount_due_cents, signals, legal_arrears)
    select a.landlord_id, a.id, a.household_id, a.number, a.leaseholder_name, a.commune_insee,
           ${on.toString()}::date, ${on.toString()}::date, i.priority, i.probability, i.balance, a.amount_due_cents,
           i.signals, i.legal_arrears
      from detected i
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
  await tx.rows(sql`
    delete from worklist_item w where w.landlord_id = ${landlordId}::uuid and not exists (select 1 from detected d where d.id = w.account_id)`);
}
