/** Names, at a run's end, the tests that failed once and passed at their second try: CI goes on, and nobody overlooks them. */
import { writeFileSync } from "node:fs";
import type { Reporter, TestCase } from "vitest/node";

export default class ToldTwice implements Reporter {
  #names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#names.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const name of this.#names) process.stdout.write(`passed at the second try: ${name}\n`);
    // Vitest's own report does not tell them: `npm run sum` reads them here.
    const file = process.env["TOLD_TWICE"];
    if (file) writeFileSync(file, JSON.stringify(this.#names));
  }
}
