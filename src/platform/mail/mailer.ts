/** Mail by SMTP where one is set, else printed for whoever runs the application: a demonstration sends nothing. */
import { createTransport } from "nodemailer";

import { isLoopback } from "../access/loopback.ts";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  /** An entry for the reader's calendar (iCalendar): an invitation, its change, or that it is off. */
  calendar?: { method: "PUBLISH" | "REQUEST" | "CANCEL"; content: string };
};
export type Mailer = (mail: Mail) => Promise<void>;

/** `smtpUrl` like `smtp://user:password@host:587`; `log` gets the mail's text where no server is set. */
export function createMailer({
  smtpUrl,
  from,
  log,
}: {
  smtpUrl?: string | undefined;
  from: string;
  log: (text: string) => void;
}): Mailer {
  if (!smtpUrl) {
    return async ({ to, subject, text }) =>
      log(`Courriel non envoyé (aucun SMTP réglé) à ${to} : ${subject}\n${text}`);
  }
  const transport = createTransport(securedSmtp(smtpUrl));
  return async ({ calendar, ...mail }) => {
    await transport.sendMail({
      from,
      ...mail,
      ...(calendar && { icalEvent: { ...calendar, filename: "invitation.ics" } }),
    });
  };
}

/**
 * The address with what it leaves unsaid: a mail server elsewhere is spoken to in TLS (STARTTLS, or nothing is sent), for mails name
 * households' days and links that open an account. One of this machine may be in clear, or where `?requireTLS=false` says so.
 */
export function securedSmtp(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  if (url.protocol === "smtp:" && !isLoopback(url.hostname) && !url.searchParams.has("requireTLS"))
    url.searchParams.set("requireTLS", "true");
  return url.toString();
}
