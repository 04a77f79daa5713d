/** Arrangements proposed to the committee, as a file or a session shows them: what they give, who pays, what was decided since. */
import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { DecideDialog } from "./DecideDialog.tsx";
import { Steps } from "./Steps.tsx";
import { arrangementTexts } from "./texts.ts";

type Proposal = Answer<"/api/households/{id}/arrangement">["proposals"][number];

const TONES = { proposed: "info", withdrawn: "neutral", accepted: "good", refused: "neutral" } as const;

type Props = { proposals: readonly Proposal[]; householdId: string; actions?: ReactNode };

export function Proposals({ proposals, householdId, actions }: Props) {
  const t = useTexts(arrangementTexts);
  const queries = useQueryClient();
  const [deciding, setDeciding] = useState<{ id: string; accepted: boolean }>();
  const taking = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      answer(api.POST("/api/arrangements/{id}/withdraw", { params: { path: { id } }, body: { reason } })),
    onSuccess: () => {
      say(t.withdrawn);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
    },
  });
  return (
    <Section title={t.panelTitle} actions={actions}>
      {proposals.length === 0 && <p>{t.none}</p>}
      {proposals.map((proposal) => (
        <div key={proposal.id}>
          <ProposalWords proposal={proposal} />
          <Group my="sm">
            {proposal.can.decide && (
              <>
                <Button size="xs" onClick={() => setDeciding({ id: proposal.id, accepted: true })}>
                  {t.accept}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => setDeciding({ id: proposal.id, accepted: false })}
                >
                  {t.refuse}
                </Button>
              </>
            )}
            {proposal.can.withdraw && !proposal.decision && (
              <ConfirmButton
                size="xs"
                variant="default"
                question={t.withdrawQuestion}
                consequences={t.withdrawWords}
                confirm={t.withdraw}
                asksReason
                onConfirm={(reason) => taking.mutateAsync({ id: proposal.id, reason })}
              >
                {t.withdraw}
              </ConfirmButton>
            )}
          </Group>
          {proposal.steps.length > 0 && <Steps householdId={householdId} proposal={proposal} />}
        </div>
      ))}
      {deciding && (
        <DecideDialog householdId={householdId} {...deciding} onClose={() => setDeciding(undefined)} />
      )}
    </Section>
  );
}

/** One proposal in sentences, with the curve of its debt folded under them. */
export function ProposalWords({ proposal }: { proposal: Omit<Proposal, "steps" | "accountId"> }) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const money = (amount: number) => formatCents(amount, language);
  const { levers, decision } = proposal;
  const relieved = levers.relief.reduce((total, { amountCents }) => total + amountCents, 0);
  const parts = [
    levers.instalmentCents > 0 && t.planOf({ amount: money(levers.instalmentCents), n: proposal.planMonths }),
    relieved > 0 && `${t.relief} : ${t.reliefOf({ amount: money(relieved), n: levers.relief.length })}`,
    levers.grants.length > 0 &&
      `${t.grants} : ${levers.grants.map(({ amountCents }) => money(amountCents)).join(" + ")}`,
  ].filter(Boolean);
  return (
    <>
      <p>
        <StatusBadge tone={TONES[proposal.status]}>{t.status[proposal.status]}</StatusBadge>{" "}
        <strong>{t.goals[proposal.goal]}</strong>, {t.routes[levers.route].toLowerCase()}.{" "}
        {t.summary({
          debt: money(proposal.debtCents),
          cost: money(proposal.publicCents),
          clear: formatDate(proposal.clearOn.slice(0, 7), language),
        })}{" "}
        {parts.join(" ; ")}.
      </p>
      {proposal.note && <p>« {proposal.note} »</p>}
      <p>
        {t.proposedBy({ by: proposal.by ?? t.somebody, on: formatDate(proposal.proposedOn, language) })}.{" "}
        {decision
          ? t.decided({
              kind: t.decisions[decision.kind] ?? decision.kind,
              on: formatDate(decision.on, language),
            })
          : proposal.status === "proposed" && t.undecided}{" "}
        {proposal.settled &&
          t.settledBy({
            on: formatDate(proposal.settled.on, language),
            by: proposal.settled.by ?? t.somebody,
            status: proposal.status,
          })}
        {proposal.settled?.reason && ` « ${proposal.settled.reason} »`}
      </p>
      <details>
        <summary>{t.chart}</summary>
        <MonthlyChart
          title={t.chart}
          kind="bars"
          series={[{ id: "debt", name: t.debtLeft, color: "brick" }]}
          months={proposal.months.map(({ month, debtCents }) => ({ month, cents: { debt: debtCents } }))}
        />
      </details>
    </>
  );
}
