/**
 * Sessions as they are read: the coordination whole; members all items, without a name unless they are concerned; landlords and
 * operators their own items. Which items, the database says; `app.agenda_facts` gives facts without identity.
 */
import { sql } from "drizzle-orm";

import type { Actor, Tx } from "../platform/database/database.ts";
import type { ReferralFacts, Tie, Track } from "../referral/schema.ts";
import {
  brokenByMoment,
  type DecisionKind,
  type Lever,
  type Presence,
  type RefusalReason,
  type SessionStatus,
} from "./rules.ts";

type ByActor = Tx & { actor: Actor };

export type SessionLine = {
  id: string;
  number: string;
  heldOn: string;
  place: string | null;
  status: SessionStatus;
  /** Of the items that the reader sees. */
  items: number;
  decided: number;
  /** The reader sees the whole agenda: the coordination, and who sits. */
  whole: boolean;
};

export type ItemDecision = {
  kind: DecisionKind;
  decidedOn: string;
  track: Track | null;
  startsOn: string | null;
  levers: Lever[] | null;
  conditions: string | null;
  missing: string | null;
  dueBy: string | null;
  reason: RefusalReason | null;
  reasonText: string | null;
  redirectedTo: string | null;
};

/** Days ISO, money in cents; null = unknown. */
export type AgendaLine = {
  id: string;
  position: number;
  /** Null for who is not concerned: the household has no name for them. */
  household: { id: string; name: string; referralId: string } | null;
  landlord: string;
  commune: string | null;
  track: Track;
  tie: Tie | null;
  debtCents: number | null;
  amountDueCents: number | null;
  monthsDue: number | null;
  stage: string | null;
  /** Day of the figures. */
  asOf: string;
  /** What the landlord wrote: for those concerned alone. */
  situation: string | null;
  /** An earlier session put it off. */
  deferred: { on: string; missing: string | null } | null;
  decision: ItemDecision | null;
  /** Who carries it since. */
  operator: string | null;
  can: { decide: boolean; remove: boolean };
};

export type SessionFile = SessionLine & {
  /** For who sits. */
  videoLink: string | null;
  signedAt: string | null;
  signedBy: string | null;
  members: {
    userId: string;
    name: string;
    role: string;
    organisation: string;
    presence: Presence;
  }[];
  agenda: AgendaLine[];
  can: { edit: boolean; sign: boolean; minutes: boolean };
};

/** Every session that the asker may see, latest first. */
export async function sessions(tx: ByActor): Promise<SessionLine[]> {
  return tx.rows<SessionLine>(sql`${SESSION} order by s.held_on desc, s.number desc`);
}

const SESSION = sql`
  select s.id, s.number, s.held_on::text as "heldOn", s.place, s.status,
         (select count(*) from agenda_item i where i.session_id = s.id) as items,
         (select count(*) from decision d where d.session_id = s.id) as decided,
         (app.role() = 'coordinator' or s.id in (select app.sessions_sat_in())) as whole
    from committee_session s`;

type FoundItem = Omit<
  AgendaLine,
  "household" | "debtCents" | "amountDueCents" | "monthsDue" | "stage" | "asOf" | "can"
> & {
  concerned: boolean;
  householdId: string;
  name: string | null;
  referralId: string;
  referralStatus: string | null;
  facts: ReferralFacts;
};

/** Items, of those that the reader sees, on the agenda of the next session that is planned. */
export const ITEMS_OF_NEXT_SESSION = sql`
  select i.id from agenda_item i
   where i.session_id = (select s.id from committee_session s where s.status = 'planned' and s.held_on >= current_date
                          order by s.held_on, s.number limit 1)`;

/** One session with who sits and its agenda; undefined where it is missing or closed to the asker. */
export async function sessionOf(
  tx: ByActor,
  id: string,
  today: Temporal.PlainDate,
): Promise<SessionFile | undefined> {
  const [line] = await tx.rows<SessionLine>(sql`${SESSION} where s.id = ${id}::uuid`);
  if (!line) return undefined;
  const [more] = await tx.rows<{
    videoLink: string | null;
    signedAt: string | null;
    signedBy: string | null;
  }>(sql`
    select s.video_link as "videoLink", s.signed_at as "signedAt", p.name as "signedBy"
      from committee_session s left join app.directory() p on p.user_id = s.signed_by where s.id = ${id}::uuid`);
  const members = await tx.rows<SessionFile["members"][number]>(sql`
    select m.user_id as "userId", p.name, p.role, o.name as organisation, m.presence
      from session_member m join app.directory() p on p.user_id = m.user_id
      join organisation o on o.id = p.organisation_id
     where m.session_id = ${id}::uuid order by o.name, p.name`);
  const found = await tx.rows<FoundItem>(AGENDA(id));
  const isOpen = tx.actor.role === "coordinator" && line.status !== "signed";
  const heldOn = Temporal.PlainDate.from(line.heldOn);
  return {
    ...line,
    videoLink: line.whole ? more!.videoLink : null,
    signedAt: more!.signedAt,
    signedBy: more!.signedBy,
    members,
    agenda: found.map((item) => agendaLine(item, { isOpen, heldOn, today })),
    can: {
      edit: isOpen,
      sign: isOpen && Temporal.PlainDate.compare(heldOn, today) <= 0,
      // A draft of the minutes is the coordination's alone: what is not signed may still be corrected.
      minutes: tx.actor.role === "coordinator" || line.status === "signed",
    },
  };
}

const AGENDA = (sessionId: string) => sql`
  select i.id, i.position, f.concerned, i.household_id as "householdId", h.name, i.referral_id as "referralId",
         r.status as "referralStatus", l.name as landlord, c.name as commune, f.track, f.tie, f.facts, w.words as situation,
         before.put_off as deferred, a.operator,
         case when d.id is not null then jsonb_build_object('kind', d.kind, 'decidedOn', d.decided_on, 'track', d.track,
              'startsOn', d.starts_on, 'levers', d.levers, 'conditions', d.conditions, 'missing', d.missing, 'dueBy', d.due_by,
              'reason', d.reason, 'reasonText', d.reason_text, 'redirectedTo', d.redirected_to) end as decision
    from agenda_item i
    join app.agenda_facts(${sessionId}::uuid) f on f.agenda_item_id = i.id
    join organisation l on l.id = i.landlord_id
    left join household h on h.id = i.household_id
    left join referral r on r.id = i.referral_id
    left join referral_words w on w.referral_id = i.referral_id and w.domain = 'situation'
    left join commune c on c.insee = f.commune_insee
    left join decision d on d.agenda_item_id = i.id
    left join lateral (select o.name as operator from assignment x join organisation o on o.id = x.operator_id
                        where x.referral_id = i.referral_id and x.active order by x.created_at desc limit 1) a on true
    left join lateral (select jsonb_build_object('on', e.decided_on, 'missing', e.missing) as put_off
                         from decision e join committee_session own on own.id = i.session_id
                        where e.referral_id = i.referral_id and e.agenda_item_id <> i.id and e.kind = 'deferred'
                          and e.decided_on <= own.held_on
                        order by e.decided_on desc limit 1) before on true
   where i.session_id = ${sessionId}::uuid order by i.position, i.id`;

/** The name is given by `concerned` alone, never because a row of the household happens to be open to the reader. */
function agendaLine(
  item: FoundItem,
  moment: { isOpen: boolean; heldOn: Temporal.PlainDate; today: Temporal.PlainDate },
): AgendaLine {
  const { concerned, householdId, name, referralId, referralStatus, facts, situation, ...line } = item;
  const { isOpen, heldOn, today } = moment;
  const former = item.decision?.kind ?? null;
  const forbidden = brokenByMoment({
    heldOn,
    today,
    referralStatus: referralStatus ?? "",
    former,
    kind: former ?? "admitted",
  });
  return {
    ...line,
    household: concerned && name !== null ? { id: householdId, name, referralId } : null,
    situation: concerned ? situation : null,
    debtCents: facts.debtCents ?? null,
    amountDueCents: facts.amountDueCents ?? null,
    monthsDue: facts.monthsDue ?? null,
    stage: facts.stage ?? null,
    asOf: facts.asOf,
    can: {
      decide: isOpen && referralStatus !== null && forbidden.length === 0,
      remove: isOpen && item.decision === null,
    },
  };
}

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
