/** Closes a CI run: adds up the runners' own reports and says "N passed, N failed". */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const [folder = ".", failedSteps = "0"] = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;
for (const name of ["embedded.json", "postgres.json", "browser.json"]) {
  const file = path.join(folder, name);
  if (!existsSync(file)) {
    process.stdout.write(`${name}: no report\n`);
    failed += 1;
    continue;
  }
  const report = JSON.parse(readFileSync(file, "utf8"));
  const counts = report.stats
    ? [report.stats.expected + report.stats.flaky, report.stats.unexpected, report.stats.skipped]
    : [report.numPassedTests, report.numFailedTests, report.numPendingTests];
  process.stdout.write(
    `${name}: ${counts[0]} passed, ${counts[1]} failed, ${counts[2]} skipped${report.stats?.flaky ? `, ${report.stats.flaky} at the second try` : ""}\n`,
  );
  passed += counts[0];
  failed += counts[1];
  skipped += counts[2];
}
// A step that failed (types, lint, a suite that would not start) counts beside the tests that failed: neither hides the other.
const total = failed + Number(failedSteps);
process.stdout.write(`${passed} passed, ${total} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exit(total > 0 ? 1 : 0);
