/** The programme's figures on one page: a period, whose figures, each indicator with what it is made of, and a comparison. */
import { Group, NativeSelect, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, type ReactNode } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { FigureCard, FigureGrid } from "../../platform/ui/FigureCard.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { GROUPS } from "../words.rules.ts";
import {
  denominatorOf,
  intervalOf,
  numeratorOf,
  partsOf,
  valueOf,
  type Figure,
  type IndicatorId,
  type Sheet,
} from "./figure-words.ts";
import { evaluationTexts } from "./texts.ts";
import { Trend } from "./Trend.tsx";

const Comparison = lazy(() => import("./Comparison.tsx"));
const YearCharts = lazy(() => import("./YearCharts.tsx"));

/** What matters first: how many they are, whether debts fall, whether people keep their home, what it costs. */
const FIRST: readonly IndicatorId[] = [
  "supported",
  "closed",
  "debtReduced",
  "debtCleared",
  "stayed",
  "evicted",
  "unitCost",
  "fullCost",
];
type Group = keyof typeof GROUPS;
const SHOWN: readonly { group: "first" | Group; ids: readonly IndicatorId[] }[] = [
  { group: "first", ids: FIRST },
  ...(Object.keys(GROUPS) as Group[])
    .map((group) => ({ group, ids: GROUPS[group].filter((id) => !FIRST.includes(id)) }))
    .filter(({ ids }) => ids.length > 0),
];

export type EvaluationSearch = {
  from?: string;
  to?: string;
  scope?: "own" | "all";
  by?: Sheet["can"]["slices"][number];
};

/** `charts`: what later rooms draw of the same period and scope; the application hands it in. */
export default function Evaluation({
  charts,
}: {
  charts?: (asked: { from: string; to: string; scope: "own" | "all"; isFunder: boolean }) => ReactNode;
}) {
  const t = useTexts(evaluationTexts);
  const { language } = useLanguage();
  const search = useSearch({ strict: false }) as EvaluationSearch;
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ["evaluation", search],
    queryFn: () => answer(api.GET("/api/evaluation", { params: { query: search } })),
    placeholderData: keepPreviousData,
  });
  const scope = query.data?.scope;
  const trends = useQuery({
    queryKey: ["evaluation", "trend", scope],
    queryFn: () =>
      answer(
        api.GET("/api/evaluation", { params: { query: { by: "year" as const, ...(scope && { scope }) } } }),
      ),
    enabled: scope !== undefined,
  });
  const years = trends.data?.slices;
  const choose = (change: EvaluationSearch) =>
    void navigate({ to: "/evaluation", search: { ...search, ...change }, replace: true, resetScroll: false });
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        actions={
          charts && (
            <>
              <PageLink href="/evaluation/comparison">{t.doesItWork}</PageLink>
              {query.data?.can.anyDay && <PageLink href="/evaluation/forecast">{t.forecast}</PageLink>}
            </>
          )
        }
      />
      <Loaded query={query}>
        {(sheet) => (
          <>
            <Choices sheet={sheet} choose={choose} by={search.by} />
            {sheet.frozen && (
              <p role="status">
                {sheet.frozen.on
                  ? t.frozenOn({ on: formatDate(sheet.frozen.on, language) })
                  : sheet.frozen.periods.length > 0
                    ? t.notFrozen
                    : t.nothingFrozen}
              </p>
            )}
            {sheet.slices && search.by && (
              <Section title={`${t.compared} – ${t.slice[search.by]}`}>
                <Suspense>
                  <Comparison slices={sheet.slices} by={search.by} />
                </Suspense>
              </Section>
            )}
            {/* Of a period that nobody froze a funder is told nothing: cards would say that their figures are hidden for another reason. */}
            {sheet.frozen?.on !== null &&
              SHOWN.map(({ group, ids }) => (
                <Section key={group} title={group === "first" ? t.first : t.groups[group]}>
                  <FigureGrid>
                    {ids.map((id) => (
                      <Indicator key={id} id={id} sheet={sheet} years={years} />
                    ))}
                  </FigureGrid>
                </Section>
              ))}
            {sheet.frozen?.on !== null &&
              charts?.({ from: sheet.from, to: sheet.to, scope: sheet.scope, isFunder: !sheet.can.anyDay })}
            {years && (
              <Suspense>
                <YearCharts years={years} />
              </Suspense>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function Choices({
  sheet,
  choose,
  by,
}: {
  sheet: Sheet;
  choose: (change: EvaluationSearch) => void;
  by: EvaluationSearch["by"];
}) {
  const t = useTexts(evaluationTexts);
  const first = Number(sheet.from.slice(0, 4));
  const last = Number(sheet.to.slice(0, 4));
  const years = [...new Set([...sheet.years, first, last])].toSorted((a, b) => a - b).map(String);
  return (
    <Group align="end" mb="lg" gap="md">
      {sheet.frozen ? (
        <FrozenPeriods sheet={sheet} choose={choose} />
      ) : (
        <>
          <NativeSelect
            label={t.fromYear}
            value={String(first)}
            data={years}
            onChange={({ currentTarget: { value } }) =>
              choose({
                from: `${value}-01-01`,
                to: Number(value) > last ? `${value}-12-31` : `${last}-12-31`,
              })
            }
          />
          <NativeSelect
            label={t.toYear}
            value={String(last)}
            data={years}
            onChange={({ currentTarget: { value } }) =>
              choose({
                from: Number(value) < first ? `${value}-01-01` : `${first}-01-01`,
                to: `${value}-12-31`,
              })
            }
          />
        </>
      )}
      {sheet.can.own && (
        <SegmentedControl
          aria-label={t.scope}
          value={sheet.scope}
          onChange={(scope) => choose({ scope: scope as "own" | "all" })}
          data={[
            { value: "own", label: t.own },
            { value: "all", label: t.all },
          ]}
        />
      )}
      <NativeSelect
        label={t.by}
        value={by ?? ""}
        data={[
          { value: "", label: t.noSlice },
          ...sheet.can.slices.map((value) => ({ value, label: t.slice[value] })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          choose({ by: value === "" ? undefined : (value as EvaluationSearch["by"]) } as EvaluationSearch)
        }
      />
    </Group>
  );
}

const yearsIn = (period: { from: string; to: string }) => {
  const [first, last] = [period.from.slice(0, 4), period.to.slice(0, 4)];
  return first === last ? first : `${first} – ${last}`;
};

/** A funder chooses among what is frozen, not among days. */
function FrozenPeriods({
  sheet: { from, to, frozen },
  choose,
}: {
  sheet: Sheet;
  choose: (change: EvaluationSearch) => void;
}) {
  const t = useTexts(evaluationTexts);
  const periods = frozen?.periods ?? [];
  const isThere = periods.some((period) => period.from === from && period.to === to);
  return (
    <NativeSelect
      label={t.frozenPeriod}
      value={`${from}/${to}`}
      data={[...(isThere ? [] : [{ from, to }]), ...periods].map((period) => ({
        value: `${period.from}/${period.to}`,
        label: yearsIn(period),
      }))}
      onChange={({ currentTarget: { value } }) => {
        const [first = "", last = ""] = value.split("/");
        choose({ from: first, to: last });
      }}
    />
  );
}

function Indicator({ id, sheet, years }: { id: IndicatorId; sheet: Sheet; years: Sheet["slices"] }) {
  const t = useTexts(evaluationTexts);
  const { language } = useLanguage();
  const figure: Figure = sheet.indicators[id];
  const numerator = numeratorOf(id, figure, language);
  const rows = new URLSearchParams({ from: sheet.from, to: sheet.to, scope: sheet.scope });
  const hasRows = sheet.can.rows && id !== "funding" && !figure.suppressed;
  const notes = [
    figure.people != null && figure.numerator !== 0 && t.people({ n: figure.people }),
    (figure.unit === "months" || figure.unit === "days") &&
      figure.denominator !== null &&
      t.medianOf({ n: figure.denominator }),
    id === "avoided" && t.avoidedNote,
    intervalOf(id, figure, t, language),
  ].filter((note) => typeof note === "string");
  return (
    <FigureCard
      title={t.names[id]}
      value={valueOf(figure, t, language)}
      {...(figure.suppressed ? {} : { noValue: id === "avoided" && numerator ? numerator : t.unknownValue })}
      {...(numerator !== undefined && { numerator })}
      denominator={denominatorOf(id, figure, language)}
      {...(figure.excluded !== null && { excluded: figure.excluded })}
      {...(figure.unknown !== null && { unknown: figure.unknown })}
      definition={t.definitions[id]}
      computedAt={sheet.computedAt}
      notes={notes}
      parts={partsOf(figure, t, language)}
      partsTitle={t.detail}
      {...(years && {
        trend: <Trend years={years.map((year) => ({ ...year, figure: year.indicators[id] }))} />,
      })}
      {...(hasRows && { rowsHref: `/evaluation/${id}?${rows}` })}
    />
  );
}
