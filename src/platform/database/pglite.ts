/** PostgreSQL inside the process: the embedded default, one folder, one session. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { PGlite, type Transaction } from "@electric-sql/pglite";
import type { SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";

import { enter, onlySystem, roleOf, type Database, type Drizzle, type Tx, type Who } from "./database.ts";
import { compile, compileAll, parsers } from "./values.ts";
import { createRoles, migrate } from "./migrate.ts";
import { withoutValues } from "./without-values.ts";

/** Bytes handed to one COPY: PGlite takes a whole blob at a time. */
const COPY_BYTES = 8 * 1024 * 1024;

/** Another living process holds the folder: PGlite itself would let both write, and rows would vanish. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(
      `Le dossier ${folder} est déjà ouvert par le processus ${pid}. Arrêtez-le, ou choisissez un autre dossier avec --data.`,
    );
  }
}

function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "logement-toujours.lock");
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch {
      const pid = Number(readFileSync(file, "utf8"));
      if (isAlive(pid)) throw new FolderInUse(folder, pid);
      rmSync(file, { force: true });
    }
  }
  throw new FolderInUse(folder, 0);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * The one session, lent to the job queue under its own role, statement by statement. Scripts of the queue that begin and
 * commit by themselves do so within: PostgreSQL then ends our transaction with theirs.
 */
function asQueue(pglite: PGlite) {
  const lent = <T>(work: (tx: Transaction) => Promise<T>) =>
    pglite.transaction(async (tx) => {
      await tx.exec("set local role lt_queue");
      return work(tx);
    });
  return {
    query: (text: string, values?: unknown[]) => lent((tx) => tx.query(text, values as unknown[])),
    exec: (text: string) => lent((tx) => tx.exec(text)),
  };
}

/** A copy in memory reads its files as fast as its buffers: clearing the usual 128 MB took a third of its opening. */
const IN_MEMORY = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

/**
 * PGlite copies all its parsers at every query, and has one for arrays of the rows of every table and view: nothing reads
 * those, and copying them took half of a short query's time.
 */
async function dropParsersOfRows(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ oid: number }>(
    `select typarray::int as oid from pg_type where typtype not in ('b', 'e') and typarray <> 0`,
  );
  const unread = new Set(rows.map(({ oid }) => String(oid)));
  // Made anew: an object that keys were deleted from is copied slowly.
  pglite.parsers = Object.fromEntries(
    Object.entries(pglite.parsers).filter(([oid]) => !unread.has(oid)),
  ) as typeof pglite.parsers;
}

/** Opens (and migrates) the embedded database. `folder` null = in memory; `snapshot` = a dump of another one, for tests. */
export async function openPglite(
  folder: string | null,
  snapshot?: Blob,
): Promise<Database & { pglite: PGlite }> {
  const unlock = folder === null ? () => {} : lockFolder(folder);
  const pglite = await PGlite.create({
    ...(folder === null ? {} : { dataDir: path.join(folder, "postgres") }),
    ...(snapshot ? { loadDataDir: snapshot, startParams: IN_MEMORY } : {}),
  });
  if (!snapshot) {
    const run = async (text: string) =>
      (await pglite.exec(text)).flatMap((result) => result.rows as Record<string, unknown>[]);
    await createRoles(run, null);
    await migrate(run);
  }
  await dropParsersOfRows(pglite);
  const root = drizzle(pglite);

  return {
    engine: "pglite",
    pglite,
    queue: { kind: "pglite", pglite: asQueue(pglite) },
    transaction: <T>(who: Who, work: (tx: Tx) => Promise<T>) => {
      const done = root.transaction(async (db) => {
        const role = roleOf(who);
        await db.execute(`set local role ${role}`);
        const { client } = (db as unknown as { session: { client: Transaction } }).session;
        const rows: Tx["rows"] = async <R>(statement: SQL) => {
          const { text, values } = compile(statement);
          return (await client.query<R>(text, values, { parsers })).rows;
        };
        // Reading "files" (here: a blob in memory) is the superuser's right; the table stays the actor's own.
        const copied = async (target: string, parts: Uint8Array[], format = "") => {
          await db.execute("set local role none");
          await client.query(`copy ${target} from '/dev/blob'${format}`, [], {
            blob: new Blob(parts as BlobPart[]),
          });
          await db.execute(`set local role ${role}`);
        };
        const asking = await enter(rows, who);
        return work({
          db: db as unknown as Drizzle,
          ...asking,
          rows,
          script: async (...statements) => void (await client.exec(compileAll(statements))),
          copyIn: async (target, chunks) => {
            let waiting: Uint8Array[] = [];
            let bytes = 0;
            for await (const chunk of chunks) {
              waiting.push(chunk);
              bytes += chunk.byteLength;
              if (bytes >= COPY_BYTES) {
                await copied(target, waiting);
                waiting = [];
                bytes = 0;
              }
            }
            if (waiting.length > 0) await copied(target, waiting);
          },
          copyOut: async (query) => {
            onlySystem(who);
            const { text } = compile(query.inlineParams());
            await db.execute("set local role none");
            const { blob } = await client.query(`copy (${text}) to '/dev/blob' (format binary)`);
            await db.execute(`set local role ${role}`);
            return new Uint8Array(await blob!.arrayBuffer());
          },
          copyRows: (target, from, { freeze = false } = {}) =>
            copied(target, from.parts(), ` with (format binary, freeze ${freeze})`),
        });
      });
      return done.catch((error: unknown) => {
        throw withoutValues(error);
      });
    },
    close: async () => {
      await pglite.close();
      unlock();
    },
  };
}
