/** One measure with what the rooms after it show of the same support. */
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { MeasurePage } from "../../../measure/pages/MeasurePage.tsx";

const Tripartite = lazy(() => import("../../../tripartite/pages/TripartitePanel.tsx"));
const Renewal = lazy(() => import("../../../renewal/pages/RenewalPanel.tsx"));
const After = lazy(() => import("../../../closing/pages/AfterPanel.tsx"));
const Time = lazy(() => import("../../../cost/pages/TimePanel.tsx"));
const Objectives = lazy(() => import("../../../objective/pages/ObjectivePanel.tsx"));

export default function MeasureFile() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  return (
    <MeasurePage
      parts={(householdId) => (
        <Suspense>
          <Tripartite householdId={householdId} />
          <Renewal householdId={householdId} />
          <After householdId={householdId} />
          <Objectives householdId={householdId} />
          <Time measureId={id} />
        </Suspense>
      )}
    />
  );
}
