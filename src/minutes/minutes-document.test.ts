/** The minutes of a session: each decision with its own fields, and nothing lost when the session is long or empty. */
import { describe, expect, it } from "vitest";
import { HOSTILE_TEXTS } from "../platform/documents/hostile-texts.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { type MinutesData, type MinutesDecision, minutesPdf } from "./minutes-document.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const session: MinutesData = {
  number: "2026-11",
  heldOn: day("2026-11-20"),
  place: "Maison du département, Grenoble",
  chair: "Hélène Marchetti",
  members: [
    { name: "Karim Bensaïd", organisation: "AIH", presence: "present" },
    { name: "Luc Sarrazin", organisation: "Pluralis", presence: "excused" },
  ],
  items: [],
};
const item = (decision?: MinutesDecision, household = "Ménage 2026-0412") => ({
  household,
  landlord: "AIH",
  commune: "Grenoble",
  ...(decision ? { decision } : {}),
});
const canReadText = pdfText(minutesPdf(session)) !== undefined;
if (!canReadText)
  console.warn("SKIPPED: pdftotext (poppler-utils) is missing, the text of the minutes is not read");
const textOf = (data: MinutesData, language: "fr" | "en" = "fr") => pdfText(minutesPdf(data, language)) ?? "";

const DECISIONS: [MinutesDecision | undefined, string[]][] = [
  [
    {
      kind: "admitted",
      track: "stay",
      startsOn: day("2026-12-01"),
      operator: "Relais Ozanam",
      levers: ["remise de solvabilisation, 4 mois"],
      conditions: "Reprise du loyer courant.",
    },
    [
      "Admis",
      "Volet 1",
      "1er décembre 2026",
      "Relais Ozanam",
      "remise de solvabilisation, 4 mois",
      "Reprise du loyer",
    ],
  ],
  [{ kind: "admitted", track: "leaseTransfer" }, ["Admis", "Volet 2 : glissement de bail"]],
  [
    { kind: "deferred", missing: "Avis d'imposition", dueBy: day("2026-12-11") },
    ["Ajourné", "Avis d'imposition", "11 décembre 2026"],
  ],
  [{ kind: "refused", reason: "Dette soldée." }, ["Refusé", "Dette soldée."]],
  [{ kind: "redirected", redirectedTo: "FSL" }, ["Réorienté", "FSL"]],
  [undefined, ["Non examiné"]],
];

describe("the minutes of a committee session", () => {
  it.each([
    ["a session without items or members", { ...session, members: [] }],
    [
      "a session of sixty items",
      { ...session, items: Array.from({ length: 60 }, () => item(DECISIONS[0]![0])) },
    ],
  ])("%s gives an accessible PDF", (_, data) => {
    expect(probePdf(minutesPdf(data))).toMatchObject({ isPdf: true, tagged: true, universalAccess: true });
  });

  it.skipIf(!canReadText).each(DECISIONS)("%o is printed with its own fields", (decision, expected) => {
    const text = textOf({ ...session, items: [item(decision)] });
    expect(expected.filter((part) => !text.includes(part))).toEqual([]);
  });

  it.skipIf(!canReadText)(
    "in English, says that the French ones are in force, and keeps no French word of ours",
    () => {
      const items = DECISIONS.map(([decision]) => item(decision, "Household 1"));
      const text = textOf({ ...session, place: "Grenoble", items }, "en");
      for (const said of [
        "Minutes of the case committee",
        "The minutes signed in French (procès-verbal) are the only ones in force.",
        "20 November 2026",
        "Admitted: 2, Deferred: 1, Refused: 1, Redirected: 1",
        "Track 2: lease transfer",
        "To be given before 11 December 2026",
        "Not studied",
        "closed at 6 cases on the agenda",
        "page 1/",
      ])
        expect(text).toContain(said);
      expect(text).not.toMatch(/Séance|Décision|Membres|Présidence|Motif|Ajourné|excusé/);
      expect(textOf({ ...session, extract: true }, "en")).toContain(
        "the cases of other organisations are not in it",
      );
      expect(probePdf(minutesPdf(session, "en"))).toMatchObject({ tagged: true, universalAccess: true });
    },
  );

  it.skipIf(!canReadText)("members present and excused are told apart, and pages are counted", () => {
    const text = textOf(session);
    expect(text).toMatch(/Karim Bensaïd AIH présent/);
    expect(text).toMatch(/Luc Sarrazin Pluralis excusé/);
    expect(text).toContain("page 1/1");
  });

  it.skipIf(!canReadText).each(HOSTILE_TEXTS)(
    "%j in a name, a reason or a place comes out literally",
    (text) => {
      const decision = { kind: "refused", reason: text } as const;
      const printed = textOf({ ...session, place: text, observations: text, items: [item(decision, text)] });
      const bare = text.replaceAll(/\s/g, "");
      expect(printed.replaceAll(/\s/g, "").split(bare).length - 1).toBeGreaterThanOrEqual(3);
    },
  );
});
