import { describe, expect, it } from "vitest";

import { unbroken, unbrokenTexts } from "./unbroken.ts";

describe("a French text", () => {
  it.each([
    ["Inconnu tant que manque : voté", "Inconnu tant que manque\u00A0: voté"],
    ["Retirer cette ligne ?", "Retirer cette ligne\u202F?"],
    ["Dites « oui » ; rien d'autre !", "Dites «\u00A0oui\u00A0»\u202F; rien d'autre\u202F!"],
    ["40 % de 1 200 €", "40\u00A0% de 1 200\u00A0€"],
    ["à 10:30, https://exemple.fr/?a=b :x", "à 10:30, https://exemple.fr/?a=b :x"],
  ])("%s", (typed, shown) => expect(unbroken(typed)).toBe(shown));

  it("is so through a whole catalogue, functions and groups, and the catalogue is the same object each time", () => {
    const catalogue = {
      title: "Pourquoi ?",
      nested: { said: ({ n }: { n: number }) => `Reste : ${n} €` },
      list: ["a : b"],
    };
    const shown = unbrokenTexts(catalogue);
    expect([shown.title, shown.nested.said({ n: 3 }), shown.list]).toEqual([
      "Pourquoi\u202F?",
      "Reste\u00A0: 3\u00A0€",
      ["a\u00A0: b"],
    ]);
    expect(unbrokenTexts(catalogue)).toBe(shown);
    expect(unbrokenTexts(catalogue).nested).toBe(shown.nested);
  });
});
