/** Minutes signed, read as each may read them, and put right by addenda; nothing of them is ever changed. */
import { sql } from "drizzle-orm";

import { addItems, sessionToChange } from "../committee/agenda.store.ts";
import { brokenByNaming } from "../committee/names.rules.ts";
import { quorumOf, type Seat } from "../committee/quorum.rules.ts";
import { sessionRules } from "../committee/settings.rules.ts";
import { committeeSettings } from "../committee/settings.store.ts";
import { minutesAddendum } from "./schema.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { moveReferral } from "../referral/store.ts";
import { brokenBySigning, type SignedHeader, type SignedItem } from "./rules.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

/**
 * Signs the minutes: they are kept word for word, with the emergencies decided since the last ones, and sealed. Households refused or
 * redirected are closed, those put off go onto the next session's agenda where one is planned, those not studied wait again.
 */
export async function signMinutes(tx: ByActor, id: string, today: PlainDate): Promise<Answered> {
  const session = await sessionToChange(tx, id);
  if (!session || "errors" in session) return session;
  if (session.kind === "emergency")
    return brokenRule(
      "minutes.emergency",
      "Une décision en urgence n'a pas de procès-verbal à elle : celui de la prochaine séance la reprend.",
      "An emergency decision has no minutes of its own: those of the next session tell it.",
    );
  const seats = await tx.rows<Seat & { userId: string; name: string }>(sql`
    select m.user_id as "userId", p.name, m.presence, o.id as "organisationId", o.kind as "organisationKind"
      from session_member m join app.directory() p on p.user_id = m.user_id join organisation o on o.id = p.organisation_id
     where m.session_id = ${id}::uuid`);
  const presences = seats.map(({ presence }) => presence);
  const errors = brokenBySigning({ heldOn: session.heldOn, today, presences });
  if (errors.length > 0) return { errors };
  const heldOn = session.heldOn.toString();
  const told = await tx.rows<{ id: string }>(sql`
    update committee_session e set minuted_in = ${id}::uuid
     where e.kind = 'emergency' and e.status = 'held' and e.minuted_in is null and e.held_on <= ${heldOn}::date
       and exists (select 1 from decision d where d.session_id = e.id)
    returning e.id`);
  const settings = await committeeSettings(tx);
  const quorum = quorumOf(seats, settings.quorum, session.heldOn);
  const { chair } = sessionRules(settings, seats, session.heldOn, () => undefined);
  const kept = quorum && { met: quorum.met === true, present: quorum.present, needed: quorum.needed };
  await tx.rows(
    sql`select app.keep_minutes(${id}::uuid, ${kept ? JSON.stringify(kept) : null}::jsonb, ${tx.actor.userId}::uuid, ${chair.name})`,
  );
  const closing = [id, ...told.map((emergency) => emergency.id)];
  await closeWhatWasDecided(tx, closing, { heldOn, today, id });
  const signed = await tx.rows(sql`
    update committee_session set status = 'signed', signed_at = now(), signed_by = ${tx.actor.userId}::uuid
     where id in (select jsonb_array_elements_text(${JSON.stringify(closing)}::jsonb)::uuid) returning id`);
  if (signed.length !== closing.length) throw new Error(`session ${id} was not signed`);
  await emit(tx, "minutes.signed", { payload: { sessionId: id } });
  return { done: true };
}

async function closeWhatWasDecided(
  tx: ByActor,
  sessionIds: readonly string[],
  { heldOn, today, id }: { heldOn: string; today: PlainDate; id: string },
): Promise<void> {
  const items = await tx.rows<{ referralId: string; kind: string | null; state: string | null }>(sql`
    select i.referral_id as "referralId", d.kind, r.status as state
      from agenda_item i left join decision d on d.agenda_item_id = i.id left join referral r on r.id = i.referral_id
     where i.session_id in (select jsonb_array_elements_text(${JSON.stringify(sessionIds)}::jsonb)::uuid) order by i.position`);
  for (const { referralId, kind, state } of items) {
    const to =
      kind === null && state === "onAgenda"
        ? "submitted"
        : (kind === "refused" || kind === "redirected") && state === "decided"
          ? "closed"
          : undefined;
    if (!to) continue;
    const moved = await moveReferral(tx, { referralId, to, on: today });
    if (!moved || "errors" in moved) throw new Error(`referral ${referralId} did not go to ${to}`);
  }
  const putOff = items
    .filter(({ kind, state }) => kind === "deferred" && state === "decided")
    .map(({ referralId }) => referralId);
  const [next] = await tx.rows<{ id: string }>(sql`
    select id from committee_session
     where status = 'planned' and kind = 'ordinary' and id <> ${id}::uuid and held_on >= ${heldOn}::date
     order by held_on, number limit 1`);
  if (!next || putOff.length === 0) return;
  const added = await addItems(tx, next.id, putOff, today);
  if (!added || "errors" in added) throw new Error(`households put off did not come onto session ${next.id}`);
}

export type KeptItem = {
  agendaItemId: string;
  householdId: string;
  position: number;
  content: SignedItem;
  /** Null for who is not concerned, or once it was erased. */
  name: string | null;
};

export type SignedMinutes = {
  sessionId: string;
  number: string;
  header: SignedHeader;
  seal: string;
  /** What stands is what was sealed. */
  sealHolds: boolean;
  signedAt: string;
  signedBy: string | null;
  /** The reader gets all of the items; otherwise its own: an extract. */
  whole: boolean;
  items: KeptItem[];
  addenda: { rank: number; position: number | null; text: string; on: string; by: string | null }[];
  can: { addend: boolean };
};

/** The signed minutes as the asker may read them; undefined where there are none, or none of theirs. */
export async function signedMinutes(tx: ByActor, sessionId: string): Promise<SignedMinutes | undefined> {
  const [found] = await tx.rows<Omit<SignedMinutes, "items" | "addenda" | "can">>(sql`
    select m.session_id as "sessionId", m.number, m.header, m.seal, m.seal = app.minutes_seal(m.session_id) as "sealHolds",
           m.signed_at as "signedAt", p.name as "signedBy",
           (app.role() = 'coordinator' or m.session_id in (select app.sessions_sat_in())) as whole
      from minutes m left join app.directory() p on p.user_id = m.signed_by where m.session_id = ${sessionId}::uuid`);
  if (!found) return undefined;
  const items = await tx.rows<KeptItem>(sql`
    select i.agenda_item_id as "agendaItemId", i.household_id as "householdId", i.position, i.content, n.name
      from minutes_item i left join minutes_name n on n.agenda_item_id = i.agenda_item_id
     where i.session_id = ${sessionId}::uuid order by i.position`);
  // Somebody may see a session's day by an item that was not decided in their favour: they have no extract of it.
  if (!found.whole && items.length === 0) return undefined;
  const addenda = await tx.rows<SignedMinutes["addenda"][number]>(sql`
    select a.rank, i.position, a.text, (a.written_at at time zone 'Europe/Paris')::date::text as "on", p.name as by
      from minutes_addendum a left join minutes_item i on i.agenda_item_id = a.agenda_item_id
      left join app.directory() p on p.user_id = a.written_by
     where a.session_id = ${sessionId}::uuid order by a.rank`);
  return { ...found, items, addenda, can: { addend: tx.actor.role === "coordinator" } };
}

/** Puts right what signed minutes say, beside them. `position`: the item it is of; null: the whole session. */
export async function addAddendum(
  tx: ByActor,
  sessionId: string,
  { position, text }: { position: number | null; text: string },
): Promise<Answered> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('addenda'), hashtext(${sessionId}))`);
  const found = await signedMinutes(tx, sessionId);
  if (!found) return undefined;
  const item = found.items.find((kept) => kept.position === position);
  if (position !== null && !item)
    return brokenRule(
      "minutes.addendumOf",
      "Choisissez la situation que ce rectificatif concerne.",
      "Choose the case that this addendum is of.",
      "position",
    );
  const names = await tx.rows<{ name: string }>(sql`
    select p.last_name as name from person p
     where p.household_id in (select i.household_id from minutes_item i where i.session_id = ${sessionId}::uuid)`);
  const errors = brokenByNaming(
    "text",
    text,
    names.map(({ name }) => name),
  );
  if (errors.length > 0) return { errors };
  await tx.db.insert(minutesAddendum).values({
    sessionId,
    rank: 1 + Math.max(0, ...found.addenda.map(({ rank }) => rank)),
    agendaItemId: item?.agendaItemId ?? null,
    text,
    writtenBy: tx.actor.userId,
  });
  return { done: true };
}
