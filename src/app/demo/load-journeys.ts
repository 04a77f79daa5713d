/** Writes the 150 households' files: referral and procedure, committee, assignment, support, levers. */
import { sql } from "drizzle-orm";

import { askFollowUps } from "../../closing/store.ts";
import { assignment } from "../../assignment/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import { procedureAct } from "../../procedure/schema.ts";
import { referral, type ReferralStatus } from "../../referral/schema.ts";
import { withIds, type Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";
import type { Stage } from "./journey-calendar.ts";
import { loadAssignment } from "./load-assignment.ts";
import { loadAgreements } from "./load-agreements.ts";
import type { Journey } from "./journeys.ts";
import { loadFunds } from "./load-funds.ts";
import { loadDuplicates } from "./load-duplicates.ts";
import { loadArrangements } from "./load-arrangements.ts";
import { loadRehousing } from "./load-rehousing.ts";
import { loadTransfers } from "./load-transfers.ts";
import { loadJourneyLevers } from "./load-levers.ts";
import type { DemoParties } from "./load-parties.ts";
import { referralFacts, statedTime } from "./referral-facts.ts";
import { loadSessions } from "./load-sessions.ts";
import { loadSupport } from "./load-support.ts";

/** Households already referred are left alone: to be called once, after the ledgers were taken in. */
export async function loadJourneys(
  tx: Tx,
  journeys: readonly Journey[],
  parties: DemoParties,
  today: Temporal.PlainDate,
): Promise<void> {
  const filed = await withIds(tx, journeys, parties);
  for (const { householdId, people } of filed) {
    await tx.rows(sql`update household set people = ${people} where id = ${householdId}::uuid`);
  }
  await loadReferrals(tx, filed, parties);
  await loadAgreements(tx, filed);
  await loadDuplicates(tx, filed, parties);
  await loadSessions(tx, filed, parties);
  await loadAssignments(tx, filed, parties);
  await loadSupport(tx, filed, today);
  await askFollowUps(tx, today);
  await loadJourneyLevers(tx, filed, parties, today);
  await loadFunds(tx, filed, parties, today);
  await loadAssignment(tx, filed, parties, today);
  await loadArrangements(tx, today);
  await loadTransfers(tx, today);
  await loadRehousing(tx, today);
}

/** The worklist knows of the households that are referred and not closed. */
export async function markReferred(tx: Tx): Promise<void> {
  await tx.rows(sql`
    update worklist_item w set handled_as = 'referred', handled_by = r.referred_by, handled_at = r.submitted_at
      from referral r where r.household_id = w.household_id and r.landlord_id = w.landlord_id
       and r.status not in ('closed', 'withdrawn')`);
}

const STATUS: Record<Stage, ReferralStatus> = {
  submitted: "submitted",
  onAgenda: "onAgenda",
  deferred: "decided",
  refused: "closed",
  redirected: "closed",
  admitted: "decided",
  running: "assigned",
  renewed: "assigned",
  closed: "closed",
};

/** The first household of each operator whose measure has not begun waits for its worker: by referral, the lead who owns it. */
function unnamed(filed: readonly Filed[], parties: DemoParties): Map<string, string> {
  const assigned = filed.filter(({ dates }) => dates.stage === "admitted" && dates.assignedOn !== null);
  const firsts = new Map(assigned.toReversed().map((file) => [file.operator, file.referralId]));
  return new Map(
    [...firsts].map(([operator, referralId]) => [referralId, parties.people(operator, "operatorLead")[0]]),
  );
}

async function loadReferrals(tx: Tx, filed: readonly Filed[], parties: DemoParties): Promise<void> {
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  const leadOf = unnamed(filed, parties);
  await insertAll(
    tx,
    referral,
    filed.map((file) => ({
      id: file.referralId,
      landlordId: file.landlordId,
      householdId: file.householdId,
      communeInsee: file.tenancy.commune.insee,
      track: file.track,
      status:
        file.dates.stage === "admitted" && file.dates.assignedOn ? "assigned" : STATUS[file.dates.stage],
      tie: file.tieAtReferral,
      facts: referralFacts(file),
      informedOn: file.dates.submittedOn,
      informedHow: "met",
      referredBy: file.officerId,
      ownerId: file.dates.assignedOn ? (leadOf.get(file.referralId) ?? file.workerId) : coordinator,
      submittedOn: file.dates.submittedOn,
      submittedAt: new Date(`${file.dates.submittedOn}T09:30:00Z`),
    })),
  );
  await insertAll(
    tx,
    procedureAct,
    filed.flatMap((file) =>
      file.acts.map(({ kind, on }) => ({
        landlordId: file.landlordId,
        householdId: file.householdId,
        kind,
        actedOn: on,
        statedTime: statedTime(kind),
        enteredBy: file.officerId,
      })),
    ),
  );
}

async function loadAssignments(tx: Tx, filed: readonly Filed[], parties: DemoParties): Promise<void> {
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  const leadOf = unnamed(filed, parties);
  await insertAll(
    tx,
    assignment,
    filed.flatMap((file) =>
      file.dates.assignedOn === null
        ? []
        : {
            referralId: file.referralId,
            householdId: file.householdId,
            landlordId: file.landlordId,
            operatorId: file.operatorId,
            caseWorkerId: leadOf.has(file.referralId) ? null : file.workerId,
            proposedOperatorId: parties.organisation(file.zoneOperator),
            overrideReason: file.overrideReason,
            assignedOn: file.dates.assignedOn,
            assignedBy: coordinator,
            active: file.dates.stage !== "closed",
          },
    ),
  );
}
