/** Whether a repayment plan is kept: payments go to the current rent first, then to the instalments (rules.md §6).
 *  Recomputed from the facts each time: the order in which they arrive changes nothing. */
import type { Broken } from "../platform/calendar/dated.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import { cents } from "../platform/money/cents.ts";
import { sum } from "../platform/money/share.ts";
import type { CauseRow, Course, DatedAmount, Due, PlanFacts, PlanTracking } from "./plan-facts.rules.ts";
import { type Dues, payablesAt, replay } from "./replay.rules.ts";
import { sentences, stoppedSentence } from "./words.rules.ts";

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
      rows: [],
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
      rows: [],
      ...amounts,
    };
  const missed = missedInstalment(facts, course);
  return {
    state: course.state,
    since: course.since,
    because: sentences(facts, course, stillOpen(facts, course), language),
    rows: causes(facts, course),
    ...amounts,
    ...(missed && { missed }),
  };
}

/** What is due, not covered, and told: with no tolerance, on its very day. */
const stillOpen = ({ toleranceDays, on }: PlanFacts, course: Course): Due[] =>
  course.open.filter(
    (due) => due.left > 0 && (toleranceDays === 0 || Temporal.PlainDate.compare(due.on, on) < 0),
  );

function causes(facts: PlanFacts, course: Course): CauseRow[] {
  const moved = facts.payments
    .filter(({ on, amountCents }) => on.equals(course.since) && amountCents !== 0)
    .map(({ on, amountCents, by }): CauseRow => ({ what: "payment", on, amountCents, ...(by && { by }) }));
  if (course.state === "completed" || (course.state === "live" && course.caughtUp)) return moved;
  return [
    ...stillOpen(facts, course).map((due): CauseRow => ({
      what: due.what,
      on: due.on,
      amountCents: due.amountCents,
      leftCents: due.left,
      breachOn: due.on.add({ days: facts.toleranceDays }),
    })),
    ...moved.filter(({ amountCents }) => amountCents < 0),
  ];
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

/**
 * Replays due dates and payments day by day up to `until`. Each day sees the payments as they stood that day: a debit rejected
 * later has counted until its rejection, so the days before keep their state.
 */
function follow(facts: PlanFacts, until: Temporal.PlainDate): Course {
  const payments = facts.payments.filter(({ on }) => isOnOrBefore(on, until));
  const firstDay =
    [...facts.instalments, ...facts.charges, ...payments]
      .map(({ on }) => on)
      .toSorted(Temporal.PlainDate.compare)[0] ?? until;
  const days = turningDays(facts, payments, until);
  let course: Course = {
    state: "live",
    since: Temporal.PlainDate.compare(firstDay, until) < 0 ? firstDay : until,
    open: [],
    paidCents: cents(0),
    caughtUp: false,
  };
  let known: Dues | undefined;
  for (const day of days) {
    // What was taken back changes all that came before it: the replay starts again with what is left.
    const isTaken = payments.some(({ on, amountCents }) => amountCents < 0 && on.equals(day));
    if (!known || isTaken) {
      known = payablesAt(facts, payments, day);
      for (const before of days)
        if (Temporal.PlainDate.compare(before, day) < 0) replay(known, before, facts);
    }
    const { state, open, paidCents, isAllCovered } = replay(known, day, facts);
    const hasTurned = state !== course.state;
    course = {
      state,
      open,
      paidCents,
      since: hasTurned ? day : course.since,
      caughtUp: hasTurned ? state === "live" && course.state === "breached" : course.caughtUp,
    };
    // Nothing undoes what is paid off, save a payment taken back afterwards.
    if (
      isAllCovered &&
      !payments.some((one) => one.amountCents < 0 && Temporal.PlainDate.compare(one.on, day) > 0)
    )
      break;
  }
  return course;
}

/** Days on which the state may turn: due days, the day after, the end of the tolerance, payments, and the last day. */
function turningDays(
  { instalments, charges, toleranceDays }: PlanFacts,
  payments: readonly DatedAmount[],
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const days = new Map<string, Temporal.PlainDate>();
  const add = (day: Temporal.PlainDate) => {
    if (isOnOrBefore(day, until)) days.set(day.toString(), day);
  };
  for (const { on } of [...instalments, ...charges]) {
    add(on);
    add(on.add({ days: 1 }));
    add(on.add({ days: toleranceDays }));
  }
  for (const { on, amountCents } of payments) {
    add(on);
    // What is taken back beyond what was paid falls due that day, like a rent.
    if (amountCents < 0) {
      add(on.add({ days: 1 }));
      add(on.add({ days: toleranceDays }));
    }
  }
  add(until);
  return [...days.values()].toSorted(Temporal.PlainDate.compare);
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
  for (const [field, rows, least] of [
    ["instalments", instalments, 0],
    ["charges", charges, 0],
    ["payments", payments, -Infinity],
  ] as const) {
    const row = rows.findIndex(
      ({ amountCents }) => !Number.isSafeInteger(amountCents) || amountCents < least,
    );
    if (row >= 0)
      return {
        rule: "plan.amount",
        message: `Ligne ${row + 1} : un montant s'écrit en centimes entiers${least === 0 ? ", 0 ou plus" : ""}.`,
        english: `Line ${row + 1}: an amount is written in whole cents${least === 0 ? ", 0 or more" : ""}.`,
        field: `${field}.${row}.amountCents`,
      };
  }
  return undefined;
}

function isOnOrBefore(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) <= 0;
}
