/** The table of docs/reliability.md, made of the figures in drills/results: the two cannot disagree (checks/docs.test.ts). */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { Outcome } from "./outcome.ts";

const PAGE = path.join(import.meta.dirname, "../docs/reliability.md");
const [FROM, TO] = ["<!-- figures: npm run -s drill -- report -->", "<!-- end of figures -->"];

type Result = { drill: string; title: string; on: string; node: string; outcomes: Outcome[] };
const ENGINE = { postgres: "PostgreSQL", pglite: "embedded" };
/** In the order of issue 9. */
const ORDER = [
  "server-killed",
  "database-killed",
  "disk-full",
  "clock-moved",
  "two-servers",
  "job-killed",
  "network-cut",
  "failover",
  "upgrade",
];

const results = (): Result[] =>
  globSync("results/*.json", { cwd: import.meta.dirname })
    .map((file) => JSON.parse(readFileSync(path.join(import.meta.dirname, file), "utf8")) as Result)
    .toSorted((one, other) => ORDER.indexOf(one.drill) - ORDER.indexOf(other.drill));

const row = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
/** `requestsUnderWayWhenKilled` → `requests under way when killed`. */
const inWords = (name: string) => name.replaceAll(/([A-Z])/g, " $1").toLowerCase();
const thousands = (value: number) => value.toLocaleString("en");

/** The lines between the marks of the page, as the results make them. */
function figures(): string {
  const all = results();
  return [
    row([
      "drill",
      "engine",
      "faults",
      "writes tried",
      "acknowledged",
      "lost",
      "half-written",
      "done twice",
      "missed",
      "`verify`",
    ]),
    row(["---", "---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "---"]),
    ...all.flatMap(({ title, drill, outcomes }) =>
      outcomes.map((one) =>
        row([
          `${title} (\`${drill}\`)`,
          ENGINE[one.engine],
          one.rounds,
          thousands(one.tried),
          thousands(one.acknowledged),
          one.lost,
          one.half,
          one.twice,
          one.missed,
          one.verify === "ok" ? "ok" : one.verify.join(", "),
        ]),
      ),
    ),
    "",
    ...all.flatMap(({ drill, on, outcomes }) =>
      outcomes.map(({ engine, unanswered, longestAnswerMs, seconds, eventsLeft, more }) =>
        [
          `- \`${drill}\`, ${ENGINE[engine]}, ${on}, ${seconds} s: of the writes that nobody acknowledged ${unanswered.written} stand whole and ${thousands(unanswered.notWritten)} are not there;`,
          `the longest answer took ${thousands(longestAnswerMs)} ms; events left unhandled: ${eventsLeft};`,
          `${Object.entries(more)
            .map(
              ([name, value]) => `${inWords(name)}: ${typeof value === "number" ? thousands(value) : value}`,
            )
            .join("; ")}.`,
        ].join(" "),
      ),
    ),
  ].join("\n");
}

/** The page as the results make it. */
export function page(): string {
  const [before, rest = ""] = readFileSync(PAGE, "utf8").split(FROM);
  return `${before}${FROM}\n${figures()}\n${TO}${rest.split(TO)[1] ?? "\n"}`;
}

export const writeReport = (): void => writeFileSync(PAGE, page());
