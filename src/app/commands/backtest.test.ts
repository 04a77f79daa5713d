/** What `backtest` refuses before it opens a database. */
import { expect, test } from "vitest";

import { command } from "./backtest.ts";
import { BadArguments } from "./command.ts";

test.each([
  [[], "--landlord"],
  [["--landlord", "AIH", "--from", "2026-13"], "2026-13"],
  [["--landlord", "AIH", "--from", "2026-05", "--to", "2026-04"], "2026-05"],
  [["--landlord", "AIH", "--capacity", "0"], "--capacity"],
])("%j is refused, naming %s", async (args, named) => {
  const refused = await command(args).then(undefined, (error: unknown) => error);
  expect(refused).toBeInstanceOf(BadArguments);
  expect((refused as Error).message).toContain(named);
});
