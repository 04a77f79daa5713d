/** One indicator across slices: drawn, and as the table that says the same. */
import { NativeSelect, Skeleton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";

import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { kitTexts } from "../../platform/ui/texts.ts";
import { FEW } from "../../platform/statistics/interval.rules.ts";
import {
  boundsOf,
  denominatorOf,
  numeratorOf,
  valueOf,
  type IndicatorId,
  type Sheet,
} from "./figure-words.ts";
import { evaluationTexts } from "./texts.ts";

type Props = { slices: NonNullable<Sheet["slices"]>; by: Sheet["can"]["slices"][number] };

const Bars = lazy(() => import("./ComparisonBars.tsx"));

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
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  // Of nothing that is known there is nothing to draw: the table says why.
  const hasValue = rows.some(({ figure }) => figure.value !== null);
  const hasBounds = rows.some(({ figure }) => boundsOf(id, figure));
  const hasFew = rows.some(({ figure }) => (figure.denominator ?? FEW) < FEW);
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
      {hasBounds ? hasFew && <p>{t.fewCompared}</p> : hasValue && <p>{t.noInterval}</p>}
      {hasValue && (
        <div aria-hidden="true">
          <Suspense fallback={<Skeleton height={250} />}>
            <Bars
              rows={rows.map(({ key, figure }) => {
                const bounds = boundsOf(id, figure);
                const value =
                  figure.value === null ? null : unit === "cents" ? figure.value / 100 : figure.value;
                return {
                  key,
                  value,
                  spread: bounds && value !== null ? [value - bounds.low, bounds.high - value] : null,
                };
              })}
              isShare={unit === "share"}
              format={(value) =>
                unit === "share"
                  ? percent.format(value)
                  : `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)}${unit === "cents" ? " €" : ""}`
              }
            />
          </Suspense>
        </div>
      )}
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
          ...(hasBounds
            ? [
                {
                  id: "interval",
                  title: t.intervalTitle,
                  align: "right" as const,
                  cell: ({ figure }: (typeof rows)[number]) => {
                    const bounds = boundsOf(id, figure);
                    return bounds ? `${percent.format(bounds.low)} – ${percent.format(bounds.high)}` : "–";
                  },
                },
              ]
            : []),
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
