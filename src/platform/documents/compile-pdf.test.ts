/** The compiler of documents: tagged, titled, fonts inside, and never stopped by what people typed. */
import { describe, expect, it } from "vitest";
import { planPdf } from "../../repayment-plan/plan-document.ts";
import { schedule } from "../../repayment-plan/rules.ts";
import { compilePdf, DocumentError } from "./compile-pdf.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";
import { pdfText, probePdf } from "./pdf-probe.ts";

const canReadText = pdfText(Buffer.from("")) !== undefined || pdfText(plan("Martin")) !== undefined;
if (!canReadText)
  console.warn("SKIPPED: pdftotext (poppler-utils) is missing, the text of the PDFs is not read");

function plan(household: string): Buffer {
  const from = Temporal.PlainDate.from("2027-01-05");
  const instalments = schedule({ debtCents: 300443, months: 36, from });
  if (!Array.isArray(instalments)) throw new Error(instalments.message);
  return planPdf({ reference: "1", household, landlord: "AIH", madeOn: from, instalments, toleranceDays: 5 });
}

describe("a printed document", () => {
  it("is a PDF/UA-1: tagged, titled, in French", () => {
    expect(probePdf(plan("Martin"))).toEqual({
      isPdf: true,
      tagged: true,
      universalAccess: true,
      title: "Mon plan d&apos;apurement",
      language: "fr-FR",
    });
  });

  it("embeds its own fonts, whatever the machine has", () => {
    const raw = plan("Martin").toString("latin1");
    const families = new Set([...raw.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map((match) => match[1]));
    expect([...families].every((family) => family?.startsWith("AtkinsonHyperlegibleNext"))).toBe(true);
    expect(raw.match(/\/FontFile[23]/g)?.length).toBeGreaterThanOrEqual(families.size);
  });

  it.skipIf(!canReadText).each(HOSTILE_TEXTS)("prints %j as it was typed", (text) => {
    expect(pdfText(plan(text))?.replaceAll(/\s/g, "")).toContain(text.replaceAll(/\s/g, ""));
  });

  it.skipIf(!canReadText)("breaks a very long word inside the page and keeps all of it", () => {
    const word = "Anticonstitutionnellement".repeat(12);
    expect(pdfText(plan(word))?.match(/[A-Z]nticonst|itutionnel/g)?.length).toBeGreaterThan(0);
    expect(probePdf(plan(word)).universalAccess).toBe(true);
  });

  it.each([
    ["another script", "中文 한국어 हिन्दी"],
    ["control characters", "a\u0000b\u001b[31mc\u0085d"],
    ["half of a surrogate pair", "a\ud800b"],
    ["turned writing", "\u202egnitirw\u202c \u2066x\u2069"],
    ["a private use character", "\ue000 \uf8ff"],
    ["combining marks in heaps", `Z${"\u0300\u0301\u0302\u0303".repeat(40)}`],
    ["ten thousand characters", "mot ".repeat(2500)],
    ["nothing", ""],
  ])("is made all the same with %s", (_, text) => {
    expect(probePdf(plan(text))).toMatchObject({ isPdf: true, universalAccess: true });
  });

  it("takes milliseconds once the compiler is warm", () => {
    plan("Martin");
    const start = performance.now();
    for (let turn = 0; turn < 10; turn++) plan(`Ménage ${turn}`);
    expect((performance.now() - start) / 10).toBeLessThan(200);
  });

  it("without a title is refused", () => {
    const template = new URL("../../repayment-plan/plan.typ", import.meta.url);
    expect(() => compilePdf(template, { title: " " })).toThrow(DocumentError);
  });

  it("a template that is not there, or lacks its data, is a fault that says so", () => {
    expect(() => compilePdf(new URL("absent.typ", import.meta.url), { title: "x" })).toThrow(DocumentError);
    const template = new URL("../../repayment-plan/plan.typ", import.meta.url);
    expect(() => compilePdf(template, { title: "x" })).toThrow(/does not contain key/);
  });
});
