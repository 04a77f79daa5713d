/** What was decided, with the fields of its kind alone. */
import type { ReactNode } from "react";

import type { Answer } from "../../platform/ui/client.ts";
import { DateText } from "../../platform/ui/DateText.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import classes from "./committee.module.css";
import { committeeTexts, type CommitteeWords } from "./texts.ts";

type Decision = NonNullable<Answer<"/api/sessions/{id}">["agenda"][number]["decision"]>;

export function DecisionWords({ decision, operator }: { decision: Decision; operator: string | null }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const rows = rowsOf(decision, operator, t).filter(([, value]) => value !== null && value !== "");
  return (
    <dl className={classes.decision}>
      {rows.map(([label, value]) => (
        <Row key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function Row({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

const day = (iso: string | null) => (iso === null ? null : <DateText iso={iso} />);

function rowsOf(decision: Decision, operator: string | null, t: CommitteeWords): [string, ReactNode][] {
  switch (decision.kind) {
    case "admitted":
      return [
        [t.track, decision.track && t.tracks[decision.track]],
        [t.startsOn, day(decision.startsOn)],
        [
          t.levers,
          decision.levers && (decision.levers.map((lever) => t.leverNames[lever]).join(", ") || t.noLever),
        ],
        [t.conditions, decision.conditions],
        [t.operator, operator],
      ];
    case "deferred":
      return [
        [t.missing, decision.missing],
        [t.dueBy, day(decision.dueBy)],
      ];
    case "refused":
      return [
        [t.reason, decision.reason && t.reasons[decision.reason]],
        [t.reasonText, decision.reasonText],
      ];
    case "redirected":
      return [
        [t.redirectedTo, decision.redirectedTo],
        [t.reasonText, decision.reasonText],
      ];
  }
}
