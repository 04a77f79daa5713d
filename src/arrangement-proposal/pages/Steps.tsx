/** What an accepted arrangement leaves to propose: one button a lever, its form already filled; what was proposed, and where it stands. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { AskDialog } from "../../debt-grant/pages/AskDialog.tsx";
import { formatCents } from "../../platform/money/format.ts";
import { answer, type Answer, api, type Sent } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { ProposeDialog } from "../../rent-relief/pages/ProposeDialog.tsx";
import { DrawUpDialog } from "../../repayment-plan/pages/DrawUpDialog.tsx";
import { arrangementTexts } from "./texts.ts";

type Proposal = Answer<"/api/households/{id}/arrangement">["proposals"][number];
type Step = Proposal["steps"][number];
type Filled = Sent<"/api/arrangements/{id}/steps">;

type Props = { householdId: string; proposal: Proposal };

export function Steps({ householdId, proposal }: Props) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const [filling, setFilling] = useState<Step>();
  const funds = useQuery({ queryKey: ["funds"], queryFn: () => answer(api.GET("/api/funds")) });
  const money = (amount: number) => formatCents(amount, language);
  const nameOf = (code: string) => {
    const fund = funds.data?.funds.find(({ id }) => id === code)?.value;
    return (language === "en" && fund?.english) || fund?.name || code;
  };
  const saidOf = (step: Step) => {
    if (step.lever === "relief")
      return t.steps.relief({
        n: step.months.length,
        amount: money(step.months.reduce((sum, { amountCents }) => sum + amountCents, 0)),
      });
    if (step.lever === "grant")
      return t.steps.grant({ fund: nameOf(step.funder), amount: money(step.amountCents) });
    return t.steps.plan({ debt: money(step.debtCents), amount: money(step.instalmentCents) });
  };
  return (
    <>
      <p>
        <strong>{t.stepsTitle}</strong>
      </p>
      <ul>
        {proposal.steps.map((step) => {
          const said = saidOf(step);
          return (
            <li key={said}>
              {said}{" "}
              {step.made && (
                <>
                  <StatusBadge tone={step.made.over ? "neutral" : "info"}>
                    {t.made[step.made.status] ?? step.made.status}
                  </StatusBadge>{" "}
                  {t.madeOn({ by: step.made.by ?? t.somebody, on: formatDate(step.made.on, language) })}{" "}
                </>
              )}
              {step.can.fill && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t.fill} : ${said}`}
                  onClick={() => setFilling(step)}
                >
                  {t.fill}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {filling && (
        <Filling
          householdId={householdId}
          proposal={proposal}
          step={filling}
          onClose={() => setFilling(undefined)}
        />
      )}
    </>
  );
}

/** The lever's own form, filled; it goes to the arrangement's step, so that both stay tied. */
function Filling({ householdId, proposal, step, onClose }: Props & { step: Step; onClose: () => void }) {
  const params = { path: { id: householdId } };
  const send = (body: Filled) =>
    answer(api.POST("/api/arrangements/{id}/steps", { params: { path: { id: proposal.id } }, body }));
  const reliefs = useQuery({
    queryKey: ["household", householdId, "reliefs"],
    queryFn: () => answer(api.GET("/api/households/{id}/reliefs", { params })),
    enabled: step.lever === "relief",
  });
  const grants = useQuery({
    queryKey: ["household", householdId, "grants"],
    queryFn: () => answer(api.GET("/api/households/{id}/grants", { params })),
    enabled: step.lever === "grant",
  });
  const { language } = useLanguage();
  const plans = useQuery({
    queryKey: ["household", householdId, "plans", language],
    queryFn: () => answer(api.GET("/api/households/{id}/plans", { params })),
    enabled: step.lever === "plan",
  });
  const t = useTexts(arrangementTexts);
  const accountId = proposal.accountId;
  if (step.lever === "relief") {
    if (!reliefs.data) return null;
    const bases = reliefs.data.bases.filter(({ landlord }) => landlord === proposal.landlord);
    return bases.length === 0 ? (
      <p role="alert">{t.noBasis}</p>
    ) : (
      <ProposeDialog
        householdId={householdId}
        bases={bases}
        prefill={step.months}
        send={(relief) => send({ lever: "relief", relief })}
        onClose={onClose}
      />
    );
  }
  if (step.lever === "grant") {
    const accounts = (grants.data?.accounts ?? []).filter(
      ({ balanceCents, promisedCents }) => balanceCents > promisedCents,
    );
    if (!grants.data) return null;
    return accounts.length === 0 ? (
      <p role="alert">{t.noAccount}</p>
    ) : (
      <AskDialog
        householdId={householdId}
        accounts={accounts}
        prefill={{ accountId, fund: step.funder, amountCents: step.amountCents }}
        send={(asked) => send({ lever: "grant", grants: asked })}
        onClose={onClose}
      />
    );
  }
  if (!plans.data) return null;
  const free = plans.data.accounts.filter(
    ({ balanceCents, running }) => balanceCents > 0 && running === null,
  );
  return free.length === 0 ? (
    <p role="alert">{t.planRuns}</p>
  ) : (
    <DrawUpDialog
      householdId={householdId}
      accounts={free}
      prefill={{ accountId, ...step }}
      send={(plan) => send({ lever: "plan", plan })}
      onClose={onClose}
    />
  );
}
