/** One indicator across slices: drawn, and as the table that says the same. */
import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";

import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { kitTexts } from "../../platform/ui/texts.ts";
import { denominatorOf, numeratorOf, valueOf, type IndicatorId, type Sheet } from "./figure-words.ts";
import { evaluationTexts } from "./texts.ts";

type Props = { slices: NonNullable<Sheet["slices"]>; by: Sheet["can"]["slices"][number] };

/** The table under the drawing is what the keyboard and screen readers use. */
const UNFOCUSABLE = { accessibilityLayer: false };

export default function Comparison({ slices, by }: Props) {
  const t = useTexts(evaluationTexts);
  const kit = useTexts(kitTexts);
  const { language } = useLanguage();
  const [id, setId] = useState<IndicatorId>("debtReduced");
  const rows = slices
    .filter(
      ({ key, indicators }) =>
        key !== "" || (indicators[id].denominator ?? indicators[id].numerator ?? 0) > 0,
    )
    .map(({ key, indicators }) => ({ key: key === "" ? t.sliceUnknown : key, figure: indicators[id] }));
  const unit = rows[0]?.figure.unit;
  const scale = unit === "share" || unit === "cents" ? 100 : 1;
  return (
    <>
      <NativeSelect
        label={t.indicator}
        value={id}
        onChange={({ currentTarget: { value } }) => setId(value as IndicatorId)}
        data={Object.entries(t.names)
          .filter(([name]) => by === "year" || !["funding", "fullCost"].includes(name))
          .map(([value, label]) => ({ value, label }))}
        w="20rem"
        maw="100%"
        mb="md"
      />
      <div aria-hidden="true">
        <BarChart
          h={240}
          mb="md"
          data={rows.map(({ key, figure }) => ({
            key,
            value:
              figure.value === null
                ? null
                : unit === "share"
                  ? figure.value * scale
                  : figure.value / (unit === "cents" ? scale : 1),
          }))}
          dataKey="key"
          series={[{ name: "value", label: t.names[id], color: "pine.6" }]}
          unit={unit === "share" ? " %" : unit === "cents" ? " €" : ""}
          valueFormatter={(value) =>
            new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)
          }
          barChartProps={UNFOCUSABLE}
          barProps={{ isAnimationActive: false }}
          yAxisProps={{ width: 64 }}
        />
      </div>
      <DataTable
        caption={`${t.names[id]} – ${t.slice[by]}`}
        captionHidden
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { id: "key", title: t.slice[by], names: true, cell: (row) => row.key },
          {
            id: "value",
            title: t.value,
            align: "right",
            cell: ({ figure }) =>
              valueOf(figure, t, language) ?? (figure.suppressed ? kit.figure.suppressed : "–"),
          },
          {
            id: "base",
            title: t.base,
            align: "right",
            cell: ({ figure }) => {
              const numerator = numeratorOf(id, figure, language);
              const denominator = denominatorOf(id, figure, language);
              if (denominator === null) return numerator ?? "–";
              return numerator === undefined ? denominator : `${numerator} / ${denominator}`;
            },
          },
        ]}
      />
    </>
  );
}
