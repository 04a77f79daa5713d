/** Texts that members read without knowing of whom they speak: one that names the household is refused. */
import type { Broken } from "../platform/calendar/dated.ts";

/** Letters without accents, small: how names are compared. */
const fold = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string) => text.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 2);
const isCapital = (word: string) => word.charAt(0) !== word.charAt(0).toLowerCase();

/**
 * What forbids a text that members who are not concerned read. A name counts where it is written as names are, `Petit` or `PETIT`;
 * "petit" is a word. `names`: last names of the household. Source: access.md, "pseudonymised unless concerned".
 */
export function brokenByNaming(
  field: string,
  text: string | null | undefined,
  names: readonly string[],
): Broken[] {
  if (!text) return [];
  const known = new Set(names.flatMap(wordsOf).map(fold));
  if (!wordsOf(text).some((word) => isCapital(word) && known.has(fold(word)))) return [];
  return [
    {
      rule: "committee.names",
      message:
        "Ce texte nomme le ménage : les membres de la commission le lisent sans savoir de qui il s'agit. Écrivez « le ménage ».",
      english:
        'This text names the household: members of the committee read it without knowing of whom it speaks. Write "the household".',
      field,
    },
  ];
}
