/** Entries that a corrected file took out of the ledger: of one import, or of one account. They stay readable, with who, when and by which file. */
import { useInfiniteQuery } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { DateText } from "../../platform/ui/DateText.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { withdrawnTexts } from "./withdrawn.texts.ts";

type Page = Answer<"/api/ledger/imports/{importId}/withdrawn">;
type Gone = Page["rows"][number];
type Of = { importId: number } | { accountId: number };

const PAGE = 50;

/** Of an account, nothing is shown where nothing was withdrawn, nor before that is known: it is the rule. */
export function Withdrawn({ of }: { of: Of }) {
  const t = useTexts(withdrawnTexts);
  const { language } = useLanguage();
  const ofImport = "importId" in of;
  const query = useInfiniteQuery({
    queryKey: ["ledger", "withdrawn", of],
    queryFn: ({ pageParam: skip }) => page(of, skip),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0);
      return shown < last.total && last.rows.length > 0 ? shown : null;
    },
  });
  if (!ofImport && !query.isError && !query.data?.pages[0]?.total) return null;
  return (
    <Section title={t.title} lead={ofImport ? t.leadOfImport : t.leadOfAccount}>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((one) => one.rows).map((row, at) => ({ ...row, at }));
          return (
            <>
              <DataTable
                caption={t.title}
                captionHidden
                rows={rows}
                rowKey={(row) => String(row.at)}
                columns={columns(t, language, ofImport)}
                empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
              />
              {rows.length > 0 && (
                <LoadMore
                  shown={rows.length}
                  total={pages.at(-1)!.total}
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
    </Section>
  );
}

function page(of: Of, skip: number): Promise<Page> {
  const query = { limit: PAGE, skip };
  return answer(
    "importId" in of
      ? api.GET("/api/ledger/imports/{importId}/withdrawn", { params: { path: of, query } })
      : api.GET("/api/ledger/accounts/{accountId}/withdrawn", { params: { path: of, query } }),
  );
}

/** An entry is a debit or a credit: the other cell stays empty rather than 0. */
const amount = (cents: number) => (cents === 0 ? null : <MoneyText cents={cents} />);

function columns(
  t: ReturnType<typeof useTexts<typeof withdrawnTexts.fr>>,
  language: Language,
  ofImport: boolean,
): Column<Gone & { at: number }>[] {
  const account: Column<Gone & { at: number }> = {
    id: "account",
    title: t.account,
    cell: (row) => (
      <div>
        <PageLink href={`/ledger/accounts/${row.accountId}`}>{row.account}</PageLink>
        <br />
        <small>{row.leaseholder}</small>
      </div>
    ),
  };
  const by: Column<Gone & { at: number }> = {
    id: "by",
    title: t.by,
    cell: (row) => (
      <div>
        <PageLink href={`/ledger/imports/${row.withdrawnBy}`}>{row.withdrawnByFile}</PageLink>
        <br />
        <small>{t.byWords({ name: row.withdrawnByName, on: formatDate(row.withdrawnAt, language) })}</small>
      </div>
    ),
  };
  return [
    { id: "on", title: t.on, cell: (row) => <DateText iso={row.on} /> },
    ...(ofImport ? [account] : []),
    { id: "label", title: t.label, names: true, cell: (row) => row.label },
    { id: "debit", title: t.debit, align: "right", cell: (row) => amount(row.debitCents) },
    { id: "credit", title: t.credit, align: "right", cell: (row) => amount(row.creditCents) },
    {
      id: "from",
      title: t.from,
      cell: (row) => <PageLink href={`/ledger/imports/${row.importId}`}>{row.fileName}</PageLink>,
    },
    ...(ofImport ? [] : [by]),
  ];
}
