/** The papers of a support measure: the agreement that begins it, the report that ends it, the certificate. Tagged PDF/UA-1. What is not known is left blank, or said unknown. */
import { CAUSES } from "../closing/rules.ts";
import { longDate, type Locale } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import type { PaperFacts } from "./store.ts";
import { PAPER_WORDS } from "./words.ts";

export const PAPERS = ["agreement", "report", "certificate"] as const;
export type Paper = (typeof PAPERS)[number];
const BLANK = "……………";

/** Throws DocumentError (a fault of the template). */
export function supportPaper(
  paper: Paper,
  facts: PaperFacts,
  printedOn: Temporal.PlainDate,
  lang: Locale,
): Buffer {
  const w = PAPER_WORDS[lang];
  const day = (iso: string) => longDate(Temporal.PlainDate.from(iso), lang);
  const money = (cents: number | null) => (cents === null ? w.unknown : formatCents(cents, lang));
  const { startsOn, endsOn, closedOn, counts, tripartite, changes } = facts;
  const last = closedOn ?? endsOn;
  const said = (name: string | null, names: Record<string, string>) =>
    name === null ? w.unknown : (names[name] ?? name);
  const spanWords = w.span({ from: day(startsOn), to: day(last) });
  const parts = {
    agreement: {
      intro: w.agreementIntro(facts),
      sections: [
        { title: w.what, lines: [spanWords, w.monthsOf, ...w.whatLines], rows: [] },
        {
          title: w.subjects,
          lines: [
            facts.modules.length > 0
              ? facts.modules.map((module) => w.modules[module]).join(", ")
              : w.subjectsOpen,
            w.subjectsKept,
          ],
          rows: [],
        },
        {
          title: w.meetings,
          lines: [w.meetingsLead],
          rows: tripartite.map(({ kind, dueOn }) => [w.meetingNames[kind], w.by(day(dueOn))]),
        },
        { title: w.operatorDoes, lines: w.operatorLines, rows: [] },
        { title: w.householdDoes, lines: w.householdLines, rows: [] },
        { title: w.secrecy, lines: w.secrecyLines, rows: [] },
        { title: w.ending, lines: w.endingLines, rows: [] },
      ],
      signatures: w.agreementSignatures,
      closing: w.model,
    },
    report: {
      intro: w.reportIntro({ ...facts, span: spanWords }),
      sections: [
        {
          title: w.facts,
          lines: [],
          rows: [
            [w.outcome, facts.outcome === null ? w.unknown : w.outcomes[facts.outcome]],
            [w.renewals, String(facts.renewals)],
            [w.held, w.heldWords(counts)],
            [
              w.meetings,
              tripartite
                .filter(({ state }) => state === "held")
                .map(({ kind }) => w.meetingNames[kind])
                .join(", ") || w.none,
            ],
            [w.tie, `${said(facts.tieAtStart, w.ties)} → ${said(facts.tieAtEnd, w.ties)}`],
            [w.resumed, facts.paymentResumed === null ? w.unknown : facts.paymentResumed ? w.yes : w.no],
            [w.handedOn, facts.handedOnTo ?? w.nobody],
          ],
        },
        {
          title: w.debt,
          lines: changes ? [] : [w.noEntry],
          rows: [
            [w.debtAtStart, money(facts.debtAtStartCents)],
            ...(changes
              ? CAUSES.filter((cause) => changes[cause] !== 0).map((cause) => [
                  w.causes[cause],
                  formatCents(changes[cause], lang),
                ])
              : []),
            [w.debtAtEnd, money(facts.debtAtEndCents)],
          ],
        },
        {
          title: w.levers,
          lines: facts.plans.length === 0 && facts.relief.months === 0 ? [w.none] : [],
          rows: [
            ...facts.plans.map(({ debtCents, instalments, signedOn }) => [
              w.plan(day(signedOn)),
              w.planWords({ amount: formatCents(debtCents, lang), n: instalments }),
            ]),
            ...(facts.relief.months > 0
              ? [
                  [
                    w.relief,
                    w.reliefWords({ n: facts.relief.months, amount: formatCents(facts.relief.cents, lang) }),
                  ],
                ]
              : []),
          ],
        },
        {
          title: w.summary,
          lines: facts.summary?.split(/\n+/).filter((line) => line.trim()) ?? [w.noSummary],
          rows: [],
        },
      ],
      signatures: w.reportSignatures,
      closing: w.reportClosing,
    },
    certificate: {
      intro: w.certificate({
        worker: facts.worker ?? BLANK,
        operator: facts.operator,
        household: facts.household,
        address: facts.address ?? BLANK,
        from: day(startsOn),
        to: day(last),
        over: closedOn !== null,
      }),
      sections: [{ title: w.made, lines: [w.madeFor, w.madeAt(longDate(printedOn, lang))], rows: [] }],
      signatures: w.certificateSignatures,
      closing: w.certificateClosing,
    },
  }[paper];
  return compilePdf(new URL("paper.typ", import.meta.url), {
    lang,
    title: w.titles[paper],
    words: {
      kicker: w.kicker,
      printed: w.printed,
      authority: w.authority,
      household: w.household,
      landlord: w.landlord,
      operator: w.operator,
      worker: w.worker,
      address: w.address,
      header: [w.headerWhat, w.headerSaid],
    },
    household: facts.household,
    // Who reads a certificate need not know who the landlord is.
    landlord: paper === "certificate" ? null : facts.landlord,
    operator: facts.operator,
    worker: facts.worker ?? BLANK,
    address: facts.address ?? BLANK,
    ...parts,
    signatures: [...parts.signatures],
    printedOn: longDate(printedOn, lang),
  });
}
