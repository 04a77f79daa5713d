/** A team's lease transfers: where each stands, what falls due next, the late ones first. */
import { useQuery } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { STATE_TONES } from "./tones.ts";
import { transferTexts } from "./texts.ts";

type Line = Answer<"/api/lease-transfers">["lines"][number];

export default function LeaseTransfers() {
  const t = useTexts(transferTexts);
  const columns = useColumns();
  const query = useQuery({
    queryKey: ["lease-transfers"],
    queryFn: () => answer(api.GET("/api/lease-transfers")),
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={query}>
        {({ lines }) => (
          <DataTable
            caption={t.list}
            captionHidden
            rows={lines}
            rowKey={({ id }) => id}
            columns={columns}
            empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
          />
        )}
      </Loaded>
    </>
  );
}

function useColumns(): Column<Line>[] {
  const t = useTexts(transferTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  return [
    {
      id: "household",
      title: t.household,
      names: true,
      cell: (line) => (
        <>
          <PageLink href={`/households/${line.householdId}/lease-transfer`}>{line.household ?? "–"}</PageLink>
          <p className={panel.small}>
            {line.landlord} · {line.operator}
          </p>
        </>
      ),
    },
    {
      id: "state",
      title: t.state,
      cell: ({ state }) => <StatusBadge tone={STATE_TONES[state]}>{t.states[state]}</StatusBadge>,
    },
    {
      id: "next",
      title: t.next,
      cell: ({ next, late }) => (
        <div>
          {next ? (
            <>
              <strong>{day(next.on)}</strong> – {t.dues[next.id]({ rank: next.rank })}
            </>
          ) : (
            t.nothingNext
          )}
          {late > 0 && (
            <p style={{ margin: "0.25rem 0 0" }}>
              <StatusBadge tone="danger">{t.late({ n: late })}</StatusBadge>
            </p>
          )}
        </div>
      ),
    },
    {
      id: "lease",
      title: t.lease,
      cell: ({ since }) => (since ? t.since({ on: day(since) }) : t.notYet),
    },
  ];
}
