/** The mail of deadlines: to who wants it, of their own procedures, with no name; on the days that it is worth reading. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { todayInParis } from "../../platform/calendar/today.ts";
import { addWorkingDays, isWorkingDay } from "../../platform/calendar/working-days.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";
import type { Mail } from "../../platform/mail/mailer.ts";
import { servedScene, type ServedScene } from "../../referral/referral-fixture.ts";
import { demoOf } from "../demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../server-fixture.ts";
import { mailDeadlines, oneForEachDeadlineReader } from "./deadline-mail.ts";

let at: ServedScene<RealServer>;
const today = todayInParis();
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const event = (payload: OutboxEvent["payload"]) => ({ payload }) as OutboxEvent;
async function sentTo(who: string, on = today.toString()): Promise<Mail[]> {
  const sent: Mail[] = [];
  const outside = { mail: async (one: Mail) => void sent.push(one), publicUrl: "https://example.org" };
  await mailDeadlines(at.database, event({ userId: at.post(who).userId, on }), outside);
  return sent;
}
const wants = (who: string, deadlinesByMail: boolean) =>
  at.ask(who, "PUT", "/api/notification-setting", { deadlinesByMail });
const hearingIn = async (days: number, code = "AIH") => {
  const household = await at.household(code, "Nadia Morel");
  await at.ask(`arrearsOfficer@${code}`, "POST", `/api/households/${household}/procedure/acts`, {
    kind: "hearing",
    on: today.add({ days }).toString(),
  });
};

it("tells who wants it what falls near, by initials, and nobody else; another landlord's is not there", async () => {
  await hearingIn(1);
  await hearingIn(1, "ACTIS");
  expect(await sentTo("arrearsOfficer@AIH")).toEqual([]);
  await wants("arrearsOfficer@AIH", true);
  const [mail] = await sentTo("arrearsOfficer@AIH");
  expect(mail!.subject).toMatch(/^Procédures : \d+ échéances? sous 7 jours$/);
  expect(mail!.text).toContain("Audience – N. M., Alpes Isère Habitat");
  expect(mail!.text).not.toMatch(/Nadia|Morel|Actis/);
  await at.ask("arrearsOfficer@AIH", "PUT", "/api/me/language", { language: "en" });
  const [english] = await sentTo("arrearsOfficer@AIH");
  expect(english!.text).toContain("Hearing – N. M.");
  await at.ask("arrearsOfficer@AIH", "PUT", "/api/me/language", { language: "fr" });
});

it("of a day gone by, or to whom the post is closed, sends nothing", async () => {
  expect(await sentTo("arrearsOfficer@AIH", today.subtract({ days: 1 }).toString())).toEqual([]);
  await at.asSystem((tx) =>
    tx.rows(
      sql`update member set active = false where user_id = ${at.post("arrearsOfficer@AIH").userId}::uuid`,
    ),
  );
  expect(await sentTo("arrearsOfficer@AIH")).toEqual([]);
  await at.asSystem((tx) =>
    tx.rows(
      sql`update member set active = true where user_id = ${at.post("arrearsOfficer@AIH").userId}::uuid`,
    ),
  );
});

it("what falls later in the week waits for the week's first working day", async () => {
  await hearingIn(5, "SDH");
  await wants("arrearsOfficer@SDH", true);
  const weekBegins = addWorkingDays(today, -1).weekOfYear !== today.weekOfYear;
  expect(await sentTo("arrearsOfficer@SDH")).toHaveLength(weekBegins ? 1 : 0);
});

const heard = async (on: Temporal.PlainDate) => {
  await at.asSystem(async (tx) => {
    await tx.rows(sql`delete from outbox_event where kind = 'deadlines.morning'`);
    await oneForEachDeadlineReader(tx, event({ on: on.toString() }));
  });
  const rows = await at.asSystem((tx) =>
    tx.rows(sql`select 1 from outbox_event where kind = 'deadlines.morning'`),
  );
  return rows.length;
};

it("one event for each person who wants it, on working days", async () => {
  const off = [0, 1, 2, 3, 4, 5, 6].map((days) => today.add({ days })).find((day) => !isWorkingDay(day))!;
  expect(await heard(off)).toBe(0);
  expect(await heard(addWorkingDays(today, 1))).toBe(2);
});
