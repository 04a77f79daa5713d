/** People and their posts: who is there, who is invited, posts closed and opened again. Under the walls of who asks. */
import { randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { emit } from "../platform/audit/record.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import {
  brokenInvitation,
  brokenOrganisation,
  type PostKind,
  POSTS_OF,
  postsGivenBy,
} from "./people.rules.ts";

type Asked = Tx & { actor: Actor };
export type Person = {
  userId: string;
  name: string;
  email: string;
  role: string;
  organisationId: string;
  organisation: string;
  active: boolean;
  arrivedAt: string;
  leftAt: string | null;
  /** Open files that this person owns. */
  files: number;
};
export type Invited = {
  id: string;
  name: string;
  email: string;
  role: string;
  organisationId: string;
  organisation: string;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
};
export type OrganisationRow = {
  id: string;
  code: string;
  name: string;
  kind: PostKind;
  joinedOn: string | null;
  people: number;
  invited: number;
};
export type Invitation = { organisationId: string; role: string; name: string; email: string };

/** Everybody whose post the actor may see, leads and their own first; a person sees at least themself. */
export function people(tx: Asked): Promise<Person[]> {
  return tx.rows<Person>(sql`
    select m.user_id as "userId", m.name, m.email, m.role, m.organisation_id as "organisationId", o.name as organisation,
           m.active, m.arrived_at as "arrivedAt", m.left_at as "leftAt",
           (select count(*) from referral r where r.owner_id = m.user_id and r.status not in ('closed', 'withdrawn'))
         + (select count(*) from measure f where f.case_worker_id = m.user_id and f.closed_on is null) as files
      from member m join organisation o on o.id = m.organisation_id
     order by m.active desc, o.name, m.name, m.user_id`);
}

/** Invitations that wait, those whose link has expired among them. */
export function invitations(tx: Asked): Promise<Invited[]> {
  return tx.rows<Invited>(sql`
    select i.id, i.name, i.email, i.role, i.organisation_id as "organisationId", o.name as organisation,
           i.created_at as "createdAt", i.expires_at as "expiresAt", i.expires_at <= now() as expired
      from invitation i join organisation o on o.id = i.organisation_id
     where i.accepted_at is null order by i.created_at desc, i.id`);
}

/** Organisations with how many people hold a post there, and how many are invited. */
export function organisations(tx: Asked): Promise<OrganisationRow[]> {
  return tx.rows<OrganisationRow>(sql`
    select o.id, o.code, o.name, o.kind, o.joined_on as "joinedOn",
           (select count(*) from member m where m.organisation_id = o.id and m.active) as people,
           (select count(*) from invitation i where i.organisation_id = o.id and i.accepted_at is null) as invited
      from organisation o
     order by array_position(array['landlord', 'operator', 'coordination', 'funder', 'administration'], o.kind), o.name`);
}

/** Where the actor may invite, and to which posts. */
export async function openings(tx: Asked): Promise<{ id: string; name: string; posts: string[] }[]> {
  const rows = await organisations(tx);
  return rows
    .filter(({ id }) => tx.actor.role === "administrator" || id === tx.actor.organisationId)
    .map(({ id, name, kind }) => ({ id, name, posts: [...postsGivenBy(tx.actor.role, kind)] }))
    .filter(({ posts }) => posts.length > 0);
}

/** Until when a link made on this day is good: the organisation's own setting, the programme's, or the platform's. */
async function lastMoment(tx: Tx, organisationId: string): Promise<string> {
  const today = todayInParis();
  const [own] = await tx.rows<{ value: string }>(sql`
    select value #>> '{}' as value from dated_setting
     where rule = 'invitation.validFor' and (organisation_id = ${organisationId}::uuid or organisation_id is null)
       and coalesce(valid_from, '-infinity') <= ${today.toString()}::date
       and coalesce(valid_to, 'infinity') >= ${today.toString()}::date
     order by organisation_id nulls last, created_at desc limit 1`);
  const length = own?.value ?? legalOn("invitation.validFor", today)!.value;
  return Temporal.Now.zonedDateTimeISO("Europe/Paris").add(length).toInstant().toString();
}

/** Names go into mails: a line break in one would write lines of its own there. */
const inOneLine = (name: string) => name.trim().replaceAll(/\s+/g, " ");

/** A hash that no link has: the link itself is made when the mail leaves, and stands nowhere else. */
const noLinkYet = () => `waiting:${randomUUID()}`;

/** Invites somebody. Broken rules name their field; `undefined` where the organisation is not the actor's to invite for. */
export async function invite(
  tx: Asked,
  invitation: Invitation,
): Promise<{ id: string } | Broken[] | undefined> {
  const place = (await openings(tx)).find(({ id }) => id === invitation.organisationId);
  if (!place) return undefined;
  const broken = brokenInvitation(invitation, place.posts);
  const email = invitation.email.trim().toLowerCase();
  if (broken.length === 0) {
    const [known] = await tx.rows<{ taken: boolean; invited: boolean }>(sql`
      select app.address_taken(${email}) as taken,
             exists (select 1 from invitation where lower(email) = ${email} and accepted_at is null) as invited`);
    if (known?.taken)
      broken.push({
        rule: "invitation.addressFree",
        field: "email",
        message: "Cette adresse a déjà un compte. Si son accès est fermé, rouvrez-le dans la liste.",
        english: "This address has an account already. If its access is closed, reopen it in the list.",
      });
    else if (known?.invited)
      broken.push({
        rule: "invitation.once",
        field: "email",
        message: "Cette personne est déjà invitée : renvoyez-lui l'invitation.",
        english: "This person is invited already: send the invitation again.",
      });
  }
  if (broken.length > 0) return broken;
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into invitation (organisation_id, role, name, email, token_hash, invited_by, expires_at)
    values (${invitation.organisationId}::uuid, ${invitation.role}, ${inOneLine(invitation.name)}, ${email}, ${noLinkYet()},
            ${tx.actor.userId}::uuid, ${await lastMoment(tx, invitation.organisationId)}::timestamptz)
    returning id`);
  await emit(tx, "invitation.sent", { payload: { invitationId: row!.id } });
  return row!;
}

/** A new link by mail; the former one opens nothing any more. False where there is no such invitation for the actor. */
export async function inviteAgain(tx: Asked, id: string): Promise<boolean> {
  const [waiting] = await tx.rows<{ organisationId: string }>(
    sql`select organisation_id as "organisationId" from invitation where id = ${id}::uuid and accepted_at is null`,
  );
  if (!waiting) return false;
  const changed = await tx.rows(sql`
    update invitation set token_hash = ${noLinkYet()},
           expires_at = ${await lastMoment(tx, waiting.organisationId)}::timestamptz
     where id = ${id}::uuid and accepted_at is null returning id`);
  if (changed.length === 0) return false;
  await emit(tx, "invitation.sent", { payload: { invitationId: id } });
  return true;
}

/** Takes an invitation back: its link opens nothing any more. False where there is none for the actor. */
export async function revoke(tx: Asked, id: string): Promise<boolean> {
  const gone = await tx.rows(
    sql`delete from invitation where id = ${id}::uuid and accepted_at is null returning id`,
  );
  return gone.length > 0;
}

/** Closes a post at once. Gives how many files went to a lead; `undefined` where there is no such post for the actor. */
export async function closePost(
  tx: Asked,
  userId: string,
): Promise<{ files: number } | Broken[] | undefined> {
  if (userId === tx.actor.userId)
    return [
      {
        rule: "post.notOnesOwn",
        message: "Un autre responsable ferme votre accès : vous ne pouvez pas fermer le vôtre.",
        english: "Another lead closes your access: you cannot close your own.",
      },
    ];
  const [row] = await tx.rows<{ files: number | null }>(sql`select app.close_post(${userId}::uuid) as files`);
  if (row?.files == null) return undefined;
  if (row.files < 0)
    return [
      {
        rule: "post.filesHaveOwners",
        message:
          "Cette personne suit des dossiers et personne d'autre ne peut les reprendre : invitez d'abord un responsable.",
        english: "This person carries files and nobody else can take them over: invite a lead first.",
      },
    ];
  return { files: row.files };
}

/** Opens a closed post again, with the same role. False where there is none for the actor. */
export async function reopenPost(tx: Asked, userId: string): Promise<boolean> {
  const opened = await tx.rows(sql`
    update member set active = true, left_at = null where user_id = ${userId}::uuid and not active returning user_id`);
  return opened.length > 0;
}

const inLead = (all: Broken[]) => all.map((one) => ({ ...one, field: `lead.${one.field}` }));

/** A new organisation, and the mail to its first person. Fields of the person: `lead.name`, `lead.email`. */
export async function createOrganisation(
  tx: Asked,
  given: {
    kind: PostKind;
    code: string;
    name: string;
    joinedOn: string | null;
    lead: { name: string; email: string };
  },
): Promise<{ id: string } | Broken[]> {
  const code = given.code.trim().toUpperCase();
  const broken = brokenOrganisation({ ...given, code });
  const taken = await tx.rows(sql`select 1 from organisation where upper(code) = ${code}`);
  if (taken.length > 0)
    broken.push({
      rule: "organisation.codeFree",
      field: "code",
      message: `Le code ${code} est déjà pris : choisissez-en un autre.`,
      english: `Code ${code} is taken already: choose another one.`,
    });
  const lead = { ...given.lead, role: POSTS_OF[given.kind][0] };
  broken.push(...inLead(brokenInvitation(lead, POSTS_OF[given.kind])));
  if (broken.length > 0) return broken;
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into organisation (kind, code, name, joined_on)
    values (${given.kind}, ${code}, ${inOneLine(given.name)}, ${given.joinedOn}::date) returning id`);
  const invited = await invite(tx, { ...lead, organisationId: row!.id });
  if (Array.isArray(invited)) return inLead(invited);
  return row!;
}
