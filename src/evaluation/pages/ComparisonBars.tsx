/** One bar a slice, with its interval where there is one. */
import { useMantineTheme } from "@mantine/core";
import { Bar, BarChart, CartesianGrid, ErrorBar, ResponsiveContainer, XAxis, YAxis } from "recharts";

type Props = {
  /** `spread`: how far below and above the value the interval goes. */
  rows: readonly { key: string; value: number | null; spread: [number, number] | null }[];
  isShare: boolean;
  format: (value: number) => string;
};

export default function ComparisonBars({ rows, isShare, format }: Props) {
  const { colors } = useMantineTheme();
  return (
    <ResponsiveContainer width="100%" height={250}>
      <BarChart
        data={rows.map((row) => ({ ...row }))}
        accessibilityLayer={false}
        margin={{ top: 12, right: 8 }}
      >
        <CartesianGrid vertical={false} stroke="var(--lt-line)" />
        <XAxis dataKey="key" tick={{ fontSize: 12 }} stroke="var(--lt-line-strong)" />
        <YAxis
          width={70}
          tick={{ fontSize: 12 }}
          stroke="var(--lt-line-strong)"
          tickFormatter={format}
          {...(isShare && { domain: [0, 1] as [number, number] })}
        />
        <Bar dataKey="value" fill={colors["pine"]![4]} maxBarSize={80} isAnimationActive={false}>
          <ErrorBar dataKey="spread" width={9} strokeWidth={2} stroke="#1b2420" isAnimationActive={false} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
