/** Starts the real server on its own copy of the demonstration and a free port; stops it, and removes the database, after. */
import { spawn, type ChildProcess } from "node:child_process";
import { constants, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DEMONSTRATION } from "./demonstration.ts";

export type RunningServer = {
  address: string;
  stop: () => Promise<void>;
  /** Ends the process without a word, as a power cut does. */
  kill: () => Promise<void>;
  /** The same database at the same address, after `kill` or `end`; `daysAhead`: its clock runs so many days ahead. */
  comeBack: (daysAhead?: number) => Promise<void>;
  /** Ends in order, as for an upgrade. */
  end: () => Promise<void>;
};

const ADDRESS = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/;
const PATIENCE_MS = 120_000;

/** `args`: more of the command's options (`--port 4300`); `environment`: more variables (`SMTP_URL`). Rejects with the server's own words where it ends or stays silent. */
export async function startServer(
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<RunningServer> {
  const data = await mkdtemp(join(tmpdir(), "logement-toujours-e2e-"));
  // The same as what `--demo` would load, and finds there already.
  const loaded = process.env[DEMONSTRATION];
  if (loaded) await cp(loaded, data, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const start = (port: string, daysAhead = 0) =>
    spawn(process.execPath, ["src/app/cli.ts", "serve", "--demo", "--port", port, "--data", data, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...environment,
        ...(daysAhead > 0 && { NODE_OPTIONS: "--import ./e2e/clock.ts", CLOCK_DAYS: String(daysAhead) }),
      },
    });
  let child = start("0");
  const stop = async () => {
    await ended(child);
    await rm(data, { recursive: true, force: true });
  };
  try {
    const address = await addressOf(child);
    return {
      address,
      stop,
      kill: () => ended(child, "SIGKILL"),
      end: () => ended(child),
      comeBack: async (daysAhead) => {
        child = start(new URL(address).port, daysAhead);
        await addressOf(child);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address that the server prints once it answers. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(
      () => reject(new Error(`the server printed no address in ${PATIENCE_MS / 1000} s:\n${said}`)),
      PATIENCE_MS,
    );
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = ADDRESS.exec(said)?.[0];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with code ${code}:\n${said}`));
    });
  });
}

/** Asks the process to end, and insists after 5 s. */
function ended(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const insist = setTimeout(() => child.kill("SIGKILL"), 5_000);
    child.once("exit", () => {
      clearTimeout(insist);
      resolve();
    });
    child.kill(signal);
  });
}
