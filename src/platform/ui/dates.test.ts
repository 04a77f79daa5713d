/** Dates are shown as written in the file, whatever the hour of the machine that shows them. */
import { expect, test } from "vitest";

import { formatDate } from "./dates.ts";

test.each([
  ["2027-01-01", "short", "01/01/2027"],
  ["2026-11-23", "long", "lundi 23 novembre 2026"],
  ["2027-01", "short", "janvier 2027"],
  ["2026-12-31T23:30:00Z", "short", "01/01/2027"],
  ["2026-07-01T10:05:00Z", "withTime", "01/07/2026 12:05"],
  ["pas une date", "short", "pas une date"],
] as const)("%s (%s) is shown as « %s »", (iso, style, expected) => {
  expect(formatDate(iso, "fr", style)).toBe(expected);
});

test("in English the day still comes before the month", () => {
  expect(formatDate("2027-02-01", "en")).toBe("01/02/2027");
});
