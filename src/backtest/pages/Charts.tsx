/** What a back-test found, drawn; each drawing with the table that says the same. */
import { Skeleton } from "@mantine/core";
import { lazy, type ReactNode, Suspense } from "react";

import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { kitTexts } from "../../platform/ui/texts.ts";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { bandVerdict, type Verdict } from "../reliability.rules.ts";
import classes from "./backtest.module.css";
import { count, leadsByMonth, percent, type Result } from "./figures.ts";
import { backtestTexts } from "./texts.ts";

const Reliability = lazy(async () => ({ default: (await import("./Drawings.tsx")).Reliability }));
const Leads = lazy(async () => ({ default: (await import("./Drawings.tsx")).Leads }));
const PrecisionByMonth = lazy(async () => ({ default: (await import("./Drawings.tsx")).PrecisionByMonth }));

const TONES = { right: "good", off: "danger", few: "neutral" } as const satisfies Record<Verdict, string>;

export function Charts({ result }: { result: Result }) {
  const t = useTexts(backtestTexts);
  const { language } = useLanguage();
  const bands = (["learned", "byDefault"] as const).flatMap((way) =>
    result[way].reliability.map((band) => ({ ...band, way: t[way] })),
  );
  const months = result.learned.openedByMonth.map((month, at) => ({
    ...month,
    byDefault: result.byDefault.openedByMonth[at]!,
  }));
  const shareOf = ({ opened, hits }: { opened: number; hits: number }) =>
    percent(opened === 0 ? null : hits / opened, language);
  return (
    <>
      <Chart
        title={t.reliability}
        lead={t.reliabilityLead}
        rows={bands}
        rowKey={({ way, from }) => `${way} ${from}`}
        columns={[
          {
            id: "shown",
            title: t.shown,
            names: true,
            cell: ({ from, to }) => `${percent(from, language)} – ${percent(to, language)}`,
          },
          { id: "way", title: t.compared, cell: ({ way }) => way },
          { id: "n", title: t.cases, align: "right", cell: ({ n }) => count(n, language) },
          {
            id: "foretold",
            title: t.shown,
            align: "right",
            cell: ({ foretold }) => percent(foretold, language),
          },
          {
            id: "happened",
            title: t.happenedShare,
            align: "right",
            cell: ({ happened }) => percent(happened, language),
          },
          {
            id: "interval",
            title: t.interval,
            align: "right",
            cell: ({ low, high }) => `${percent(low, language)} – ${percent(high, language)}`,
          },
          {
            id: "verdict",
            title: t.verdict,
            cell: (band) => {
              const verdict = bandVerdict(band);
              return <StatusBadge tone={TONES[verdict]}>{t.verdicts[verdict]}</StatusBadge>;
            },
          },
        ]}
      >
        <Reliability result={result} />
      </Chart>
      <Chart
        title={t.leadTime}
        lead={t.leadTimeLead}
        rows={leadsByMonth(result.learned.leadTimeDays)}
        rowKey={({ days }) => String(days)}
        columns={[
          { id: "ahead", title: t.ahead, names: true, cell: ({ days }) => t.about({ n: days }) },
          {
            id: "households",
            title: t.households,
            align: "right",
            cell: ({ households }) => count(households, language),
          },
        ]}
      >
        <Leads figures={result.learned} />
      </Chart>
      <Chart
        title={t.byMonth}
        lead={t.byMonthLead}
        rows={months}
        rowKey={({ month }) => month}
        columns={[
          { id: "month", title: t.month, names: true, cell: ({ month }) => formatDate(month, language) },
          { id: "opened", title: t.openedCount, align: "right", cell: ({ opened }) => opened },
          { id: "hits", title: t.hitsCount, align: "right", cell: ({ hits }) => hits },
          { id: "learned", title: `${t.share}, ${t.learned}`, align: "right", cell: shareOf },
          {
            id: "byDefault",
            title: `${t.share}, ${t.byDefault}`,
            align: "right",
            cell: (row) => shareOf(row.byDefault),
          },
        ]}
      >
        <PrecisionByMonth result={result} />
      </Chart>
    </>
  );
}

type ChartProps<Row> = {
  title: string;
  lead: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  children: ReactNode;
};

function Chart<Row>({ title, lead, children, ...table }: ChartProps<Row>) {
  const t = useTexts(kitTexts).chart;
  return (
    <Section title={title} lead={lead}>
      <div aria-hidden className={classes.drawing}>
        <Suspense fallback={<Skeleton height={260} />}>{children}</Suspense>
      </div>
      <details className={classes.table}>
        <summary>{t.asTable}</summary>
        <DataTable caption={title} captionHidden {...table} />
      </details>
    </Section>
  );
}
