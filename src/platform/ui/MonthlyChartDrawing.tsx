/** The drawing behind `MonthlyChart`, with its library. */
import { BarChart, LineChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";

import { formatCents } from "../money/format.ts";
import { useLanguage } from "./language.tsx";

export type ChartProps = {
  kind: "lines" | "bars";
  /** Bars one on the other: parts of one sum. */
  stacked?: boolean;
  series: readonly {
    id: string;
    name: string;
    color: "pine" | "ochre" | "brick" | "lake" | "plum" | "slate";
  }[];
  months: readonly { month: string; cents: Readonly<Record<string, number | null | undefined>> }[];
};

/** The table under the drawing is what the keyboard and screen readers use. */
const UNFOCUSABLE = { accessibilityLayer: false };

/** `2026-11` → `nov. 26`. */
function shortMonth(month: string, language: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { month: "short", year: "2-digit", timeZone: "UTC" }).format(date);
}

export default function MonthlyChartDrawing({ kind, stacked, series, months }: ChartProps) {
  const { language } = useLanguage();
  const round = new Intl.NumberFormat(language, { style: "currency", currency: "EUR", notation: "compact" });
  // Nothing but zeros would be drawn against an axis of cents.
  const isFlat = months.every(({ cents }) => series.every(({ id }) => !cents[id]));
  const shared = {
    h: 240,
    data: months.map(({ month, cents }) => ({ month: shortMonth(month, language), ...cents })),
    dataKey: "month",
    series: series.map(({ id, name, color }) => ({ name: id, label: name, color: `${color}.6` })),
    withLegend: series.length > 1,
    valueFormatter: (cents: number) => formatCents(Math.round(cents), language),
    yAxisProps: {
      width: 64,
      tickFormatter: (cents: number) => round.format(cents / 100),
      ...(isFlat && { domain: [0, 10_000] }),
    },
  };
  return kind === "bars" ? (
    <BarChart
      {...shared}
      type={stacked ? "stacked" : "default"}
      barChartProps={UNFOCUSABLE}
      barProps={{ isAnimationActive: false }}
    />
  ) : (
    <LineChart
      {...shared}
      lineChartProps={UNFOCUSABLE}
      curveType="linear"
      connectNulls={false}
      lineProps={{ isAnimationActive: false }}
    />
  );
}
