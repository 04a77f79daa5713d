import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["checks/test-setup.ts"],
    include: ["src/**/*.test.ts", "checks/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Three on two cores: many tests wait for a queue, a mail or a killed process.
    maxWorkers: 3,
  },
});
