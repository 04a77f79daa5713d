/** On a household's file: other files of the same people that the coordination linked with it, for who follows both. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { duplicateTexts, type DuplicateWords } from "./texts.ts";

const READERS = new Set<string>(["coordinator", "caseWorker", "operatorLead"]);

export default function LinkedPanel({ householdId }: { householdId: string }) {
  const t = useTexts(duplicateTexts) as DuplicateWords;
  const { language } = useLanguage();
  const isReader = READERS.has(useMe().role);
  const { data } = useQuery({
    queryKey: ["household", householdId, "linked"],
    queryFn: () => answer(api.GET("/api/households/{id}/linked", { params: { path: { id: householdId } } })),
    enabled: isReader,
  });
  if (!data || data.rows.length === 0) return null;
  return (
    <Section title={t.linkedTitle} lead={t.linkedLead}>
      <ul className={panel.list}>
        {data.rows.map((row) => (
          <li key={row.householdId}>
            <PageLink href={`/households/${row.householdId}`}>{row.name}</PageLink>
            <p className={panel.small}>
              {[...row.landlords, t.linkedOn({ on: formatDate(row.linkedOn, language) })].join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
