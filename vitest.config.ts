import { defineConfig } from "vitest/config";

/** It becomes another user for a while, which a thread cannot. */
const OWN_PROCESS = ["src/app/inbox/inbox.test.ts"];
const SHARED = {
  globalSetup: ["checks/test-setup.ts"],
  testTimeout: 30_000,
  hookTimeout: 60_000,
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
          include: ["src/**/*.test.ts", "checks/**/*.test.ts"],
          exclude: OWN_PROCESS,
          // One process: the embedded engine is compiled once for all files, which saves a fifth of the processor's time.
          pool: "threads",
        },
      },
      { test: { ...SHARED, name: "processes", include: OWN_PROCESS, pool: "forks" } },
    ],
  },
});
