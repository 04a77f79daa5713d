/** The minutes of a committee session as a PDF: who sat, and what was decided of each situation. */
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";

/** What the committee decided of one item; each kind has the fields that it alone has. */
export type MinutesDecision =
  | {
      kind: "admitted";
      track: "stay" | "leaseTransfer";
      startsOn?: Temporal.PlainDate;
      operator?: string;
      /** Why it is another than the zone's. */
      operatorReason?: string;
      /** Names of the levers granted, in the language of the document: `remise de solvabilisation, 4 mois`. */
      levers?: string[];
      recommended?: string[];
      conditions?: string;
    }
  | { kind: "deferred"; missing: string; dueBy?: Temporal.PlainDate }
  | { kind: "refused"; reason: string; text?: string }
  | { kind: "redirected"; redirectedTo: string; reason?: string };

export type MinutesData = {
  /** Number of the minutes: `2026-11`. */
  number: string;
  heldOn: Temporal.PlainDate;
  place?: string;
  chair?: string;
  members: { name: string; organisation: string; presence: "present" | "excused" }[];
  items: {
    /** Its number on the agenda, the same for every reader; left out: its place in this list. */
    rank?: number;
    /** How the household is named in the minutes: a reference, or a name where every member may read it. */
    household: string;
    landlord: string;
    commune?: string;
    /** The situation in a few sentences. */
    summary?: string;
    /** Absent where the session ended before it was decided. */
    decision?: MinutesDecision;
    /** Absent: by consensus. */
    votes?: { agree: number; disagree: number; abstain: number };
    dissent?: string;
    /** Who took no part in it. */
    steppedOut?: string[];
    /** Decided between sessions. */
    emergency?: { askedOn: Temporal.PlainDate; because: string | null; answered: number; asked: number };
  }[];
  quorum?: { met: boolean; present: number; needed: number };
  /** Written after the signature; `of`: the item's number. */
  addenda?: { rank: number; on: Temporal.PlainDate; of?: number; text: string }[];
  /** Of the signed minutes: what is printed is what was signed. */
  seal?: string;
  observations?: string;
  /** Only the situations of the reader's own organisation are in it. */
  extract?: true;
  /** Not signed yet: every page says so. */
  draft?: true;
};

const KINDS = {
  fr: { admitted: "Admis", deferred: "Ajourné", refused: "Refusé", redirected: "Réorienté" },
  en: { admitted: "Admitted", deferred: "Deferred", refused: "Refused", redirected: "Redirected" },
};
const TRACKS = {
  fr: { stay: "Volet 1 : maintien ou mutation", leaseTransfer: "Volet 2 : glissement de bail" },
  en: { stay: "Track 1: stay or move", leaseTransfer: "Track 2: lease transfer" },
};

/** What the pages say besides the session's own facts. The minutes are an act of a French committee: the English copy says so. */
const WORDS = {
  fr: {
    titles: {
      whole: "Procès-verbal de la commission d'étude des situations",
      draft: "Projet de procès-verbal de la commission d'étude des situations",
      extract: "Extrait du procès-verbal de la commission d'étude des situations",
    },
    kicker: "Commission d'étude des situations",
    unsigned: "Projet non signé :",
    minutesNo: "Procès-verbal n°",
    extractNo: "Extrait du procès-verbal n°",
    sessionOf: "séance du",
    number: "Numéro",
    heldOn: "Séance du",
    place: "Lieu",
    chair: "Présidence",
    ownItems: "Situations qui vous concernent",
    items: "Situations à l'ordre du jour",
    decisions: "Décisions",
    colon: "\u00a0:\u00a0",
    members: "Membres",
    noMember: "Aucun membre n'est inscrit.",
    header: ["Nom", "Organisme", "Présence"],
    present: "présent",
    excused: "excusé",
    noItem: "Aucune situation n'était à l'ordre du jour.",
    observations: "Observations",
    undecided: "Non examiné",
    quorum: "Quorum",
    emergency: "Décision prise en urgence",
    addenda: "Rectificatifs",
    seal: "Empreinte du procès-verbal signé",
    signatures: ["La présidence", "La coordination"],
    authority: null,
  },
  en: {
    titles: {
      whole: "Minutes of the case committee",
      draft: "Draft minutes of the case committee",
      extract: "Extract of the minutes of the case committee",
    },
    kicker: "Case committee",
    unsigned: "Draft, not signed:",
    minutesNo: "Minutes no.",
    extractNo: "Extract of the minutes no.",
    sessionOf: "session of",
    number: "Number",
    heldOn: "Session of",
    place: "Place",
    chair: "Chair",
    ownItems: "Cases that concern you",
    items: "Cases on the agenda",
    decisions: "Decisions",
    colon: ": ",
    members: "Members",
    noMember: "No member is listed.",
    header: ["Name", "Organisation", "Presence"],
    present: "present",
    excused: "excused",
    noItem: "No case was on the agenda.",
    observations: "Observations",
    undecided: "Not studied",
    quorum: "Quorum",
    emergency: "Decided between sessions",
    addenda: "Addenda",
    seal: "Seal of the signed minutes",
    signatures: ["The chair", "The coordination"],
    authority: "A translation. The minutes signed in French (procès-verbal) are the only ones in force.",
  },
} as const;

/** The sentence above the signatures, or that of an extract, which nobody signs. */
const CLOSING = {
  fr: {
    extract: (number: string, on: string) =>
      `Extrait du procès-verbal n°\u00a0${number} de la séance du ${on} : les situations des autres organismes n'y sont pas.`,
    whole: (number: string, on: string, n: number) =>
      `Procès-verbal n°\u00a0${number} de la séance du ${on}, arrêté à ${n} ${n > 1 ? "situations inscrites" : "situation inscrite"} à l'ordre du jour.`,
  },
  en: {
    extract: (number: string, on: string) =>
      `Extract of the minutes no.\u00a0${number} of the session of ${on}: the cases of other organisations are not in it.`,
    whole: (number: string, on: string, n: number) =>
      `Minutes no.\u00a0${number} of the session of ${on}, closed at ${n} ${n === 1 ? "case" : "cases"} on the agenda.`,
  },
};

/** What is said in a sentence of how an item was decided, and by whom not. */
const SAID = {
  fr: {
    votes: "Vote",
    dissent: "Avis contraire noté",
    steppedOut: "Sont sortis",
    voices: ({ agree, disagree, abstain }: Votes) =>
      `${agree} pour, ${disagree} contre, ${abstain} abstention${abstain > 1 ? "s" : ""}`,
    quorum: ({ met, present, needed }: Quorum) =>
      `${met ? "atteint" : "non atteint"} (${present} présent${present > 1 ? "s" : ""} pour ${needed})`,
    askedOn: (on: string, answered: number, asked: number, because: string | null) =>
      `Question posée le ${on} entre deux séances, ${answered} réponse${answered > 1 ? "s" : ""} sur ${asked}${because ? `. Motif de l'urgence : ${because}` : ""}`,
    addendum: (rank: number, on: string, of?: number) =>
      `Rectificatif n° ${rank} du ${on}${of === undefined ? "" : `, situation ${of}`}`,
  },
  en: {
    votes: "Vote",
    dissent: "Dissent noted",
    steppedOut: "Stepped out",
    voices: ({ agree, disagree, abstain }: Votes) =>
      `${agree} for, ${disagree} against, ${abstain} abstaining`,
    quorum: ({ met, present, needed }: Quorum) =>
      `${met ? "met" : "not met"} (${present} present, ${needed} needed)`,
    askedOn: (on: string, answered: number, asked: number, because: string | null) =>
      `Asked on ${on} between sessions, ${answered} of ${asked} answered${because ? `. Why it did not wait: ${because}` : ""}`,
    addendum: (rank: number, on: string, of?: number) =>
      `Addendum no. ${rank} of ${on}${of === undefined ? "" : `, case ${of}`}`,
  },
};
type Votes = NonNullable<MinutesData["items"][number]["votes"]>;
type Quorum = NonNullable<MinutesData["quorum"]>;

function agreementOf(item: MinutesData["items"][number], lang: Locale): [string, string][] {
  const said = SAID[lang];
  return [
    ...(item.votes ? [[said.votes, said.voices(item.votes)] as [string, string]] : []),
    ...(item.dissent ? [[said.dissent, item.dissent] as [string, string]] : []),
    ...(item.steppedOut ? [[said.steppedOut, item.steppedOut.join(", ")] as [string, string]] : []),
  ];
}

/** Tagged PDF/UA-1, A4. Texts are printed as they are. Throws DocumentError (a fault of the template). */
export function minutesPdf(data: MinutesData, lang: Locale = "fr"): Buffer {
  const words = WORDS[lang];
  const heldOn = longDate(data.heldOn, lang);
  const decided = data.items.map((item) => item.decision?.kind);
  const counts = (["admitted", "deferred", "refused", "redirected"] as const).map((kind) => [
    KINDS[lang][kind],
    decided.filter((one) => one === kind).length,
  ]);
  return compilePdf(new URL("minutes.typ", import.meta.url), {
    lang,
    title: words.titles[data.draft ? "draft" : data.extract ? "extract" : "whole"],
    words,
    closing: data.extract
      ? CLOSING[lang].extract(data.number, heldOn)
      : CLOSING[lang].whole(data.number, heldOn, data.items.length),
    number: data.number,
    heldOn,
    place: data.place ?? null,
    chair: data.chair ?? null,
    present: data.members.filter((member) => member.presence === "present"),
    excused: data.members.filter((member) => member.presence === "excused"),
    counts,
    items: data.items.map((item, at) => ({
      rank: item.rank ?? at + 1,
      household: item.household,
      landlord: item.landlord,
      commune: item.commune ?? null,
      summary: item.summary ?? null,
      kind: item.decision?.kind ?? "undecided",
      decision: item.decision ? KINDS[lang][item.decision.kind] : words.undecided,
      fields: [...(item.decision ? fieldsOf(item.decision, lang) : []), ...agreementOf(item, lang)],
      emergency: item.emergency
        ? SAID[lang].askedOn(
            longDate(item.emergency.askedOn, lang),
            item.emergency.answered,
            item.emergency.asked,
            item.emergency.because,
          )
        : null,
    })),
    quorum: data.quorum ? SAID[lang].quorum(data.quorum) : null,
    addenda: (data.addenda ?? []).map(({ rank, on, of, text }) => ({
      title: SAID[lang].addendum(rank, longDate(on, lang), of),
      text,
    })),
    seal: data.seal ?? null,
    observations: data.observations ?? null,
    extract: data.extract ?? false,
    draft: data.draft ?? false,
  });
}

const LABELS = {
  fr: {
    track: "Volet",
    startsOn: "Début de la mesure",
    operator: "Opérateur",
    operatorReason: "Pourquoi cet opérateur",
    levers: "Leviers accordés",
    recommended: "Leviers recommandés",
    conditions: "Conditions",
    missing: "Pièces ou faits manquants",
    dueBy: "À fournir avant le",
    reason: "Motif",
    text: "Explication",
    redirectedTo: "Réorienté vers",
  },
  en: {
    track: "Track",
    startsOn: "Start of the measure",
    operator: "Operator",
    operatorReason: "Why this operator",
    levers: "Levers granted",
    recommended: "Levers recommended",
    conditions: "Conditions",
    missing: "Missing papers or facts",
    dueBy: "To be given before",
    reason: "Reason",
    text: "Explanation",
    redirectedTo: "Redirected to",
  },
};

/** Label and value of each field that a decision fills, in reading order. */
function fieldsOf(decision: MinutesDecision, lang: Locale): [string, string][] {
  const labels = LABELS[lang];
  const fields: [string, string | undefined][] = (() => {
    switch (decision.kind) {
      case "admitted":
        return [
          [labels.track, TRACKS[lang][decision.track]],
          [labels.startsOn, decision.startsOn && longDate(decision.startsOn, lang)],
          [labels.operator, decision.operator],
          [labels.operatorReason, decision.operatorReason],
          [labels.levers, decision.levers?.join(" ; ")],
          [labels.recommended, decision.recommended?.join(" ; ")],
          [labels.conditions, decision.conditions],
        ];
      case "deferred":
        return [
          [labels.missing, decision.missing],
          [labels.dueBy, decision.dueBy && longDate(decision.dueBy, lang)],
        ];
      case "refused":
        return [
          [labels.reason, decision.reason],
          [labels.text, decision.text],
        ];
      case "redirected":
        return [
          [labels.redirectedTo, decision.redirectedTo],
          [labels.reason, decision.reason],
        ];
    }
  })();
  return fields.filter((field): field is [string, string] => Boolean(field[1]));
}
