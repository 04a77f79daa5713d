/** What the server refuses lands on the field that caused it; the rest stands above the form. */
import { expect, test } from "vitest";

import { Problem } from "./client.ts";
import { errorsByField } from "./form.ts";

const refusal = (...errors: { field?: string; message: string; source?: string }[]) =>
  new Problem(422, { title: "Refusé", errors, requestId: "req-1" });

test("a seventh month of relief is told next to the number of months, with its source", () => {
  const { own, rest } = errorsByField(
    refusal({ field: "months", message: "6 mois au plus.", source: "fiche 2020" }),
    ["months"],
  );
  expect(own).toEqual({ months: "6 mois au plus. (fiche 2020)" });
  expect(rest).toBeUndefined();
});

test("an error inside a list of instalments finds its line", () => {
  const { own } = errorsByField(refusal({ field: "instalments.2.amountCents", message: "Trop." }), [
    "instalments",
  ]);
  expect(own).toEqual({ "instalments.2.amountCents": "Trop." });
});

test("an error of no field of the form is kept, with its reference", () => {
  const { own, rest } = errorsByField(refusal({ message: "La mesure est close." }), ["months"]);
  expect(own).toEqual({});
  expect(rest?.errors.map(({ message }) => message)).toEqual(["La mesure est close."]);
  expect(rest?.requestId).toBe("req-1");
});

test("a refusal without detail is still told", () => {
  expect(errorsByField(refusal(), ["months"]).rest?.title).toBe("Refusé");
});
