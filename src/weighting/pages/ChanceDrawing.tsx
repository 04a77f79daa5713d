/** From points to a chance, drawn: what is shown today and what the past says. */
import { LineChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";

import { useTexts } from "../../platform/ui/language.tsx";
import { weightTexts } from "./texts.ts";

export type ChanceRow = { points: number; now: number; proposed: number | null };

const STILL = { isAnimationActive: false };

export default function ChanceDrawing({ rows }: { rows: readonly ChanceRow[] }) {
  const t = useTexts(weightTexts);
  return (
    <LineChart
      h={260}
      data={rows.map(({ points, now, proposed }) => ({
        points,
        now: 100 * now,
        proposed: proposed === null ? null : 100 * proposed,
      }))}
      dataKey="points"
      series={[
        { name: "now", label: t.chanceNow, color: "ochre.6" },
        ...(rows.some(({ proposed }) => proposed !== null)
          ? [{ name: "proposed", label: t.chanceProposed, color: "pine.7" }]
          : []),
      ]}
      withLegend
      curveType="linear"
      unit=" %"
      valueFormatter={(value) => value.toFixed(0)}
      lineChartProps={{ accessibilityLayer: false }}
      lineProps={STILL}
      yAxisProps={{ width: 56, domain: [0, 100] }}
      xAxisLabel={t.points}
    />
  );
}
