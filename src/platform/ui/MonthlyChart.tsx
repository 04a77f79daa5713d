/** Amounts month by month, drawn; and the same figures as a table, for those who read figures rather than lines. */
import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";

import { formatDate } from "./dates.ts";
import { DataTable } from "./DataTable.tsx";
import { useLanguage, useTexts } from "./language.tsx";
import { MoneyText } from "./MoneyText.tsx";
import classes from "./MonthlyChart.module.css";
import type { ChartProps } from "./MonthlyChartDrawing.tsx";
import { kitTexts } from "./texts.ts";

const Drawing = lazy(() => import("./MonthlyChartDrawing.tsx"));

/** `months`: oldest first, `month` ISO (`2026-11`), amounts in cents by series id; an amount that is not there is unknown, and drawn as a gap. */
export function MonthlyChart({ title, ...chart }: ChartProps & { title: string }) {
  const { language } = useLanguage();
  const t = useTexts(kitTexts).chart;
  const columns = [
    {
      id: "month",
      title: t.month,
      names: true,
      cell: (row: ChartProps["months"][number]) => formatDate(row.month, language),
    },
    ...chart.series.map(({ id, name }) => ({
      id,
      title: name,
      align: "right" as const,
      cell: (row: ChartProps["months"][number]) => <MoneyText cents={row.cents[id]} />,
    })),
  ];
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.title}>{title}</figcaption>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={240} />}>
          <Drawing {...chart} />
        </Suspense>
      </div>
      <details className={classes.figures}>
        <summary>{t.asTable}</summary>
        <DataTable
          caption={title}
          captionHidden
          columns={columns}
          rows={chart.months}
          rowKey={(row) => row.month}
        />
      </details>
    </figure>
  );
}
