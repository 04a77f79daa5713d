/** A line with the range it may lie in: a curve and its interval, a forecast and its fan. The page shows the same figures as a table. */
import { lazy } from "react";

export type { BandPoint, BandSeries } from "./BandChartDrawing.tsx";
export const BandChart = lazy(() => import("./BandChartDrawing.tsx"));
