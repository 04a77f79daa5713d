/** Whether a repayment plan is kept: payments go to the current rent first, then to the instalments (rules.md §6).
 *  The schedule itself stands in rules.ts. */
import type { Broken } from "../platform/calendar/dated.ts";
import { longDate, type Locale } from "../platform/calendar/wording.ts";
import { type Cents, cents } from "../platform/money/cents.ts";
import { formatCents } from "../platform/money/format.ts";
import { sum } from "../platform/money/share.ts";

export type PlanState = "draft" | "live" | "late" | "breached" | "completed" | "cancelled" | "frozen";

export type DatedAmount = { on: Temporal.PlainDate; amountCents: number };

export type PlanFacts = {
  instalments: readonly DatedAmount[];
  /** Set by the landlord. Due on day D, not covered: late from D + 1, breached from D + tolerance. */
  toleranceDays: number;
  /** Current rent and charges less benefit, each on the day it falls due, since the plan began. Not the debt of the plan. */
  charges: readonly DatedAmount[];
  /** What the household or others paid since the plan began. Those after `on` are not counted. */
  payments: readonly DatedAmount[];
  on: Temporal.PlainDate;
  /** What people decided about the plan; absent = agreed and running. */
  standing?: PlanStanding;
};

export type PlanStanding =
  | { kind: "draft" }
  | { kind: "cancelled"; on: Temporal.PlainDate; reason: string }
  /** Over-indebtedness declared admissible. A schedule granted by a judge goes on being paid (C. conso L722-5 al. 3). */
  | { kind: "frozen"; on: Temporal.PlainDate; grantedByJudge: boolean };

export type PlanTracking = {
  state: PlanState;
  /** First day of the present state; absent for a draft. */
  since?: Temporal.PlainDate;
  /** Sentences with dates and amounts, one per reason, in the language asked. */
  because: string[];
  /** Instalments whose tolerance has run out: what should have been paid by now. */
  expectedCents: Cents;
  /** What has gone to the instalments, those to come included. */
  paidCents: Cents;
  /** Of a breached plan: its oldest instalment not covered when its tolerance ran out; absent where only rent is missing. */
  missed?: {
    on: Temporal.PlainDate;
    amountCents: number;
    leftCents: number;
    toleranceEnded: Temporal.PlainDate;
  };
};

type Due = DatedAmount & { what: "rent" | "instalment"; left: number };

/**
 * State of a plan on a day. The order in which payments are listed does not matter, their dates do.
 * A payment settles what is due on its day, rent before instalments, the oldest first; what is left over waits, and settles
 * what falls due next in the same order: rent paid ahead is not mistaken for the plan. The plan is completed on the day
 * all instalments are covered, or when what waits covers them and all the rent known to fall due meanwhile.
 */
export function planState(facts: PlanFacts, language: Locale = "fr"): PlanTracking | Broken {
  const wrong = wrongFacts(facts);
  if (wrong) return wrong;
  const { on, standing, toleranceDays } = facts;
  if (standing?.kind === "draft")
    return {
      state: "draft",
      because: [language === "en" ? "The plan is not signed yet." : "Le plan n'est pas encore signé."],
      expectedCents: cents(0),
      paidCents: cents(0),
    };
  const stopped =
    standing && isOnOrBefore(standing.on, on) && !(standing.kind === "frozen" && standing.grantedByJudge)
      ? standing
      : undefined;
  const until = stopped ? stopped.on : on;
  const course = follow(facts, until);
  const expectedCents = sum(
    facts.instalments
      .filter((due) => isOnOrBefore(due.on.add({ days: toleranceDays }), until))
      .map((due) => due.amountCents),
  );
  const amounts = { expectedCents, paidCents: course.paidCents };
  if (stopped && course.state !== "completed")
    return {
      state: stopped.kind,
      since: stopped.on,
      because: [stoppedSentence(stopped, language)],
      ...amounts,
    };
  const missed = missedInstalment(facts, course);
  return {
    state: course.state,
    since: course.since,
    because: (language === "en" ? inEnglish : sentences)(facts, course),
    ...amounts,
    ...(missed && { missed }),
  };
}

function missedInstalment({ on, toleranceDays }: PlanFacts, { open }: Course): PlanTracking["missed"] {
  const due = open.find(
    (one) =>
      one.what === "instalment" && one.left > 0 && isOnOrBefore(one.on.add({ days: toleranceDays }), on),
  );
  return (
    due && {
      on: due.on,
      amountCents: due.amountCents,
      leftCents: due.left,
      toleranceEnded: due.on.add({ days: toleranceDays }),
    }
  );
}

type Course = {
  state: "live" | "late" | "breached" | "completed";
  since: Temporal.PlainDate;
  /** Due and not covered, rent first. */
  open: Due[];
  paidCents: Cents;
  caughtUp: boolean;
};

/** Replays due dates and payments day by day up to `until`, and remembers since when the state has been what it is. */
function follow(facts: PlanFacts, until: Temporal.PlainDate): Course {
  const dues = [
    ...facts.charges.map((due): Due => ({ ...due, what: "rent", left: due.amountCents })),
    ...facts.instalments.map((due): Due => ({ ...due, what: "instalment", left: due.amountCents })),
  ].toSorted(byDay);
  const payments = facts.payments.filter((payment) => isOnOrBefore(payment.on, until)).toSorted(byDay);
  const total = sum(facts.instalments.map((due) => due.amountCents));
  const firstDay =
    [...dues, ...payments].map((fact) => fact.on).toSorted(Temporal.PlainDate.compare)[0] ?? until;

  const open = { rent: [] as Due[], instalment: [] as Due[] };
  let credit = 0;
  let allocated = 0;
  let nextDue = 0;
  let nextPayment = 0;
  let state: Course["state"] = "live";
  let since = Temporal.PlainDate.compare(firstDay, until) < 0 ? firstDay : until;
  let caughtUp = false;
  let paid = 0;

  for (const day of turningDays(dues, payments, facts.toleranceDays, until)) {
    for (let due; (due = dues[nextDue]) && isOnOrBefore(due.on, day); nextDue++) open[due.what].push(due);
    for (let payment; (payment = payments[nextPayment]) && isOnOrBefore(payment.on, day); nextPayment++)
      credit += payment.amountCents;
    credit = settle(open.rent, credit);
    const before = credit;
    credit = settle(open.instalment, credit);
    allocated += before - credit;
    const ahead = Math.max(0, credit - rentToCome(dues, nextDue));
    paid = Math.min(total, allocated + ahead);
    const now =
      paid === total ? "completed" : stateOf([...open.rent, ...open.instalment], day, facts.toleranceDays);
    if (now !== state) {
      caughtUp = now === "live" && state === "breached";
      state = now;
      since = day;
    }
    if (allocated === total) break;
  }
  return { state, since, open: [...open.rent, ...open.instalment], paidCents: cents(paid), caughtUp };
}

/** Days on which the state may turn: due days, the day after, the end of the tolerance, payments, and the last day. */
function turningDays(
  dues: readonly Due[],
  payments: readonly DatedAmount[],
  toleranceDays: number,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const days = new Map<string, Temporal.PlainDate>();
  const add = (day: Temporal.PlainDate) => {
    if (isOnOrBefore(day, until)) days.set(day.toString(), day);
  };
  for (const { on } of dues) {
    add(on);
    add(on.add({ days: 1 }));
    add(on.add({ days: toleranceDays }));
  }
  for (const { on } of payments) add(on);
  add(until);
  return [...days.values()].toSorted(Temporal.PlainDate.compare);
}

function stateOf(open: readonly Due[], day: Temporal.PlainDate, toleranceDays: number): Course["state"] {
  if (open.some((due) => isOnOrBefore(due.on.add({ days: toleranceDays }), day))) return "breached";
  return open.some((due) => Temporal.PlainDate.compare(due.on, day) < 0) ? "late" : "live";
}

/** Pays the oldest first and drops what is covered; gives back what is left of the money. */
function settle(open: Due[], credit: number): number {
  while (open[0] && credit > 0) {
    const used = Math.min(open[0].left, credit);
    open[0].left -= used;
    credit -= used;
    if (open[0].left === 0) open.shift();
  }
  while (open[0]?.left === 0) open.shift();
  return credit;
}

/** Rent known to fall due from here to the last instalment: money that waits serves it first. */
function rentToCome(dues: readonly Due[], from: number): number {
  const last = dues.findLastIndex((due) => due.what === "instalment");
  let rent = 0;
  for (let index = from; index < last; index++)
    if (dues[index]?.what === "rent") rent += dues[index]!.amountCents;
  return rent;
}

const day = (on: Temporal.PlainDate) => longDate(on, "en");
const money = (amount: number) => formatCents(amount, "en");

/** The sentences of `sentences`, in English. */
function inEnglish(facts: PlanFacts, course: Course): string[] {
  const { toleranceDays } = facts;
  if (course.state === "completed") {
    const total = money(course.paidCents);
    return [
      facts.instalments.length === 1
        ? `The one instalment (${total}) has been paid since ${day(course.since)}.`
        : `The ${facts.instalments.length} instalments (${total}) have been paid since ${day(course.since)}.`,
    ];
  }
  if (course.state === "live") {
    const next = nextDue(facts);
    return [
      course.caughtUp
        ? `What was late has been caught up since ${day(course.since)}.`
        : `The current rent and the instalments are up to date on ${day(facts.on)}.`,
      ...(next ? [`Next instalment: ${money(next.amountCents)} on ${day(next.on)}.`] : []),
    ];
  }
  return stillOpen(facts, course).map((due) => {
    const end = due.on.add({ days: toleranceDays });
    const name = due.what === "rent" ? "Current rent" : "Instalment";
    const missing = `${name} of ${day(due.on)} (${money(due.amountCents)}): ${money(due.left)} missing`;
    if (!isOnOrBefore(end, facts.on)) return `${missing}, to be paid before ${day(end)}.`;
    const tolerance = toleranceDays === 1 ? "1 day" : `${toleranceDays} days`;
    return `${missing}, tolerance of ${tolerance} passed on ${day(end)}.`;
  });
}

const nextDue = (facts: PlanFacts) =>
  facts.instalments.filter((due) => Temporal.PlainDate.compare(due.on, facts.on) >= 0).toSorted(byDay)[0];

/** What is due, not covered, and told: with no tolerance, on its very day. */
const stillOpen = ({ toleranceDays, on }: PlanFacts, course: Course) =>
  course.open.filter(
    (due) => due.left > 0 && (toleranceDays === 0 || Temporal.PlainDate.compare(due.on, on) < 0),
  );

function sentences(facts: PlanFacts, course: Course): string[] {
  const { toleranceDays } = facts;
  if (course.state === "completed") {
    const total = formatCents(course.paidCents);
    return [
      facts.instalments.length === 1
        ? `L'échéance unique (${total}) est payée depuis le ${longDate(course.since)}.`
        : `Les ${facts.instalments.length} échéances (${total}) sont payées depuis le ${longDate(course.since)}.`,
    ];
  }
  if (course.state === "live") {
    const next = nextDue(facts);
    return [
      course.caughtUp
        ? `Le retard est rattrapé depuis le ${longDate(course.since)}.`
        : `Le loyer courant et les échéances sont à jour au ${longDate(facts.on)}.`,
      ...(next ? [`Prochaine échéance : ${formatCents(next.amountCents)} le ${longDate(next.on)}.`] : []),
    ];
  }
  return stillOpen(facts, course).map((due) => {
    const end = due.on.add({ days: toleranceDays });
    const name = due.what === "rent" ? "Loyer courant" : "Échéance";
    const missing = `${name} du ${longDate(due.on)} (${formatCents(due.amountCents)}) : il manque ${formatCents(due.left)}`;
    if (!isOnOrBefore(end, facts.on)) return `${missing}, à payer avant le ${longDate(end)}.`;
    const tolerance = toleranceDays === 1 ? "1 jour" : `${toleranceDays} jours`;
    return `${missing}, tolérance de ${tolerance} dépassée depuis le ${longDate(end)}.`;
  });
}

function stoppedSentence(standing: Exclude<PlanStanding, { kind: "draft" }>, language: Locale): string {
  if (language === "en")
    return standing.kind === "cancelled"
      ? `Plan ended on ${longDate(standing.on, "en")}: ${standing.reason}.`
      : `Over-indebtedness file admissible on ${longDate(standing.on, "en")}: the plan is frozen, the current rent stays due.`;
  if (standing.kind === "cancelled") return `Plan annulé le ${longDate(standing.on)} : ${standing.reason}.`;
  return `Dossier de surendettement recevable le ${longDate(standing.on)} : le plan est gelé, le loyer courant reste dû.`;
}

function wrongFacts(facts: PlanFacts): Broken | undefined {
  const { instalments, charges, payments, toleranceDays } = facts;
  if (instalments.length === 0)
    return {
      rule: "plan.instalments",
      message: "Un plan a au moins une échéance.",
      english: "A plan has at least one instalment.",
      field: "instalments",
    };
  if (!Number.isSafeInteger(toleranceDays) || toleranceDays < 0 || toleranceDays > 365)
    return {
      rule: "plan.tolerance",
      message: "La tolérance est un nombre entier de jours, de 0 à 365.",
      english: "The tolerance is a whole number of days, from 0 to 365.",
      field: "toleranceDays",
    };
  for (const [field, rows] of Object.entries({ instalments, charges, payments })) {
    const row = rows.findIndex(({ amountCents }) => !Number.isSafeInteger(amountCents) || amountCents < 0);
    if (row >= 0)
      return {
        rule: "plan.amount",
        message: `Ligne ${row + 1} : un montant s'écrit en centimes entiers, 0 ou plus.`,
        english: `Line ${row + 1}: an amount is written in whole cents, 0 or more.`,
        field: `${field}.${row}.amountCents`,
      };
  }
  return undefined;
}

function isOnOrBefore(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) <= 0;
}

function byDay(one: DatedAmount, other: DatedAmount): number {
  return Temporal.PlainDate.compare(one.on, other.on);
}
