/** The past replayed: asked for and followed; what it found, in words, figures and drawings; how it was counted. */
import { Button, NativeSelect, NumberInput, Progress } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import classes from "./backtest.module.css";
import { Charts } from "./Charts.tsx";
import { count, type Figures, percent, type Result, WAYS } from "./figures.ts";
import { backtestTexts } from "./texts.ts";

type Runs = Answer<"/api/backtests">;
type Run = Runs["runs"][number];

const RUNS = ["backtests"];
/** While one runs. */
const LOOK_MS = 1_500;

export default function Backtest() {
  const t = useTexts(backtestTexts);
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<number>();
  const runs = useQuery({
    queryKey: RUNS,
    queryFn: () => answer(api.GET("/api/backtests")),
    refetchInterval: ({ state }) =>
      state.data?.runs.some(({ endedAt }) => endedAt === null) ? LOOK_MS : false,
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={runs}>
        {({ runs: all, usualCapacity }) => {
          const done = all.filter(({ outcome }) => outcome === "done");
          const under = all.find(({ endedAt }) => endedAt === null);
          const shown = done.find(({ id }) => id === chosen) ?? done[0];
          return (
            <>
              {under ? <Running run={under} /> : <Ask usual={done[0]?.weeklyCapacity ?? usualCapacity} />}
              {all[0]?.outcome === "failed" && <p role="alert">{t.failed}</p>}
              {done.length > 1 && (
                <NativeSelect
                  label={t.which}
                  value={shown?.id}
                  onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
                  data={done.map(({ id, endedAt, weeklyCapacity }) => ({
                    value: String(id),
                    label: t.whichOne({
                      on: formatDate(endedAt!, language, "withTime"),
                      capacity: weeklyCapacity,
                    }),
                  }))}
                  w="24rem"
                  maw="100%"
                />
              )}
              {shown ? (
                <Found id={shown.id} />
              ) : (
                !under && <EmptyState title={t.none}>{t.noneWords}</EmptyState>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Ask({ usual }: { usual: number }) {
  const t = useTexts(backtestTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { weeklyCapacity: usual as number | string },
    send: ({ weeklyCapacity }) =>
      answer(api.POST("/api/backtests", { body: { weeklyCapacity: Number(weeklyCapacity) } })),
    onDone: () => {
      say(t.asked);
      void queries.invalidateQueries({ queryKey: RUNS });
    },
  });
  return (
    <>
      <form onSubmit={submit} noValidate className={classes.form}>
        <NumberInput
          label={t.capacity}
          description={t.capacityHelp}
          min={1}
          max={10_000}
          allowDecimal={false}
          w="20rem"
          maw="100%"
          {...form.getInputProps("weeklyCapacity")}
        />
        <Button type="submit" loading={sending}>
          {t.ask}
        </Button>
      </form>
      {problem !== undefined && <ErrorBox error={problem} />}
    </>
  );
}

function Running({ run }: { run: Run }) {
  const t = useTexts(backtestTexts);
  const queries = useQueryClient();
  const percentDone = Math.round(100 * run.progress);
  const by = run.askedBy ?? t.somebody;
  const words = percentDone > 0 ? t.running({ by, percent: percentDone }) : t.waits({ by });
  const interrupt = async () => {
    await answer(api.DELETE("/api/backtests/{backtestId}", { params: { path: { backtestId: run.id } } }));
    say(t.interrupted);
    await queries.invalidateQueries({ queryKey: RUNS });
  };
  return (
    <div className={classes.running}>
      <span role="status">{words}</span>
      <Progress value={percentDone} aria-label={words} />
      <span>
        <ConfirmButton
          variant="default"
          question={t.interruptQuestion}
          consequences={t.interruptWords}
          confirm={t.interrupt}
          onConfirm={interrupt}
        >
          {t.interrupt}
        </ConfirmButton>
      </span>
    </div>
  );
}

function Found({ id }: { id: number }) {
  const query = useQuery({
    queryKey: [...RUNS, id],
    queryFn: () => answer(api.GET("/api/backtests/{backtestId}", { params: { path: { backtestId: id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const t = useTexts(backtestTexts);
  return (
    <Loaded query={query}>
      {(result) =>
        result.learned.n === 0 ? (
          <EmptyState title={t.tooLittle}>{t.noneWords}</EmptyState>
        ) : (
          <>
            <SameWork result={result} />
            <Compared result={result} />
            <Charts result={result} />
            <How result={result} />
          </>
        )
      }
    </Loaded>
  );
}

function SameWork({ result }: { result: Result }) {
  const t = useTexts(backtestTexts);
  const { learned, byDefault, weeklyCapacity } = result;
  const { reachedBefore, episodes, leadTimeDaysMedian } = learned;
  return (
    <Section title={t.sameWork}>
      <p className={classes.great}>{t.reached({ before: reachedBefore, episodes })}</p>
      {leadTimeDaysMedian !== null && (
        <p className={classes.words}>{t.earlier({ days: leadTimeDaysMedian, capacity: weeklyCapacity })}</p>
      )}
      <p className={classes.words}>{t.later({ n: episodes - reachedBefore })}</p>
      <p className={classes.words}>{t.more({ learned: reachedBefore, usual: byDefault.reachedBefore })}</p>
      <PageLink href="/weights">{t.weights}</PageLink>
    </Section>
  );
}

function Compared({ result }: { result: Result }) {
  const t = useTexts(backtestTexts);
  const { language } = useLanguage();
  const two = new Intl.NumberFormat(language, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  const rows: { title: string; cell: (figures: Figures) => string }[] = [
    { title: t.auc, cell: ({ auc }) => (auc === null ? t.noFigure : two.format(auc)) },
    { title: t.calibration, cell: ({ reliabilityError }) => percent(reliabilityError, language) },
    { title: t.precision, cell: ({ precisionAtCapacity }) => percent(precisionAtCapacity, language) },
    { title: t.before, cell: ({ reachedBefore, episodes }) => `${reachedBefore} / ${episodes}` },
    {
      title: t.median,
      cell: ({ leadTimeDaysMedian: n }) => (n === null ? t.noFigure : t.days({ n })),
    },
  ];
  const { n, happened } = result.learned;
  return (
    <Section
      title={t.compared}
      lead={t.comparedLead({ n: count(n, language), happened: count(happened, language) })}
    >
      <DataTable
        caption={t.compared}
        captionHidden
        rows={rows}
        rowKey={({ title }) => title}
        columns={[
          { id: "figure", title: t.figure, names: true, cell: ({ title }) => title },
          ...WAYS.map((way) => ({
            id: way,
            title: t[way],
            align: "right" as const,
            cell: ({ cell }: (typeof rows)[number]) => cell(result[way]),
          })),
        ]}
      />
    </Section>
  );
}

function How({ result }: { result: Result }) {
  const t = useTexts(backtestTexts);
  const { notADifficulty, ...words } = t.howWords;
  return (
    <Section title={t.how}>
      <ul>
        {Object.values(words).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>{notADifficulty({ n: result.notADifficulty })}</li>
      </ul>
    </Section>
  );
}
