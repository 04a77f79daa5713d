/** What is printed of payments: the list that a treasurer signs. */
import { longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import { signed, totalOf } from "./rules.ts";
import type { List } from "./store.ts";

const day = (iso: string) => longDate(Temporal.PlainDate.from(iso));

/** Accounting papers are French, whoever prints them: treasurers and funders read them. */
export function listPdf(list: List): Buffer {
  return compilePdf(new URL("list.typ", import.meta.url), {
    title: `Liste des sommes à payer n° ${list.number}`,
    lang: "fr" as const,
    number: list.number,
    operator: list.operator,
    upTo: day(list.upTo),
    madeOn: day(list.madeOn),
    lines: list.lines.map((line) => ({ words: line.words, amount: formatCents(signed(line)) })),
    total: formatCents(totalOf(list.lines)),
    signature:
      list.signedOn === null
        ? "Le trésorier, la trésorière : nom, date et signature"
        : `Signée le ${day(list.signedOn)} par ${list.signedBy}`,
  });
}
