/** One measure with what the rooms after it show of the same support. */
import { useParams } from "@tanstack/react-router";

import AfterPanel from "../../../closing/pages/AfterPanel.tsx";
import TimePanel from "../../../cost/pages/TimePanel.tsx";
import { MeasurePage } from "../../../measure/pages/MeasurePage.tsx";
import ObjectivePanel from "../../../objective/pages/ObjectivePanel.tsx";
import RenewalPanel from "../../../renewal/pages/RenewalPanel.tsx";
import TripartitePanel from "../../../tripartite/pages/TripartitePanel.tsx";

/** All come with the page: a part that a cut network stopped on its way took the whole page with it, and the contact being noted. */
export default function MeasureFile() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  return (
    <MeasurePage
      parts={(householdId) => (
        <>
          <TripartitePanel householdId={householdId} />
          <RenewalPanel householdId={householdId} />
          <AfterPanel householdId={householdId} />
          <ObjectivePanel householdId={householdId} />
          <TimePanel measureId={id} />
        </>
      )}
    />
  );
}
