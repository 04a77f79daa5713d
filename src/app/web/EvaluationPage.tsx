/** The evaluation's figures with the charts that a later room draws of the same period. */
import Evaluation from "../../evaluation/pages/Evaluation.tsx";
import OutcomeCharts from "../../outcome/pages/OutcomeCharts.tsx";

export default function EvaluationPage() {
  return <Evaluation charts={(asked) => <OutcomeCharts {...asked} />} />;
}
