/** An invitation's mail and its door. The link's token stands in the mail alone; the database keeps its hash. */
import { createHash, randomBytes } from "node:crypto";

import { hashPassword } from "better-auth/crypto";
import { sql } from "drizzle-orm";

import type { Broken } from "../../platform/calendar/dated.ts";
import type { Database } from "../../platform/database/database.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import { brokenNewPassword } from "../../sign-in/store.ts";

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

const style = { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Paris" } as const;
const DAY = new Intl.DateTimeFormat("fr-FR", style);
const DAY_IN_ENGLISH = new Intl.DateTimeFormat("en-GB", style);

/**
 * Makes the link of an invitation that waits, and mails it in both languages: nobody knows yet which one the invited person
 * reads. Done again (a mail server that failed), it makes another link, and the one before opens nothing.
 */
export async function mailInvitation(
  database: Database,
  { payload }: OutboxEvent,
  { mail, publicUrl }: { mail: Mailer; publicUrl: string },
): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  const [invited] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ name: string; email: string; organisation: string; by: string | null; expiresAt: string }>(sql`
      update invitation i set token_hash = ${hashOf(token)}
        from organisation o
       where o.id = i.organisation_id and i.id = ${payload["invitationId"]}::uuid
         and i.accepted_at is null and i.expires_at > now()
      returning i.name, i.email, o.name as organisation, i.expires_at as "expiresAt",
                (select m.name from member m where m.user_id = i.invited_by) as by`),
  );
  if (!invited) return;
  const { name, email, organisation, by, expiresAt } = invited;
  await mail({
    to: email,
    subject: `${organisation} vous invite dans Logement Toujours / invites you`,
    text:
      `Bonjour ${name},\n\n${by ?? "L'administration de la plateforme"} vous ouvre un compte pour ${organisation}.\n` +
      `Choisissez votre mot de passe par ce lien, avant le ${DAY.format(new Date(expiresAt))} :\n` +
      `${publicUrl}/invitation?token=${token}\n\n` +
      `Le lien ne sert qu'une fois. Si vous n'attendiez pas ce message, ne faites rien.\n\n` +
      `In English: ${by ?? "the platform's administration"} opens an account for you at ${organisation}. ` +
      `Choose your password by the link above, before ${DAY_IN_ENGLISH.format(new Date(expiresAt))}. ` +
      `The link serves only once. If you did not expect this message, do nothing.\n`,
  });
}

/** What the link's invitation says; undefined where it has served, expired, or never was. */
export async function openInvitation(
  database: Database,
  token: string,
): Promise<{ name: string; email: string; role: string; organisation: string } | undefined> {
  const [found] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ name: string; email: string; role: string; organisation: string }>(sql`
      select i.name, i.email, i.role, o.name as organisation
        from invitation i join organisation o on o.id = i.organisation_id
       where i.token_hash = ${hashOf(token)} and i.accepted_at is null and i.expires_at > now()`),
  );
  return found;
}

/** Opens the account and its post, once. Broken rules name their field (newPassword); undefined where the link holds no more, or the address got an account meanwhile. */
export async function acceptInvitation(
  database: Database,
  { token, newPassword }: { token: string; newPassword: string },
): Promise<{ email: string } | Broken[] | undefined> {
  const invited = await openInvitation(database, token);
  if (!invited) return undefined;
  const broken = brokenNewPassword(newPassword, invited);
  if (broken.length > 0) return broken;
  const password = await hashPassword(newPassword);
  return database.transaction({ kind: "system" }, async (tx) => {
    const userId = crypto.randomUUID();
    const [accepted] = await tx.rows<{ email: string }>(sql`
      with taken as (
        update invitation set accepted_at = now()
         where token_hash = ${hashOf(token)} and accepted_at is null and expires_at > now()
        returning organisation_id, role, name, email),
      account as (
        insert into auth_user (id, name, email, email_verified)
        select ${userId}::uuid, name, email, true from taken
            on conflict (email) do nothing returning id),
      post as (
        insert into member (user_id, organisation_id, role, name, email)
        select account.id, t.organisation_id, t.role, t.name, t.email from taken t, account returning user_id, email)
      select email from post`);
    if (!accepted) return undefined;
    await tx.rows(sql`insert into auth_account (account_id, user_id, provider_id, password)
                      values (${userId}, ${userId}::uuid, 'credential', ${password})`);
    return accepted;
  });
}
