/** A file taken in is balanced where its lines and amounts are all found again, and says by how much where they are not. */
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { controlOf, type FlatTotals, type Sums, totalsOf } from "./control.rules.ts";

const amount = fc.integer({ min: -1e9, max: 1e9 });
const sums = fc.record({ lines: fc.nat(1e6), debitCents: amount, creditCents: amount });
const added = (all: readonly Sums[], what: keyof Sums) => all.reduce((sum, one) => sum + one[what], 0);

test("the parts of a file that add up to it are balanced, and what is missing is said to the cent", () => {
  fc.assert(
    fc.property(sums, sums, sums, sums, (kept, known, quarantined, missing) => {
      const all = [kept, known, quarantined, missing];
      const file = {
        lines: added(all, "lines"),
        debitCents: added(all, "debitCents"),
        creditCents: added(all, "creditCents"),
      };
      const isNothing = missing.lines === 0 && missing.debitCents === 0 && missing.creditCents === 0;
      expect(controlOf({ file, kept, known, quarantined })).toEqual({ ...missing, balanced: isNothing });
    }),
  );
});

test("one cent, one line, or two errors that cancel out in number are seen", () => {
  const flat: FlatTotals = {
    read: 3,
    kept: 1,
    known: 1,
    quarantined: 1,
    fileDebitCents: 600,
    debitCents: 100,
    knownDebitCents: 200,
    quarantinedDebitCents: 300,
    fileCreditCents: 60,
    creditCents: 10,
    knownCreditCents: 20,
    quarantinedCreditCents: 30,
  };
  const control = (change: Partial<FlatTotals>) => controlOf(totalsOf({ ...flat, ...change }));
  expect(control({})).toEqual({ balanced: true, lines: 0, debitCents: 0, creditCents: 0 });
  expect(control({ debitCents: 99 })).toEqual({ balanced: false, lines: 0, debitCents: 1, creditCents: 0 });
  expect(control({ knownCreditCents: 21 })).toMatchObject({ balanced: false, creditCents: -1 });
  expect(control({ read: 4 })).toMatchObject({ balanced: false, lines: 1, debitCents: 0 });
});
