/** Sessions as a list, and who may be named to sit. */
import { sql } from "drizzle-orm";

import type { Actor, Tx } from "../platform/database/database.ts";
import type { SessionKind, SessionStatus } from "./rules.ts";

type ByActor = Tx & { actor: Actor };

export type SessionLine = {
  id: string;
  kind: SessionKind;
  number: string;
  heldOn: string;
  /** Paris time, `14:00`; null = not told. */
  startsAt: string | null;
  place: string | null;
  status: SessionStatus;
  /** Of the items that the reader sees. */
  items: number;
  decided: number;
  /** An emergency: the day by which members answer. */
  answerBy: string | null;
  /** The reader sees the whole agenda: the coordination, and who sits. */
  whole: boolean;
  /** The reader is named to sit, and said whether they come. */
  sits: boolean;
};

/** Every session that the asker may see, latest first. */
export async function sessions(tx: ByActor): Promise<SessionLine[]> {
  return tx.rows<SessionLine>(sql`${SESSION} order by s.held_on desc, s.number desc`);
}

export const SESSION = sql`
  select s.id, s.kind, s.number, s.held_on::text as "heldOn", s.starts_at as "startsAt", s.place, s.status,
         s.answer_by::text as "answerBy",
         (select count(*) from agenda_item i where i.session_id = s.id) as items,
         (select count(*) from decision d where d.session_id = s.id) as decided,
         (app.role() = 'coordinator' or s.id in (select app.sessions_sat_in())) as whole,
         s.id in (select app.sessions_sat_in()) as sits
    from committee_session s`;

/** Items, of those that the reader sees, on the agenda of the next session that is planned. */
export const ITEMS_OF_NEXT_SESSION = sql`
  select i.id from agenda_item i
   where i.session_id = (select s.id from committee_session s
                          where s.status = 'planned' and s.kind = 'ordinary' and s.held_on >= app.today()
                          order by s.held_on, s.number limit 1)`;

/** People who may be named to sit, by organisation. */
export async function mayBeNamed(
  tx: Tx,
): Promise<{ userId: string; name: string; role: string; organisation: string }[]> {
  return tx.rows(sql`
    select p.user_id as "userId", p.name, p.role, o.name as organisation
      from app.directory() p join organisation o on o.id = p.organisation_id
     where p.active and p.role in ('committeeMember', 'socialAdviser', 'operatorLead')
     order by p.role, o.name, p.name`);
}

/** Operators by name: to whom an item is proposed, and who may carry it. */
export async function operators(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.rows(sql`select id, name from organisation where kind = 'operator' order by name`);
}
