/** The real server and the real command, killed with SIGKILL while they take a file in: whole after the next start, or nothing before. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

const LINES = 40_000;
const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const FILE = [
  HEADER,
  ...Array.from(
    { length: LINES },
    (_, n) =>
      `K${n % 900};L${n % 900};38185;Titulaire ${n % 900};01/${String((n % 12) + 1).padStart(2, "0")}/2025;Frais ${n};1,00;`,
  ),
  "K1;L1;38185;Titulaire 1;31/02/2025;Frais;1,25;",
  "",
].join("\n");

const server = process.env["TEST_DATABASE_URL"];
const name = `lt_test_${randomBytes(6).toString("hex")}`;
const running = new Set<ChildProcess>();
let folder: string;
let environment: NodeJS.ProcessEnv;

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: server! });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "logement-toujours-kill-"));
  await mkdir(path.join(folder, "inbox", "AIH"), { recursive: true });
  environment = { ...process.env };
  delete environment["DATABASE_URL"];
  if (server) {
    await onServer(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    environment["DATABASE_URL"] = url.toString();
  }
  await lt("demo", "--tenancies", "0");
}, 60_000);
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  if (server) await onServer(`drop database if exists ${name} with (force)`);
  await rm(folder, { recursive: true, force: true });
});

const start = (...args: string[]) => {
  const child = spawn(process.execPath, ["src/app/cli.ts", ...args, "--data", path.join(folder, "data")], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let said = "";
  let answered = "";
  child.stderr!.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdout!.on("data", (chunk: Buffer) => (answered += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return { child, ended, said: () => said, answered: () => answered };
};
async function lt(...args: string[]): Promise<string> {
  const { ended, answered } = start(...args);
  await ended;
  return answered();
}
const serve = () => start("serve", "--port", "0", "--inbox", path.join(folder, "inbox"));
const place = (...names: string[]) => path.join(folder, "inbox", "AIH", ...names);
const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

test("killed at several moments of an import, the file is in once, whole, with the report of a file never cut", async () => {
  await writeFile(place("nuit.csv"), FILE);
  const caught: number[] = [];
  // From the first lines read to the last balances counted, and around the commit.
  for (const afterMs of [30, 400]) {
    const { child, ended, said } = serve();
    await expect.poll(said, { timeout: 60_000, interval: 5 }).toContain("nuit.csv : lecture");
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill("SIGKILL");
    await ended;
    if (await isThere(place("nuit.csv"))) caught.push(afterMs);
  }
  // At least the first was in the middle: nothing was moved.
  expect(caught).toContain(30);

  const { child, ended } = serve();
  await expect.poll(() => isThere(place("done", "nuit.csv")), { timeout: 60_000 }).toBe(true);
  child.kill("SIGTERM");
  await ended;
  const report = JSON.parse(await readFile(place("done", "nuit.csv.report.json"), "utf8")) as object;
  expect(report).toMatchObject({
    outcome: "kept",
    read: LINES + 1,
    kept: LINES,
    known: 0,
    quarantined: 1,
    control: { balanced: true },
    quarantineFile: "nuit.csv.quarantine.csv",
  });
  expect(await readFile(place("done", "nuit.csv"), "utf8")).toBe(FILE);
  const verified = JSON.parse(await lt("verify", "--json")) as { ok: boolean; checks: object[] };
  expect(verified.checks.filter((check) => !(check as { ok: boolean }).ok)).toEqual([]);
}, 240_000);

test("the command killed in the middle of a long file leaves nothing, and taken in again the file is in whole", async () => {
  // Long enough to fill parts of the ledger of its own.
  const lines = 52_000;
  const file = path.join(folder, "long.csv");
  await writeFile(
    file,
    `${HEADER}\n${Array.from({ length: lines }, (_, n) => {
      const account = Math.floor(n / 12);
      return `P${account};P${account};38185;Titulaire;0${1 + (n % 9)}/${String((n % 12) + 1).padStart(2, "0")}/2025;Loyer ${n};1,00;\n`;
    }).join("")}`,
  );
  for (const afterMs of [0, 300]) {
    const { child, ended, said } = start("import", "ledger", file, "--landlord", "SDH", "--progress");
    await expect.poll(said, { timeout: 60_000, interval: 5 }).toContain(" lignes, ");
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill("SIGKILL");
    await ended;
    expect(await unattached()).toEqual([]);
  }
  const report = JSON.parse(await lt("import", "ledger", file, "--landlord", "SDH", "--json")) as object;
  expect(report).toMatchObject({ read: lines, kept: lines, known: 0, control: { balanced: true } });

  // The embedded database is one session, gone with its process: what comes of it is told by the lines above.
  if (server) await correctedAfterAKill(file, lines);
  const verified = JSON.parse(await lt("verify", "--json")) as { checks: { ok: boolean }[] };
  expect(verified.checks.filter(({ ok }) => !ok)).toEqual([]);
}, 120_000);

/** The same file corrected for its period: killed in the middle nothing has left the ledger, and taken in again it is replaced whole. */
async function correctedAfterAKill(file: string, lines: number): Promise<void> {
  const corrected = path.join(folder, "corrected.csv");
  const text = await readFile(file, "utf8");
  await writeFile(corrected, text.replace(/Loyer (\d*0);1,00/g, "Loyer $1;2,00"));
  const replacing = [
    "import",
    "ledger",
    corrected,
    "--landlord",
    "SDH",
    "--replace",
    "2025-01-01..2025-12-31",
  ];
  const { child, ended, said } = start(...replacing, "--progress");
  await expect.poll(said, { timeout: 60_000, interval: 5 }).toContain(" lignes, ");
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.kill("SIGKILL");
  await ended;
  const tenth = lines / 10;
  expect(JSON.parse(await lt(...replacing, "--json"))).toMatchObject({
    outcome: "kept",
    read: lines,
    kept: tenth,
    known: lines - tenth,
    replaced: { withdrawn: tenth, debitCents: tenth * 100, accounts: "all" },
  });
}

/** Parts of the ledger that belong to nothing: tables that a killed import would have left. */
async function unattached(): Promise<unknown[]> {
  // The embedded database has the one session, which ended with its process.
  if (!server) return [];
  const client = new Client({ connectionString: environment["DATABASE_URL"]! });
  await client.connect();
  const { rows } = await client.query(
    "select relname from pg_class where relname ~ '^(ledger_entry|account_month)_[0-9]+$' and not relispartition",
  );
  await client.end();
  return rows;
}
