/** Loads of operators and workers: now, at the ends of the months to come, after each planned end; ceilings and weights with them. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { LoadChart } from "./LoadChart.tsx";
import { CeilingDialog, ProgrammeDialog } from "./SettingDialogs.tsx";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";

type Found = Answer<"/api/loads">;
type Operator = Found["operators"][number];
type Row = { id: string; name: string; now: number; byMonth: number[]; ceiling: number | null };

export default function Loads() {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const isCoordination = useMe().role === "coordinator";
  const [setting, setSetting] = useState(false);
  const query = useQuery({ queryKey: ["loads"], queryFn: () => answer(api.GET("/api/loads")) });
  return (
    <>
      <PageTitle
        title={t.loadsTitle}
        lead={t.loadsLead}
        parent={{ title: t.title, href: "/assignments" }}
        actions={
          <Button variant="default" onClick={() => setSetting(true)}>
            {isCoordination ? t.changeProgramme : t.changeCeilings}
          </Button>
        }
      />
      <Loaded query={query}>
        {(found) => (
          <>
            {found.operators.length === 0 && <EmptyState title={t.noOperator} />}
            {found.operators.map((operator) => (
              <OperatorLoad key={operator.id} operator={operator} found={found} />
            ))}
            {setting &&
              (isCoordination ? (
                <ProgrammeDialog operators={found.operators} onClose={() => setSetting(false)} />
              ) : (
                found.operators[0] && (
                  <CeilingDialog operator={found.operators[0]} onClose={() => setSetting(false)} />
                )
              ))}
          </>
        )}
      </Loaded>
    </>
  );
}

function OperatorLoad({ operator, found }: { operator: Operator; found: Found }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const { language } = useLanguage();
  const rows: Row[] = [
    { ...operator, name: t.whole },
    ...operator.workers.map((worker) => ({ ...worker, id: worker.userId })),
  ];
  const cell = (n: number, ceiling: number | null) => (
    <span {...(ceiling !== null && n > ceiling && { style: { fontWeight: 700, color: "var(--lt-danger)" } })}>
      {n}
      {ceiling !== null && n > ceiling && <span className="visually-hidden"> {t.over}</span>}
    </span>
  );
  return (
    <Section title={operator.name} lead={t.nowOf({ n: operator.now, ceiling: operator.ceiling })}>
      {operator.unnamed > 0 && <p>{t.unnamedLoad({ n: operator.unnamed })}</p>}
      <LoadChart title={t.chartOf({ name: operator.name })} load={operator} months={found.months} />
      <DataTable
        caption={t.tableOf({ name: operator.name })}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: "name", title: t.who, names: true, cell: ({ name }) => name },
          { id: "ceiling", title: t.ceiling, align: "right", cell: ({ ceiling }) => ceiling ?? t.noCeiling },
          { id: "now", title: t.now, align: "right", cell: ({ now, ceiling }) => cell(now, ceiling) },
          ...found.months.map((month, index) => ({
            id: month,
            title: formatDate(month, language),
            align: "right" as const,
            cell: ({ byMonth, ceiling }: Row) => cell(byMonth[index] ?? 0, ceiling),
          })),
        ]}
      />
      <details className={panel.details}>
        <summary>{t.endsOf({ n: operator.ends.length })}</summary>
        <DataTable
          caption={t.endsCaption}
          captionHidden
          rows={operator.ends}
          rowKey={({ on }) => on}
          columns={[
            { id: "on", title: t.fromDay, names: true, cell: ({ on }) => formatDate(on, language) },
            { id: "left", title: t.carried, align: "right", cell: ({ households }) => households },
          ]}
        />
      </details>
    </Section>
  );
}
