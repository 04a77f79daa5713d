/** What day it is: that of Paris, in SQL and in code. The session's or UTC's is yesterday's for an hour or two of each night. */
import { globSync, readFileSync } from "node:fs";

import { expect, it } from "vitest";

/** A day of the session's own zone, or of UTC. `app.today()` and `todayInParis()` are Paris's. */
const ELSEWHERE =
  /\bcurrent_date\b|\blocaltimestamp\b|\bnow\(\)::date\b|new Date\(\)\.(toISOString\(\)\.slice\(0, (10|7)\)|get(UTC)?(FullYear|Month|Date)\()|new Date\(Date\.now\(\)\)\.toISOString\(\)\.slice/gi;
/** Migrations say what was; `functions.sql` stands as it is at each start, and the policies are held by walls.test.ts. */
const FILES = globSync(["src/**/*.{ts,tsx,sql}", "e2e/**/*.ts", "bench/**/*.ts", "drills/**/*.ts"]).filter(
  (file) => !file.includes("/migrations/"),
);

it.each([
  "select current_date",
  "where at >= now()::date",
  "new Date().toISOString().slice(0, 10)",
  "new Date().getUTCMonth()",
])("sees a day that is not Paris's: %s", (text) => expect(text.match(ELSEWHERE)).toHaveLength(1));

it("is asked of Paris everywhere", () => {
  const found = FILES.flatMap((file) => {
    const lines = readFileSync(file, "utf8").split("\n");
    // A comment that says why may name it, and a pattern that looks for it.
    return lines.flatMap((line, index) =>
      !/^\s*(--|\/\/|\*|\/\*)|~\*/.test(line) && line.match(ELSEWHERE)
        ? [`${file}:${index + 1}: ${line.trim()}`]
        : [],
    );
  });
  expect(FILES.length).toBeGreaterThan(1_000);
  expect(found).toEqual([]);
});
