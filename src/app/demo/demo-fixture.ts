/** The demonstration as what a test's database begins with: loaded once in a run, then copied. */
import { todayInParis } from "../../platform/calendar/today.ts";
import type { Filled } from "../../platform/database/test-database.ts";
import { type DemoOptions, loadDemo } from "./load.ts";

/** `options` as for `loadDemo`; without `today`, that of the clock as the test set it. */
export function demoOf(options: Omit<DemoOptions, "onProgress">): Filled {
  const today = options.today ?? todayInParis();
  return {
    as: JSON.stringify({ ...options, today: today.toString() }),
    by: (database) => loadDemo(database, { ...options, today }),
  };
}
