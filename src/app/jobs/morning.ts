/** The mail of the morning: how many accounts of the list are new, how many wait, the first of each. Account numbers alone: mail is outside the wall. */
import { sql } from "drizzle-orm";

import { LANDLORD_STAFF } from "../../platform/access/roles.ts";
import { emit } from "../../platform/audit/record.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { longDate, type Locale } from "../../platform/calendar/wording.ts";
import { addWorkingDays, isWorkingDay } from "../../platform/calendar/working-days.ts";
import { type Actor, type Database, NoPost, type Tx } from "../../platform/database/database.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import { URGENCIES, waitingDays } from "../../worklist/rules.ts";
import { worklistPage, type WorklistPage } from "../../worklist/store.ts";
import { URGENCY_WORDS } from "../../worklist/wording.rules.ts";

/** Accounts named of each part. */
const FIRST = 5;

/** An event for each person of a landlord who wants the list of the morning; none on days off. */
export async function oneForEachReader(tx: Tx, { payload }: OutboxEvent): Promise<void> {
  const on = String(payload["on"]);
  if (!isWorkingDay(Temporal.PlainDate.from(on))) return;
  const readers = await tx.rows<{ userId: string; landlordId: string }>(sql`
    select m.user_id as "userId", m.organisation_id as "landlordId"
      from member m join notification_setting s on s.user_id = m.user_id and s.morning_list
     where m.active and m.role in (select jsonb_array_elements_text(${JSON.stringify(LANDLORD_STAFF)}::jsonb)) order by m.email`);
  // Under the landlord's name: the mail follows its detection of the night, however long that takes.
  for (const { userId, landlordId } of readers)
    await emit(tx, "worklist.morning", { payload: { landlordId, userId, on } });
}

/** What a person's list holds that morning, by the very query of the page and under that person's walls. */
export async function mailMorning(
  database: Database,
  { payload }: OutboxEvent,
  { mail, publicUrl }: { mail: Mailer; publicUrl: string },
): Promise<void> {
  const on = Temporal.PlainDate.from(String(payload["on"]));
  const read = await thisMorning(database, payload, async (tx) => {
    const [setting] = await tx.rows<{ wanted: boolean; language: Locale | null }>(
      sql`select morning_list as wanted, language from notification_setting`,
    );
    if (!setting?.wanted || !(LANDLORD_STAFF as readonly string[]).includes(tx.actor.role)) return undefined;
    const { organisationId: landlordId, email, name } = tx.actor;
    const page = (raised?: "new" | "waiting") =>
      worklistPage(tx, { landlordId, on, limit: FIRST, ...(raised && { raised }) });
    return {
      email,
      name,
      language: setting.language ?? "fr",
      all: await page(),
      fresh: await page("new"),
      waiting: await page("waiting"),
    };
  });
  if (!read || !isWorthSending(read, on)) return;
  const { subject, text } = { fr: inFrench, en: inEnglish }[read.language]({ ...read, on, publicUrl });
  await mail({ to: read.email, subject, text });
}

/**
 * What a person's mail of a morning is made of, read under their own walls. Undefined where the post is closed, and on any other day: a
 * server that stood still does not send the mornings gone by.
 */
export async function thisMorning<T>(
  database: Database,
  { on, userId }: OutboxEvent["payload"],
  read: (tx: Tx & { actor: Actor }) => Promise<T | undefined>,
): Promise<T | undefined> {
  if (String(on) !== todayInParis().toString()) return undefined;
  return database
    .transaction({ kind: "user", userId: String(userId) }, async (tx) =>
      tx.actor ? read({ ...tx, actor: tx.actor }) : undefined,
    )
    .catch((error: unknown) => {
      if (error instanceof NoPost) return undefined;
      throw error;
    });
}

type Read = { name: string; all: WorklistPage; fresh: WorklistPage; waiting: WorklistPage };
type Written = Read & { on: Temporal.PlainDate; publicUrl: string };

/** Something is new; or the week begins and something waits. A mail that says the same each day is read by nobody. */
function isWorthSending({ fresh, waiting }: Read, on: Temporal.PlainDate): boolean {
  const weekBegins = addWorkingDays(on, -1).weekOfYear !== on.weekOfYear;
  return fresh.total > 0 || (weekBegins && waiting.total > 0);
}

/** `urgent : 3 ; à voir vite : 8`, without the bands that are empty. */
const counts = ({ counts: by }: WorklistPage, language: Locale) =>
  URGENCIES.filter((urgency) => by[urgency] > 0)
    .map((urgency) => `${URGENCY_WORDS[urgency][language]}${language === "fr" ? " :" : ":"} ${by[urgency]}`)
    .join(" ; ");

const AND_MORE = { fr: (n: number) => `et ${n} de plus`, en: (n: number) => `and ${n} more` };

const firsts = ({ rows, total }: WorklistPage, language: Locale) =>
  [
    ...rows.map(
      ({ account, urgency }) => `  - ${account} (${URGENCY_WORDS[urgency][language].toLowerCase()})`,
    ),
    ...(total > rows.length ? [`  ${AND_MORE[language](total - rows.length)}`] : []),
  ].join("\n");

const part = (title: string, list: string) => (list === "" ? title : `${title}\n${list}`);

function inFrench({ name, all, fresh, waiting, on, publicUrl }: Written) {
  const since = longDate(addWorkingDays(on, -1));
  return {
    subject: `Comptes à examiner : ${fresh.total} nouveaux depuis le ${since}`,
    text:
      `Bonjour ${name},\n\n` +
      `Comptes à examiner ce matin : ${all.total}. ${counts(all, "fr")}\n\n` +
      `${part(`Nouveaux depuis le ${since} : ${fresh.total}.`, firsts(fresh, "fr"))}\n\n` +
      `${part(`Signalés depuis plus de ${waitingDays(on)} jours, personne ne les a encore contactés : ${waiting.total}.`, firsts(waiting, "fr"))}\n\n` +
      `La liste : ${publicUrl}/worklist\nLes nouveaux : ${publicUrl}/worklist?raised=new\nCeux qui attendent : ${publicUrl}/worklist?raised=waiting\n\n` +
      `Un signal ne décide de rien : c'est vous qui voyez et décidez.\n` +
      `Pour ne plus recevoir ce message, changez le réglage ici : ${publicUrl}/notifications\n`,
  };
}

function inEnglish({ name, all, fresh, waiting, on, publicUrl }: Written) {
  const since = longDate(addWorkingDays(on, -1), "en");
  return {
    subject: `Accounts to look at: ${fresh.total} new since ${since}`,
    text:
      `Hello ${name},\n\n` +
      `Accounts to look at this morning: ${all.total}. ${counts(all, "en")}\n\n` +
      `${part(`New since ${since}: ${fresh.total}.`, firsts(fresh, "en"))}\n\n` +
      `${part(`Signalled for more than ${waitingDays(on)} days, nobody has contacted them yet: ${waiting.total}.`, firsts(waiting, "en"))}\n\n` +
      `The list: ${publicUrl}/worklist\nThe new ones: ${publicUrl}/worklist?raised=new\nThose that wait: ${publicUrl}/worklist?raised=waiting\n\n` +
      `A signal decides nothing: you look, and you decide.\n` +
      `To receive this message no more, change the setting here: ${publicUrl}/notifications\n`,
  };
}
