/** An invitation as it reaches people: by a real SMTP server, with an entry that their calendar takes, changes and takes out again. */
import type { AddressInfo } from "node:net";

import { sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";

import { havingRead } from "../../platform/editing/having-read.ts";
import { type Committee, committee } from "../../committee/committee-fixture.ts";
import { folderOfFiles } from "../../platform/files/file-store.ts";
import type { Database } from "../../platform/database/database.ts";
import { createMailer } from "../../platform/mail/mailer.ts";
import { demoOf } from "../demo/demo-fixture.ts";
import { serverOf } from "../server-fixture.ts";
import { handlersOf } from "./handlers.ts";
import { todayInParis } from "../../platform/calendar/today.ts";

const TODAY = todayInParis();

let at: Committee;
let database: Database;
let smtp: SMTPServer;
const received: { to: string[]; source: string }[] = [];
beforeAll(async () => {
  at = await committee(demoOf({ tenancies: 0 }), serverOf);
  ({ database } = at);
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      let source = "";
      stream.on("data", (chunk: Buffer) => (source += chunk.toString()));
      stream.on("end", () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void smtp.listen(0, "127.0.0.1", resolve));
}, 120_000);
afterAll(async () => {
  await new Promise<void>((resolve) => smtp?.close(resolve));
  await at?.close();
});

/** What the mail server got since, with base64 and folded lines read. */
async function sent(kind: string): Promise<{ to: string; text: string }[]> {
  received.length = 0;
  const { port } = smtp.server.address() as AddressInfo;
  const mail = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: "lt@example.org", log: () => {} });
  const handler = handlersOf({ mail, publicUrl: "https://lt.example.org" }, folderOfFiles("/nonexistent"))[
    kind
  ] as {
    outside: (database: Database, event: object) => Promise<void>;
  };
  const events = await at.asSystem((tx) =>
    tx.rows<{ id: number }>(sql`
      update outbox_event set outcome = 'test' where kind = ${kind} and outcome is null
      returning id, kind, household_id as "householdId", payload, user_id as "userId", created_at as "createdAt"`),
  );
  for (const event of events) await handler.outside(database, event);
  return received
    .map(({ to, source }) => ({ to: to.join(), text: decoded(source) }))
    .toSorted((one, other) => one.to.localeCompare(other.to));
}
const decoded = (source: string) =>
  source
    .split(/\r?\n\r?\n/)
    .map((part, index, parts) =>
      /base64/i.test(parts[index - 1] ?? "") ? Buffer.from(part, "base64").toString() : part,
    )
    .join("\n\n")
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/\r?\n[ \t]/g, "");

it("goes to who sits, again when it changes, and takes the entry out of the calendar of who sits no more; no household in it", async () => {
  const { referralId } = await at.waiting({ name: "Nadia Morel" });
  const heldOn = TODAY.add({ days: 20 });
  const people = ["committeeMember@AIH", "operatorLead@RELAIS"].map((who) => at.post(who).userId);
  const plan = {
    number: null,
    heldOn: heldOn.toString(),
    startsAt: "14:00",
    place: "Grenoble",
    videoLink: "https://visio.example/c",
  };
  const { id } = (await at.ask("coordinator", "POST", "/api/sessions", { ...plan, members: people })).body;
  const url = `/api/sessions/${id}`;
  await at.ask("coordinator", "POST", `${url}/items`, { referralIds: [referralId] });
  expect((await at.ask("committeeMember@AIH", "POST", `${url}/invitation`)).status).toBe(403);
  expect((await at.ask("coordinator", "POST", `${url}/invitation`)).body).toEqual({ invited: 2 });

  const first = await sent("session.invited");
  expect(first).toHaveLength(2);
  const utc = heldOn.toZonedDateTime({ timeZone: "Europe/Paris", plainTime: "14:00" }).toInstant().toString();
  const stamp = utc.replaceAll(/[-:]/g, "").replace(/\.\d+/, "");
  for (const { text } of first) {
    for (const part of [
      "METHOD:REQUEST",
      `UID:session-${id}`,
      "SEQUENCE:1",
      `DTSTART:${stamp}`,
      "LOCATION:Grenoble",
      "https://visio.example/c",
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(text).not.toContain("Morel");
  }

  await at.ask("coordinator", "POST", `${url}/invitation`);
  expect((await sent("session.invited"))[0]!.text).toContain("SEQUENCE:2");

  const left = { members: [{ userId: people[0], presence: "invited" }] };
  await havingRead(at.ask)("coordinator", "PUT", `${url}/members`, left);
  const [gone, ...others] = await sent("session.uninvited");
  expect(others).toEqual([]);
  expect(gone!.text).toContain("METHOD:CANCEL");
  expect(gone!.text).toContain("STATUS:CANCELLED");
});
