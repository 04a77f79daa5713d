/** From the CCAPEX referral to the hearing: when a summons may be served, until when the prefect is told of it,
 *  and what must reach the judge before the hearing. Loi du 6 juillet 1989 art. 24 II, III and V. */
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { backwards, deadline, durationInWords } from "../platform/calendar/deadline.ts";
import { earliest, isBefore } from "../platform/calendar/plain-date.ts";
import { addWorkingDays } from "../platform/calendar/working-days.ts";
import { longDate, type Said } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";
import { ACT_NAMES, actsOf, capital, type Facts } from "./acts.rules.ts";
import { type Step, step } from "./step.rules.ts";

/** `earliestSummons`, `prefectNoticeBy`, `resumeRentBy`, `assessmentInterviewBy`, `courtAssessmentBy`: those whose facts are known. */
export function hearingSteps(facts: Facts): Step[] {
  return [
    earliestSummons(facts),
    prefectNoticeBy(facts),
    assessmentInterviewBy(facts),
    courtAssessmentBy(facts),
    resumeRentBy(facts),
  ].filter((one) => one !== undefined);
}

/** A corporate landlord waits 2 months from the referral, or from the report to CAF/MSA that stands for it. CCH R824-30. */
function earliestSummons(facts: Facts): Step | undefined {
  const referred = referredOn(facts);
  if (!referred || facts.landlordKind === "private") return undefined;
  const rule = legalOn("ccapex.beforeSummons", referred)!;
  const end = deadline(referred, rule.value, { extend: false });
  const who = facts.landlordKind ? "" : ", si le bailleur est une personne morale";
  const told = `${durationInWords(rule.value)} après la saisine de la CCAPEX${who}`;
  const inEnglish = `${durationInWords(rule.value, "en")} after the referral to CCAPEX${facts.landlordKind ? "" : ", where the landlord is a legal person"}`;
  const main = {
    on: end.add({ days: 1 }),
    reading: `${told} : délai écoulé`,
    english: `${inEnglish}: time run out`,
  };
  return step("earliestSummons", rule, main, [
    { on: end, reading: `${told} : jour du même quantième`, english: `${inEnglish}: same day number` },
  ]);
}

/** The last safe day to tell the prefect of the summons; the contested day after it is the alternative. */
function prefectNoticeBy(facts: Facts): Step | undefined {
  const hearing = firstHearing(facts);
  if (!hearing) return undefined;
  const rule = noticeRule(facts, hearing);
  const { opens, lastSafe } = backwards(hearing, rule.value);
  const told = `${durationInWords(rule.value)} avant l'audience du ${longDate(hearing)}, comptés à rebours, jour de l'audience non compté, sans report`;
  const inEnglish = `${durationInWords(rule.value, "en")} before the hearing of ${longDate(hearing, "en")}, counted backwards, the day of the hearing not counted, not extended`;
  const main = {
    on: lastSafe,
    reading: `${told} : dernier jour sûr`,
    english: `${inEnglish}: last safe day`,
  };
  return step("prefectNoticeBy", rule, main, [
    {
      on: opens,
      reading: `${told} : jour contesté, le délai s'ouvre à 0 h ce jour-là`,
      english: `${inEnglish}: contested day, the time opens at 0:00 on that day`,
    },
  ]);
}

function assessmentInterviewBy(facts: Facts): Step | undefined {
  const requested = actsOf(facts, "prefectNotice").findLast((act) => act.assessmentRequestedOn);
  return requested?.assessmentRequestedOn ? interviewBy(requested.assessmentRequestedOn) : undefined;
}

/** Until when an interview is offered, counted from the prefect's request. */
export const interviewBy = (requestedOn: Temporal.PlainDate): Step =>
  workingDaysStep(
    "assessmentInterviewBy",
    requestedOn,
    legalOn("courtAssessment.interviewWithinWorkingDays", requestedOn)!,
    1,
  );

/** Until when the court assessment reaches the judge, counted back from the hearing. */
export const sentToJudgeBy = (hearing: Temporal.PlainDate): Step =>
  workingDaysStep(
    "courtAssessmentBy",
    hearing,
    legalOn("courtAssessment.beforeHearingWorkingDays", hearing)!,
    -1,
  );

function courtAssessmentBy(facts: Facts): Step | undefined {
  const hearing = lastHearing(facts);
  return hearing && sentToJudgeBy(hearing);
}

/** Whether Saturdays count is not settled: the earlier day comes first, being in time by both readings. */
function workingDaysStep(
  id: string,
  from: Temporal.PlainDate,
  rule: { id: string; source: string; value: number },
  direction: 1 | -1,
): Step {
  const readings = [
    {
      on: addWorkingDays(from, direction * rule.value, "mondayToFriday"),
      reading: `${rule.value} jours ouvrés, du lundi au vendredi (à confirmer)`,
      english: `${rule.value} working days, Monday to Friday (jours ouvrés, to be confirmed)`,
    },
    {
      on: addWorkingDays(from, direction * rule.value, "mondayToSaturday"),
      reading: `${rule.value} jours ouvrables, samedi compris (à confirmer)`,
      english: `${rule.value} working days, Saturday included (jours ouvrables, to be confirmed)`,
    },
  ].toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on));
  return step(id, rule, readings[0]!, readings.slice(1));
}

/** Time to pay supposes that the full current rent was paid again before the hearing. Art. 24 V and VII. */
function resumeRentBy(facts: Facts): Step | undefined {
  const hearing = lastHearing(facts);
  if (!hearing) return undefined;
  return step("resumeRentBy", legalOn("judge.planMaxMonths", hearing)!, {
    on: hearing.subtract({ days: 1 }),
    reading: "loyer courant repris en entier avant l'audience, pour que le juge puisse accorder des délais",
    english: "full current rent paid again before the hearing, so that the judge may grant time to pay",
  });
}

/** What makes a summons inadmissible or contested, and the prior conciliation: told, never a block. */
export function hearingProblems(facts: Facts): Broken[] {
  return [...referralProblems(facts), ...noticeProblems(facts), ...conciliationProblems(facts)];
}

function referralProblems(facts: Facts): Broken[] {
  const summons = actsOf(facts, "summons")[0];
  if (!summons || facts.landlordKind !== "social") return [];
  const rule = legalOn("ccapex.beforeSummons", summons.on)!;
  const wait = durationInWords(rule.value);
  const waitInEnglish = durationInWords(rule.value, "en");
  if (!referredOn(facts))
    return [
      {
        rule: rule.id,
        message: `Aucune saisine de la CCAPEX ni signalement à la CAF ou à la MSA n'est connu : l'assignation du ${longDate(summons.on)} suppose ${wait} d'attente. Complétez la date.`,
        english: `No referral to CCAPEX nor report to CAF or MSA is known: ${ACT_NAMES.summons.en} of ${longDate(summons.on, "en")} supposes a wait of ${waitInEnglish}. Complete the date.`,
        source: rule.source,
      },
    ];
  const safe = earliestSummons(facts)!;
  if (!isBefore(summons.on, safe.on)) return [];
  const isContested = safe.alternatives.some(({ on }) => !isBefore(summons.on, on));
  return [
    {
      rule: rule.id,
      message: `L'assignation du ${longDate(summons.on)} ${isContested ? "tombe le dernier jour" : "précède la fin"} des ${wait} qui suivent la saisine de la CCAPEX : au plus tôt le ${longDate(safe.on)}.`,
      english: `${capital(ACT_NAMES.summons.en)} of ${longDate(summons.on, "en")} ${isContested ? "falls on the last day" : "comes before the end"} of the ${waitInEnglish} that follow the referral to CCAPEX: on ${longDate(safe.on, "en")} at the earliest.`,
      source: rule.source,
    },
  ];
}

function noticeProblems(facts: Facts): Broken[] {
  const hearing = firstHearing(facts);
  if (!hearing) return [];
  const rule = noticeRule(facts, hearing);
  const { opens, lastSafe } = backwards(hearing, rule.value);
  const notice = actsOf(facts, "prefectNotice")[0];
  const summons = actsOf(facts, "summons")[0];
  const act = notice ?? summons;
  const name = ACT_NAMES[notice ? "prefectNotice" : "summons"];
  const done = act && {
    fr: `${capital(name.fr)} du ${longDate(act.on)}`,
    en: `${capital(name.en)} of ${longDate(act.on, "en")}`,
  };
  const broken = (id: string, { fr, en }: Said): Broken[] => [
    {
      rule: id,
      message: `${fr} : dernier jour sûr le ${longDate(lastSafe)}, ${durationInWords(rule.value)} avant l'audience du ${longDate(hearing)}.`,
      english: `${en}: last safe day ${longDate(lastSafe, "en")}, ${durationInWords(rule.value, "en")} before the hearing of ${longDate(hearing, "en")}.`,
      source: rule.source,
    },
  ];
  if (done && isBefore(opens, act.on))
    return broken("prefect.notice.late", {
      fr: `${done.fr} est tardive et ne se rattrape pas`,
      en: `${done.en} is late, and that cannot be cured`,
    });
  if (done && isBefore(lastSafe, act.on))
    return broken("prefect.notice.contested", {
      fr: `${done.fr} tombe le jour contesté`,
      en: `${done.en} falls on the contested day`,
    });
  if (!notice && facts.on && isBefore(opens, facts.on))
    return broken("prefect.notice.late", {
      fr: "Aucune dénonciation au préfet n'est connue, et il est trop tard",
      en: "No notice to the prefect is known, and it is too late",
    });
  return [];
}

function conciliationProblems(facts: Facts): Broken[] {
  return actsOf(facts, "summons").flatMap(({ on, claimCents, conciliationOn }) => {
    const rule = legalOn("conciliation.upTo", on)!;
    if (claimCents === undefined || claimCents === null || claimCents > rule.value) return [];
    if (conciliationOn && !isBefore(on, conciliationOn)) return [];
    return [
      {
        rule: rule.id,
        message: `Une demande de ${formatCents(claimCents)} (${formatCents(rule.value)} au plus) suppose une tentative de conciliation ou de médiation avant l'assignation, sauf urgence ou premier rendez-vous à plus de trois mois.`,
        english: `A claim of ${formatCents(claimCents, "en")} (${formatCents(rule.value, "en")} or less) supposes an attempt at conciliation or mediation before the summons, save urgency or a first meeting more than three months away.`,
        source: rule.source,
        field: "claimCents",
      },
    ];
  });
}

function referredOn(facts: Facts): Temporal.PlainDate | undefined {
  return earliest(actsOf(facts, "ccapexReferral")[0]?.on, actsOf(facts, "cafReport")[0]?.on);
}

/** The notice is counted from the first hearing: a postponement does not cure a late one. */
function firstHearing(facts: Facts): Temporal.PlainDate | undefined {
  return actsOf(facts, "hearing")[0]?.on;
}

function lastHearing(facts: Facts): Temporal.PlainDate | undefined {
  return actsOf(facts, "hearing").at(-1)?.on;
}

function noticeRule(facts: Facts, hearing: Temporal.PlainDate) {
  return legalOn("prefect.notice", actsOf(facts, "summons")[0]?.on ?? hearing)!;
}
