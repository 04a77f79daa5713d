/** The drawing behind the programme's page, with its library: households funded as the budget grows, a line for each rule. */
import { LineChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";

const COLOURS = ["brick.6", "pine.6", "ochre.6", "lake.6", "gray.7"];

type Props = { names: Record<string, string>; points: Record<string, number | string>[] };

export default function ProgrammeDrawing({ names, points }: Props) {
  return (
    <LineChart
      h={280}
      data={points}
      dataKey="budget"
      series={Object.entries(names).map(([name, label], index) => ({ name, label, color: COLOURS[index]! }))}
      withLegend
      curveType="stepAfter"
      lineChartProps={{ accessibilityLayer: false }}
      lineProps={{ isAnimationActive: false }}
      withDots={false}
    />
  );
}
