/** Each rule that sets a line aside says itself in English on the page: none is forgotten. */
import { expect, test } from "vitest";

import { importTexts } from "./texts.ts";

test.each(Object.keys(importTexts.fr.rules))("%s says what is wrong and what to do", (rule) => {
  const line = { line: 12, field: "Date", value: "31/02/2026", rule, message: "Ligne 12" };
  const told = importTexts.en.told(line);
  expect(told).toMatch(/^Line 12, Date “31\/02\/2026”: .+\..+/);
  expect(told).not.toContain("see the original");
});
