/**
 * What the database holds of the writes of a drill. An acknowledged write is there, with its audit line by the request's own number and its
 * event; one that was never answered is there whole, or not at all.
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

import { PDF } from "../src/platform/files/file-samples.ts";
import { isAcknowledged, type Kind, type Written } from "./writes.ts";

/** Runs one statement over everything, past every wall. */
export type Rows = <T>(text: string, values?: unknown[]) => Promise<T[]>;

export type Held = {
  tried: number;
  acknowledged: number;
  /** Told to the writer as not done, or not answered: of these, written whole and not written. */
  unanswered: { written: number; notWritten: number };
  /** Answers that were none of these. */
  refused: Record<string, number>;
  lost: number;
  half: number;
  /** The first of them, in words. */
  faults: string[];
  byKind: Partial<Record<Kind, number>>;
};

/** By kind: a query that gives, of keys $1 (text[]), those that stand, their id, and whether all of their parts do. */
const STANDING: Record<Kind, string> = {
  contact: `
    select c.id::text as key, c.id::text as id,
           exists (select 1 from contact_note n where n.contact_id = c.id)
             and exists (select 1 from outbox_event e where e.kind = 'contact.written' and e.payload ->> 'contactId' = c.id::text) as whole
      from contact c where c.id::text = any ($1)`,
  file: `select name as key, id::text as id, true as whole from received_file where name = any ($1) and removed_on is null`,
  // Each save writes over the one before: the text that stands is the last, or a later one.
  draft: `
    select k.key, w.referral_id::text as id, true as whole
      from unnest($1::text[]) k (key) cross join referral_words w
     where w.words like 'Exercice %' and split_part(w.words, ' ', 2)::int >= k.key::int`,
  grant: `
    select g.purpose as key, g.id::text as id,
           exists (select 1 from outbox_event e where e.kind = 'grant.asked' and e.payload ->> 'grantId' = g.id::text) as whole
      from debt_grant g where g.purpose = any ($1)`,
  grantBack: `select g.id::text as key, g.id::text as id, true as whole from debt_grant g where g.id::text = any ($1) and g.status = 'withdrawn'`,
  relief: `
    select r.conditions as key, r.id::text as id,
           (select count(*) from rent_relief_month m where m.relief_id = r.id) = 2
             and exists (select 1 from outbox_event e where e.kind = 'relief.proposed' and e.payload ->> 'reliefId' = r.id::text) as whole
      from rent_relief r where r.conditions = any ($1)`,
  reliefRefused: `
    select r.id::text as key, r.id::text as id,
           exists (select 1 from outbox_event e where e.kind = 'relief.refused' and e.payload ->> 'reliefId' = r.id::text) as whole
      from rent_relief r where r.id::text = any ($1) and r.status = 'refused'`,
  import: `
    select i.file_name as key, i.id::text as id,
           (select count(*) from ledger_entry e where e.landlord_id = i.landlord_id and e.import_id = i.id) = 4
             and exists (select 1 from outbox_event e where e.kind = 'ledger.imported' and e.payload ->> 'importId' = i.id::text) as whole
      from ledger_import i where i.file_name = any ($1)`,
};

/** Parts of a write without the row that they belong to: there must be none. */
const PARTS_ALONE = `
  select 'event without its contact' as what from outbox_event e
   where e.kind = 'contact.written' and not exists (select 1 from contact c where c.id::text = e.payload ->> 'contactId')
  union all
  select 'event without its grant' from outbox_event e
   where e.kind = 'grant.asked' and not exists (select 1 from debt_grant g where g.id::text = e.payload ->> 'grantId')
  union all
  select 'event without its relief' from outbox_event e
   where e.kind = 'relief.proposed' and not exists (select 1 from rent_relief r where r.id::text = e.payload ->> 'reliefId')
  union all
  select 'event without its import' from outbox_event e
   where e.kind = 'ledger.imported' and e.payload ? 'importId'
     and not exists (select 1 from ledger_import i where i.id::text = e.payload ->> 'importId')
  union all
  select 'audit line without its contact' from audit_entry a
   where a.subject = 'contact' and a.action = 'insert' and not exists (select 1 from contact c where c.id::text = a.subject_id)
  union all
  select 'file without its audit line' from received_file f
   where not exists (select 1 from audit_entry a where a.subject = 'received_file' and a.action = 'insert' and a.subject_id = f.id::text)
     and f.name like 'exercice-%'
  union all
  select 'contact without its audit line' from contact c
   where not exists (select 1 from audit_entry a where a.subject = 'contact' and a.subject_id = c.id::text) and c.minutes = 10`;

/** `filesFolder`: where people's files lie. */
export async function held(written: readonly Written[], rows: Rows, filesFolder: string): Promise<Held> {
  const [lost, half]: [string[], string[]] = [[], []];
  const lose = (what: string) => void lost.push(`lost: ${what}`);
  const halve = (what: string) => void half.push(`half: ${what}`);
  const answer: Held = {
    tried: written.length,
    acknowledged: written.filter(isAcknowledged).length,
    unanswered: { written: 0, notWritten: 0 },
    refused: {},
    lost: 0,
    half: 0,
    faults: [],
    byKind: {},
  };
  const audited = new Set(
    (
      await rows<{ id: string }>(
        "select distinct request_id as id from audit_entry where request_id = any ($1) and action <> 'read'",
        [written.map(({ requestId }) => requestId).filter(Boolean)],
      )
    ).map(({ id }) => id),
  );
  for (const kind of Object.keys(STANDING) as Kind[]) {
    const own = written.filter((one) => one.kind === kind);
    const standing = new Map(
      (
        await rows<{ key: string; id: string; whole: boolean }>(STANDING[kind], [own.map(({ key }) => key)])
      ).map((row) => [row.key, row]),
    );
    for (const row of standing.values()) if (!row.whole) halve(`${kind} ${row.key}`);
    for (const one of own) {
      const row = standing.get(one.key);
      if (isAcknowledged(one)) {
        answer.byKind[kind] = (answer.byKind[kind] ?? 0) + 1;
        if (!row || (kind !== "draft" && row.id !== one.id)) lose(`${kind} ${one.key} (${one.requestId})`);
        else if (!audited.has(one.requestId ?? "")) halve(`${kind} ${one.key}: no audit line`);
      } else if (one.status === 0 || one.status >= 500 || one.status === -1) {
        if (kind === "draft") continue;
        answer.unanswered[row ? "written" : "notWritten"] += 1;
      } else answer.refused[one.status] = (answer.refused[one.status] ?? 0) + 1;
    }
    // A file's bytes are those that were sent, whoever was answered what.
    if (kind === "file")
      for (const { key, id } of standing.values()) {
        const place = path.join(filesFolder, id.slice(0, 2), id);
        if (!existsSync(place) || !readFileSync(place).equals(PDF)) lose(`bytes of ${key}`);
      }
  }
  for (const { what } of await rows<{ what: string }>(PARTS_ALONE)) halve(what);
  return {
    ...answer,
    lost: lost.length,
    half: half.length,
    faults: [...lost.slice(0, 10), ...half.slice(0, 10)],
  };
}

/**
 * What follows from an event follows once: `twice` counts notices and days that came again, `missed` events marked as handled that nobody was
 * told of.
 */
export async function followed(
  rows: Rows,
): Promise<{ left: number; dead: number; twice: number; missed: number }> {
  const [counts] = await rows<{ left: number; dead: number; twice: number; missed: number }>(`
    select (select count(*)::int from outbox_event where handled_at is null and outcome is distinct from 'ignored') as left,
           (select count(*)::int from outbox_event where outcome = 'dead') as dead,
           (select count(*)::int from (
              select 1 from notification where kind in ('relief.proposed', 'relief.refused', 'grant.asked')
               group by user_id, kind, payload having count(*) > 1
              union all
              select 1 from outbox_event where kind in ('day.began', 'morning.began', 'detection.due')
               group by kind, payload ->> 'on', payload ->> 'landlordId' having count(*) > 1) again) as twice,
           (select count(*)::int from outbox_event e
             where e.kind in ('relief.proposed', 'grant.asked') and e.handled_at is not null
               and not exists (select 1 from notification n where n.kind = e.kind and n.payload = e.payload)) as missed`);
  return counts!;
}

/** Files in the store that no row names: sent in the moment of a fault. */
export async function bytesWithoutRow(rows: Rows, filesFolder: string): Promise<number> {
  const known = new Set(
    (await rows<{ id: string }>("select id::text from received_file")).map(({ id }) => id),
  );
  return globSync("??/*", { cwd: filesFolder }).filter((file) => !known.has(path.basename(file))).length;
}
