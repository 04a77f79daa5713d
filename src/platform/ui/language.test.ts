/** Numbers and words agree, in French and in English. */
import { expect, test } from "vitest";

import { plural } from "./language.tsx";

const LINES = { one: "# ligne", other: "# lignes" };

test.each([
  [0, "0 ligne"],
  [1, "1 ligne"],
  [2, "2 lignes"],
  [1_000_000, "1\u202f000\u202f000 lignes"],
])("in French, %d is written « %s »", (n, expected) => {
  expect(plural("fr", n, LINES)).toBe(expected);
});

test.each([
  [0, "0 rows"],
  [1, "1 row"],
  [1204, "1,204 rows"],
])("in English, %d is written “%s”", (n, expected) => {
  expect(plural("en", n, { one: "# row", other: "# rows" })).toBe(expected);
});

test("nothing can be said in its own words", () => {
  expect(plural("fr", 0, { zero: "Aucune ligne", ...LINES })).toBe("Aucune ligne");
});
