/** The charts of the evaluation, each with its table: debts in pairs, time in the home, the flow to the outcome, the map. */
import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { BandChart } from "../../platform/ui/BandChart.tsx";
import { ChartFigure } from "../../platform/ui/ChartFigure.tsx";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import classes from "./outcome.module.css";
import { outcomeTexts } from "./texts.ts";

const DebtDrawing = lazy(() => import("./DebtDrawing.tsx"));
const FlowDrawing = lazy(() => import("./FlowDrawing.tsx"));
const CommuneMap = lazy(() => import("./CommuneMap.tsx"));

type Outcomes = Answer<"/api/outcomes">;
/** Fewer people followed than this, and the page says so. */
const FEW_FOLLOWED = 10;
const RIGHT = { align: "right" as const };

export default function OutcomeCharts({
  from,
  to,
  scope,
  isFunder,
}: {
  from: string;
  to: string;
  scope: "own" | "all";
  isFunder: boolean;
}) {
  const t = useTexts(outcomeTexts);
  const { language } = useLanguage();
  const query = useQuery({
    queryKey: ["outcomes", from, to, scope],
    queryFn: () => answer(api.GET("/api/outcomes", { params: { query: { from, to, scope } } })),
  });
  return (
    <Section
      title={t.title}
      lead={`${isFunder ? `${t.leadFunder} ` : ""}${t.lead({
        from: formatDate(query.data?.from ?? from, language),
        to: formatDate(query.data?.to ?? to, language),
      })}`}
    >
      <Loaded query={query}>
        {(charts) => (
          <div className={classes.charts}>
            <Debts charts={charts} />
            <Survival charts={charts} />
            <div className={classes.wide}>
              <FlowFigure charts={charts} />
            </div>
            <div className={classes.wide}>
              <Communes charts={charts} />
            </div>
          </div>
        )}
      </Loaded>
    </Section>
  );
}

/** « 861 € (666 – 921 €) »: the median, and the middle half where the reader may know it. */
function middleOf(median: number, low: number | null, high: number | null, language: Language): string {
  const euros = (cents: number) => formatCents(Math.round(cents / 100) * 100, language).replace(/[.,]00/, "");
  return low === null || high === null ? euros(median) : `${euros(median)} (${euros(low)} – ${euros(high)})`;
}

function Debts({ charts: { debts } }: { charts: Outcomes }) {
  const t = useTexts(outcomeTexts);
  const { language } = useLanguage();
  if (debts.length === 0) return <EmptyState title={t.debts}>{t.debtsNone}</EmptyState>;
  return (
    <ChartFigure
      title={t.debts}
      note={t.debtsNote}
      table={
        <DataTable
          caption={t.debts}
          captionHidden
          rows={debts}
          rowKey={({ rank }) => String(rank)}
          columns={[
            {
              id: "rank",
              title: t.group,
              names: true,
              cell: ({ rank }) => t.groupOf({ rank, of: debts.length }),
            },
            { id: "paths", title: t.paths, ...RIGHT, cell: ({ paths }) => paths },
            {
              id: "start",
              title: t.atStart,
              ...RIGHT,
              cell: ({ startMedian, startQ1, startQ3 }) => middleOf(startMedian, startQ1, startQ3, language),
            },
            {
              id: "end",
              title: t.atEnd,
              ...RIGHT,
              cell: ({ endMedian, endQ1, endQ3 }) => middleOf(endMedian, endQ1, endQ3, language),
            },
            {
              id: "change",
              title: t.change,
              ...RIGHT,
              cell: ({ startMedian, endMedian }) => <MoneyText cents={endMedian - startMedian} />,
            },
          ]}
        />
      }
    >
      <DebtDrawing groups={debts} />
    </ChartFigure>
  );
}

function Survival({ charts: { survival } }: { charts: Outcomes }) {
  const t = useTexts(outcomeTexts);
  const { language } = useLanguage();
  if (survival.length === 0) return <EmptyState title={t.survival}>{t.survivalNone}</EmptyState>;
  const percent = (share: number) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);
  const few = survival.find(({ atRisk }) => atRisk < FEW_FOLLOWED);
  const lowest = Math.min(...survival.map(({ low, survival: kept }) => low ?? kept));
  return (
    <ChartFigure
      title={t.survival}
      note={
        <>
          {t.survivalNote}
          {few && <strong> {t.survivalFew({ month: few.month, n: FEW_FOLLOWED })}</strong>}
        </>
      }
      height={260}
      table={
        <DataTable
          caption={t.survival}
          captionHidden
          rows={survival}
          rowKey={({ month }) => String(month)}
          columns={[
            { id: "month", title: t.month, names: true, cell: ({ month }) => month },
            { id: "kept", title: t.kept, ...RIGHT, cell: ({ survival: kept }) => percent(kept) },
            {
              id: "interval",
              title: t.interval,
              ...RIGHT,
              cell: ({ low, high }) =>
                low === null || high === null ? "–" : `${percent(low)} – ${percent(high)}`,
            },
            { id: "atRisk", title: t.atRisk, ...RIGHT, cell: ({ atRisk }) => atRisk },
            { id: "left", title: t.left, ...RIGHT, cell: ({ events }) => events },
          ]}
        />
      }
    >
      <BandChart
        stepped
        points={survival.map(({ month, survival: kept, low, high }) => ({
          label: String(month),
          value: kept,
          wide: low === null || high === null ? null : ([low, high] as const),
        }))}
        names={{ value: t.kept, wide: t.interval }}
        format={percent}
        domain={[lowest > 0.5 ? 0.5 : 0, 1]}
      />
    </ChartFigure>
  );
}

function FlowFigure({ charts: { flow } }: { charts: Outcomes }) {
  const t = useTexts(outcomeTexts);
  if (flow.links.length === 0) return <EmptyState title={t.flow}>{t.flowNote({ n: 0 })}</EmptyState>;
  const name = (id: string) => t.nodes[id] ?? id;
  return (
    <ChartFigure
      title={t.flow}
      note={t.flowNote({ n: flow.total })}
      height={340}
      table={
        <DataTable
          caption={t.flow}
          captionHidden
          rows={flow.links}
          rowKey={({ from, to }) => `${from} ${to}`}
          columns={[
            { id: "from", title: t.from, names: true, cell: ({ from }) => name(from) },
            { id: "to", title: t.to, cell: ({ to }) => name(to) },
            { id: "n", title: t.households, ...RIGHT, cell: ({ households }) => households },
          ]}
        />
      }
    >
      <FlowDrawing links={flow.links} />
    </ChartFigure>
  );
}

function Communes({ charts: { communes } }: { charts: Outcomes }) {
  const t = useTexts(outcomeTexts);
  return (
    <ChartFigure
      title={t.map}
      note={t.mapNote}
      height={320}
      table={
        <DataTable
          caption={t.map}
          captionHidden
          rows={communes}
          rowKey={({ insee }) => insee ?? ""}
          columns={[
            {
              id: "commune",
              title: t.commune,
              names: true,
              cell: ({ name }) => name ?? t.communeUnknown,
            },
            {
              id: "n",
              title: t.supported,
              ...RIGHT,
              cell: ({ households }) => households ?? t.hiddenCell,
            },
          ]}
        />
      }
    >
      <CommuneMap communes={communes} />
    </ChartFigure>
  );
}
