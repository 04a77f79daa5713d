/** Browser tests: against the real server on a demonstration database, in the Chromium of the machine. */
import { defineConfig, devices } from "@playwright/test";

import { chromiumPath } from "./e2e/chromium.ts";

const executablePath = chromiumPath();
// On CI a machine without a browser is a fault, not a reason to pass.
if (executablePath === undefined && process.env["CI"])
  throw new Error("no Chromium found: set CHROMIUM_PATH");
if (executablePath === undefined && !process.env["TEST_WORKER_INDEX"])
  process.stderr.write(
    "\n*** BROWSER TESTS SKIPPED: no Chromium found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH. ***\n\n",
  );

export default defineConfig({
  testDir: "e2e",
  testMatch: executablePath === undefined ? [] : "**/*.e2e.ts",
  outputDir: "test-results",
  ...(executablePath !== undefined && { globalSetup: "e2e/demonstration.ts" }),
  fullyParallel: false,
  // Each worker starts a server of its own: two fill the two cores that one left half idle.
  workers: 2,
  timeout: 60_000,
  // A file's twenty parts read again after an act take more than the usual five seconds where the machine has other work.
  expect: { timeout: 10_000 },
  // As in vitest.config.ts; `npm run sum` says how many.
  retries: process.env["CI"] ? 1 : 0,
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1440, height: 900 },
    // A dialog that fades in is read by axe at half its contrast; who asks for less motion gets none.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // A trace of every action slows each test: asked for with TRACE=1, where a picture and the page's outline do not tell enough.
    trace: process.env["TRACE"] ? "retain-on-failure" : "off",
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
