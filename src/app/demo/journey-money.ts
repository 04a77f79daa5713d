/** The money of one journey: how the debt was born, what relief, grant and plan did to it, all of it visible in the ledger. */
import type { JourneyDates } from "./journey-calendar.ts";
import { amountDue, balance, history, type DemoEntry, type LedgerMonths } from "./ledger-history.ts";
import { regularCourse, type Course } from "./payer-courses.ts";
import { at, type Random } from "./random.ts";
import type { DemoTenancy } from "./tenancies.ts";

export type JourneyRelief = {
  /** First month, ISO `2026-03`. */
  from: string;
  /** One element per month, 6 at most. */
  months: { month: string; billCents: number; amountCents: number }[];
};
export type JourneyPlan = {
  signedOn: string;
  firstDueOn: string;
  debtCents: number;
  months: number;
  fate: "kept" | "late" | "breached";
};

export type JourneyMoney = {
  entries: DemoEntry[];
  /** How the household fared once supported. */
  fares: "well" | "unevenly" | "badly";
  debtAtReferralCents: number;
  debtAtStartCents: number | null;
  debtAtEndCents: number | null;
  /** Last three bills paid in full by the end; null = not over yet. */
  paymentResumed: boolean | null;
  relief: JourneyRelief | null;
  plan: JourneyPlan | null;
  grantCents: number | null;
};

/** Tells the account's whole story. Debts are read back from the entries, so the file and the ledger cannot disagree. */
export function journeyMoney(
  chance: Random,
  dates: JourneyDates,
  tenancy: DemoTenancy,
  months: LedgerMonths,
): JourneyMoney {
  const monthOf = (on: string) => {
    const index = months.iso.indexOf(on.slice(0, 7));
    return index >= 0 ? index : on < at(months.iso, 0) ? 0 : months.count;
  };
  const story = regularCourse(chance, months.count);
  story.firstMonth = 0;
  const due = amountDue(tenancy, months, 0);
  getIntoDebt(story, chance, Math.max(0, monthOf(dates.submittedOn) - chance.int(2, 8)), months.count, due);

  const first = dates.measures.at(0);
  const last = dates.measures.at(-1);
  const debtOn = (on: string) => balance(history(tenancy, story, months), on);
  const debtAtReferralCents = debtOn(dates.submittedOn);
  const fares = chance.pick<JourneyMoney["fares"]>([
    "well",
    "well",
    "well",
    "well",
    "unevenly",
    "unevenly",
    "badly",
  ]);
  let relief: JourneyRelief | null = null;
  let plan: JourneyPlan | null = null;
  let grantCents: number | null = null;
  if (first && last) {
    const from = monthOf(first.startsOn);
    recover(story, chance, from, months.count, fares);
    if (chance.chance(0.45)) relief = grantRelief(story, chance, from + 1, tenancy, months);
    if (chance.chance(0.3))
      grantCents = grantDebt(story, chance, from + 3, debtOn(first.startsOn), months.count);
    if (chance.chance(0.75))
      plan = signPlan(story, chance, from + 2, (on) => debtOn(on) - (grantCents ?? 0), fares, months);
    const end = monthOf(last.endsOn);
    if (fares === "well" && end < months.count && chance.chance(0.45))
      settleRest(story, end, debtOn(last.endsOn));
  }
  const entries = history(tenancy, story, months);
  return {
    entries,
    fares,
    debtAtReferralCents,
    debtAtStartCents: first ? balance(entries, first.startsOn) : null,
    debtAtEndCents: last?.closed ? balance(entries, last.endsOn) : null,
    paymentResumed: last?.closed ? resumed(story, monthOf(last.endsOn)) : null,
    relief,
    plan,
    grantCents,
  };
}

function getIntoDebt(story: Course, chance: Random, from: number, months: number, due: number): void {
  if (from === 0) story.openingCents = Math.round(due * (1 + chance.next() * 2));
  for (let month = from; month < months; month++) {
    story.paidShare[month] = chance.chance(0.55) ? 0 : Math.round(chance.next() * 8) / 10;
    story.payDay[month] = chance.int(8, 26);
  }
}

function recover(story: Course, chance: Random, from: number, months: number, fares: JourneyMoney["fares"]) {
  const pays = fares === "well" ? 1 : fares === "unevenly" ? 0.75 : 0.3;
  for (let month = from; month < months; month++) {
    story.paidShare[month] = chance.chance(pays) ? 1 : 0.4;
    story.payDay[month] = chance.int(5, 12);
  }
}

/** Three to six months, 35 to 60 % of the bill, written to the account on the 3rd as a credit of its own kind. */
function grantRelief(
  story: Course,
  chance: Random,
  from: number,
  tenancy: DemoTenancy,
  months: LedgerMonths,
): JourneyRelief | null {
  const share = 0.35 + chance.next() * 0.25;
  const granted: JourneyRelief["months"] = [];
  const until = Math.min(from + chance.int(3, 6), months.count);
  for (let month = from; month < until; month++) {
    const billCents = amountDue(tenancy, months, month);
    const amountCents = Math.round((billCents * share) / 500) * 500;
    granted.push({ month: at(months.iso, month), billCents, amountCents });
    const label = `Remise de solvabilisation ${months.slashed[month]}`;
    story.credits.push({ month, day: 3, label, cents: amountCents });
  }
  return granted.length > 0 ? { from: granted[0]!.month, months: granted } : null;
}

function grantDebt(
  story: Course,
  chance: Random,
  month: number,
  debtCents: number,
  months: number,
): number | null {
  if (month >= months || debtCents <= 0) return null;
  const cents = Math.round((debtCents * (0.3 + chance.next() * 0.4)) / 1000) * 1000;
  story.debtCredits.push({ month, day: 18, label: "Aide FSL au traitement de la dette", cents });
  return cents;
}

/** At the end, the fund settles what is left of the debt. */
function settleRest(story: Course, month: number, cents: number): void {
  if (cents > 0) story.debtCredits.push({ month, day: 2, label: "Aide FSL, solde de la dette", cents });
}

/** Instalments on the 10th from the second month of support; kept, paid late, or given up. */
function signPlan(
  story: Course,
  chance: Random,
  from: number,
  debtOn: (on: string) => number,
  fares: JourneyMoney["fares"],
  months: LedgerMonths,
): JourneyPlan | null {
  if (from >= months.count) return null;
  const signedOn = `${at(months.iso, from - 1)}-22`;
  const debtCents = debtOn(signedOn);
  if (debtCents < 5_000) return null;
  const length = fares === "well" ? chance.int(3, 9) : chance.int(10, 30);
  const fate = fares === "badly" ? "breached" : fares === "well" || chance.chance(0.4) ? "kept" : "late";
  const stops = from + (fate === "breached" ? chance.int(1, 3) : length);
  for (let month = from; month < Math.min(stops, months.count); month++) {
    story.paidShare[month] = 1;
    story.extraCents[month] = Math.ceil(debtCents / length);
    story.payDay[month] = fate === "late" && chance.chance(0.5) ? chance.int(18, 27) : chance.int(4, 9);
  }
  return { signedOn, firstDueOn: `${at(months.iso, from)}-10`, debtCents, months: length, fate };
}

function resumed(story: Course, endMonth: number): boolean {
  return story.paidShare.slice(Math.max(0, endMonth - 3), endMonth).every((share) => share === 1);
}
