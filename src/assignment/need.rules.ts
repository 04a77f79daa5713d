/** The needs of a household that waits for an operator, each with where it is known from: the coordination's note, an assessment, the referral. */
import { type Need, NEEDS } from "./settings.rules.ts";

/** Who says so, on which day (ISO, null = not kept), and by whom (a person, an operator, a landlord). */
export type NeedSource = {
  kind: "coordination" | "assessment" | "referral";
  on: string | null;
  by: string | null;
};
/** `has` null: nobody has said. */
export type KnownNeed = { need: Need; has: boolean | null; from: NeedSource | null };

export type NeedFacts = {
  noted: readonly { need: Need; has: boolean; on: string; by: string | null }[];
  /** Of the referral: null = not told; [] = none. */
  told: { needs: readonly string[]; on: string | null; by: string } | null;
  /** Of an operator's last assessment of this household: how many problems stand in the domain of each need. */
  assessed: { on: string; by: string; problems: Partial<Record<Need, number>> } | null;
};

/**
 * The coordination's own note goes before all; then what was said last, the assessment where both are of one day. An assessment without
 * a problem in the domain says nothing of the need.
 */
export function needsOf({ noted, told, assessed }: NeedFacts): KnownNeed[] {
  return NEEDS.map((need): KnownNeed => {
    const own = noted.find((note) => note.need === need);
    if (own) return { need, has: own.has, from: { kind: "coordination", on: own.on, by: own.by } };
    const seen: KnownNeed | null =
      assessed && (assessed.problems[need] ?? 0) > 0
        ? { need, has: true, from: { kind: "assessment", on: assessed.on, by: assessed.by } }
        : null;
    const said: KnownNeed | null = told && {
      need,
      has: told.needs.includes(need),
      from: { kind: "referral", on: told.on, by: told.by },
    };
    if (seen && said) return (seen.from?.on ?? "") >= (said.from?.on ?? "") ? seen : said;
    return seen ?? said ?? { need, has: null, from: null };
  });
}
