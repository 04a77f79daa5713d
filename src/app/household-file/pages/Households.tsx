/** The reader's households by name: home, landlord, balance where it is shared, and how far each has come on its path. */
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { DataTable, type Column } from "../../../platform/ui/DataTable.tsx";
import { formatDate } from "../../../platform/ui/dates.ts";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../../platform/ui/LoadMore.tsx";
import { MoneyText } from "../../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { StatusBadge } from "../../../platform/ui/StatusBadge.tsx";
import { householdTexts } from "./texts.ts";

type Row = Answer<"/api/households">["rows"][number];

export default function Households() {
  const t = useTexts(householdTexts);
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 250);
  const query = useInfiniteQuery({
    queryKey: ["households", q],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/households", { params: { query: { q, ...(pageParam && { cursor: pageParam }) } } }),
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    {
      id: "name",
      title: t.column.name,
      names: true,
      cell: (row) => <PageLink href={`/households/${row.id}`}>{row.name}</PageLink>,
    },
    { id: "town", title: t.column.town, cell: (row) => row.town ?? t.noTown },
    { id: "landlord", title: t.column.landlord, cell: (row) => row.landlord },
    {
      id: "balance",
      title: t.column.balance,
      align: "right",
      cell: (row) => <MoneyText cents={row.balanceCents} strong={(row.balanceCents ?? 0) > 0} />,
    },
    { id: "path", title: t.column.path, cell: (row) => <Path row={row} /> },
  ];
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <TextInput
        label={t.filter}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              <DataTable
                caption={t.title}
                captionHidden
                rows={rows}
                rowKey={(row) => row.id}
                columns={columns}
                empty={<EmptyState title={t.none}>{t.noneHint}</EmptyState>}
              />
              {rows.length > 0 && (
                <LoadMore
                  shown={rows.length}
                  hasMore={query.hasNextPage}
                  loading={query.isFetchingNextPage}
                  onMore={() => void query.fetchNextPage()}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Path({ row }: { row: Row }) {
  const t = useTexts(householdTexts);
  const { language } = useLanguage();
  const { measure, referralStatus } = row;
  if (measure && !measure.closedOn)
    return (
      <StatusBadge tone="info">{t.running({ until: formatDate(measure.endsOn, language) })}</StatusBadge>
    );
  if (measure?.closedOn && (referralStatus === null || referralStatus === "closed"))
    return <StatusBadge>{t.ended({ on: formatDate(measure.closedOn, language) })}</StatusBadge>;
  if (referralStatus) return <StatusBadge tone="attention">{t.status[referralStatus]}</StatusBadge>;
  return <span className="unknown">{t.notReferred}</span>;
}
