/** The drawing behind `ShareChart`, with its library. */
import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";

import { formatCents } from "../money/format.ts";
import { useLanguage } from "./language.tsx";
import type { ChartProps } from "./MonthlyChartDrawing.tsx";

export type ShareProps = {
  series: ChartProps["series"];
  rows: readonly { name: string; cents: Readonly<Record<string, number>> }[];
};

export default function ShareChartDrawing({ series, rows }: ShareProps) {
  const { language } = useLanguage();
  const round = new Intl.NumberFormat(language, { style: "currency", currency: "EUR", notation: "compact" });
  return (
    <BarChart
      h={Math.max(140, rows.length * 44 + 70)}
      type="stacked"
      orientation="vertical"
      data={rows.map(({ name, cents }) => ({ name, ...cents }))}
      dataKey="name"
      series={series.map(({ id, name, color }) => ({ name: id, label: name, color: `${color}.6` }))}
      withLegend
      valueFormatter={(cents: number) => formatCents(Math.round(cents), language)}
      xAxisProps={{ tickFormatter: (cents: number) => round.format(cents / 100) }}
      yAxisProps={{ width: 130 }}
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ isAnimationActive: false, maxBarSize: 26 }}
    />
  );
}
