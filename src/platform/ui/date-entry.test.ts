/** A date is understood as people type it, and a day that is not in the calendar is not guessed. */
import { expect, test } from "vitest";

import { enteredDate } from "./date-entry.ts";

test.each([
  ["23/11/2026", "2026-11-23"],
  ["1/2/27", "2027-02-01"],
  ["01.02.2027", "2027-02-01"],
  ["231126", "2026-11-23"],
  ["23112026", "2026-11-23"],
  [" 2026-11-23 ", "2026-11-23"],
  ["29/02/2028", "2028-02-29"],
])("« %s » is read as %s", (typed, expected) => {
  expect(enteredDate(typed)).toBe(expected);
});

test.each(["31/02/2026", "29/02/2027", "32/01/2026", "12/13/2026", "hier", "", "11/2026"])(
  "« %s » is no day of the calendar",
  (typed) => {
    expect(enteredDate(typed)).toBeNull();
  },
);
