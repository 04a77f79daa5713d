/** The minutes of a committee session as a PDF: who sat, and what was decided of each situation. */
import { longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";

/** What the committee decided of one item; each kind has the fields that it alone has. Dates are printed in French. */
export type MinutesDecision =
  | {
      kind: "admitted";
      track: "stay" | "leaseTransfer";
      startsOn?: Temporal.PlainDate;
      operator?: string;
      /** French names of the levers granted: `remise de solvabilisation, 4 mois`. */
      levers?: string[];
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
  }[];
  observations?: string;
  /** Only the situations of the reader's own organisation are in it. */
  extract?: true;
  /** Not signed yet: every page says so. */
  draft?: true;
};

const KINDS = { admitted: "Admis", deferred: "Ajourné", refused: "Refusé", redirected: "Réorienté" };
const TRACKS = { stay: "Volet 1 : maintien ou mutation", leaseTransfer: "Volet 2 : glissement de bail" };

/** Tagged PDF/UA-1, A4, in French. Texts are printed as they are. Throws DocumentError (a fault of the template). */
export function minutesPdf(data: MinutesData): Buffer {
  const decided = data.items.map((item) => item.decision?.kind);
  const counts = (["admitted", "deferred", "refused", "redirected"] as const).map((kind) => [
    KINDS[kind],
    decided.filter((one) => one === kind).length,
  ]);
  return compilePdf(new URL("minutes.typ", import.meta.url), {
    title: `${data.draft ? "Projet de procès-verbal" : data.extract ? "Extrait du procès-verbal" : "Procès-verbal"} de la commission d'étude des situations`,
    number: data.number,
    heldOn: longDate(data.heldOn),
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
      decision: item.decision ? KINDS[item.decision.kind] : "Non examiné",
      fields: item.decision ? fieldsOf(item.decision) : [],
    })),
    observations: data.observations ?? null,
    extract: data.extract ?? false,
    draft: data.draft ?? false,
  });
}

/** Label and value of each field that a decision fills, in reading order. */
function fieldsOf(decision: MinutesDecision): [string, string][] {
  const fields: [string, string | undefined][] = (() => {
    switch (decision.kind) {
      case "admitted":
        return [
          ["Volet", TRACKS[decision.track]],
          ["Début de la mesure", decision.startsOn && longDate(decision.startsOn)],
          ["Opérateur", decision.operator],
          ["Leviers", decision.levers?.join(" ; ")],
          ["Conditions", decision.conditions],
        ];
      case "deferred":
        return [
          ["Pièces ou faits manquants", decision.missing],
          ["À fournir avant le", decision.dueBy && longDate(decision.dueBy)],
        ];
      case "refused":
        return [
          ["Motif", decision.reason],
          ["Explication", decision.text],
        ];
      case "redirected":
        return [
          ["Réorienté vers", decision.redirectedTo],
          ["Motif", decision.reason],
        ];
    }
  })();
  return fields.filter((field): field is [string, string] => Boolean(field[1]));
}
