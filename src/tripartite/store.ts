/** Tripartite meetings with their invitations and signatures: read on a household's file, written by who holds the meeting. */
import { sql } from "drizzle-orm";

import type { ByActor } from "../measure/read.store.ts";
import type { MeetingKind } from "../measure/rules.ts";
import { OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import type { Tx } from "../platform/database/database.ts";
import { brokenBySignature, type Signature } from "../signature/rules.ts";
import {
  agreedBy,
  brokenByInvitation,
  brokenBySigning,
  householdMeans,
  type Means,
  type Party,
  type Reach,
  type Told,
} from "./rules.ts";
import { tripartiteInvitation, tripartiteSignature } from "./schema.ts";

type PlainDate = Temporal.PlainDate;
type Person = { userId: string; name: string };

export type MeetingRow = {
  id: string;
  measureId: string;
  householdId: string;
  household: string;
  landlordId: string;
  landlord: string;
  operatorId: string;
  operator: string;
  workerId: string | null;
  worker: string | null;
  kind: MeetingKind;
  state: "planned" | "held" | "missed";
  on: string;
  atTime: string | null;
  place: string | null;
  attended: Party[];
  minutes: string | null;
  reach: Reach;
  invited: { party: Party; means: Means; name: string | null; on: string }[];
  signatures: { party: Party; name: string; signature: Signature; witness: string | null; on: string }[];
  holds: boolean;
};

/** The household's first leaseholder answers the telephone; its home is the tenancy that runs with this landlord. */
const MEETING = sql`
  select t.id, t.measure_id as "measureId", t.household_id as "householdId", coalesce(h.name, '') as household,
         t.landlord_id as "landlordId", l.name as landlord, t.operator_id as "operatorId", o.name as operator,
         m.case_worker_id as "workerId", w.name as worker, t.kind, t.state, t.met_on::text as "on", t.at_time as "atTime", t.place,
         t.attended, nullif(t.shared_minutes, '') as minutes,
         jsonb_build_object(
           'phone', (select p.phone from person p where p.household_id = t.household_id and p.phone is not null
                      order by p.is_leaseholder desc, p.id limit 1),
           'email', (select p.email from person p where p.household_id = t.household_id and p.email is not null
                      order by p.is_leaseholder desc, p.id limit 1),
           'address', (select concat_ws(E'\n', d.address, concat_ws(' ', d.postcode, d.town))
                         from tenancy y join dwelling d on d.landlord_id = y.landlord_id and d.id = y.dwelling_id
                        where y.household_id = t.household_id and y.landlord_id = t.landlord_id and d.address is not null
                        order by y.ends_on is not null, y.starts_on desc nulls last limit 1)) as reach,
         coalesce((select jsonb_agg(jsonb_build_object('party', i.party, 'means', i.means, 'name', p.name, 'on', i.sent_on)
                                    order by i.created_at)
                     from tripartite_invitation i left join app.directory() p on p.user_id = i.invited_id
                    where i.meeting_id = t.id), '[]') as invited,
         coalesce((select jsonb_agg(jsonb_build_object('party', s.party, 'name', s.name, 'signature', s.signature,
                                      'witness', s.witness, 'on', s.signed_on) order by s.created_at)
                     from tripartite_signature s where s.meeting_id = t.id), '[]') as signatures,
         coalesce((t.operator_id = app.operator_id() and t.household_id in (select app.working_households()))
                  or (app.role() = 'socialAdviser' and t.landlord_id = app.landlord_id()), false) as holds
    from tripartite_meeting t
    join organisation l on l.id = t.landlord_id
    join organisation o on o.id = t.operator_id
    left join household h on h.id = t.household_id
    left join measure m on m.id = t.measure_id
    left join app.directory() w on w.user_id = m.case_worker_id`;

/** One meeting as the asker may read it; undefined where it is closed to them. */
export async function meetingOf(tx: Tx, id: string): Promise<MeetingRow | undefined> {
  const [row] = await tx.rows<MeetingRow>(sql`${MEETING} where t.id = ${id}::uuid`);
  return row;
}

export const toldOf = ({ on, atTime, place, worker, operator, landlord }: MeetingRow): Told => ({
  on: Temporal.PlainDate.from(on),
  atTime,
  place,
  worker,
  operator,
  landlord,
});

export type TripartiteFile = {
  meetings: (Omit<MeetingRow, "reach" | "holds" | "signatures" | "household" | "workerId"> & {
    signatures: { party: Party; name: string; how: Signature["kind"]; on: string }[];
    agreed: boolean;
    /** How the household can be reached; null: not for this reader. */
    means: Means[] | null;
    can: { invite: boolean; sign: boolean };
  })[];
  /** Advisers of the landlord and the case worker, to whom an entry of the diary may be sent. */
  professionals: (Person & { party: Party })[];
};

/** A household's meetings, the latest first; undefined where the household is closed to the asker. */
export async function tripartiteOf(
  tx: ByActor,
  householdId: string,
  on: PlainDate,
): Promise<TripartiteFile | undefined> {
  const [household] = await tx.rows(sql`select 1 from household where id = ${householdId}::uuid`);
  if (!household) return undefined;
  const rows = await tx.rows<MeetingRow>(
    sql`${MEETING} where t.household_id = ${householdId}::uuid order by t.met_on desc, t.id`,
  );
  const latest = rows.find(({ holds }) => holds);
  const professionals = latest
    ? await tx.rows<Person & { party: Party }>(sql`
        select p.user_id as "userId", p.name, case when p.role = 'socialAdviser' then 'socialAdviser' else 'caseWorker' end as party
          from app.directory() p
         where p.active and ((p.role = 'socialAdviser' and p.organisation_id = ${latest.landlordId}::uuid)
                             or p.user_id = ${latest.workerId}::uuid)
         order by p.role, p.name`)
    : [];
  const holders: readonly Role[] = [...OPERATOR_STAFF, "socialAdviser"];
  const isHolder = holders.includes(tx.actor.role as Role);
  return {
    meetings: rows.map(({ reach, holds, signatures, household: _name, workerId: _worker, ...row }) => ({
      ...row,
      signatures: signatures.map(({ party, name, signature, on: day }) => ({
        party,
        name,
        how: signature.kind,
        on: day,
      })),
      agreed: agreedBy(signatures.map(({ party }) => party)),
      means: isHolder ? householdMeans(reach) : null,
      can: {
        invite: holds && row.state === "planned" && row.on >= on.toString(),
        sign: holds && row.state === "held" && row.minutes !== null && signatures.length < 3,
      },
    })),
    professionals,
  };
}

export type NewInvitation = { party: Party; means: Means; userId: string | null; language: Locale };

/** Records that somebody is invited; by mail or diary, a job sends it. Emits `tripartite.invited`. */
export async function invite(
  tx: ByActor,
  meetingId: string,
  { party, means, userId, language }: NewInvitation,
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  const found = await meetingOf(tx, meetingId);
  if (!found?.holds) return undefined;
  const { state, on, reach, householdId, landlordId, operatorId, workerId } = found;
  const errors = brokenByInvitation(
    { state, metOn: Temporal.PlainDate.from(on), party, means },
    reach,
    today,
  );
  if (errors.length > 0) return { errors };
  const [invited] = await tx.rows(sql`
    select 1 from app.directory() p
     where p.user_id = ${userId}::uuid and p.active
       and ((${party} = 'socialAdviser' and p.role = 'socialAdviser' and p.organisation_id = ${landlordId}::uuid)
            or (${party} = 'caseWorker' and p.user_id = ${workerId}::uuid))`);
  if (party !== "household" && !invited)
    return {
      errors: [
        {
          rule: "invitation.who",
          field: "userId",
          message: "Choisissez le travailleur social de la mesure, ou un conseiller social de son bailleur.",
          english: "Choose the measure's case worker, or a social adviser of its landlord.",
        },
      ],
    };
  const id = crypto.randomUUID();
  await tx.db.insert(tripartiteInvitation).values({
    id,
    meetingId,
    householdId,
    landlordId,
    operatorId,
    party,
    means,
    invitedId: party === "household" ? null : userId,
    language,
    sentOn: today.toString(),
    sentBy: tx.actor.userId,
  });
  if (means === "mail" || means === "calendar")
    await emit(tx, "tripartite.invited", { householdId, payload: { meetingId, invitationId: id } });
  return { id };
}

export type NewSignature = {
  party: Party;
  name: string;
  signature: Signature;
  signedOn: string;
  witness: string | null;
};

/** Records that one of the three signs the minutes, which change no more. Emits `tripartite.agreed` with the last of them. */
export async function signMinutes(
  tx: ByActor,
  meetingId: string,
  { party, name, signature, signedOn, witness }: NewSignature,
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  // Two at once would both be the second to sign.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('minutes'), hashtext(${meetingId}))`);
  const found = await meetingOf(tx, meetingId);
  if (!found?.holds) return undefined;
  const { state, minutes, on, signatures, householdId, landlordId, operatorId } = found;
  const signed = signatures.map((one) => one.party);
  const errors = brokenBySigning(
    { state, minutes, metOn: Temporal.PlainDate.from(on), signed },
    { party, signedOn: Temporal.PlainDate.from(signedOn) },
    today,
  );
  const empty = brokenBySignature(signature, witness);
  if (empty) errors.push(empty);
  if (!name.trim())
    errors.push({
      rule: "minutes.name",
      field: "signer",
      message: "Écrivez le nom de la personne qui signe.",
      english: "Write the name of the person who signs.",
    });
  if (errors.length > 0) return { errors };
  const id = crypto.randomUUID();
  await tx.db.insert(tripartiteSignature).values({
    id,
    meetingId,
    householdId,
    landlordId,
    operatorId,
    party,
    name: name.trim(),
    signature,
    witness: witness?.trim() || null,
    signedOn,
    recordedBy: tx.actor.userId,
  });
  if (agreedBy([...signed, party]))
    await emit(tx, "tripartite.agreed", { householdId, payload: { meetingId, measureId: found.measureId } });
  return { id };
}
