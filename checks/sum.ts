/** Closes a CI run: adds up the runners' own reports, names what failed or passed at the second try, and says "N passed, N failed" last. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

type Told = { passed: number; failed: number; skipped: number; failures: string[]; twice: string[] };
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
};
type Suite = {
  file: string;
  suites?: Suite[];
  specs: {
    title: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; skipped: number; flaky: number };
  errors: { message?: string }[];
  suites: Suite[];
};

const firstLine = (message = "") =>
  stripVTControlCharacters(message)
    .split("\n")
    .find((line) => line.trim() !== "")
    ?.trim() ?? "";
const named = (file: string, test: string, message?: string) =>
  [`${path.relative(process.cwd(), path.resolve(file))} > ${test}`, firstLine(message)]
    .filter(Boolean)
    .join(": ");

function ofVitest(report: VitestReport, twice: string[]): Told {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults
      .filter((test) => test.status === "failed")
      .map(({ fullName, failureMessages }) => named(name, fullName, failureMessages?.[0]));
    // A file that could not be loaded, or whose preparation failed, has no failed test to name.
    return tests.length === 0 && status === "failed" ? [named(name, "the file itself", message)] : tests;
  });
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, failures.length),
    skipped: report.numPendingTests,
    failures,
    twice,
  };
}

function ofPlaywright(report: PlaywrightReport): Told {
  const specsOf = (suite: Suite): { file: string; spec: Suite["specs"][number] }[] => [
    ...suite.specs.map((spec) => ({ file: `e2e/${suite.file}`, spec })),
    ...(suite.suites ?? []).flatMap(specsOf),
  ];
  const all = report.suites.flatMap(specsOf);
  const withStatus = (status: string) =>
    all.flatMap(({ file, spec }) =>
      spec.tests
        .filter((test) => test.status === status)
        .map(({ results }) =>
          named(file, spec.title, results.find(({ error }) => error !== undefined)?.error?.message),
        ),
    );
  const { expected, flaky, unexpected, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    failures: [...withStatus("unexpected"), ...report.errors.map(({ message }) => firstLine(message))],
    twice: withStatus("flaky"),
  };
}

const [folder = ".", failedSteps = "0"] = process.argv.slice(2);
const read = (name: string) => {
  const file = path.join(folder, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
};
let passed = 0;
let failed = 0;
let skipped = 0;
let suitesFailed = 0;
const lines: string[] = [];
for (const suite of ["embedded", "postgres", "browser"]) {
  const report = read(`${suite}.json`);
  if (!report) {
    process.stdout.write(`${suite}: no report\n`);
    failed += 1;
    suitesFailed += 1;
    continue;
  }
  const told = report.stats ? ofPlaywright(report) : ofVitest(report, read(`${suite}.twice.json`) ?? []);
  process.stdout.write(
    `${suite}: ${told.passed} passed, ${told.failed} failed, ${told.skipped} skipped${told.twice.length > 0 ? `, ${told.twice.length} at the second try` : ""}\n`,
  );
  lines.push(
    ...told.twice.map((name) => `passed at the second try (${suite}): ${name}`),
    ...told.failures.map((name) => `FAILED (${suite}): ${name}`),
  );
  passed += told.passed;
  failed += told.failed;
  if (told.failed > 0) suitesFailed += 1;
  skipped += told.skipped;
}
// Last of all, since the end of a run's output is what one sees first.
for (const line of lines) process.stdout.write(`${line.slice(0, 400)}\n`);
// A step that failed without a test that did (types, lint, an error between tests) counts beside the tests that failed: neither hides the other.
const total = failed + Math.max(0, Number(failedSteps) - suitesFailed);
process.stdout.write(`${passed} passed, ${total} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exit(total > 0 ? 1 : 0);
