import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["checks/test-setup.ts"],
    include: ["src/**/*.test.ts", "checks/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
