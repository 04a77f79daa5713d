/** Writes the money levers of the demonstration's households: rent relief month by month, repayment plans to the cent. */
import { sql } from "drizzle-orm";

import type { Tx } from "../../platform/database/database.ts";
import { reliefBillAck } from "../../relief-bill/schema.ts";
import { rentRelief, rentReliefMonth, rentReliefStop } from "../../rent-relief/schema.ts";
import { proposeStops } from "../../rent-relief/stop.store.ts";
import { MEANS_OF_PAYMENT, schedule } from "../../repayment-plan/rules.ts";
import { instalment, repaymentPlan } from "../../repayment-plan/schema.ts";
import type { Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";
import type { JourneyRelief } from "./journey-money.ts";
import type { DemoParties } from "./load-parties.ts";

/** The split between landlord and fund is a dated setting; the demonstration shares equally. */
const FUND_SHARE = 0.5;
const TOLERANCE_DAYS = 5;

/** To be called once, after the measures. `today` decides of what is still to come. */
export async function loadJourneyLevers(
  tx: Tx,
  filed: readonly Filed[],
  parties: DemoParties,
  today: Temporal.PlainDate,
): Promise<void> {
  await loadReliefs(tx, filed, parties, today);
  await proposeStops(tx, today);
  await loadPlans(tx, filed);
  await loadReminders(tx, today);
}

/** Workers who called before the last instalment: one reminder a plan, by word of mouth. */
async function loadReminders(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await tx.rows(sql`
    insert into plan_reminder (plan_id, household_id, landlord_id, due_on, way, text, given_by, given_on)
    select p.id, p.household_id, p.landlord_id, i.due_on, 'said', 'Échéance rappelée au téléphone ; le ménage pense la payer à temps.',
           m.case_worker_id, i.due_on - 3
      from repayment_plan p
      join measure m on m.household_id = p.household_id and m.landlord_id = p.landlord_id and m.closed_on is null
      cross join lateral (select max(x.due_on) as due_on from instalment x
                           where x.plan_id = p.id and x.due_on < ${today.toString()}::date) i
     where p.signed_on is not null and p.cancelled_on is null and m.case_worker_id is not null and i.due_on is not null`);
}

async function loadReliefs(
  tx: Tx,
  filed: readonly Filed[],
  parties: DemoParties,
  today: Temporal.PlainDate,
): Promise<void> {
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  const reliefs = filed.flatMap((file) => {
    const { relief } = file.money;
    return relief ? [{ ...file, relief: withMonthsToCome(file, today), reliefId: crypto.randomUUID() }] : [];
  });
  // One agreement of which the landlord took off more than was granted: another amount in the ledger, a remainder that lacks.
  const told = reliefs.findLast(
    ({ relief }) =>
      relief.months.at(-1)!.month > today.toString().slice(0, 7) &&
      relief.months[0]!.month < today.subtract({ months: 2 }).toString().slice(0, 7),
  );
  if (told)
    told.relief = {
      ...told.relief,
      months: told.relief.months.map((one) => ({ ...one, amountCents: Math.floor(one.amountCents / 2) })),
    };
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
      landlordSource: index % 3 === 2 ? ("sls" as const) : ("own" as const),
      eligibility: {
        rentDebt: "yes" as const,
        solvableWithinYear: "yes" as const,
        noOtherScheme: index % 4 === 3 ? ("unknown" as const) : ("yes" as const),
      },
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
  await insertAll(
    tx,
    rentReliefStop,
    reliefs.slice(0, 1).map(({ reliefId, householdId, landlordId, relief }) => {
      const missedOn = Temporal.PlainYearMonth.from(relief.from).add({ months: 1 }).toPlainDate({ day: 10 });
      return {
        reliefId,
        householdId,
        landlordId,
        cause: "residualMissed" as const,
        since: missedOn.toString(),
        missingCents: 4_350,
        proposedOn: missedOn.add({ days: 1 }).toString(),
        settledAs: "dismissed" as const,
        settledBy: coordinator,
        settledOn: missedOn.add({ days: 6 }).toString(),
        reason: "Payé au guichet le 9, écrit après.",
      };
    }),
  );
  // The landlords' software has said of each month that is over that it is on the bill.
  await insertAll(
    tx,
    reliefBillAck,
    reliefs.flatMap(({ reliefId, householdId, landlordId, relief }) =>
      relief.months
        .filter(({ month }) => month < today.toString().slice(0, 7))
        .map(({ month, amountCents }) => ({
          reliefId,
          month: `${month}-01`,
          householdId,
          landlordId,
          amountCents,
          tokenName: "ERP, avis d'échéance",
          acknowledgedAt: new Date(`${month}-02T06:00:00Z`),
        })),
    ),
  );
}

/** A relief that runs goes on to the end of its measure, six months in all: the ledger holds none of that yet. */
function withMonthsToCome({ money, dates }: Filed, today: Temporal.PlainDate): JourneyRelief {
  const relief = money.relief!;
  const last = relief.months.at(-1)!;
  const measure = dates.measures.at(-1)!;
  const now = today.toPlainYearMonth();
  const follows = Temporal.PlainYearMonth.from(last.month).add({ months: 1 });
  if (measure.closed || follows.toString() !== now.toString()) return relief;
  const ends = Temporal.PlainDate.from(measure.endsOn).toPlainYearMonth();
  const months = [...relief.months];
  for (
    let month = follows;
    months.length < 6 && Temporal.PlainYearMonth.compare(month, ends) <= 0;
    month = month.add({ months: 1 })
  )
    months.push({ ...last, month: month.toString() });
  return { ...relief, months };
}

async function loadPlans(tx: Tx, filed: readonly Filed[]): Promise<void> {
  const signed = filed.filter(({ money }) => money.plan !== null);
  const plans = signed.flatMap((file, index) => {
    const plan = file.money.plan!;
    const from = Temporal.PlainDate.from(plan.firstDueOn);
    // Some long ones ask for the debt in a third of the time that the household can: they break, as such plans do.
    const months = plan.months > 8 && index % 2 === 0 ? Math.ceil(plan.months / 3) : plan.months;
    const instalments = schedule({ debtCents: plan.debtCents, from, months });
    if (!Array.isArray(instalments)) throw new Error(instalments.message);
    return [{ ...file, plan, instalments, planId: crypto.randomUUID() }];
  });
  await insertAll(
    tx,
    repaymentPlan,
    plans.map(
      (
        { planId, householdId, landlordId, accountId, plan, dates, measureIds, workerId, tenancy },
        index,
      ) => ({
        id: planId,
        householdId,
        landlordId,
        accountId,
        measureId: measureIds[dates.measures.findLastIndex(({ startsOn }) => startsOn <= plan.signedOn)],
        debtCents: plan.debtCents,
        toleranceDays: TOLERANCE_DAYS,
        signedOn: plan.signedOn,
        means: MEANS_OF_PAYMENT[index % 3]!,
        signature:
          index % 3 === 2
            ? { kind: "paper" as const }
            : { kind: "typed" as const, name: tenancy.leaseholder },
        witness: index % 3 === 2 ? null : "le travailleur social référent",
        proposedBy: workerId,
      }),
    ),
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
