/** The mail that lets somebody choose a new password. */
import type { Locale } from "../calendar/wording.ts";
import type { Mail } from "./mailer.ts";

/** `url` holds the token, good for an hour; `language`: that of the page on which it was asked for. */
export function passwordMail(
  { email, name }: { email: string; name: string },
  url: string,
  language: Locale,
): Mail {
  if (language === "en")
    return {
      to: email,
      subject: "Choose a new password",
      text: `Hello ${name},\n\nTo choose a new password, open this link within the hour:\n${url}\n\nIf you asked for nothing, do nothing.\n`,
    };
  return {
    to: email,
    subject: "Choisir un nouveau mot de passe",
    text: `Bonjour ${name},\n\nPour choisir un nouveau mot de passe, ouvrez ce lien dans l'heure :\n${url}\n\nSi vous n'avez rien demandé, ne faites rien.\n`,
  };
}
