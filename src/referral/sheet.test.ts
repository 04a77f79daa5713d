/** The workbook of referrals: unknown, none and 0 are three cells; who asks takes out their own alone. */
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";

import type { ReferralFacts } from "./facts.rules.ts";
import { referralSheet, type SheetRow } from "./sheet.ts";

const DAY = "2026-11-20";
const row = (facts: Partial<ReferralFacts>): SheetRow => ({
  id: "1",
  householdId: "1",
  household: "=Nadia Morel",
  landlord: "Alpes Isère Habitat",
  town: null,
  track: "stay",
  status: "submitted",
  statusOn: DAY,
  submittedOn: DAY,
  waitingDays: 0,
  urgency: { level: "unknown" },
  debtCents: null,
  asOf: DAY,
  stillToSay: [],
  owner: null,
  facts: { asOf: DAY, ...facts },
  tie: null,
  informedOn: null,
});

/** The cells of one line by the title of their column. */
async function cells(facts: Partial<ReferralFacts>, language: "fr" | "en" = "fr") {
  const [head, line] = await readSheet(await referralSheet([row(facts)], language));
  return Object.fromEntries(head!.map((title, at) => [String(title), line![at]]));
}

describe("a referral in the workbook", () => {
  it("unknown, none and 0 are three things, each fact beside its day", async () => {
    const unknown = await cells({});
    expect(unknown).toMatchObject({
      Dette: "inconnu",
      "Plan d'apurement": "inconnu",
      Signaux: "inconnu",
      Commune: "inconnu",
    });
    const none = await cells({
      debtCents: 0,
      accountOn: DAY,
      debtSince: null,
      plan: null,
      signals: [],
      benefit: null,
      tried: [],
    });
    expect(none).toMatchObject({
      Dette: 0,
      "Dette au": new Date(`${DAY}T00:00:00Z`),
      "Dette depuis": "aucun",
      "Plan d'apurement": "aucun",
      Signaux: "aucun",
      "Aide au logement par mois": "aucun",
      "Ce qui a été tenté": "aucun",
      "Attente (jours)": 0,
    });
    const known = await cells({
      debtCents: 123_456,
      plan: { state: "missed" },
      benefit: { state: "stopped" },
      tried: ["called"],
    });
    expect(known).toMatchObject({
      Dette: 1_234.56,
      "Plan d'apurement": "Échéance manquée",
      "Aide au logement": "Arrêtée",
      "Aide au logement par mois": "inconnu",
      "Ce qui a été tenté": "Appels",
    });
  });

  it("is whole in English, and a name that begins like a formula stays a name", async () => {
    expect(await cells({ stage: "summons" }, "en")).toMatchObject({
      Household: "=Nadia Morel",
      "Stage of the procedure": "Summons",
      Debt: "unknown",
    });
  });
});
