/** What came of a proposal, day by day. */
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import type { ProposalFact } from "../proposal.rules.ts";
import { PROPOSAL_FACT_KINDS } from "../rules.ts";
import { rehousingTexts } from "./texts.ts";

type Props = { first: string; facts: readonly (ProposalFact & { by?: string | null })[] };

export function FactList({ first, facts }: Props) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const inOrder = facts.toSorted(
    (a, b) =>
      a.on.localeCompare(b.on) || PROPOSAL_FACT_KINDS.indexOf(a.kind) - PROPOSAL_FACT_KINDS.indexOf(b.kind),
  );
  return (
    <ul style={{ margin: "0.35rem 0", paddingLeft: "1.1rem" }}>
      <li>{first}</li>
      {inOrder.map(({ kind, on, reason, by }) => (
        <li key={kind}>
          <strong>{formatDate(on, language)}</strong> – {t.facts[kind]}
          {reason && ` : ${t.reasonsOf[reason]}`}
          {by && <span className={panel.small}> ({t.by({ name: by })})</span>}
        </li>
      ))}
    </ul>
  );
}
