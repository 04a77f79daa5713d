/** What a budget funds under each rule of priority. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fund, PRIORITIES, type Priority, type WaitingCase, withMore } from "./programme.rules.ts";

const waiting = (
  id: string,
  costCents: number,
  debtCents: number,
  proposedOn: string,
  irreversibleOn: string | null,
) => ({ id, costCents, debtCents, proposedOn, irreversibleOn, people: 2 }) satisfies WaitingCase;
const CASES = [
  waiting("early", 900_000, 300_000, "2026-09-01", null),
  waiting("urgent", 600_000, 500_000, "2026-11-01", "2026-12-10"),
  waiting("cheap", 100_000, 100_000, "2026-10-01", "2027-05-01"),
  waiting("large", 500_000, 900_000, "2026-10-15", null),
];

describe("10,000 € among four households that ask for 21,000 €", () => {
  it.each([
    ["mostUrgent", ["urgent", "cheap"]],
    ["firstCome", ["early", "cheap"]],
    ["largestDebt", ["large", "cheap"]],
    ["leastCost", ["cheap", "large"]],
    ["mostDebtPerEuro", ["large", "cheap"]],
  ] as [Priority, string[]][])("%s funds %s", (priority, funded) => {
    expect(fund(CASES, 1_000_000, priority).funded).toEqual(funded);
  });

  it("10,000 € more let one more household in by urgency, and settle 3,000 € of debt more", () => {
    expect(withMore(CASES, 1_000_000, "mostUrgent", 1_000_000)).toEqual({
      households: 1,
      debtSettledCents: 300_000,
      enter: ["early"],
      leave: [],
    });
  });
});

it("never spends more than there is, whatever the rule, and leaves no case that still fits", () => {
  const some = fc.array(
    fc.record({
      id: fc.uuid(),
      costCents: fc.integer({ min: 0, max: 500 }),
      debtCents: fc.integer({ min: 1, max: 900 }),
      proposedOn: fc.constantFrom("2026-01-01", "2026-02-01"),
      irreversibleOn: fc.constantFrom(null, "2026-12-01"),
      people: fc.constantFrom(null, 3),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      some,
      fc.integer({ min: 0, max: 2_000 }),
      fc.constantFrom(...PRIORITIES),
      (cases, budget, priority) => {
        const found = fund(cases, budget, priority);
        expect(found.spentCents + found.leftCents).toBe(budget);
        for (const { id, costCents } of cases)
          expect(found.funded.includes(id) || costCents > found.leftCents).toBe(true);
      },
    ),
  );
});
