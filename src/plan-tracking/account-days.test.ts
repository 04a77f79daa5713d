/** The days of an account as a plan reads them. */
import { expect, it } from "vitest";

import { planFactsOf } from "./account-days.rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const told = (list: readonly { on: Temporal.PlainDate; amountCents: number }[]) =>
  list.map((one) => [one.on.toString(), one.amountCents]);
const facts = (rows: [on: string, due: number, paid: number][], on = "2027-12-31") => {
  const found = planFactsOf(
    rows.map(([at, dueCents, paidCents]) => ({ on: day(at), dueCents, paidCents })),
    day(on),
  );
  return {
    charges: told(found.charges),
    payments: told(found.payments),
    by: found.payments.map(({ by }) => by),
  };
};

it("a benefit that comes on the 5th lowers the rent of the 1st, whatever a payment settles first", () => {
  expect(
    facts([
      ["2027-01-01", 60_000, 0],
      ["2027-01-05", -24_000, 0],
      ["2027-01-10", 0, 36_000],
    ]),
  ).toEqual({
    charges: [["2027-01-01", 36_000]],
    payments: [["2027-01-10", 36_000]],
    by: ["household"],
  });
});

it("a benefit paid for months past settles the rent of its month, and pays with what is left over", () => {
  expect(
    facts([
      ["2027-02-01", 60_000, 0],
      ["2027-02-12", -90_000, 0],
    ]),
  ).toEqual({
    charges: [],
    payments: [["2027-02-12", 30_000]],
    by: ["benefit"],
  });
});

it("a rejected debit is a payment taken back on its day; what comes after the day asked counts for nothing", () => {
  expect(
    facts(
      [
        ["2027-01-03", 0, 5_000],
        ["2027-01-09", 0, -5_000],
        ["2027-02-01", 60_000, 0],
      ],
      "2027-01-31",
    ),
  ).toEqual({
    charges: [],
    payments: [
      ["2027-01-03", 5_000],
      ["2027-01-09", -5_000],
    ],
    by: ["household", "household"],
  });
});
