/** The next thirty days of those who carry measures: late first, then today, the week, and what comes after. */
import { useQuery } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { measureTexts } from "./texts.ts";

type Line = Answer<"/api/agenda">["lines"][number];
const PARTS = ["late", "today", "week", "later"] as const;

export default function Agenda() {
  const t = useTexts(measureTexts);
  const query = useQuery({ queryKey: ["agenda"], queryFn: () => answer(api.GET("/api/agenda")) });
  const titles = {
    late: t.agendaLate,
    today: t.agendaToday,
    week: t.agendaWeek,
    later: t.agendaLater,
  };
  return (
    <>
      <PageTitle title={t.agendaTitle} lead={t.agendaLead} />
      <Loaded query={query}>
        {({ on, lines }) => {
          const week = Temporal.PlainDate.from(on).add({ days: 7 }).toString();
          const partOf = ({ state, on: day }: Line) =>
            state === "late" ? "late" : day <= on ? "today" : day <= week ? "week" : "later";
          const parts = Map.groupBy(lines, partOf);
          if (lines.length === 0) return <EmptyState title={t.agendaNone}>{t.agendaNoneWords}</EmptyState>;
          return PARTS.map((part) => {
            const own = parts.get(part);
            return (
              own && (
                <Section key={part} title={titles[part]}>
                  <ul className={panel.list}>
                    {own.map((line) => (
                      <li key={line.id}>
                        <AgendaLine line={line} />
                      </li>
                    ))}
                  </ul>
                </Section>
              )
            );
          });
        }}
      </Loaded>
    </>
  );
}

function AgendaLine({ line }: { line: Line }) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const { role } = useMe();
  const day = formatDate(line.on, language);
  const when =
    line.state === "late" ? t.sinceDay({ on: day }) : line.state === "due" ? t.by({ on: day }) : day;
  const kind = line.contactKind ? t.kind[line.contactKind] : "";
  const moment = line.meetingKind ? t.momentTitle[line.meetingKind] : "";
  const words = {
    contact: line.state === "late" ? t.agendaContactLate({ kind }) : t.agendaContact({ kind }),
    meeting: line.state === "planned" ? t.agendaMeeting({ moment }) : t.agendaMeetingDue({ moment }),
    decide: t.agendaDecide,
  }[line.what];
  return (
    <>
      <strong>{when}</strong>{" "}
      <PageLink href={`/measures/${line.measureId}`}>{line.household ?? t.noName}</PageLink>, {words}
      {role === "operatorLead" && line.worker && <small> ({line.worker})</small>}
    </>
  );
}
