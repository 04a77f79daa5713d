/** One thing of the agenda, in a sentence that leads to the file. */
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { wordsOf } from "../words.rules.ts";
import { weekTexts } from "./texts.ts";

type LineOf = Answer<"/api/agenda">["lines"][number];

const PAGES: Partial<Record<LineOf["what"], string>> = {
  procedure: "/procedure",
  transfer: "/lease-transfer",
};

/** `withDay`: outside its own day, the line says which. */
export function Line({ line, withDay = false }: { line: LineOf; withDay?: boolean }) {
  const t = useTexts(weekTexts);
  const { language } = useLanguage();
  const { role } = useMe();
  const { what, state, measureId, householdId, atTime, words, worker } = line;
  const day = formatDate(line.on, language);
  const when = state === "late" ? t.since({ on: day }) : state === "due" ? t.by({ on: day }) : day;
  const said = wordsOf(line)[language];
  const told =
    what === "contact" && state === "late"
      ? t.contactLate({ what: said })
      : what === "meeting" && state !== "planned"
        ? t.toArrange({ what: said })
        : (words ?? said);
  const href = measureId ? `/measures/${measureId}` : `/households/${householdId}${PAGES[what] ?? ""}`;
  return (
    <>
      {withDay && <strong>{when} </strong>}
      {atTime && <strong>{atTime} </strong>}
      <PageLink href={href}>{line.household ?? t.noName}</PageLink>, {told}
      {role === "operatorLead" && worker && <small> ({worker})</small>}
    </>
  );
}
