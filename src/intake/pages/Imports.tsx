/** Files a landlord's ledger came from: sending one, and the list with their control totals. */
import { useInfiniteQuery } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import classes from "../../ledger/pages/ledger.module.css";
import { periodWords, replacementTexts } from "./replacement.texts.ts";
import { senderOf } from "./sender.ts";
import { controlTexts, importTexts } from "./texts.ts";
import { UploadFile } from "./UploadFile.tsx";

type ImportRow = Answer<"/api/ledger/imports">["rows"][number];

export default function Imports() {
  const t = useTexts(importTexts);
  const words = useTexts(controlTexts);
  const replaces = useTexts(replacementTexts);
  const { language } = useLanguage();
  const query = useInfiniteQuery({
    queryKey: ["ledger", "imports"],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/ledger/imports", {
          params: { query: { limit: 50, ...(pageParam === null ? {} : { before: pageParam }) } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        actions={<PageLink href="/ledger/imports/reconciliation">{t.reconciliation}</PageLink>}
      />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          const { can, total } = pages.at(-1)!;
          return (
            <>
              {can.import && <UploadFile />}
              <Section title={t.list}>
                <DataTable
                  caption={t.list}
                  captionHidden
                  rows={rows}
                  rowKey={(row) => String(row.id)}
                  columns={columns(t, words, replaces, language)}
                  empty={<EmptyState title={t.none}>{can.import && t.noneWords}</EmptyState>}
                />
                {rows.length > 0 && (
                  <LoadMore
                    shown={rows.length}
                    total={total}
                    hasMore={query.hasNextPage}
                    loading={query.isFetchingNextPage}
                    onMore={() => void query.fetchNextPage()}
                  />
                )}
                {query.isFetchNextPageError && <ErrorBox error={query.error} />}
              </Section>
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function columns(
  t: ReturnType<typeof useTexts<typeof importTexts.fr>>,
  words: ReturnType<typeof useTexts<typeof controlTexts.fr>>,
  replaces: ReturnType<typeof useTexts<typeof replacementTexts.fr>>,
  language: Language,
): Column<ImportRow>[] {
  const count = (n: number) => n.toLocaleString(language);
  const figure = (id: "read" | "kept" | "known") => ({
    id,
    title: t[id],
    align: "right" as const,
    cell: (row: ImportRow) => count(row[id]),
  });
  return [
    {
      id: "file",
      title: t.fileName,
      names: true,
      cell: (row) => (
        <div>
          <PageLink href={`/ledger/imports/${row.id}`}>{row.fileName}</PageLink>
          <br />
          <small className={classes.plain}>
            {row.kind === "balances" && `${t.kinds[row.kind]} · `}
            {formatDate(row.createdAt, language, "withTime")} · {senderOf(words, row)}
            {row.replaced && ` · ${replaces.inList(periodWords(row.replaced, language))}`}
          </small>
        </div>
      ),
    },
    figure("read"),
    figure("kept"),
    figure("known"),
    {
      id: "quarantined",
      title: t.quarantined,
      align: "right",
      cell: (row) => (
        <div>
          {count(row.quarantined)}
          {row.quarantined > 0 && row.settled > 0 && (
            <>
              <br />
              <small>{t.settledCount({ n: row.settled })}</small>
            </>
          )}
        </div>
      ),
    },
    { id: "debit", title: t.debit, align: "right", cell: (row) => <MoneyText cents={row.debitCents} /> },
    { id: "credit", title: t.credit, align: "right", cell: (row) => <MoneyText cents={row.creditCents} /> },
  ];
}
