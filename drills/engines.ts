/** The two engines of a drill, each with the demonstration in it: where the server finds it, how the drill reads it past every wall. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { PGlite } from "@electric-sql/pglite";

import { type Cluster, askOnce, newCluster } from "./cluster.ts";
import type { Rows } from "./held.ts";
import { command } from "./server.ts";

export type Engine = {
  name: "postgres" | "pglite";
  /** Folder of people's files, and of the embedded database. */
  data: string;
  databaseUrl?: string;
  cluster?: Cluster;
  /** Reads what stands. On the embedded engine only while no server runs: its folder has one process. */
  read: <T>(work: (rows: Rows) => Promise<T>) => Promise<T>;
  /** `url`: of another PostgreSQL that took its place. */
  verify: (url?: string) => Promise<{ ok: boolean; checks: { id: string; ok: boolean; found: number }[] }>;
  remove: () => Promise<void>;
};

const TENANCIES = ["--tenancies", "400"];

/** A folder that the database's own account may enter. */
function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "lt-drill-"));
  chmodSync(made, 0o755);
  return made;
}

/** The embedded database. `within`: a folder to make it in, a small disk say. */
export async function embedded(within = folder()): Promise<Engine> {
  const data = path.join(within, "data");
  mkdirSync(data, { recursive: true });
  await command(["demo", "--json", "--data", data, ...TENANCIES]);
  return {
    name: "pglite",
    data,
    read: async (work) => {
      const pglite = await PGlite.create({ dataDir: path.join(data, "postgres") });
      try {
        return await work(async (text, values) => (await pglite.query(text, values)).rows as never);
      } finally {
        await pglite.close();
      }
    },
    verify: async () => JSON.parse(await command(["verify", "--json", "--data", data])),
    remove: async () => rmSync(within, { recursive: true, force: true }),
  };
}

/** A cluster of the drill's own, with the demonstration. `within`: a folder to make it in. */
export async function ownPostgres(within = folder()): Promise<Engine> {
  const engine = await emptyPostgres(within);
  await filled(engine);
  return engine;
}

/** The demonstration, on a PostgreSQL that has none yet. */
export async function filled({ data, databaseUrl = "" }: Engine): Promise<void> {
  await command(["demo", "--json", "--data", data, ...TENANCIES], databaseUrl);
}

/** A cluster of the drill's own, without a table. */
export async function emptyPostgres(within = folder()): Promise<Engine> {
  const data = path.join(within, "data");
  mkdirSync(data, { recursive: true });
  const cluster = await newCluster(path.join(within, "cluster"));
  await cluster.start();
  return {
    name: "postgres",
    data,
    databaseUrl: cluster.url,
    cluster,
    read: (work) => work((text, values) => askOnce(cluster.url, text, values)),
    verify: async (url = cluster.url) => JSON.parse(await command(["verify", "--json", "--data", data], url)),
    remove: async () => {
      await cluster.stop();
      rmSync(within, { recursive: true, force: true });
    },
  };
}

/** What is done on each engine in turn, PostgreSQL first; each is removed whatever comes. */
export async function onEachEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (const make of [ownPostgres, embedded]) {
    const engine = await make();
    try {
      done.push(await work(engine));
    } finally {
      await engine.remove();
    }
  }
  return done;
}
