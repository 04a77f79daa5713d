/** The whole programme: what a budget funds of the waiting arrangements under each rule of priority, and what 10 k€ more would do. */
import { NativeSelect, SimpleGrid, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import {
  fund,
  PRIORITIES,
  type Priority,
  type WaitingCase,
  withMore,
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
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { arrangementTexts } from "./texts.ts";

type Waiting = Answer<"/api/arrangements/waiting">;
type Counted = "allPublic" | "fundersOnly";

const Drawing = lazy(() => import("./ProgrammeDrawing.tsx"));
const MORE_CENTS = 1_000_000;

export default function Programme() {
  const t = useTexts(arrangementTexts);
  const query = useQuery({
    queryKey: ["arrangements", "waiting"],
    queryFn: () => answer(api.GET("/api/arrangements/waiting")),
  });
  return (
    <>
      <PageTitle title={t.programme} lead={t.programmeLead} />
      <Loaded query={query}>
        {(waiting) => (waiting.length === 0 ? <p>{t.noneWaiting}</p> : <Shared waiting={waiting} />)}
      </Loaded>
    </>
  );
}

function Shared({ waiting }: { waiting: Waiting }) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const [counted, setCounted] = useState<Counted>("fundersOnly");
  const [chosen, setChosen] = useState<Priority>("mostUrgent");
  const cases = waiting.map((one): WaitingCase => ({
    ...one,
    costCents:
      counted === "allPublic" ? one.publicCents : one.publicCents - (one.costByFunderCents["landlord"] ?? 0),
  }));
  const asked = cases.reduce((total, { costCents }) => total + costCents, 0);
  // Nobody has said how much there is: half of what is asked shows what a choice does.
  const [budget, setBudget] = useState<number | null>(
    Math.round(asked / 2 / 100_000) * 100_000 || MORE_CENTS,
  );
  const money = (cents: number) => formatCents(cents, language);
  const more = money(MORE_CENTS);
  const rows = PRIORITIES.map((priority) => ({
    ...fund(cases, budget ?? 0, priority),
    more: withMore(cases, budget ?? 0, priority, MORE_CENTS),
  }));
  const funded = new Set(rows.find(({ priority }) => priority === chosen)!.funded);
  // About twenty steps, each a round sum.
  const step = Math.max(50_000, Math.ceil(asked / 20 / 50_000) * 50_000);
  const steps = Array.from({ length: Math.ceil(asked / step) + 1 }, (_, at) => at * step);
  return (
    <>
      <Section title={t.waiting({ n: waiting.length })} lead={t.asked({ amount: money(asked) })}>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <EurosField label={t.budget} value={budget} onChange={setBudget} />
          <NativeSelect
            label={t.which}
            mt="sm"
            value={counted}
            data={(["fundersOnly", "allPublic"] as const).map((value) => ({ value, label: t[value] }))}
            onChange={(event) => setCounted(event.currentTarget.value as Counted)}
          />
        </SimpleGrid>
      </Section>
      <Section title={t.byRule}>
        <DataTable
          caption={t.byRule}
          captionHidden
          rows={rows}
          rowKey={({ priority }) => priority}
          columns={[
            { id: "rule", title: t.rule, names: true, cell: ({ priority }) => t.rules[priority] },
            { id: "households", title: t.households, align: "right", cell: ({ households }) => households },
            {
              id: "people",
              title: t.people,
              align: "right",
              cell: ({ people, peopleUnknown }) => t.peopleOf({ n: people, unknown: peopleUnknown }),
            },
            {
              id: "settled",
              title: t.settled,
              align: "right",
              cell: ({ debtSettledCents }) => <MoneyText cents={debtSettledCents} />,
            },
            {
              id: "spent",
              title: t.spent,
              align: "right",
              cell: ({ spentCents }) => <MoneyText cents={spentCents} />,
            },
            {
              id: "left",
              title: t.left,
              align: "right",
              cell: ({ leftCents }) => <MoneyText cents={leftCents} />,
            },
            {
              id: "more",
              title: t.moreColumn({ amount: more }),
              align: "right",
              cell: (row) =>
                `${t.moreHouseholds({ n: row.more.households })}, ${money(row.more.debtSettledCents)}`,
            },
          ]}
        />
        <figure style={{ margin: 0 }}>
          <figcaption>{t.growth}</figcaption>
          <div aria-hidden>
            <Suspense fallback={<Skeleton height={260} />}>
              <Drawing
                names={Object.fromEntries(PRIORITIES.map((priority) => [priority, t.rules[priority]]))}
                points={steps.map((cents) => ({
                  budget: money(cents).replace(/[.,]00/, ""),
                  ...Object.fromEntries(
                    PRIORITIES.map((priority) => [priority, fund(cases, cents, priority).households]),
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
                  cell: (cents: number) => fund(cases, cents, priority).households,
                })),
              ]}
            />
          </details>
        </figure>
      </Section>
      <Section title={t.list({ rule: t.rules[chosen] })}>
        <NativeSelect
          label={t.rule}
          value={chosen}
          data={PRIORITIES.map((value) => ({ value, label: t.rules[value] }))}
          onChange={(event) => setChosen(event.currentTarget.value as Priority)}
        />
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
              cell: ({ id }) => <MoneyText cents={cases.find((one) => one.id === id)!.costCents} />,
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
      </Section>
    </>
  );
}
