/** Every line of a year, as it was written. */
import { answer, api } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { Removed } from "./Removed.tsx";
import { fundingTexts } from "./texts.ts";
import { type Found, payerName, useSaved } from "./year.tsx";

type Line = Found["lines"][number];

export function Lines({ found }: { found: Found }) {
  const t = useTexts(fundingTexts);
  const { language } = useLanguage();
  const saved = useSaved(() => {});
  const columns: Column<Line>[] = [
    { id: "kind", title: t.kind, cell: ({ kind }) => t.kinds[kind] },
    { id: "funder", title: t.funder, cell: (line) => payerName(t, line) },
    {
      id: "line",
      title: t.line,
      names: true,
      cell: ({ line, takenOver, explanation, revisedOn }) => (
        <div>
          {line}
          {takenOver && <p className={panel.small}>{t.takenOver}</p>}
          {revisedOn && (
            <p className={panel.small}>{t.amountCorrected({ on: formatDate(revisedOn, language) })}</p>
          )}
          {explanation && <p className={panel.small}>{explanation}</p>}
        </div>
      ),
    },
    {
      id: "costLine",
      title: t.costLine,
      cell: ({ costLine }) => (costLine ? t.costLines[costLine] : t.notSaid),
    },
    {
      id: "eligible",
      title: t.eligible,
      cell: ({ eligible }) => t.eligibility[eligible === null ? "unknown" : eligible ? "yes" : "no"],
    },
    {
      id: "amount",
      title: t.amount,
      align: "right",
      cell: ({ amountCents }) => <MoneyText cents={amountCents} />,
    },
  ];
  if (found.can.write)
    columns.push({
      id: "remove",
      title: t.remove,
      cell: ({ id, kind, funderName, line }) => (
        <ConfirmButton
          variant="subtle"
          size="compact-sm"
          label={t.removeOf({ line: `${t.kinds[kind]}, ${funderName}, ${line}` })}
          question={t.removeQuestion}
          consequences={t.removeWords}
          confirm={t.remove}
          asksReason
          onConfirm={async (reason) => {
            const params = { path: { id } };
            await answer(api.POST("/api/funding/lines/{id}/removal", { params, body: { reason } }));
            saved();
          }}
        >
          {t.remove}
        </ConfirmButton>
      ),
    });
  return (
    <Section title={t.lines}>
      <DataTable
        caption={t.lines}
        captionHidden
        rows={found.lines}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<EmptyState title={t.noLines}>{found.can.write ? t.noLinesWords : null}</EmptyState>}
      />
      <Removed removed={found.removed} />
    </Section>
  );
}
