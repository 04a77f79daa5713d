/** What follows once a form of rehousing was sent. */
import { useQueryClient } from "@tanstack/react-query";

import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { rehousingTexts } from "./texts.ts";

/** Asks anew for all that a change of rehousing shows in; `householdId` undefined: a proposal on one's own home. */
export function useChanged(householdId?: string) {
  const queries = useQueryClient();
  return (said: string) => {
    say(said);
    if (householdId !== undefined) void queries.invalidateQueries({ queryKey: ["household", householdId] });
    void queries.invalidateQueries({ queryKey: ["rehousing"] });
    void queries.invalidateQueries({ queryKey: ["vacancies"] });
  };
}

export function useDone(householdId: string | undefined, onClose: () => void) {
  const t = useTexts(rehousingTexts);
  const changed = useChanged(householdId);
  return () => {
    changed(t.saved);
    onClose();
  };
}
