/**
 * A session as it is read: the coordination whole; members all items, without a name unless they are concerned; landlords and
 * operators their own items. Which items and which names, the database says (`app.item_facts`), not this file.
 */
import { sql } from "drizzle-orm";

import { quorumOf, type QuorumFound, type Seat } from "../committee/quorum.rules.ts";
import { SESSION, type SessionLine } from "../committee/read.store.ts";
import type {
  DecisionKind,
  Lever,
  Presence,
  RefusalReason,
  Service,
  Voice,
  Votes,
} from "../committee/rules.ts";
import { membersWords, sessionWords } from "../committee/session.store.ts";
import { sessionRules, type SessionRules } from "../committee/settings.rules.ts";
import { committeeSettings } from "../committee/settings.store.ts";
import { versionOf } from "../platform/editing/version.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { proceduresOfSession, type SharedDomain, sharedOf } from "../preparation/shared.store.ts";
import { type KnownProcedure, type OpenLever, procedureOf } from "../preparation/stage.ts";
import type { ReferralFacts, Tie, Track } from "../referral/schema.ts";
import { brokenByMoment } from "./decision.rules.ts";
import { emergenciesOf, type EmergencyTold } from "./emergency.store.ts";

type ByActor = Tx & { actor: Actor };

export type ItemDecision = {
  kind: DecisionKind;
  decidedOn: string;
  track: Track | null;
  startsOn: string | null;
  operatorId: string | null;
  /** Its name: who the committee said carries it. */
  operator: string | null;
  operatorReason: string | null;
  levers: Lever[] | null;
  recommended: Lever[] | null;
  conditions: string | null;
  missing: string | null;
  dueBy: string | null;
  reason: RefusalReason | null;
  reasonText: string | null;
  service: Service | null;
  redirectedTo: string | null;
  votes: Votes | null;
  dissent: string | null;
  version: string;
};

/** Days ISO, money in cents; null = unknown. */
export type AgendaLine = {
  id: string;
  position: number;
  /** Null for who is not concerned. `open`: the household's file is the reader's to open. */
  household: { id: string; name: string; referralId: string; open: boolean } | null;
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
  /** What the landlord wrote: for those who read the referral alone. */
  situation: string | null;
  /** An earlier session put it off. */
  deferred: { on: string; missing: string | null } | null;
  /** To which operator it is proposed: by the zone, or by the coordination. */
  proposedOperator: { id: string; name: string } | null;
  decision: ItemDecision | null;
  /** Who carries it since. */
  operator: string | null;
  /** Who stepped out, with why: the coordination reads all, everybody else their own. */
  steppedOut: { userId: string; name: string; reason: string | null }[];
  /** Voices of members: the coordination reads all, everybody else their own. */
  voices: { userId: string; name: string; voice: Voice; comment: string | null }[];
  /** Open at the stage reached today; [] once the minutes are signed, or where the stage is unknown. */
  levers: OpenLever[];
  /** What the household agreed to share with the committee: for its members and the coordination. */
  shared: SharedDomain[];
  can: { decide: boolean; remove: boolean; speak: boolean; stepOut: boolean };
};

export type SessionFile = SessionLine & {
  version: string;
  membersVersion: string;
  /** For who sits. */
  videoLink: string | null;
  minutes: number;
  capacity: number;
  observations: string | null;
  /** How many times the invitation was sent. */
  invitations: number;
  urgentBecause: string | null;
  /** The session whose minutes tell this emergency. */
  minutedIn: { id: string; number: string } | null;
  signedAt: string | null;
  signedBy: string | null;
  members: {
    userId: string;
    name: string;
    role: string;
    organisation: string;
    presence: Presence;
    /** When they said by themselves whether they come; null: they did not, or the coordination noted it since. */
    saidAt: string | null;
    invitedAt: string | null;
  }[];
  /** Null where no version of the rule holds that day, or for who does not sit. */
  quorum: QuorumFound | null;
  /** Who chairs and how one decides, by the rules of the session's day; null for who does not sit. */
  rules: SessionRules | null;
  agenda: AgendaLine[];
  /** Decided between sessions since the last minutes: told in these. */
  emergencies: EmergencyTold[];
  /** Items that the reader stepped out of: their numbers alone. */
  left: number;
  can: { edit: boolean; sign: boolean; minutes: boolean; answer: boolean };
};

type FoundItem = Omit<
  AgendaLine,
  | "household"
  | "debtCents"
  | "amountDueCents"
  | "monthsDue"
  | "stage"
  | "asOf"
  | "can"
  | "proposedOperator"
  | "levers"
  | "shared"
> & {
  concerned: boolean;
  householdId: string;
  name: string | null;
  referralId: string;
  referralStatus: string | null;
  proposedOperatorId: string | null;
  proposedOperatorName: string | null;
  facts: ReferralFacts;
};

/** One session with who sits and its agenda; undefined where it is missing or closed to the asker. */
export async function sessionOf(
  tx: ByActor,
  id: string,
  today: Temporal.PlainDate,
): Promise<SessionFile | undefined> {
  const [line] = await tx.rows<SessionLine>(sql`${SESSION} where s.id = ${id}::uuid`);
  if (!line) return undefined;
  const [more] = await tx.rows<
    Pick<
      SessionFile,
      | "videoLink"
      | "minutes"
      | "capacity"
      | "observations"
      | "invitations"
      | "urgentBecause"
      | "signedAt"
      | "signedBy"
      | "minutedIn"
      | "left"
    >
  >(sql`
    select s.video_link as "videoLink", s.minutes, s.capacity, s.observations, s.invitations, s.urgent_because as "urgentBecause",
           s.signed_at as "signedAt", p.name as "signedBy",
           case when t.id is not null then jsonb_build_object('id', t.id, 'number', t.number) end as "minutedIn",
           (select count(*) from agenda_recusal x where x.session_id = s.id and x.user_id = ${tx.actor.userId}::uuid) as "left"
      from committee_session s left join app.directory() p on p.user_id = s.signed_by
      left join committee_session t on t.id = s.minuted_in where s.id = ${id}::uuid`);
  const members = await tx.rows<SessionFile["members"][number] & Seat>(sql`
    select m.user_id as "userId", p.name, p.role, o.name as organisation, m.presence, m.invited_at as "invitedAt",
           case when m.told_by = m.user_id then m.told_at end as "saidAt",
           o.id as "organisationId", o.kind as "organisationKind"
      from session_member m join app.directory() p on p.user_id = m.user_id
      join organisation o on o.id = p.organisation_id
     where m.session_id = ${id}::uuid order by o.name, p.name`);
  const found = await tx.rows<FoundItem>(AGENDA(id));
  // A session that is over is read as it was: what may still be done about a case stands on its household's file.
  const isOver = line.status === "signed";
  const known = isOver ? new Map<string, KnownProcedure>() : await proceduresOfSession(tx, id);
  const shared = isOver ? new Map<string, SharedDomain[]>() : await sharedOf(tx, id);
  const isOpen = tx.actor.role === "coordinator" && line.status !== "signed";
  const heldOn = Temporal.PlainDate.from(line.heldOn);
  const settings = line.whole ? await committeeSettings(tx) : undefined;
  const quorum = settings && quorumOf(members, settings.quorum, heldOn);
  return {
    ...line,
    ...more!,
    videoLink: line.whole ? more!.videoLink : null,
    observations: tx.actor.role === "coordinator" ? more!.observations : null,
    urgentBecause: line.whole ? more!.urgentBecause : null,
    members,
    // Of words that the coordination alone reads.
    version: tx.actor.role === "coordinator" ? versionOf(sessionWords({ ...line, ...more! })) : "",
    membersVersion: versionOf(membersWords(members)),
    quorum: quorum ?? null,
    rules: settings ? sessionRules(settings, members, heldOn, await namesOf(tx, settings.chair)) : null,
    agenda: found.map((item) => ({
      ...agendaLine(item, {
        line,
        isOpen,
        heldOn,
        today,
        userId: tx.actor.userId,
        known: known.get(item.id),
      }),
      shared: shared.get(item.id) ?? [],
    })),
    emergencies: line.kind === "ordinary" && line.whole ? await emergenciesOf(tx, id, line.status) : [],
    can: {
      edit: isOpen,
      // Of oneself, until the session is held.
      answer: line.sits && line.kind === "ordinary" && line.status === "planned",
      // An emergency is told in the minutes of the session that follows: it has none of its own.
      sign: isOpen && line.kind === "ordinary" && Temporal.PlainDate.compare(heldOn, today) <= 0,
      // A draft of the minutes is the coordination's alone: what is not signed may still be corrected.
      minutes: line.kind === "ordinary" && (tx.actor.role === "coordinator" || line.status === "signed"),
    },
  };
}

/** Names of people that a rule names, whether they sit or not. */
async function namesOf(tx: Tx, chairs: readonly { value: { userId: string | null } }[]) {
  const ids = JSON.stringify(chairs.flatMap(({ value }) => value.userId ?? []));
  const people = await tx.rows<{ userId: string; name: string }>(sql`
    select p.user_id as "userId", p.name from app.directory() p
     where p.user_id in (select jsonb_array_elements_text(${ids}::jsonb)::uuid)`);
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  return (userId: string) => names.get(userId);
}

const DECISION = sql`case when d.id is not null then jsonb_build_object('kind', d.kind, 'decidedOn', d.decided_on, 'track', d.track,
              'startsOn', d.starts_on, 'operatorId', d.operator_id, 'operator', po2.name, 'operatorReason', d.operator_reason,
              'levers', d.levers, 'recommended', d.recommended, 'conditions', d.conditions, 'missing', d.missing, 'dueBy', d.due_by,
              'reason', d.reason, 'reasonText', d.reason_text, 'service', d.service, 'redirectedTo', d.redirected_to,
              'votes', d.votes, 'dissent', d.dissent) end`;

/** The decision of an item as it stands; undefined where there is none, or it is closed to the asker. */
export async function decisionOfItem(tx: Tx, itemId: string): Promise<ItemDecision | undefined> {
  const [row] = await tx.rows<{ decision: Omit<ItemDecision, "version"> }>(sql`
    select ${DECISION} as decision from decision d left join organisation po2 on po2.id = d.operator_id
     where d.agenda_item_id = ${itemId}::uuid`);
  return row && withVersion(row.decision);
}

/** What the form of a decision writes: all but what follows from the session and the operator. */
export const decisionWords = ({
  decidedOn: _on,
  operator: _name,
  version: _version,
  ...words
}: ItemDecision): object => words;
const withVersion = (found: Omit<ItemDecision, "version">): ItemDecision => ({
  ...found,
  version: versionOf(decisionWords({ ...found, version: "" })),
});

const AGENDA = (sessionId: string) => sql`
  select i.id, i.position, f.concerned, i.household_id as "householdId", f.household_name as name, i.referral_id as "referralId",
         r.status as "referralStatus", l.name as landlord, c.name as commune, f.track, f.tie, f.facts, w.words as situation,
         before.put_off as deferred, a.operator, i.proposed_operator_id as "proposedOperatorId", po.name as "proposedOperatorName",
         coalesce((select jsonb_agg(jsonb_build_object('userId', x.user_id, 'name', p.name, 'reason', x.reason) order by p.name)
                     from agenda_recusal x join app.directory() p on p.user_id = x.user_id where x.agenda_item_id = i.id), '[]') as "steppedOut",
         coalesce((select jsonb_agg(jsonb_build_object('userId', v.user_id, 'name', p.name, 'voice', v.voice, 'comment', v.comment) order by p.name)
                     from item_voice v join app.directory() p on p.user_id = v.user_id where v.agenda_item_id = i.id
                      and not exists (select 1 from agenda_recusal x where x.agenda_item_id = v.agenda_item_id and x.user_id = v.user_id)), '[]') as voices,
         ${DECISION} as decision
    from agenda_item i
    join app.item_facts(${sessionId}::uuid) f on f.agenda_item_id = i.id
    join organisation l on l.id = i.landlord_id
    left join referral r on r.id = i.referral_id
    left join referral_words w on w.referral_id = i.referral_id and w.domain = 'situation'
    left join commune c on c.insee = f.commune_insee
    left join decision d on d.agenda_item_id = i.id
    left join organisation po on po.id = i.proposed_operator_id
    left join organisation po2 on po2.id = d.operator_id
    left join lateral (select o.name as operator from assignment x join organisation o on o.id = x.operator_id
                        where x.referral_id = i.referral_id and x.active order by x.created_at desc limit 1) a on true
    left join lateral (select jsonb_build_object('on', e.decided_on, 'missing', e.missing) as put_off
                         from decision e join committee_session own on own.id = i.session_id
                        where e.referral_id = i.referral_id and e.agenda_item_id <> i.id and e.kind = 'deferred'
                          and e.decided_on <= own.held_on
                        order by e.decided_on desc limit 1) before on true
   where i.session_id = ${sessionId}::uuid order by i.position, i.id`;

type Moment = {
  line: SessionLine;
  isOpen: boolean;
  heldOn: Temporal.PlainDate;
  today: Temporal.PlainDate;
  userId: string;
  known: KnownProcedure | undefined;
};

/** The name is given by `concerned` alone, never because a row of the household happens to be open to the reader. */
function agendaLine(
  item: FoundItem,
  { line, isOpen, heldOn, today, userId, known }: Moment,
): Omit<AgendaLine, "shared"> {
  const { concerned, householdId, name, referralId, referralStatus, facts, situation, ...rest } = item;
  const { proposedOperatorId, proposedOperatorName, ...shown } = rest;
  const former = item.decision?.kind ?? null;
  const forbidden = brokenByMoment({
    heldOn,
    today,
    referralStatus: referralStatus ?? "",
    former,
    kind: former ?? "admitted",
  });
  const isSitting = line.sits && line.status !== "signed";
  return {
    ...shown,
    decision: item.decision && withVersion(item.decision),
    household:
      concerned && name !== null
        ? { id: householdId, name, referralId, open: referralStatus !== null }
        : null,
    situation: concerned ? situation : null,
    proposedOperator:
      proposedOperatorId === null ? null : { id: proposedOperatorId, name: proposedOperatorName ?? "" },
    debtCents: facts.debtCents ?? null,
    amountDueCents: facts.amountDueCents ?? null,
    monthsDue: facts.monthsDue ?? null,
    stage: facts.stage ?? null,
    asOf: facts.asOf,
    levers: known ? procedureOf(known, facts, today).levers : [],
    can: {
      decide: isOpen && referralStatus !== null && forbidden.length === 0,
      remove: isOpen && item.decision === null,
      speak: isSitting && Temporal.PlainDate.compare(heldOn, today) <= 0,
      stepOut: isSitting && !item.steppedOut.some((left) => left.userId === userId),
    },
  };
}
