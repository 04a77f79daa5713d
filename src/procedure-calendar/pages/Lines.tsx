/** Deadlines week after week: the day, what falls and for whom, who has to act, what is still possible until then. */
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import panel from "../../platform/ui/panel.module.css";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import { calendarTexts } from "./texts.ts";

type Line = Answer<"/api/procedure-calendar">["lines"][number];
type Words = ReturnType<typeof useTexts<typeof calendarTexts.fr>>;
type Procedure = ReturnType<typeof useTexts<typeof procedureTexts.fr>>;

const TONES = { lastChance: "danger", turning: "attention", milestone: "neutral" } as const;

export function Lines({ on, lines }: { on: string; lines: readonly Line[] }) {
  const t = useTexts(calendarTexts);
  const p = useTexts(procedureTexts);
  const { language } = useLanguage();
  return (
    <DataTable
      caption={t.list}
      captionHidden
      rows={lines}
      rowKey={(line) => `${line.householdId} ${line.landlordId} ${line.id} ${line.on}`}
      columns={columns(on, t, p, language)}
    />
  );
}

function columns(on: string, t: Words, p: Procedure, language: Language): Column<Line>[] {
  const away = (day: string) => Temporal.PlainDate.from(on).until(day).days;
  return [
    {
      id: "day",
      title: t.day,
      cell: (line) => (
        <div>
          <strong>{formatDate(line.on, language)}</strong>
          <p className={panel.small}>{t.inDays({ n: away(line.on) })}</p>
          {line.latest && line.id !== "winterTruce" && (
            <p className={panel.small}>{t.latest({ on: formatDate(line.latest, language) })}</p>
          )}
        </div>
      ),
    },
    {
      id: "what",
      title: t.what,
      names: true,
      cell: (line) => (
        <div>
          <StatusBadge tone={TONES[line.nature]}>{t.natures[line.nature]}</StatusBadge>
          <p style={{ margin: "0.25rem 0 0" }}>{wordOf(p.step, line.id)}</p>
          {line.levers.length > 0 && (
            <p className={panel.small}>
              {t.stillPossible({ levers: line.levers.map((id) => wordOf(p.lever, id)).join(", ") })}
            </p>
          )}
        </div>
      ),
    },
    {
      id: "household",
      title: t.household,
      cell: (line) => (
        <div>
          <PageLink href={`/households/${line.householdId}/procedure`}>{line.household ?? "–"}</PageLink>
          <p className={panel.small}>
            {[
              line.landlord,
              wordOf(p.stages, line.stage),
              line.problems > 0 && t.problems({ n: line.problems }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
      ),
    },
    {
      id: "who",
      title: t.who,
      cell: (line) => (
        <div>
          {t.actors[line.actor]}
          <p className={panel.small}>
            {[line.worker, line.operator, line.officer].filter(Boolean).join(", ") || t.nobody}
          </p>
        </div>
      ),
    },
  ];
}
