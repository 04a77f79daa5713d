/** Repayment plans of a household: drawn up, signed, followed against the account's payments, replaced, ended. */
import { eq, sql } from "drizzle-orm";

import type { Locale } from "../platform/calendar/wording.ts";
import { legalOn } from "../law/legal-parameters.ts";
import type { MissedInstalment } from "../signals/signal.rules.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, type Broken, brokenRule } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import { formatCents } from "../platform/money/format.ts";
import { type Frequency, type Instalment, schedule } from "./rules.ts";
import { instalment, repaymentPlan } from "./schema.ts";
import type { PlanStanding, PlanState, PlanTracking } from "../plan-tracking/plan-facts.rules.ts";
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
  kind: "amicable" | "judge";
  debtCents: number;
  toleranceDays: number;
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
  expectedCents: number;
  paidCents: number;
  /** Last day that the landlord's ledger tells of: the state is of that day. Null: no ledger. */
  asOf: string | null;
  can: { sign: boolean; cancel: boolean; freeze: boolean };
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
};

type PlanRow = Omit<
  Plan,
  "instalments" | "state" | "since" | "because" | "expectedCents" | "paidCents" | "can"
> & {
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

async function plansWhere(
  tx: Tx,
  where: ReturnType<typeof sql>,
  on: Temporal.PlainDate,
  language: Locale = "fr",
): Promise<Plan[]> {
  const read = await readPlans(tx, where);
  return read.map(({ row, entries }) => tracked(row, entries, on, language));
}

async function readPlans(
  tx: Tx,
  where: ReturnType<typeof sql>,
): Promise<{ row: PlanRow; entries: readonly Entry[] }[]> {
  const rows = await tx.rows<PlanRow>(sql`
    select p.id, p.account_id::int as "accountId", p.household_id as "householdId", h.name as household, p.landlord_id as "landlordId", o.name as landlord, a.number as account,
           p.kind, p.debt_cents as "debtCents", p.tolerance_days as "toleranceDays", p.signed_on as "signedOn",
           p.cancelled_on as "cancelledOn", p.cancel_reason as "cancelReason", p.frozen_on as "frozenOn", w.name as by,
           a.last_entry_on as "asOf",
           (p.landlord_id = app.landlord_id() or p.household_id in (select app.working_households())) as writable,
           coalesce((select jsonb_agg(jsonb_build_object('n', i.n, 'on', i.due_on, 'amountCents', i.amount_cents) order by i.n)
                       from instalment i where i.plan_id = p.id), '[]') as lines
      from repayment_plan p join organisation o on o.id = p.landlord_id join household h on h.id = p.household_id
      left join tenant_account a on a.landlord_id = p.landlord_id and a.id = p.account_id
      left join app.directory() w on w.user_id = p.proposed_by
     where ${where}
     order by coalesce(p.signed_on, current_date) desc, p.created_at desc, p.id`);
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

/** Where a plan stands on `today`, as far as the ledger tells. */
function trackingOf(
  row: Omit<PlanRow, "writable">,
  entries: readonly Entry[],
  today: Temporal.PlainDate,
  language: Locale,
): PlanTracking {
  const standing = standingOf(row);
  // After the ledger's last day nothing is known: what fell due since is not late. What people decided holds at once.
  const known = row.asOf === null || standing.standing ? today : Temporal.PlainDate.from(row.asOf);
  const on = Temporal.PlainDate.compare(known, today) < 0 ? known : today;
  const amounts = (value: (entry: Entry) => number | null) =>
    entries.flatMap((entry) => {
      const amountCents = value(entry) ?? 0;
      return amountCents > 0 ? [{ on: Temporal.PlainDate.from(entry.on), amountCents }] : [];
    });
  const found = planState(
    {
      instalments: row.lines.map(({ on: due, amountCents }) => ({
        on: Temporal.PlainDate.from(due),
        amountCents,
      })),
      toleranceDays: row.toleranceDays,
      charges: amounts(({ dueCents }) => dueCents).filter(
        (due) => Temporal.PlainDate.compare(due.on, on) <= 0,
      ),
      payments: amounts(({ paidCents }) => paidCents),
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
  const { lines, accountId: _, ...row } = whole;
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
    expectedCents: found.expectedCents,
    paidCents: found.paidCents,
    can: {
      sign: draft && writes,
      cancel: (draft || running) && writes,
      freeze: running && row.frozenOn === null && writes,
    },
  };
}

function standingOf(row: Omit<PlanRow, "lines" | "writable">): { standing?: PlanStanding } {
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
  const rows = await tx.rows<Omit<PlanAccount, "longest">>(sql`
    select a.id as "accountId", a.number as account, o.name as landlord, a.balance_cents as "balanceCents",
           a.amount_due_cents as "amountDueCents"
      from tenant_account a join organisation o on o.id = a.landlord_id
     where a.household_id = ${householdId}::uuid
       and (a.landlord_id = app.landlord_id() or a.household_id in (select app.working_households()))
     order by a.balance_cents desc, a.id`);
  const limit = legalOn("benefit.planMaxMonths", on);
  return rows.map((row) => ({
    ...row,
    longest: limit ? { months: limit.value, source: limit.source } : null,
  }));
}

export type NewPlan = {
  accountId: number;
  debtCents: number;
  from: string;
  frequency?: Frequency | undefined;
  months?: number | undefined;
  instalmentCents?: number | undefined;
  toleranceDays: number;
  kind?: "amicable" | "judge" | undefined;
  measureId?: string | undefined;
};

/** What the form and the server both make of a plan: its instalments, or the rule it breaks. */
function instalmentsOf(plan: NewPlan): Instalment[] | Broken {
  const from = Temporal.PlainDate.from(plan.from);
  const request = { debtCents: plan.debtCents, from, ...(plan.frequency && { frequency: plan.frequency }) };
  if (plan.months !== undefined) return schedule({ ...request, months: plan.months }, limitOn(plan, from));
  if (plan.instalmentCents !== undefined)
    return schedule({ ...request, instalmentCents: plan.instalmentCents }, limitOn(plan, from));
  return {
    rule: "plan.howLong",
    field: "months",
    message: "Dites la durée du plan en mois, ou le montant de l'échéance.",
    english: "Say how many months the plan lasts, or the amount of an instalment.",
  };
}

const limitOn = ({ kind }: NewPlan, from: Temporal.PlainDate) =>
  legalOn(kind === "judge" ? "judge.planMaxMonths" : "benefit.planMaxMonths", from);

/** Draws a plan up, unsigned. Gives its id; undefined where the account is not there for the asker. */
export async function drawUp(tx: Tx, householdId: string, plan: NewPlan): Promise<Answered<{ id: string }>> {
  const [account] = await tx.rows<{ landlordId: string; balanceCents: number }>(sql`
    select landlord_id as "landlordId", balance_cents as "balanceCents" from tenant_account
     where id = ${plan.accountId} and household_id = ${householdId}::uuid
       and (landlord_id = app.landlord_id() or household_id in (select app.working_households()))`);
  if (!account) return undefined;
  const instalments = instalmentsOf(plan);
  if (!Array.isArray(instalments)) return { errors: [instalments] };
  if (plan.debtCents > account.balanceCents)
    return {
      errors: [
        {
          rule: "plan.aboveBalance",
          field: "debtCents",
          message: `La dette du compte est de ${formatCents(account.balanceCents)} : un plan ne porte pas au-delà.`,
          english: `The account owes ${formatCents(account.balanceCents, "en")}: a plan does not go beyond.`,
        },
      ],
    };
  const id = crypto.randomUUID();
  await tx.db.insert(repaymentPlan).values({
    id,
    householdId,
    landlordId: account.landlordId,
    accountId: plan.accountId,
    measureId: plan.measureId ?? null,
    kind: plan.kind ?? "amicable",
    debtCents: plan.debtCents,
    toleranceDays: plan.toleranceDays,
    proposedBy: tx.actor?.userId ?? null,
  });
  await tx.db.insert(instalment).values(
    instalments.map(({ n, on, amountCents }) => ({
      planId: id,
      n,
      householdId,
      landlordId: account.landlordId,
      dueOn: on.toString(),
      amountCents,
    })),
  );
  await emit(tx, "plan.drawnUp", { householdId, payload: { planId: id } });
  return { id };
}

/** Signs a draft; the plan that ran on the same account until then ends on that day, replaced. */
export async function signPlan(
  tx: Tx,
  id: string,
  signedOn: string,
  today: Temporal.PlainDate,
): Promise<Answered> {
  const plan = await planOf(tx, id, today);
  if (!plan) return undefined;
  if (!plan.can.sign)
    return brokenRule(
      "plan.state",
      "Seul un projet de plan se signe : celui-ci est déjà signé ou abandonné.",
      "Only a draft is signed: this one is signed already, or was given up.",
    );
  if (signedOn > today.toString())
    return brokenRule(
      "plan.signedOn",
      `Un plan signé l'est au plus tard aujourd'hui (${today}).`,
      `A signed plan was signed today (${today}) at the latest.`,
      "signedOn",
    );
  const first = plan.instalments[0]!.on;
  if (first < signedOn)
    return brokenRule(
      "plan.signedOn",
      `La première échéance (${first}) vient avant la signature : refaites l'échéancier.`,
      `The first instalment (${first}) comes before the signature: draw the schedule up again.`,
      "signedOn",
    );
  await tx.rows(sql`
    update repayment_plan set cancelled_on = ${signedOn}::date, cancel_reason = 'Remplacé par un nouveau plan'
     where household_id = ${plan.householdId}::uuid and landlord_id = ${plan.landlordId}::uuid and id <> ${id}::uuid
       and account_id is not distinct from (select account_id from repayment_plan where id = ${id}::uuid)
       and signed_on is not null and cancelled_on is null`);
  const signed = await change(tx, id, { signedOn });
  if (signed) await emit(tx, "plan.signed", { householdId: plan.householdId, payload: { planId: id } });
  return signed;
}

/** Ends a plan, or gives up a draft, for a reason. */
export async function cancelPlan(
  tx: Tx,
  id: string,
  reason: string,
  today: Temporal.PlainDate,
): Promise<Answered> {
  const plan = await planOf(tx, id, today);
  if (!plan) return undefined;
  if (!plan.can.cancel)
    return brokenRule("plan.state", "Ce plan est déjà terminé.", "This plan has ended already.");
  if (reason.trim() === "")
    return brokenRule(
      "plan.reason",
      "Dites pourquoi le plan prend fin : le ménage peut le demander.",
      "Say why the plan ends: the household may ask.",
      "reason",
    );
  const ended = await change(tx, id, { cancelledOn: today.toString(), cancelReason: reason.trim() });
  if (ended) await emit(tx, "plan.cancelled", { householdId: plan.householdId, payload: { planId: id } });
  return ended;
}

/** Over-indebtedness declared admissible: an amicable plan stops being paid from that day. */
export async function freezePlan(
  tx: Tx,
  id: string,
  frozenOn: string,
  today: Temporal.PlainDate,
): Promise<Answered> {
  const plan = await planOf(tx, id, today);
  if (!plan) return undefined;
  if (!plan.can.freeze)
    return brokenRule(
      "plan.state",
      "Seul un plan en cours se suspend.",
      "Only a running plan can be suspended.",
    );
  if (frozenOn > today.toString() || frozenOn < plan.signedOn!)
    return brokenRule(
      "plan.frozenOn",
      `La recevabilité se situe entre la signature (${plan.signedOn}) et aujourd'hui (${today}).`,
      `The file became admissible between the signature (${plan.signedOn}) and today (${today}).`,
      "frozenOn",
    );
  const frozen = await change(tx, id, { frozenOn });
  if (frozen) await emit(tx, "plan.frozen", { householdId: plan.householdId, payload: { planId: id } });
  return frozen;
}

/** Under the walls an update that may not be made touches no row: that is told, not hidden. */
async function change(
  tx: Tx,
  id: string,
  values: Partial<typeof repaymentPlan.$inferInsert>,
): Promise<{ done: true } | undefined> {
  const rows = await tx.db
    .update(repaymentPlan)
    .set(values)
    .where(eq(repaymentPlan.id, id))
    .returning({ id: repaymentPlan.id });
  return rows.length === 1 ? { done: true } : undefined;
}

/** Tells of each running plan of a landlord that has broken, once. To be run by the system, after its ledger was taken in. */
export async function announceBreaches(tx: Tx, landlordId: string, on: Temporal.PlainDate): Promise<number> {
  const plans = await plansWhere(
    tx,
    sql`p.landlord_id = ${landlordId}::uuid and p.signed_on is not null and p.cancelled_on is null
        and not exists (select 1 from outbox_event e where e.kind = 'plan.breached' and e.payload ->> 'planId' = p.id::text)`,
    on,
  );
  const broken = plans.filter(({ state }) => state === "breached");
  for (const { id, householdId } of broken)
    await emit(tx, "plan.breached", { householdId, payload: { planId: id } });
  return broken.length;
}

/**
 * The oldest missed instalment of each account with a plan running on `on`, as the ledger tells it: late within the tolerance is
 * none, nor is any of a plan frozen or ended by that day. For the run of detection, which reads accounts before plans.
 */
export async function missedInstalments(
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
): Promise<Map<number, MissedInstalment>> {
  const day = on.toString();
  const plans = await readPlans(
    tx,
    sql`p.landlord_id = ${landlordId}::uuid and p.account_id is not null and p.signed_on <= ${day}::date
        and (p.cancelled_on is null or p.cancelled_on > ${day}::date)`,
  );
  const missed = new Map<number, MissedInstalment>();
  for (const { row, entries } of plans) {
    const found = trackingOf(row, entries, on, "fr").missed;
    const known = row.accountId !== null && missed.get(row.accountId);
    if (!found || row.accountId === null || (known && known.dueOn <= found.on.toString())) continue;
    missed.set(row.accountId, {
      dueOn: found.on.toString(),
      amountCents: found.amountCents,
      leftCents: found.leftCents,
      toleranceEnded: found.toleranceEnded.toString(),
    });
  }
  return missed;
}
