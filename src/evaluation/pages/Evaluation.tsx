/** The programme's figures on one page: a period, whose figures, each indicator with what it is made of, and a comparison. */
import { Group, NativeSelect, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { FigureCard, FigureGrid } from "../../platform/ui/FigureCard.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { GROUPS } from "../words.rules.ts";
import {
  denominatorOf,
  numeratorOf,
  partsOf,
  valueOf,
  type Figure,
  type IndicatorId,
  type Sheet,
} from "./figure-words.ts";
import { evaluationTexts } from "./texts.ts";

const Comparison = lazy(() => import("./Comparison.tsx"));

export type EvaluationSearch = {
  from?: string;
  to?: string;
  scope?: "own" | "all";
  by?: Sheet["can"]["slices"][number];
};

export default function Evaluation() {
  const t = useTexts(evaluationTexts);
  const search = useSearch({ strict: false }) as EvaluationSearch;
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ["evaluation", search],
    queryFn: () => answer(api.GET("/api/evaluation", { params: { query: search } })),
    placeholderData: keepPreviousData,
  });
  const choose = (change: EvaluationSearch) =>
    void navigate({ to: "/evaluation", search: { ...search, ...change }, replace: true, resetScroll: false });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={query}>
        {(sheet) => (
          <>
            <Choices sheet={sheet} choose={choose} by={search.by} />
            {sheet.slices && search.by && (
              <Section title={`${t.compared} – ${t.slice[search.by]}`}>
                <Suspense>
                  <Comparison slices={sheet.slices} by={search.by} />
                </Suspense>
              </Section>
            )}
            {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
              <Section key={group} title={t.groups[group]}>
                <FigureGrid>
                  {GROUPS[group].map((id) => (
                    <Indicator key={id} id={id} sheet={sheet} />
                  ))}
                </FigureGrid>
              </Section>
            ))}
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

function Indicator({ id, sheet }: { id: IndicatorId; sheet: Sheet }) {
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
      {...(hasRows && { rowsHref: `/evaluation/${id}?${rows}` })}
    />
  );
}
