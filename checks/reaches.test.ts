/** Which test files are run on one engine alone: none that could open a database. */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { reachesDatabase } from "./reaches.ts";

const TESTS = globSync(["src/**/*.test.ts", "checks/**/*.test.ts"]);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lt-reaches-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file that holds `text`, beside the others. */
const file = (name: string, text: string) => {
  const made = path.join(folder, name);
  writeFileSync(made, text);
  return made;
};

describe("a test reaches the database", () => {
  it.each([
    ["an engine's own client", 'import { Client } from "pg";'],
    ["the embedded engine, as it runs", 'const { PGlite } = await import("@electric-sql/pglite");'],
    ["another process, whatever that one opens", 'import { spawn } from "node:child_process";'],
    ["what its address alone tells, once computed", "await import(address);"],
    ["a name passed on", 'export { Client } from "pg";'],
  ])("by %s, two files away", (_, text) => {
    const name = crypto.randomUUID();
    file(`${name}-far.ts`, text);
    file(`${name}-near.ts`, `import {\n  something,\n} from "./${name}-far.ts";\n`);
    expect(reachesDatabase(file(`${name}.test.ts`, `import "./${name}-near.ts";`))).toBe(true);
  });

  it("not by a type, which is gone when it runs", () => {
    expect(reachesDatabase(file("type.test.ts", 'import type { Client } from "pg";'))).toBe(false);
  });

  it("where it asks for one, whatever it is called", () => {
    const asking = TESTS.filter((test) =>
      /\b(testDatabase|openPglite|openPostgres|TEST_DATABASE_URL|servedScene)\b/.test(
        readFileSync(test, "utf8"),
      ),
    );
    expect(asking.length).toBeGreaterThan(50);
    expect(asking.filter((test) => !reachesDatabase(test))).toEqual([]);
  });

  it("not where it holds a rule", () => {
    expect(reachesDatabase("src/rent-relief/rules.test.ts")).toBe(false);
  });
});
