/** The court assessment on paper: fifteen headings, as completed or prefilled; what is not known is said to be completed. Tagged PDF/UA-1. */
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { HEADINGS } from "./rules.ts";
import type { CourtCase } from "./store.ts";
import { COURT_WORDS } from "./words.ts";

/** Throws DocumentError (a fault of the template). */
export function courtAssessmentPdf(
  {
    household,
    landlord,
    known,
    dues,
    written,
  }: Omit<CourtCase, "written"> & { written: NonNullable<CourtCase["written"]> },
  printedOn: Temporal.PlainDate,
  lang: Locale,
): Buffer {
  const w = COURT_WORDS[lang];
  const day = (iso: string | null | undefined) =>
    iso ? longDate(Temporal.PlainDate.from(iso), lang) : w.unknown;
  return compilePdf(new URL("document.typ", import.meta.url), {
    lang,
    title: w.title,
    words: {
      kicker: w.kicker,
      printed: w.printed,
      household: w.household,
      landlord: w.landlord,
      hearing: w.hearing,
      requested: w.requested,
      sendBy: w.sendBy,
      model: w.model,
      signatures: [...w.signatures],
    },
    household,
    landlord,
    hearing: day(written.hearingOn ?? known.hearingOn),
    requested: day(written.requestedOn ?? known.requestedOn),
    sendBy: day(dues.find(({ id }) => id === "sent")?.on),
    headings: HEADINGS.map((heading, index) => ({
      title: `${index + 1}. ${w.headings[heading]}`,
      lines: (written.text[heading].trim() || w.toComplete).split(/\n+/).filter((line) => line.trim()),
    })),
    printedOn: longDate(printedOn, lang),
  });
}
