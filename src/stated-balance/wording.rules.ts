/** What a comparison found, in words. */
import type { Said } from "../platform/calendar/wording.ts";

export const OUTCOME_WORDS: Record<"differs" | "notListed" | "noEntries" | "agrees", Said> = {
  differs: { fr: "Soldes différents", en: "Balances differ" },
  notListed: { fr: "Absent du relevé", en: "Not on the list" },
  noEntries: { fr: "Sans écriture : rien à comparer", en: "No entry: nothing to compare" },
  agrees: { fr: "D'accord", en: "Agrees" },
};
