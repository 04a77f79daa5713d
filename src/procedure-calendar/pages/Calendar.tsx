/** What falls next for a team: 7, 30 or 60 days, by landlord, by who follows, by stage, by who has to act. */
import { Checkbox, Group, NativeSelect, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { ActImport } from "../../act-import/pages/ActImport.tsx";
import { CalendarLink } from "../../calendar-link/pages/CalendarLink.tsx";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import { WINDOWS, type Window } from "../rules.ts";
import { Lines } from "./Lines.tsx";
import { Weeks } from "./Weeks.tsx";
import { calendarTexts } from "./texts.ts";

export type CalendarSearch = {
  days?: Window;
  mine?: true;
  landlord?: string;
  who?: string;
  stage?: string;
  actor?: string;
};
type Found = Answer<"/api/procedure-calendar">;
type Line = Found["lines"][number];

const whoOf = ({ worker, officer }: Line) => worker ?? officer ?? "";

export default function Calendar() {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const me = useMe();
  const search = useSearch({ strict: false }) as CalendarSearch;
  const { days = 30, mine = false } = search;
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ["procedure-calendar", mine],
    queryFn: () => answer(api.GET("/api/procedure-calendar", { params: { query: { mine: String(mine) } } })),
    placeholderData: keepPreviousData,
  });
  const choose = (change: { [Key in keyof CalendarSearch]?: CalendarSearch[Key] | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value));
    void navigate({ to: "/deadlines", search: next as CalendarSearch, replace: true, resetScroll: false });
  };
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        {...(me.organisation.kind === "landlord" && { actions: <ActImport /> })}
      />
      <Loaded query={query}>
        {({ on, counts, lines }) => {
          const last = Temporal.PlainDate.from(on).add({ days }).toString();
          const within = lines.filter((line) => line.on <= last);
          const shown = within.filter(
            (line) =>
              (!search.landlord || line.landlord === search.landlord) &&
              (!search.who || whoOf(line) === (search.who === "-" ? "" : search.who)) &&
              (!search.stage || line.stage === search.stage) &&
              (!search.actor || line.actor === search.actor),
          );
          return (
            <>
              <SegmentedControl
                aria-label={t.windows}
                value={String(days)}
                onChange={(value) => choose({ days: Number(value) as Window })}
                data={WINDOWS.map((n) => ({
                  value: String(n),
                  label: t.window({ n, count: counts[n].toLocaleString(language) }),
                }))}
                fullWidth
                maw="44rem"
                mb="md"
              />
              <Filters lines={lines} search={search} choose={choose} />
              {shown.length === 0 ? (
                <EmptyState title={t.none}>{within.length === 0 ? t.noneWords : t.noneFiltered}</EmptyState>
              ) : (
                <>
                  <Section title={t.perWeek}>
                    <Weeks on={on} days={days} lines={shown} />
                  </Section>
                  <Section title={t.list} lead={t.shown({ n: shown.length, total: within.length })}>
                    <Lines on={on} lines={shown} />
                  </Section>
                </>
              )}
            </>
          );
        }}
      </Loaded>
      <CalendarLink purpose="procedure" />
    </>
  );
}

type FilterProps = {
  lines: readonly Line[];
  search: CalendarSearch;
  choose: (change: { [Key in keyof CalendarSearch]?: CalendarSearch[Key] | undefined }) => void;
};

function Filters({ lines, search, choose }: FilterProps) {
  const t = useTexts(calendarTexts);
  const { stages } = useTexts(procedureTexts);
  const distinct = (of: (line: Line) => string) =>
    [...new Set(lines.map(of))].toSorted((a, b) => a.localeCompare(b));
  const choices = {
    landlord: distinct(({ landlord }) => landlord).map((value) => ({ value, label: value })),
    who: distinct(whoOf).map((name) => ({ value: name || "-", label: name || t.nobody })),
    stage: distinct(({ stage }) => stage).map((value) => ({ value, label: wordOf(stages, value) })),
    actor: distinct(({ actor }) => actor).map((value) => ({ value, label: wordOf(t.actors, value) })),
  };
  const labels = { landlord: t.landlord, who: t.worker, stage: t.stage, actor: t.actor };
  return (
    <Group role="group" aria-label={t.filters} gap="sm" align="flex-end" mb="md">
      {(Object.keys(choices) as (keyof typeof choices)[])
        .filter((name) => choices[name].length > 1 || search[name])
        .map((name) => (
          <NativeSelect
            key={name}
            label={labels[name]}
            value={search[name] ?? ""}
            onChange={({ currentTarget: { value } }) => choose({ [name]: value || undefined })}
            data={[{ value: "", label: t.any }, ...choices[name]]}
            w={{ base: "100%", sm: "13rem" }}
          />
        ))}
      <Checkbox
        label={t.mine}
        checked={search.mine === true}
        onChange={({ currentTarget: { checked } }) => choose({ mine: checked ? true : undefined })}
        mb={6}
      />
    </Group>
  );
}
