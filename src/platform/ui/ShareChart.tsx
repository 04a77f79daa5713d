/** Parts of several wholes side by side, drawn as stacked bars; the figures stand in the table that the page shows beside. */
import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";

import classes from "./MonthlyChart.module.css";
import type { ShareProps } from "./ShareChartDrawing.tsx";

const Drawing = lazy(() => import("./ShareChartDrawing.tsx"));

/** `rows`: one bar each, amounts in cents by series id. */
export function ShareChart({ title, ...chart }: ShareProps & { title: string }) {
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.title}>{title}</figcaption>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={160} />}>
          <Drawing {...chart} />
        </Suspense>
      </div>
    </figure>
  );
}
