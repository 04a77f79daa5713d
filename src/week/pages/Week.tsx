/** A worker's week: what is late first, then each day with its road by town and what falls on it, then what comes within a month. */
import { Button, Group, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { CalendarLink } from "../../calendar-link/pages/CalendarLink.tsx";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Day } from "./Day.tsx";
import { Line } from "./Line.tsx";
import { weekTexts } from "./texts.ts";
import classes from "./week.module.css";

/** `week`: a day of it; `who`: a case worker, for their lead. */
export type WeekSearch = { week?: string; who?: string };
type Found = Answer<"/api/agenda">;

export default function Week() {
  const t = useTexts(weekTexts);
  const { week, who } = useSearch({ strict: false }) as WeekSearch;
  const query = useQuery({
    queryKey: ["agenda", week ?? "now"],
    queryFn: () => answer(api.GET("/api/agenda", { params: { query: week ? { week } : {} } })),
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={query}>{(found) => <Found found={found} who={who} />}</Loaded>
      <CalendarLink purpose="agenda" />
    </>
  );
}

function Found({ found, who }: { found: Found; who: string | undefined }) {
  const t = useTexts(weekTexts);
  const { language } = useLanguage();
  const { from, to, on } = found;
  const lines = who === undefined ? found.lines : found.lines.filter(({ worker }) => worker === who);
  const late = lines.filter(({ state }) => state === "late");
  const inWeek = lines.filter((line) => line.state !== "late" && line.on >= from && line.on <= to);
  const ahead = lines.filter((line) => line.state !== "late" && (line.on < from || line.on > to));
  const days = [...new Set(inWeek.map((line) => line.on))].toSorted();
  return (
    <>
      <Bar found={found} who={who} />
      {lines.length === 0 && <EmptyState title={t.none}>{t.noneWords}</EmptyState>}
      {late.length > 0 && <Lines title={t.late} lines={late} />}
      <Section title={t.week({ from: formatDate(from, language), to: formatDate(to, language) })}>
        {days.length === 0 && <p>{t.nothing}</p>}
        <div className={classes.days}>
          {days.map((day) => (
            <Day
              key={day}
              on={day}
              isToday={day === on}
              lines={inWeek.filter((line) => line.on === day)}
              road={found.roads.find((road) => road.on === day)}
            />
          ))}
        </div>
      </Section>
      {ahead.length > 0 && <Lines title={t.ahead} lines={ahead} />}
    </>
  );
}

const SHOWN = 8;

function Lines({ title, lines }: { title: string; lines: Found["lines"] }) {
  const t = useTexts(weekTexts);
  const list = (some: Found["lines"]) => (
    <ul className={panel.list}>
      {some.map((line) => (
        <li key={line.id}>
          <Line line={line} withDay />
        </li>
      ))}
    </ul>
  );
  const more = lines.slice(SHOWN);
  return (
    <Section title={title}>
      {list(lines.slice(0, SHOWN))}
      {more.length > 0 && (
        <details className={panel.details}>
          <summary>{t.more({ n: more.length })}</summary>
          {list(more)}
        </details>
      )}
    </Section>
  );
}

function Bar({ found: { from, on, lines }, who }: { found: Found; who: string | undefined }) {
  const t = useTexts(weekTexts);
  const { role } = useMe();
  const navigate = useNavigate();
  const to = (search: WeekSearch) => void navigate({ to: "/agenda", search, replace: true });
  const shifted = (days: number) => Temporal.PlainDate.from(from).add({ days }).toString();
  const own = who === undefined ? {} : { who };
  const isThisWeek = on >= from && on < shifted(7);
  const names = [...new Set(lines.flatMap(({ worker }) => worker ?? []))].toSorted((one, other) =>
    one.localeCompare(other, "fr"),
  );
  return (
    <div className={classes.bar}>
      <Group gap="xs">
        <Button variant="default" disabled={isThisWeek} onClick={() => to({ ...own, week: shifted(-7) })}>
          {t.previous}
        </Button>
        <Button variant="default" onClick={() => to({ ...own, week: shifted(7) })}>
          {t.next}
        </Button>
        {!isThisWeek && (
          <Button variant="subtle" onClick={() => to(own)}>
            {t.thisWeek}
          </Button>
        )}
      </Group>
      {role === "operatorLead" && (
        <NativeSelect
          label={t.who}
          value={who ?? ""}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            to({ ...(isThisWeek ? {} : { week: from }), ...(chosen ? { who: chosen } : {}) });
          }}
          data={[{ value: "", label: t.everybody }, ...names]}
        />
      )}
    </div>
  );
}
