/** What somebody carries, handed over file by file; their post changed; accounts that nobody uses warned and closed. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { type PostKind, postsGivenBy } from "../parties/people.rules.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { assignAccount } from "../worklist/acts.store.ts";
import { brokenMoves, type Move, openWork, type Taker, type WorkKind } from "./rules.ts";

type ByActor = Tx & { actor: Actor };

export type Work = {
  kind: WorkKind;
  id: string;
  householdId: string;
  household: string;
  /** Day ISO: referred, begun, assigned, followed. */
  since: string;
  /** A committee session to come that studies it. */
  agendaOn: string | null;
};
export type Departure = {
  person: { userId: string; name: string; role: string; organisation: string; active: boolean };
  /** By name for a lead of the organisation; for the administrator none: they read no case. */
  work: Work[];
  counts: { kind: WorkKind; n: number }[];
  takers: (Taker & { name: string })[];
  /** Committee sessions to come in which the person sits: the coordination seats another. */
  sits: { sessionId: string; heldOn: string }[];
};

/** What a person of the actor's carries. Undefined where the person is not the actor's to follow. */
export async function departureOf(tx: ByActor, userId: string): Promise<Departure | undefined> {
  const [person] = await tx.rows<Departure["person"] & { organisationId: string }>(sql`
    select m.user_id as "userId", m.name, m.role, m.active, o.name as organisation, o.id as "organisationId"
      from member m join organisation o on o.id = m.organisation_id
     where m.user_id = ${userId}::uuid and app.gives_posts(m.organisation_id, m.role)`);
  if (!person) return undefined;
  const { organisationId, ...who } = person;
  const work = await tx.rows<Work>(sql`
    select w.*, h.name as household,
           (select min(s.held_on)::text from agenda_item i join committee_session s on s.id = i.session_id
             where i.household_id = w."householdId" and s.held_on >= ${todayInParis().toString()}::date) as "agendaOn"
      from (
        select 'referral' as kind, r.id::text as id, r.household_id as "householdId", coalesce(r.submitted_on, r.created_at::date)::text as since
          from referral r where r.owner_id = ${userId}::uuid and r.status not in ('closed', 'withdrawn')
           -- Taken along by the measure, or the assignment, that it led to.
           and not (r.status = 'assigned' and exists (
             select 1 from assignment a where a.referral_id = r.id and a.active and a.case_worker_id = ${userId}::uuid))
        union all
        select 'measure', f.id::text, f.household_id, f.starts_on::text from measure f
         where f.case_worker_id = ${userId}::uuid and f.closed_on is null
        union all
        select 'assignment', a.id::text, a.household_id, a.assigned_on::text from assignment a
         where a.case_worker_id = ${userId}::uuid and a.active
           and not exists (select 1 from measure f where f.referral_id = a.referral_id and f.closed_on is null)
        union all
        select 'account', o.account_id::text, o.household_id, o.created_at::date::text from account_officer o
         where o.user_id = ${userId}::uuid and o.ended_at is null) w
      join household h on h.id = w."householdId"
     order by h.name, w.kind, w.id`);
  const counts = await tx.rows<{ kind: WorkKind; n: number }>(
    sql`select kind, n::int as n from app.work_carried(${userId}::uuid) order by kind`,
  );
  const takers = await tx.rows<Taker & { name: string }>(sql`
    select d.user_id as "userId", d.name, d.role from app.directory() d
     where d.active and d.organisation_id = ${organisationId}::uuid and d.user_id <> ${userId}::uuid order by d.name, d.user_id`);
  const sits = await tx.rows<{ sessionId: string; heldOn: string }>(sql`
    select s.id as "sessionId", s.held_on::text as "heldOn" from session_member m join committee_session s on s.id = m.session_id
     where m.user_id = ${userId}::uuid and s.held_on >= ${todayInParis().toString()}::date order by s.held_on`);
  return { person: who, work, counts, takers, sits };
}

/** Gives work of a person of the lead's own to others, each piece by its own rule; all or nothing. Fields: items.N.to. */
export async function handOverWork(
  tx: ByActor,
  userId: string,
  moves: readonly Move[],
): Promise<Answered<{ handed: number }>> {
  const leaving = await departureOf(tx, userId);
  if (!leaving || tx.actor.role === "administrator") return undefined;
  const errors = brokenMoves(moves, leaving.takers);
  if (errors.length > 0) return { errors };
  // A measure takes its referral along: referrals first, or theirs would be gone.
  const inOrder = moves.toSorted(
    (one, other) => Number(other.kind === "referral") - Number(one.kind === "referral"),
  );
  for (const move of inOrder) {
    const piece = leaving.work.find(({ kind, id }) => kind === move.kind && id === move.id);
    if (!piece || !(await given(tx, userId, move)))
      return brokenRule(
        "departure.gone",
        "Un de ces dossiers a changé entre-temps : rechargez la page.",
        "One of these files has changed meanwhile: reload the page.",
      );
  }
  return { handed: moves.length };
}

async function given(tx: ByActor, userId: string, { kind, id, to }: Move): Promise<boolean> {
  switch (kind) {
    case "referral": {
      const [row] = await tx.rows<{ household: string | null }>(
        sql`select app.give_referral(${id}::uuid, ${userId}::uuid, ${to}::uuid) as household`,
      );
      return row!.household !== null;
    }
    case "measure": {
      const [row] = await tx.rows<{ answer: string }>(
        sql`select app.hand_over_measure(${id}::uuid, ${to}::uuid) as answer`,
      );
      return row!.answer === "named";
    }
    case "assignment": {
      const [row] = await tx.rows<{ answer: string }>(
        sql`select app.name_case_worker(${id}::uuid, ${to}::uuid) as answer`,
      );
      return row!.answer === "named";
    }
    case "account": {
      const done = await assignAccount(tx, Number(id), to);
      if (done !== undefined) return !("errors" in done);
      // No longer on the list: nobody need follow it.
      const ended = await tx.rows(sql`
        update account_officer set ended_at = now()
         where account_id = ${Number(id)} and user_id = ${userId}::uuid and ended_at is null returning 1`);
      return ended.length > 0;
    }
  }
}

/** Another post for somebody: their access follows it and their sessions end. Field: role. */
export async function changePost(
  tx: ByActor,
  userId: string,
  { organisationId, role }: { organisationId: string; role: string },
): Promise<Answered> {
  const [place] = await tx.rows<{ kind: PostKind }>(
    sql`select kind from organisation where id = ${organisationId}::uuid`,
  );
  if (!place) return undefined;
  if (!(postsGivenBy(tx.actor.role, place.kind) as readonly string[]).includes(role))
    return brokenRule(
      "post.role",
      "Choisissez une des fonctions que cet organisme peut donner.",
      "Choose one of the posts that this organisation may give.",
      "role",
    );
  const [row] = await tx.rows<{ answer: string }>(
    sql`select app.change_post(${userId}::uuid, ${organisationId}::uuid, ${role}) as answer`,
  );
  const { answer } = row!;
  if (answer === "notFound") return undefined;
  if (answer === "same")
    return brokenRule(
      "post.same",
      "Cette personne a déjà cette fonction.",
      "This person holds that post already.",
      "role",
    );
  if (answer !== "changed") return { errors: [openWork(Number(answer))] };
  await emit(tx, "signIn.changed", { payload: { userId, what: "post" } });
  return { done: true };
}

/** Warns accounts that nobody uses, and closes those that were warned in vain. Once a day; a second run of the day does nothing. */
export async function closeDormant(tx: Tx): Promise<{ warned: number; closed: number }> {
  const defaults = legalOn("account.dormant", todayInParis())!.value;
  const found = await tx.rows<{ userId: string; act: "warn" | "close"; closesOn: string }>(sql`
    select user_id as "userId", act, closes_on::text as "closesOn" from app.dormant_accounts(${JSON.stringify(defaults)}::jsonb)`);
  let [warned, closed] = [0, 0];
  for (const { userId, act, closesOn } of found) {
    if (act === "warn") {
      await tx.rows(sql`update auth_user set dormant_warned_at = now() where id = ${userId}::uuid`);
      await emit(tx, "signIn.changed", { payload: { userId, what: "dormant", on: closesOn } });
      warned += 1;
      continue;
    }
    const [row] = await tx.rows<{ files: number | null }>(
      sql`select app.close_dormant(${userId}::uuid) as files`,
    );
    if (row!.files === null) continue;
    await emit(tx, "signIn.changed", { payload: { userId, what: "dormantClosed" } });
    closed += 1;
  }
  return { warned, closed };
}
