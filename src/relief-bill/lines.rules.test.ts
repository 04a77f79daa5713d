/** Reliefs on the rent bill: what the landlord's software is to do with each month, and the file it reads. */
import { describe, expect, it } from "vitest";

import { classify } from "../ledger/entry-kind.rules.ts";
import { billLine, brokenAcknowledgements, type MonthOnBill, reliefCsv } from "./lines.rules.ts";

const december: MonthOnBill = {
  account: "00-123",
  month: "2026-12",
  agreement: "RS-2026-001",
  rank: 1,
  months: 3,
  billCents: 41_250,
  dueCents: 15_005,
  fundCents: 7_502,
  landlordSource: "own",
  acknowledgedCents: null,
  ledgerCents: 0,
  until: "2026-11-30",
};

it.each([
  ["to put on it", {}, "put"],
  ["done", { acknowledgedCents: 15_005 }, "done"],
  ["to change", { acknowledgedCents: 10_000 }, "change"],
  ["to take out again", { dueCents: 0, acknowledgedCents: 15_005 }, "cancel"],
  ["done, once it was taken out", { dueCents: 0, acknowledgedCents: 0 }, "done"],
])("a month of relief on the bill is %s", (_what, change, action) => {
  expect(billLine({ ...december, ...change }).action).toBe(action);
});

it("what comes back in the ledger under the labels of the export is known as relief again", () => {
  const { label, slsLabel } = billLine({ ...december, landlordSource: "sls" });
  expect(classify(label).kind).toBe("relief");
  expect(classify(slsLabel!).kind).toBe("relief");
});

it("the file holds one line an account and month, decimal commas, the surcharge's part apart, and no formula", () => {
  const csv = reliefCsv([
    { ...december, landlordSource: "sls" },
    {
      ...december,
      account: '=cmd|"x"',
      month: "2027-01",
      rank: 2,
      dueCents: 0,
      fundCents: 0,
      acknowledgedCents: 5,
    },
  ]);
  expect(csv.split("\r\n")).toEqual([
    "\ufeffcompte;mois;convention;rang;mois_en_tout;action;avis_avant_remise;remise;dont_sls;reste_a_payer;libelle;libelle_sls",
    "00-123;2026-12;RS-2026-001;1;3;porter;412,50;150,05;75,03;262,45;Remise de solvabilisation 12/2026, convention RS-2026-001, mois 1 sur 3;Remise de loyer financée par le supplément de loyer de solidarité (SLS) 12/2026, convention RS-2026-001",
    `"'=cmd|""x""";2027-01;RS-2026-001;2;3;retirer;412,50;0,00;0,00;412,50;;`,
    "",
  ]);
});

describe("an acknowledgement", () => {
  it.each([
    ["of what is due", "RS-2026-001", "2026-12", 15_005, undefined],
    ["of another amount", "RS-2026-001", "2026-12", 15_000, "reliefBill.amount"],
    ["of a month that is not granted", "RS-2026-001", "2027-06", 15_005, "reliefBill.noSuchLine"],
    ["of another agreement", "RS-2026-999", "2026-12", 15_005, "reliefBill.noSuchLine"],
  ])("%s", (_what, agreement, month, amountCents, rule) => {
    const [broken] = brokenAcknowledgements([{ agreement, month, amountCents }], [december]);
    expect(broken?.rule).toBe(rule);
  });
});
