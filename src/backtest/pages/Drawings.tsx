/** The drawings of a back-test, with their library: hidden from assistive technology, which reads the tables below them. */
import { BarChart, LineChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import { useMantineTheme } from "@mantine/core";
import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from "recharts";

import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import classes from "./backtest.module.css";
import { leadsByMonth, percent, type Figures, type Result } from "./figures.ts";
import { backtestTexts } from "./texts.ts";

const UNFOCUSABLE = { accessibilityLayer: false };
const STILL = { isAnimationActive: false };
type Band = Figures["reliability"][number];

const pointOf = ({ foretold, happened, low, high, n }: Band) => ({
  foretold: 100 * foretold,
  happened: 100 * happened,
  between: [100 * (happened - low), 100 * (high - happened)],
  n,
});

/** Said across, happened upwards, with the intervals; the diagonal is what was said coming true. */
export function Reliability({ result }: { result: Result }) {
  const t = useTexts(backtestTexts);
  const { language } = useLanguage();
  const { colors } = useMantineTheme();
  const series = [
    {
      name: t.byDefault,
      bands: result.byDefault.reliability,
      gap: result.byDefault.reliabilityError,
      color: colors["ochre"]![6],
      shape: "square" as const,
    },
    {
      name: t.learned,
      bands: result.learned.reliability,
      gap: result.learned.reliabilityError,
      color: colors["pine"]![7],
      shape: "circle" as const,
    },
  ];
  const most = Math.max(
    0.1,
    ...series.flatMap(({ bands }) => bands.flatMap(({ foretold, high }) => [foretold, high])),
  );
  const end = 20 * Math.ceil(5 * most);
  const axis = { type: "number" as const, domain: [0, end], unit: " %", tickCount: 6, fontSize: 12 };
  return (
    <>
      <ResponsiveContainer width="100%" height={320}>
        <ScatterChart {...UNFOCUSABLE} margin={{ top: 8, right: 16, bottom: 24, left: 0 }}>
          <CartesianGrid strokeDasharray="3 3" stroke="var(--lt-line)" />
          <XAxis
            {...axis}
            dataKey="foretold"
            label={{ value: t.shown, position: "insideBottom", offset: -14, fontSize: 12 }}
          />
          <YAxis {...axis} dataKey="happened" width={56} />
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: end, y: end },
            ]}
            stroke="var(--lt-ink-soft)"
            strokeDasharray="6 4"
          />
          {series.map(({ name, bands, color, shape }) => (
            <Scatter key={name} name={name} data={bands.map(pointOf)} fill={color!} shape={shape} {...STILL}>
              <ErrorBar
                dataKey="between"
                direction="y"
                width={4}
                strokeWidth={1.5}
                stroke={color!}
                {...STILL}
              />
            </Scatter>
          ))}
        </ScatterChart>
      </ResponsiveContainer>
      <ul className={classes.legend}>
        {series.map(({ name, gap, shape }) => (
          <li key={name} data-shape={shape}>
            {t.gap({ way: name, gap: percent(gap, language) })}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Leads({ figures }: { figures: Figures }) {
  const t = useTexts(backtestTexts);
  return (
    <BarChart
      h={240}
      data={leadsByMonth(figures.leadTimeDays).map(({ days, households }) => ({
        ahead: t.about({ n: days }),
        households,
      }))}
      dataKey="ahead"
      series={[{ name: "households", label: t.households, color: "pine.6" }]}
      barChartProps={UNFOCUSABLE}
      barProps={STILL}
      yAxisProps={{ width: 48, allowDecimals: false }}
    />
  );
}

const share = ({ opened, hits }: { opened: number; hits: number }) =>
  opened === 0 ? null : (100 * hits) / opened;

export function PrecisionByMonth({ result }: { result: Result }) {
  const t = useTexts(backtestTexts);
  const { language } = useLanguage();
  return (
    <LineChart
      h={260}
      data={result.learned.openedByMonth.map((month, at) => ({
        month: formatDate(month.month, language),
        learned: share(month),
        byDefault: share(result.byDefault.openedByMonth[at]!),
      }))}
      dataKey="month"
      series={[
        { name: "learned", label: t.learned, color: "pine.7" },
        { name: "byDefault", label: t.byDefault, color: "ochre.6" },
      ]}
      withLegend
      curveType="linear"
      connectNulls={false}
      unit=" %"
      valueFormatter={(value) => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value)}
      lineChartProps={UNFOCUSABLE}
      lineProps={STILL}
      yAxisProps={{ width: 56, domain: [0, 100] }}
    />
  );
}
