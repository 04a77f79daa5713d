/** On a household's file, before all else: that nothing is written there any more, since when and why. Nothing where it is not so. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import notices from "../../platform/ui/notices.module.css";
import { rightsTexts } from "./texts.ts";

export default function RestrictionNotice({ householdId }: { householdId: string }) {
  const t = useTexts(rightsTexts);
  const { language } = useLanguage();
  const query = useQuery({
    queryKey: ["rights", "restriction", householdId],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/restriction", { params: { path: { id: householdId } } })),
  });
  const restriction = query.data?.restriction;
  if (!restriction) return null;
  return (
    <section className={notices.error} aria-labelledby="restriction">
      <h2 id="restriction">{t.frozenTitle}</h2>
      <p>{t.frozen({ on: formatDate(restriction.since, language), reason: restriction.reason })}</p>
      <p>{t.frozenHow}</p>
    </section>
  );
}
