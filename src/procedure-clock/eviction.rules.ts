/** After the judgment: the judge's schedule, the order to vacate, the winter truce, police assistance, the cohesion protocol.
 *  CPCE L412-1 to L412-6 and R153-1; CCH L353-15-2 and L442-6-5. */
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { deadline, durationInWords } from "../platform/calendar/deadline.ts";
import { isBefore, latest } from "../platform/calendar/plain-date.ts";
import { workingDayFrom } from "../platform/calendar/working-days.ts";
import { longDate, monthsInEnglish, type Said } from "../platform/calendar/wording.ts";
import { ACT_NAMES, actsOf, type Facts } from "./acts.rules.ts";
import { type Reading, type Step, step } from "./step.rules.ts";

type PlainDate = Temporal.PlainDate;

/** `judgePlanEnds`, `earliestEviction`, `winterTruce`, `policeSilence`, `cohesionReview`, `newLeaseBy`, `cohesionProtocolEnd`. */
export function evictionSteps(facts: Facts): Step[] {
  const eviction = earliestEviction(facts);
  return [
    judgePlanEnds(facts),
    eviction?.step,
    eviction && truceStep(latest(eviction.beforeTruce, facts.on)!),
    policeSilence(facts),
    ...cohesionSteps(facts),
  ].filter((one) => one !== undefined);
}

/** First and last day, both included, of the winter truce that a day falls in, else of the next one. CPCE L412-6. */
export function winterTruceFrom(on: PlainDate): { first: PlainDate; last: PlainDate } {
  const { first, last } = legalOn("winterTruce", on)!.value;
  const lastThisYear = Temporal.PlainDate.from(`${year(on.year)}-${last}`);
  const ends = isBefore(lastThisYear, on) ? on.year + 1 : on.year;
  return {
    first: Temporal.PlainDate.from(`${year(ends - 1)}-${first}`),
    last: Temporal.PlainDate.from(`${year(ends)}-${last}`),
  };
}

/** That day, or the first one after the winter truce it falls in. */
export function outOfTruce(on: PlainDate): PlainDate {
  const { first, last } = winterTruceFrom(on);
  return isBefore(on, first) ? on : last.add({ days: 1 });
}

/** No eviction before 2 months from the order to vacate, nor before the prefect was told, nor in the winter truce. */
function earliestEviction(facts: Facts): { step: Step; beforeTruce: PlainDate } | undefined {
  const order = actsOf(facts, "orderToVacate").at(-1);
  if (!order) return undefined;
  const rule = legalOn("orderToVacate.time", order.on)!;
  const from = latest(order.on, order.prefectToldOn ?? undefined)!;
  const granted = actsOf(facts, "policeAnswer").findLast((act) => act.answer === "granted")?.on;
  const lawEnd = deadline(from, rule.value, { extend: false });
  const statedEnd = order.statedTime ? deadline(from, order.statedTime, { extend: false }) : lawEnd;
  const isStatedLonger = isBefore(lawEnd, statedEnd);
  const end = isStatedLonger ? statedEnd : lawEnd;
  const time = isStatedLonger ? order.statedTime! : rule.value;
  const isSuspended = isBefore(order.on, from);
  const why = {
    fr:
      `${durationInWords(time)} après le commandement de quitter les lieux` +
      (isSuspended ? `, suspendus jusqu'à l'information du préfet le ${longDate(from)} (L412-5)` : ""),
    en:
      `${durationInWords(time, "en")} after ${ACT_NAMES.orderToVacate.en}` +
      (isSuspended ? `, suspended until the prefect was told on ${longDate(from, "en")} (L412-5)` : ""),
  };
  const reading = (day: PlainDate, how: Said): Reading => {
    const open = latest(day, granted)!;
    const on = outOfTruce(open);
    const isInTruce = !on.equals(open);
    return {
      on,
      reading: `${why.fr} : ${how.fr}${isInTruce ? ", puis trêve hivernale" : ""}`,
      english: `${why.en}: ${how.en}${isInTruce ? ", then winter truce" : ""}`,
    };
  };
  const others = [
    reading(end, { fr: "jour du même quantième", en: "same day number" }),
    reading(workingDayFrom(end).add({ days: 1 }), {
      fr: "lendemain du report au premier jour ouvrable (CPC 642)",
      en: "day after the extension to the next working day (CPC 642)",
    }),
  ];
  if (isBefore(statedEnd, lawEnd))
    others.push(
      reading(statedEnd.add({ days: 1 }), {
        fr: `si le juge a réduit le délai aux ${durationInWords(order.statedTime!)} indiqués`,
        en: `if the judge shortened the time to the ${durationInWords(order.statedTime!, "en")} stated`,
      }),
    );
  const afterTime = end.add({ days: 1 });
  const main = reading(afterTime, { fr: "délai écoulé", en: "time run out" });
  return {
    step: step("earliestEviction", rule, main, others),
    beforeTruce: latest(afterTime, granted)!,
  };
}

function truceStep(day: PlainDate): Step {
  const { first, last } = winterTruceFrom(day);
  const rule = legalOn("winterTruce", first)!;
  return {
    ...step("winterTruce", rule, {
      on: first,
      reading: `aucune expulsion du ${longDate(first)} au ${longDate(last)} inclus`,
      english: `no eviction from ${longDate(first, "en")} to ${longDate(last, "en")} included`,
    }),
    latest: last,
  };
}

/** The prefect's silence is a refusal. No such day where an answer came before it. CPCE R153-1. */
function policeSilence(facts: Facts): Step | undefined {
  const request = actsOf(facts, "policeRequest").at(-1);
  if (!request) return undefined;
  const rule = legalOn("police.silence", request.on)!;
  const on = deadline(request.on, rule.value, { extend: false });
  if (actsOf(facts, "policeAnswer").some((act) => !isBefore(act.on, request.on) && isBefore(act.on, on)))
    return undefined;
  const told = `${durationInWords(rule.value)} de silence du préfet valent refus`;
  const inEnglish = `${durationInWords(rule.value, "en")} of silence from the prefect are a refusal`;
  const main = { on, reading: `${told} : jour du même quantième`, english: `${inEnglish}: same day number` };
  return step("policeSilence", rule, main, [
    { on: on.add({ days: 1 }), reading: `${told} : lendemain`, english: `${inEnglish}: the day after` },
  ]);
}

function judgePlanEnds(facts: Facts): Step | undefined {
  const judgment = actsOf(facts, "judgment").findLast((act) => act.planMonths);
  if (!judgment?.planMonths) return undefined;
  return step("judgePlanEnds", legalOn("judge.planMaxMonths", judgment.on)!, {
    on: judgment.on.add({ months: judgment.planMonths }),
    reading: `${judgment.planMonths} mois de délais accordés par le jugement ; le premier impayé y met fin`,
    english: `time to pay of ${monthsInEnglish(judgment.planMonths)} granted by the judgment; the first missed payment ends it`,
  });
}

function cohesionSteps(facts: Facts): Step[] {
  const protocol = actsOf(facts, "cohesionProtocol").at(-1);
  if (!protocol) return [];
  const lasts = legalOn("cohesion.lasts", protocol.on)!;
  const more = legalOn("cohesion.extendableBy", protocol.on)!;
  const every = legalOn("cohesion.checkEvery", protocol.on)!;
  const lease = legalOn("cohesion.newLeaseWithin", protocol.on)!;
  // The lease signed again ended it.
  if (actsOf(facts, "newLease").some(({ on }) => isBefore(protocol.on, on))) return [];
  const planned = deadline(protocol.on, lasts.value, { extend: false });
  const extension = actsOf(facts, "cohesionExtension").findLast((act) => act.endsOn);
  const end = extension?.endsOn ?? planned;
  const steps = [
    step("cohesionReview", every, {
      on: nextReview(protocol.on, every.value, facts),
      reading: `exécution vérifiée tous les ${durationInWords(every.value)}`,
      english: `execution checked every ${durationInWords(every.value, "en")}`,
    }),
    step(
      "cohesionProtocolEnd",
      lasts,
      {
        on: end,
        reading: extension
          ? `prorogé par l'acte du ${longDate(extension.on)}`
          : `${durationInWords(lasts.value)} à compter de la signature`,
        english: extension
          ? `extended by the act of ${longDate(extension.on, "en")}`
          : `${durationInWords(lasts.value, "en")} from the signing`,
      },
      [
        {
          on: deadline(planned, more.value, { extend: false }),
          reading: `prorogé de ${durationInWords(more.value)}, le plus long possible`,
          english: `extended by ${durationInWords(more.value, "en")}, the longest possible`,
        },
      ],
    ),
  ];
  if (!protocol.planEndsOn) return steps;
  const newLease = step("newLeaseBy", lease, {
    on: deadline(protocol.planEndsOn, lease.value, { extend: false }),
    reading: `plan tenu : nouveau bail dans les ${durationInWords(lease.value)}`,
    english: `plan kept: new lease within ${durationInWords(lease.value, "en")}`,
  });
  return [...steps, newLease];
}

/**
 * First review on or after the day asked, counted from the signing each time so that month ends do not drift. Once one was held, the
 * first that none answers to: each held answers to the nearest.
 */
function nextReview(signed: PlainDate, every: string, facts: Facts): PlainDate {
  const { months } = Temporal.Duration.from(every);
  const due = (count: number) => signed.add({ months: months * count });
  const held = actsOf(facts, "cohesionReview").filter(({ on }) => !facts.on || !isBefore(facts.on, on));
  if (held.length > 0) {
    const apart = (day: PlainDate, count: number) => Math.abs(day.until(due(count)).days);
    const nearest = held.map(({ on }) => {
      let count = 1;
      while (apart(on, count + 1) < apart(on, count)) count += 1;
      return count;
    });
    return due(Math.max(...nearest) + 1);
  }
  const asked = facts.on ?? signed;
  let count = 1;
  while (isBefore(due(count), asked)) count += 1;
  return due(count);
}

/** Time to pay beyond what a judge may grant; a protocol extended beyond what the law allows. */
export function evictionProblems(facts: Facts): Broken[] {
  return [...judgePlanProblems(facts), ...extensionProblems(facts)];
}

function extensionProblems(facts: Facts): Broken[] {
  const protocol = actsOf(facts, "cohesionProtocol").at(-1);
  if (!protocol) return [];
  const lasts = legalOn("cohesion.lasts", protocol.on)!;
  const more = legalOn("cohesion.extendableBy", protocol.on)!;
  const longest = deadline(deadline(protocol.on, lasts.value, { extend: false }), more.value, {
    extend: false,
  });
  return actsOf(facts, "cohesionExtension")
    .filter(({ endsOn }) => endsOn && isBefore(longest, endsOn))
    .map(({ endsOn }) => ({
      rule: more.id,
      message: `Le protocole est prorogé jusqu'au ${longDate(endsOn!)} ; la loi le permet jusqu'au ${longDate(longest)} au plus. Vérifiez l'acte.`,
      english: `The protocol is extended until ${longDate(endsOn!, "en")}; the law allows until ${longDate(longest, "en")} at most. Check the act.`,
      source: more.source,
      field: "endsOn",
    }));
}

function judgePlanProblems(facts: Facts): Broken[] {
  return actsOf(facts, "judgment").flatMap(({ on, planMonths }) => {
    const rule = legalOn("judge.planMaxMonths", on)!;
    if (!planMonths || planMonths <= rule.value) return [];
    const message = `${planMonths} mois de délais sont notés ; le juge en accorde ${rule.value} au plus. Vérifiez le jugement.`;
    const english = `Time to pay of ${monthsInEnglish(planMonths)} is noted; a judge grants ${rule.value} at most. Check the judgment.`;
    return [{ rule: rule.id, message, english, source: rule.source, field: "planMonths" }];
  });
}

function year(number: number): string {
  return String(number).padStart(4, "0");
}
