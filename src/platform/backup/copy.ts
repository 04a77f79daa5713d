/** A whole copy of a database and of its files, and its return into an empty one, on either engine: every table is counted and summed. */
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createReadStream } from "node:fs";
import path from "node:path";

import type { Owner } from "./owner.ts";
import { type BeginHead, NoCopy, type Part, type TableHead } from "./parts.ts";

/** What was copied. `bytes`: of people's files. */
export type Copied = { tables: number; rows: number; files: number };

const NO_BODY = { async *[Symbol.asyncIterator]() {} } as AsyncIterable<Uint8Array>;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The same text for the same value, whatever the server's own settings. */
const SAME_TEXT =
  "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'";

const TABLES = `
  select c.relname as name, jsonb_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
   group by c.relname order by c.relname`;
const PARTITIONS = `
  select c.relname as name, w.relname as whole, pg_get_expr(c.relpartbound, c.oid) as bounds
    from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_class w on w.oid = i.inhparent
   where c.relnamespace = 'public'::regnamespace and c.relispartition and c.relkind = 'r' order by 1`;
const SEQUENCES = `
  select sequencename as name, coalesce(last_value, start_value)::text as value, last_value is not null as called
    from pg_sequences where schemaname = 'public' order by 1`;
const MIGRATIONS = "select hash from app.migration order by hash";

/** Rows and a sum of them that does not depend on their order: two copies of a table agree on both, or differ in a row. */
async function summed(
  owner: Owner,
  table: string,
  columns: readonly string[],
): Promise<{ rows: number; sum: string }> {
  const row = columns.map(quoted).join(", ");
  const [found] = await owner.run(`
    select count(*)::int as rows, coalesce(sum(('x' || substr(md5(row(${row})::text), 1, 15))::bit(60)::bigint), 0)::text as sum
      from ${quoted(table)}`);
  return found as { rows: number; sum: string };
}

const listed = async (owner: Owner, query: string) => (await owner.run(query)) as never[];

/** Every part of the copy, out of one moment of the database, then its files. */
export async function* copyOf(
  owner: Owner,
  filesFolder: string,
  say: (line: string) => void = () => {},
): AsyncGenerator<Part> {
  await owner.run(`begin transaction isolation level repeatable read; ${SAME_TEXT}`);
  let tables = 0;
  let files = 0;
  try {
    const head: BeginHead = {
      kind: "begin",
      madeAt: new Date().toISOString(),
      migrations: (await owner.run(MIGRATIONS)).map(({ hash }) => String(hash)),
      partitions: await listed(owner, PARTITIONS),
      sequences: await listed(owner, SEQUENCES),
    };
    yield { head, body: NO_BODY };
    for (const { name, columns } of (await owner.run(TABLES)) as { name: string; columns: string[] }[]) {
      const { rows, sum } = await summed(owner, name, columns);
      if (rows > 10_000) say(`${name} : ${rows} lignes`);
      yield {
        head: { kind: "table", name, columns, rows, sum },
        body: owner.copyOut(`select ${columns.map(quoted).join(", ")} from ${quoted(name)}`),
      };
      tables++;
    }
  } finally {
    await owner.run("rollback");
  }
  for (const file of await filesUnder(filesFolder)) {
    const { size } = await stat(path.join(filesFolder, file));
    yield {
      head: { kind: "file", path: file, bytes: size },
      body: createReadStream(path.join(filesFolder, file)),
    };
    files++;
  }
  yield { head: { kind: "end", tables, files }, body: NO_BODY };
}

/** Whole files, by their path under the folder; none where it is not there. */
async function filesUnder(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  return found
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".part"))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
}

/**
 * Puts a copy into an empty database of the same schema, in one transaction: whole, each table counted and summed again, or not at
 * all. Throws NoCopy where the database holds something, the schema is another, or what arrived is not what was copied.
 */
export async function putBack(
  owner: Owner,
  parts: AsyncIterable<Part>,
  filesFolder: string,
  say: (line: string) => void = () => {},
): Promise<Copied> {
  const copied: Copied = { tables: 0, rows: 0, files: 0 };
  const files: string[] = [];
  let ended = false;
  await owner.run(`begin; ${SAME_TEXT}`);
  try {
    await owner.run("set local session_replication_role = replica").catch((error: unknown) => {
      throw new NoCopy(
        "La base de données n'est pas ouverte par son administrateur : remettre une sauvegarde demande un compte superutilisateur.",
        { cause: error },
      );
    });
    for await (const { head, body } of parts) {
      if (head.kind === "begin") await readied(owner, head);
      else if (head.kind === "table") {
        await tablePutBack(owner, head, body);
        if (head.rows > 10_000) say(`${head.name} : ${head.rows} lignes`);
        copied.tables++;
        copied.rows += head.rows;
      } else if (head.kind === "file") {
        files.push(await filePutBack(filesFolder, head.path, body));
        copied.files++;
      } else {
        if (head.tables !== copied.tables || head.files !== copied.files)
          throw new NoCopy("La sauvegarde n'a pas toutes les tables qu'elle annonce.");
        ended = true;
      }
    }
    if (!ended) throw new NoCopy("La sauvegarde s'arrête avant sa fin.");
    await owner.run("commit");
    return copied;
  } catch (error) {
    await owner.run("rollback");
    for (const file of files) await rm(file, { force: true });
    throw error;
  }
}

/** The target has the copy's schema and nothing in it; parts of tables and sequences as they were. */
async function readied(owner: Owner, { migrations, partitions, sequences }: BeginHead): Promise<void> {
  const [some] = await owner.run("select exists (select 1 from organisation) as found");
  if (some?.["found"])
    throw new NoCopy(
      "La base de données n'est pas vide : rien n'a été remis. Donnez un dossier (--data) ou une base (--database-url) qui ne contient rien.",
    );
  const here = (await owner.run(MIGRATIONS)).map(({ hash }) => String(hash));
  if (here.join() !== migrations.join())
    throw new NoCopy(
      `La sauvegarde vient d'une autre version (${migrations.length} évolutions du schéma, ${here.length} ici) : remettez-la avec la version qui l'a faite, puis démarrez la nouvelle.`,
    );
  const tables = (await owner.run(TABLES)).map(({ name }) => quoted(String(name)));
  await owner.run(`truncate ${tables.join(", ")}`);
  for (const { name, whole, bounds } of partitions) {
    const [there] = await owner.run(`select to_regclass(${literal(quoted(name))}) is not null as found`);
    if (there?.["found"]) continue;
    await owner.run(`
      create table ${quoted(name)} partition of ${quoted(whole)} ${bounds};
      alter table ${quoted(name)} owner to lt_owner;
      alter table ${quoted(name)} enable row level security;
      alter table ${quoted(name)} force row level security`);
  }
  for (const { name, value, called } of sequences)
    await owner.run(
      `select setval(${literal(`public.${quoted(name)}`)}, ${literal(value)}::bigint, ${called})`,
    );
}

async function tablePutBack(owner: Owner, head: TableHead, body: AsyncIterable<Uint8Array>): Promise<void> {
  const { name, columns } = head;
  await owner.copyIn(`${quoted(name)} (${columns.map(quoted).join(", ")})`, body);
  const { rows, sum } = await summed(owner, name, columns);
  if (rows !== head.rows || sum !== head.sum)
    throw new NoCopy(
      `La table ${name} n'est pas revenue telle qu'elle était : ${rows} lignes au lieu de ${head.rows}, ou une ligne autre.`,
    );
}

async function filePutBack(folder: string, name: string, body: AsyncIterable<Uint8Array>): Promise<string> {
  const place = path.resolve(folder, name);
  if (!place.startsWith(path.resolve(folder) + path.sep)) throw new NoCopy(`Chemin refusé : ${name}`);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  await writeFile(place, body, { mode: 0o600 });
  return place;
}
