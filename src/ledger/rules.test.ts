/** What entries are by their labels, and how months stand beside each other. */
import { describe, expect, test } from "vitest";

import { classify } from "./entry-kind.rules.ts";
import { everyMonth } from "./month.rules.ts";

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
