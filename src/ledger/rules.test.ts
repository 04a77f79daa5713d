/** How days, amounts, labels and communes of landlords' files are read, case by case. */
import { describe, expect, test } from "vitest";

import { communeIndex, communeOf } from "./commune.rules.ts";
import { classify } from "./entry-kind.rules.ts";
import { recognise } from "./mapping.rules.ts";
import { everyMonth } from "./month.rules.ts";
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
    expect(dayReader()(text, 0, text.length)).toMatchObject({ iso });
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
    expect(dayReader()(text, 0, text.length)).toMatchObject({ unreadable: { fr: unreadable } });
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

test.each([
  ["Loyer et charges 10/2026", "rent", null],
  ["QUITTANCE OCTOBRE", "rent", null],
  ["Provisions de charges 10/2026", "charges", null],
  ["Régularisation charges 2025", "adjustment", null],
  ["APL 10/2026", "housingBenefit", null],
  ["Virement CAF aide au logement", "housingBenefit", null],
  ["Prélèvement loyer 10/2026", "payment", "directDebit"],
  ["Rejet de prélèvement 10/2026", "payment", "rejectedDirectDebit"],
  ["PRLV SEPA IMPAYE", "payment", "rejectedDirectDebit"],
  ["Frais de rejet de prélèvement", "adjustment", null],
  ["Chèque n° 123", "payment", "cheque"],
  ["Remise de chèques", "payment", "cheque"],
  ["Mandat cash", "payment", "cash"],
  ["VIR INST MOREL", "payment", "transfer"],
  ["Carte bancaire 10/2026", "payment", "card"],
  ["Règlement agence", "payment", null],
  ["Remise de solvabilisation", "relief", null],
  ["Minoration temporaire bas de quittance", "relief", null],
  ["FSL maintien", "debtGrant", null],
  ["Commandement de payer", "courtCosts", null],
  ["Frais d'huissier", "courtCosts", null],
  ["Admission en non-valeur", "writeOff", null],
  ["Report de solde", "adjustment", null],
  ["Opération diverse 7", "unknown", null],
])("« %s » is %s", (label, kind, means) => {
  expect(classify(label)).toEqual({ kind, means });
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

const month = (name: string, balanceCents: number) => ({
  month: name,
  chargedCents: 500,
  benefitCents: 0,
  reliefCents: 0,
  grantCents: 0,
  paidCents: 100,
  otherCents: 0,
  balanceCents,
  rejectedDebits: 1,
  lastPaymentOn: `${name}-05`,
});

describe("months of an account", () => {
  test("those without an entry stand between the others: nothing moved, the balance stayed", () => {
    const [first, last] = [month("2026-11", 400), month("2027-02", 800)];
    const whole = everyMonth([first, last]);
    expect(whole.map((one) => [one.month, one.balanceCents, one.chargedCents, one.paidCents])).toEqual([
      ["2026-11", 400, 500, 100],
      ["2026-12", 400, 0, 0],
      ["2027-01", 400, 0, 0],
      ["2027-02", 800, 500, 100],
    ]);
    expect(whole[1]).toMatchObject({ rejectedDebits: 0, lastPaymentOn: null });
    expect(everyMonth([])).toEqual([]);
  });
});
