/** The agenda of a session: who waits for one, what is put on it, taken off, in which order, and to which operator each is proposed. */
import { sql } from "drizzle-orm";

import { brokenByRemoval } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { type ReferralLine, referrals } from "../referral/read.store.ts";
import type { ReferralStatus } from "../referral/rules.ts";
import { moveReferral } from "../referral/store.ts";
import { coverageOf } from "../zone/rules.ts";
import { coveringOf } from "../zone/store.ts";
import { proposedAgenda } from "./agenda.rules.ts";
import { brokenByStatus, type DecisionKind, type SessionKind, type SessionStatus } from "./rules.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

export type OpenSession = {
  id: string;
  kind: SessionKind;
  number: string;
  heldOn: PlainDate;
  status: SessionStatus;
};

/** A session about to be changed, locked until the transaction ends; the rule where its minutes are signed. */
export async function sessionToChange(tx: Tx, id: string): Promise<Answered<OpenSession>> {
  const read = () =>
    tx.rows<{ kind: SessionKind; number: string; heldOn: string; status: SessionStatus }>(
      sql`select kind, number, held_on::text as "heldOn", status from committee_session where id = ${id}::uuid`,
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

/** Those with which a session's agenda is proposed, as far as it has room. */
export async function proposalFor(
  tx: Tx,
  sessionId: string,
  waiting: readonly WaitingReferral[],
): Promise<string[]> {
  const [session] = await tx.rows<{ heldOn: string; capacity: number; items: number }>(sql`
    select s.held_on::text as "heldOn", s.capacity, (select count(*) from agenda_item i where i.session_id = s.id) as items
      from committee_session s where s.id = ${sessionId}::uuid`);
  return session ? proposedAgenda(waiting, session) : [];
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
  const proposed = await operatorsOf(tx, referralIds, on);
  for (const referralId of referralIds) {
    const moved = await moveReferral(tx, { referralId, to: "onAgenda", on });
    if (!moved || "errors" in moved) return moved;
    const added = await tx.rows(sql`
      insert into agenda_item (session_id, referral_id, household_id, landlord_id, proposed_operator_id, position)
      select ${sessionId}::uuid, r.id, r.household_id, r.landlord_id, ${proposed.get(referralId) ?? null}::uuid,
             (select coalesce(max(i.position), 0) + 1 from agenda_item i where i.session_id = ${sessionId}::uuid)
        from referral r where r.id = ${referralId}::uuid returning id`);
    if (added.length !== 1) throw new Error(`referral ${referralId} was not put on the agenda`);
  }
  return { done: true };
}

/** The operator that the zone of each referral's commune proposes on a day; those of none or several are not in the map. */
async function operatorsOf(
  tx: Tx,
  referralIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, string>> {
  const communes = await tx.rows<{ id: string; insee: string }>(sql`
    select id, commune_insee as insee from referral
     where commune_insee is not null and id in (select jsonb_array_elements_text(${JSON.stringify(referralIds)}::jsonb)::uuid)`);
  const zones = await coveringOf(
    tx,
    communes.map(({ insee }) => insee),
    on,
  );
  return new Map(
    communes.flatMap(({ id, insee }): [string, string][] => {
      const coverage = coverageOf(zones.get(insee) ?? []);
      return coverage.kind === "one" ? [[id, coverage.by.operatorId]] : [];
    }),
  );
}

export type ItemToChange = {
  sessionId: string;
  referralId: string;
  householdId: string;
  landlordId: string;
  communeInsee: string | null;
  status: ReferralStatus | null;
  former: DecisionKind | null;
  /** Last names of the household: no text that members read may hold them. */
  names: string[];
};

/** An item about to be changed with its session, locked; undefined where it is missing or closed to the asker. */
export async function itemToChange(
  tx: Tx,
  id: string,
): Promise<Answered<{ item: ItemToChange; session: OpenSession }>> {
  const read = () =>
    tx.rows<ItemToChange>(sql`
      select i.session_id as "sessionId", i.referral_id as "referralId", i.household_id as "householdId",
             i.landlord_id as "landlordId", r.commune_insee as "communeInsee", r.status, d.kind as former,
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
export async function removeItem(tx: Tx, id: string, reason: string, on: PlainDate): Promise<Answered> {
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
  const unsaid = brokenByRemoval(reason);
  if (unsaid) return unsaid;
  if (item.status === "onAgenda") {
    // The reason stands in the referral's history, read by its landlord.
    const moved = await moveReferral(tx, { referralId: item.referralId, to: "submitted", reason, on });
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

/** To which operator an item is proposed before the committee decides: its lead reads the household's name from then on. */
export async function proposeOperator(tx: Tx, itemId: string, operatorId: string | null): Promise<Answered> {
  const found = await itemToChange(tx, itemId);
  if (!found || "errors" in found) return found;
  const [operator] = await tx.rows(
    sql`select 1 from organisation where id = ${operatorId}::uuid and kind = 'operator'`,
  );
  if (operatorId !== null && !operator)
    return brokenRule("committee.operator", "Choisissez un opérateur.", "Choose an operator.", "operatorId");
  await tx.rows(
    sql`update agenda_item set proposed_operator_id = ${operatorId}::uuid where id = ${itemId}::uuid`,
  );
  return { done: true };
}
