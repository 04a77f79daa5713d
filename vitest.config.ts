import { globSync } from "node:fs";

import { defineConfig } from "vitest/config";

import { reachesDatabase } from "./checks/reaches.ts";

/** It becomes another user for a while, which a thread cannot. */
const OWN_PROCESS = ["src/app/inbox/inbox.test.ts"];
const TESTS = globSync(["src/**/*.test.ts", "checks/**/*.test.ts"]);
/** They are the same on both engines. */
const WITHOUT_DATABASE = TESTS.filter((test) => !reachesDatabase(test));
const SHARED = {
  globalSetup: ["checks/test-setup.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // What a worker has loaded, its next files share: nearly a second of the processor a file. A module may keep what it read once, never what a
  // test did; a file that moves the clock or the environment puts it back.
  isolate: false,
  // CI stops a whole landing: one that fails once in thousands, on a busy machine, is tried again and named (checks/told-twice.ts).
  retry: process.env["CI"] ? 1 : 0,
};

export default defineConfig({
  test: {
    // Three on two cores: many tests wait for a queue, a mail or a killed process.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...SHARED,
          name: "threads",
          include: TESTS,
          exclude: [...OWN_PROCESS, ...WITHOUT_DATABASE],
          // One process: the embedded engine is compiled once for all files, which saves a fifth of the processor's time.
          pool: "threads",
        },
      },
      { test: { ...SHARED, name: "processes", include: OWN_PROCESS, pool: "forks" } },
      {
        test: {
          ...SHARED,
          name: "without database",
          globalSetup: [],
          // On PostgreSQL they would say again what they said on the embedded engine.
          include: process.env["TEST_DATABASE_URL"] ? [] : WITHOUT_DATABASE,
          pool: "threads",
        },
      },
    ],
  },
});
