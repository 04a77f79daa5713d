/** A PostgreSQL of a drill's own, in a folder and on a port of its own: whatever is done to it, the machine's own server is not touched. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
  appendFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { Client } from "pg";

import { leftOver } from "./server.ts";

/** PostgreSQL refuses to run as root: there, it runs as the account `postgres`. */
const ACCOUNT =
  process.getuid?.() === 0
    ? {
        uid: Number(execFileSync("id", ["-u", "postgres"])),
        gid: Number(execFileSync("id", ["-g", "postgres"])),
      }
    : {};

/** The newest programs of PostgreSQL on this machine; `PG_BIN` names others. */
const BIN =
  process.env["PG_BIN"] ??
  globSync("/usr/lib/postgresql/*/bin")
    .toSorted((one, other) => one.localeCompare(other, "en", { numeric: true }))
    .at(-1) ??
  "";

function run(program: string, args: readonly string[]): void {
  const done = spawnSync(path.join(BIN, program), args, { ...ACCOUNT, cwd: "/", encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${program}: ${done.error?.message ?? done.stderr}`);
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (ACCOUNT.uid !== undefined) chownSync(folder, ACCOUNT.uid, ACCOUNT.gid);
}

export type Cluster = {
  folder: string;
  port: number;
  /** Of its one database, as its superuser. */
  url: string;
  start: () => Promise<void>;
  /** SIGKILL to the postmaster and every process of its own. */
  kill: () => Promise<void>;
  /** In order, sessions cut. */
  stop: () => Promise<void>;
  promote: () => void;
  isRunning: () => boolean;
  /** Resolves once it answers. */
  ready: () => Promise<void>;
};

const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 120
shared_buffers = '128MB'
max_wal_size = '128MB'
wal_level = replica
max_wal_senders = 4
hot_standby = on
`;

/** Made empty with `initdb`, not yet started. `folder` must not exist. */
export async function newCluster(folder: string): Promise<Cluster> {
  makeFolder(folder);
  run("initdb", [
    "-D",
    folder,
    "-U",
    "postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--no-instructions",
    "--no-sync",
  ]);
  writeFileSync(
    path.join(folder, "pg_hba.conf"),
    "host all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n",
  );
  appendFileSync(path.join(folder, "postgresql.conf"), SETTINGS);
  return clusterAt(folder);
}

/** A streaming replica of `primary`, which must run; named in its `synchronous_standby_names` as `name`. */
export async function newReplica(primary: Cluster, folder: string, name: string): Promise<Cluster> {
  makeFolder(folder);
  run("pg_basebackup", [
    "-D",
    folder,
    "-d",
    `host=127.0.0.1 port=${primary.port} user=postgres application_name=${name}`,
    "--write-recovery-conf",
    "--wal-method=stream",
    "--checkpoint=fast",
  ]);
  return clusterAt(folder);
}

async function clusterAt(folder: string): Promise<Cluster> {
  const port = await freePort();
  appendFileSync(path.join(folder, "postgresql.conf"), `port = ${port}\n`);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const ready = async () => {
    const patience = performance.now() + 60_000;
    for (;;) {
      try {
        await askOnce(url, "select 1");
        return;
      } catch (error) {
        if (performance.now() > patience) throw error;
        await wait(50);
      }
    }
  };
  const postmaster = () => {
    const file = path.join(folder, "postmaster.pid");
    return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
  };
  return {
    folder,
    port,
    url,
    ready,
    start: async () => {
      const child = spawn(path.join(BIN, "postgres"), ["-D", folder], {
        ...ACCOUNT,
        cwd: "/",
        stdio: "ignore",
      });
      child.unref();
      leftOver(() => child.kill("SIGQUIT"));
      await ready();
    },
    kill: async () => {
      const pid = postmaster();
      // The postmaster first: it would start what is killed of its own again.
      const own = childrenOf(pid);
      for (const one of [pid, ...own]) signal(one, "SIGKILL");
      while ([pid, ...own].some(isRunning)) await wait(10);
    },
    stop: async () => {
      const pid = postmaster();
      if (pid === 0) return;
      signal(pid, "SIGINT");
      while (isRunning(pid)) await wait(20);
    },
    isRunning: () => isRunning(postmaster()),
    promote: () => run("pg_ctl", ["-D", folder, "promote", "-w"]),
  };
}

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** A process that nobody has waited for yet is over, though its number stands. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** One statement on a connection of its own; its rows. */
export async function askOnce<T>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // What cuts it while it rests is told by the statement that follows.
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text, values)).rows as T[];
  } finally {
    await client.end().catch(() => {});
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
