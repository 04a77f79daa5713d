/** The reminder before an instalment: when one is proposed, and what it says. */
import { describe, expect, it } from "vitest";

import { dueSoon, reminderText } from "./reminder.rules.ts";

const plan = {
  state: "live",
  debtCents: 30_000,
  paidCents: 0,
  instalments: [
    { on: "2027-01-10", amountCents: 10_000, leftCents: 20_000 },
    { on: "2027-02-10", amountCents: 20_000, leftCents: 0 },
  ],
};
const on = Temporal.PlainDate.from("2027-01-05");

describe("an instalment to come", () => {
  it.each([
    ["within the days", {}, 5, { on: "2027-01-10", leftCents: 10_000 }],
    ["not before them", {}, 4, undefined],
    ["for what is left of it", { paidCents: 9_999 }, 5, { on: "2027-01-10", leftCents: 1 }],
    ["none that is covered", { paidCents: 10_000 }, 5, undefined],
    [
      "late within the tolerance, the next one is told in its turn",
      { state: "late" },
      36,
      { on: "2027-01-10", leftCents: 10_000 },
    ],
    ["none of a broken plan: that needs a talk", { state: "breached" }, 5, undefined],
    ["none of a frozen one", { state: "frozen" }, 5, undefined],
  ])("%s", (_, changed, days, expected) => {
    expect(dueSoon({ ...plan, ...changed }, days, on)).toEqual(expected);
  });

  it("is told in words that offer a talk, without the debt", () => {
    const due = { on: "2027-01-10", leftCents: 10_000, worker: "Karim Bensaïd" };
    expect(reminderText(due, "fr")).toMatch(/100,00\s€.*10 janvier 2027.*appelez-moi.*Karim Bensaïd$/);
    expect(reminderText(due, "en")).toMatch(/10 January 2027.*call me.*Karim Bensaïd$/);
  });
});
