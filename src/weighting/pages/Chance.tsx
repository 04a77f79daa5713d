/** The chance that goes with a sum of points, in force and proposed: a drawing, and the table that says the same. */
import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";

import { chanceOf } from "../../signals/weights.rules.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { kitTexts } from "../../platform/ui/texts.ts";
import type { ChanceRow } from "./ChanceDrawing.tsx";
import { weightTexts } from "./texts.ts";
import { percent, type Weights } from "./words.ts";
import classes from "./weights.module.css";

const Drawing = lazy(() => import("./ChanceDrawing.tsx"));
const AT = Array.from({ length: 16 }, (_, at) => 10 * at);

type Told = Weights["inForce"]["chance"];
/** A default chance is told by points close enough to draw a line through. */
const at = (points: number, { knots }: Told) =>
  chanceOf(points, {
    origin: "learned",
    knots: knots.map((knot) => ({ ...knot, n: knot.n ?? 0, happened: knot.happened ?? 0 })),
  });

export function Chance({ weights }: { weights: Weights }) {
  const t = useTexts(weightTexts);
  const kit = useTexts(kitTexts).chart;
  const { language } = useLanguage();
  const proposed = weights.backtest?.proposal?.calibrated.chance;
  const rows: ChanceRow[] = AT.map((points) => ({
    points,
    now: at(points, weights.inForce.chance),
    proposed: proposed ? at(points, proposed) : null,
  }));
  return (
    <Section title={t.chance} lead={t.chanceLead}>
      <div aria-hidden className={classes.drawing}>
        <Suspense fallback={<Skeleton height={260} />}>
          <Drawing rows={rows} />
        </Suspense>
      </div>
      <details className={classes.table}>
        <summary>{kit.asTable}</summary>
        <DataTable
          caption={t.chance}
          captionHidden
          rows={rows}
          rowKey={({ points }) => String(points)}
          columns={[
            { id: "points", title: t.points, names: true, cell: ({ points }) => points },
            { id: "now", title: t.chanceNow, align: "right", cell: ({ now }) => percent(now, language) },
            {
              id: "proposed",
              title: t.chanceProposed,
              align: "right",
              cell: ({ proposed: share }) => percent(share, language),
            },
          ]}
        />
      </details>
    </Section>
  );
}
