/** Reliefs on rent bills: what the landlord's software is to do, what came back in the ledger, what is spent; totals alone for a funder. */
import { Anchor, Button, Group, NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { DateText } from "../../platform/ui/DateText.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { Settings } from "./Settings.tsx";
import { Spending } from "./Spending.tsx";
import { reliefBillTexts } from "./texts.ts";

type Found = Answer<"/api/relief-bill">;
type Line = Found["lines"][number];
type Words = ReturnType<typeof useTexts<typeof reliefBillTexts.fr>>;

const ACTION_TONES = { put: "attention", change: "danger", cancel: "danger", done: "good" } as const;
const LEDGER_TONES = {
  waiting: "neutral",
  recognised: "good",
  missing: "danger",
  different: "danger",
  unexpected: "danger",
} as const;

export default function RentReliefs() {
  const t = useTexts(reliefBillTexts);
  const { role } = useMe();
  return (
    <>
      <PageTitle title={t.title} lead={role === "funder" ? t.leadFunder : t.lead} />
      {role !== "funder" && <Bill />}
      <Spending />
      {role !== "funder" && role !== "coordinator" && <Settings />}
    </>
  );
}

function Bill() {
  const t = useTexts(reliefBillTexts);
  const { language } = useLanguage();
  const now = todayInParis().toPlainYearMonth();
  const [from, setFrom] = useState(now.subtract({ months: 2 }).toString());
  const query = useQuery({
    queryKey: ["relief-bill", from],
    queryFn: () => answer(api.GET("/api/relief-bill", { params: { query: { from } } })),
  });
  return (
    <Loaded query={query}>
      {(found) => (
        <>
          <Section
            title={t.lines}
            lead={t.toDo({ n: open(found.lines).length })}
            actions={<Anchor href={`/api/relief-bill.csv?from=${from}`}>{t.csv}</Anchor>}
          >
            <Group align="flex-end" mb="sm">
              <NativeSelect
                label={t.show}
                value={from}
                onChange={({ currentTarget }) => setFrom(currentTarget.value)}
                data={[0, 1, 2, 5, 11].map((back) => {
                  const month = now.subtract({ months: back }).toString();
                  return { value: month, label: formatDate(month, language) };
                })}
              />
              {found.can.acknowledge && <AcknowledgeAll lines={open(found.lines)} />}
            </Group>
            <DataTable
              caption={t.lines}
              captionHidden
              rows={found.lines}
              rowKey={({ agreement, month }) => `${agreement} ${month}`}
              columns={columns(t, language, found.can.acknowledge)}
              empty={<EmptyState title={t.none} />}
            />
          </Section>
          {found.unexplained.length > 0 && <Unexplained rows={found.unexplained} />}
        </>
      )}
    </Loaded>
  );
}

const open = (lines: readonly Line[]) => lines.filter(({ action }) => action !== "done");

function useAcknowledge(): (lines: readonly Line[]) => Promise<void> {
  const t = useTexts(reliefBillTexts);
  const queries = useQueryClient();
  return async (lines) => {
    await answer(
      api.POST("/api/relief-bill/acknowledgements", {
        body: {
          lines: lines.map(({ agreement, month, dueCents }) => ({ agreement, month, amountCents: dueCents })),
        },
      }),
    );
    say(t.acknowledged);
    await queries.invalidateQueries({ queryKey: ["relief-bill"] });
  };
}

function AcknowledgeAll({ lines }: { lines: readonly Line[] }) {
  const t = useTexts(reliefBillTexts);
  const acknowledge = useAcknowledge();
  if (lines.length < 2) return null;
  return (
    <Button variant="default" onClick={() => void acknowledge(lines)}>
      {t.all({ n: lines.length })}
    </Button>
  );
}

function AcknowledgeOne({ line }: { line: Line }) {
  const t = useTexts(reliefBillTexts);
  const { language } = useLanguage();
  const acknowledge = useAcknowledge();
  const month = formatDate(line.month, language);
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={t.acknowledgeOf({ agreement: line.agreement, month })}
      onClick={() => void acknowledge([line])}
    >
      {t.acknowledge}
    </Button>
  );
}

function columns(t: Words, language: Language, acknowledges: boolean): Column<Line>[] {
  const money = (cents: number) => formatCents(cents, language);
  return [
    { id: "month", title: t.month, cell: ({ month }) => formatDate(month, language) },
    {
      id: "agreement",
      title: t.agreement,
      names: true,
      cell: ({ agreement, rank, months, household }) => (
        <div>
          {household ? <PageLink href={`/households/${household.id}`}>{household.name}</PageLink> : agreement}
          <br />
          <small style={{ fontWeight: 400 }}>
            {household && `${agreement}, `}
            {t.rank({ rank, of: months })}
          </small>
        </div>
      ),
    },
    { id: "account", title: t.account, cell: ({ account }) => account },
    {
      id: "due",
      title: t.due,
      align: "right",
      cell: ({ dueCents, slsCents }) => (
        <div>
          <MoneyText cents={dueCents} />
          {slsCents > 0 && (
            <>
              <br />
              <small>{t.sls({ amount: money(slsCents) })}</small>
            </>
          )}
        </div>
      ),
    },
    {
      id: "bill",
      title: t.onBill,
      cell: (line) => (
        <div>
          <StatusBadge tone={ACTION_TONES[line.action]}>{t.actions[line.action]}</StatusBadge>{" "}
          {line.acknowledgedAt && line.acknowledgedBy && (
            <small>
              {t.acknowledgedBy({
                on: formatDate(line.acknowledgedAt, language),
                by: line.acknowledgedBy,
              })}
            </small>
          )}
          {acknowledges && line.action !== "done" && <AcknowledgeOne line={line} />}
        </div>
      ),
    },
    {
      id: "ledger",
      title: t.inLedger,
      cell: ({ ledger, ledgerCents, dueCents }) => (
        <div>
          <StatusBadge tone={LEDGER_TONES[ledger]}>{t.ledger[ledger]}</StatusBadge>
          {ledgerCents !== 0 && ledgerCents !== dueCents && (
            <>
              <br />
              <small>{t.found({ amount: money(ledgerCents) })}</small>
            </>
          )}
        </div>
      ),
    },
  ];
}

function Unexplained({ rows }: { rows: Found["unexplained"] }) {
  const t = useTexts(reliefBillTexts);
  const { language } = useLanguage();
  return (
    <Section title={t.unexplained} lead={t.unexplainedLead}>
      <DataTable
        caption={t.unexplained}
        captionHidden
        rows={rows}
        rowKey={({ account, month }) => `${account} ${month}`}
        columns={[
          {
            id: "account",
            title: t.account,
            names: true,
            cell: ({ account, householdId }) => (
              <PageLink href={`/households/${householdId}`}>{account}</PageLink>
            ),
          },
          { id: "month", title: t.month, cell: ({ month }) => formatDate(month, language) },
          { id: "on", title: t.on, cell: ({ on }) => <DateText iso={on} /> },
          { id: "label", title: t.label, cell: ({ label }) => label },
          { id: "amount", title: t.amount, align: "right", cell: ({ cents }) => <MoneyText cents={cents} /> },
        ]}
      />
    </Section>
  );
}
