/** One bar a year; a year of which nothing is known has none. */
import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";

import { useLanguage } from "../../platform/ui/language.tsx";

type Props = { rows: readonly { key: string; value: number | null }[]; label: string; unit: string };

export default function YearBars({ rows, label, unit }: Props) {
  const { language } = useLanguage();
  return (
    <BarChart
      h={200}
      data={rows.map((row) => ({ ...row }))}
      dataKey="key"
      series={[{ name: "value", label, color: "pine.6" }]}
      unit={unit}
      valueFormatter={(value) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)}
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ isAnimationActive: false, maxBarSize: 48 }}
      yAxisProps={{ width: 68 }}
    />
  );
}
