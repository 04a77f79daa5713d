/** Rent reliefs on a household's file: each agreement, its months and who decided; proposing, deciding and stopping one. */
import { Button, Group, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { ProposeDialog } from "./ProposeDialog.tsx";
import { reliefTexts } from "./texts.ts";

type Found = Answer<"/api/households/{id}/reliefs">;
type Relief = Found["reliefs"][number];

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

function Reliefs({ householdId, found: { reliefs, bases } }: { householdId: string; found: Found }) {
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
        <OneRelief key={relief.id} householdId={householdId} relief={relief} />
      ))}
      {proposing && (
        <ProposeDialog householdId={householdId} bases={bases} onClose={() => setProposing(false)} />
      )}
    </Section>
  );
}

function OneRelief({ householdId, relief }: { householdId: string; relief: Relief }) {
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
      {relief.stoppedOn && (
        <p>{t.stoppedOn({ on: formatDate(relief.stoppedOn, language), reason: relief.stopReason ?? "–" })}</p>
      )}
      {months.length > 1 && (
        <MonthlyChart
          title={t.chart}
          kind="bars"
          series={[
            { id: "due", name: t.due, color: "pine" },
            { id: "relief", name: t.amount, color: "ochre" },
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
          { id: "state", title: t.state, cell: ({ applied }) => (applied ? t.applied : t.toCome) },
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
          onClose={() => setActing(undefined)}
        />
      )}
    </div>
  );
}

type Act = "grant" | "refuse" | "stop";

function ActDialog({
  householdId,
  relief: { id, agreementNumber: number },
  act,
  onClose,
}: {
  householdId: string;
  relief: Relief;
  act: Act;
  onClose: () => void;
}) {
  const t = useTexts(reliefTexts);
  const queries = useQueryClient();
  const field = act === "stop" ? "reason" : "conditions";
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { conditions: "", reason: "" },
    send: ({ conditions, reason }) =>
      act === "stop"
        ? answer(api.POST("/api/rent-reliefs/{id}/stop", { params: { path: { id } }, body: { reason } }))
        : answer(
            api.POST("/api/rent-reliefs/{id}/decide", {
              params: { path: { id } },
              body: { granted: act === "grant", ...(conditions.trim() && { conditions }) },
            }),
          ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const title = { grant: t.grantTitle, refuse: t.refuseTitle, stop: t.stopTitle }[act]({ number });
  return (
    <Dialog title={title} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Textarea
          label={act === "grant" ? t.conditions : t.reason}
          autosize
          minRows={2}
          {...form.getInputProps(field)}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
