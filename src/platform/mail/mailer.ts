/** Mail by SMTP where one is set, else printed for whoever runs the application: a demonstration sends nothing. */
import { createTransport } from "nodemailer";

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
  const transport = createTransport(smtpUrl);
  return async ({ calendar, ...mail }) => {
    await transport.sendMail({
      from,
      ...mail,
      ...(calendar && { icalEvent: { ...calendar, filename: "invitation.ics" } }),
    });
  };
}
