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
  reset: {
    fr: "Un responsable a retiré votre second facteur, à votre demande. Vos sessions sont fermées.",
    en: "A lead removed your second factor, as you asked. Your sessions are closed.",
  },
};

/** Tells the person of a change of how they sign in; a kind that this version does not know is not told. */
export async function mailSignInChange(
  database: Database,
  { payload }: OutboxEvent,
  { mail, publicUrl }: { mail: Mailer; publicUrl: string },
): Promise<void> {
  const what = WHAT[String(payload["what"])];
  const [to] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ name: string; email: string; language: Locale | null }>(sql`
      select u.name, u.email, s.language from auth_user u left join notification_setting s on s.user_id = u.id
       where u.id = ${payload["userId"]}::uuid`),
  );
  if (!what || !to) return;
  const isEnglish = to.language === "en";
  await mail({
    to: to.email,
    subject: isEnglish ? "Your account's security" : "Sécurité de votre compte",
    text: isEnglish
      ? `Hello ${to.name},\n\n${what.en}\n\nIf this was not you, change your password at once and tell your organisation's lead:\n${publicUrl}/account/security\n`
      : `Bonjour ${to.name},\n\n${what.fr}\n\nSi ce n'est pas vous, changez tout de suite de mot de passe et prévenez le responsable de votre organisme :\n${publicUrl}/account/security\n`,
  });
}
