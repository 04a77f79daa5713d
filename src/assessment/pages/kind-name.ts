/** What a problem is called: by the list of the code, by the coordination's own words, else by its id. */
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import type { Found } from "./shown.ts";
import { assessmentTexts, wordOf } from "./texts.ts";

export function useKindName(kinds: Found["kinds"]): (problem: string) => string {
  const t = useTexts(assessmentTexts);
  const { language } = useLanguage();
  return (problem) => {
    const added = kinds.find(({ id }) => id === problem);
    return added ? (language === "en" ? added.english : added.french) : wordOf(t.problem, problem);
  };
}
