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

/** What the trail of a merge counts, by what people call it; tables that are none of these are `other`. */
export const TRAIL_PARTS = [
  "persons",
  "homes",
  "accounts",
  "referrals",
  "measures",
  "plans",
  "acts",
  "other",
] as const;
export type TrailPart = (typeof TRAIL_PARTS)[number];

const PART_OF: Readonly<Record<string, TrailPart>> = {
  person: "persons",
  persons: "persons",
  tenancy: "homes",
  tenancies: "homes",
  tenant_account: "accounts",
  referral: "referrals",
  measure: "measures",
  repayment_plan: "plans",
  procedure_act: "acts",
};

/** How many rows of each part were moved or left out, from the trail: ids by table, rows as they were, or a number. */
export function countsOf(trail: Readonly<Record<string, unknown>>): { part: TrailPart; n: number }[] {
  const counts = new Map<TrailPart, number>();
  for (const [table, moved] of Object.entries(trail)) {
    // The file itself, and the referral that ended: told beside the counts.
    if (table === "household" || table === "withdrawn") continue;
    const n = Array.isArray(moved) ? moved.length : typeof moved === "number" ? moved : 0;
    const part = PART_OF[table] ?? "other";
    counts.set(part, (counts.get(part) ?? 0) + n);
  }
  return TRAIL_PARTS.flatMap((part) => {
    const n = counts.get(part) ?? 0;
    return n > 0 ? [{ part, n }] : [];
  });
}

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
