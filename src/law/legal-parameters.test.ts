/** The legal table holds together: one version a day, a source each, and what nobody read marked as such. */
import { describe, expect, it } from "vitest";

import { LEGAL_PARAMETERS, legalOn } from "./legal-parameters.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const byId = [...Map.groupBy(LEGAL_PARAMETERS, ({ id }) => id)];

describe("the legal table", () => {
  it.each(byId)("%s has one version at most on any day, and no gap between versions", (_, versions) => {
    const inOrder = versions.toSorted((one, other) =>
      (one.validFrom ?? "") < (other.validFrom ?? "") ? -1 : 1,
    );
    const ends = inOrder
      .slice(0, -1)
      .map(({ validTo }) => validTo && day(validTo).add({ days: 1 }).toString());
    expect(inOrder.slice(1).map(({ validFrom }) => validFrom)).toEqual(ends);
  });

  it("marks as unread what no source settled", () => {
    expect(LEGAL_PARAMETERS.filter(({ checked }) => checked === null).map(({ id }) => id)).toEqual([
      "arrears.carryOver",
      "prefect.notice",
      "courtAssessment.workingWeek",
      "timeToVacate",
      "overIndebtedness.planMaxMonths",
      "overIndebtedness.monthsToDecide",
      "judge.monthsToDecide",
      "measure.tripartiteBy",
      "measure.maxRenewals",
      "measure.renewalDecidedBy",
      "measure.decideBefore",
      "measure.contactGap",
      "hearing.farAfter",
      "plan.toleranceDays",
      "plan.reminderDays",
      "leaseTransfer.toldBefore",
      "deadlines.mailAhead",
      "deadlines.mailNear",
      "rehousing.roomsByPeople",
      "rehousing.weights",
      "budget.residualPer",
      "budget.flatRates",
      "budget.effortRateCeiling",
      "housingFund.isere",
      "debtGrant.patience",
      "rentRelief.residualWithin",
      "rentRelief.fundShare",
      "rentRelief.effectOnBenefit",
      "accessLog.manyFilesPerHour",
      "accessLog.night",
      "accessLog.refusalsPerMinute",
      "retention.archived",
      "retention.formerTenant",
      "retention.quarantine",
      "outbox.handledFor",
      "retention.copies",
      "invitation.validFor",
      "session.idle",
      "session.absolute",
      "session.stepUp",
      "session.bounds",
      "secondFactor.required",
      "secondFactor.required",
      "account.dormant",
      "receivedFile.limits",
      "householdView.access",
      "assignment.weights",
      "payable.accounts",
      "payable.reportHeadings",
      "payable.payerHeadings",
      "snapshot.freezeAfter",
    ]);
    expect(LEGAL_PARAMETERS.every(({ source }) => source.length > 0)).toBe(true);
  });

  it.each([
    ["arrears.threshold.months", "2026-12-31", 2],
    ["arrears.threshold.months", "2027-01-01", undefined],
    ["arrears.threshold.amount", "2026-12-31", undefined],
    ["arrears.threshold.amount", "2027-01-01", 45_000],
    ["benefit.decidedBy", "2026-12-31", "CAF"],
    ["benefit.decidedBy", "2027-01-01", "CCAPEX"],
    ["clause.time", "2023-07-28", "P2M"],
    ["clause.time", "2023-07-29", "P6W"],
    ["prefect.notice", "2025-03-10", "P42D"],
    ["judge.planMaxMonths", "2026-11-23", 36],
    ["rentRelief.maxMonths", "2026-11-23", 6],
    ["measure.tripartiteMeetings", "2026-11-23", 3],
    ["conciliation.upTo", "2026-11-23", 500_000],
  ] as const)("%s on %s is %s", (id, on, value) => {
    expect(legalOn(id, day(on))?.value).toBe(value);
  });
});
