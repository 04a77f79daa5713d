/** Rent reliefs on a household's file: each agreement, its months and who decided; proposing, deciding and stopping one. */
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { type Act, ActDialog } from "./ActDialog.tsx";
import { Eligibility, Stops } from "./ReliefFacts.tsx";
import { ProposeDialog } from "./ProposeDialog.tsx";
import { reliefTexts } from "./texts.ts";

type Found = Answer<"/api/households/{id}/reliefs">;
type Relief = Found["reliefs"][number];

const LEDGER_TONES = {
  waiting: "neutral",
  recognised: "good",
  missing: "danger",
  different: "danger",
  unexpected: "danger",
} as const;
const TONES = { proposed: "attention", granted: "good", refused: "neutral", stopped: "neutral" } as const;

export default function ReliefPanel({ householdId }: { householdId: string }) {
  const query = useQuery({
    queryKey: ["household", householdId, "reliefs"],
    queryFn: () => answer(api.GET("/api/households/{id}/reliefs", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {(found) =>
        (found.reliefs.length > 0 || found.bases.length > 0) && (
          <Reliefs householdId={householdId} found={found} />
        )
      }
    </Loaded>
  );
}

function Reliefs({ householdId, found }: { householdId: string; found: Found }) {
  const { reliefs, bases } = found;
  const t = useTexts(reliefTexts);
  const [proposing, setProposing] = useState(false);
  return (
    <Section
      title={t.title}
      {...(bases.length > 0 && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setProposing(true)}>
            {t.propose}
          </Button>
        ),
      })}
    >
      {reliefs.length === 0 && <p>{t.none}</p>}
      {reliefs.map((relief) => (
        <OneRelief key={relief.id} householdId={householdId} relief={relief} found={found} />
      ))}
      {proposing && (
        <ProposeDialog householdId={householdId} bases={bases} onClose={() => setProposing(false)} />
      )}
    </Section>
  );
}

type OneProps = { householdId: string; relief: Relief; found: Found };

function OneRelief({ householdId, relief, found }: OneProps) {
  const t = useTexts(reliefTexts);
  const { language } = useLanguage();
  const [acting, setActing] = useState<Act>();
  const { months, can, agreementNumber: number } = relief;
  return (
    <div>
      <p>
        <strong>{t.number({ number })}</strong>{" "}
        <StatusBadge tone={TONES[relief.status]}>{t.status[relief.status]}</StatusBadge>{" "}
        {[
          relief.landlord,
          t.months({ n: months.length }),
          t.paidBy({
            fund: relief.fundName,
            share: new Intl.NumberFormat(language, { style: "percent" }).format(relief.fundShare),
          }),
          relief.proposedBy && t.by({ name: relief.proposedBy }),
          relief.decidedOn &&
            relief.decidedBy &&
            t.decided({ on: formatDate(relief.decidedOn, language), name: relief.decidedBy }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {relief.conditions && (
        <p>
          {t.conditions} : {relief.conditions}
        </p>
      )}
      {relief.proposedMonths && (
        <p>
          {t.changed({
            months: relief.proposedMonths
              .map(
                ({ month, amountCents }) =>
                  `${formatDate(month, language)} ${formatCents(amountCents, language)}`,
              )
              .join(", "),
            reason: relief.changeReason ?? "–",
          })}
        </p>
      )}
      {relief.stoppedOn && (
        <p>{t.stoppedOn({ on: formatDate(relief.stoppedOn, language), reason: relief.stopReason ?? "–" })}</p>
      )}
      {relief.landlordSource === "sls" && <p>{t.sls}</p>}
      {relief.needsResidual && ["proposed", "granted"].includes(relief.status) && <p>{t.residual}</p>}
      {relief.status !== "refused" && found.benefitEffect.checked === null && (
        <p>{t.benefit({ source: sourceIn(language, found.benefitEffect.source) })}</p>
      )}
      <Stops householdId={householdId} relief={relief} />
      <Eligibility answers={relief.eligibility} source={found.eligibilitySource} />
      {months.length > 1 && (
        <MonthlyChart
          title={t.chart}
          kind="bars"
          series={[
            { id: "due", name: t.due, color: "pine" },
            { id: "relief", name: t.amount, color: "plum" },
          ]}
          months={months.map(({ month, billCents, amountCents }) => ({
            month,
            cents: { due: billCents - amountCents, relief: amountCents },
          }))}
        />
      )}
      <DataTable
        caption={t.number({ number })}
        captionHidden
        rows={months}
        rowKey={({ month }) => month}
        columns={[
          { id: "month", title: t.month, names: true, cell: ({ month }) => formatDate(month, language) },
          {
            id: "bill",
            title: t.bill,
            align: "right",
            cell: ({ billCents }) => <MoneyText cents={billCents} />,
          },
          {
            id: "amount",
            title: t.amount,
            align: "right",
            cell: ({ amountCents }) => <MoneyText cents={amountCents} />,
          },
          {
            id: "fund",
            title: t.fund,
            align: "right",
            cell: ({ fundCents }) => <MoneyText cents={fundCents} />,
          },
          {
            id: "state",
            title: t.state,
            cell: ({ counts, ledger, ledgerCents, amountCents }) =>
              !counts && ledger === "waiting" ? (
                relief.status === "proposed" ? (
                  t.status.proposed
                ) : (
                  t.notCounted
                )
              ) : (
                <>
                  <StatusBadge tone={LEDGER_TONES[ledger]}>{t.ledger[ledger]}</StatusBadge>
                  {ledgerCents !== 0 && ledgerCents !== amountCents && (
                    <> {t.found({ amount: formatCents(ledgerCents, language) })}</>
                  )}
                </>
              ),
          },
        ]}
      />
      <Group my="sm">
        {can.decide && (
          <>
            <Button size="xs" onClick={() => setActing("grant")}>
              {t.grant}
            </Button>
            <Button size="xs" variant="default" onClick={() => setActing("refuse")}>
              {t.refuse}
            </Button>
          </>
        )}
        {can.stop && (
          <Button size="xs" variant="default" onClick={() => setActing("stop")}>
            {t.stop}
          </Button>
        )}
      </Group>
      {acting && (
        <ActDialog
          householdId={householdId}
          relief={relief}
          act={acting}
          source={found.eligibilitySource}
          onClose={() => setActing(undefined)}
        />
      )}
    </div>
  );
}
