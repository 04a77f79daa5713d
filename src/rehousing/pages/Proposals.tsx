/** Homes proposed to a household: what came of each, what it saves, and what to note next. */
import { Button } from "@mantine/core";
import { useState } from "react";

import { brokenIn } from "../../platform/calendar/dated.ts";
import { formatCents } from "../../platform/money/format.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { FactList } from "./FactList.tsx";
import { TellDialog } from "./RequestDialogs.tsx";
import { rehousingTexts } from "./texts.ts";
import { STATE_TONES } from "./tones.ts";
import { HomeWords, type Proposal, type Request, SavingWords } from "./words.tsx";

export function Proposals({ request }: { request: Request }) {
  const t = useTexts(rehousingTexts);
  return (
    <Section title={t.proposals}>
      <ul className={panel.list}>
        {request.proposals.map((proposal) => (
          <li key={proposal.id}>
            <OneProposal proposal={proposal} householdId={request.householdId} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneProposal({ proposal, householdId }: { proposal: Proposal; householdId: string }) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const [telling, setTelling] = useState(false);
  const { home, state, problems, can } = proposal;
  return (
    <>
      <div className={panel.line}>
        <div>
          <HomeWords home={home} />
          <p className={panel.small}>
            {t.rent} : {formatCents(home.rentCents + home.chargesCents, language)}
          </p>
        </div>
        <div>
          <StatusBadge tone={STATE_TONES[state]}>{t.states[state]}</StatusBadge>
        </div>
        {can.tell.length > 0 && (
          <Button size="xs" aria-label={t.tellOf({ what: home.reference })} onClick={() => setTelling(true)}>
            {t.tell}
          </Button>
        )}
      </div>
      <FactList proposal={proposal} householdId={householdId} />
      {problems.length > 0 && (
        <>
          <h3 className={panel.part}>{t.problems}</h3>
          <ul className={panel.list}>
            {problems.map((problem) => (
              <li key={problem.rule}>{brokenIn(problem, language)}</li>
            ))}
          </ul>
        </>
      )}
      {(proposal.endedOn === null || state === "moved") && (
        <>
          <h3 className={panel.part}>{t.saving}</h3>
          <SavingWords {...proposal} />
        </>
      )}
      {telling && (
        <TellDialog
          proposal={proposal}
          what={home.reference}
          householdId={householdId}
          onClose={() => setTelling(false)}
        />
      )}
    </>
  );
}
