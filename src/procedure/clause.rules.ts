/** When the termination clause may be held acquired: an indicative date and its spread, since courts count differently.
 *  Loi du 6 juillet 1989 art. 24 I; Cass. avis 13 June 2024 n° 24-70.002: the longer of law's and order's time wins. */
import { legalVersions } from "../law/legal-parameters.ts";
import type { Broken, Dated } from "../platform/calendar/dated.ts";
import { deadline, durationInWords } from "../platform/calendar/deadline.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { isWorkingDay, workingDayFrom } from "../platform/calendar/working-days.ts";
import { longDate } from "../platform/calendar/wording.ts";
import { type Act, actsOf, type Facts, governingOrder } from "./acts.rules.ts";
import { type Reading, type Step, earliestReading, step } from "./step.rules.ts";

type Time = { duration: string; why: string; rule: Pick<Dated<unknown>, "id" | "source"> };

/** The step `terminationClause`, or undefined without a payment order. The court's own date, once known, comes first. */
export function terminationClause(facts: Facts): Step | undefined {
  const order = governingOrder(facts);
  if (!order) return undefined;
  const [governing, ...others] = times(facts, order);
  const [main, ...spread] = readings(order, governing!);
  const elsewhere = others.flatMap((time) => readings(order, time));
  const held = actsOf(facts, "judgment").findLast((act) => act.clauseOn);
  if (!held?.clauseOn) return step("terminationClause", governing!.rule, main!, [...spread, ...elsewhere]);
  const reason = held.reason ? ` : ${held.reason}` : "";
  return step(
    "terminationClause",
    { id: "clause.heldByCourt", source: `jugement du ${longDate(held.on)}` },
    { on: held.clauseOn, reading: `date retenue par le juge${reason}` },
    [main!, ...spread, ...elsewhere],
  );
}

/** What is wrong around the clause: an order that states too short a time, a summons before any reading has it acquired. */
export function clauseProblems(facts: Facts, clause: Step | undefined): Broken[] {
  const order = governingOrder(facts);
  if (!order || !clause) return [];
  const problems: Broken[] = [];
  const law = lawfulTimes(facts);
  const stated = order.statedTime;
  if (
    stated &&
    facts.lease &&
    law.every((time) => endOf(order, stated).until(endOf(order, time.duration)).sign > 0)
  )
    problems.push({
      rule: "clause.time",
      message: `Le commandement indique ${durationInWords(stated)} ; le délai de ${durationInWords(law[0]!.duration)} de ce bail reste en vigueur.`,
      source: law[0]!.rule.source,
      field: "statedTime",
    });
  const summons = actsOf(facts, "summons")[0];
  if (summons && !isBefore(summons.on, order.on) && isBefore(summons.on, earliestReading(clause)))
    problems.push({
      rule: "clause.beforeSummons",
      message: `L'assignation (${longDate(summons.on)}) précède l'effet de la clause résolutoire (${longDate(earliestReading(clause))} au plus tôt) : attendez-le ou vérifiez les dates.`,
      source: clause.source,
    });
  const held = actsOf(facts, "judgment").findLast((act) => act.clauseOn)?.clauseOn;
  if (held && isBefore(held, order.on))
    problems.push({
      rule: "acts.order",
      message: `La date retenue par le juge (${longDate(held)}) ne peut pas précéder le commandement de payer (${longDate(order.on)}).`,
      field: "clauseOn",
    });
  return problems;
}

/**
 * The times that may govern, the one applied first: the longest of the law's for this lease, the clause's and the order's.
 * With no lease to tell the law's time, what is written goes first. Times that end on one day count once.
 */
function times(facts: Facts, order: Act<"paymentOrder">): Time[] {
  const law = lawfulTimes(facts);
  const written = [
    writtenTime("clause.writtenTime", facts.clauseTime, "écrit dans la clause du bail", law),
    writtenTime("clause.statedTime", order.statedTime, "indiqué au commandement", law),
  ].filter((time) => time !== undefined);
  const end = (time: Time) => endOf(order, time.duration);
  const longestFirst = (some: readonly Time[]) =>
    some.toSorted((one, other) => Temporal.PlainDate.compare(end(other), end(one)));
  const ordered = facts.lease
    ? longestFirst([...law, ...written])
    : [...longestFirst(written), ...longestFirst(law)];
  const [first, ...others] = ordered.filter(
    (time, index) => ordered.findIndex((one) => end(one).equals(end(time))) === index,
  );
  const wins = [...written, ...(facts.lease ? law : [])].some((time) => !end(time).equals(end(first!)));
  return [wins ? { ...first!, why: `${first!.why}, le plus long l'emporte` } : first!, ...others];
}

function writtenTime(
  id: string,
  duration: string | null | undefined,
  where: string,
  law: readonly Time[],
): Time | undefined {
  if (!duration) return undefined;
  return {
    duration,
    why: `délai de ${durationInWords(duration)} ${where}`,
    rule: { id, source: law[0]!.rule.source },
  };
}

/** The law's time for this lease; both times where its day is not known well enough to tell. */
function lawfulTimes({ lease }: Facts): Time[] {
  const inForce = legalVersions("clause.time").filter(
    ({ validFrom, validTo }) =>
      !lease ||
      ((validFrom ?? "0000") <= lease.latest.toString() && lease.earliest.toString() <= (validTo ?? "9999")),
  );
  return inForce.map((version) => ({
    duration: version.value,
    why: `délai de ${durationInWords(version.value)} ${leaseWords(version)}`,
    rule: version,
  }));
}

function leaseWords({ validFrom, validTo }: Dated<unknown>): string {
  if (validTo) return `d'un bail conclu jusqu'au ${longDate(Temporal.PlainDate.from(validTo))}`;
  return `d'un bail conclu ou renouvelé depuis le ${longDate(Temporal.PlainDate.from(validFrom!))}`;
}

/** How courts count one time: the day after its last day (most), that very day, or after an extension to a working day. */
function readings(order: Act<"paymentOrder">, { duration, why }: Time): Reading[] {
  const end = endOf(order, duration);
  const inMonths = Temporal.Duration.from(duration).months > 0 || Temporal.Duration.from(duration).years > 0;
  const lastDay = inMonths ? "même quantième" : "dernier jour du délai";
  const plain = [
    { on: end.add({ days: 1 }), reading: `${why} : lendemain du ${lastDay}, sans report` },
    { on: end, reading: `${why} : ${inMonths ? "jour du " : ""}${lastDay}, sans report` },
  ];
  if (isWorkingDay(end)) return plain;
  const moved = workingDayFrom(end);
  return [
    ...plain,
    { on: moved, reading: `${why} : report au premier jour ouvrable (CPC 642)` },
    {
      on: moved.add({ days: 1 }),
      reading: `${why} : lendemain du report au premier jour ouvrable (CPC 642)`,
    },
  ];
}

function endOf(order: Act<"paymentOrder">, duration: string): Temporal.PlainDate {
  return deadline(order.on, duration, { extend: false });
}
