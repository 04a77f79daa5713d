/** What giving one household more does to a load, before it is done: today, and at the end of the months to come. */
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { withOneMore } from "../load.rules.ts";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";

type Loads = Answer<"/api/loads">;
type Load = Pick<Loads["operators"][number], "now" | "byMonth" | "ends" | "ceiling" | "name">;

const day = (iso: string) => Temporal.PlainDate.from(iso);

export function Effect({ load, found }: { load: Load; found: Pick<Loads, "on" | "months" | "lasts"> }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const { language } = useLanguage();
  const after = withOneMore(load, day(found.on), found.months.map(day), found.lasts);
  // The day in between by which most has ended says most: the end of the third month.
  const later = Math.min(3, found.months.length - 1);
  return t.effect({
    name: load.name,
    before: load.now,
    after: after.now,
    ceiling: load.ceiling,
    later: after.byMonth[later] ?? after.now,
    on: formatDate(found.months[later] ?? found.on, language),
  });
}
