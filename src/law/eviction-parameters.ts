/** Delays and limits of the eviction procedure, from the CCAPEX referral to the cohesion protocol.
 *  Those that changed with the law of 27 July 2023 stand in two versions. */
import { parameter } from "./dated-parameter.ts";

const LAW_1989 = "loi n° 89-462 du 6 juillet 1989, art. 24";
const since2023 = { from: "2023-07-29" };
const before2023 = { to: "2023-07-28" };

export const EVICTION_PARAMETERS = [
  /** No summons by a corporate landlord before this time has run from the referral to CCAPEX, or the report to CAF/MSA. */
  parameter("ccapex.beforeSummons", "P2M", `${LAW_1989} II ; CCH R824-30`),
  /** Payment claims up to this amount, in cents, need a prior attempt at conciliation or mediation. */
  parameter("conciliation.upTo", 500_000, "CPC 750-1"),
  /** Time of the termination clause: looked up on the day the lease was made or renewed, not on the day of the order. */
  parameter("clause.time", "P2M", `${LAW_1989} I ; Cass. avis 13 juin 2024 n° 24-70.002`, before2023),
  parameter("clause.time", "P6W", `${LAW_1989} I`, since2023),
  /** Counted backwards from the hearing, on the day of the summons. */
  parameter("prefect.notice", "P2M", `${LAW_1989} III, avant la loi n° 2023-668`, {
    ...before2023,
    checked: null,
  }),
  parameter(
    "prefect.notice",
    "P42D",
    `${LAW_1989} III ; Cass. 3e civ. avis 6 novembre 2025 n° 25-70.018`,
    since2023,
  ),
  parameter("courtAssessment.interviewWithinWorkingDays", 15, "Décret n° 2021-8 ; CERFA 16227"),
  parameter("courtAssessment.beforeHearingWorkingDays", 5, "Décret n° 2021-8 ; CERFA 16227"),
  /** Whether Saturdays count in those working days. We could not read it: both shown, the safer first. */
  parameter("courtAssessment.workingWeek", "mondayToFriday", "à confirmer : jours ouvrés ou ouvrables", {
    checked: null,
  }),
  /** Time to pay that the judge may grant to a tenant who can pay and has resumed the current rent. */
  parameter("judge.planMaxMonths", 36, `${LAW_1989} V et VII`),
  parameter("orderToVacate.time", "P2M", "CPCE L412-1"),
  parameter("orderToVacate.judgeMayAdd", "P3M", "CPCE L412-2"),
  /** The time does not run until the prefect has been told. */
  parameter("orderToVacate.prefectTold", true, "CPCE L412-5"),
  parameter("timeToVacate", { least: "P1M", most: "P1Y" }, "CPCE L412-3, L412-4", since2023),
  parameter("timeToVacate", { least: "P3M", most: "P3Y" }, "CPCE L412-4, avant la loi n° 2023-668", {
    ...before2023,
    checked: null,
  }),
  /** First and last day of the truce, month and day, both included. */
  parameter("winterTruce", { first: "11-01", last: "03-31" }, "CPCE L412-6"),
  parameter("police.silence", "P2M", "CPCE R153-1"),
  parameter("cohesion.lasts", "P2Y", "CCH L353-15-2, L442-6-5"),
  parameter("cohesion.extendableBy", "P3Y", "CCH L353-15-2, L442-6-5"),
  parameter("cohesion.newLeaseWithin", "P3M", "CCH L353-15-2, L442-6-5"),
  parameter("cohesion.checkEvery", "P6M", "CCH L353-15-2, L442-6-5"),
  /** Over-indebtedness declared admissible: longest suspension of an eviction by a judge. */
  parameter("overIndebtedness.evictionSuspended", "P2Y", `${LAW_1989} VI et VIII`),
  parameter("overIndebtedness.afterSuspension", "P3M", `${LAW_1989} VI et VIII`),
  parameter("overIndebtedness.personalRecovery", "P2Y", `${LAW_1989} VI et VIII`),
  /** Longest spreading of debts by the over-indebtedness commission: 7 years. */
  parameter("overIndebtedness.planMaxMonths", 84, "C. conso L733-1 : à confirmer", { checked: null }),
  /** Between the file and the first instalment of what the commission decides: no text fixes it. */
  parameter("overIndebtedness.monthsToDecide", 6, "réglage de la plateforme : à confirmer", {
    checked: null,
  }),
  /** Between the request and the first instalment of time granted by a judge: that of the hearings. */
  parameter("judge.monthsToDecide", 4, "réglage de la plateforme : à confirmer", { checked: null }),
  /** A schedule granted by a judge goes on being paid; amicable plans freeze. */
  parameter("overIndebtedness.judgePlanGoesOn", true, "C. conso L722-5 al. 3"),
] as const;
