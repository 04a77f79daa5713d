/** Balances of the landlord's lists held against those computed from its entries: what differs, by how much, since when. */
import { Button, Group, NativeSelect } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable, type Sort } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import classes from "../../ledger/pages/ledger.module.css";
import { OUTCOME_WORDS } from "../wording.rules.ts";
import { reconciliationTexts } from "./texts.ts";

type Found = Answer<"/api/ledger/reconciliation">;
type Row = Found["rows"][number];
const SHOWS = ["differences", "differs", "notListed", "noEntries", "agrees"] as const;
type Show = (typeof SHOWS)[number];
type By = "gap" | "account" | "leaseholder" | "stated" | "computed";
const PAGE = 100;

export default function Reconciliation() {
  const t = useTexts(reconciliationTexts);
  const [on, setOn] = useState<string>();
  const [show, setShow] = useState<Show>("differences");
  const [sort, setSort] = useState<Sort>({ by: "gap", direction: "descending" });
  const query = useInfiniteQuery({
    queryKey: ["ledger", "reconciliation", on, show, sort],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/ledger/reconciliation", {
          params: {
            query: {
              ...(on && { on }),
              show,
              by: sort.by as By,
              order: sort.direction,
              limit: PAGE,
              skip: pageParam,
            },
          },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0);
      return shown < last.total && last.rows.length > 0 ? shown : null;
    },
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} parent={{ title: t.imports, href: "/ledger/imports" }} />
      <Loaded query={query}>
        {({ pages }) => {
          const last = pages.at(-1)!;
          const rows = pages.flatMap((page) => page.rows);
          if (last.on === null || !last.summary) return <EmptyState title={t.none}>{t.noneWords}</EmptyState>;
          return (
            <>
              <Choice found={last} day={last.on} onDay={setOn} show={show} onShow={setShow} />
              <Summary summary={last.summary} />
              <Rows rows={rows} day={last.on} show={show} sort={sort} onSort={setSort} />
              {rows.length > 0 && (
                <LoadMore
                  shown={rows.length}
                  total={last.total}
                  hasMore={query.hasNextPage}
                  loading={query.isFetchingNextPage}
                  onMore={() => void query.fetchNextPage()}
                />
              )}
              {query.isFetchNextPageError && <ErrorBox error={query.error} />}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

type ChoiceProps = {
  found: Found;
  day: string;
  onDay: (on: string) => void;
  show: Show;
  onShow: (show: Show) => void;
};

function Choice({ found: { days }, day, onDay, show, onShow }: ChoiceProps) {
  const t = useTexts(reconciliationTexts);
  const { language } = useLanguage();
  return (
    <Group gap="md" mb="md" align="end">
      <NativeSelect
        label={t.day}
        data={days.map((on) => ({ value: on, label: formatDate(on, language) }))}
        value={day}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
      <NativeSelect
        label={t.show}
        data={SHOWS.map((value) => ({ value, label: t.shows[value]! }))}
        value={show}
        onChange={(event) => onShow(event.currentTarget.value as Show)}
      />
    </Group>
  );
}

function Summary({ summary }: { summary: NonNullable<Found["summary"]> }) {
  const t = useTexts(reconciliationTexts);
  const { differs, notListed, noEntries, agrees, statedCents, computedCents, largest } = summary;
  const facts = [
    [t.statedSum, <MoneyText key="stated" cents={statedCents} />],
    [t.computedSum, <MoneyText key="computed" cents={computedCents} />],
    [t.gapSum, <MoneyText key="gap" cents={differs.gapCents + notListed.gapCents} strong />],
    ...(largest
      ? [
          [
            t.largest,
            <span key="largest">
              <MoneyText cents={largest.gapCents} /> ({largest.number})
            </span>,
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <>
      <p className={classes.equation} role="status">
        {t.found({
          agrees: agrees.accounts,
          differs: differs.accounts,
          notListed: notListed.accounts,
          noEntries: noEntries.accounts,
        })}
      </p>
      <dl className={classes.facts} aria-label={t.sums}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.small}>{t.help}</p>
    </>
  );
}

const TONES = { differs: "danger", notListed: "attention", noEntries: "neutral", agrees: "good" } as const;

type RowsProps = { rows: Row[]; day: string; show: Show; sort: Sort; onSort: (sort: Sort) => void };

function Rows({ rows, day, show, sort, onSort }: RowsProps) {
  const t = useTexts(reconciliationTexts);
  const { language } = useLanguage();
  const money = (
    id: string,
    title: string,
    of: (row: Row) => number | null,
    sortable = true,
  ): Column<Row> => ({
    id,
    title,
    align: "right",
    sortable,
    cell: (row) => (of(row) === null ? "–" : <MoneyText cents={of(row)} />),
  });
  const columns: Column<Row>[] = [
    {
      id: "account",
      title: t.account,
      names: true,
      sortable: true,
      cell: (row) => <PageLink href={`/ledger/accounts/${row.id}`}>{row.number}</PageLink>,
    },
    { id: "leaseholder", title: t.leaseholder, sortable: true, cell: (row) => row.leaseholder },
    {
      id: "outcome",
      title: t.outcome,
      cell: (row) => (
        <StatusBadge tone={TONES[row.outcome]}>{OUTCOME_WORDS[row.outcome][language]}</StatusBadge>
      ),
    },
    money("stated", t.stated, (row) => row.statedCents),
    money("computed", t.computed, (row) => row.computedCents),
    money("gap", t.gap, (row) => row.gapCents),
    {
      id: "before",
      title: t.before,
      align: "right",
      cell: (row) =>
        row.gapBeforeCents === null ? (
          "–"
        ) : row.gapBeforeCents === row.gapCents && row.gapCents !== 0 ? (
          <small>{t.same}</small>
        ) : (
          <MoneyText cents={row.gapBeforeCents} />
        ),
    },
  ];
  const file = (kind: "xlsx" | "csv") =>
    `/api/ledger/reconciliation.${kind}?${new URLSearchParams({ on: day, show, by: sort.by, order: sort.direction, language }).toString()}`;
  return (
    <Section
      title={t.shows[show]!}
      actions={
        <Group gap="xs">
          {(["xlsx", "csv"] as const).map((kind) => (
            <Button key={kind} component="a" variant="default" size="xs" href={file(kind)} download>
              {t[kind]}
            </Button>
          ))}
        </Group>
      }
    >
      <DataTable
        caption={t.shows[show]!}
        captionHidden
        rows={rows}
        rowKey={(row) => String(row.id)}
        columns={columns}
        sort={sort}
        onSort={onSort}
        empty={<EmptyState title={t.noRows}>{t.noRowsWords}</EmptyState>}
      />
    </Section>
  );
}
