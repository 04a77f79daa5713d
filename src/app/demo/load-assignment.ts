/** What assignment weighs in the demonstration: ceilings, the energy operator, needs noted, reasons kept, and a file that changed hands. */
import { eq, sql } from "drizzle-orm";

import { assignment, handOver, handOverRequest, referralNeed } from "../../assignment/schema.ts";
import { type Ceilings, type NeedOperators } from "../../assignment/settings.rules.ts";
import { legalOn } from "../../law/legal-parameters.ts";
import { writeSetting } from "../../law/setting.store.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";
import type { DemoParties } from "./load-parties.ts";

const EXAMPLE = { source: "exemple de démonstration : à confirmer", checked: null } as const;
/** Places of each operator, of each of its workers. */
const CEILINGS: Record<string, [operator: number, worker: number]> = {
  RELAIS: [44, 16],
  OISEAU: [30, 12],
  SOLENI: [30, 12],
};

/** To be called once, after the measures. */
export async function loadAssignment(
  tx: Tx,
  filed: readonly Filed[],
  parties: DemoParties,
  today: Temporal.PlainDate,
): Promise<void> {
  const from = Temporal.PlainDate.from("2026-01-01");
  const needOperators: NeedOperators = { energyPoverty: [parties.organisation("SOLENI")] };
  await writeSetting(tx, {
    id: "assignment.needOperators",
    organisationId: null,
    value: needOperators,
    from,
    ...EXAMPLE,
  });
  for (const [code, [operator, worker]] of Object.entries(CEILINGS))
    await writeSetting(tx, {
      id: "assignment.ceilings",
      organisationId: parties.organisation(code),
      value: { operator, worker, workers: {} } satisfies Ceilings,
      from,
      ...EXAMPLE,
    });
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  await insertAll(
    tx,
    referralNeed,
    filed
      .filter(
        // What the referral told is not noted again.
        ({ situation, dates }, index) =>
          dates.stage !== "submitted" && !situation.includes("énergie") && index % 9 === 0,
      )
      .map(({ referralId, householdId }) => ({
        referralId,
        householdId,
        need: "energyPoverty" as const,
        notedBy: coordinator,
      })),
  );
  // What the zone proposed on the day; loads of past days are not made up.
  await tx.rows(sql`
    insert into assignment_reason (assignment_id, household_id, operator_id, proposed, weights)
    select a.id, a.household_id, a.operator_id,
           jsonb_build_object('first', jsonb_build_object('operatorId', coalesce(a.proposed_operator_id, a.operator_id),
                                                          'reasons', jsonb_build_array(jsonb_build_object('code', 'inZone'))),
                              'second', null, 'full', null),
           ${JSON.stringify(legalOn("assignment.weights", today)!.value)}::jsonb
      from assignment a`);
  await loadHandOvers(tx, filed, parties, today);
  await loadRequests(tx, parties, today);
}

/** Of each operator that carries somebody, its lead asks that another takes one over; an older request was declined. */
async function loadRequests(tx: Tx, parties: DemoParties, today: Temporal.PlainDate): Promise<void> {
  const carried = await tx.db
    .selectDistinctOn([assignment.operatorId])
    .from(assignment)
    .where(eq(assignment.active, true))
    .orderBy(assignment.operatorId, assignment.assignedOn, assignment.id);
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  await insertAll(
    tx,
    handOverRequest,
    carried.flatMap(({ id, householdId, landlordId, operatorId }) => {
      const code = Object.keys(CEILINGS).find((one) => parties.organisation(one) === operatorId)!;
      const asked = {
        assignmentId: id,
        householdId,
        landlordId,
        operatorId,
        askedBy: parties.people(code, "operatorLead")[0]!,
      };
      return [
        {
          ...asked,
          wantedOperatorId: null,
          reason: "Le référent part en congé ; personne ne peut reprendre avant deux mois.",
          askedOn: today.subtract({ days: 2 }).toString(),
        },
        {
          ...asked,
          reason: "Le ménage habite loin de nos bureaux.",
          askedOn: today.subtract({ days: 40 }).toString(),
          answer: "declined" as const,
          answeredOn: today.subtract({ days: 20 }).toString(),
          answeredBy: coordinator,
          answerWords: "La mesure finit dans deux mois : mieux vaut la terminer ensemble.",
        },
      ];
    }),
  );
}

/** Two running measures that another operator had begun: it keeps what it wrote, to read. */
async function loadHandOvers(
  tx: Tx,
  filed: readonly Filed[],
  parties: DemoParties,
  today: Temporal.PlainDate,
): Promise<void> {
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  const running = filed.filter(({ dates }) => dates.stage === "running" && dates.assignedOn !== null);
  const moved = [running.at(-1), running.find(({ operator }) => operator !== running.at(-1)?.operator)];
  await insertAll(
    tx,
    handOver,
    moved.flatMap((file) => {
      if (!file) return [];
      const former = Object.keys(CEILINGS).find((code) => code !== file.operator)!;
      return {
        referralId: file.referralId,
        householdId: file.householdId,
        landlordId: file.landlordId,
        measureId: file.measureIds[0] ?? null,
        formerOperatorId: parties.organisation(former),
        formerWorkerId: parties.people(former, "caseWorker")[0],
        operatorId: file.operatorId,
        workerId: file.workerId,
        handedOn: today.subtract({ days: 3 }).toString(),
        handedBy: coordinator,
        reason: "Le ménage a déménagé dans l'autre secteur ; passation faite à trois.",
      };
    }),
  );
}
