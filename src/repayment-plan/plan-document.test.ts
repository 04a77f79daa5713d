/** The household's plan on paper: one page, exact to the cent, readable by all. */
import { describe, expect, it } from "vitest";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { planPdf } from "./plan-document.ts";
import { schedule, type ScheduleRequest } from "./rules.ts";

const from = Temporal.PlainDate.from("2027-01-31");

function paper(request: ScheduleRequest, language: "fr" | "en" = "fr"): Buffer {
  const instalments = schedule(request);
  if (!Array.isArray(instalments)) throw new Error(instalments.message);
  return planPdf(
    {
      reference: "2027-0412-1",
      household: "Sofia et Paul Martin",
      landlord: "AIH",
      madeOn: Temporal.PlainDate.from("2027-01-10"),
      instalments,
      toleranceDays: 5,
      contact: { name: "Karim Bensaïd", phone: "04 00 00 00 00" },
    },
    language,
  );
}

const canReadText = pdfText(paper({ debtCents: 100, months: 1, from })) !== undefined;
if (!canReadText)
  console.warn("SKIPPED: pdftotext (poppler-utils) is missing, the text of the plan is not read");

describe("a plan on paper", () => {
  it.skipIf(!canReadText)(
    "36 instalments and the signatures stand on one page, the last one with the remainder",
    () => {
      const text = pdfText(paper({ debtCents: 300443, months: 36, from }));
      expect(text).toContain("page 1/1");
      expect(text).toMatch(/36 31 décembre 2029 83,68 € 0,00 €/);
      expect(text).toMatch(/2 28 février 2027 83,45 €/);
    },
  );

  it.skipIf(!canReadText)("in English, on one page too, says that the French one is signed", () => {
    const text = pdfText(paper({ debtCents: 300443, months: 36, from }, "en"));
    for (const said of [
      "My repayment plan",
      "Debt to repay €3,004.43",
      "31 December 2029 €83.68 €0.00",
      "Being less than 5 days late does not break the plan.",
      "the plan in French (plan d'apurement), which alone is binding",
      "An instalment hard to pay? Call before the date: Karim Bensaïd",
      "page 1/1",
    ])
      expect(text?.replaceAll("’", "'").replaceAll(/\s+/g, " ")).toContain(said);
    expect(text).not.toMatch(/échéance|Bailleur|Ménage|établi/);
  });

  it.each([
    ["one cent", { debtCents: 1, months: 1, from }],
    ["one cent over 36 months", { debtCents: 1, months: 36, from }],
    ["a single instalment", { debtCents: 25000, instalmentCents: 25000, from }],
    ["157 weekly instalments", { debtCents: 1_000_000, months: 36, from, frequency: "weekly" }],
  ] as [string, ScheduleRequest][])("%s gives an accessible PDF", (_, request) => {
    expect(probePdf(paper(request))).toMatchObject({ isPdf: true, tagged: true, universalAccess: true });
  });
});
