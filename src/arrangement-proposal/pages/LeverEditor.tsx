/** Levers moved by hand: the month table, the cost and the limits follow as one types, by the rule the server applies. */
import { Button, NativeSelect, NumberInput, SimpleGrid, Textarea } from "@mantine/core";
import { memo, useDeferredValue, useState } from "react";

import { type Arranged, type ArrangementCase, follow } from "../../arrangement/rules.ts";
import { limitSentence } from "../../arrangement/words.rules.ts";
import { formatCents } from "../../platform/money/format.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { leversOfMoved, type Moved } from "./situation.ts";
import { arrangementTexts } from "./texts.ts";

type Props = {
  facts: ArrangementCase;
  moved: Moved;
  nameOf: (funder: string) => string;
  onMove: (moved: Moved) => void;
  onPropose: (arranged: Arranged, note: string) => void;
  proposing: boolean;
  problem: unknown;
};

const whole = (value: number | string, least: number) =>
  Math.max(least, typeof value === "number" ? value : least);

export function LeverEditor({ facts, moved, nameOf, onMove, onPropose, proposing, problem }: Props) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const [note, setNote] = useState("");
  const arranged = follow(facts, leversOfMoved(moved, facts));
  const shown = useDeferredValue(arranged.months);
  const set = (change: Partial<Moved>) => onMove({ ...moved, ...change });
  const limits = arranged.broken.length > 0 ? arranged.broken : arranged.binding;
  return (
    <Section title={t.editor} lead={t.editorLead}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {facts.routes.length > 1 && (
          <NativeSelect
            mt="sm"
            label={t.route}
            value={moved.route}
            data={facts.routes.map(({ route }) => ({ value: route, label: t.routes[route] }))}
            onChange={(event) => set({ route: event.currentTarget.value as Moved["route"] })}
          />
        )}
        {facts.relief && (
          <>
            <NumberInput
              mt="sm"
              label={t.months}
              min={0}
              max={24}
              value={moved.reliefMonths}
              onChange={(value) => set({ reliefMonths: whole(value, 0) })}
            />
            <EurosField
              label={t.monthly}
              value={moved.reliefCents}
              onChange={(cents) => set({ reliefCents: cents ?? 0 })}
            />
          </>
        )}
        {facts.grants.map(({ funder }) => (
          <EurosField
            key={funder}
            label={nameOf(funder)}
            value={moved.grants[funder] ?? 0}
            onChange={(cents) => set({ grants: { ...moved.grants, [funder]: cents ?? 0 } })}
          />
        ))}
        <NumberInput
          mt="sm"
          label={t.planMonths}
          min={1}
          max={120}
          value={moved.planMonths}
          onChange={(value) => set({ planMonths: whole(value, 1) })}
        />
      </SimpleGrid>
      <div aria-live="polite">
        <p>
          <StatusBadge tone={arranged.broken.length > 0 ? "danger" : "good"}>
            {arranged.broken.length > 0 ? t.brokenLimits : t.heldLimits}
          </StatusBadge>{" "}
          {t.instalment({ amount: formatCents(arranged.levers.instalmentCents, language) })} {t.publicMoney} :{" "}
          {formatCents(arranged.publicCents, language)}.
        </p>
        <ul>
          {limits.map((limit) => (
            <li key={limit.constraint + (limit.funder ?? "")}>
              {
                limitSentence({
                  ...limit,
                  ...(limit.funder !== undefined && { funder: nameOf(limit.funder) }),
                })[language]
              }
            </li>
          ))}
        </ul>
      </div>
      <Months months={shown} />
      <Textarea
        label={t.note}
        autosize
        minRows={2}
        mt="md"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {problem !== undefined && problem !== null && <ErrorBox error={problem} />}
      <Button
        mt="md"
        loading={proposing}
        disabled={arranged.broken.length > 0}
        onClick={() => onPropose(arranged, note)}
      >
        {t.propose}
      </Button>
    </Section>
  );
}

/** Debt and table, month by month. Drawn after what was typed is answered: a key never waits for a curve. */
const Months = memo(function Months({ months }: { months: Arranged["months"] }) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  return (
    <>
      <MonthlyChart
        title={t.chart}
        kind="bars"
        series={[{ id: "debt", name: t.debtLeft, color: "brick" }]}
        months={months.map(({ month, debtCents }) => ({ month, cents: { debt: debtCents } }))}
      />
      <details>
        <summary>{t.table}</summary>
        <DataTable
          caption={t.table}
          captionHidden
          rows={months}
          rowKey={({ month }) => month}
          columns={[
            { id: "month", title: t.month, names: true, cell: ({ month }) => formatDate(month, language) },
            { id: "bill", title: t.bill, align: "right", cell: (row) => <MoneyText cents={row.billCents} /> },
            {
              id: "relief",
              title: t.relief,
              align: "right",
              cell: (row) => <MoneyText cents={row.reliefCents} />,
            },
            {
              id: "given",
              title: t.given,
              align: "right",
              cell: (row) => <MoneyText cents={row.grantCents} />,
            },
            {
              id: "paid",
              title: t.paid,
              align: "right",
              cell: (row) => <MoneyText cents={row.instalmentCents} />,
            },
            {
              id: "debt",
              title: t.debtLeft,
              align: "right",
              cell: (row) => <MoneyText cents={row.debtCents} />,
            },
            {
              id: "left",
              title: t.residual,
              align: "right",
              cell: (row) => <MoneyText cents={row.residualCents} />,
            },
          ]}
        />
      </details>
    </>
  );
});
