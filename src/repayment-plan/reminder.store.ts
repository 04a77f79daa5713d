/** Reminders before an instalment: proposed to the operator's worker some days ahead, given to the household only by them, and kept. */
import { sql } from "drizzle-orm";

import type { Answered } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { emit } from "../platform/audit/record.ts";
import { type Plan, planOf, planSettings } from "./read.store.ts";
import { brokenReminder, type DueSoon, dueSoon, type ReminderWay } from "./reminder.rules.ts";
import { planReminder } from "./schema.ts";

type Asked = Tx & { actor: Actor };

export type Reminded = { dueOn: string; way: ReminderWay; text: string; on: string; by: string | null };
/** `due`: what the asker may remind the household of now; null: nothing, or it is not theirs to say. */
export type PlanReminders = { due: DueSoon | null; given: Reminded[] };

/** Reminders of each plan, by its id: those given, and the instalment that the asker may remind the household of. */
export async function remindersOf(
  tx: Asked,
  plans: readonly Plan[],
  on: Temporal.PlainDate,
): Promise<Map<string, PlanReminders>> {
  if (plans.length === 0) return new Map();
  const given = await tx.rows<Reminded & { planId: string }>(sql`
    select r.plan_id as "planId", r.due_on as "dueOn", r.way, r.text, r.given_on as "on", w.name as by
      from plan_reminder r left join app.directory() w on w.user_id = r.given_by
     where r.plan_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(plans.map(({ id }) => id))}::jsonb))
     order by r.created_at desc, r.id`);
  const found = new Map<string, PlanReminders>();
  for (const plan of plans)
    found.set(plan.id, {
      due: (await dueFor(tx, plan, on)) ?? null,
      given: given.flatMap(({ planId, ...one }) => (planId === plan.id ? [one] : [])),
    });
  return found;
}

/** Theirs alone who carry the household for an operator: nobody else speaks to it of a coming instalment. */
async function dueFor(tx: Asked, plan: Plan, on: Temporal.PlainDate): Promise<DueSoon | undefined> {
  if (tx.actor.organisationKind !== "operator" || !plan.can.cancel) return undefined;
  return dueSoon(plan, (await planSettings(tx, plan.landlordId, on)).reminderDays, on);
}

/** Records that the worker has reminded the household, with the words and the way. Nothing is sent by the application. */
export async function recordReminder(
  tx: Asked,
  planId: string,
  { way, text }: { way: ReminderWay; text: string },
  on: Temporal.PlainDate,
): Promise<Answered> {
  const plan = await planOf(tx, planId, on);
  if (!plan) return undefined;
  const due = await dueFor(tx, plan, on);
  const broken = brokenReminder(text, due);
  if (broken) return { errors: [broken] };
  await tx.db.insert(planReminder).values({
    planId,
    householdId: plan.householdId,
    landlordId: plan.landlordId,
    dueOn: due!.on,
    way,
    text: text.trim(),
    givenBy: tx.actor.userId,
    givenOn: on.toString(),
  });
  await emit(tx, "plan.reminded", { householdId: plan.householdId, payload: { planId, dueOn: due!.on } });
  return { done: true };
}
