/** Repayment plans of a household: drawn up, signed, amended, frozen, ended. */
import { eq, sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, type Broken, brokenRule } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import { formatCents } from "../platform/money/format.ts";
import { planAccounts, planOf, planSettings } from "./read.store.ts";
import {
  capacityRefusal,
  defaultSchedule,
  type Frequency,
  type Instalment,
  type MeansOfPayment,
  type PlanKind,
  schedule,
} from "./rules.ts";
import { instalment, repaymentPlan } from "./schema.ts";
import { brokenBySignature, type Signature } from "../signature/rules.ts";

export type NewPlan = {
  accountId: number;
  debtCents: number;
  from: string;
  frequency?: Frequency | undefined;
  months?: number | undefined;
  instalmentCents?: number | undefined;
  /** The landlord's own where it is left out. */
  toleranceDays?: number | undefined;
  kind?: PlanKind | undefined;
  measureId?: string | undefined;
  /** Day of the month of the instalments after the first; the first one's own where it is left out. */
  dayOfMonth?: number | undefined;
  means?: MeansOfPayment | undefined;
  capacityCents?: number | undefined;
  frozenCents?: number | undefined;
  /** Of a default plan: day of the formal notice. */
  noticeOn?: string | undefined;
  /** The running plan that this one amends, and what has changed. */
  replaces?: string | undefined;
  changed?: string | undefined;
};

/** What the form and the server both make of a plan: its instalments, or the rule it breaks. */
function instalmentsOf(plan: NewPlan): Instalment[] | Broken {
  if (plan.kind === "default")
    return defaultSchedule(
      plan.debtCents,
      plan.noticeOn ? Temporal.PlainDate.from(plan.noticeOn) : undefined,
      (on) => legalOn("benefit.defaultPlanMonths", on),
    );
  const from = Temporal.PlainDate.from(plan.from);
  const request = {
    debtCents: plan.debtCents,
    from,
    ...(plan.frequency && { frequency: plan.frequency }),
    ...(plan.dayOfMonth !== undefined && { dayOfMonth: plan.dayOfMonth }),
  };
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
export async function drawUp(
  tx: Tx,
  householdId: string,
  plan: NewPlan,
  today: Temporal.PlainDate,
): Promise<Answered<{ id: string }>> {
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
  const noCapacity = capacityRefusal(plan.capacityCents);
  if (noCapacity) return { errors: [noCapacity] };
  const twice =
    twoPlans((await runningOn(tx, householdId, plan.accountId, today)) ?? null, plan.replaces ?? null) ??
    unexplained(plan);
  if (twice) return { errors: [twice] };
  const amended = plan.replaces === undefined ? undefined : await planOf(tx, plan.replaces, today);
  const setting = await planSettings(tx, account.landlordId, today);
  const id = crypto.randomUUID();
  await tx.db.insert(repaymentPlan).values({
    id,
    householdId,
    landlordId: account.landlordId,
    accountId: plan.accountId,
    measureId: plan.measureId ?? null,
    kind: plan.kind ?? "amicable",
    debtCents: plan.debtCents,
    frozenCents: plan.frozenCents ?? null,
    toleranceDays: plan.toleranceDays ?? setting.toleranceDays,
    allocation: setting.allocation,
    means: plan.means ?? null,
    capacityCents: plan.capacityCents ?? null,
    noticeOn: plan.noticeOn ?? null,
    replaces: amended?.id ?? null,
    version: (amended?.version ?? 0) + 1,
    changed: plan.changed?.trim() || null,
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

/** One debt, one plan: another one amends the plan that runs. */
function twoPlans(running: string | null, replaces: string | null): Broken | undefined {
  if (running !== null && replaces !== running)
    return {
      rule: "plan.twoOnOneDebt",
      field: "replaces",
      message: "Un plan court déjà sur ce compte : modifiez-le par un avenant, ou mettez-y fin d'abord.",
      english: "A plan already runs on this account: amend it, or end it first.",
    };
  if (running === null && replaces !== null)
    return {
      rule: "plan.replaces",
      field: "replaces",
      message: "Le plan à modifier ne court plus sur ce compte : établissez un plan nouveau.",
      english: "The plan to amend no longer runs on this account: draw up a new one.",
    };
  return undefined;
}

const unexplained = ({ replaces, changed }: NewPlan): Broken | undefined =>
  replaces !== undefined && !changed?.trim()
    ? {
        rule: "plan.changed",
        field: "changed",
        message: "Dites ce qui a changé : l'avenant l'explique au ménage et au bailleur.",
        english: "Say what has changed: the amendment tells it to the household and the landlord.",
      }
    : undefined;

/** The plan that runs on an account, null where none does; undefined where the account is not there for the asker. */
const runningOn = async (tx: Tx, householdId: string, account: number | null, on: Temporal.PlainDate) =>
  (await planAccounts(tx, householdId, on)).find(({ accountId }) => accountId === account)?.running;

export type NewSignature = { signedOn: string; signature: Signature; witness: string | null };

/** Signs a draft; the plan that ran on the same account until then ends on that day, replaced. */
export async function signPlan(
  tx: Tx,
  id: string,
  { signedOn, signature, witness }: NewSignature,
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
  const unsigned = brokenBySignature(signature, witness);
  if (unsigned) return { errors: [unsigned] };
  const first = plan.instalments[0]!.on;
  if (first < signedOn)
    return brokenRule(
      "plan.signedOn",
      `La première échéance (${first}) vient avant la signature : refaites l'échéancier.`,
      `The first instalment (${first}) comes before the signature: draw the schedule up again.`,
      "signedOn",
    );
  const [account] = await tx.rows<{ id: number | null }>(
    sql`select account_id::int as id from repayment_plan where id = ${id}::uuid`,
  );
  const running = await runningOn(tx, plan.householdId, account?.id ?? null, today);
  const twice = running === undefined ? undefined : twoPlans(running, plan.replaces);
  if (twice) return { errors: [twice] };
  await tx.rows(sql`
    update repayment_plan set cancelled_on = ${signedOn}::date, cancel_reason = 'Remplacé par un avenant'
     where id = ${plan.replaces}::uuid and signed_on is not null and cancelled_on is null`);
  const signed = await change(tx, id, { signedOn, signature, witness });
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

/**
 * Over-indebtedness declared admissible: every running plan of the household bears the day. Amicable ones stop being paid; one
 * granted by a judge goes on (C. conso L722-5 al. 3), which its tracking knows by its kind.
 */
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
  if (frozen)
    await tx.rows(sql`
      update repayment_plan set frozen_on = ${frozenOn}::date
       where household_id = ${plan.householdId}::uuid and id <> ${id}::uuid and signed_on <= ${frozenOn}::date
         and cancelled_on is null and frozen_on is null`);
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
