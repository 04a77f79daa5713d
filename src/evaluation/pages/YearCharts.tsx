/** Earliness of referral, pace of meetings and cost, year by year. */
import { lazy } from "react";

import { ChartFigure } from "../../platform/ui/ChartFigure.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { denominatorOf, valueOf, type IndicatorId, type Sheet } from "./figure-words.ts";
import { evaluationTexts } from "./texts.ts";
import classes from "./trend.module.css";

const Bars = lazy(() => import("./YearBars.tsx"));
const DRAWN = ["earliness", "meetings", "unitCost", "fullCost"] as const satisfies readonly IndicatorId[];

export default function YearCharts({ years }: { years: NonNullable<Sheet["slices"]> }) {
  const t = useTexts(evaluationTexts);
  const { language } = useLanguage();
  return (
    <Section title={t.overYears} lead={t.overYearsLead}>
      <div className={classes.grid}>
        {DRAWN.filter((id) => years.some(({ indicators }) => indicators[id].value !== null)).map((id) => (
          <ChartFigure
            key={id}
            title={t.names[id]}
            note={t.definitions[id]}
            table={
              <DataTable
                caption={`${t.names[id]} – ${t.year}`}
                captionHidden
                rows={years}
                rowKey={({ key }) => key}
                columns={[
                  { id: "year", title: t.year, names: true, cell: ({ key }) => key },
                  {
                    id: "value",
                    title: t.value,
                    align: "right",
                    cell: ({ indicators }) => valueOf(indicators[id], t, language) ?? "–",
                  },
                  {
                    id: "base",
                    title: t.base,
                    align: "right",
                    cell: ({ indicators }) => denominatorOf(id, indicators[id], language) ?? "–",
                  },
                ]}
              />
            }
          >
            <Bars
              rows={years.map(({ key, indicators }) => ({
                key,
                value:
                  indicators[id].value === null
                    ? null
                    : indicators[id].unit === "cents"
                      ? indicators[id].value / 100
                      : indicators[id].value,
              }))}
              label={t.names[id]}
              unit={id === "unitCost" || id === "fullCost" ? " €" : ""}
            />
          </ChartFigure>
        ))}
      </div>
    </Section>
  );
}
