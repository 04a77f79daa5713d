/** Periods whose figures are frozen: by whom, when, which edition; freezing one more. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { periodText } from "../content.rules.ts";
import { FreezeDialog, SettingDialog } from "./FreezeDialogs.tsx";
import { reportTexts } from "./texts.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export default function Reports() {
  const t = useTexts(reportTexts);
  const { language } = useLanguage();
  const me = useMe();
  const query = useQuery({ queryKey: ["snapshots"], queryFn: () => answer(api.GET("/api/snapshots")) });
  const [open, setOpen] = useState<"freeze" | "setting">();
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        {...(query.data?.can.freeze && {
          actions: (
            <>
              <Button onClick={() => setOpen("freeze")}>{t.freeze}</Button>
              <Button variant="default" onClick={() => setOpen("setting")}>
                {t.setting}
              </Button>
            </>
          ),
        })}
      />
      <Loaded query={query}>
        {({ snapshots, setting, today }) => (
          <>
            <Section
              title={t.frozen}
              {...(me.role !== "funder" && {
                lead: t.automatic({ year: setting.yearDays, quarter: setting.quarterDays }),
              })}
            >
              <DataTable
                caption={t.frozen}
                captionHidden
                rows={snapshots}
                rowKey={({ id }) => id}
                empty={
                  <EmptyState title={t.none}>
                    {me.role === "funder" ? t.noneHintFunder : t.noneHint}
                  </EmptyState>
                }
                columns={[
                  {
                    id: "period",
                    title: t.period,
                    names: true,
                    cell: (row) => (
                      <PageLink href={`/reports/${row.id}`}>{capital(periodText(row, language))}</PageLink>
                    ),
                  },
                  { id: "madeOn", title: t.madeOn, cell: ({ madeOn }) => <DateText iso={madeOn} /> },
                  { id: "by", title: t.by, cell: ({ madeBy }) => madeBy ?? t.byItself },
                  {
                    id: "state",
                    title: t.state,
                    cell: ({ rank, isLatest }) => (
                      <span>
                        {t.rank({ n: rank })}{" "}
                        <StatusBadge tone={isLatest ? "good" : "neutral"}>
                          {isLatest ? t.latest : t.superseded}
                        </StatusBadge>
                      </span>
                    ),
                  },
                ]}
              />
            </Section>
            {open === "freeze" && <FreezeDialog today={today} onClose={() => setOpen(undefined)} />}
            {open === "setting" && <SettingDialog setting={setting} onClose={() => setOpen(undefined)} />}
          </>
        )}
      </Loaded>
    </>
  );
}
