/** One file taken in: its control totals, and its lines set aside with what to do of each. */
import { Button, Group, NativeSelect } from "@mantine/core";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import classes from "../../ledger/pages/ledger.module.css";
import { Withdrawn } from "../../ledger/pages/Withdrawn.tsx";
import { withdrawnTexts } from "../../ledger/pages/withdrawn.texts.ts";
import { ControlTotals } from "./ControlTotals.tsx";
import { periodWords, replacementTexts } from "./replacement.texts.ts";
import { senderOf } from "./sender.ts";
import { controlTexts, importTexts } from "./texts.ts";

type Imported = Answer<"/api/ledger/imports/{importId}">;
type Line = Answer<"/api/ledger/imports/{importId}/quarantine">["rows"][number];
type Words = ReturnType<typeof useTexts<typeof importTexts.fr>>;

export default function Import() {
  const t = useTexts(importTexts);
  const words = useTexts(controlTexts);
  const { language } = useLanguage();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const importId = Number(id);
  const query = useQuery({
    queryKey: ["ledger", "import", importId],
    queryFn: () => answer(api.GET("/api/ledger/imports/{importId}", { params: { path: { importId } } })),
  });
  return (
    <>
      <PageTitle
        key={query.data?.fileName ?? ""}
        title={query.data?.fileName ?? t.fileName}
        parent={{ title: t.title, href: "/ledger/imports" }}
        {...(query.data && {
          lead: `${t.at} ${formatDate(query.data.createdAt, language, "withTime")} · ${senderOf(words, query.data)}`,
        })}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            <Totals found={found} />
            {found.replaced && <Withdrawn of={{ importId: found.id }} />}
            <Lines found={found} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Totals({ found }: { found: Imported }) {
  const t = useTexts(importTexts);
  const gone = useTexts(replacementTexts);
  const withdrawn = useTexts(withdrawnTexts);
  const { language } = useLanguage();
  return (
    <Section title={t.control}>
      <p className={classes.equation}>{t.equation(found)}</p>
      <ControlTotals found={found} />
      {found.replaced && <p>{gone.replaced(periodWords(found.replaced, language))}</p>}
      {found.withdrawnSince > 0 && <p>{withdrawn.since({ n: found.withdrawnSince })}</p>}
      {found.kind === "balances" && (
        <p>
          <PageLink href="/ledger/imports/reconciliation">{t.toReconciliation}</PageLink>
        </p>
      )}
      {found.unknown > 0 && (
        <p>
          {t.unknownKind({ n: found.unknown })} <PageLink href="/ledger/kinds">{t.unknownKindLink}</PageLink>
        </p>
      )}
      {found.settled > 0 && <p className={classes.small}>{t.asOfImport}</p>}
    </Section>
  );
}

function Lines({ found }: { found: Imported }) {
  const t = useTexts(importTexts);
  const { language } = useLanguage();
  const [show, setShow] = useState<"open" | "all">("open");
  const query = useInfiniteQuery({
    queryKey: ["ledger", "quarantine", found.id, show],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/ledger/imports/{importId}/quarantine", {
          params: {
            path: { importId: found.id },
            query: { show, limit: 100, ...(pageParam === null ? {} : { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  if (found.quarantined === 0) {
    return (
      <Section title={t.lines}>
        <EmptyState title={t.noLines}>{t.noLinesKept}</EmptyState>
      </Section>
    );
  }
  return (
    <Section
      title={t.lines}
      actions={
        <Button
          component="a"
          variant="default"
          size="xs"
          href={`/api/ledger/imports/${found.id}/quarantine.csv?language=${language}`}
          download
        >
          {t.download}
        </Button>
      }
    >
      <NativeSelect
        label={t.show}
        value={show}
        onChange={(event) => setShow(event.currentTarget.value as "open" | "all")}
        data={(["open", "all"] as const).map((value) => ({ value, label: t[value] }))}
        w="16rem"
        mb="md"
      />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          const nothing = show === "all" ? t.noLinesHere : found.settled > 0 ? t.noOpenLines : t.noLinesHere;
          return (
            <>
              <DataTable
                caption={t.lines}
                captionHidden
                rows={rows}
                rowKey={(row) => String(row.id)}
                columns={columns(t, language)}
                empty={<EmptyState title={t.noLines}>{nothing}</EmptyState>}
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

function columns(t: Words, language: Language): Column<Line>[] {
  return [
    {
      id: "line",
      title: t.line,
      names: true,
      cell: (row) => row.line.toLocaleString(language),
    },
    {
      id: "why",
      title: t.why,
      cell: (row) => (
        <div>
          <StatusBadge tone="attention">{t.rules[row.rule] ?? row.rule}</StatusBadge>
          <p className={classes.words}>{row.message}</p>
          <details className={classes.details}>
            <summary>{t.original}</summary>
            <code className={classes.raw}>{row.raw}</code>
          </details>
        </div>
      ),
    },
    { id: "field", title: t.field, cell: (row) => row.field || "–" },
    { id: "follow", title: t.follow, cell: (row) => <Settlement line={row} /> },
  ];
}

function Settlement({ line }: { line: Line }) {
  const t = useTexts(importTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const settle = async (as: "kept" | "setAside") => {
    await answer(
      api.POST("/api/ledger/quarantine/{lineId}/settled", {
        params: { path: { lineId: line.id } },
        body: { as },
      }),
    );
    say(as === "kept" ? t.keptNow : t.setAsideNow);
    await queries.invalidateQueries({ queryKey: ["ledger"] });
  };
  if (line.settlement) {
    return (
      <div>
        {t.settled[line.settlement]}
        {line.settledByName && line.settledAt && (
          <>
            {" "}
            <small>
              {t.settledBy({ name: line.settledByName, on: formatDate(line.settledAt, language) })}
            </small>
          </>
        )}
      </div>
    );
  }
  const n = line.line;
  return (
    <Group gap="xs">
      {line.can.keep && (
        <ConfirmButton
          size="xs"
          variant="default"
          label={t.keepNamed({ n })}
          question={t.keepQuestion({ n })}
          consequences={t.keepWords}
          confirm={t.keepConfirm}
          onConfirm={() => settle("kept")}
        >
          {t.keep}
        </ConfirmButton>
      )}
      {line.can.setAside && (
        <ConfirmButton
          size="xs"
          variant="subtle"
          label={t.setAsideNamed({ n })}
          question={t.setAsideQuestion({ n })}
          consequences={t.setAsideWords}
          confirm={t.setAsideConfirm}
          onConfirm={() => settle("setAside")}
        >
          {t.setAside}
        </ConfirmButton>
      )}
    </Group>
  );
}
