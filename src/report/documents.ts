/** A report printed: the same snapshot gives the same bytes, dated of the day it was frozen. */
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import { reportContent, type ReportFacts } from "./content.rules.ts";

export function reportPdf(facts: ReportFacts, language: Locale): Buffer {
  return compilePdf(new URL("report.typ", import.meta.url), {
    ...reportContent(facts, language),
    lang: language,
    madeOn: facts.snapshot.madeOn,
  });
}
