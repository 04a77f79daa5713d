/** Amounts month by month, drawn; and the same figures as a table, for those who read figures rather than lines. */
import { lazy } from "react";

import { ChartFigure } from "./ChartFigure.tsx";
import { formatDate } from "./dates.ts";
import { DataTable } from "./DataTable.tsx";
import { useLanguage, useTexts } from "./language.tsx";
import { MoneyText } from "./MoneyText.tsx";
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
    <ChartFigure
      title={title}
      table={
        <DataTable
          caption={title}
          captionHidden
          columns={columns}
          rows={chart.months}
          rowKey={(row) => row.month}
        />
      }
    >
      <Drawing {...chart} />
    </ChartFigure>
  );
}
