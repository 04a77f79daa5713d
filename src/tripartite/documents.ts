/** What is printed around a tripartite meeting: the household's letter, the minutes that the three sign. Tagged PDF/UA-1. */
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { strokesOf } from "../signature/rules.ts";
import { letterOf, PARTIES, type Party, whenOf } from "./rules.ts";
import { type MeetingRow, toldOf } from "./store.ts";

const PARTY_WORDS: Record<Locale, Record<Party, string>> = {
  fr: {
    household: "Le ménage",
    caseWorker: "Le travailleur social référent",
    socialAdviser: "Le conseiller social du bailleur",
  },
  en: {
    household: "The household",
    caseWorker: "The case worker",
    socialAdviser: "The landlord's social adviser",
  },
};

const WORDS = {
  fr: {
    title: {
      start: "Compte rendu de l'entretien de début",
      midway: "Compte rendu de l'entretien de mi-parcours",
      end: "Compte rendu de l'entretien de fin",
    },
    kicker: "Entretien tripartite",
    printed: "imprimé le",
    household: "Ménage",
    landlord: "Bailleur",
    operator: "Opérateur",
    held: "Tenu le",
    place: "Lieu",
    present: "Présents",
    nobody: "non dit",
    minutes: "Ce que nous avons dit et décidé ensemble",
    signatures: "Accord des trois",
    agreed: "Les trois ont signé ce compte rendu : il ne change plus.",
    open: "Signez si vous êtes d'accord avec ce qui est écrit.",
    signedOn: "signé le",
    onPaper: "sur papier, le",
    before: "devant",
    signatureAlt: "Signature :",
    confidence:
      "Ce qui a été confié au travailleur social ne figure pas dans ce compte rendu. Il est lu par les trois et par la coordination.",
    authority: null,
  },
  en: {
    title: {
      start: "Minutes of the start meeting",
      midway: "Minutes of the midway meeting",
      end: "Minutes of the end meeting",
    },
    kicker: "Tripartite meeting",
    printed: "printed on",
    household: "Household",
    landlord: "Landlord",
    operator: "Operator",
    held: "Held on",
    place: "Place",
    present: "Present",
    nobody: "not said",
    minutes: "What we said and decided together",
    signatures: "Agreement of the three",
    agreed: "The three have signed these minutes: they change no more.",
    open: "Sign if you agree with what is written.",
    signedOn: "signed on",
    onPaper: "on paper, on",
    before: "before",
    signatureAlt: "Signature:",
    confidence:
      "What was told to the case worker in confidence is not in these minutes. They are read by the three and by the coordination.",
    authority: "A translation, to be read with the page in French, which is the one that is signed.",
  },
} as const;

/** Minutes with what was signed; an empty frame for who has not. `printedOn`: the day. */
export function sharedMinutesPdf(meeting: MeetingRow, printedOn: Temporal.PlainDate, lang: Locale): Buffer {
  const words = WORDS[lang];
  const parties = PARTY_WORDS[lang];
  const day = (iso: string) => longDate(Temporal.PlainDate.from(iso), lang);
  const { household, landlord, operator, on, atTime, place, attended, minutes, signatures } = meeting;
  return compilePdf(new URL("minutes.typ", import.meta.url), {
    lang,
    title: words.title[meeting.kind],
    words,
    household,
    landlord,
    operator,
    held: whenOf({ on: Temporal.PlainDate.from(on), atTime }, lang),
    place,
    present:
      attended.length === 0
        ? words.nobody
        : PARTIES.filter((party) => attended.includes(party))
            .map((party) => parties[party])
            .join(", "),
    minutes: (minutes ?? "").split(/\n+/).filter((line) => line.trim()),
    standing: signatures.length === PARTIES.length ? words.agreed : words.open,
    signed: PARTIES.map((party) => {
      const own = signatures.find((one) => one.party === party);
      const paper = own?.signature.kind === "paper";
      return {
        party: parties[party],
        told: own
          ? [
              `${own.name}, ${paper ? words.onPaper : words.signedOn} ${day(own.on)}`,
              own.witness && `${words.before} ${own.witness}`,
            ]
              .filter(Boolean)
              .join(", ")
          : "",
        typed: own?.signature.kind === "typed" ? own.signature.name : null,
        strokes: own ? strokesOf(own.signature) : [],
      };
    }),
    printedOn: longDate(printedOn, lang),
  });
}

const LETTER = {
  fr: { kicker: "Invitation", written: "Le", authority: null },
  en: {
    kicker: "Invitation",
    written: "On",
    authority: "A translation of the letter in French.",
  },
} as const;

/** The household's letter, with its address where it is known. */
export function invitationPdf(meeting: MeetingRow, writtenOn: Temporal.PlainDate, lang: Locale): Buffer {
  const { subject, lines } = letterOf(toldOf(meeting), lang);
  const { household, operator, worker, reach } = meeting;
  return compilePdf(new URL("invitation.typ", import.meta.url), {
    lang,
    title: subject,
    words: LETTER[lang],
    household,
    address: reach.address?.split("\n") ?? [],
    operator,
    worker: worker ?? "",
    lines,
    writtenOn: longDate(writtenOn, lang),
  });
}
