/** What follows from each event: notices for whom it concerns, mail, a run of detection. A kind that is not here is ignored, and counted. */
import { sql } from "drizzle-orm";

import { forgetEvents } from "../../abandoned-event/store.ts";
import { runBacktest } from "../../backtest/run.store.ts";
import { askFollowUps } from "../../closing/store.ts";
import { closeDormant } from "../../departure/store.ts";
import { askFreezes, freezeOnce } from "../../snapshot/store.ts";
import { runDetection } from "../../detection/store.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { emit } from "../../platform/audit/record.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import type { FileStore } from "../../platform/files/file-store.ts";
import type { Handlers, OutboxEvent } from "../../platform/jobs/outbox.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import { sweepFiles, sweptBefore } from "../../received-file/sweep.store.ts";
import { runAsked, runRetention } from "../../retention/run.store.ts";
import { proposeStops } from "../../rent-relief/stop.store.ts";
import { announceTransferDues } from "../../lease-transfer/store.ts";
import { announceBreaches, announceDue, missedInstalments } from "../../repayment-plan/watch.store.ts";
import { forgetSignIns } from "../../sign-in/store.ts";
import { WEBHOOK_KINDS } from "../../webhook/rules.ts";
import { forgetLetters, writeLetters } from "../../webhook/store.ts";
import { NOTICES } from "./concerned.ts";
import { mailDeadlines, oneForEachDeadlineReader } from "./deadline-mail.ts";
import { mailInvitation } from "./invitations.ts";
import { mailMorning, oneForEachReader } from "./morning.ts";
import { mailNotice, notify } from "./notices.ts";
import { mailSession } from "./session-mails.ts";
import { mailSignInChange } from "./sign-in-mails.ts";
import { mailTripartite } from "./tripartite-mails.ts";

export type Outside = {
  mail: Mailer;
  /** Where people open the application; links in mails start with it. */
  publicUrl: string;
};

/** `files`: the bytes of what people sent. */
export function handlersOf(outside: Outside, files: FileStore): Handlers {
  return withLetters({
    ...Object.fromEntries(
      Object.entries(NOTICES).map(([kind, concerned]) => [
        kind,
        { within: (tx, event) => notify(tx, event, concerned(event)) } satisfies Handlers[string],
      ]),
    ),
    "invitation.sent": { outside: (database, event) => mailInvitation(database, event, outside) },
    "signIn.changed": { outside: (database, event) => mailSignInChange(database, event, outside) },
    "session.invited": { outside: (database, event) => mailSession(database, event, outside) },
    "session.uninvited": { outside: (database, event) => mailSession(database, event, outside) },
    "tripartite.invited": { outside: (database, event) => mailTripartite(database, event, outside) },
    "notification.written": { outside: (database, event) => mailNotice(database, event, outside) },
    // Erased at once by who takes it out; here, where that process ended before it could.
    "receivedFile.removed": { outside: (_, { payload }) => files.remove(String(payload["fileId"])) },
    "day.began": { within: oneForEachLandlord },
    "snapshot.due": {
      within: (tx, { payload }) =>
        freezeOnce(tx, { from: String(payload["from"]), to: String(payload["to"]) }),
    },
    "detection.due": { outside: detectNightly },
    "morning.began": {
      within: async (tx, event) => {
        await oneForEachReader(tx, event);
        await oneForEachDeadlineReader(tx, event);
      },
    },
    "deadlines.morning": { outside: (database, event) => mailDeadlines(database, event, outside) },
    "worklist.morning": { outside: (database, event) => mailMorning(database, event, outside) },
    "ledger.imported": { outside: detectAgain },
    "ledger.reclassified": { outside: detectAgain },
    "weights.applied": { outside: detectAgain },
    "retention.asked": {
      outside: async (database, { payload }) => void (await runAsked(database, files, payload)),
    },
    "retention.due": {
      outside: async (database) => {
        await runRetention(database, files, { on: todayInParis(), dry: false });
        await sweepFiles(database, files, sweptBefore(Date.now()));
      },
    },
    "backtest.asked": {
      outside: (database, { payload }) =>
        runBacktest(database, String(payload["of"]), Number(payload["backtestId"])),
    },
  });
}

/** What organisations' own programs are told of is written as letters to them, in the transaction that marks the event handled. */
function withLetters(handlers: Handlers): Handlers {
  const telling = WEBHOOK_KINDS.map((kind) => {
    const known = handlers[kind];
    const within = async (tx: Tx, event: OutboxEvent) => {
      await known?.within?.(tx, event);
      await writeLetters(tx, event);
    };
    return [kind, { ...known, within }] as const;
  });
  return { ...handlers, ...Object.fromEntries(telling) };
}

/** New entries, or entries that proved to be something else, make the worklist and the plans' state old: detection runs again for that landlord, and plans that broke are
 * told. A second run writes the same list and tells nothing again. */
async function detectAgain(database: Database, { payload }: OutboxEvent): Promise<void> {
  const landlordCode = await codeOf(database, payload);
  if (landlordCode === undefined) return;
  const on = todayInParis();
  await runDetection(database, { kind: "system" }, { landlordCode, on, missedInstalments });
  await database.transaction({ kind: "system" }, async (tx) => {
    const landlordId = String(payload["landlordId"]);
    // Two at once would both find that nobody has told yet.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtext('breaches'), hashtext(${landlordId}))`);
    await announceBreaches(tx, landlordId, on);
    await proposeStops(tx, on, landlordId);
  });
}

/**
 * Signals come with the months, not with imports alone: each morning's worklist is of that morning. One event for each landlord, so that
 * a night that was cut short goes on with those that are left, whichever process takes them.
 */
async function oneForEachLandlord(tx: Tx, { payload }: OutboxEvent): Promise<void> {
  const landlords = await tx.rows<{ id: string }>(sql`
    select o.id from organisation o
     where o.kind = 'landlord' and exists (select 1 from tenant_account a where a.landlord_id = o.id) order by o.code`);
  for (const { id } of landlords)
    await emit(tx, "detection.due", { payload: { landlordId: id, on: payload["on"] ?? null } });
  // Instalments to come are told by the calendar: each to the worker, some days ahead, once.
  await announceDue(tx, todayInParis());
  await announceTransferDues(tx, todayInParis());
  await askFollowUps(tx, todayInParis());
  await closeDormant(tx);
  await forgetSignIns(tx);
  await forgetLetters(tx);
  await forgetEvents(tx);
  await askFreezes(tx, todayInParis());
  await emit(tx, "retention.due", { payload: { on: payload["on"] ?? null } });
}

/** Plans are left out: that one broke is known by the entries, and a day without an import brings none. */
async function detectNightly(database: Database, { payload }: OutboxEvent): Promise<void> {
  const landlordCode = await codeOf(database, payload);
  if (landlordCode === undefined) return;
  await runDetection(database, { kind: "system" }, { landlordCode, on: todayInParis(), missedInstalments });
  // Measures end and households leave on days without an import.
  await database.transaction({ kind: "system" }, (tx) =>
    proposeStops(tx, todayInParis(), String(payload["landlordId"])),
  );
}

async function codeOf(database: Database, payload: OutboxEvent["payload"]): Promise<string | undefined> {
  const [landlord] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ code: string }>(
      sql`select code from organisation where kind = 'landlord' and id = ${payload["landlordId"]}::uuid`,
    ),
  );
  return landlord?.code;
}
