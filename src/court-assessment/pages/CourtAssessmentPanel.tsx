/** On a household's file: the limits of its court assessments, and the way to each. Nothing where no procedure runs. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { Dues } from "./Dues.tsx";
import { courtTexts } from "./texts.ts";

export default function CourtAssessmentPanel({ householdId }: { householdId: string }) {
  const t = useTexts(courtTexts);
  const query = useQuery({
    queryKey: ["household", householdId, "courtAssessments"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/court-assessments", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {({ cases }) => {
        // Before a hearing is in sight there is nothing to do.
        const shown = cases.filter(({ dues, written }) => dues.length > 0 || written?.id);
        if (shown.length === 0) return null;
        return (
          <Section title={t.title} lead={t.lead}>
            {shown.map(({ landlordId, landlord, dues }) => (
              <div key={landlordId}>
                <h3 className={panel.part}>{t.procedureOf({ landlord })}</h3>
                <Dues dues={dues} />
              </div>
            ))}
            <PageLink href={`/households/${householdId}/court-assessment`}>{t.open}</PageLink>
          </Section>
        );
      }}
    </Loaded>
  );
}
