/** Playwright's global setup: loads the demonstration once; each server of a run starts on a copy of it (e2e/server.ts). */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the loaded demonstration lies; absent where no browser is there to test with. */
export const DEMONSTRATION = "LT_DEMONSTRATION";

export default async function load(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "logement-toujours-demonstration-"));
  const child = spawn(process.execPath, ["src/app/cli.ts", "demo", "--data", folder], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`the demonstration was not loaded:\n${said}`);
  process.env[DEMONSTRATION] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
