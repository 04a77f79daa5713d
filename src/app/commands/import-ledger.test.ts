/** What `import ledger` refuses before it opens a database. */
import { expect, test } from "vitest";

import { BadArguments } from "./command.ts";
import { command } from "./import-ledger.ts";

const FILE = import.meta.filename;

test.each([
  [[], "fichier"],
  [[FILE], "--landlord"],
  [[FILE, "--landlord", "AIH", "--replace", "octobre"], "« octobre »"],
  [[FILE, "--landlord", "AIH", "--replace", "2026-10-31..2026-10-01"], "avant de commencer"],
  [[FILE, "--landlord", "AIH", "--accounts-of-file"], "--replace"],
])("%j is refused, naming %s", async (args, named) => {
  const refused = await command(args).then(undefined, (error: unknown) => error);
  expect(refused).toBeInstanceOf(BadArguments);
  expect((refused as Error).message).toContain(named);
});
