/** The eviction procedure on a household's file: stage, dates to come with their source, what can still be done, acts recorded. */
import { Anchor, Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { brokenIn } from "../../platform/calendar/dated.ts";
import { sourceIn } from "../../platform/calendar/source-words.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import panel from "../../platform/ui/panel.module.css";
import { hasLetter } from "../../procedure-clock/letters.rules.ts";
import { LEVER_ACTORS } from "../../procedure-clock/step-nature.rules.ts";
import { ActDialog } from "./ActDialog.tsx";
import { Chain } from "./Chain.tsx";
import { procedureTexts, wordOf } from "./texts.ts";

type Found = Answer<"/api/households/{id}/procedure">;
type Procedure = Found["procedures"][number];

export default function ProcedurePanel({ householdId }: { householdId: string }) {
  const query = useQuery({
    queryKey: ["household", householdId, "procedure"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/procedure", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {({ on, procedures }) =>
        procedures
          .filter(({ recorded, can }) => recorded || can.record)
          .map((procedure) => (
            <OneProcedure
              key={procedure.landlordId}
              householdId={householdId}
              procedure={procedure}
              on={on}
              alone={procedures.length === 1}
            />
          ))
      }
    </Loaded>
  );
}

type Props = { householdId: string; procedure: Procedure; on: string; alone: boolean };

function OneProcedure({ householdId, procedure, on, alone }: Props) {
  const t = useTexts(procedureTexts);
  const [recording, setRecording] = useState(false);
  const { stage, recorded, can, landlord } = procedure;
  return (
    <Section
      title={alone ? t.title : t.titleWith({ landlord })}
      {...(can.record && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setRecording(true)}>
            {t.record}
          </Button>
        ),
      })}
    >
      {recorded ? (
        <>
          <p>
            {t.stage} <StatusBadge tone="attention">{wordOf(t.stages, stage)}</StatusBadge>
          </p>
          <h3 className={panel.part}>{t.chainTitle}</h3>
          <Chain acts={procedure.acts} dates={procedure.dates} on={on} />
          <Problems problems={procedure.problems} />
          <Dates dates={procedure.dates} on={on} />
          <Levers householdId={householdId} procedure={procedure} />
          <Acts householdId={householdId} procedure={procedure} />
        </>
      ) : (
        <p>{t.unknownYet}</p>
      )}
      {recording && <ActDialog householdId={householdId} onClose={() => setRecording(false)} />}
    </Section>
  );
}

function Problems({ problems }: Pick<Procedure, "problems">) {
  const t = useTexts(procedureTexts);
  const { language } = useLanguage();
  if (problems.length === 0) return null;
  return (
    <>
      <h3 className={panel.part}>{t.toCheck}</h3>
      <ul className={panel.list}>
        {problems.map(({ source, ...problem }) => (
          <li key={problem.rule + problem.message}>
            {brokenIn(problem, language)}
            {source && <p className={panel.small}>{t.source({ source: sourceIn(language, source) })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Dates({ dates, on }: Pick<Procedure, "dates"> & { on: string }) {
  const t = useTexts(procedureTexts);
  const isToCome = (date: Procedure["dates"][number]) => (date.latest ?? date.on) >= on;
  const toCome = dates.filter(isToCome);
  const past = dates.filter((date) => !isToCome(date));
  return (
    <>
      <h3 className={panel.part}>{t.next}</h3>
      {toCome.length === 0 ? <p>{t.noNext}</p> : <Steps dates={toCome} />}
      {past.length > 0 && (
        <details className={panel.details}>
          <summary>{t.past({ n: past.length })}</summary>
          <Steps dates={past} />
        </details>
      )}
      {dates.length > 0 && <p className={panel.small}>{t.indicative}</p>}
    </>
  );
}

function Steps({ dates }: Pick<Procedure, "dates">) {
  const t = useTexts(procedureTexts);
  const { language } = useLanguage();
  return (
    <ul className={panel.list}>
      {dates.map(({ id, on, latest, source, alternatives, ...main }) => (
        <li key={id}>
          <strong>
            <DateText iso={on} />
          </strong>{" "}
          – {wordOf(t.step, id)}
          {latest && id !== "winterTruce" && ` (${t.until({ on: formatDate(latest, language) })})`}
          <p className={panel.small}>{readingWords(main, language)}</p>
          <p className={panel.small}>{t.source({ source: sourceIn(language, source) })}</p>
          {alternatives.length > 0 && (
            <details className={panel.details}>
              <summary>{t.readings({ n: alternatives.length })}</summary>
              <ul className={panel.list}>
                {alternatives.map((other) => (
                  <li key={other.on} className={panel.small}>
                    <DateText iso={other.on} /> – {readingWords(other, language)}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

const readingWords = ({ reading, english }: { reading: string; english: string }, language: Language) =>
  language === "en" ? english : reading;

function Levers({
  householdId,
  procedure: { landlordId, levers },
}: Pick<Props, "householdId" | "procedure">) {
  const t = useTexts(procedureTexts);
  const { language } = useLanguage();
  if (levers.length === 0) return null;
  return (
    <details className={panel.details}>
      <summary>{`${t.levers} (${levers.length})`}</summary>
      <ul className={panel.list}>
        {levers.map(({ id, until, source }) => (
          <li key={id}>
            {wordOf(t.lever, id)}
            {until && `, ${t.leverUntil({ on: formatDate(until, language) })}`}
            <p className={panel.small}>
              {[leverWords(id, t.leverBy), t.source({ source: sourceIn(language, source) })]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {PAGE_OF[id] !== undefined && (
              <PageLink href={`/households/${householdId}/${PAGE_OF[id]}`} size="sm">
                {t.leverPage({ lever: wordOf(t.lever, id) })}
              </PageLink>
            )}
            {hasLetter(id) && (
              <Anchor
                href={`/api/households/${householdId}/procedure/${landlordId}/letters/${id}.pdf?language=${language}`}
                aria-label={t.letterOf({ lever: wordOf(t.lever, id) })}
                target="_blank"
                rel="noreferrer"
                underline="always"
                size="sm"
              >
                {t.letter}
              </Anchor>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Levers that have a page of their own on the household's file. */
const PAGE_OF: Readonly<Record<string, string>> = {
  rehousing: "rehousing",
  leaseTransfer: "lease-transfer",
};

const leverWords = (id: string, words: Readonly<Record<string, string>>) =>
  wordOf(words, (LEVER_ACTORS as Readonly<Record<string, string>>)[id] ?? "");

function Acts({ householdId, procedure: { acts, can } }: { householdId: string; procedure: Procedure }) {
  const t = useTexts(procedureTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const remove = async (id: string, reason: string) => {
    const params = { path: { id } };
    await answer(api.POST("/api/procedure-acts/{id}/removal", { params, body: { reason } }));
    await queries.invalidateQueries({ queryKey: ["household", householdId] });
    say(t.removed);
  };
  return (
    <>
      <h3 className={panel.part}>{t.acts}</h3>
      <ul className={panel.list}>
        {acts.map(({ id, kind, on, means, statedTime, by }) => (
          <li key={id} className={panel.line}>
            <span>
              <DateText iso={on} /> – {wordOf(t.act, kind)}
              {[
                means && wordOf(t.means, means),
                statedTime && wordOf(t.times, statedTime),
                by && t.notedBy({ name: by }),
              ]
                .filter(Boolean)
                .map((words) => `, ${words}`)
                .join("")}
            </span>
            {can.record && (
              <ConfirmButton
                variant="subtle"
                size="xs"
                label={t.removeNamed({ act: wordOf(t.act, kind), on: formatDate(on, language) })}
                question={t.removeQuestion}
                consequences={t.removeConsequences}
                confirm={t.removeConfirm}
                asksReason
                onConfirm={(reason) => remove(id, reason)}
              >
                {t.remove}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
