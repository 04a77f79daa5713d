/** The sheet handed to the household: one accessible page in either language, that says what was answered and what was not asked. */
import { describe, expect, it } from "vitest";

import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { HOSTILE_TEXTS } from "../platform/documents/hostile-texts.ts";
import { AGREEMENT_ITEMS } from "./rules.ts";
import { type InformationSheet, informationSheetPdf } from "./information-sheet.ts";

const on = Temporal.PlainDate.from("2026-11-20");
const sheet: InformationSheet = {
  household: "Anaïs Lefèvre-Dubœuf",
  landlord: "Alpes Isère Habitat",
  informedOn: on,
  informedBy: null,
  asOf: on,
  debtCents: 0,
  debtSince: null,
  amountDueCents: null,
  answers: [
    { kind: "support", domain: null, recipient: null, given: true, on, withdrawn: false },
    { kind: "sharing", domain: "budget", recipient: "committee", given: false, on, withdrawn: false },
    { kind: "sharing", domain: "family", recipient: "operator", given: true, on, withdrawn: true },
  ],
  printedOn: on,
};
const pages = (pdf: Buffer) => /\/Type\s*\/Pages[^>]*\/Count\s+(\d+)/.exec(pdf.toString("latin1"))?.[1];

describe("the household's sheet", () => {
  it.each([
    ["fr", "fr-FR", "Votre orientation vers la plateforme Logement Toujours"],
    ["en", "en-GB", "Your referral to the platform Logement Toujours"],
  ] as const)("in %s is one page, tagged for who listens to it", (lang, language, title) => {
    const pdf = informationSheetPdf(sheet, lang);
    expect(probePdf(pdf)).toMatchObject({
      isPdf: true,
      tagged: true,
      universalAccess: true,
      title,
      language,
    });
    expect(pages(pdf)).toBe("1");
  });

  it("stays on one page where every item was answered and every name is long", () => {
    const answers = AGREEMENT_ITEMS.map((item) => ({ ...item, given: true, on, withdrawn: true }));
    const long = "Marie-Antoinette Conceição Fernandes-Rodrigues de Oliveira";
    const full = { ...sheet, household: long, landlord: long, informedBy: long, answers };
    for (const lang of ["fr", "en"] as const) expect(pages(informationSheetPdf(full, lang))).toBe("1");
  });

  it("says yes, no, taken back and not asked apart; a debt of 0 is 0, an amount not known is unknown", ({
    skip,
  }) => {
    const text = pdfText(informationSheetPdf(sheet));
    if (text === undefined) return skip();
    expect(text).toContain("oui, le 20 novembre 2026");
    expect(text).toContain("non, le 20 novembre 2026");
    expect(text).toContain("retiré le 20 novembre 2026");
    expect(text).toContain("☐ oui ☐ non");
    expect(text).toMatch(/0,00\s€/);
    expect(text).toContain("inconnu");
  });

  it.each(HOSTILE_TEXTS.slice(0, 4))("prints whatever a name holds: %j", (household) => {
    expect(probePdf(informationSheetPdf({ ...sheet, household })).isPdf).toBe(true);
  });
});
