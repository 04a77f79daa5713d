/** One measure with what the rooms after it show of the same support. */
import { lazy, Suspense } from "react";

import { MeasurePage } from "../../../measure/pages/MeasurePage.tsx";

const Renewal = lazy(() => import("../../../renewal/pages/RenewalPanel.tsx"));
const Objectives = lazy(() => import("../../../objective/pages/ObjectivePanel.tsx"));

export default function MeasureFile() {
  return (
    <MeasurePage
      parts={(householdId) => (
        <Suspense>
          <Renewal householdId={householdId} />
          <Objectives householdId={householdId} />
        </Suspense>
      )}
    />
  );
}
