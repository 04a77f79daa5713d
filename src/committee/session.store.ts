/** Sessions as the coordinator makes them: planned, changed, who sits, who is invited. */
import { sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import { type Answered, type Broken, brokenRule } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { refuseStale, versionOf } from "../platform/editing/version.ts";
import { addItems, sessionToChange, waitingReferrals } from "./agenda.store.ts";
import { brokenBySession, type Presence, proposedNumber } from "./rules.ts";
import { committeeSession, sessionMember } from "./schema.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

/** What the coordinator says of a session. Day ISO. */
export type SessionText = {
  /** Null: proposed from the day. */
  number: string | null;
  heldOn: string;
  /** Paris time, `14:00`. */
  startsAt: string | null;
  minutes: number;
  capacity: number;
  place: string | null;
  videoLink: string | null;
  observations: string | null;
};

/** What the form of a session writes, and the list of who sits. */
export const sessionWords = ({
  number,
  heldOn,
  startsAt,
  minutes,
  capacity,
  place,
  videoLink,
  observations,
}: SessionText) => ({
  number,
  heldOn,
  startsAt: startsAt?.slice(0, 5),
  minutes,
  capacity,
  place,
  videoLink,
  observations,
});
export const membersWords = (members: readonly { userId: string; presence: Presence }[]) => ({
  members: members
    .map(({ userId, presence }) => ({ userId, presence }))
    .toSorted((one, other) => one.userId.localeCompare(other.userId)),
});

/** The numbers of all sessions but this one. */
export async function numbersTaken(tx: Tx, except: string | null): Promise<string[]> {
  const rows = await tx.rows<{ number: string }>(
    sql`select number from committee_session where id is distinct from ${except}::uuid`,
  );
  return rows.map(({ number }) => number);
}

/** The number that a session on this day would take. */
export async function numberFor(tx: Tx, heldOn: string): Promise<string> {
  return proposedNumber(Temporal.PlainDate.from(heldOn), await numbersTaken(tx, null));
}

/** Plans a session and names who sits; households put off by an earlier one come onto its agenda by themselves. */
export async function planSession(
  tx: ByActor,
  { members, ...text }: SessionText & { members: readonly string[] },
  on: PlainDate,
): Promise<{ id: string } | { errors: Broken[] }> {
  const taken = await numbersTaken(tx, null);
  const number = text.number ?? proposedNumber(Temporal.PlainDate.from(text.heldOn), taken);
  const people = await postsOf(tx, members);
  const errors = brokenBySession({ number, members: people }, taken);
  if (errors.length > 0) return { errors };
  const id = crypto.randomUUID();
  await tx.db.insert(committeeSession).values({ id, ...text, number });
  if (members.length > 0)
    await tx.db
      .insert(sessionMember)
      .values([...new Set(members)].map((userId) => ({ sessionId: id, userId })));
  await emit(tx, "session.planned", { payload: { sessionId: id, heldOn: text.heldOn } });
  const putOff = (await waitingReferrals(tx, on)).filter(({ deferred }) => deferred !== null);
  const added = await addItems(
    tx,
    id,
    putOff.map((referral) => referral.id),
    on,
  );
  if (!added || "errors" in added) throw new Error(`households put off did not come onto session ${id}`);
  return { id };
}

/** Changes a session's number, day, place or link. Decisions taken follow its day. */
export async function saveSession(
  tx: Tx,
  id: string,
  { version, ...text }: SessionText & { version: string | null },
  today: PlainDate,
): Promise<Answered> {
  const session = await sessionToChange(tx, id);
  if (!session || "errors" in session) return session;
  const number = text.number ?? session.number;
  const errors = brokenBySession({ number }, await numbersTaken(tx, id));
  if (session.status === "held" && isBefore(today, Temporal.PlainDate.from(text.heldOn)))
    errors.push({
      rule: "committee.heldBefore",
      message: "Des décisions ont été prises : la séance ne peut pas être dans l'avenir.",
      english: "Decisions were made: the session cannot be in the future.",
      field: "heldOn",
    });
  if (errors.length > 0) return { errors };
  await refuseStale(tx, {
    table: "committee_session",
    id,
    version,
    words: sessionWords({ ...text, number }),
    standing: async () => {
      const [now] = await tx.rows<SessionText & { id: string }>(sql`
        select id, number, held_on::text as "heldOn", starts_at as "startsAt", minutes, capacity, place, video_link as "videoLink",
               observations from committee_session where id = ${id}::uuid`);
      return now;
    },
    wordsOf: sessionWords,
  });
  const changed = await tx.rows(sql`
    update committee_session set number = ${number}, held_on = ${text.heldOn}::date, starts_at = ${text.startsAt},
           minutes = ${text.minutes}, capacity = ${text.capacity}, place = ${text.place}, video_link = ${text.videoLink},
           observations = ${text.observations}
     where id = ${id}::uuid returning id`);
  if (changed.length !== 1) throw new Error(`session ${id} was not changed`);
  await tx.rows(
    sql`update decision set decided_on = ${text.heldOn}::date where session_id = ${id}::uuid and decided_on <> ${text.heldOn}::date`,
  );
  return { done: true };
}

/** Who sits, and whether they came; people left out no longer sit. */
export async function saveMembers(
  tx: ByActor,
  id: string,
  {
    members,
    version,
  }: { members: readonly { userId: string; presence: Presence }[]; version: string | null },
): Promise<Answered> {
  const session = await sessionToChange(tx, id);
  if (!session || "errors" in session) return session;
  const seatsNow = () =>
    tx.rows<{ userId: string; presence: Presence }>(
      sql`select user_id as "userId", presence from session_member where session_id = ${id}::uuid`,
    );
  await refuseStale(tx, {
    table: "session_member",
    id,
    version: version ?? versionOf(membersWords([])),
    words: membersWords(members),
    standing: async () => ({ members: await seatsNow() }),
    wordsOf: (found) => membersWords(found.members),
  });
  const seated = await seatsNow();
  // Somebody who sat and has left their post since may stay; nobody comes in who may not.
  const known = new Set(seated.map(({ userId }) => userId));
  const comers = members.map(({ userId }) => userId).filter((userId) => !known.has(userId));
  const errors = brokenBySession({ number: session.number, members: await postsOf(tx, comers) }, []);
  if (errors.length > 0) return { errors };
  const list = JSON.stringify(members);
  const gone = await tx.rows<{ userId: string; invitedAt: string | null }>(sql`
    delete from session_member where session_id = ${id}::uuid
       and user_id not in (select (m ->> 'userId')::uuid from jsonb_array_elements(${list}::jsonb) m)
    returning user_id as "userId", invited_at as "invitedAt"`);
  // Who was invited has the session in their calendar: it is taken out of it.
  for (const { userId, invitedAt } of gone)
    if (invitedAt !== null) await emit(tx, "session.uninvited", { payload: { sessionId: id, userId } });
  await tx.rows(sql`
    insert into session_member (session_id, user_id, presence, told_by, told_at)
    select ${id}::uuid, m.user_id, m.presence, case when m.presence <> 'invited' then ${tx.actor.userId}::uuid end,
           case when m.presence <> 'invited' then now() end
      from (select distinct on (m ->> 'userId') (m ->> 'userId')::uuid as user_id, m ->> 'presence' as presence
              from jsonb_array_elements(${list}::jsonb) m) m
    on conflict (session_id, user_id) do update
       set presence = excluded.presence, told_by = ${tx.actor.userId}::uuid, told_at = now()
     where session_member.presence <> excluded.presence`);
  return { done: true };
}

const ANSWERS: Record<string, Broken> = {
  closed: {
    rule: "committee.answerClosed",
    message: "La séance s'est tenue : la coordination note qui était là.",
    english: "The session was held: the coordination notes who was there.",
  },
  present: {
    rule: "committee.answerPresent",
    message: "La coordination vous a noté présent : dites-lui si c'est une erreur.",
    english: "The coordination noted that you came: tell them if that is wrong.",
  },
};

/** Somebody who sits says that they cannot come, or that they come after all. Undefined where they do not sit. */
export async function answerInvitation(tx: Tx, id: string, comes: boolean): Promise<Answered> {
  const [row] = await tx.rows<{ answer: string }>(
    sql`select app.answer_invitation(${id}::uuid, ${comes}) as answer`,
  );
  const refusal = ANSWERS[row!.answer];
  if (refusal) return { errors: [refusal] };
  return row!.answer === "told" ? { done: true } : undefined;
}

/**
 * Sends everybody who sits the session as it stands, by mail, with an entry for their calendar: one event each, so that a mail server
 * that fails for one does not write twice to the others. Excused members are left in peace.
 */
export async function invite(tx: Tx, id: string, today: PlainDate): Promise<Answered<{ invited: number }>> {
  const session = await sessionToChange(tx, id);
  if (!session || "errors" in session) return session;
  if (isBefore(session.heldOn, today))
    return brokenRule(
      "committee.invitePast",
      "Cette séance est passée : on n'y invite plus personne.",
      "This session is over: nobody is invited to it any more.",
    );
  const invited = await tx.rows<{ userId: string }>(sql`
    update session_member set invited_at = now() where session_id = ${id}::uuid and presence <> 'excused' returning user_id as "userId"`);
  if (invited.length === 0)
    return brokenRule(
      "committee.nobody",
      "Personne ne siège encore : nommez d'abord les membres.",
      "Nobody sits yet: name the members first.",
      "members",
    );
  await tx.rows(sql`update committee_session set invitations = invitations + 1 where id = ${id}::uuid`);
  for (const { userId } of invited) await emit(tx, "session.invited", { payload: { sessionId: id, userId } });
  return { invited: invited.length };
}

/** Role of each person, and whether they hold their post; somebody unknown holds none. */
export async function postsOf(
  tx: Tx,
  userIds: readonly string[],
): Promise<{ role: string; active: boolean }[]> {
  return tx.rows(sql`
    select coalesce(p.role, '') as role, coalesce(p.active, false) as active
      from jsonb_array_elements_text(${JSON.stringify(userIds)}::jsonb) as asked (id)
      left join app.directory() p on p.user_id = asked.id::uuid`);
}
