/** Writes the committee's sessions of the demonstration: who sat, the agenda, and the decisions of the past ones. */
import { sql } from "drizzle-orm";

import { agendaItem, committeeSession, decision, sessionMember } from "../../committee/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";
import type { DemoParties } from "./load-parties.ts";

/** A session that exists already (the programme's own cases have theirs) is taken as it is. */
export async function loadSessions(tx: Tx, filed: readonly Filed[], parties: DemoParties): Promise<void> {
  const studied = filed.filter(({ dates }) => dates.sessionOn !== null);
  const planned = new Set(
    studied.filter(({ dates }) => !dates.decidedOn).map(({ dates }) => dates.sessionOn),
  );
  const days = [...new Set(studied.map(({ dates }) => dates.sessionOn!))].toSorted();
  await insertAll(
    tx,
    committeeSession,
    days.map((heldOn) => ({
      number: heldOn.slice(0, 7),
      heldOn,
      startsAt: "14:00",
      place: "Maison du département, Grenoble",
      videoLink: "https://visio.example/commission",
      status: planned.has(heldOn) ? ("planned" as const) : ("signed" as const),
      signedAt: planned.has(heldOn) ? null : new Date(`${heldOn}T16:30:00Z`),
      signedBy: planned.has(heldOn) ? null : parties.people("COORDINATION", "coordinator")[0],
    })),
  );
  const sessions = await tx.rows<{ id: string; heldOn: string; status: string }>(
    sql`select id, held_on::text as "heldOn", status from committee_session`,
  );
  const idOf = new Map(sessions.map(({ id, heldOn }) => [heldOn, id]));
  await loadMembers(
    tx,
    days.map((day) => ({ sessionId: idOf.get(day)!, held: !planned.has(day) })),
    parties,
  );

  const items = studied.map((file, index) => ({
    ...file,
    itemId: crypto.randomUUID(),
    sessionId: idOf.get(file.dates.sessionOn!)!,
    position:
      1 + studied.slice(0, index).filter(({ dates }) => dates.sessionOn === file.dates.sessionOn).length,
  }));
  await insertAll(
    tx,
    agendaItem,
    items.map(({ itemId, sessionId, referralId, householdId, landlordId, position, zoneOperator }) => ({
      id: itemId,
      sessionId,
      referralId,
      householdId,
      landlordId,
      position,
      proposedOperatorId: parties.organisation(zoneOperator),
    })),
  );
  await insertAll(
    tx,
    decision,
    items.flatMap((item) =>
      item.dates.decidedOn === null
        ? []
        : {
            agendaItemId: item.itemId,
            sessionId: item.sessionId,
            referralId: item.referralId,
            householdId: item.householdId,
            landlordId: item.landlordId,
            decidedOn: item.dates.decidedOn,
            decidedBy: parties.people("COORDINATION", "coordinator")[0],
            ...decided(item, item.dates.decidedOn, parties),
          },
    ),
  );
  await keepAllMinutes(tx);
  await loadTableTalk(tx, parties);
}

/** Minutes of the sessions signed: kept as signing keeps them. */
export async function keepAllMinutes(tx: Tx): Promise<void> {
  await tx.rows(sql`
    select app.keep_minutes(s.id, null, s.signed_by) from committee_session s
     where s.status = 'signed' and s.kind = 'ordinary' and not exists (select 1 from minutes m where m.session_id = s.id)
     order by s.held_on`);
}

/** Which item something is said of. */
const about = (itemId: string) =>
  sql`select i.id, i.session_id, i.household_id from agenda_item i where i.id = ${itemId}::uuid`;

/**
 * What people did around the table that is to come: an emergency asked of three, two of whom answered; somebody who stepped out; papers
 * asked for; and, of the last session, an addendum.
 */
async function loadTableTalk(tx: Tx, parties: DemoParties): Promise<void> {
  const [next] = await tx.rows<{ id: string; items: string[] }>(sql`
    select s.id, (select jsonb_agg(i.id order by i.position) from agenda_item i where i.session_id = s.id) as items
      from committee_session s where s.status = 'planned'
       and (select count(*) from agenda_item i where i.session_id = s.id) >= 3 order by s.held_on limit 1`);
  const coordinator = parties.people("COORDINATION", "coordinator")[0]!;
  await tx.rows(sql`
    insert into minutes_addendum (session_id, rank, text, written_by, written_at)
    select m.session_id, 1, 'Lire « Maison du département, salle 2 » : la séance s''est tenue dans cette salle.', ${coordinator}::uuid, m.signed_at + interval '3 days'
      from minutes m where m.signed_by is not null order by m.signed_at desc limit 1`);
  if (!next) return;
  const [aih] = parties.people("AIH", "committeeMember");
  const [pluralis] = parties.people("PLURALIS", "committeeMember");
  const [relais] = parties.people("RELAIS", "committeeMember");
  const [, second] = next.items;
  const last = next.items.at(-1)!;
  const emergency = crypto.randomUUID();
  await tx.rows(sql`
    insert into committee_session (id, kind, number, held_on, urgent_because, answer_by, capacity)
    select ${emergency}::uuid, 'emergency', to_char(s.held_on, 'YYYY-MM') || '-U1', least(app.today(), s.held_on - 7),
           'L''audience est fixée avant la prochaine séance.', least(app.today(), s.held_on - 7) + 3, 1
      from committee_session s where s.id = ${next.id}::uuid`);
  const asked = [aih!, pluralis!, relais!];
  await insertAll(
    tx,
    sessionMember,
    asked.map((userId) => ({ sessionId: emergency, userId })),
  );
  await tx.rows(
    sql`update agenda_item set session_id = ${emergency}::uuid, position = 1 where id = ${last}::uuid`,
  );
  for (const [userId, voice, comment] of [
    [aih, "agree", "Le plan seul ne tiendrait pas jusqu'à l'audience."],
    [relais, "agree", null],
  ] as const)
    await tx.rows(sql`
      insert into item_voice (agenda_item_id, session_id, household_id, user_id, voice, comment)
      select x.id, x.session_id, x.household_id, ${userId!}::uuid, ${voice}, ${comment} from (${about(last)}) x`);
  await tx.rows(sql`
    insert into agenda_recusal (agenda_item_id, session_id, household_id, user_id, reason, recorded_by)
    select x.id, x.session_id, x.household_id, ${pluralis!}::uuid, 'Une personne du ménage est de ma famille.', ${pluralis!}::uuid
      from (${about(second!)}) x`);
  await tx.rows(sql`
    insert into preparation_need (agenda_item_id, session_id, household_id, landlord_id, what, bringer, due_by, brought_on, written_by)
    select i.id, i.session_id, i.household_id, i.landlord_id, n.what, n.bringer, s.held_on - 1,
           case when n.brought then least(app.today(), s.held_on - 2) end, ${coordinator}::uuid
      from agenda_item i join committee_session s on s.id = i.session_id
      cross join (values ('Ressources des trois derniers mois', 'household', false),
                         ('Relevé de compte à jour', 'landlord', true)) n (what, bringer, brought)
     where i.session_id = ${next.id}::uuid and i.position in (1, 3)`);
}

async function loadMembers(
  tx: Tx,
  sessions: readonly { sessionId: string; held: boolean }[],
  parties: DemoParties,
): Promise<void> {
  const members = ["AIH", "PLURALIS", "RELAIS"].flatMap((code) => parties.people(code, "committeeMember"));
  await insertAll(
    tx,
    sessionMember,
    sessions.flatMap(({ sessionId, held }) =>
      members.map((userId) => ({
        sessionId,
        userId,
        presence: held ? ("present" as const) : ("invited" as const),
      })),
    ),
  );
}

/** The fields that each kind of decision alone has. */
function decided(
  { dates, track, money, operator, zoneOperator }: Filed,
  decidedOn: string,
  parties: DemoParties,
) {
  const inDays = (days: number) => Temporal.PlainDate.from(decidedOn).add({ days }).toString();
  switch (dates.stage) {
    case "deferred":
      return {
        kind: "deferred" as const,
        missing: "Ressources des trois derniers mois et situation des droits CAF.",
        dueBy: inDays(28),
      };
    case "refused":
      return {
        kind: "refused" as const,
        reason: "ordinaryLawSuffices",
        reasonText: "Le droit commun suffit : plan d'apurement simple avec le bailleur.",
      };
    case "redirected":
      return {
        kind: "redirected" as const,
        service: "housingSupport",
        redirectedTo: "Service social du département (ASLL)",
      };
    default:
      return {
        kind: "admitted" as const,
        track,
        startsOn: dates.measures[0]?.startsOn ?? inDays(14),
        levers: money.relief ? ["rentRelief"] : [],
        recommended: money.plan ? ["repaymentPlan"] : [],
        ...(operator !== zoneOperator && {
          operatorId: parties.organisation(operator),
          operatorReason: "Le besoin principal est l'énergie.",
        }),
      };
  }
}
