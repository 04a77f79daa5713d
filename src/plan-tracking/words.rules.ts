/** Why a plan is in its state, in sentences with dates and amounts, in French and in English. */
import { longDate, type Locale } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";
import type { Course, DatedAmount, Due, PlanFacts, PlanStanding } from "./plan-facts.rules.ts";

const day = (on: Temporal.PlainDate) => longDate(on, "en");
const money = (amount: number) => formatCents(amount, "en");

/** The sentences of `inFrench`, in English. */
function inEnglish(facts: PlanFacts, course: Course, open: readonly Due[]): string[] {
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
  return open.map((due) => {
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

function inFrench(facts: PlanFacts, course: Course, open: readonly Due[]): string[] {
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
  return open.map((due) => {
    const end = due.on.add({ days: toleranceDays });
    const name = due.what === "rent" ? "Loyer courant" : "Échéance";
    const missing = `${name} du ${longDate(due.on)} (${formatCents(due.amountCents)}) : il manque ${formatCents(due.left)}`;
    if (!isOnOrBefore(end, facts.on)) return `${missing}, à payer avant le ${longDate(end)}.`;
    const tolerance = toleranceDays === 1 ? "1 jour" : `${toleranceDays} jours`;
    return `${missing}, tolérance de ${tolerance} dépassée depuis le ${longDate(end)}.`;
  });
}

export function stoppedSentence(
  standing: Exclude<PlanStanding, { kind: "draft" }>,
  language: Locale,
): string {
  if (language === "en")
    return standing.kind === "cancelled"
      ? `Plan ended on ${longDate(standing.on, "en")}: ${standing.reason}.`
      : `Over-indebtedness file admissible on ${longDate(standing.on, "en")}: the plan is frozen, the current rent stays due.`;
  if (standing.kind === "cancelled") return `Plan annulé le ${longDate(standing.on)} : ${standing.reason}.`;
  return `Dossier de surendettement recevable le ${longDate(standing.on)} : le plan est gelé, le loyer courant reste dû.`;
}

/** One sentence for each reason, in the language asked. `open`: what is due and not covered, to be told. */
export const sentences = (
  facts: PlanFacts,
  course: Course,
  open: readonly Due[],
  language: Locale,
): string[] => (language === "en" ? inEnglish : inFrench)(facts, course, open);

const byDay = (one: DatedAmount, other: DatedAmount) => Temporal.PlainDate.compare(one.on, other.on);
const isOnOrBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) <= 0;
