/** Which households a rule of priority funds, by the envelopes as they stand or by another budget: the coordination's, who decides. */
import { NativeSelect, SimpleGrid, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import {
  type Budgets,
  costOf,
  costsByEnvelope,
  fund,
  PRIORITIES,
  type Priority,
  type WaitingCase,
} from "../../arrangement/programme.rules.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { arrangementTexts } from "./texts.ts";

type Waiting = Answer<"/api/arrangements/waiting">;
type Counted = "envelopes" | "fundersOnly" | "allPublic";

const Drawing = lazy(() => import("./ProgrammeDrawing.tsx"));

export function ProgrammeCases({ budgets }: { budgets: Budgets }) {
  const query = useQuery({
    queryKey: ["arrangements", "waiting"],
    queryFn: () => answer(api.GET("/api/arrangements/waiting")),
  });
  return (
    <Loaded query={query}>
      {(waiting) => waiting.length > 0 && <Cases waiting={waiting} budgets={budgets} />}
    </Loaded>
  );
}

function Cases({ waiting, budgets }: { waiting: Waiting; budgets: Budgets }) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const [counted, setCounted] = useState<Counted>("envelopes");
  const [chosen, setChosen] = useState<Priority>("mostUrgent");
  const cases = waiting.map((one): WaitingCase => ({ ...one, costs: costsCounted(one, counted) }));
  const asked = cases.reduce((total, one) => total + costOf(one), 0);
  // Nobody has said how much there would be: half of what is asked shows what a choice does.
  const [budget, setBudget] = useState<number | null>(Math.round(asked / 2 / 100_000) * 100_000);
  const money = (cents: number) => formatCents(cents, language);
  const funded = new Set(
    fund(cases, counted === "envelopes" ? budgets : { all: budget ?? 0 }, chosen).funded,
  );
  const byId = new Map(cases.map((one) => [one.id, one]));
  // About twenty steps, each a round sum.
  const step = Math.max(50_000, Math.ceil(asked / 20 / 50_000) * 50_000);
  const steps = Array.from({ length: Math.ceil(asked / step) + 1 }, (_, at) => at * step);
  return (
    <Section title={t.list({ rule: t.rules[chosen] })}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} mb="md">
        <NativeSelect
          label={t.rule}
          mt="sm"
          value={chosen}
          data={PRIORITIES.map((value) => ({ value, label: t.rules[value] }))}
          onChange={(event) => setChosen(event.currentTarget.value as Priority)}
        />
        <NativeSelect
          label={t.which}
          mt="sm"
          value={counted}
          data={(["envelopes", "fundersOnly", "allPublic"] as const).map((value) => ({
            value,
            label: t.countedOf[value],
          }))}
          onChange={(event) => setCounted(event.currentTarget.value as Counted)}
        />
        {counted !== "envelopes" && <EurosField label={t.budget} value={budget} onChange={setBudget} />}
      </SimpleGrid>
      <DataTable
        caption={t.list({ rule: t.rules[chosen] })}
        captionHidden
        rows={waiting}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "household",
            title: t.household,
            names: true,
            cell: ({ householdId, household, landlord }) => (
              <>
                <PageLink href={`/households/${householdId}`}>{household}</PageLink>, {landlord}
              </>
            ),
          },
          {
            id: "debt",
            title: t.debt,
            align: "right",
            cell: ({ debtCents }) => <MoneyText cents={debtCents} />,
          },
          {
            id: "cost",
            title: t.cost,
            align: "right",
            cell: ({ id }) => <MoneyText cents={costOf(byId.get(id)!)} />,
          },
          {
            id: "irreversible",
            title: t.irreversible,
            cell: ({ irreversibleOn }) => (irreversibleOn ? <DateText iso={irreversibleOn} /> : t.noDate),
          },
          {
            id: "funded",
            title: t.funded,
            cell: ({ id }) => (
              <StatusBadge tone={funded.has(id) ? "good" : "neutral"}>
                {funded.has(id) ? t.funded : t.passed}
              </StatusBadge>
            ),
          },
        ]}
      />
      {counted !== "envelopes" && (
        <figure style={{ margin: 0 }}>
          <figcaption>{t.growth}</figcaption>
          <div aria-hidden>
            <Suspense fallback={<Skeleton height={260} />}>
              <Drawing
                names={Object.fromEntries(PRIORITIES.map((priority) => [priority, t.rules[priority]]))}
                points={steps.map((cents) => ({
                  budget: money(cents).replace(/[.,]00/, ""),
                  ...Object.fromEntries(
                    PRIORITIES.map((priority) => [
                      priority,
                      fund(cases, { all: cents }, priority).households,
                    ]),
                  ),
                }))}
              />
            </Suspense>
          </div>
          <details>
            <summary>{t.figures}</summary>
            <DataTable
              caption={t.growth}
              captionHidden
              rows={steps}
              rowKey={String}
              columns={[
                { id: "budget", title: t.growthX, names: true, cell: (cents) => <MoneyText cents={cents} /> },
                ...PRIORITIES.map((priority) => ({
                  id: priority,
                  title: t.rules[priority],
                  align: "right" as const,
                  cell: (cents: number) => fund(cases, { all: cents }, priority).households,
                })),
              ]}
            />
          </details>
        </figure>
      )}
    </Section>
  );
}

/** By envelope, or of one budget named `all`: all public money, or the funds' without the landlords' part. */
function costsCounted(one: Waiting[number], counted: Counted): Record<string, number> {
  if (counted === "envelopes") return costsByEnvelope(one.costByFunderCents, one.landlordId);
  return {
    all:
      counted === "allPublic" ? one.publicCents : one.publicCents - (one.costByFunderCents["landlord"] ?? 0),
  };
}
