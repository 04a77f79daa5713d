/** The facts of a demonstration's referral on the day it was submitted: what the procedure's rules say of the acts of that day. */
import { isoDates } from "../../platform/calendar/plain-date.ts";
import { procedureFacts } from "../../procedure-clock/facts.ts";
import { deadlines } from "../../procedure-clock/rules.ts";
import type { ReferralFacts } from "../../referral/facts.rules.ts";
import { nextIrreversible } from "../../referral/urgency.rules.ts";
import type { Filed } from "./filed-journey.ts";
import type { Journey } from "./journeys.ts";

/** Signals are left out: these referrals are older than the first run of the detection, and nobody knows them. */
export function referralFacts(file: Filed): ReferralFacts {
  const { amountDueCents, tried } = file;
  const debtCents = file.money.debtAtReferralCents;
  return {
    asOf: file.dates.submittedOn,
    debtCents,
    ...(amountDueCents && { amountDueCents, monthsDue: Math.floor((10 * debtCents) / amountDueCents) / 10 }),
    accountOn: file.dates.submittedOn,
    ...(amountDueCents &&
      debtCents > 0 && { debtSince: monthsBack(file.dates.submittedOn, debtCents / amountDueCents) }),
    benefit:
      file.tenancy.benefitCents > 0
        ? { state: "paid", cents: file.tenancy.benefitCents, month: monthsBack(file.dates.submittedOn, 1) }
        : null,
    plan: null,
    ...(tried && { tried }),
    ...(file.situation.includes("énergie") && {
      needs: ["energyPoverty"],
      told: { needs: file.dates.submittedOn },
    }),
    ...procedureOn(file.acts, file.dates.submittedOn),
  };
}

/** The month in which as many bills ago began. */
const monthsBack = (day: string, months: number) =>
  Temporal.PlainYearMonth.from(day.slice(0, 7))
    .subtract({ months: Math.max(1, Math.ceil(months)) })
    .toString();

function procedureOn(acts: Journey["acts"], day: string): Partial<ReferralFacts> {
  const known = acts.filter((act) => act.on <= day);
  if (known.length === 0) return {};
  const on = Temporal.PlainDate.from(day);
  const facts = procedureFacts.parse({
    landlordKind: "social",
    on: day,
    acts: known.map(({ kind, on: actedOn }) => ({ kind, on: actedOn, statedTime: statedTime(kind) })),
  });
  const found = deadlines(facts);
  const next = found.dates.find((step) => Temporal.PlainDate.compare(step.on, on) >= 0);
  return {
    stage: found.stage,
    nextDeadline: next ? { id: next.id, on: next.on.toString() } : null,
    irreversible: isoDates(nextIrreversible(found, on) ?? null),
  };
}

/** The demonstration's payment orders state two months. */
export function statedTime(kind: string): string | null {
  return kind === "paymentOrder" ? "P2M" : null;
}
