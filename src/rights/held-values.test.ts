/** Values of a household's data on paper: whatever people typed, the paper is made. */
import { expect, it } from "vitest";

import { saidOf } from "./held-values.ts";

it.each([
  ["2026-02-31", "2026-02-31"],
  ["2026-13-01T25:00", "2026-13-01T25:00"],
  ["2026-11-27T10:00", "2026-11-27T10:00"],
  ["constructor", "constructor"],
  ["__proto__", "__proto__"],
  ["2026-11-27", "27 novembre 2026"],
  ["bailiff", "commissaire de justice"],
])("what was typed, %s, reads %s", (typed, read) => {
  expect(saidOf("words", typed, "fr")?.[1]).toBe(read);
});

it.each(["constructor", "toString", "__proto__"])("a key of that name, %s, reads as it is written", (key) => {
  expect(saidOf(key, "x", "fr")?.[1]).toBe("x");
});

it("an amount that is none of cents reads as it stands", () => {
  expect(saidOf("debt_cents", 1.5, "fr")?.[1]).toBe("1.5");
  expect(saidOf("debt_cents", 1e300, "fr")?.[1]).toBe("1e+300");
});
