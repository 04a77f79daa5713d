/**
 * Two people edit one record: who saves says which version they read. A version is a digest of the words themselves, so that it
 * cannot be forgotten by a way in that changes them. Where others stand meanwhile, nothing is written: the answer is 409 with what
 * stands, who wrote it and when (docs/decisions/2026-11-27-two-people-one-record.md).
 */
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";

import { inBoth, Problem } from "../access/problem.ts";
import type { Broken } from "../calendar/dated.ts";
import type { Tx } from "../database/database.ts";

const LENGTH = 22;

/** Of a form: the version that its writer had read; null, or left out: there was nothing to read. */
export const versionRead = z
  .string()
  .max(LENGTH)
  .nullable()
  .default(null)
  .describe(
    inBoth(
      "Version lue avant d'écrire ; nulle si rien n'était écrit.",
      "Version read before writing; null where nothing was written.",
    ),
  );
/** Of an answer: what a form sends back. */
export const versionShown = z.string();

/** What a refused form is told: contract of the 409 of every route that overwrites. */
export const staleSchema = z.object({
  version: z.string(),
  /** Null: not known to the asker, or a job's. */
  by: z.string().nullable(),
  at: z.string().nullable(),
  /** The record as the asker's own GET gives it. */
  standing: z.record(z.string(), z.unknown()),
});
export type StandingNow = z.infer<typeof staleSchema>;

/** Somebody wrote meanwhile; the server's error answer carries `standing`. */
export class Stale extends Problem {
  readonly stale: StandingNow;
  constructor(stale: StandingNow, errors?: Broken[]) {
    super(
      409,
      "Quelqu'un a écrit entre-temps : comparez les deux, puis enregistrez.",
      "Somebody wrote meanwhile: compare the two, then save.",
      errors,
    );
    this.stale = stale;
  }
}

/** Fields in their order, nothing where nothing is said: the same words give the same digest whoever put them together. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value === "string") return value.trim() || undefined;
  if (typeof value !== "object" || value === null) return value ?? undefined;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

export const versionOf = (words: object): string =>
  createHash("sha256")
    .update(JSON.stringify(canonical(words)))
    .digest("base64url")
    .slice(0, LENGTH);

type Editing<Record extends object> = {
  /** The table whose audit lines say who wrote last, and what the record is locked by: its row, or what there is one of. */
  table: string;
  id: string;
  /** What the writer had read, and the words they send. */
  version: string | null;
  words: object;
  /** What stands, as the asker reads it; undefined where nothing does. Called once the record is locked. */
  standing: () => Promise<Record | undefined>;
  /** Of what stands: the words that the form writes. */
  wordsOf: (record: Record) => object;
};

/**
 * Lets one writer at a time go on, and only who had read what stands. Sent again word for word, a text is there already: nothing is
 * refused. Call it before anything is written, once the asker is known to write here; what it gives tells the version once all is.
 */
export async function refuseStale<Record extends object>(
  tx: Tx,
  { table, id, version, words, standing, wordsOf }: Editing<Record>,
): Promise<() => Promise<string>> {
  const versionNow = async () => versionOf(wordsOf((await standing()) ?? ({} as Record)));
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`${table} ${id}`}, 0))`);
  const record = await standing();
  if (!record) return versionNow;
  const now = versionOf(wordsOf(record));
  if (now === version || now === versionOf(words)) return versionNow;
  const { id: row } = record as { id?: unknown };
  throw new Stale(
    await standingNow(tx, { table, id: typeof row === "string" ? row : id, version: now, record }),
  );
}

/** What a writer is told who had read something else: what stands, who wrote it last and when. */
export async function standingNow(
  tx: Tx,
  { table, id, version, record }: { table: string; id: string; version: string; record: object },
): Promise<StandingNow> {
  const [last] = await tx.rows<{ at: string; by: string | null }>(sql`
    select to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, d.name as by
      from app.last_change(${table}, ${id}) c left join app.directory() d on d.user_id = c.user_id`);
  return { version, by: last?.by ?? null, at: last?.at ?? null, standing: { ...record, version } };
}
