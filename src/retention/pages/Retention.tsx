/** How long files are kept: a dry run and what it would do, files held, periods by date, runs done. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { HoldDialog, LiftDialog, PeriodDialog } from "./RetentionDialogs.tsx";
import { retentionTexts } from "./texts.ts";

type Found = Answer<"/api/retention">;
type Run = Answer<"/api/retention/runs/{id}">;

export default function Retention() {
  const t = useTexts(retentionTexts);
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ["retention"],
    queryFn: () => answer(api.GET("/api/retention")),
    // What was asked for is made beside the requests: looked at again until it is there.
    refetchInterval: ({ state }) => (state.data?.runs.some((run) => run.state === "asked") ? 1000 : false),
  });
  const ask = useMutation({
    mutationFn: (dry: boolean) => answer(api.POST("/api/retention/runs", { body: { dry } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["retention"] }),
  });
  const runs = query.data?.can.run ?? false;
  return (
    <>
      <PageTitle
        title={t.title}
        lead={query.data && !runs ? t.leadOwn : t.lead}
        {...(runs && {
          actions: (
            <Button loading={ask.isPending} onClick={() => ask.mutate(true)}>
              {t.dryRun}
            </Button>
          ),
        })}
      />
      {ask.error && <ErrorBox error={ask.error} />}
      <Loaded query={query}>
        {(found) => (
          <>
            {runs && <Latest found={found} onRun={() => ask.mutateAsync(false)} />}
            {runs && <Holds found={found} />}
            <Periods found={found} />
            {found.can.read && <Runs found={found} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function Latest({ found, onRun }: { found: Found; onRun: () => Promise<unknown> }) {
  const t = useTexts(retentionTexts);
  const { language } = useLanguage();
  const latest = found.runs.find(({ state }) => state === "done");
  const isRunning = found.runs.some(({ state }) => state === "asked");
  const query = useQuery({
    queryKey: ["retention", latest?.id],
    enabled: latest !== undefined,
    queryFn: () =>
      answer(api.GET("/api/retention/runs/{id}", { params: { path: { id: latest?.id ?? "" } } })),
  });
  if (!latest) return <EmptyState title={isRunning ? t.running : t.noRun} />;
  const on = formatDate(latest.on, language);
  return (
    <Section
      title={latest.dry ? t.found({ on }) : t.didOn({ on })}
      lead={isRunning ? t.running : t.nightly}
      {...(latest.dry &&
        latest.archived + latest.erased > 0 && {
          actions: (
            <ConfirmButton
              color="red.9"
              question={t.forGoodQuestion}
              consequences={t.forGoodWhat(latest)}
              confirm={t.forGood}
              onConfirm={onRun}
            >
              {t.forGood}
            </ConfirmButton>
          ),
        })}
    >
      <Loaded query={query}>{(run) => <Lines run={run} />}</Loaded>
    </Section>
  );
}

function Lines({ run }: { run: Run }) {
  const t = useTexts(retentionTexts);
  const { language } = useLanguage();
  const [holding, setHolding] = useState<Run["lines"][number]>();
  const counts = Object.entries(run.counts).toSorted(([one], [other]) => one.localeCompare(other));
  return (
    <>
      <DataTable
        caption={
          run.dry
            ? t.found({ on: formatDate(run.on, language) })
            : t.didOn({ on: formatDate(run.on, language) })
        }
        captionHidden
        rows={run.lines}
        rowKey={({ householdId, part }) => `${householdId} ${part}`}
        empty={run.unnamed === 0 && <EmptyState title={t.nothingDue} />}
        columns={[
          { id: "name", title: t.household, names: true, cell: ({ name }) => name },
          { id: "landlord", title: t.landlord, cell: ({ landlord }) => landlord ?? "–" },
          { id: "part", title: t.what, cell: ({ part }) => t.parts[part] },
          { id: "since", title: t.since, cell: ({ since }) => formatDate(since, language) },
          { id: "due", title: t.dueOn, cell: ({ dueOn }) => formatDate(dueOn, language) },
          {
            id: "step",
            title: t.outcome,
            cell: ({ step, because }) => (because === null ? t.steps[step] : `${t.steps[step]} : ${because}`),
          },
          {
            id: "hold",
            title: t.hold,
            cell: (line) =>
              run.dry && line.step !== "held" ? (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t.holdOf({ name: line.name })}
                  onClick={() => setHolding(line)}
                >
                  {t.hold}
                </Button>
              ) : null,
          },
        ]}
      />
      {run.unnamed > 0 && <p>{t.unnamed({ n: run.unnamed })}</p>}
      {counts.length > 0 && (
        <details>
          <summary>{t.counts}</summary>
          <DataTable
            caption={t.counts}
            captionHidden
            rows={counts}
            rowKey={([table]) => table}
            columns={[
              { id: "table", title: t.table, names: true, cell: ([table]) => table },
              { id: "rows", title: t.rows, align: "right", cell: ([, n]) => n },
            ]}
          />
        </details>
      )}
      {holding && <HoldDialog {...holding} onClose={() => setHolding(undefined)} />}
    </>
  );
}

function Holds({ found }: { found: Found }) {
  const t = useTexts(retentionTexts);
  const { language } = useLanguage();
  const [lifting, setLifting] = useState<Found["holds"][number]>();
  return (
    <Section title={t.holds}>
      <DataTable
        caption={t.holds}
        captionHidden
        rows={found.holds}
        rowKey={({ id }) => id}
        empty={<p>{t.noHolds}</p>}
        columns={[
          { id: "name", title: t.household, names: true, cell: ({ name }) => name },
          { id: "reason", title: t.reason, cell: ({ reason }) => reason },
          { id: "on", title: t.heldOn, cell: ({ on }) => formatDate(on, language) },
          { id: "by", title: t.by, cell: ({ by }) => by ?? "–" },
          {
            id: "lift",
            title: t.lift,
            cell: (hold) => (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t.liftOf({ name: hold.name })}
                onClick={() => setLifting(hold)}
              >
                {t.lift}
              </Button>
            ),
          },
        ]}
      />
      {lifting && <LiftDialog id={lifting.id} name={lifting.name} onClose={() => setLifting(undefined)} />}
    </Section>
  );
}

function usePeriodWords(): (period: string) => string {
  const t = useTexts(retentionTexts);
  return (period) => {
    const { years, months, days } = Temporal.Duration.from(period);
    const total = years * 12 + months;
    if (total === 0) return t.days({ n: days });
    return total % 12 === 0 ? t.years({ n: total / 12 }) : t.months({ n: total });
  };
}

function Periods({ found }: { found: Found }) {
  const t = useTexts(retentionTexts);
  const { language } = useLanguage();
  const words = usePeriodWords();
  const [setting, setSetting] = useState(false);
  return (
    <Section
      title={t.periods}
      lead={t.copies({ period: words(found.copies) })}
      actions={
        found.can.set && (
          <Button variant="default" onClick={() => setSetting(true)}>
            {t.setPeriod}
          </Button>
        )
      }
    >
      <DataTable
        caption={t.periods}
        captionHidden
        rows={found.periods}
        rowKey={({ name, organisation, from }) => `${name} ${organisation} ${from}`}
        columns={[
          { id: "name", title: t.what, names: true, cell: ({ name }) => t.periodNames[name] },
          { id: "whose", title: t.whose, cell: ({ organisation }) => organisation ?? t.everybody },
          { id: "period", title: t.period, cell: ({ value }) => words(value) },
          { id: "from", title: t.from, cell: ({ from }) => (from ? formatDate(from, language) : "–") },
          {
            id: "source",
            title: t.source,
            cell: ({ source, checked }) =>
              checked || source.includes("à confirmer") ? source : `${source} (${t.toConfirm})`,
          },
        ]}
      />
      {setting && <PeriodDialog onClose={() => setSetting(false)} />}
    </Section>
  );
}

function Runs({ found }: { found: Found }) {
  const t = useTexts(retentionTexts);
  const { language } = useLanguage();
  return (
    <Section title={t.runs}>
      <DataTable
        caption={t.runs}
        captionHidden
        rows={found.runs}
        rowKey={({ id }) => id}
        empty={<p>{t.noRun}</p>}
        columns={[
          { id: "on", title: t.ranOn, names: true, cell: ({ on }) => formatDate(on, language) },
          { id: "kind", title: t.kind, cell: ({ dry }) => (dry ? t.dry : t.real) },
          { id: "by", title: t.by, cell: ({ by }) => by ?? t.night },
          { id: "archived", title: t.archived, align: "right", cell: ({ archived }) => archived },
          { id: "erased", title: t.erased, align: "right", cell: ({ erased }) => erased },
          { id: "held", title: t.held, align: "right", cell: ({ held }) => held },
        ]}
      />
    </Section>
  );
}
