/** The home page: the few sentences that matter to the reader today, the urgent ones first, what is up to date last. */
import { useQuery } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { SentenceList, type Sentence } from "../../platform/ui/SentenceList.tsx";
import { homeTexts } from "./home.texts.ts";
import { shellTexts } from "./texts.ts";

type Fact = Answer<"/api/home">["facts"][number];

export default function Home() {
  const t = useTexts(shellTexts).home;
  const say = useTexts(homeTexts) as Readonly<Record<string, (facts: { n: number }) => string>>;
  const { language } = useLanguage();
  const me = useMe();
  const query = useQuery({ queryKey: ["home"], queryFn: () => answer(api.GET("/api/home")) });
  const number = new Intl.NumberFormat(language);
  const sentence = (fact: Fact): Sentence => ({
    id: fact.id,
    figure: number.format(fact.count),
    sentence: say[fact.id]?.({ n: fact.count }) ?? fact.id,
    href: fact.href,
    urgent: fact.urgent && fact.count > 0,
    quiet: fact.count === 0,
  });
  return (
    <>
      <PageTitle
        title={t.hello({ name: me.name })}
        {...(query.data && { lead: t.today({ date: formatDate(query.data.on, language, "long") }) })}
      />
      <Loaded query={query}>
        {({ facts }) => {
          const waiting = facts.filter((fact) => fact.count > 0);
          const done = facts.filter((fact) => fact.count === 0);
          const urgentFirst = waiting.toSorted((a, b) => Number(b.urgent) - Number(a.urgent));
          return (
            <>
              {waiting.length === 0 && <EmptyState title={t.calm}>{t.calmWords}</EmptyState>}
              {waiting.length > 0 && <SentenceList sentences={urgentFirst.map(sentence)} />}
              {done.length > 0 && (
                <Section title={t.done}>
                  <SentenceList sentences={done.map(sentence)} />
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
