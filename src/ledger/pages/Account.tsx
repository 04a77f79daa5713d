/** A tenant's account: where it stands, month by month, and every entry with the balance it left. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { AccountFacts } from "./AccountFacts.tsx";
import { accountTexts } from "./account.texts.ts";
import { Withdrawn } from "./Withdrawn.tsx";
import classes from "./ledger.module.css";

type Opened = Answer<"/api/ledger/accounts/{accountId}">;
type Entry = Answer<"/api/ledger/accounts/{accountId}/entries">["rows"][number];
type Words = ReturnType<typeof useTexts<typeof accountTexts.fr>>;

const PAGE = 30;

export default function Account() {
  const t = useTexts(accountTexts);
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const accountId = Number(id);
  const query = useQuery({
    queryKey: ["ledger", "account", accountId],
    queryFn: () => answer(api.GET("/api/ledger/accounts/{accountId}", { params: { path: { accountId } } })),
  });
  const stated = useQuery({
    queryKey: ["ledger", "account", accountId, "stated"],
    queryFn: () =>
      answer(api.GET("/api/ledger/accounts/{accountId}/stated", { params: { path: { accountId } } })),
  });
  return (
    <>
      <PageTitle
        key={query.data?.number ?? ""}
        title={query.data ? t.title({ number: query.data.number }) : t.panel}
        {...(query.data && {
          lead: [query.data.leaseholder, query.data.address ?? query.data.dwelling, query.data.town]
            .filter(Boolean)
            .join(" · "),
          parent: { title: t.household, href: `/households/${query.data.householdId}` },
        })}
      />
      <Loaded query={query}>
        {(account) => (
          <>
            <AccountFacts account={account} stated={stated.data?.stated} />
            <Months account={account} />
            <Entries accountId={account.id} />
            <Withdrawn of={{ accountId: account.id }} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Months({ account: { months } }: { account: Opened }) {
  const t = useTexts(accountTexts);
  if (months.length === 0) return null;
  const series = [
    { id: "balance", name: t.atEnd, color: "brick" },
    { id: "charged", name: t.charged, color: "lake" },
    { id: "benefit", name: t.benefitPaid, color: "ochre" },
    { id: "paid", name: t.paid, color: "pine" },
    // What others take off is no payment: a colour of its own, where there is any.
    ...(months.some(({ reliefCents }) => reliefCents !== 0)
      ? [{ id: "relief", name: t.relieved, color: "plum" } as const]
      : []),
    ...(months.some(({ grantCents }) => grantCents !== 0)
      ? [{ id: "grant", name: t.granted, color: "slate" } as const]
      : []),
  ] as const;
  return (
    <Section title={t.byMonth}>
      <MonthlyChart
        kind="lines"
        title={t.sums}
        series={series}
        months={months.map(({ month, ...sums }) => ({
          month,
          cents: {
            balance: sums.balanceCents,
            charged: sums.chargedCents,
            benefit: sums.benefitCents,
            paid: sums.paidCents,
            relief: sums.reliefCents,
            grant: sums.grantCents,
          },
        }))}
      />
    </Section>
  );
}

function Entries({ accountId }: { accountId: number }) {
  const t = useTexts(accountTexts);
  const query = useInfiniteQuery({
    queryKey: ["ledger", "entries", accountId],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/ledger/accounts/{accountId}/entries", {
          params: { path: { accountId }, query: { limit: PAGE, skip: pageParam } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return shown < last.total && last.rows.length > 0 ? shown : null;
    },
  });
  return (
    <Section title={t.entries}>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows).map((row, at) => ({ ...row, at }));
          return (
            <>
              <DataTable
                caption={t.entries}
                captionHidden
                rows={rows}
                rowKey={(row) => String(row.at)}
                columns={columns(t)}
                empty={<EmptyState title={t.noEntries} />}
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

/** An entry is a debit or a credit: the other cell stays empty rather than 0. */
const amount = (cents: number) => (cents === 0 ? null : <MoneyText cents={cents} />);

function columns(t: Words): Column<Entry & { at: number }>[] {
  return [
    { id: "on", title: t.on, cell: (row) => <DateText iso={row.on} /> },
    {
      id: "label",
      title: t.label,
      names: true,
      cell: (row) => (
        <div>
          {row.label}
          {row.reference && (
            <>
              <br />
              <small>{t.reference({ reference: row.reference })}</small>
            </>
          )}
        </div>
      ),
    },
    {
      id: "kind",
      title: t.kind,
      cell: (row) => {
        const kind = [t.kinds[row.kind] ?? row.kind, row.means && (t.means[row.means] ?? row.means)]
          .filter(Boolean)
          .join(", ");
        return row.kind === "relief" || row.kind === "debtGrant" ? (
          <span className={classes.lever} data-kind={row.kind}>
            {kind}
          </span>
        ) : (
          kind
        );
      },
    },
    { id: "debit", title: t.debit, align: "right", cell: (row) => amount(row.debitCents) },
    { id: "credit", title: t.credit, align: "right", cell: (row) => amount(row.creditCents) },
    { id: "after", title: t.after, align: "right", cell: (row) => <MoneyText cents={row.balanceCents} /> },
  ];
}
