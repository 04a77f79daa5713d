/** The file of one case on one screen: facts, story, what is missing and who brings it, levers open, options with their consequences. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";

import classes from "../../committee/pages/committee.module.css";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { Timeline } from "../../platform/ui/Timeline.tsx";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import { PREPARATION_WORDS } from "../words.ts";
import { Levers } from "./Levers.tsx";
import { Needs } from "./Needs.tsx";
import { Options } from "./Options.tsx";
import { SharedDomains } from "./SharedDomains.tsx";
import { preparationTexts, type PreparationTexts } from "./texts.ts";

type File = Answer<"/api/agenda-items/{id}/preparation">;

export default function Preparation() {
  const t = useTexts(preparationTexts) as PreparationTexts;
  const { language } = useLanguage();
  const { id = "", itemId = "" } = useParams({ strict: false }) as { id?: string; itemId?: string };
  const query = useQuery({
    queryKey: ["preparation", itemId],
    queryFn: () =>
      answer(api.GET("/api/agenda-items/{id}/preparation", { params: { path: { id: itemId } } })),
  });
  const file = query.data;
  const name = file && (file.household?.name ?? t.unnamed({ n: file.position }));
  return (
    <>
      <PageTitle
        key={file?.id ?? ""}
        title={name ? t.of({ name }) : t.title}
        parent={{ title: file ? t.session({ number: file.number }) : t.title, href: `/sessions/${id}` }}
        {...(file && {
          lead: [file.landlord, file.commune].filter(Boolean).join(", "),
          actions: (
            <Button
              component="a"
              variant="default"
              href={`/api/agenda-items/${file.id}/preparation.pdf?language=${language}`}
              target="_blank"
              rel="noreferrer"
            >
              {t.pdf}
            </Button>
          ),
        })}
      />
      <Loaded query={query}>{(found) => <Parts file={found} />}</Loaded>
    </>
  );
}

function Parts({ file }: { file: File }) {
  const t = useTexts(preparationTexts) as PreparationTexts;
  const c = useTexts(committeeTexts) as CommitteeWords;
  const { stages, step } = useTexts(procedureTexts);
  const { language } = useLanguage();
  const words = PREPARATION_WORDS[language];
  const { debt } = file;
  const facts: [string, React.ReactNode][] = [
    [t.debt({ on: formatDate(file.asOf, language) }), <MoneyText key="debt" cents={debt.debtCents} strong />],
    [t.due, <MoneyText key="due" cents={debt.amountDueCents} />],
    [t.paid, <MoneyText key="paid" cents={debt.paidCents} />],
    [t.months, file.monthsDue === null ? t.unknown : file.monthsDue.toLocaleString(language)],
    [t.stage, file.stage === null ? t.unknown : wordOf(stages, file.stage)],
    [t.tie, file.tie === null ? t.unknown : c.ties[file.tie]],
    [t.operator, file.proposedOperator ?? t.unknown],
  ];
  return (
    <>
      {file.household === null && <p>{t.pseudonymised}</p>}
      <Section title={t.facts}>
        <dl className={classes.facts}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {file.situation && <p className={panel.words}>{file.situation}</p>}
        {file.shared.length > 0 && (
          <>
            <h3 className={panel.part}>{t.shared}</h3>
            <SharedDomains shared={file.shared} />
          </>
        )}
        {file.months.length === 0 ? (
          <p>{t.noMonths}</p>
        ) : (
          <MonthlyChart
            title={t.chart}
            kind="lines"
            series={[
              { id: "balance", name: t.balance, color: "lake" },
              { id: "paid", name: t.paidMonth, color: "pine" },
            ]}
            months={file.months.map(({ month, balanceCents, paidCents }) => ({
              month,
              cents: { balance: balanceCents, paid: paidCents },
            }))}
          />
        )}
      </Section>
      <Options file={file} />
      <Needs file={file} />
      <Section title={t.levers}>
        {file.levers.length === 0 && <p>{t.noLevers}</p>}
        <Levers levers={file.levers} />
      </Section>
      <Section title={t.story}>
        {file.nextDates.length > 0 && (
          <>
            <p className={panel.small}>{t.next}</p>
            <ul className={panel.list}>
              {file.nextDates.map(({ id, on }) => (
                <li key={id}>
                  {formatDate(on, language)} – {wordOf(step, id)}
                </li>
              ))}
            </ul>
          </>
        )}
        <Timeline
          label={t.story}
          items={file.story.map(({ on, kind, code }, at) => ({
            id: `${on}-${code}-${at}`,
            on,
            kind: t.kinds[kind],
            sentence: <StoryWords kind={kind} code={code} words={words} />,
          }))}
        />
      </Section>
    </>
  );
}

function StoryWords({
  kind,
  code,
  words,
}: Pick<File["story"][number], "kind" | "code"> & { words: (typeof PREPARATION_WORDS)["fr"] }) {
  const { act } = useTexts(procedureTexts);
  if (kind === "act") return <>{wordOf(act, code)}</>;
  return <>{kind === "decision" ? words.decisions[code] : words[kind]}</>;
}
