/** What people are told by mail of their own sign-in: whatever changed, so that they learn of what they did not do themselves. */
import { sql } from "drizzle-orm";

import type { Locale, Said } from "../../platform/calendar/wording.ts";
import type { Database } from "../../platform/database/database.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";

const WHAT: Readonly<Record<string, Said>> = {
  codesOn: {
    fr: "Une application de codes a été ajoutée à votre compte.",
    en: "A code application was added to your account.",
  },
  codesOff: {
    fr: "L'application de codes a été retirée de votre compte.",
    en: "The code application was removed from your account.",
  },
  recoveryCodes: {
    fr: "De nouveaux codes de secours ont été créés ; les anciens ne servent plus.",
    en: "New recovery codes were made; the former ones no longer work.",
  },
  recoveryUsed: {
    fr: "Un code de secours a servi à se connecter à votre compte.",
    en: "A recovery code was used to sign in to your account.",
  },
  passkeyOn: {
    fr: "Une clé d'accès a été ajoutée à votre compte.",
    en: "A passkey was added to your account.",
  },
  passkeyOff: {
    fr: "Une clé d'accès a été retirée de votre compte.",
    en: "A passkey was removed from your account.",
  },
  password: { fr: "Votre mot de passe a été changé.", en: "Your password was changed." },
  post: {
    fr: "Votre fonction a changé : votre accès suit. Reconnectez-vous.",
    en: "Your post has changed, and your access with it. Sign in again.",
  },
  dormantClosed: {
    fr: "Votre accès, inutilisé depuis longtemps, est fermé. Le responsable de votre organisme peut le rouvrir.",
    en: "Your access, unused for long, is closed. Your organisation's lead can reopen it.",
  },
  signedOut: {
    fr: "Un responsable a fermé toutes vos sessions. Reconnectez-vous ; si vous ne savez pas pourquoi, demandez-le-lui.",
    en: "A lead ended all your sessions. Sign in again; if you do not know why, ask them.",
  },
  reset: {
    fr: "Un responsable a retiré votre second facteur, à votre demande. Vos sessions sont fermées.",
    en: "A lead removed your second factor, as you asked. Your sessions are closed.",
  },
};

/** What nobody did in the person's name. */
const OF_OTHERS = new Set(["post", "dormant", "dormantClosed", "signedOut"]);

const DAY = {
  fr: new Intl.DateTimeFormat("fr-FR", { dateStyle: "long" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }),
};

function whatOf({ what, on }: OutboxEvent["payload"]): Said | undefined {
  if (what !== "dormant") return WHAT[String(what)];
  const day = new Date(`${on}T12:00:00Z`);
  return {
    fr: `Vous n'avez pas utilisé votre accès depuis longtemps. Sans connexion d'ici là, il se fermera le ${DAY.fr.format(day)} et vos dossiers passeront à un responsable.`,
    en: `You have not used your access for long. Unless you sign in before, it will close on ${DAY.en.format(day)} and your files will go to a lead.`,
  };
}

/** Tells the person of a change of how they sign in; a kind that this version does not know is not told. */
export async function mailSignInChange(
  database: Database,
  { payload }: OutboxEvent,
  { mail, publicUrl }: { mail: Mailer; publicUrl: string },
): Promise<void> {
  const what = whatOf(payload);
  const [to] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ name: string; email: string; language: Locale | null }>(sql`
      select u.name, u.email, s.language from auth_user u left join notification_setting s on s.user_id = u.id
       where u.id = ${payload["userId"]}::uuid`),
  );
  if (!what || !to) return;
  const isEnglish = to.language === "en";
  const isTheirs = !OF_OTHERS.has(String(payload["what"]));
  const tail = isEnglish
    ? isTheirs
      ? `If this was not you, change your password at once and tell your organisation's lead:\n${publicUrl}/account/security\n`
      : `${publicUrl}\n`
    : isTheirs
      ? `Si ce n'est pas vous, changez tout de suite de mot de passe et prévenez le responsable de votre organisme :\n${publicUrl}/account/security\n`
      : `${publicUrl}\n`;
  await mail({
    to: to.email,
    subject: isEnglish ? "Your account's security" : "Sécurité de votre compte",
    text: isEnglish
      ? `Hello ${to.name},\n\n${what.en}\n\n${tail}`
      : `Bonjour ${to.name},\n\n${what.fr}\n\n${tail}`,
  });
}
