/** Repayment plans as they are read: schedule, state on the ledger's last day with its rows, versions, what the reader may do. */
import { sql } from "drizzle-orm";

import type { Locale } from "../platform/calendar/wording.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { isoDates } from "../platform/calendar/plain-date.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Signature } from "../signature/rules.ts";
import type { MeansOfPayment, PlanKind } from "./rules.ts";
import {
  ALLOCATIONS,
  type Allocation,
  type PlanStanding,
  type PlanState,
  type PlanTracking,
} from "../plan-tracking/plan-facts.rules.ts";
import { planFactsOf } from "../plan-tracking/account-days.rules.ts";
import { planState } from "../plan-tracking/rules.ts";

/** A plan as a file shows it. Money in cents, days ISO. */
export type Plan = {
  id: string;
  householdId: string;
  /** How lists call the household. */
  household: string;
  landlordId: string;
  landlord: string;
  account: string | null;
  kind: PlanKind;
  debtCents: number;
  /** Beside the plan: what over-indebtedness froze, as told when it was drawn up; null: nobody said. */
  frozenCents: number | null;
  /** Owed on the account besides what the plan still covers and what is frozen: came after. Null for a plan that does not run, or without ledger. */
  afterCents: number | null;
  toleranceDays: number;
  allocation: Allocation;
  means: MeansOfPayment | null;
  /** What the household could repay a month, as told when it was drawn up. */
  capacityCents: number | null;
  /** Day of the formal notice: of a default plan alone. */
  noticeOn: string | null;
  /** 1, then one more with each amendment. */
  version: number;
  /** The plan that this one amends, and what has changed since. */
  replaces: string | null;
  changed: string | null;
  signature: Signature | null;
  /** Who saw the household sign. */
  witness: string | null;
  signedOn: string | null;
  cancelledOn: string | null;
  cancelReason: string | null;
  frozenOn: string | null;
  /** Name of who drew it up; null where nobody here did. */
  by: string | null;
  instalments: { n: number; on: string; amountCents: number; leftCents: number }[];
  state: PlanState;
  since: string | null;
  /** French sentences: why it is in that state. */
  because: string[];
  /** The rows behind the state: what is missing, or the payment of that day. */
  rows: {
    what: "rent" | "instalment" | "payment";
    on: string;
    amountCents: number;
    leftCents?: number;
    breachOn?: string;
    by?: string;
  }[];
  expectedCents: number;
  paidCents: number;
  /** Last day that the landlord's ledger tells of: the state is of that day. Null: no ledger. */
  asOf: string | null;
  can: { sign: boolean; cancel: boolean; freeze: boolean; amend: boolean };
};

/** An account of the household that a plan may be drawn up on. */
export type PlanAccount = {
  accountId: number;
  account: string;
  landlord: string;
  balanceCents: number;
  amountDueCents: number | null;
  /** Longest plan in months, with what says so; null where nothing does. */
  longest: { months: number; source: string } | null;
  /** The landlord's own values, or the platform's. */
  setting: { toleranceDays: number; allocation: Allocation };
  /** The plan that runs on it: another one amends it. */
  running: string | null;
};

type PlanRow = Omit<
  Plan,
  | "instalments"
  | "state"
  | "since"
  | "because"
  | "rows"
  | "expectedCents"
  | "paidCents"
  | "afterCents"
  | "can"
> & {
  balanceCents: number | null;
  lines: { n: number; on: string; amountCents: number }[];
  /** The asker works on the file now: a former worker reads it still. */
  writable: boolean | null;
  accountId: number | null;
};

/** The plans that the asker sees on a household, the latest first, with their state on `on`. */
export const plansOfHousehold = (
  tx: Tx,
  householdId: string,
  on: Temporal.PlainDate,
  language: Locale = "fr",
) => plansWhere(tx, sql`p.household_id = ${householdId}::uuid`, on, language);

/** One plan, or undefined where it is not there for the asker. */
export const planOf = async (tx: Tx, id: string, on: Temporal.PlainDate, language: Locale = "fr") =>
  (await plansWhere(tx, sql`p.id = ${id}::uuid`, on, language))[0];

export async function plansWhere(
  tx: Tx,
  where: ReturnType<typeof sql>,
  on: Temporal.PlainDate,
  language: Locale = "fr",
): Promise<Plan[]> {
  const read = await readPlans(tx, where);
  return read.map(({ row, entries }) => tracked(row, entries, on, language));
}

export async function readPlans(
  tx: Tx,
  where: ReturnType<typeof sql>,
): Promise<{ row: PlanRow; entries: readonly Entry[] }[]> {
  const rows = await tx.rows<PlanRow>(sql`
    select p.id, p.account_id::int as "accountId", p.household_id as "householdId", h.name as household, p.landlord_id as "landlordId", o.name as landlord, a.number as account,
           p.kind, p.debt_cents as "debtCents", p.frozen_cents as "frozenCents", p.tolerance_days as "toleranceDays",
           p.allocation, p.means, p.capacity_cents as "capacityCents", p.notice_on as "noticeOn", p.version, p.replaces, p.changed,
           p.signature, p.witness, a.balance_cents as "balanceCents", p.signed_on as "signedOn",
           p.cancelled_on as "cancelledOn", p.cancel_reason as "cancelReason", p.frozen_on as "frozenOn", w.name as by,
           a.last_entry_on as "asOf",
           (p.landlord_id = app.landlord_id() or p.household_id in (select app.working_households())) as writable,
           coalesce((select jsonb_agg(jsonb_build_object('n', i.n, 'on', i.due_on, 'amountCents', i.amount_cents) order by i.n)
                       from instalment i where i.plan_id = p.id), '[]') as lines
      from repayment_plan p join organisation o on o.id = p.landlord_id join household h on h.id = p.household_id
      left join tenant_account a on a.landlord_id = p.landlord_id and a.id = p.account_id
      left join app.directory() w on w.user_id = p.proposed_by
     where ${where}
     order by coalesce(p.signed_on, app.today()) desc, p.created_at desc, p.id`);
  const entries = await entriesOf(tx, rows);
  return rows.map((row) => ({ row, entries: entries.get(row.id) ?? [] }));
}

type Entry = { planId: string; on: string; dueCents: number | null; paidCents: number | null };

/** Days and sums of what fell due and was paid: by the ledger itself for jobs, by the function of sums for people. */
async function entriesOf(tx: Tx, rows: readonly { id: string }[]): Promise<Map<string, Entry[]>> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const plans = sql`array(select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`;
  const entries = await tx.rows<Entry>(
    tx.actor
      ? sql`select plan_id as "planId", entry_on as "on", due_cents as "dueCents", paid_cents as "paidCents"
              from app.plan_tracking(${plans}) order by entry_on`
      : sql`select p.id as "planId", e.entry_on as "on", e.due_cents as "dueCents", e.paid_cents as "paidCents"
              from repayment_plan p cross join lateral app.plan_entries(p.id) e where p.id = any (${plans}) order by e.entry_on`,
  );
  return Map.groupBy(entries, ({ planId }) => planId);
}

/** What of a plan decides where it stands. */
export type TrackedRow = Pick<
  PlanRow,
  | "id"
  | "kind"
  | "debtCents"
  | "toleranceDays"
  | "allocation"
  | "signedOn"
  | "cancelledOn"
  | "cancelReason"
  | "frozenOn"
  | "asOf"
  | "lines"
>;

/** Where a plan stands on `today`, as far as the ledger tells. */
export function trackingOf(
  row: TrackedRow,
  entries: readonly Entry[],
  today: Temporal.PlainDate,
  language: Locale,
): PlanTracking {
  const standing = standingOf(row);
  // After the ledger's last day nothing is known: what fell due since is not late. What people decided holds at once.
  const known = row.asOf === null || standing.standing ? today : Temporal.PlainDate.from(row.asOf);
  const on = Temporal.PlainDate.compare(known, today) < 0 ? known : today;
  const days = entries.map((entry) => ({
    on: Temporal.PlainDate.from(entry.on),
    dueCents: entry.dueCents ?? 0,
    paidCents: entry.paidCents ?? 0,
  }));
  const found = planState(
    {
      instalments: row.lines.map(({ on: due, amountCents }) => ({
        on: Temporal.PlainDate.from(due),
        amountCents,
      })),
      toleranceDays: row.toleranceDays,
      ...planFactsOf(days, on),
      allocation: row.allocation,
      on,
      ...standing,
    },
    language,
  );
  if (!("state" in found)) throw new Error(`plan ${row.id}: ${found.message}`);
  return found;
}

function tracked(
  { writable, ...whole }: PlanRow,
  entries: readonly Entry[],
  today: Temporal.PlainDate,
  language: Locale,
): Plan {
  const found = trackingOf(whole, entries, today, language);
  const { lines, accountId: _, balanceCents, ...row } = whole;
  const writes = writable === true;
  const draft = row.signedOn === null && row.cancelledOn === null;
  const running = row.signedOn !== null && row.cancelledOn === null && found.state !== "completed";
  let left = row.debtCents;
  return {
    ...row,
    instalments: lines.map((line) => ({ ...line, leftCents: (left -= line.amountCents) })),
    state: found.state,
    since: found.since?.toString() ?? null,
    because: found.because,
    rows: isoDates(found.rows),
    expectedCents: found.expectedCents,
    paidCents: found.paidCents,
    afterCents:
      running && balanceCents !== null
        ? Math.max(0, balanceCents - Math.max(0, row.debtCents - found.paidCents) - (row.frozenCents ?? 0))
        : null,
    can: {
      sign: draft && writes,
      cancel: (draft || running) && writes,
      freeze: running && row.frozenOn === null && writes,
      amend: running && row.debtCents > found.paidCents && writes,
    },
  };
}

function standingOf(row: TrackedRow): { standing?: PlanStanding } {
  if (row.cancelledOn !== null)
    return {
      standing: {
        kind: "cancelled",
        on: Temporal.PlainDate.from(row.cancelledOn),
        reason: row.cancelReason ?? "",
      },
    };
  if (row.signedOn === null) return { standing: { kind: "draft" } };
  if (row.frozenOn !== null)
    return {
      standing: {
        kind: "frozen",
        on: Temporal.PlainDate.from(row.frozenOn),
        grantedByJudge: row.kind === "judge",
      },
    };
  return {};
}

/** Accounts of the household, of the landlords that the asker may write a plan for. */
export async function planAccounts(
  tx: Tx,
  householdId: string,
  on: Temporal.PlainDate,
): Promise<PlanAccount[]> {
  const rows = await tx.rows<
    Omit<PlanAccount, "longest" | "setting" | "running"> & { landlordId: string }
  >(sql`
    select a.id as "accountId", a.number as account, o.name as landlord, a.balance_cents as "balanceCents",
           a.amount_due_cents as "amountDueCents", a.landlord_id as "landlordId"
      from tenant_account a join organisation o on o.id = a.landlord_id
     where a.household_id = ${householdId}::uuid
       and (a.landlord_id = app.landlord_id() or a.household_id in (select app.working_households()))
     order by a.balance_cents desc, a.id`);
  const limit = legalOn("benefit.planMaxMonths", on);
  const plans = await readPlans(
    tx,
    sql`p.household_id = ${householdId}::uuid and p.signed_on is not null and p.cancelled_on is null`,
  );
  const accounts: PlanAccount[] = [];
  for (const { landlordId, ...row } of rows)
    accounts.push({
      ...row,
      longest: limit ? { months: limit.value, source: limit.source } : null,
      setting: await planSettings(tx, landlordId, on),
      running:
        plans.find(
          (plan) =>
            plan.row.landlordId === landlordId &&
            plan.row.accountId === row.accountId &&
            trackingOf(plan.row, plan.entries, on, "fr").state !== "completed",
        )?.row.id ?? null,
    });
  return accounts;
}

/** What a landlord decides of its plans, in force on `on`: its own dated setting, then the programme's, then the platform's default. */
export async function planSettings(
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
): Promise<{ toleranceDays: number; allocation: Allocation; reminderDays: number }> {
  const rows = await tx.rows<{ rule: string; value: unknown }>(sql`
    select distinct on (rule) rule, value from dated_setting
     where rule in ('plan.toleranceDays', 'plan.allocation', 'plan.reminderDays')
       and (organisation_id = ${landlordId}::uuid or organisation_id is null)
       and coalesce(valid_from, '-infinity') <= ${on.toString()}::date and ${on.toString()}::date <= coalesce(valid_to, 'infinity')
     order by rule, organisation_id nulls last, created_at desc`);
  const own = (rule: string) => rows.find((row) => row.rule === rule)?.value;
  return {
    toleranceDays: wholeDays(own("plan.toleranceDays")) ?? legalOn("plan.toleranceDays", on)!.value,
    allocation:
      ALLOCATIONS.find((one) => one === (own("plan.allocation") ?? legalOn("plan.allocation", on)!.value)) ??
      "rentFirst",
    reminderDays: wholeDays(own("plan.reminderDays")) ?? legalOn("plan.reminderDays", on)!.value,
  };
}

const wholeDays = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 60 ? value : undefined;
