/** After a household's measure: what changed the debt, who took over, what the landlord says six and twelve months later. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { CAUSES } from "../rules.ts";
import { AnswerDialog, type Line } from "./AnswerDialog.tsx";
import { closingTexts } from "./texts.ts";

type Found = Answer<"/api/households/{id}/after">;
type Path = Found["paths"][number];

export default function AfterPanel({ householdId }: { householdId: string }) {
  const query = useQuery({
    queryKey: ["household", householdId, "after"],
    queryFn: () => answer(api.GET("/api/households/{id}/after", { params: { path: { id: householdId } } })),
  });
  return <Loaded query={query}>{(found) => found.paths.length > 0 && <After found={found} />}</Loaded>;
}

function After({ found: { on, paths, followUps } }: { found: Found }) {
  const t = useTexts(closingTexts);
  const [answering, setAnswering] = useState<Line>();
  return (
    <Section title={t.title}>
      {paths.map((path) => (
        <OnePath
          key={path.measureId}
          path={path}
          on={on}
          lines={followUps.filter(({ measureId }) => measureId === path.measureId)}
          onAnswer={setAnswering}
        />
      ))}
      {answering && <AnswerDialog line={answering} on={on} onClose={() => setAnswering(undefined)} />}
    </Section>
  );
}

type OneProps = { path: Path; on: string; lines: readonly Line[]; onAnswer: (line: Line) => void };

function OnePath({ path, on, lines, onAnswer }: OneProps) {
  const t = useTexts(closingTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  const money = (cents: number | null) => (cents === null ? t.unknown : formatCents(cents, language));
  const { changes, differenceCents, handedOnTo, startCents, endCents } = path;
  const toCome = path.asks.filter((ask) => ask.on > on);
  const rows: { id: string; name: string; cents: number }[] = changes
    ? [
        ...CAUSES.filter((cause) => changes[cause] !== 0).map((cause) => ({
          id: cause as string,
          name: t.causes[cause],
          cents: changes[cause],
        })),
        ...(differenceCents ? [{ id: "difference", name: t.difference, cents: differenceCents }] : []),
      ]
    : [];
  return (
    <>
      <p>{t.debt({ from: money(startCents), to: money(endCents) })}</p>
      {handedOnTo && <p>{t.handedOnTo({ to: handedOnTo })}</p>}
      {changes === null ? (
        <p className={panel.small}>{t.noEntries}</p>
      ) : (
        <DataTable
          caption={t.changes}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { id: "cause", title: t.cause, names: true, cell: ({ name }) => name },
            { id: "amount", title: t.amount, align: "right", cell: ({ cents }) => money(cents) },
          ]}
        />
      )}
      <ul className={panel.list}>
        {lines.map((line) => (
          <li key={line.id} className={panel.line}>
            <span>
              <strong>{t.after({ months: line.months })}</strong>{" "}
              {line.whereabouts
                ? `${t.whereabouts[line.whereabouts]}, ${t.said({ on: day(line.seenOn!), by: line.answeredBy })}`
                : t.waits}
              {line.words && <span className={panel.small}> {line.words}</span>}
            </span>
            {line.can.answer && (
              <Button size="xs" onClick={() => onAnswer(line)}>
                {t.answer}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {toCome.length > 0 && (
        <p className={panel.small}>
          {t.willAsk} {toCome.map((ask) => t.asksOn({ months: ask.months, on: day(ask.on) })).join(", ")}.
        </p>
      )}
    </>
  );
}
