/** A run of retention: what is due is closed and erased, part by part, or only counted; and what was found is kept. */
import { sql } from "drizzle-orm";

import { todayInParis } from "../platform/calendar/today.ts";
import type { Database, Tx } from "../platform/database/database.ts";
import type { FileStore } from "../platform/files/file-store.ts";
import { type Due, dueOn } from "./due.store.ts";
import { type Counts, countErasure, erase, eraseOldLines } from "./erase.store.ts";
import type { Part } from "./registry.ts";

export type RunReport = {
  runId: string;
  on: string;
  dry: boolean;
  archived: number;
  erased: number;
  held: number;
  counts: Counts;
  lines: {
    householdId: string;
    part: Part;
    step: string;
    dueOn: string;
    since: string;
    because: string | null;
  }[];
};

/** Households whose words are erased in one transaction: a run that is killed goes on with the others. */
const TOGETHER = 50;

const asSystem = <T>(database: Database, work: (tx: Tx) => Promise<T>) =>
  database.transaction({ kind: "system" }, work);

/** `runId`: of a run that somebody asked for on the page; a second call for it does nothing. */
export async function runRetention(
  database: Database,
  files: FileStore,
  { on, dry, runId }: { on: Temporal.PlainDate; dry: boolean; runId?: string },
): Promise<RunReport | undefined> {
  const id = await asSystem(database, (tx) => begin(tx, on, dry, runId));
  if (id === undefined) return undefined;
  const found = async () =>
    (await asSystem(database, (tx) => dueOn(tx, on))).filter(({ step }) => step !== "wait");
  const now = await found();
  const counts: Counts = {};
  const add = (more: Counts) => {
    for (const [table, n] of Object.entries(more)) counts[table] = (counts[table] ?? 0) + n;
  };
  const archived = now.filter(({ step }) => step === "archive");
  if (!dry) await asSystem(database, (tx) => archive(tx, archived, on));
  let erased = 0;
  for (const part of ["file", "tenant"] as const) {
    // A name may go as soon as the file that it is the name of has gone.
    const more =
      dry || part === "file" || erased === 0 ? [] : (await found()).filter((one) => one.part === part);
    now.push(
      ...more.filter(
        ({ householdId }) => !now.some((one) => one.part === part && one.householdId === householdId),
      ),
    );
    const chosen = now.filter((one) => one.part === part && one.step === "erase");
    for (let from = 0; from < chosen.length; from += TOGETHER) {
      const batch = chosen.slice(from, from + TOGETHER);
      const ids = batch.map(({ householdId }) => householdId);
      if (dry) {
        add(await asSystem(database, (tx) => countErasure(tx, part, ids)));
        continue;
      }
      const done = await asSystem(database, (tx) => eraseStillDue(tx, part, batch, on));
      add(done.counts);
      erased += done.erased;
      for (const fileId of done.files) await files.remove(fileId);
      if (done.files.length > 0) add({ files: done.files.length });
    }
    if (dry) erased += chosen.length;
  }
  const old = await asSystem(database, (tx) => eraseOldLines(tx, on, dry));
  if (old > 0) add({ ledger_quarantine: old });
  const held = now.filter(({ step }) => step === "held").length;
  const report = {
    runId: id,
    on: on.toString(),
    dry,
    archived: archived.length,
    erased,
    held,
    counts,
    lines: now.map((one) => ({
      householdId: one.householdId,
      part: one.part,
      step: one.step,
      dueOn: one.on.toString(),
      since: one.since.toString(),
      // What is erased leaves no reason either: it was written of the household.
      because: !dry && one.step === "erase" ? null : one.because,
    })),
  };
  await asSystem(database, (tx) => end(tx, report));
  return report;
}

async function begin(
  tx: Tx,
  on: Temporal.PlainDate,
  dry: boolean,
  runId: string | undefined,
): Promise<string | undefined> {
  if (runId !== undefined) {
    const [asked] = await tx.rows<{ id: string }>(
      sql`select id from retention_run where id = ${runId}::uuid and state = 'asked' for update`,
    );
    return asked?.id;
  }
  const [made] = await tx.rows<{ id: string }>(
    sql`insert into retention_run (dry, ran_for) values (${dry}, ${on.toString()}::date) returning id`,
  );
  return made!.id;
}

async function archive(tx: Tx, due: readonly Due[], on: Temporal.PlainDate): Promise<void> {
  const rows = due.map(({ householdId, since }) => ({ householdId, since: since.toString() }));
  await tx.rows(sql`
    insert into file_retention (household_id, last_contact_on, archived_on)
    select x."householdId", x.since, ${on.toString()}::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x ("householdId" uuid, since date)
        on conflict (household_id) do update set archived_on = excluded.archived_on, last_contact_on = excluded.last_contact_on`);
  // A code that the household still holds opens nothing of a closed file.
  await tx.rows(sql`
    update household_link l set revoked_at = now() where l.revoked_at is null
       and l.household_id in (select x."householdId" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x ("householdId" uuid))`);
}

/** What was held, or came back, since the list was made is left alone. */
async function eraseStillDue(
  tx: Tx,
  part: Part,
  batch: readonly Due[],
  on: Temporal.PlainDate,
): Promise<{ counts: Counts; files: string[]; erased: number }> {
  const ids = batch.map(({ householdId }) => householdId);
  const [still] = await tx.rows<{ ids: string[] | null }>(sql`
    with wanted (id) as (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)),
    locked as (select h.id from household h join wanted w on w.id = h.id for update of h)
    select array_agg(l.id::text) as ids from locked l
     where not exists (select 1 from retention_hold x where x.household_id = l.id and x.lifted_on is null)
       and ${
         part === "file"
           ? sql`exists (select 1 from file_retention f where f.household_id = l.id and f.archived_on is not null and f.erased_on is null)`
           : sql`not exists (select 1 from referral r where r.household_id = l.id
                             and not exists (select 1 from file_retention f where f.household_id = l.id and f.erased_on is not null))`
       }`);
  const chosen = still?.ids ?? [];
  const done = await erase(tx, part, chosen);
  const column = part === "file" ? sql`erased_on` : sql`identity_erased_on`;
  await tx.rows(sql`
    insert into file_retention (household_id, ${column})
    select value::uuid, ${on.toString()}::date from jsonb_array_elements_text(${JSON.stringify(chosen)}::jsonb)
        on conflict (household_id) do update set ${column} = excluded.${column}`);
  return { ...done, erased: chosen.length };
}

async function end(tx: Tx, report: RunReport): Promise<void> {
  await tx.rows(sql`
    update retention_run set state = 'done', ended_at = now(), ran_for = ${report.on}::date, archived = ${report.archived},
           erased = ${report.erased}, held = ${report.held}, counts = ${JSON.stringify(report.counts)}::jsonb
     where id = ${report.runId}::uuid`);
  await tx.rows(sql`
    insert into retention_line (run_id, household_id, part, step, because, due_on, since)
    select ${report.runId}::uuid, x."householdId", x.part, x.step, x.because, x."dueOn", x.since
      from jsonb_to_recordset(${JSON.stringify(report.lines)}::jsonb)
        x ("householdId" uuid, part text, step text, because text, "dueOn" date, since date)`);
}

/** A run that a person asked for, as its event says it. */
export const runAsked = (
  database: Database,
  files: FileStore,
  payload: Readonly<Record<string, string | number | null>>,
): Promise<RunReport | undefined> =>
  runRetention(database, files, {
    on: todayInParis(),
    dry: payload["dry"] === 1,
    runId: String(payload["runId"]),
  });
