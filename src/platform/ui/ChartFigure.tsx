/** The frame of a drawing: its title, the drawing for those who see it, and the same figures as a table for everybody. */
import { Skeleton } from "@mantine/core";
import { Suspense, type ReactNode } from "react";

import { useTexts } from "./language.tsx";
import classes from "./MonthlyChart.module.css";
import { kitTexts } from "./texts.ts";

type Props = {
  title: string;
  /** How to read it, or what it is made of. */
  note?: ReactNode;
  /** Height of what is shown until the drawing is there, in pixels. */
  height?: number;
  table: ReactNode;
  children: ReactNode;
};

export function ChartFigure({ title, note, height = 240, table, children }: Props) {
  const t = useTexts(kitTexts).chart;
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.title}>{title}</figcaption>
      {note && <p className={classes.note}>{note}</p>}
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={height} />}>{children}</Suspense>
      </div>
      <details className={classes.figures}>
        <summary>{t.asTable}</summary>
        {table}
      </details>
    </figure>
  );
}
