/** What landlords and funds spend on reliefs in a year: granted, on the account, left, and where the year will end; drawn and listed. */
import { useQuery } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { reliefBillTexts } from "./texts.ts";

type Row = Answer<"/api/relief-spending">["spending"][number];

export function Spending() {
  const t = useTexts(reliefBillTexts);
  const query = useQuery({
    queryKey: ["relief-bill", "spending"],
    queryFn: () => answer(api.GET("/api/relief-spending")),
  });
  const nameOf = ({ fund, landlord }: Row) => landlord ?? t.funds[fund] ?? fund;
  return (
    <Loaded query={query}>
      {({ year, spending }) => (
        <Section title={`${t.spending} ${year}`} lead={t.spendingLead}>
          <DataTable
            caption={`${t.spending} ${year}`}
            captionHidden
            rows={spending}
            rowKey={(row) => `${row.fund} ${row.landlord}`}
            columns={[
              { id: "payer", title: t.payer, names: true, cell: nameOf },
              {
                id: "granted",
                title: t.granted,
                align: "right",
                cell: ({ grantedCents }) =>
                  grantedCents === null ? <small>{t.keptBack}</small> : <MoneyText cents={grantedCents} />,
              },
              {
                id: "applied",
                title: t.applied,
                align: "right",
                cell: ({ appliedCents }) => <MoneyText cents={appliedCents} />,
              },
              {
                id: "left",
                title: t.left,
                align: "right",
                cell: ({ leftCents, envelopeCents }) =>
                  envelopeCents === null ? t.notOpened : <MoneyText cents={leftCents} />,
              },
              {
                id: "forecast",
                title: t.forecast,
                align: "right",
                cell: ({ forecastCents }) => <MoneyText cents={forecastCents} />,
              },
            ]}
            empty={<EmptyState title={t.none} />}
          />
          {spending
            .filter(({ months }) => months.length > 0)
            .map((row) => (
              <MonthlyChart
                key={`${row.fund} ${row.landlord}`}
                kind="bars"
                stacked
                title={t.chart({ name: nameOf(row) })}
                series={[
                  { id: "applied", name: t.applied, color: "plum" },
                  { id: "toCome", name: t.toCome, color: "ochre" },
                  { id: "expected", name: t.expected, color: "slate" },
                ]}
                months={row.months.map(({ month, appliedCents, toComeCents, expectedCents }) => ({
                  month,
                  cents: { applied: appliedCents, toCome: toComeCents, expected: expectedCents },
                }))}
              />
            ))}
        </Section>
      )}
    </Loaded>
  );
}
