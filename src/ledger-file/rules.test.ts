/** How days, amounts and communes of landlords' files are read, case by case. */
import { describe, expect, test } from "vitest";

import { communeIndex, communeOf } from "./commune.rules.ts";
import { recognise } from "./mapping.rules.ts";
import { amountCents, dayReader, EMPTY } from "./rules.ts";

describe("days", () => {
  test.each([
    ["31/12/2026", "2026-12-31"],
    ["1/2/2026", "2026-02-01"],
    ["2026-12-31", "2026-12-31"],
    ["31.12.26", "2026-12-31"],
    ["31-12-99", "1999-12-31"],
    ["20261231", "2026-12-31"],
    ["29/02/2028", "2028-02-29"],
    ["31/12/2026 00:00:00", "2026-12-31"],
    ["2026-12-31T23:59:59.000Z", "2026-12-31"],
  ])("%s is %s", (text, iso) => {
    expect(dayReader().day(text, 0, text.length)).toMatchObject({ iso });
  });

  test.each([
    ["31/02/2026", "02/2026 a 28 jours"],
    ["29/02/2027", "02/2027 a 28 jours"],
    ["31/04/2026", "04/2026 a 30 jours"],
    ["12/31/2026", "le mois 31 n'existe pas"],
    ["00/12/2026", "12/2026 a 31 jours"],
    ["01/01/0026", "l'année 26 n'est pas plausible (1950 à 2100)"],
    ["2026", "ce n'est pas une date"],
    ["31/12", "ce n'est pas une date"],
    ["31/12/2026 matin", "ce n'est pas une date"],
    ["1/2/3/2026", "ce n'est pas une date"],
    ["", "ce n'est pas une date"],
  ])("%s is refused: %s", (text, unreadable) => {
    expect(dayReader().day(text, 0, text.length)).toMatchObject({ unreadable: { fr: unreadable } });
  });
});

describe("amounts", () => {
  test.each([
    ["512,34", 51234],
    ["512.34", 51234],
    ["512", 51200],
    ["0,00", 0],
    ["1 234,56 €", 123456],
    ["1\u202f234,56\u00a0€", 123456],
    ["1.234,56", 123456],
    ["1,234.56", 123456],
    ["-12,50", -1250],
    ["12,5", 1250],
    ["", EMPTY],
    ["  ", EMPTY],
  ])("%s", (text, cents) => {
    expect(amountCents(text, 0, text.length)).toBe(cents);
  });

  test.each(["1.234", "1,234", "douze", "12,345", "1,2,3", "--5"])("%s is refused, not guessed", (text) => {
    expect(amountCents(text, 0, text.length)).toMatchObject({ rule: expect.any(String) });
  });

  test("a file's own decimal sign settles what could be read two ways", () => {
    expect(amountCents("1.234", 0, 5, "comma")).toBe(123400);
    expect(amountCents("1,234", 0, 5, "point")).toBe(123400);
  });
});

describe("communes", () => {
  const index = communeIndex([
    { insee: "38421", name: "Saint-Martin-d'Hères", postcodes: ["38400"] },
    { insee: "38185", name: "Grenoble", postcodes: ["38000", "38100"] },
    { insee: "01004", name: "Ambérieu-en-Bugey", postcodes: ["01500"] },
  ]);
  test.each([
    ["38185", "", "", "38185"],
    ["1004", "", "", "01004"],
    ["", "38400", "ST MARTIN D'HERES", "38421"],
    ["", "38 100", "Grenoble", "38185"],
    ["", "38031", "GRENOBLE CEDEX 1", "38185"],
    ["", "1500", "Ambérieu en Bugey", "01004"],
  ])("code « %s », postcode « %s », town « %s » is %s", (insee, postcode, town, found) => {
    expect(communeOf(index, insee, postcode, town)).toBe(found);
  });

  test.each([
    ["38999", "", "", "unknownCommune"],
    ["", "69001", "Grenoble", "unknownCommune"],
    ["", "38000", "Atlantis", "unknownCommune"],
    ["", "", "", "missingCommune"],
  ])("code « %s », postcode « %s », town « %s » is set aside", (insee, postcode, town, rule) => {
    expect(communeOf(index, insee, postcode, town)).toMatchObject({ rule });
  });
});

test("headers are recognised whatever their case, accents and punctuation, and each serves once", () => {
  expect(
    recognise([
      "  N° COMPTE ",
      "REF LOGEMENT",
      "Commune",
      "C.P.",
      "Nom du locataire",
      "Date d'écriture",
      "Date valeur",
      "libellé",
      "Débit (€)",
      "crédit",
    ]),
  ).toMatchObject({
    account: 0,
    dwelling: 1,
    town: 2,
    leaseholder: 4,
    date: 5,
    label: 7,
    credit: 9,
  });
});
