/** The agenda of a session: who waits for one, what is put on it, taken off, in which order, and what is decided of each. */
import { eq, sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { type ReferralLine, referrals } from "../referral/read.store.ts";
import type { ReferralStatus } from "../referral/rules.ts";
import { moveReferral } from "../referral/store.ts";
import {
  brokenByMoment,
  brokenByNames,
  brokenByStatus,
  type Decision,
  type DecisionDraft,
  type DecisionKind,
  decisionOf,
  type SessionStatus,
} from "./rules.ts";
import { agendaItem, decision } from "./schema.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

export type OpenSession = { id: string; number: string; heldOn: PlainDate; status: SessionStatus };

/** A session about to be changed, locked until the transaction ends; the rule where its minutes are signed. */
export async function sessionToChange(tx: Tx, id: string): Promise<Answered<OpenSession>> {
  const read = () =>
    tx.rows<{ number: string; heldOn: string; status: SessionStatus }>(
      sql`select number, held_on::text as "heldOn", status from committee_session where id = ${id}::uuid`,
    );
  // The lock is taken by those who may write; a signed session locks no more.
  await tx.rows(sql`select 1 from committee_session where id = ${id}::uuid for update`);
  const [found] = await read();
  if (!found) return undefined;
  const errors = brokenByStatus(found.status);
  return errors.length > 0 ? { errors } : { id, ...found, heldOn: Temporal.PlainDate.from(found.heldOn) };
}

export type WaitingReferral = ReferralLine & {
  /** Where the committee put it off before. */
  deferred: { on: string; missing: string; dueBy: string | null } | null;
};

/** Referrals that wait for an agenda, most pressing first, then longest waiting: submitted ones and those put off. */
export async function waitingReferrals(tx: ByActor, on: PlainDate): Promise<WaitingReferral[]> {
  const waiting = await tx.rows<{ id: string; deferred: WaitingReferral["deferred"] }>(sql`
    select r.id, case when last.kind = 'deferred' then jsonb_build_object('on', last.decided_on, 'missing', last.missing, 'dueBy', last.due_by) end as deferred
      from referral r
      left join lateral (select d.kind, d.decided_on, d.missing, d.due_by from decision d where d.referral_id = r.id
                          order by d.decided_on desc, d.created_at desc limit 1) last on true
     where r.status = 'submitted' or (r.status = 'decided' and last.kind = 'deferred')`);
  const deferredOf = new Map(waiting.map(({ id, deferred }) => [id, deferred]));
  const { rows } = await referrals(tx, { show: "open", on, limit: Number.MAX_SAFE_INTEGER });
  return rows.flatMap((line) =>
    deferredOf.has(line.id) ? { ...line, deferred: deferredOf.get(line.id) ?? null } : [],
  );
}

/** Puts waiting referrals at the end of a session's agenda; all of them or none. */
export async function addItems(
  tx: ByActor,
  sessionId: string,
  referralIds: readonly string[],
  on: PlainDate,
): Promise<Answered> {
  const session = await sessionToChange(tx, sessionId);
  if (!session || "errors" in session) return session;
  const waiting = new Set((await waitingReferrals(tx, on)).map(({ id }) => id));
  if (referralIds.some((id) => !waiting.has(id)))
    return {
      errors: [
        {
          rule: "committee.waiting",
          message:
            "Une de ces orientations n'attend plus de commission : inscrite ailleurs, décidée ou retirée. Rechargez la page.",
          english:
            "One of these referrals no longer waits for a committee: on another agenda, decided or withdrawn. Reload the page.",
          field: "referralIds",
        },
      ],
    };
  for (const referralId of referralIds) {
    const moved = await moveReferral(tx, { referralId, to: "onAgenda", on });
    if (!moved || "errors" in moved) return moved;
    const added = await tx.rows(sql`
      insert into agenda_item (session_id, referral_id, household_id, landlord_id, position)
      select ${sessionId}::uuid, r.id, r.household_id, r.landlord_id,
             (select coalesce(max(i.position), 0) + 1 from agenda_item i where i.session_id = ${sessionId}::uuid)
        from referral r where r.id = ${referralId}::uuid returning id`);
    if (added.length !== 1) throw new Error(`referral ${referralId} was not put on the agenda`);
  }
  return { done: true };
}

type Item = {
  sessionId: string;
  referralId: string;
  householdId: string;
  landlordId: string;
  status: ReferralStatus | null;
  former: DecisionKind | null;
  names: string[];
};

async function itemToChange(tx: Tx, id: string): Promise<Answered<{ item: Item; session: OpenSession }>> {
  const read = () =>
    tx.rows<Item>(sql`
      select i.session_id as "sessionId", i.referral_id as "referralId", i.household_id as "householdId",
             i.landlord_id as "landlordId", r.status, d.kind as former,
             coalesce((select jsonb_agg(p.last_name) from person p where p.household_id = i.household_id),
                      (select jsonb_build_array(h.name) from household h where h.id = i.household_id), '[]') as names
        from agenda_item i left join referral r on r.id = i.referral_id left join decision d on d.agenda_item_id = i.id
       where i.id = ${id}::uuid`);
  const [found] = await read();
  if (!found) return undefined;
  const session = await sessionToChange(tx, found.sessionId);
  if (!session || "errors" in session) return session;
  const [item] = await read();
  return item && { item, session };
}

/** Takes an item that was not decided off its agenda: the referral waits for another one. */
export async function removeItem(tx: Tx, id: string, on: PlainDate): Promise<Answered> {
  const found = await itemToChange(tx, id);
  if (!found || "errors" in found) return found;
  const { item } = found;
  if (item.former !== null)
    return {
      errors: [
        {
          rule: "committee.decided",
          message: "Cette situation a été décidée : corrigez la décision plutôt que de la retirer.",
          english: "This situation was decided: correct the decision rather than remove it.",
        },
      ],
    };
  if (item.status === "onAgenda") {
    const moved = await moveReferral(tx, { referralId: item.referralId, to: "submitted", on });
    if (!moved || "errors" in moved) return moved;
  }
  const removed = await tx.rows(sql`delete from agenda_item where id = ${id}::uuid returning id`);
  if (removed.length !== 1) throw new Error(`agenda item ${id} was not removed`);
  await tx.rows(sql`
    update agenda_item i set position = ranked.rank
      from (select id, row_number() over (order by position, id) as rank from agenda_item where session_id = ${item.sessionId}::uuid) ranked
     where ranked.id = i.id and i.position <> ranked.rank`);
  return { done: true };
}

/** Puts the items in this order. `itemIds`: all of the agenda's, once each. */
export async function orderItems(tx: Tx, sessionId: string, itemIds: readonly string[]): Promise<Answered> {
  const session = await sessionToChange(tx, sessionId);
  if (!session || "errors" in session) return session;
  const known = await tx.rows<{ id: string }>(
    sql`select id from agenda_item where session_id = ${sessionId}::uuid`,
  );
  const wanted = new Set(itemIds);
  if (
    wanted.size !== itemIds.length ||
    known.length !== wanted.size ||
    known.some(({ id }) => !wanted.has(id))
  )
    return {
      errors: [
        {
          rule: "committee.order",
          message: "L'ordre du jour a changé entre-temps : rechargez la page.",
          english: "The agenda has changed meanwhile: reload the page.",
          field: "itemIds",
        },
      ],
    };
  await tx.rows(sql`
    update agenda_item i set position = wanted.position
      from jsonb_array_elements_text(${JSON.stringify(itemIds)}::jsonb) with ordinality as wanted (id, position)
     where i.id = wanted.id::uuid and i.session_id = ${sessionId}::uuid`);
  return { done: true };
}

/** Writes what the committee decided of an item, or corrects it while the minutes are not signed. */
export async function decide(
  tx: Tx,
  itemId: string,
  draft: DecisionDraft,
  today: PlainDate,
): Promise<Answered> {
  const found = await itemToChange(tx, itemId);
  if (!found || "errors" in found) return found;
  const { item, session } = found;
  if (item.status === null) return undefined;
  const errors = brokenByMoment({
    heldOn: session.heldOn,
    today,
    referralStatus: item.status,
    former: item.former,
    kind: draft.kind,
  });
  const decided = decisionOf(draft, session.heldOn);
  if ("errors" in decided) return { errors: [...errors, ...decided.errors] };
  errors.push(...brokenByNames(decided, item.names));
  if (errors.length > 0) return { errors };
  if (item.former === null) {
    const moved = await moveReferral(tx, { referralId: item.referralId, to: "decided", on: today });
    if (!moved || "errors" in moved) return moved;
  }
  await writeDecision(tx, itemId, { item, session, decided });
  await emit(tx, "item.decided", {
    householdId: item.householdId,
    payload: {
      agendaItemId: itemId,
      referralId: item.referralId,
      sessionId: session.id,
      decision: decided.kind,
      corrected: item.former === null ? 0 : 1,
    },
  });
  return { done: true };
}

async function writeDecision(
  tx: Tx,
  agendaItemId: string,
  { item, session, decided }: { item: Item; session: OpenSession; decided: Decision },
): Promise<void> {
  const { sessionId, referralId, householdId, landlordId } = item;
  const fields = {
    ...NO_FIELD,
    ...decided,
    decidedOn: session.heldOn.toString(),
    decidedBy: tx.actor?.userId ?? null,
  };
  const written = await tx.db
    .insert(decision)
    .values({ agendaItemId, sessionId, referralId, householdId, landlordId, ...fields })
    .onConflictDoUpdate({ target: decision.agendaItemId, set: fields })
    .returning({ id: decision.id });
  if (written.length !== 1) throw new Error(`no decision was written for item ${agendaItemId}`);
  // What the committee had before it stays with the item: the landlord may complete a referral put off.
  if (item.former === null)
    await tx.rows(sql`
      update agenda_item i set facts = r.facts - 'whatWasTried' from referral r
       where i.id = ${agendaItemId}::uuid and r.id = i.referral_id`);
  await tx.rows(
    sql`update committee_session set status = 'held' where id = ${sessionId}::uuid and status = 'planned'`,
  );
}

/** Of another kind than the one decided: emptied when a decision is corrected. */
const NO_FIELD = {
  track: null,
  startsOn: null,
  levers: null,
  conditions: null,
  missing: null,
  dueBy: null,
  reason: null,
  reasonText: null,
  redirectedTo: null,
};

/** What was decided of each item of a session, in order; null: it was not studied. */
export async function itemsToClose(tx: Tx, sessionId: string) {
  return tx.db
    .select({ referralId: agendaItem.referralId, kind: decision.kind })
    .from(agendaItem)
    .leftJoin(decision, eq(decision.agendaItemId, agendaItem.id))
    .where(eq(agendaItem.sessionId, sessionId))
    .orderBy(agendaItem.position);
}
