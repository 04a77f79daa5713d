/** Measures that the reader follows: what is late first, what ends soon next; those to be opened above. */
import { Button, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { OpenDialog } from "./LifeDialogs.tsx";
import { STANDING_TONES } from "./shown.ts";
import { measureTexts } from "./texts.ts";

const SHOWN = ["all", "late", "toDecide", "silent", "withoutWorker", "ended"] as const;
export type Shown = (typeof SHOWN)[number];
type Found = Answer<"/api/measures">;
type Line = Found["rows"][number];
type Words = ReturnType<typeof useTexts<typeof measureTexts.fr>>;

export default function Measures() {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const { role } = useMe();
  const { show = "all" } = useSearch({ strict: false }) as { show?: Shown };
  const navigate = useNavigate();
  const query = useInfiniteQuery({
    queryKey: ["measures", show],
    queryFn: ({ pageParam: skip }) => answer(api.GET("/api/measures", { params: { query: { show, skip } } })),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return shown < last.total ? shown : undefined;
    },
  });
  // The coordination is given counts of contacts: whether a measure is silent is its operator's to see.
  const choices = SHOWN.filter((value) => value !== "silent" || role !== "coordinator");
  return (
    <>
      <PageTitle title={t.listTitle} lead={t.listLead} />
      <Loaded query={query}>
        {({ pages }) => <Openings openings={pages[0]!.openings} on={pages[0]!.on} />}
      </Loaded>
      <NativeSelect
        label={t.show}
        value={show}
        onChange={(event) => {
          const next = event.currentTarget.value as Shown;
          void navigate({ to: "/measures", search: next === "all" ? {} : { show: next }, replace: true });
        }}
        data={choices.map((value) => ({ value, label: t.shows[value] }))}
        w="16rem"
        my="md"
      />
      {query.data && (
        <>
          <DataTable
            caption={t.listTitle}
            captionHidden
            rows={query.data.pages.flatMap((page) => page.rows)}
            rowKey={(row) => row.id}
            columns={columns(t, language, role === "coordinator")}
            empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
          />
          {query.data.pages[0]!.total > 0 && (
            <LoadMore
              shown={query.data.pages.reduce((sum, page) => sum + page.rows.length, 0)}
              total={query.data.pages[0]!.total}
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          )}
          {query.isFetchNextPageError && <ErrorBox error={query.error} />}
        </>
      )}
    </>
  );
}

function columns(t: Words, language: Language, isCoordinator: boolean): Column<Line>[] {
  const day = (iso: string) => formatDate(iso, language);
  return [
    {
      id: "household",
      title: t.column.household,
      names: true,
      cell: (row) => (
        <div>
          <PageLink href={`/households/${row.householdId}`}>{row.household ?? t.noName}</PageLink>
          <br />
          <small>{row.landlord}</small>
        </div>
      ),
    },
    {
      id: "worker",
      title: isCoordinator ? t.column.operator : t.column.worker,
      cell: (row) => (
        <div>
          {isCoordinator && (
            <>
              {row.operator}
              <br />
            </>
          )}
          {row.worker ?? <StatusBadge tone="danger">{t.nobody}</StatusBadge>}
        </div>
      ),
    },
    {
      id: "standing",
      title: t.column.standing,
      cell: (row) => (
        <div>
          <StatusBadge tone={STANDING_TONES[row.standing]}>{t.standing[row.standing]}</StatusBadge>{" "}
          <span className={panel.small}>
            {row.standing === "closed" && row.closedOn
              ? [t.endedOn({ on: day(row.closedOn) }), row.outcome && t.outcomes[row.outcome].toLowerCase()]
                  .filter(Boolean)
                  .join(", ")
              : t.until({ on: day(row.endsOn) })}
          </span>
          {row.toDecide && (
            <>
              <br />
              <StatusBadge tone="attention">{t.decide}</StatusBadge> <small>{t.renewOrClose}</small>
            </>
          )}
        </div>
      ),
    },
    {
      id: "meetings",
      title: t.column.meetings,
      cell: (row) => {
        const late = row.tripartite.find(({ state }) => state === "late");
        return (
          <div>
            {t.heldOf({ n: row.tripartite.filter(({ state }) => state === "held").length })}
            {late && (
              <>
                <br />
                <StatusBadge tone="attention">{t.late}</StatusBadge>{" "}
                <small>
                  {t.momentTitle[late.kind]}, {t.lateSince({ on: day(late.dueOn) })}
                </small>
              </>
            )}
          </div>
        );
      },
    },
    {
      id: "contacts",
      title: t.column.contacts,
      cell: (row) => (
        <div>
          {t.counts(row.counts)}
          {row.silent && (
            <>
              <br />
              <StatusBadge tone="attention">{t.silentShort}</StatusBadge> <small>{t.silentSince}</small>
            </>
          )}
        </div>
      ),
    },
  ];
}

function Openings({ openings, on }: Pick<Found, "openings" | "on">) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const [opening, setOpening] = useState<Found["openings"][number]>();
  if (openings.length === 0) return null;
  return (
    <Section title={t.toOpen({ n: openings.length })}>
      <ul className={panel.list}>
        {openings.map((one) => (
          <li key={one.assignmentId} className={panel.line}>
            <span>
              <PageLink href={`/households/${one.householdId}`}>{one.household ?? t.noName}</PageLink>{" "}
              <small>
                {[
                  one.landlord,
                  one.operator,
                  t.assignedOn({ on: formatDate(one.assignedOn, language) }),
                  one.worker ?? t.nobody,
                ].join(", ")}
              </small>
            </span>
            {one.can.open && (
              <Button
                variant="default"
                size="xs"
                aria-label={`${t.open} : ${one.household ?? t.noName}`}
                onClick={() => setOpening(one)}
              >
                {t.open}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {opening && <OpenDialog opening={opening} on={on} onClose={() => setOpening(undefined)} />}
    </Section>
  );
}
