/** The drawing behind `BandChart`, with its library. */
import { useMantineTheme } from "@mantine/core";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";

/** Null: unknown, a gap. `wide` and `narrow` are from-to pairs. */
export type BandPoint = {
  label: string;
  value: number | null;
  past?: number | null;
  wide?: readonly [number, number] | null;
  narrow?: readonly [number, number] | null;
};
export type BandSeries = { value: string; past?: string; wide?: string; narrow?: string };

type Props = {
  points: readonly BandPoint[];
  names: BandSeries;
  /** The curve falls on the day of each event, and stays until the next. */
  stepped?: boolean;
  format: (value: number) => string;
  domain?: [number | "auto", number | "auto"];
  height?: number;
};

export default function BandChartDrawing({ points, names, stepped, format, domain, height = 260 }: Props) {
  const { colors } = useMantineTheme();
  const kind = stepped ? "stepAfter" : "linear";
  const still = { isAnimationActive: false, dot: false, activeDot: false } as const;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={points.map((point) => ({ ...point }))}
        accessibilityLayer={false}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--lt-line)" />
        <XAxis dataKey="label" tick={{ fontSize: 12 }} stroke="var(--lt-line-strong)" minTickGap={14} />
        <YAxis
          width={62}
          tick={{ fontSize: 12 }}
          stroke="var(--lt-line-strong)"
          tickFormatter={format}
          domain={domain ?? [0, "auto"]}
        />
        {names.wide && (
          <Area
            {...still}
            type={kind}
            dataKey="wide"
            name={names.wide}
            stroke="none"
            fill={colors["pine"]![2]}
            fillOpacity={0.55}
            legendType="square"
          />
        )}
        {names.narrow && (
          <Area
            {...still}
            type={kind}
            dataKey="narrow"
            name={names.narrow}
            stroke="none"
            fill={colors["pine"]![4]}
            fillOpacity={0.55}
            legendType="square"
          />
        )}
        {names.past && (
          <Line
            {...still}
            type="linear"
            dataKey="past"
            name={names.past}
            stroke={colors["slate"]![6]}
            strokeWidth={2}
          />
        )}
        <Line
          {...still}
          type={kind}
          dataKey="value"
          name={names.value}
          stroke={colors["pine"]![7]}
          strokeWidth={2.5}
        />
        <Legend
          wrapperStyle={{ fontSize: 13 }}
          formatter={(name) => <span style={{ color: "var(--lt-ink)" }}>{name}</span>}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
