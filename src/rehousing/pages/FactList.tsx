/** What came of a proposal, day by day; what was told by mistake is taken out here. */
import { answer, api } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import type { ProposalFact } from "../proposal.rules.ts";
import { PROPOSAL_FACT_KINDS, type ProposalFactKind } from "../rules.ts";
import { useChanged } from "./changed.ts";
import { rehousingTexts } from "./texts.ts";

type Props = {
  proposal: {
    id: string;
    proposedOn: string;
    facts: readonly (ProposalFact & { by?: string | null })[];
    can: { untell: readonly ProposalFactKind[] };
  };
  householdId?: string;
};

export function FactList({ proposal: { id, proposedOn, facts, can }, householdId }: Props) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const changed = useChanged(householdId);
  const untell = async (kind: ProposalFactKind) => {
    await answer(
      api.DELETE("/api/rehousing-proposals/{id}/facts/{kind}", { params: { path: { id, kind } } }),
    );
    changed(t.saved);
  };
  const inOrder = facts.toSorted(
    (a, b) =>
      a.on.localeCompare(b.on) || PROPOSAL_FACT_KINDS.indexOf(a.kind) - PROPOSAL_FACT_KINDS.indexOf(b.kind),
  );
  return (
    <ul style={{ margin: "0.35rem 0", paddingLeft: "1.1rem" }}>
      <li>{t.proposedOn({ on: formatDate(proposedOn, language) })}</li>
      {inOrder.map(({ kind, on, reason, by }) => (
        <li key={kind}>
          <strong>{formatDate(on, language)}</strong> – {t.facts[kind]}
          {reason && ` : ${t.reasonsOf[reason]}`}
          {by && <span className={panel.small}> ({t.by({ name: by })})</span>}
          {can.untell.includes(kind) && (
            <>
              {" "}
              <ConfirmButton
                variant="subtle"
                size="compact-xs"
                label={t.untellOf({ what: t.facts[kind] })}
                question={t.untellQuestion({ what: t.facts[kind] })}
                consequences={<p>{t.untellWords}</p>}
                confirm={t.untell}
                onConfirm={() => untell(kind)}
              >
                {t.untell}
              </ConfirmButton>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
