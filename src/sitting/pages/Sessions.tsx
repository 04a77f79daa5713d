/** The committee's sessions that the reader may see; the coordination plans one from here. */
import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { SessionDialog } from "../../committee/pages/SessionDialog.tsx";
import { STATUS_TONES } from "../../committee/pages/session-words.ts";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import { MAY_SIT } from "../../committee/rules.ts";
import { useMe } from "../../platform/ui/me.ts";
import { EmergencyDialog } from "./EmergencyDialog.tsx";
import { SessionMonth } from "./SessionMonth.tsx";
import { type SittingWords, sittingTexts } from "./texts.ts";

type Line = Answer<"/api/sessions">["rows"][number];

export default function Sessions() {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  const s = useTexts(sittingTexts) as SittingWords;
  const [planning, setPlanning] = useState(false);
  const [asking, setAsking] = useState(false);
  const [view, setView] = useState<"list" | "month">("list");
  const { role } = useMe();
  const query = useQuery({ queryKey: ["sessions"], queryFn: () => answer(api.GET("/api/sessions")) });
  const canPlan = query.data?.canPlan ?? false;
  return (
    <>
      <PageTitle
        title={t.title}
        lead={query.data && (canPlan ? t.lead : t.leadOwn)}
        actions={
          <>
            {canPlan && (
              <>
                <Button onClick={() => setPlanning(true)}>{t.plan}</Button>
                <Button variant="default" onClick={() => setAsking(true)}>
                  {s.ask}
                </Button>
              </>
            )}
            {(canPlan || MAY_SIT.includes(role)) && (
              <PageLink href="/sessions/settings">{s.rulesPage}</PageLink>
            )}
          </>
        }
      />
      <SegmentedControl
        aria-label={s.view}
        size="sm"
        mb="md"
        value={view}
        onChange={(value) => setView(value as typeof view)}
        data={[
          { value: "list", label: s.views.list },
          { value: "month", label: s.views.month },
        ]}
      />
      <Loaded query={query}>
        {(found) =>
          view === "month" ? (
            <SessionMonth found={found} />
          ) : (
            <DataTable
              caption={t.title}
              captionHidden
              rows={found.rows}
              rowKey={(row) => row.id}
              columns={columns(t, s, language)}
              empty={<EmptyState title={t.none}>{canPlan ? t.noneCoordination : t.noneOwn}</EmptyState>}
            />
          )
        }
      </Loaded>
      {asking && <EmergencyDialog onClose={() => setAsking(false)} />}
      {planning && <SessionDialog onClose={() => setPlanning(false)} />}
    </>
  );
}

function columns(t: CommitteeWords, s: SittingWords, language: Language): Column<Line>[] {
  return [
    {
      id: "session",
      title: t.column.session,
      names: true,
      cell: (row) => (
        <>
          <PageLink href={`/sessions/${row.id}`}>
            {(row.kind === "emergency" ? s.emergencyTitle : t.one)({
              number: row.number,
              on: formatDate(row.heldOn, language),
            })}
          </PageLink>
          {row.startsAt && <p className={panel.small}>{row.startsAt.replace(":", " h ")}</p>}
        </>
      ),
    },
    {
      id: "place",
      title: t.column.place,
      cell: (row) => (row.kind === "emergency" ? s.emergency : (row.place ?? t.noPlace)),
    },
    {
      id: "items",
      title: t.column.items,
      cell: (row) => (
        <>
          {t.counted({ n: row.items, decided: row.decided })}
          {!row.whole && <p className={panel.small}>{t.ownCounted}</p>}
        </>
      ),
    },
    {
      id: "status",
      title: t.column.status,
      cell: (row) => <StatusBadge tone={STATUS_TONES[row.status]}>{t.statuses[row.status]}</StatusBadge>,
    },
  ];
}
