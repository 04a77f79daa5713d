/** The accounts that the night changes, largest debt first: what becomes of each, why, and until when it is reported. */
import type { UseInfiniteQueryResult } from "@tanstack/react-query";

import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { formatCents } from "../../platform/money/format.ts";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import type { Effect } from "../rules.ts";
import type { ReformFound } from "./found.ts";
import { reformTexts } from "./texts.ts";

type Row = ReformFound["rows"][number];
type Words = ReturnType<typeof useTexts<typeof reformTexts.fr>>;
type Stages = Readonly<Record<string, string>>;
type Props = {
  query: Pick<
    UseInfiniteQueryResult,
    "hasNextPage" | "isFetchingNextPage" | "isFetchNextPageError" | "error"
  > & {
    fetchNextPage: () => unknown;
  };
  pages: readonly ReformFound[];
};

const TONES = {
  becomes: "danger",
  remains: "attention",
  leaves: "info",
  later: "attention",
  untouched: "neutral",
  unknown: "info",
} as const satisfies Record<Effect, string>;

export function AccountTable({ query, pages }: Props) {
  const t = useTexts(reformTexts);
  const { stages } = useTexts(procedureTexts);
  const { language } = useLanguage();
  const rows = pages.flatMap((page) => page.rows);
  return (
    <>
      <DataTable
        caption={t.list}
        captionHidden
        rows={rows}
        rowKey={(row) => `${row.landlordId} ${row.accountId}`}
        columns={columns(t, stages, language)}
        empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
      />
      {rows.length > 0 && (
        <LoadMore
          shown={rows.length}
          total={pages[0]!.matching}
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
      {query.isFetchNextPageError && <ErrorBox error={query.error} />}
    </>
  );
}

function columns(t: Words, stages: Stages, language: Language): Column<Row>[] {
  const day = (iso: string) => formatDate(iso, language);
  return [
    {
      id: "account",
      title: t.account,
      names: true,
      cell: (row) => (
        <div>
          <PageLink href={`/households/${row.householdId}`}>{row.household}</PageLink>
          <br />
          <small>
            {row.account}, {row.landlord}
          </small>
        </div>
      ),
    },
    {
      id: "debt",
      title: t.debt,
      align: "right",
      cell: (row) => (
        <div>
          <MoneyText cents={row.balanceCents} />
          {row.thresholdBeforeCents !== null && (
            <p className={panel.small}>
              {t.formerThreshold({ amount: formatCents(row.thresholdBeforeCents, language) })}
            </p>
          )}
        </div>
      ),
    },
    {
      id: "effect",
      title: t.whatHappens,
      cell: (row) => (
        <div>
          <StatusBadge tone={TONES[row.effect]}>{t.effect[row.effect]}</StatusBadge>
          <p className={panel.small}>
            {[
              row.rule && wordOf(t.because, row.rule),
              row.ripensOn && t.ripens({ day: day(row.ripensOn) }),
              row.effect === "remains" && row.withBenefit && t.ccapex,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
      ),
    },
    {
      id: "reportBy",
      title: t.reportBy,
      cell: (row) => (row.reportBy ? t.reportByWords({ day: day(row.reportBy) }) : t.nothing),
    },
    {
      id: "stage",
      title: t.stage,
      cell: (row) => (row.stage ? wordOf(stages, row.stage) : t.noStage),
    },
  ];
}
