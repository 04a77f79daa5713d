/** Writes the committee's sessions of the demonstration: who sat, the agenda, and the decisions of the past ones. */
import { sql } from "drizzle-orm";

import { agendaItem, committeeSession, decision, sessionMember } from "../../committee/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";
import type { DemoParties } from "./load-parties.ts";

/** A session that exists already (the programme's own cases have theirs) is taken as it is. */
export async function loadSessions(tx: Tx, filed: readonly Filed[], parties: DemoParties): Promise<void> {
  const studied = filed.filter(({ dates }) => dates.sessionOn !== null);
  const planned = new Set(
    studied.filter(({ dates }) => !dates.decidedOn).map(({ dates }) => dates.sessionOn),
  );
  const days = [...new Set(studied.map(({ dates }) => dates.sessionOn!))].toSorted();
  await insertAll(
    tx,
    committeeSession,
    days.map((heldOn) => ({
      number: heldOn.slice(0, 7),
      heldOn,
      place: "Grenoble",
      status: planned.has(heldOn) ? ("planned" as const) : ("signed" as const),
      signedAt: planned.has(heldOn) ? null : new Date(`${heldOn}T16:30:00Z`),
      signedBy: planned.has(heldOn) ? null : parties.people("COORDINATION", "coordinator")[0],
    })),
  );
  const sessions = await tx.rows<{ id: string; heldOn: string; status: string }>(
    sql`select id, held_on::text as "heldOn", status from committee_session`,
  );
  const idOf = new Map(sessions.map(({ id, heldOn }) => [heldOn, id]));
  await loadMembers(
    tx,
    days.map((day) => ({ sessionId: idOf.get(day)!, held: !planned.has(day) })),
    parties,
  );

  const items = studied.map((file, index) => ({
    ...file,
    itemId: crypto.randomUUID(),
    sessionId: idOf.get(file.dates.sessionOn!)!,
    position:
      1 + studied.slice(0, index).filter(({ dates }) => dates.sessionOn === file.dates.sessionOn).length,
  }));
  await insertAll(
    tx,
    agendaItem,
    items.map(({ itemId, sessionId, referralId, householdId, landlordId, position }) => ({
      id: itemId,
      sessionId,
      referralId,
      householdId,
      landlordId,
      position,
    })),
  );
  await insertAll(
    tx,
    decision,
    items.flatMap((item) =>
      item.dates.decidedOn === null
        ? []
        : {
            agendaItemId: item.itemId,
            sessionId: item.sessionId,
            referralId: item.referralId,
            householdId: item.householdId,
            landlordId: item.landlordId,
            decidedOn: item.dates.decidedOn,
            decidedBy: parties.people("COORDINATION", "coordinator")[0],
            ...decided(item, item.dates.decidedOn),
          },
    ),
  );
}

async function loadMembers(
  tx: Tx,
  sessions: readonly { sessionId: string; held: boolean }[],
  parties: DemoParties,
): Promise<void> {
  const members = ["AIH", "PLURALIS", "RELAIS"].flatMap((code) => parties.people(code, "committeeMember"));
  await insertAll(
    tx,
    sessionMember,
    sessions.flatMap(({ sessionId, held }) =>
      members.map((userId) => ({
        sessionId,
        userId,
        presence: held ? ("present" as const) : ("invited" as const),
      })),
    ),
  );
}

/** The fields that each kind of decision alone has. */
function decided({ dates, track, money }: Filed, decidedOn: string) {
  const inDays = (days: number) => Temporal.PlainDate.from(decidedOn).add({ days }).toString();
  switch (dates.stage) {
    case "deferred":
      return {
        kind: "deferred" as const,
        missing: "Ressources des trois derniers mois et situation des droits CAF.",
        dueBy: inDays(28),
      };
    case "refused":
      return {
        kind: "refused" as const,
        reason: "ordinaryLawSuffices",
        reasonText: "Le droit commun suffit : plan d'apurement simple avec le bailleur.",
      };
    case "redirected":
      return { kind: "redirected" as const, redirectedTo: "Service social du département (ASLL)" };
    default:
      return {
        kind: "admitted" as const,
        track,
        startsOn: dates.measures[0]?.startsOn ?? inDays(14),
        levers: [...(money.relief ? ["rentRelief"] : []), ...(money.plan ? ["repaymentPlan"] : [])],
      };
  }
}
