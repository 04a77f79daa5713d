/** Lease transfers of the demonstration's households: one that begins, one that runs with its reviews, one that is late, one that slid. */
import { sql } from "drizzle-orm";

import type { Detail, FactKind } from "../../lease-transfer/rules.ts";
import {
  leaseTransfer,
  leaseTransferAccount,
  leaseTransferCost,
  leaseTransferFact,
} from "../../lease-transfer/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import { insertAll } from "./insert-all.ts";

type Carried = {
  householdId: string;
  landlordId: string;
  operatorId: string;
  workerId: string | null;
  accountId: number;
};
type Told = readonly [kind: FactKind, monthsAgo: number, detail?: Detail];

const CONDITIONS = ["Sous-loyer payé chaque mois", "Assurance du logement à jour", "Logement entretenu"];
const conditions = (...met: (boolean | null)[]) =>
  CONDITIONS.map((words, index) => ({ words, met: met[index] ?? null }));
const ALL: Detail["attended"] = ["household", "operator", "landlord"];
const SIGNED = { monthlyCents: 48_250, guarantee: "Visale, à confirmer", conditions: conditions() };

/** Months before today; `periodEndsOn` is set two years after the signing. */
const COURSES: readonly (readonly Told[])[] = [
  [
    ["threatened", 16],
    ["landlordAgreed", 15],
    ["leaseTaken", 14],
    ["subLeaseSigned", 13, SIGNED],
    [
      "review",
      7,
      {
        attended: ALL,
        proposal: "continue",
        minutes: "Le sous-loyer est payé depuis quatre mois. L'assurance est à remettre à jour avant l'été.",
        conditions: conditions(true, false, true),
      },
    ],
    [
      "review",
      1,
      {
        attended: ALL,
        proposal: "slide",
        minutes: "Les trois conditions sont remplies ; le bailleur prépare la proposition de bail.",
        conditions: conditions(true, true, true),
      },
    ],
  ],
  [
    ["threatened", 2],
    ["landlordAgreed", 1],
  ],
  [
    ["threatened", 12],
    ["landlordAgreed", 10],
    ["leaseTaken", 9],
    ["subLeaseSigned", 8, SIGNED],
  ],
  [
    ["threatened", 26],
    ["landlordAgreed", 25],
    ["leaseTaken", 24],
    ["subLeaseSigned", 24, SIGNED],
    ["review", 18, { attended: ALL, proposal: "continue", conditions: conditions(true, true, null) }],
    ["review", 12, { attended: ALL, proposal: "slide", conditions: conditions(true, true, true) }],
    ["prefectTold", 4, { offers: true }],
    ["slid", 2],
  ],
];

/** To be called once, after the assignments. */
export async function loadTransfers(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  const carried = await tx.rows<Carried>(sql`
    select m.household_id as "householdId", m.landlord_id as "landlordId", m.operator_id as "operatorId", m.case_worker_id as "workerId",
           t.id::int as "accountId"
      from measure m join assignment a on a.household_id = m.household_id and a.landlord_id = m.landlord_id and a.active
      join tenant_account t on t.household_id = m.household_id and t.landlord_id = m.landlord_id
     where m.closed_on is null and m.case_worker_id is not null
     order by (m.track = 'leaseTransfer') desc, m.starts_on, m.household_id limit ${COURSES.length}`);
  const transfers = carried.map((one, index) => ({
    ...one,
    id: crypto.randomUUID(),
    course: COURSES[index]!,
  }));
  const ago = (months: number) => today.subtract({ months }).toString();
  await insertAll(
    tx,
    leaseTransfer,
    transfers.map(({ id, householdId, landlordId, operatorId, workerId, course }) => ({
      id,
      householdId,
      landlordId,
      operatorId,
      openedBy: workerId,
      closedOn: course.flatMap(([kind, months]) => (kind === "slid" ? [ago(months)] : []))[0] ?? null,
    })),
  );
  await insertAll(
    tx,
    leaseTransferFact,
    transfers.flatMap(({ id, householdId, landlordId, workerId, course }) =>
      course.map(([kind, months, detail = {}]) => ({
        transferId: id,
        householdId,
        landlordId,
        kind,
        happenedOn: ago(months),
        detail:
          kind === "subLeaseSigned"
            ? { ...detail, periodEndsOn: today.subtract({ months }).add({ years: 2 }).toString() }
            : detail,
        enteredBy: workerId,
      })),
    ),
  );
  // The account keeps its number in the operator's name.
  await insertAll(
    tx,
    leaseTransferAccount,
    transfers.flatMap(({ id, householdId, landlordId, accountId, workerId, course }) =>
      course.flatMap(([kind, months]) =>
        kind === "leaseTaken"
          ? [
              {
                transferId: id,
                householdId,
                landlordId,
                accountId,
                holder: "operator" as const,
                fromOn: ago(months),
                enteredBy: workerId,
              },
            ]
          : [],
      ),
    ),
  );
  await insertAll(
    tx,
    leaseTransferCost,
    transfers
      .filter(({ course }) => course.some(([kind]) => kind === "review"))
      .map(({ id, householdId, landlordId, operatorId, workerId }) => ({
        transferId: id,
        householdId,
        landlordId,
        operatorId,
        kind: "unpaid" as const,
        costOn: ago(6),
        amountCents: 48_250,
        recoveredCents: 30_000,
        words: "Sous-loyer d'un mois, repris en deux fois",
        enteredBy: workerId,
      })),
  );
}
