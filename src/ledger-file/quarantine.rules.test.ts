/** A line set aside, told in the reader's language: also one kept when the database held the French sentence alone. */
import { expect, test } from "vitest";

import { importTexts } from "../intake/pages/texts.ts";
import { toldIn } from "./quarantine.rules.ts";

const LINE = { line: 12, field: "Débit, Crédit", value: "douze", message: "Ligne 12, Débit…" };

test("the reader in French is told as it was kept", () => {
  expect(toldIn("fr", { ...LINE, rule: "noAmount", english: "Line 12, Debit…" })).toEqual({
    ...LINE,
    rule: "noAmount",
  });
});

test("the reader in English is told in English, columns too", () => {
  expect(toldIn("en", { ...LINE, rule: "noAmount", english: "Line 12, Debit…" })).toEqual({
    ...LINE,
    rule: "noAmount",
    field: "Debit, Credit",
    message: "Line 12, Debit…",
  });
});

test.each(Object.keys(importTexts.fr.rules))(
  "of a line kept in French alone, %s still says where and what to do",
  (rule) => {
    const { message } = toldIn("en", { ...LINE, rule, english: null });
    expect(message).toMatch(/^Line 12, Debit, Credit "douze"\. [A-Z][^«»éèàùçô]+\.$/);
  },
);

test("each rule has a name in English on the page", () => {
  expect(Object.keys(importTexts.en.rules)).toEqual(Object.keys(importTexts.fr.rules));
  for (const [rule, name] of Object.entries(importTexts.en.rules))
    expect(name).not.toBe(importTexts.fr.rules[rule]);
});
