/** The landlord's worklist: accounts with a signal, the most pressing first, why each rose, and what was done about it. */
import { Button, Group, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { ExplainedSignals } from "../../platform/ui/ExplainedSignal.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { HandleDialog } from "./HandleDialog.tsx";
import { ReferButton } from "./ReferButton.tsx";
import { worklistTexts } from "./texts.ts";

const SHOWN = ["open", "handled", "all"] as const;
type Shown = (typeof SHOWN)[number];
type WorklistLine = Answer<"/api/worklist">["rows"][number];

export default function Worklist() {
  const t = useTexts(worklistTexts);
  const { language } = useLanguage();
  const [show, setShow] = useState<Shown>("open");
  const [noting, setNoting] = useState<WorklistLine>();
  const query = useInfiniteQuery({
    queryKey: ["worklist", show, language],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/worklist", {
          params: { query: { show, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <NativeSelect
        label={t.show}
        value={show}
        onChange={(event) => setShow(event.currentTarget.value as Shown)}
        data={SHOWN.map((value) => ({ value, label: t[value] }))}
        w="16rem"
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
                rowKey={(row) => String(row.accountId)}
                columns={columns(t, language, setNoting)}
                empty={<EmptyState title={t.empty}>{t.emptyWords}</EmptyState>}
              />
              {rows.length > 0 && (
                <>
                  <LoadMore
                    shown={rows.length}
                    total={pages.at(-1)!.total}
                    hasMore={query.hasNextPage}
                    loading={query.isFetchingNextPage}
                    onMore={() => void query.fetchNextPage()}
                  />
                  <p>{t.estimateHelp}</p>
                </>
              )}
              {query.isFetchNextPageError && <ErrorBox error={query.error} />}
            </>
          );
        }}
      </Loaded>
      {noting && <HandleDialog line={noting} onClose={() => setNoting(undefined)} />}
    </>
  );
}

function columns(
  t: ReturnType<typeof useTexts<typeof worklistTexts.fr>>,
  language: Language,
  onNote: (line: WorklistLine) => void,
): Column<WorklistLine>[] {
  return [
    {
      id: "account",
      title: t.account,
      names: true,
      cell: (row) => (
        <div>
          <PageLink href={`/households/${row.householdId}`} display="inline-block" py={3}>
            {row.leaseholder}
          </PageLink>
          <br />
          <PageLink href={`/ledger/accounts/${row.accountId}`} display="inline-block" py={3}>
            {row.account}
          </PageLink>
        </div>
      ),
    },
    {
      id: "signals",
      title: t.signals,
      cell: (row) => (
        <div>
          <ExplainedSignals signals={row.signals} />
          <small>{t.since({ date: formatDate(row.firstSignalOn, language) })}</small>
        </div>
      ),
    },
    {
      id: "balance",
      title: t.balance,
      align: "right",
      cell: (row) => <MoneyText cents={row.balanceCents} strong />,
    },
    {
      id: "estimate",
      title: t.estimate,
      align: "right",
      cell: (row) => t.estimateWords({ percent: Math.round(100 * row.probability) }),
    },
    {
      id: "state",
      title: t.state,
      cell: (row) => (
        <div>
          {row.contested && <StatusBadge tone="attention">{t.contested}</StatusBadge>}
          {row.handledAs && <StatusBadge tone="info">{t.states[row.handledAs] ?? row.handledAs}</StatusBadge>}
          {row.snoozedUntil && <> {t.until({ date: formatDate(row.snoozedUntil, language) })}</>}
          <Group gap="xs" mt={4}>
            <ReferButton
              householdId={row.householdId}
              name={row.leaseholder}
              referred={row.handledAs === "referred"}
              variant={row.handledAs === "referred" ? "default" : "filled"}
              size="xs"
            />
            <Button
              variant="default"
              size="xs"
              aria-label={t.noteFor({ account: row.account })}
              onClick={() => onNote(row)}
            >
              {t.note}
            </Button>
          </Group>
        </div>
      ),
    },
  ];
}
