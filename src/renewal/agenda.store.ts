/** Renewals on a session's agenda: put there and taken off by the coordination, read by who sits, without a name. */
import { eq, sql } from "drizzle-orm";

import { brokenByNaming } from "../committee/names.rules.ts";
import type { ByActor } from "../measure/read.store.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { RenewalAnswer } from "./rules.ts";
import { refuseStale, versionOf } from "../platform/editing/version.ts";
import { renewalRequest } from "./schema.ts";

export type AgendaRenewal = {
  id: string;
  operator: string;
  landlord: string;
  rank: number;
  startsOn: string;
  endsOn: string;
  askedOn: string;
  words: string | null;
  answer: RenewalAnswer | null;
  /** For the coordination: whose it is, and what the operator wrote. Null for members. */
  household: { id: string; name: string; reason: string } | null;
};

/** In the order of the measures' last days. Empty where the asker does not sit, or nothing is on the agenda. */
export function renewalsOnAgenda(tx: ByActor, sessionId: string): Promise<AgendaRenewal[]> {
  const isCoordinator = tx.actor.role === "coordinator";
  return tx.rows(sql`
    select r.id, r.operator, r.landlord, r.rank, r.starts_on::text as "startsOn", r.ends_on::text as "endsOn",
           r.asked_on::text as "askedOn", r.words, r.answer,
           case when ${isCoordinator} and q.id is not null
                then jsonb_build_object('id', q.household_id, 'name', coalesce(h.name, ''), 'reason', q.reason) end as household
      from app.renewals_on(${sessionId}::uuid) r
      left join renewal_request q on q.id = r.id left join household h on h.id = q.household_id
     order by r.ends_on, r.asked_on, r.id`);
}

/** Sessions on whose agenda something may be put: not over, not signed. */
export const openSessions = (tx: ByActor, on: Temporal.PlainDate) =>
  tx.rows<{ id: string; number: string; heldOn: string }>(sql`
    select id, number::text as number, held_on::text as "heldOn" from committee_session
     where held_on >= ${on.toString()}::date and app.session_open(id) order by held_on, id`);

type Place = { id: string; words: string | null };
const placeWords = ({ id, words }: Place) => ({ id, words });
/** What a form on the place and its words read. */
export const placeVersion = (place: Place): string => versionOf(placeWords(place));

/** Puts a waiting request on a session's agenda, with words for the table that name nobody; `sessionId` null takes it off. */
export async function placeRenewal(
  tx: ByActor,
  id: string,
  { sessionId, words, version }: { sessionId: string | null; words: string | null; version: string | null },
  today: Temporal.PlainDate,
): Promise<Answered<{ id: string }>> {
  const [found] = await tx.rows<{ names: string[] }>(sql`
    select array(select p.last_name from person p where p.household_id = q.household_id
                 union select h.name from household h where h.id = q.household_id) as names
      from renewal_request q where q.id = ${id}::uuid and q.answer is null and app.role() = 'coordinator' for update of q`);
  if (!found) return undefined;
  if (sessionId !== null && !(await openSessions(tx, today)).some((one) => one.id === sessionId))
    return brokenRule(
      "renewal.agenda",
      "Choisissez une séance à venir, dont le compte rendu n'est pas signé.",
      "Choose a session to come, whose minutes are not signed.",
      "sessionId",
    );
  const errors = brokenByNaming("words", words, found.names);
  if (errors.length > 0) return { errors };
  await refuseStale(tx, {
    table: "renewal_request",
    id,
    version,
    words: { id: sessionId, words },
    standing: async () => {
      const [now] = await tx.rows<Place>(sql`
        select agenda_session_id as id, agenda_words as words from renewal_request
         where id = ${id}::uuid and agenda_session_id is not null`);
      return now;
    },
    wordsOf: placeWords,
  });
  const rows = await tx.db
    .update(renewalRequest)
    .set({ agendaSessionId: sessionId, agendaWords: sessionId === null ? null : words?.trim() || null })
    .where(eq(renewalRequest.id, id))
    .returning({ id: renewalRequest.id });
  return rows[0];
}
