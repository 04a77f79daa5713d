/** The month of a calendar: every day once, from Monday to Sunday. */
import { expect, it } from "vitest";

import { weeksOf } from "./month.rules.ts";

it.each([
  // November 2026 begins on a Sunday, February 2027 on a Monday and ends on a Sunday, August 2026 takes six weeks.
  ["2026-11", 6, "2026-10-26", "2026-12-06"],
  ["2027-02", 4, "2027-02-01", "2027-02-28"],
  ["2026-08", 6, "2026-07-27", "2026-09-06"],
])("%s is %i weeks, from %s to %s", (month, count, from, to) => {
  const weeks = weeksOf(Temporal.PlainYearMonth.from(month));
  const days = weeks.flat().map(String);
  expect([weeks.length, days[0], days.at(-1), new Set(days).size]).toEqual([count, from, to, count * 7]);
  expect(weeks.every((week) => week[0]!.dayOfWeek === 1)).toBe(true);
});
