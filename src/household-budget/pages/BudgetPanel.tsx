/** The budget on a household's file: the last one's figures for its operator, what was shared for the others. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { FiguresTable } from "./FiguresTable.tsx";
import type { Found } from "./shown.ts";
import { budgetTexts } from "./texts.ts";

export default function BudgetPanel({ householdId }: { householdId: string }) {
  const query = useQuery({
    queryKey: ["household", householdId, "budget"],
    queryFn: () => answer(api.GET("/api/households/{id}/budget", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {(found) =>
        (found.can.write || (found.budgets?.length ?? 0) > 0 || found.shared !== null) && (
          <Budgets householdId={householdId} found={found} />
        )
      }
    </Loaded>
  );
}

function Budgets({ householdId, found: { budgets, shared, can } }: { householdId: string; found: Found }) {
  const t = useTexts(budgetTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  const [latest, ...older] = budgets ?? [];
  return (
    <Section
      title={t.title}
      lead={shared ? t.sharedLead({ on: day(shared.on) }) : t.privately}
      {...(budgets && {
        actions: (
          <PageLink href={`/households/${householdId}/budget`}>
            {latest || !can.write ? t.change : t.write}
          </PageLink>
        ),
      })}
    >
      {budgets && !latest && <p>{t.none}</p>}
      {latest && (
        <>
          <p className={panel.small}>{t.of({ on: day(latest.budgetedOn), by: latest.by })}</p>
          <FiguresTable figures={latest.figures} />
        </>
      )}
      {shared && <FiguresTable figures={shared.figures} />}
      {older.length > 0 && (
        <details className={panel.details}>
          <summary>{t.older({ n: older.length })}</summary>
          {older.map((budget) => (
            <div key={budget.id}>
              <p className={panel.small}>{t.of({ on: day(budget.budgetedOn), by: budget.by })}</p>
              <FiguresTable figures={budget.figures} />
            </div>
          ))}
        </details>
      )}
    </Section>
  );
}
