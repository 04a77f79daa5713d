/** Names, at a run's end, the tests that failed once and passed at their second try: CI goes on, and nobody overlooks them. */
import type { Reporter, TestCase } from "vitest/node";

export default class ToldTwice implements Reporter {
  #names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#names.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const name of this.#names) process.stdout.write(`passed at the second try: ${name}\n`);
  }
}
