/** Referrals under way, the most pressing first: a landlord's own, or all that were submitted to the coordination. */
import { Anchor, Button, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import classes from "./referral.module.css";
import { PossibleDoubles } from "./PossibleDoubles.tsx";
import { newReferralTexts } from "./new.texts.ts";
import { referralTexts, type ReferralWords } from "./texts.ts";
import { UrgencyWords } from "./UrgencyWords.tsx";

type Line = Answer<"/api/referrals">["rows"][number];
const SHOWN = ["open", "waiting", "overdue", "drafts", "decided", "assigned", "ended"] as const;
type Shown = (typeof SHOWN)[number];

export default function Referrals() {
  const t = useTexts(referralTexts) as ReferralWords;
  const { begin } = useTexts(newReferralTexts);
  const { language } = useLanguage();
  const isCoordination = useMe().role === "coordinator";
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { show?: string };
  const lists = SHOWN.filter((value) => !(isCoordination && value === "drafts"));
  const show: Shown = lists.find((value) => value === search.show) ?? (isCoordination ? "waiting" : "open");
  const query = useInfiniteQuery({
    queryKey: ["referrals", show],
    queryFn: ({ pageParam }) =>
      answer(api.GET("/api/referrals", { params: { query: { show, skip: pageParam } } })),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const read = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return read < total ? read : null;
    },
  });
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        actions={
          isCoordination ? (
            <PossibleDoubles />
          ) : (
            <Button onClick={() => void navigate({ to: "/referrals/new" })}>{begin}</Button>
          )
        }
      />
      <NativeSelect
        label={t.show}
        value={show}
        onChange={(event) => void navigate({ to: "/referrals", search: { show: event.currentTarget.value } })}
        data={lists.map((value) => ({ value, label: t.shown[value] }))}
        maw="26rem"
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
                columns={columns(t, language, isCoordination)}
                empty={
                  <EmptyState title={t.empty}>
                    {isCoordination ? t.emptyCoordination : t.emptyLandlord}
                  </EmptyState>
                }
              />
              {rows.length > 0 && (
                <p>
                  <Anchor inherit href={`/api/referrals.xlsx?show=${show}&language=${language}`}>
                    {t.workbook}
                  </Anchor>
                </p>
              )}
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
    </>
  );
}

function columns(t: ReferralWords, language: Language, withLandlord: boolean): Column<Line>[] {
  return [
    {
      id: "household",
      title: t.column.household,
      names: true,
      cell: (row) => (
        <div>
          <PageLink href={`/referrals/${row.id}`}>{row.household ?? t.unnamed}</PageLink>
          <p className={panel.small}>
            {[withLandlord && row.landlord, row.town].filter(Boolean).join(" · ")}
          </p>
        </div>
      ),
    },
    {
      id: "urgency",
      title: t.column.urgency,
      cell: (row) =>
        row.urgency ? (
          <div>
            <UrgencyWords urgency={row.urgency} />
          </div>
        ) : (
          "–"
        ),
    },
    {
      id: "state",
      title: t.column.state,
      cell: (row) => (
        <div>
          <StatusBadge tone={row.status === "draft" ? "neutral" : "info"}>{t.status[row.status]}</StatusBadge>
          {row.statusOn && (
            <p className={`${panel.small} ${classes.unbroken}`}>
              {t.since({ on: formatDate(row.statusOn, language) })}
            </p>
          )}
        </div>
      ),
    },
    {
      id: "waiting",
      title: t.column.waiting,
      align: "right",
      cell: (row) =>
        row.waitingDays === null ? (
          "–"
        ) : (
          <span className={classes.unbroken}>{t.waitingDays({ n: row.waitingDays })}</span>
        ),
    },
    {
      id: "debt",
      title: t.column.debt,
      align: "right",
      cell: (row) => (
        <div>
          <MoneyText cents={row.debtCents} strong={(row.debtCents ?? 0) > 0} />
          <p className={`${panel.small} ${classes.unbroken}`}>
            {t.asOf({ on: formatDate(row.asOf, language) })}
          </p>
        </div>
      ),
    },
    {
      id: "left",
      title: t.column.left,
      cell: (row) => (row.urgency ? t.leftCount({ n: row.stillToSay.length }) : "–"),
    },
    { id: "owner", title: t.column.owner, cell: (row) => row.owner?.name ?? t.nobody },
  ];
}
