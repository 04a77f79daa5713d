/** Repayment plans on a household's file: state with its reasons, schedule drawn and listed; drawing up, signing, ending one. */
import { Anchor, Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { type Act, ActDialog } from "./ActDialog.tsx";
import { DrawUpDialog } from "./DrawUpDialog.tsx";
import { lastOfMonths } from "./months.ts";
import { Reminder } from "./Reminder.tsx";
import { SignDialog } from "./SignDialog.tsx";
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
  const [amended, setAmended] = useState<Plan>();
  const owing = accounts.filter(({ balanceCents }) => balanceCents > 0);
  const free = owing.filter(({ running }) => running === null);
  const accountOf = (plan: Plan) => owing.find(({ running }) => running === plan.id);
  // What has ended is history: kept, told, folded away.
  const past = plans.filter(({ state }) => state === "cancelled" || state === "completed");
  const current = plans.filter((plan) => !past.includes(plan));
  return (
    <Section
      title={t.title}
      {...(free.length > 0 && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setDrawing(true)}>
            {t.draw}
          </Button>
        ),
      })}
    >
      {plans.length === 0 && <p>{t.none}</p>}
      {current.map((plan) => (
        <OnePlan
          key={plan.id}
          householdId={householdId}
          plan={plan}
          onAmend={accountOf(plan) && (() => setAmended(plan))}
        />
      ))}
      {past.length > 0 && (
        <details open={current.length === 0}>
          <summary>{t.history({ n: past.length })}</summary>
          {past.map((plan) => (
            <OnePlan key={plan.id} householdId={householdId} plan={plan} />
          ))}
        </details>
      )}
      {drawing && (
        <DrawUpDialog householdId={householdId} accounts={free} onClose={() => setDrawing(false)} />
      )}
      {amended && accountOf(amended) && (
        <DrawUpDialog
          householdId={householdId}
          accounts={owing}
          amends={{
            id: amended.id,
            accountId: accountOf(amended)!.accountId,
            leftCents: amended.debtCents - amended.paidCents,
            instalmentCents: amended.instalments[0]!.amountCents,
          }}
          onClose={() => setAmended(undefined)}
        />
      )}
    </Section>
  );
}

function OnePlan({
  householdId,
  plan,
  onAmend,
}: {
  householdId: string;
  plan: Plan;
  onAmend?: (() => void) | undefined;
}) {
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const [acting, setActing] = useState<Act | "sign">();
  const money = (amount: number) => formatCents(amount, language);
  return (
    <div>
      <p>
        <StatusBadge tone={TONES[plan.state]}>{t.state[plan.state]}</StatusBadge>{" "}
        {[
          t.of({ debt: money(plan.debtCents), landlord: plan.landlord }),
          plan.signedOn && t.signedOn({ on: formatDate(plan.signedOn, language) }),
          plan.kind !== "amicable" && t.kinds[plan.kind],
          plan.version > 1 && t.version({ n: plan.version }),
          plan.means && t.meansOf[plan.means],
          plan.witness && t.before({ witness: plan.witness }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {plan.because.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {plan.state === "breached" && <p>{t.talk}</p>}
      {plan.changed && (
        <p>
          {t.changed} : {plan.changed}
        </p>
      )}
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
      {((plan.afterCents ?? 0) > 0 || (plan.frozenCents ?? 0) > 0) && (
        <p>
          {t.beside({
            after: plan.afterCents === null ? null : money(plan.afterCents),
            frozen: plan.frozenCents === null ? null : money(plan.frozenCents),
          })}
        </p>
      )}
      <Reminder householdId={householdId} plan={plan} />
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
        <Anchor
          href={`/api/repayment-plans/${plan.id}/official.pdf?language=${language}`}
          target="_blank"
          rel="noreferrer"
          underline="always"
        >
          {t.official}
        </Anchor>
        {plan.can.amend && onAmend && (
          <Button size="xs" variant={plan.state === "breached" ? "filled" : "default"} onClick={onAmend}>
            {t.amend}
          </Button>
        )}
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
      {acting === "sign" && (
        <SignDialog householdId={householdId} plan={plan} onClose={() => setActing(undefined)} />
      )}
      {acting && acting !== "sign" && (
        <ActDialog householdId={householdId} id={plan.id} act={acting} onClose={() => setActing(undefined)} />
      )}
    </div>
  );
}
