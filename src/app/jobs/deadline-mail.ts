/** The mail of deadlines: what falls within a week in the procedures that a person follows. Initials alone: mail is outside the wall. */
import { sql } from "drizzle-orm";

import { legalOn } from "../../law/legal-parameters.ts";
import { CASE } from "../../platform/access/roles.ts";
import { emit } from "../../platform/audit/record.ts";
import { longDate, type Locale } from "../../platform/calendar/wording.ts";
import { addWorkingDays, isWorkingDay } from "../../platform/calendar/working-days.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import { initialsOf } from "../../procedure-calendar/rules.ts";
import { calendar, type CalendarLine } from "../../procedure-calendar/store.ts";
import { stepWords } from "../../procedure-calendar/words.rules.ts";
import { thisMorning } from "./morning.ts";

/** Lines of one mail; the page has the others. */
const MOST = 25;

/** An event for each person who wants to be told; none on days off. */
export async function oneForEachDeadlineReader(tx: Tx, { payload }: OutboxEvent): Promise<void> {
  const on = String(payload["on"]);
  if (!isWorkingDay(Temporal.PlainDate.from(on))) return;
  const readers = await tx.rows<{ userId: string }>(sql`
    select m.user_id as "userId" from member m join notification_setting s on s.user_id = m.user_id and s.deadlines_by_mail
     where m.active and m.role in (select jsonb_array_elements_text(${JSON.stringify(CASE)}::jsonb)) order by m.email`);
  for (const { userId } of readers) await emit(tx, "deadlines.morning", { payload: { userId, on } });
}

/** Sent on the week's first working day with all that falls in it; on other days where something is near (`deadlines.mailNear`). */
export async function mailDeadlines(
  database: Database,
  { payload }: OutboxEvent,
  { mail, publicUrl }: { mail: Mailer; publicUrl: string },
): Promise<void> {
  const on = Temporal.PlainDate.from(String(payload["on"]));
  const days = on.until(on.add(legalOn("deadlines.mailAhead", on)!.value)).days;
  const read = await thisMorning(database, payload, async (tx) => {
    const [setting] = await tx.rows<{ wanted: boolean; language: Locale | null }>(
      sql`select deadlines_by_mail as wanted, language from notification_setting`,
    );
    if (!setting?.wanted || !(CASE as readonly string[]).includes(tx.actor.role)) return undefined;
    const { email, name } = tx.actor;
    return { email, name, language: setting.language ?? "fr", lines: await calendar(tx, on, days) };
  });
  if (!read || !isWorthSending(read.lines, on)) return;
  const { subject, text } = deadlineMail({ ...read, days, publicUrl });
  await mail({ to: read.email, subject, text });
}

function isWorthSending(lines: readonly CalendarLine[], on: Temporal.PlainDate): boolean {
  const weekBegins = addWorkingDays(on, -1).weekOfYear !== on.weekOfYear;
  const near = on.add(legalOn("deadlines.mailNear", on)!.value).toString();
  return lines.length > 0 && (weekBegins || lines.some((line) => line.on <= near));
}

type Written = {
  name: string;
  days: number;
  language: Locale;
  lines: readonly CalendarLine[];
  publicUrl: string;
};

function deadlineMail({ name, days, language, lines, publicUrl }: Written): {
  subject: string;
  text: string;
} {
  const listed = lines.slice(0, MOST).map((line) => {
    const day = longDate(Temporal.PlainDate.from(line.on), language);
    return `  - ${day}${language === "fr" ? " :" : ":"} ${stepWords(line.id)[language]} – ${initialsOf(line.household)}, ${line.landlord}`;
  });
  const rest = lines.length - listed.length;
  const page = `${publicUrl}/deadlines?days=${days}`;
  if (language === "en")
    return {
      subject: `Procedures: ${lines.length} ${lines.length === 1 ? "day falls" : "days fall"} within ${days} days`,
      text:
        `Hello ${name},\n\nWhat falls within ${days} days in the procedures you follow:\n${listed.join("\n")}\n` +
        (rest > 0 ? `  and ${rest} more\n` : "") +
        `\nWho has to act, and what is still possible until then: ${page}\n\n` +
        `Days are indicative: courts do not all count alike.\n` +
        `To receive this message no more, change the setting here: ${publicUrl}/notifications\n`,
    };
  return {
    subject: `Procédures : ${lines.length} ${lines.length === 1 ? "échéance" : "échéances"} sous ${days} jours`,
    text:
      `Bonjour ${name},\n\nCe qui tombe sous ${days} jours dans les procédures que vous suivez :\n${listed.join("\n")}\n` +
      (rest > 0 ? `  et ${rest} de plus\n` : "") +
      `\nQui doit agir, et ce qui est encore possible d'ici là : ${page}\n\n` +
      `Dates indicatives : les tribunaux ne comptent pas tous de même.\n` +
      `Pour ne plus recevoir ce message, changez le réglage ici : ${publicUrl}/notifications\n`,
  };
}
