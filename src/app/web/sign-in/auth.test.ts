/** After sign-in, people return to their page and nowhere else. */
import { expect, test } from "vitest";

import { safeReturn } from "./auth.ts";

test.each([
  ["/households/12?tab=plan", "/households/12?tab=plan"],
  [undefined, "/"],
  ["https://elsewhere.example", "/"],
  ["//elsewhere.example", "/"],
  ["/\\elsewhere.example", "/"],
  ["/sign-in?return=/", "/"],
])("asked to return to %s, sign-in leads to %s", (asked, expected) => {
  expect(safeReturn(asked)).toBe(expected);
});
