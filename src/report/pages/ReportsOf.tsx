/** One frozen period: its reports in three formats, and what differs from the edition before. */
import { Anchor, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";

import { INDICATOR_WORDS } from "../../evaluation/words.rules.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { periodText } from "../content.rules.ts";
import { baseText, valueText } from "../figure-text.rules.ts";
import { REPORT_WORDS } from "../words.rules.ts";
import { reportTexts } from "./texts.ts";

type Report = Answer<"/api/snapshots/{id}/reports">[number];
type Change = Answer<"/api/snapshots/{id}/changes">["changes"][number];

export default function ReportsOf() {
  const t = useTexts(reportTexts);
  const { language } = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    queryKey: ["snapshots"],
    queryFn: () => answer(api.GET("/api/snapshots")),
  });
  const one = query.data?.snapshots.find((snapshot) => snapshot.id === id);
  const frozen = one && REPORT_WORDS[language].frozen(formatDate(one.madeOn, language), one.madeBy);
  return (
    <>
      <PageTitle
        title={one ? `${t.title} – ${periodText(one, language)}` : t.title}
        {...(frozen && { lead: `${frozen}, ${REPORT_WORDS[language].edition(one.rank)}.` })}
        parent={{ title: t.title, href: "/reports" }}
      />
      <Loaded query={query}>
        {() =>
          one ? (
            <>
              <Downloads id={id} />
              <Changes id={id} />
            </>
          ) : (
            <EmptyState title={t.noReport} />
          )
        }
      </Loaded>
    </>
  );
}

function Downloads({ id }: { id: string }) {
  const t = useTexts(reportTexts);
  const { language } = useLanguage();
  const query = useQuery({
    queryKey: ["snapshots", id, "reports"],
    queryFn: () => answer(api.GET("/api/snapshots/{id}/reports", { params: { path: { id } } })),
  });
  const nameOf = ({ kind, name }: Report) =>
    `${REPORT_WORDS[language].kinds[kind]}${name === null ? "" : ` ${name}`}`;
  const addressOf = ({ kind, of }: Report, ending: string) =>
    `/api/snapshots/${id}/report.${ending}?${new URLSearchParams({ kind, ...(of !== null && { of }), language })}`;
  return (
    <Section title={t.reports} lead={t.same}>
      <Loaded query={query}>
        {(reports) => (
          <DataTable
            caption={t.reports}
            captionHidden
            rows={reports}
            rowKey={({ kind, of }) => `${kind} ${of}`}
            empty={<EmptyState title={t.noReport} />}
            columns={[
              { id: "report", title: t.report, names: true, cell: (row) => nameOf(row) },
              {
                id: "formats",
                title: t.formats,
                cell: (row) => (
                  <Group gap="md">
                    {(["pdf", "xlsx", "csv"] as const).map((ending) => (
                      <Anchor
                        key={ending}
                        href={addressOf(row, ending)}
                        aria-label={t.download({ what: nameOf(row), format: ending.toUpperCase() })}
                        {...(ending === "pdf" ? { target: "_blank" } : { download: true })}
                      >
                        {ending.toUpperCase()}
                      </Anchor>
                    ))}
                  </Group>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

function Changes({ id }: { id: string }) {
  const t = useTexts(reportTexts);
  const { language } = useLanguage();
  const w = REPORT_WORDS[language];
  const query = useQuery({
    queryKey: ["snapshots", id, "changes"],
    queryFn: () => answer(api.GET("/api/snapshots/{id}/changes", { params: { path: { id } } })),
  });
  const text = ({ indicator }: Change, figure: Change["before"]) =>
    figure === null
      ? "–"
      : [valueText(figure, language), baseText(indicator, figure, language)].filter(Boolean).join(", ");
  return (
    <Section title={t.changes}>
      <Loaded query={query}>
        {({ before, changes }) =>
          before === null ? (
            <p>{t.first}</p>
          ) : (
            <>
              <p>
                {t.before({ on: formatDate(before.madeOn, language), by: before.madeBy })}{" "}
                {t.count({ n: changes.length })}
              </p>
              {changes.length > 0 && (
                <DataTable
                  caption={t.changes}
                  captionHidden
                  rows={changes}
                  rowKey={({ cut, key, indicator }) => `${cut} ${key} ${indicator}`}
                  columns={[
                    {
                      id: "indicator",
                      title: t.indicator,
                      names: true,
                      cell: ({ indicator }) => INDICATOR_WORDS[language].names[indicator],
                    },
                    {
                      id: "cut",
                      title: t.cut,
                      cell: ({ cut, key, label }) =>
                        cut === "whole"
                          ? w.cuts.whole
                          : `${w.cuts[cut]}${language === "fr" ? " :" : ":"} ${label ?? (key || w.notStated)}`,
                    },
                    { id: "was", title: t.was, align: "right", cell: (row) => text(row, row.before) },
                    { id: "is", title: t.is, align: "right", cell: (row) => text(row, row.after) },
                  ]}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
