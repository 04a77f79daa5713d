/** Papers of the household's measures, to open and print: each for who may. */
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { texts, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";

const supportDocumentTexts = texts({
  fr: {
    title: "Documents de l'accompagnement",
    lead: "À imprimer et à signer. Aucun sujet protégé n'y figure.",
    agreement: "Contrat d'accompagnement",
    certificate: "Attestation",
    report: "Bilan de fin",
    from: ({ from, to }: { from: string; to: string }) => `Mesure du ${from} au ${to}`,
    of: ({ paper, span }: { paper: string; span: string }) => `${paper}, ${span} (PDF, nouvel onglet)`,
  },
  en: {
    title: "Papers of the support",
    lead: "To print and sign. No protected subject is in them.",
    agreement: "Support agreement",
    certificate: "Certificate",
    report: "End report",
    from: ({ from, to }) => `Measure from ${from} to ${to}`,
    of: ({ paper, span }) => `${paper}, ${span} (PDF, new tab)`,
  },
});

const OPERATOR: ReadonlySet<string> = new Set(["caseWorker", "operatorLead"]);

export default function SupportDocumentPanel({ householdId }: { householdId: string }) {
  const t = useTexts(supportDocumentTexts);
  const { language } = useLanguage();
  const { role } = useMe();
  // The same answer as the measures' own panel: asked once.
  const query = useQuery({
    queryKey: ["household", householdId, "measures"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/measures", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {({ measures }) => {
        const shown = measures.flatMap(({ id, startsOn, endsOn, closedOn, renewed }) => {
          const papers = [
            ...(OPERATOR.has(role) ? (["agreement", "certificate"] as const) : []),
            ...(closedOn && !renewed ? (["report"] as const) : []),
          ];
          return papers.length > 0 ? [{ id, startsOn, last: closedOn ?? endsOn, papers }] : [];
        });
        if (shown.length === 0) return null;
        return (
          <Section title={t.title} lead={t.lead}>
            <ul className={panel.list}>
              {shown.map(({ id, startsOn, last, papers }) => {
                const span = t.from({ from: formatDate(startsOn, language), to: formatDate(last, language) });
                return (
                  <li key={id}>
                    <div className={panel.line}>
                      <span>{span}</span>
                      <Group gap="xs">
                        {papers.map((paper) => (
                          <Button
                            key={paper}
                            component="a"
                            href={`/api/measures/${id}/${paper}.pdf?language=${language}`}
                            target="_blank"
                            rel="noopener"
                            variant="default"
                            size="xs"
                            aria-label={t.of({ paper: t[paper], span })}
                          >
                            {t[paper]}
                          </Button>
                        ))}
                      </Group>
                    </div>
                  </li>
                );
              })}
            </ul>
          </Section>
        );
      }}
    </Loaded>
  );
}
