/** The facts of a referral as the server knows them on a day: from the account, the detection, the procedure, the plan and outreach. */
import { sql } from "drizzle-orm";

import { isoDates } from "../platform/calendar/plain-date.ts";
import type { Tx } from "../platform/database/database.ts";
import { procedures } from "../procedure/store.ts";
import { type BenefitFact, monthsDue, type PlanFact, type ReferralFacts } from "./facts.rules.ts";
import { nextIrreversible } from "./urgency.rules.ts";

type Row = {
  accounts: number;
  accountOn: string | null;
  debtCents: number | null;
  amountDueCents: number | null;
  benefitCents: number | null;
  communeInsee: string | null;
  firstSignalOn: string | null;
  detectedOn: string | null;
  ranOn: string | null;
  signals: { kind: string }[] | null;
  legalArrears: { constituted?: boolean | null; since?: string } | null;
  plan: {
    signedOn: string;
    debtCents: number;
    cancelledOn: string | null;
    frozenOn: string | null;
  } | null;
  outreach: NonNullable<ReferralFacts["outreach"]> | null;
};

/** At most this many attempts are kept with the referral: the worklist holds them all. */
const OUTREACH_KEPT = 12;

/** Facts as of `on`, as the asker may see them, and the commune of the home. Unknown ones are left out, null is none. */
export async function factsAsOf(
  tx: Tx,
  { householdId, landlordId }: { householdId: string; landlordId: string },
  on: Temporal.PlainDate,
): Promise<{ facts: ReferralFacts; communeInsee: string | null }> {
  const of = sql`household_id = ${householdId}::uuid and landlord_id = ${landlordId}::uuid`;
  // The plan belongs to a later room: its rows are read under their own policy, its code is not.
  const [row] = await tx.rows<Row>(sql`
    select a.*, w.first_signal_on::text as "firstSignalOn", w.detected_on::text as "detectedOn", w.signals,
           w.legal_arrears as "legalArrears",
           coalesce(a.insee, (select d.commune_insee from tenancy t
                                join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
                               where t.household_id = ${householdId}::uuid and t.landlord_id = ${landlordId}::uuid
                               order by t.starts_on desc nulls last limit 1)) as "communeInsee",
           (select max(d.ran_on)::text from detection_run d where d.landlord_id = ${landlordId}::uuid) as "ranOn",
           (select jsonb_build_object('signedOn', p.signed_on, 'debtCents', p.debt_cents, 'cancelledOn', p.cancelled_on,
                                      'frozenOn', p.frozen_on)
              from repayment_plan p where ${of} and p.signed_on is not null order by p.signed_on desc, p.created_at desc limit 1) as plan,
           (select jsonb_agg(jsonb_build_object('kind', o.kind, 'on', o.done_on, 'result', o.result) order by o.done_on desc, o.id desc)
              from (select * from outreach where ${of} order by done_on desc, id desc limit ${OUTREACH_KEPT}) o) as outreach
      from (select count(*)::int as accounts, sum(balance_cents)::bigint as "debtCents", sum(amount_due_cents)::bigint as "amountDueCents",
                   sum(benefit_cents)::bigint as "benefitCents", max(last_entry_on)::text as "accountOn", max(commune_insee) as insee
              from tenant_account where ${of}) a
      left join lateral (select * from worklist_item w where ${of} order by w.priority desc, w.account_id limit 1) w on true`);
  const { debtCents, amountDueCents, accounts, accountOn, communeInsee, outreach } = row!;
  const months = monthsDue(debtCents, amountDueCents);
  return {
    communeInsee,
    facts: {
      asOf: on.toString(),
      ...(accountOn !== null && { accountOn }),
      ...(debtCents !== null && { debtCents }),
      ...(amountDueCents !== null && { amountDueCents }),
      ...(months !== undefined && { monthsDue: months }),
      ...(accounts > 0 && (await monthFacts(tx, householdId, landlordId, row!))),
      ...signalsOf(row!),
      ...planOf(row!),
      ...(accounts > 0 && { outreach: outreach ?? [] }),
      ...(await procedureFacts(tx, householdId, landlordId, on)),
    },
  };
}

/** Since which month the account has owed, and the housing benefit that it shows: in its last month, or until one. */
async function monthFacts(
  tx: Tx,
  householdId: string,
  landlordId: string,
  { debtCents, benefitCents }: Row,
): Promise<Partial<ReferralFacts>> {
  const [row] = await tx.rows<{
    since: string | null;
    first: string | null;
    paidIn: string | null;
    paidCents: number | null;
    last: string | null;
  }>(sql`
    with month as (
      select month, sum(balance_cents) as balance, sum(benefit_cents) as benefit from account_month
       where household_id = ${householdId}::uuid and landlord_id = ${landlordId}::uuid group by month)
    select (select to_char(min(m.month), 'YYYY-MM') from month m
             where m.month > coalesce((select max(s.month) from month s where s.balance <= 0), '-infinity')) as since,
           to_char(min(month), 'YYYY-MM') as first, to_char(max(month), 'YYYY-MM') as last,
           to_char(max(month) filter (where benefit > 0), 'YYYY-MM') as "paidIn",
           (select p.benefit::bigint from month p where p.benefit > 0 order by p.month desc limit 1) as "paidCents"
      from month`);
  const { since, first, last, paidIn, paidCents } = row!;
  const isOwing = debtCents !== null && debtCents > 0;
  const benefit: BenefitFact | null | undefined =
    paidIn !== null
      ? {
          state: paidIn === last ? "paid" : "stopped",
          month: paidIn,
          ...(paidCents !== null && { cents: paidCents }),
        }
      : last !== null || benefitCents === 0
        ? null
        : undefined;
  return {
    ...(debtCents !== null && !isOwing && { debtSince: null }),
    ...(isOwing && since !== null && { debtSince: since, ...(since === first && { debtOlder: true }) }),
    ...(benefit !== undefined && { benefit }),
  };
}

/** Without an account, a plan may stand in another software: not known. */
function planOf({ plan, accounts, signals }: Row): Partial<ReferralFacts> {
  if (plan === null) return accounts > 0 ? { plan: null } : {};
  const { signedOn, debtCents, cancelledOn, frozenOn } = plan;
  const isMissed = signals?.some(({ kind }) => kind === "planMissed");
  const ended = cancelledOn ?? frozenOn;
  const state: PlanFact["state"] = cancelledOn
    ? "cancelled"
    : frozenOn
      ? "frozen"
      : isMissed
        ? "missed"
        : "running";
  return { plan: { state, signedOn, debtCents, ...(ended !== null && { stateOn: ended }) } };
}

/** Without a run of the detection, nobody knows whether there is a signal; with one, an account off the list has none. */
function signalsOf({
  accounts,
  ranOn,
  detectedOn,
  signals,
  firstSignalOn,
  legalArrears,
  debtCents,
}: Row): Partial<ReferralFacts> {
  const isOwing = debtCents === null || debtCents > 0;
  if (signals === null)
    return {
      ...(ranOn !== null && accounts > 0 && { signals: [], firstSignalOn: null, signalsOn: ranOn }),
      ...(!isOwing && { legalArrears: false, legalArrearsOn: null }),
    };
  const constituted = legalArrears?.constituted;
  return {
    signals: signals.map(({ kind }) => kind),
    firstSignalOn,
    ...(detectedOn !== null && { signalsOn: detectedOn }),
    ...(constituted !== undefined && constituted !== null && { legalArrears: constituted }),
    ...(constituted === false && { legalArrearsOn: null }),
    ...(constituted && legalArrears?.since && { legalArrearsOn: legalArrears.since }),
  };
}

/** Where no act is recorded, nothing is known of a procedure: its facts are left out. */
async function procedureFacts(
  tx: Tx,
  householdId: string,
  landlordId: string,
  on: Temporal.PlainDate,
): Promise<Partial<ReferralFacts>> {
  const procedure = (await procedures(tx, householdId, on)).find((one) => one.landlordId === landlordId);
  if (!procedure?.recorded) return {};
  const next = procedure.dates.find((step) => Temporal.PlainDate.compare(step.on, on) >= 0);
  return {
    stage: procedure.stage,
    nextDeadline: next ? { id: next.id, on: next.on.toString() } : null,
    irreversible: isoDates(nextIrreversible(procedure, on) ?? null),
  };
}
