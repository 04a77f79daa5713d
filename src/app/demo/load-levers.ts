/** Writes the money levers of the demonstration's households: rent relief month by month, repayment plans to the cent. */
import type { Tx } from "../../platform/database/database.ts";
import { rentRelief, rentReliefMonth } from "../../rent-relief/schema.ts";
import { schedule } from "../../repayment-plan/rules.ts";
import { instalment, repaymentPlan } from "../../repayment-plan/schema.ts";
import type { Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";
import type { DemoParties } from "./load-parties.ts";

/** The split between landlord and fund is a dated setting; the demonstration shares equally. */
const FUND_SHARE = 0.5;
const TOLERANCE_DAYS = 5;

/** To be called once, after the measures. */
export async function loadJourneyLevers(
  tx: Tx,
  filed: readonly Filed[],
  parties: DemoParties,
): Promise<void> {
  await loadReliefs(tx, filed, parties);
  await loadPlans(tx, filed);
}

async function loadReliefs(tx: Tx, filed: readonly Filed[], parties: DemoParties): Promise<void> {
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  const reliefs = filed.flatMap((file) => {
    const { relief } = file.money;
    return relief ? [{ ...file, relief, reliefId: crypto.randomUUID() }] : [];
  });
  await insertAll(
    tx,
    rentRelief,
    reliefs.map((file, index) => ({
      id: file.reliefId,
      measureId: file.measureIds[0]!,
      pathId: file.measureIds[0]!,
      householdId: file.householdId,
      landlordId: file.landlordId,
      accountId: file.accountId,
      agreementNumber: `RS-${file.relief.from.slice(0, 4)}-${String(index + 1).padStart(3, "0")}`,
      status: "granted" as const,
      fundShare: FUND_SHARE,
      conditions: "Paiement du loyer résiduel chaque mois.",
      proposedBy: file.workerId,
      decidedBy: coordinator,
      decidedOn: file.dates.measures[0]!.startsOn,
    })),
  );
  await insertAll(
    tx,
    rentReliefMonth,
    reliefs.flatMap(({ reliefId, householdId, landlordId, relief }) =>
      relief.months.map(({ month, billCents, amountCents }, index) => ({
        reliefId,
        month: `${month}-01`,
        householdId,
        landlordId,
        rank: index + 1,
        billCents,
        amountCents,
        fundCents: Math.floor(amountCents * FUND_SHARE),
      })),
    ),
  );
}

async function loadPlans(tx: Tx, filed: readonly Filed[]): Promise<void> {
  const plans = filed.flatMap((file) => {
    const { plan } = file.money;
    if (!plan) return [];
    const from = Temporal.PlainDate.from(plan.firstDueOn);
    const instalments = schedule({ debtCents: plan.debtCents, from, months: plan.months });
    if (!Array.isArray(instalments)) throw new Error(instalments.message);
    return [{ ...file, plan, instalments, planId: crypto.randomUUID() }];
  });
  await insertAll(
    tx,
    repaymentPlan,
    plans.map(({ planId, householdId, landlordId, accountId, plan, dates, measureIds, workerId }) => ({
      id: planId,
      householdId,
      landlordId,
      accountId,
      measureId: measureIds[dates.measures.findLastIndex(({ startsOn }) => startsOn <= plan.signedOn)],
      debtCents: plan.debtCents,
      toleranceDays: TOLERANCE_DAYS,
      signedOn: plan.signedOn,
      proposedBy: workerId,
    })),
  );
  await insertAll(
    tx,
    instalment,
    plans.flatMap(({ planId, householdId, landlordId, instalments }) =>
      instalments.map(({ n, on, amountCents }) => ({
        planId,
        n,
        householdId,
        landlordId,
        dueOn: on.toString(),
        amountCents,
      })),
    ),
  );
}
