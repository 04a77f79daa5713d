/** The morning: one detection for each landlord, then one mail for each person who wants it, by a real mail server; no name in it. */
import { once } from "node:events";

import { sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";

import { runDetection } from "../../detection/store.ts";
import { importLedger } from "../../intake/import.store.ts";
import { folderOfFiles } from "../../platform/files/file-store.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { addWorkingDays, isWorkingDay } from "../../platform/calendar/working-days.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { beginDay, beginMorning } from "../../platform/jobs/day.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";
import { createMailer } from "../../platform/mail/mailer.ts";
import { handlersOf } from "./handlers.ts";
import { mailMorning, oneForEachReader } from "./morning.ts";

const today = todayInParis();
const PERSON = "00000000-0000-4000-8000-00000000000";
let database: Database;
let mailServer: SMTPServer;
let outside: Parameters<typeof mailMorning>[2];
const received: string[] = [];
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: "system" }, work);
const rows = <T>(statement: ReturnType<typeof sql>) => asSystem((tx) => tx.rows<T>(statement));
const event = (payload: OutboxEvent["payload"]) => ({ payload }) as OutboxEvent;
const events = (kind: string) =>
  rows<{ payload: OutboxEvent["payload"] }>(
    sql`select payload from outbox_event where kind = ${kind} order by id`,
  );
const send = async (userId: string, on = today.toString()) => {
  received.length = 0;
  await mailMorning(database, event({ userId, on }), outside);
  return received;
};

beforeAll(async () => {
  database = await testDatabase();
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, _session, done) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
      stream.on("end", () => {
        received.push(text.replaceAll("=\r\n", "").replaceAll("\r\n", "\n"));
        done();
      });
    },
  });
  mailServer.listen(0, "127.0.0.1");
  await once(mailServer.server, "listening");
  const { port } = mailServer.server.address() as { port: number };
  const mail = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: "lt@example.org", log: () => {} });
  outside = { mail, publicUrl: "https://example.org" };
  await asSystem(async (tx) => {
    await tx.rows(
      sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000'])`,
    );
    for (const code of ["AIH", "VIDE"])
      await tx.rows(sql`insert into organisation (kind, code, name) values ('landlord', ${code}, ${code})`);
    for (const n of [1, 2, 3])
      await tx.rows(sql`
        insert into member (user_id, organisation_id, role, name, email)
        select ${`${PERSON}${n}`}::uuid, id, ${n === 3 ? "committeeMember" : "arrearsOfficer"}, ${`Agent ${n}`}, ${`agent${n}@example.org`}
          from organisation where code = 'AIH'`);
  });
  const month = today.with({ day: 1 });
  const unpaid = ["A1", "A2"].flatMap((account) =>
    [3, 2, 1].map((ago) => {
      const [year, of] = month.subtract({ months: ago }).toString().split("-");
      return `${account};L${account};38185;Nadia Morel;01/${of}/${year};Loyer;500,00;`;
    }),
  );
  const file = `Compte;Lot;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit\n${unpaid.join("\n")}\n`;
  await importLedger(
    database,
    { kind: "system" },
    { name: "comptes.csv", landlord: "AIH", source: [new TextEncoder().encode(file)] },
  );
  await runDetection(database, { kind: "system" }, { landlordCode: "AIH", on: today });
  await rows(
    sql`update worklist_item set first_signal_on = ${today.subtract({ days: 20 }).toString()}::date where account_number = 'A2'`,
  );
}, 60_000);
afterAll(async () => {
  await new Promise<void>((resolve) => mailServer.close(() => resolve()));
  await database.close();
});

test("the day begins a detection of each landlord that has accounts, once, and the morning waits until that is handed on", async () => {
  await asSystem((tx) => beginDay(tx, today.toString()));
  await asSystem((tx) => beginDay(tx, today.toString()));
  const [day] = await events("day.began");
  expect(await events("day.began")).toHaveLength(1);
  expect(await asSystem((tx) => beginMorning(tx, today.toString()))).toBe(false);
  const handler = handlersOf(outside, folderOfFiles("/nonexistent"))["day.began"]!;
  await asSystem((tx) =>
    (handler as { within: (tx: Tx, of: OutboxEvent) => Promise<void> }).within(tx, event(day!.payload)),
  );
  const [aih] = await rows<{ id: string }>(sql`select id from organisation where code = 'AIH'`);
  expect(await events("detection.due")).toEqual([{ payload: { landlordId: aih!.id, on: today.toString() } }]);
  await rows(sql`update outbox_event set outcome = 'handled' where kind = 'day.began'`);
  expect(await asSystem((tx) => beginMorning(tx, today.toString()))).toBe(true);
  expect(await asSystem((tx) => beginMorning(tx, today.toString()))).toBe(true);
  expect(await events("morning.began")).toHaveLength(1);
});

test("nobody is mailed who has not asked; who asks is, on working days, if a landlord's list is theirs to read", async () => {
  const working = isWorkingDay(today) ? today : addWorkingDays(today, 1);
  const told = async (on: Temporal.PlainDate) => {
    await rows(sql`delete from outbox_event where kind = 'worklist.morning'`);
    await asSystem((tx) => oneForEachReader(tx, event({ on: on.toString() })));
    return (await events("worklist.morning")).map(({ payload }) => payload["userId"]);
  };
  expect(await told(working)).toEqual([]);
  await rows(sql`
    insert into notification_setting (user_id, morning_list, language)
    values (${`${PERSON}1`}::uuid, true, 'fr'), (${`${PERSON}3`}::uuid, true, 'fr')`);
  expect(await told(working)).toEqual([`${PERSON}1`]);
  expect(await told(Temporal.PlainDate.from("2026-12-25"))).toEqual([]);
});

test("the mail counts what is new apart from what waits, names accounts by number and nobody by name, and leads to the list", async () => {
  const [mail] = await send(`${PERSON}1`);
  const text = decoded(mail!);
  expect(text).toContain("To: agent1@example.org");
  expect(text).toMatch(/Comptes à examiner ce matin : 2\./);
  expect(text).toMatch(/Nouveaux depuis le .* : 1\.\n {2}- A1 \(/);
  expect(text).toMatch(/depuis plus de 7 jours, personne ne les a encore contactés : 1\.\n {2}- A2 \(/);
  expect(text).toContain("https://example.org/worklist?raised=waiting");
  expect(text).not.toMatch(/Morel|500|1 ?500/);
});

test("in English for who reads English; nothing for another day, for who changed their mind, or whose post is closed", async () => {
  await rows(sql`update notification_setting set language = 'en' where user_id = ${`${PERSON}1`}::uuid`);
  expect(decoded((await send(`${PERSON}1`))[0]!)).toMatch(/New since .*: 1\./);
  expect(await send(`${PERSON}1`, today.subtract({ days: 1 }).toString())).toEqual([]);
  expect(await send(`${PERSON}2`)).toEqual([]);
  expect(await send(`${PERSON}3`)).toEqual([]);
  await rows(sql`update member set active = false where user_id = ${`${PERSON}1`}::uuid`);
  expect(await send(`${PERSON}1`)).toEqual([]);
});

/** Quoted-printable or base64, as the mail library chose. */
function decoded(mail: string): string {
  const end = mail.indexOf("\n\n");
  const [head, body] = [mail.slice(0, end), mail.slice(end + 2)];
  if (/base64/i.test(head)) return `${head}\n\n${Buffer.from(body, "base64").toString()}`;
  const bytes = body.replace(/(?:=[0-9A-F]{2})+/g, (run) =>
    Buffer.from(run.replaceAll("=", ""), "hex").toString(),
  );
  return `${head}\n\n${bytes}`;
}
