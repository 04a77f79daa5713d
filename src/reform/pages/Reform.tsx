/** « Ce que la réforme de 2027 change pour vos dossiers »: counts first, then the rules that change, then the accounts. */
import { NativeSelect } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { SentenceList } from "../../platform/ui/SentenceList.tsx";
import panel from "../../platform/ui/panel.module.css";
import { type Effect, EFFECTS } from "../rules.ts";
import { AccountTable } from "./AccountTable.tsx";
import { BothSides } from "./BothSides.tsx";
import { NightTable } from "./NightTable.tsx";
import classes from "./reform.module.css";
import { reformTexts } from "./texts.ts";

export type ReformSearch = { on?: string; effect?: Effect };

export default function Reform() {
  const t = useTexts(reformTexts);
  const { language } = useLanguage();
  const search = useSearch({ strict: false }) as ReformSearch;
  const navigate = useNavigate();
  const query = useInfiniteQuery({
    queryKey: ["reform", search],
    queryFn: ({ pageParam: skip }) =>
      answer(api.GET("/api/reform", { params: { query: { ...search, skip } } })),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return shown < last.matching ? shown : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const choose = (change: ReformSearch) =>
    void navigate({ to: "/reform", search: { ...search, ...change }, replace: true, resetScroll: false });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const { on, reformDay, totals, changes } = pages[0]!;
        const disputed = totals.becomes.accounts + totals.leaves.accounts;
        return (
          <>
            <PageTitle title={t.title} lead={t.lead({ day: formatDate(reformDay, language) })} />
            <div className={classes.day}>
              <DateField
                label={t.onField}
                description={t.onHelp}
                value={on}
                onChange={(day) => day && choose({ on: day })}
              />
            </div>
            <Section title={t.effects}>
              <SentenceList
                sentences={EFFECTS.map((effect) => ({
                  id: effect,
                  figure: totals[effect].accounts.toLocaleString(language),
                  sentence: t.sentence[effect]({ n: totals[effect].accounts }),
                  href: `/reform?${new URLSearchParams({ ...search, effect }).toString()}`,
                  urgent: effect === "becomes" && totals[effect].accounts > 0,
                  quiet: totals[effect].accounts === 0 || effect === "untouched",
                }))}
              />
              <p className={panel.small}>{t.decides}</p>
            </Section>
            <Section title={t.beforeAndAfter}>
              <BothSides totals={totals} reformDay={reformDay} />
            </Section>
            <Section title={t.carryOver}>
              <p>{t.carryOverWords({ n: disputed })}</p>
            </Section>
            <Section title={t.rules}>
              <NightTable changes={changes} />
            </Section>
            <Section title={t.list}>
              <NativeSelect
                label={t.show}
                value={search.effect ?? ""}
                onChange={(event) => {
                  const { effect: _, ...others } = search;
                  const next = event.currentTarget.value as Effect | "";
                  void navigate({
                    to: "/reform",
                    search: next ? { ...others, effect: next } : others,
                    replace: true,
                    resetScroll: false,
                  });
                }}
                data={[
                  { value: "", label: t.concerned },
                  ...EFFECTS.map((value) => ({ value, label: t.effect[value] })),
                ]}
                w="18rem"
                maw="100%"
                mb="md"
              />
              <AccountTable query={query} pages={pages} />
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}
