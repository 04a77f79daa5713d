/** Two files that may be one household: why they look alike, how sure that is, and what the coordination may decide of them. */
import type { Broken } from "../platform/calendar/dated.ts";

/** Why two files look alike; a birth date counts with the name, an address with a part of it. */
export const LIKENESSES = ["birthDate", "phone", "address", "name"] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** `sure`: two things that people rarely share by chance. `weak`: the name alone, birth dates not known. */
export const STRENGTHS = ["sure", "likely", "weak"] as const;
export type Strength = (typeof STRENGTHS)[number];

export function strengthOf(same: readonly Likeness[]): Strength {
  const [hasBirth, hasPhone, hasAddress] = (["birthDate", "phone", "address"] as const).map((one) =>
    same.includes(one),
  );
  if (hasBirth || (hasPhone && (hasAddress || same.includes("name")))) return "sure";
  return hasPhone || hasAddress ? "likely" : "weak";
}

export const VERDICTS = ["different", "linked", "merged"] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * What forbids a verdict. Files of two landlords are linked, never merged: each would read what the other wrote of the people.
 * `canMerge`: both are of one landlord.
 */
export function brokenByVerdict({
  verdict,
  canMerge,
  keepsOne,
  words,
}: {
  verdict: Verdict;
  canMerge: boolean;
  /** The file that stays is one of the two. */
  keepsOne: boolean;
  words: string | null;
}): Broken[] {
  if (verdict !== "merged") return [];
  if (!canMerge)
    return [
      {
        rule: "duplicate.otherLandlord",
        message:
          "Ces dossiers sont de deux bailleurs : reliez-les. Réunis, chaque bailleur lirait ce que l'autre a écrit des personnes.",
        english:
          "These files are of two landlords: link them. Merged, each landlord would read what the other wrote of the people.",
        field: "verdict",
      },
    ];
  return [
    ...(keepsOne
      ? []
      : [
          {
            rule: "duplicate.keep",
            message: "Choisissez le dossier qui reste : l'autre y sera versé.",
            english: "Choose the file that stays: the other will be moved into it.",
            field: "keep",
          },
        ]),
    ...(words?.trim()
      ? []
      : [
          {
            rule: "duplicate.words",
            message: "Indiquez ce qui vous rend sûr : une réunion de dossiers ne se défait pas d'un clic.",
            english: "Say what makes you sure: files that were merged are not taken apart by a click.",
            field: "words",
          },
        ]),
  ];
}
