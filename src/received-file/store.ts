/** Files received of a household: taken in, listed, opened, shared by the household's agreement, taken out with a reason. */
import { createHash, randomUUID } from "node:crypto";

import { eq, sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { settingsOn } from "../law/setting.store.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, type Broken, brokenRule } from "../platform/calendar/dated.ts";
import { refuseStale, versionOf } from "../platform/editing/version.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { FileStore } from "../platform/files/file-store.ts";
import { knownFile, type KnownFile } from "../platform/files/known-file.ts";
import {
  brokenByContent,
  brokenByFacts,
  brokenByName,
  type FileFacts,
  type FileKind,
  type FileLimits,
  type FileReader,
  isProtectedKind,
} from "./rules.ts";
import { receivedFile } from "./schema.ts";
import { keepBytes } from "./sweep.store.ts";

type Asked = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

/** A file as a list shows it; days ISO. `by` null: the household sent it by itself. */
export type FileLine = {
  id: string;
  kind: FileKind;
  name: string;
  documentOn: string | null;
  receivedOn: string;
  mediaType: string;
  byteSize: number;
  isProtected: boolean;
  sharedWith: FileReader[];
  agreedOn: string | null;
  by: string | null;
  fromHousehold: boolean;
  removedOn: string | null;
  removedReason: string | null;
  can: { change: boolean; open: boolean };
  version: string;
};

/** What is said of a file once it is there. */
const wordsOf = ({ kind, documentOn, isProtected, sharedWith, agreedOn }: Omit<FileLine, "version">) => ({
  kind,
  documentOn,
  isProtected,
  agreedOn,
  sharedWith: sharedWith.toSorted(),
});

/** The household's files that the asker may see; undefined where the household is closed to them. */
export async function receivedFiles(
  tx: Asked,
  householdId: string,
): Promise<{ files: FileLine[]; can: { add: boolean } } | undefined> {
  const [household] = await tx.rows<{ add: boolean }>(sql`
    select exists (select 1 from assignment a where a.active and a.household_id = h.id and a.operator_id = app.operator_id()
                      and a.household_id in (select app.working_households())) as add
      from household h where h.id = ${householdId}::uuid`);
  if (!household) return undefined;
  const files = await tx.rows<Omit<FileLine, "version">>(sql`
    select f.id, f.kind, f.name, f.document_on::text as "documentOn", f.received_on::text as "receivedOn", f.media_type as "mediaType",
           f.byte_size as "byteSize", f.is_protected as "isProtected", f.shared_with as "sharedWith", f.agreed_on::text as "agreedOn",
           p.name as by, f.added_by is null as "fromHousehold", f.removed_on::text as "removedOn", f.removed_reason as "removedReason",
           jsonb_build_object('open', f.removed_on is null,
             'change', f.removed_on is null and f.operator_id is not distinct from app.operator_id()
                       and f.household_id in (select app.working_households())) as can
      from received_file f left join app.directory() p on p.user_id = f.added_by
     where f.household_id = ${householdId}::uuid
     order by f.removed_on is not null, f.received_on desc, f.created_at desc, f.id`);
  return {
    files: files.map((file) => ({ ...file, version: versionOf(wordsOf(file)) })),
    can: { add: household.add },
  };
}

/** The limits in force, an operator's own first, else the platform's. */
export async function fileLimits(tx: Tx, operatorId: string | undefined, on: PlainDate): Promise<FileLimits> {
  const [own] = await settingsOn<FileLimits>(tx, "receivedFile.limits", on, operatorId ? [operatorId] : []);
  return own?.value ?? legalOn("receivedFile.limits", on)!.value;
}

/** Reads what was sent; what is wrong with it where it is not taken. Nothing is written. */
export function checkedFile(
  { name, bytes }: { name: string; bytes: Uint8Array },
  limits: FileLimits,
): KnownFile | { errors: Broken[] } {
  const refused = (why: Parameters<typeof brokenByContent>[0]) => ({
    errors: [brokenByContent(why, limits)],
  });
  const named = brokenByName(name);
  if (named.length > 0) return { errors: named };
  if (bytes.length > limits.largestBytes) return refused("tooLarge");
  const known = knownFile(bytes);
  if (typeof known === "string") return refused(known);
  if (known.width !== null && known.height !== null && known.width * known.height > limits.mostPixels)
    return refused("tooManyPixels");
  return known;
}

export type NewFile = FileFacts & { name: string };

/** Takes a file in. Its bytes are kept before its row is: a row never names bytes that are not there. */
export async function addFile(
  tx: Asked,
  files: FileStore,
  householdId: string,
  { name, ...facts }: NewFile,
  known: KnownFile,
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  const [carried] = await tx.rows<{ landlordId: string; operatorId: string; measureId: string | null }>(sql`
    select a.landlord_id as "landlordId", a.operator_id as "operatorId",
           (select m.id from measure m where m.household_id = a.household_id and m.operator_id = a.operator_id and m.closed_on is null
             order by m.starts_on desc limit 1) as "measureId"
      from assignment a
     where a.active and a.household_id = ${householdId}::uuid and a.operator_id = app.operator_id()
       and a.household_id in (select app.working_households()) order by a.assigned_on desc limit 1`);
  if (!carried) return undefined;
  const errors = brokenByFacts(facts, today);
  if (errors.length > 0) return { errors };
  const id = randomUUID();
  await keepBytes(tx, files, id, known.bytes);
  try {
    await tx.db.insert(receivedFile).values({
      ...carried,
      ...columnsOf(facts),
      ...contentOf(known),
      id,
      householdId,
      name: name.trim(),
      receivedOn: today.toString(),
      addedBy: tx.actor.userId,
    });
  } catch (error) {
    await files.remove(id);
    throw error;
  }
  return { id };
}

export const contentOf = ({ mediaType, bytes, width, height }: KnownFile) => ({
  mediaType,
  byteSize: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  width,
  height,
});

const columnsOf = ({ kind, documentOn, isProtected, sharedWith, agreedOn }: FileFacts) => ({
  kind,
  documentOn: documentOn?.toString() ?? null,
  isProtected: isProtected || isProtectedKind(kind),
  sharedWith: [...new Set(sharedWith)],
  agreedOn: sharedWith.length > 0 ? (agreedOn?.toString() ?? null) : null,
});

/** Sorts a file anew, shares it or shares it no more. */
export async function changeFile(
  tx: Asked,
  id: string,
  { version, ...facts }: FileFacts & { version: string | null },
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  const errors = brokenByFacts(facts, today);
  if (errors.length > 0) return { errors };
  const [changed] = await tx.rows<{ householdId: string }>(sql`
    select household_id as "householdId" from received_file where id = ${id}::uuid and removed_on is null and operator_id = app.operator_id()
       and household_id in (select app.working_households())`);
  if (!changed) return undefined;
  await refuseStale(tx, {
    table: "received_file",
    id,
    version,
    words: columnsOf(facts),
    standing: async () => (await receivedFiles(tx, changed.householdId))?.files.find((one) => one.id === id),
    wordsOf,
  });
  await tx.db.update(receivedFile).set(columnsOf(facts)).where(eq(receivedFile.id, id));
  return { id };
}

/** What is opened: the row as the asker may see it. Undefined where it is closed to them, or taken out. */
export async function fileToOpen(
  tx: Tx,
  id: string,
): Promise<{ householdId: string; mediaType: string; name: string } | undefined> {
  const [row] = await tx.rows<{ householdId: string; mediaType: string; name: string }>(sql`
    select household_id as "householdId", media_type as "mediaType", name from received_file
     where id = ${id}::uuid and removed_on is null`);
  return row;
}

/** Takes a file out, with the reason. The caller removes its bytes once this is committed. */
export async function removeFile(tx: Asked, id: string, reason: string, today: PlainDate): Promise<Answered> {
  if (reason.trim().length < 3)
    return brokenRule(
      "receivedFile.reason",
      "Dites pourquoi ce document est retiré : la raison reste dans le dossier.",
      "Say why this document is taken out: the reason stays in the file.",
      "reason",
    );
  const [removed] = await tx.rows<{ householdId: string }>(sql`
    update received_file set removed_on = ${today.toString()}::date, removed_by = ${tx.actor.userId}::uuid, removed_reason = ${reason.trim()}
     where id = ${id}::uuid and removed_on is null returning household_id as "householdId"`);
  if (!removed) return undefined;
  await emit(tx, "receivedFile.removed", { householdId: removed.householdId, payload: { fileId: id } });
  return { done: true };
}
