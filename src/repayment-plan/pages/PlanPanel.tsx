/** Repayment plans on a household's file: state with its reasons, schedule drawn and listed; drawing up, signing, ending one. */
import { Anchor, Button, Group, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { DrawUpDialog } from "./DrawUpDialog.tsx";
import { planTexts } from "./texts.ts";

type Found = Answer<"/api/households/{id}/plans">;
type Plan = Found["plans"][number];

const TONES = {
  draft: "info",
  live: "good",
  late: "attention",
  breached: "danger",
  completed: "good",
  cancelled: "neutral",
  frozen: "neutral",
} as const;

export default function PlanPanel({ householdId }: { householdId: string }) {
  const { language } = useLanguage();
  const query = useQuery({
    queryKey: ["household", householdId, "plans", language],
    queryFn: () => answer(api.GET("/api/households/{id}/plans", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {(found) =>
        (found.plans.length > 0 || found.accounts.some(({ balanceCents }) => balanceCents > 0)) && (
          <Plans householdId={householdId} found={found} />
        )
      }
    </Loaded>
  );
}

function Plans({ householdId, found: { plans, accounts } }: { householdId: string; found: Found }) {
  const t = useTexts(planTexts);
  const [drawing, setDrawing] = useState(false);
  const owing = accounts.filter(({ balanceCents }) => balanceCents > 0);
  return (
    <Section
      title={t.title}
      {...(owing.length > 0 && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setDrawing(true)}>
            {t.draw}
          </Button>
        ),
      })}
    >
      {plans.length === 0 && <p>{t.none}</p>}
      {plans.map((plan) => (
        <OnePlan key={plan.id} householdId={householdId} plan={plan} />
      ))}
      {drawing && (
        <DrawUpDialog householdId={householdId} accounts={owing} onClose={() => setDrawing(false)} />
      )}
    </Section>
  );
}

type Act = "sign" | "cancel" | "freeze";

function OnePlan({ householdId, plan }: { householdId: string; plan: Plan }) {
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const [acting, setActing] = useState<Act>();
  const money = (amount: number) => formatCents(amount, language);
  return (
    <div>
      <p>
        <StatusBadge tone={TONES[plan.state]}>{t.state[plan.state]}</StatusBadge>{" "}
        {[
          t.of({ debt: money(plan.debtCents), landlord: plan.landlord }),
          plan.signedOn && t.signedOn({ on: formatDate(plan.signedOn, language) }),
          plan.kind === "judge" && t.kinds.judge,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {plan.because.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {plan.cancelReason && (
        <p>
          {t.reason} : {plan.cancelReason}
        </p>
      )}
      {plan.signedOn && !plan.cancelledOn && (
        <p>
          {t.paid({ paid: money(plan.paidCents), expected: money(plan.expectedCents) })}{" "}
          {plan.asOf ? t.asOf({ on: formatDate(plan.asOf, language) }) : t.noLedger}
        </p>
      )}
      <details>
        <summary>{t.schedule({ n: plan.instalments.length })}</summary>
        {plan.instalments.length > 1 && (
          <MonthlyChart
            title={t.chart}
            kind="lines"
            series={[{ id: "left", name: t.left, color: "pine" }]}
            months={lastOfMonths(plan.instalments)}
          />
        )}
        <DataTable
          caption={t.title}
          captionHidden
          rows={plan.instalments}
          rowKey={({ n }) => String(n)}
          columns={[
            { id: "n", title: t.n, cell: ({ n }) => n },
            { id: "on", title: t.on, names: true, cell: ({ on }) => <DateText iso={on} /> },
            {
              id: "amount",
              title: t.amount,
              align: "right",
              cell: ({ amountCents }) => <MoneyText cents={amountCents} />,
            },
            {
              id: "left",
              title: t.left,
              align: "right",
              cell: ({ leftCents }) => <MoneyText cents={leftCents} />,
            },
          ]}
        />
      </details>
      <Group my="sm">
        <Anchor
          href={`/api/repayment-plans/${plan.id}/plan.pdf?language=${language}`}
          target="_blank"
          rel="noreferrer"
          underline="always"
        >
          {t.print}
        </Anchor>
        {plan.can.sign && (
          <Button size="xs" onClick={() => setActing("sign")}>
            {t.sign}
          </Button>
        )}
        {plan.can.freeze && (
          <Button size="xs" variant="default" onClick={() => setActing("freeze")}>
            {t.freeze}
          </Button>
        )}
        {plan.can.cancel && (
          <Button size="xs" variant="default" onClick={() => setActing("cancel")}>
            {t.cancel}
          </Button>
        )}
      </Group>
      {acting && (
        <ActDialog householdId={householdId} id={plan.id} act={acting} onClose={() => setActing(undefined)} />
      )}
    </div>
  );
}

/** What is still owed at the end of each month that has an instalment. */
function lastOfMonths(instalments: Plan["instalments"]) {
  const byMonth = new Map(instalments.map(({ on, leftCents }) => [on.slice(0, 7), leftCents]));
  return [...byMonth].map(([month, left]) => ({ month, cents: { left } }));
}

function ActDialog({
  householdId,
  id,
  act,
  onClose,
}: {
  householdId: string;
  id: string;
  act: Act;
  onClose: () => void;
}) {
  const t = useTexts(planTexts);
  const queries = useQueryClient();
  const today = todayInParis().toString();
  const params = { path: { id } };
  const { form, submit, sending, problem } = useServerForm<{
    signedOn: string | null;
    frozenOn: string | null;
    reason: string;
  }>({
    initialValues: { signedOn: today, frozenOn: today, reason: "" },
    send: ({ signedOn, frozenOn, reason }) => {
      if (act === "sign")
        return answer(
          api.POST("/api/repayment-plans/{id}/sign", { params, body: { signedOn: signedOn ?? today } }),
        );
      return act === "freeze"
        ? answer(
            api.POST("/api/repayment-plans/{id}/freeze", { params, body: { frozenOn: frozenOn ?? today } }),
          )
        : answer(api.POST("/api/repayment-plans/{id}/cancel", { params, body: { reason } }));
    },
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  return (
    <Dialog
      title={{ sign: t.signTitle, cancel: t.cancelTitle, freeze: t.freezeTitle }[act]}
      opened
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        {act === "sign" && (
          <>
            <DateField label={t.signedDay} required {...form.getInputProps("signedOn")} />
            <p>{t.signNote}</p>
          </>
        )}
        {act === "freeze" && <DateField label={t.frozenDay} required {...form.getInputProps("frozenOn")} />}
        {act === "cancel" && (
          <Textarea label={t.reason} required autosize minRows={2} {...form.getInputProps("reason")} />
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
