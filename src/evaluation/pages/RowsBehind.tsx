/** The households that a figure was counted from, with how each counted. */
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";

import { answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import type { EvaluationSearch } from "./Evaluation.tsx";
import type { IndicatorId } from "./figure-words.ts";
import { evaluationTexts } from "./texts.ts";

export default function RowsBehind() {
  const t = useTexts(evaluationTexts);
  const { language } = useLanguage();
  const { id } = useParams({ strict: false }) as { id: IndicatorId };
  const { from, to, scope } = useSearch({ strict: false }) as EvaluationSearch;
  const asked = { ...(from && { from }), ...(to && { to }), ...(scope && { scope }) };
  const query = useQuery({
    queryKey: ["evaluation-rows", id, asked],
    queryFn: () => answer(api.GET("/api/evaluation/rows", { params: { query: { id, ...asked } } })),
  });
  return (
    <>
      <PageTitle
        title={`${t.names[id] ?? id} – ${t.rowsTitle}`}
        lead={t.definitions[id] ?? ""}
        parent={{ title: t.title, href: `/evaluation?${new URLSearchParams(asked)}` }}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            <p>
              {t.rowsLead({ from: formatDate(found.from, language), to: formatDate(found.to, language) })}
            </p>
            {found.others > 0 && <p>{t.others({ n: found.others })}</p>}
            {found.rows.length === 0 ? (
              <EmptyState title={t.none}>{t.noneHint}</EmptyState>
            ) : (
              <DataTable
                caption={t.rowsTitle}
                captionHidden
                rows={found.rows.map((row, index) => ({ ...row, index }))}
                rowKey={(row) => String(row.index)}
                columns={[
                  {
                    id: "name",
                    title: t.household,
                    names: true,
                    cell: (row) => <PageLink href={`/households/${row.householdId}`}>{row.name}</PageLink>,
                  },
                  { id: "landlord", title: t.landlord, cell: (row) => row.landlord ?? "–" },
                  { id: "on", title: t.on, cell: (row) => <DateText iso={row.on} /> },
                  { id: "verdict", title: t.verdict, cell: (row) => t.verdicts[row.verdict] },
                ]}
              />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
