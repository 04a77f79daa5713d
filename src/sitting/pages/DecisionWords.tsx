/** What was decided, with the fields of its kind alone. */
import type { ReactNode } from "react";

import type { Answer } from "../../platform/ui/client.ts";
import { DateText } from "../../platform/ui/DateText.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import classes from "../../committee/pages/committee.module.css";
import { type SittingWords, sittingTexts } from "./texts.ts";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";

type Decision = NonNullable<Answer<"/api/sessions/{id}">["agenda"][number]["decision"]>;

export function DecisionWords({ decision, operator }: { decision: Decision; operator: string | null }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const s = useTexts(sittingTexts) as SittingWords;
  const rows = [...rowsOf(decision, operator, t, s), ...agreementOf(decision, s)].filter(
    ([, value]) => value !== null && value !== "",
  );
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

const agreementOf = ({ votes, dissent }: Decision, s: SittingWords): [string, ReactNode][] => [
  [s.votes, votes && s.counted(votes)],
  [s.dissent, dissent],
];

function rowsOf(
  decision: Decision,
  operator: string | null,
  t: CommitteeWords,
  s: SittingWords,
): [string, ReactNode][] {
  switch (decision.kind) {
    case "admitted":
      return [
        [t.track, decision.track && t.tracks[decision.track]],
        [t.startsOn, day(decision.startsOn)],
        [
          s.granted,
          decision.levers && (decision.levers.map((lever) => t.leverNames[lever]).join(", ") || t.noLever),
        ],
        [s.recommended, decision.recommended?.map((lever) => t.leverNames[lever]).join(", ") ?? null],
        [t.conditions, decision.conditions],
        [t.operator, operator ?? decision.operator],
        [s.operatorReason, decision.operatorReason],
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
        [s.service, decision.service && s.services[decision.service]],
        [t.redirectedTo, decision.redirectedTo],
        [t.reasonText, decision.reasonText],
      ];
  }
}
