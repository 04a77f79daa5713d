/** A word to the household before an instalment, where its worker says so: never a threat, no debt told, in the language asked. */
import { type Broken } from "../platform/calendar/dated.ts";
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";

export const REMINDER_WAYS = ["copied", "sms", "mail", "said"] as const;
export type ReminderWay = (typeof REMINDER_WAYS)[number];

/** Days before an instalment from which its reminder is proposed, by the landlord's dated setting (`plan.reminderDays`). */
export type DueSoon = { on: string; leftCents: number };

type Running = {
  state: string;
  debtCents: number;
  paidCents: number;
  instalments: readonly { on: string; amountCents: number; leftCents: number }[];
};

/** The next instalment that falls due within `days` of `on` and is not covered yet; undefined where none is, or the plan is no longer kept. */
export function dueSoon(plan: Running, days: number, on: Temporal.PlainDate): DueSoon | undefined {
  // A plan already broken needs a talk, not a reminder.
  if (plan.state !== "live" && plan.state !== "late") return undefined;
  const today = on.toString();
  const until = on.add({ days }).toString();
  const due = plan.instalments.find((one) => one.on >= today && one.on <= until);
  if (!due) return undefined;
  const owedByThen = plan.debtCents - due.leftCents;
  return plan.paidCents >= owedByThen
    ? undefined
    : { on: due.on, leftCents: Math.min(due.amountCents, owedByThen - plan.paidCents) };
}

/** What the worker copies or sends; to be changed at will before. `worker`: who signs it. */
export function reminderText(
  { on, leftCents, worker }: DueSoon & { worker: string },
  language: Locale,
): string {
  const day = longDate(Temporal.PlainDate.from(on), language);
  const amount = formatCents(leftCents, language);
  return language === "fr"
    ? `Bonjour, l'échéance de votre plan (${amount}) est prévue le ${day}. Si elle pose difficulté, appelez-moi avant : nous verrons ensemble. ${worker}`
    : `Hello, the instalment of your plan (${amount}) is due on ${day}. If it is a difficulty, call me before: we will look at it together. ${worker}`;
}

/** What is wrong with a reminder to be recorded, or undefined. */
export function brokenReminder(text: string, due: DueSoon | undefined): Broken | undefined {
  if (!due)
    return {
      rule: "plan.reminder",
      message: "Aucune échéance de ce plan n'approche sans être déjà couverte : il n'y a rien à rappeler.",
      english:
        "No instalment of this plan falls due soon without being covered: there is nothing to remind of.",
    };
  if (text.trim() === "")
    return {
      rule: "plan.reminderText",
      field: "text",
      message: "Écrivez ce qui est dit au ménage : c'est gardé au dossier.",
      english: "Write what the household is told: it is kept on the file.",
    };
  return undefined;
}
