/** The real server process of a drill: started, killed without a word, ended in order, started again where its data stands. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const ROOT = path.join(import.meta.dirname, "..");
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;
const PATIENCE_MS = 180_000;
/** Signs the sessions of every server of a drill: who signed in before a fault is signed in after it. */
const SECRET = "a-secret-of-the-drills-and-of-nothing-else";

export type ServerOptions = {
  /** Folder of the embedded database and of people's files. */
  data: string;
  /** Leave out for the embedded database. */
  databaseUrl?: string;
  /** Without the demonstration, which `--demo` would load where it lacks. */
  demo?: boolean;
  /** 0 lets the system choose. */
  port?: number;
  environment?: Record<string, string>;
  /** Modules loaded before the server (`node --import`). */
  imports?: readonly string[];
  /** A checkout of this repository at another commit. */
  root?: string;
};

export type ServerProcess = {
  address: string;
  port: number;
  pid: number;
  /** All that it wrote, both streams. */
  said: () => string;
  isAlive: () => boolean;
  /** Ends the process without a word, as a power cut does. */
  kill: () => Promise<void>;
  /** Asks it to end, as for an upgrade; its exit code, null where it had to be killed after `patience` ms. */
  end: (patience?: number) => Promise<number | null>;
};

/** Resolves once it answers; rejects with its own words where it ends or stays silent. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { data, databaseUrl, port = 0, demo = true, environment = {}, imports = [], root = ROOT } = options;
  const child = spawn(
    process.execPath,
    [
      ...imports.flatMap((module) => ["--import", path.join(ROOT, module)]),
      "src/app/cli.ts",
      "serve",
      ...(demo ? ["--demo"] : []),
      "--port",
      String(port),
      "--data",
      data,
    ],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        LT_SECRET: SECRET,
        FILES_FOLDER: path.join(data, "files"),
        DATABASE_URL: databaseUrl ?? "",
        ...environment,
      },
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (said += String(part)));
  leftOver(() => child.kill("SIGKILL"));
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  const printed = await addressIn(child, () => said);
  // Behind a proxy it prints the proxy's.
  const address = port === 0 ? printed : `http://127.0.0.1:${port}`;
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    address,
    port: Number(new URL(address).port),
    pid: child.pid!,
    said: () => said,
    isAlive,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    end: async (patience = 30_000) => {
      if (!isAlive()) return child.exitCode;
      child.kill("SIGTERM");
      const over = await Promise.race([ended, wait(patience, undefined, { ref: false })]);
      if (over) return over[0];
      child.kill("SIGKILL");
      await ended;
      return null;
    },
  };
}

/** A drill that fails leaves no process behind. */
export function leftOver(end: () => void): void {
  process.on("exit", end);
}

async function addressIn(child: ChildProcess, said: () => string): Promise<string> {
  const patience = performance.now() + PATIENCE_MS;
  for (;;) {
    const address = ADDRESS.exec(said())?.[0];
    if (address) return address;
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > patience) {
      child.kill("SIGKILL");
      throw new Error(`the server printed no address:\n${said()}`);
    }
    await wait(20);
  }
}

/** Runs a command of the application to its end; what it printed. Throws where its exit code is another than 0 or 1. */
export async function command(args: readonly string[], databaseUrl = "", root = ROOT): Promise<string> {
  const child = spawn(process.execPath, ["src/app/cli.ts", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LT_SECRET: SECRET, DATABASE_URL: databaseUrl },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (part: Buffer) => (out += String(part)));
  child.stderr.on("data", (part: Buffer) => (err += String(part)));
  const [code] = (await once(child, "close")) as [number];
  if (code > 1) throw new Error(`${args.join(" ")}: ${code}\n${err}`);
  return out;
}
