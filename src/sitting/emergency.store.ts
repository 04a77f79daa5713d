/** Decisions between sessions: asked of those needed, answered by each, decided, and told in the next session's minutes. */
import { sql } from "drizzle-orm";

import { addItems, removeItem } from "../committee/agenda.store.ts";
import { brokenByNaming } from "../committee/names.rules.ts";
import {
  brokenBySession,
  type DecisionKind,
  emergencyNumber,
  type SessionStatus,
} from "../committee/rules.ts";
import { committeeSession, sessionMember } from "../committee/schema.ts";
import { mayBeNamed } from "../committee/read.store.ts";
import { numbersTaken, postsOf } from "../committee/session.store.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { brokenByAsking } from "./emergency.rules.ts";

type ByActor = Tx & { actor: Actor };

export type Asked = {
  referralId: string;
  /** Why it does not wait for the next session. Read by members who are not concerned. */
  because: string | null;
  /** Day ISO. */
  answerBy: string | null;
  members: readonly string[];
};

/**
 * Asks those needed about one household at once. It is a session of one item, so that the wall, the conflicts of interest and the live
 * screens are those of any session. A household on the agenda of a session to come leaves it.
 */
export async function askEmergency(
  tx: ByActor,
  { referralId, because, answerBy, members }: Asked,
  today: Temporal.PlainDate,
): Promise<Answered<{ id: string }>> {
  const [referral] = await tx.rows<{ status: string; names: string[]; itemId: string | null }>(sql`
    select r.status,
           coalesce((select jsonb_agg(p.last_name) from person p where p.household_id = r.household_id),
                    (select jsonb_build_array(h.name) from household h where h.id = r.household_id), '[]') as names,
           (select i.id from agenda_item i join committee_session s on s.id = i.session_id
             where i.referral_id = r.id and s.status = 'planned' and s.kind = 'ordinary' limit 1) as "itemId"
      from referral r where r.id = ${referralId}::uuid`);
  if (!referral) return undefined;
  const taken = await numbersTaken(tx, null);
  const number = emergencyNumber(today, taken);
  const errors = [
    ...brokenByAsking({ because, answerBy, members: members.length }, today),
    ...brokenByNaming("because", because, referral.names),
    ...brokenBySession({ number, members: await postsOf(tx, members) }, taken),
  ];
  if (errors.length > 0) return { errors };
  if (referral.itemId !== null && referral.status === "onAgenda") {
    const removed = await removeItem(tx, referral.itemId, because ?? "Consultation en urgence", today);
    if (!removed || "errors" in removed) return removed;
  }
  const id = crypto.randomUUID();
  await tx.db.insert(committeeSession).values({
    id,
    kind: "emergency",
    number,
    heldOn: today.toString(),
    urgentBecause: because,
    answerBy,
    capacity: 1,
  });
  await tx.db
    .insert(sessionMember)
    .values([...new Set(members)].map((userId) => ({ sessionId: id, userId })));
  const added = await addItems(tx, id, [referralId], today);
  if (!added) return undefined;
  if ("errors" in added)
    return brokenRule(
      "emergency.waiting",
      "Cette orientation n'attend pas de décision : elle est déjà décidée, close ou retirée.",
      "This referral waits for no decision: it is decided, closed or withdrawn already.",
      "referralId",
    );
  await emit(tx, "emergency.asked", { payload: { sessionId: id } });
  return { id };
}

/** Households that wait for a decision, on an agenda to come or on none; and whom one may ask. */
export async function choicesFor(tx: Tx) {
  const referrals = await tx.rows<{ id: string; household: string | null; landlord: string }>(sql`
    select r.id, h.name as household, l.name as landlord
      from referral r join organisation l on l.id = r.landlord_id left join household h on h.id = r.household_id
     where r.status in ('submitted', 'onAgenda')
        or (r.status = 'decided' and (select d.kind from decision d where d.referral_id = r.id
                                       order by d.decided_on desc, d.created_at desc limit 1) = 'deferred')
     order by h.name, r.id`);
  return { referrals, people: await mayBeNamed(tx) };
}

/** A decision taken between sessions, as the minutes of the next one tell it. */
export type EmergencyTold = {
  id: string;
  number: string;
  askedOn: string;
  because: string | null;
  landlord: string;
  decision: DecisionKind;
  answered: number;
  asked: number;
};

/** Emergencies that a session's minutes tell, or will when they are signed: decided by its day, told in no other yet. */
export async function emergenciesOf(
  tx: Tx,
  sessionId: string,
  status: SessionStatus,
): Promise<EmergencyTold[]> {
  return tx.rows<EmergencyTold>(sql`
    select e.id, e.number, e.held_on::text as "askedOn", e.urgent_because as because, l.name as landlord, d.kind as decision,
           (select count(*) from item_voice v where v.session_id = e.id) as answered,
           (select count(*) from session_member m where m.session_id = e.id) as asked
      from committee_session e join agenda_item i on i.session_id = e.id join decision d on d.agenda_item_id = i.id
      join organisation l on l.id = i.landlord_id
     where e.kind = 'emergency'
       and case when ${status === "signed"} then e.minuted_in = ${sessionId}::uuid
                else e.minuted_in is null and e.held_on <= (select s.held_on from committee_session s where s.id = ${sessionId}::uuid) end
     order by e.held_on, e.number`);
}
