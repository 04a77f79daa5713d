/** When the termination clause may be held acquired: an indicative date and its spread, since courts count differently.
 *  Loi du 6 juillet 1989 art. 24 I; Cass. avis 13 June 2024 n° 24-70.002: the longer of law's and order's time wins. */
import { legalVersions } from "../law/legal-parameters.ts";
import type { Broken, Dated } from "../platform/calendar/dated.ts";
import { deadline, durationInWords } from "../platform/calendar/deadline.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { isWorkingDay, workingDayFrom } from "../platform/calendar/working-days.ts";
import { longDate, type Said } from "../platform/calendar/wording.ts";
import { type Act, ACT_NAMES, actsOf, capital, type Facts, governingOrder } from "./acts.rules.ts";
import { type Reading, type Step, earliestReading, step } from "./step.rules.ts";

type Time = { duration: string; why: Said; rule: Pick<Dated<unknown>, "id" | "source"> };

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
    {
      on: held.clauseOn,
      reading: `date retenue par le juge${reason}`,
      english: `day that the judge held${held.reason ? `: ${held.reason}` : ""}`,
    },
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
      english: `${capital(ACT_NAMES.paymentOrder.en)} states ${durationInWords(stated, "en")}; the time of ${durationInWords(law[0]!.duration, "en")} of this lease still holds.`,
      source: law[0]!.rule.source,
      field: "statedTime",
    });
  const summons = actsOf(facts, "summons")[0];
  if (summons && !isBefore(summons.on, order.on) && isBefore(summons.on, earliestReading(clause)))
    problems.push({
      rule: "clause.beforeSummons",
      message: `L'assignation (${longDate(summons.on)}) précède l'effet de la clause résolutoire (${longDate(earliestReading(clause))} au plus tôt) : attendez-le ou vérifiez les dates.`,
      english: `${capital(ACT_NAMES.summons.en)} of ${longDate(summons.on, "en")} comes before the termination clause (clause résolutoire) takes effect, on ${longDate(earliestReading(clause), "en")} at the earliest: wait for it, or check the dates.`,
      source: clause.source,
    });
  const held = actsOf(facts, "judgment").findLast((act) => act.clauseOn)?.clauseOn;
  if (held && isBefore(held, order.on))
    problems.push({
      rule: "acts.order",
      message: `La date retenue par le juge (${longDate(held)}) ne peut pas précéder le commandement de payer (${longDate(order.on)}).`,
      english: `The day that the judge held (${longDate(held, "en")}) cannot come before ${ACT_NAMES.paymentOrder.en} of ${longDate(order.on, "en")}.`,
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
    writtenTime(
      "clause.writtenTime",
      facts.clauseTime,
      { fr: "écrit dans la clause du bail", en: "written in the clause of the lease" },
      law,
    ),
    writtenTime(
      "clause.statedTime",
      order.statedTime,
      { fr: "indiqué au commandement", en: "stated in the payment order" },
      law,
    ),
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
  if (!wins) return [first!, ...others];
  const { fr, en } = first!.why;
  return [
    { ...first!, why: { fr: `${fr}, le plus long l'emporte`, en: `${en}, the longest wins` } },
    ...others,
  ];
}

function writtenTime(
  id: string,
  duration: string | null | undefined,
  where: Said,
  law: readonly Time[],
): Time | undefined {
  if (!duration) return undefined;
  return {
    duration,
    why: timeWords(duration, where),
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
    why: timeWords(version.value, leaseWords(version)),
    rule: version,
  }));
}

const timeWords = (duration: string, where: Said): Said => ({
  fr: `délai de ${durationInWords(duration)} ${where.fr}`,
  en: `time of ${durationInWords(duration, "en")} ${where.en}`,
});

function leaseWords({ validFrom, validTo }: Dated<unknown>): Said {
  const day = Temporal.PlainDate.from(validTo ?? validFrom!);
  return validTo
    ? {
        fr: `d'un bail conclu jusqu'au ${longDate(day)}`,
        en: `for a lease made until ${longDate(day, "en")}`,
      }
    : {
        fr: `d'un bail conclu ou renouvelé depuis le ${longDate(day)}`,
        en: `for a lease made or renewed since ${longDate(day, "en")}`,
      };
}

/** How courts count one time: the day after its last day (most), that very day, or after an extension to a working day. */
function readings(order: Act<"paymentOrder">, { duration, why }: Time): Reading[] {
  const end = endOf(order, duration);
  const inMonths = Temporal.Duration.from(duration).months > 0 || Temporal.Duration.from(duration).years > 0;
  const lastDay = inMonths ? "même quantième" : "dernier jour du délai";
  const inEnglish = inMonths ? "same day number" : "last day of the time";
  const reading = (on: Temporal.PlainDate, fr: string, en: string): Reading => ({
    on,
    reading: `${why.fr} : ${fr}`,
    english: `${why.en}: ${en}`,
  });
  const plain = [
    reading(
      end.add({ days: 1 }),
      `lendemain du ${lastDay}, sans report`,
      `day after the ${inEnglish}, not extended`,
    ),
    reading(end, `${inMonths ? "jour du " : ""}${lastDay}, sans report`, `${inEnglish}, not extended`),
  ];
  if (isWorkingDay(end)) return plain;
  const moved = workingDayFrom(end);
  return [
    ...plain,
    reading(moved, "report au premier jour ouvrable (CPC 642)", "extended to the next working day (CPC 642)"),
    reading(
      moved.add({ days: 1 }),
      "lendemain du report au premier jour ouvrable (CPC 642)",
      "day after the extension to the next working day (CPC 642)",
    ),
  ];
}

function endOf(order: Act<"paymentOrder">, duration: string): Temporal.PlainDate {
  return deadline(order.on, duration, { extend: false });
}
