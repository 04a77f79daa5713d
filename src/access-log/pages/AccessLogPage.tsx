/** The access log as a data-protection officer works with it: what is unusual first, then every line, a household's paper, the chain. */
import { Anchor, Button, Checkbox, Group, TextInput } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { postWords } from "../posts.rules.ts";
import { accessLogTexts } from "./texts.ts";

type Line = Answer<"/api/access-log">["rows"][number];
type Span = { from: string; to: string };
type Only = { userId?: string; householdId?: string; name: string };

export default function AccessLogPage() {
  const t = useTexts(accessLogTexts);
  const [span, setSpan] = useState<Span>(() => ({
    from: todayInParis().subtract({ days: 30 }).toString(),
    to: todayInParis().toString(),
  }));
  const [only, setOnly] = useState<Only>();
  const choose = (key: keyof Span) => (day: string | null) => day && setSpan({ ...span, [key]: day });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Group mb="md" align="flex-end">
        <DateField label={t.from} value={span.from} onChange={choose("from")} maxDate={span.to} />
        <DateField label={t.to} value={span.to} onChange={choose("to")} minDate={span.from} />
      </Group>
      <UnusualReading span={span} onOnly={setOnly} />
      <Extract onOnly={setOnly} />
      <Chain />
      <Lines span={span} only={only} onOnly={setOnly} />
    </>
  );
}

function UnusualReading({ span, onOnly }: { span: Span; onOnly: (only: Only) => void }) {
  const t = useTexts(accessLogTexts);
  const { language } = useLanguage();
  const query = useQuery({
    queryKey: ["access-log", "unusual", span],
    queryFn: () => answer(api.GET("/api/access-log/unusual", { params: { query: span } })),
  });
  return (
    <Loaded query={query}>
      {({ limits, rows }) => (
        <Section
          title={t.unusual}
          lead={t.unusualLead({
            many: limits.manyFilesPerHour,
            from: limits.nightFrom,
            to: limits.nightTo,
          })}
        >
          <DataTable
            caption={t.unusual}
            captionHidden
            rows={rows}
            rowKey={({ kind, userId, from }) => `${kind} ${userId} ${from}`}
            empty={<p>{t.noUnusual}</p>}
            columns={[
              {
                id: "kind",
                title: t.kind,
                names: true,
                cell: ({ kind }) => <StatusBadge tone="attention">{t.kinds[kind]}</StatusBadge>,
              },
              {
                id: "person",
                title: t.person,
                cell: ({ userId, name }) => (
                  <Anchor
                    component="button"
                    ta="left"
                    onClick={() => onOnly({ userId, name: name ?? t.unknown })}
                  >
                    {name ?? t.unknown}
                  </Anchor>
                ),
              },
              { id: "organisation", title: t.organisation, cell: ({ organisation }) => organisation },
              {
                id: "role",
                title: t.role,
                cell: ({ role }) => (role === null ? t.unknown : postWords(role, language)),
              },
              { id: "when", title: t.when, cell: ({ from }) => formatDate(from, language, "withTime") },
              {
                id: "households",
                title: t.households,
                align: "right",
                cell: ({ households }) => households,
              },
            ]}
          />
        </Section>
      )}
    </Loaded>
  );
}

function Lines({
  span,
  only,
  onOnly,
}: {
  span: Span;
  only: Only | undefined;
  onOnly: (only: Only | undefined) => void;
}) {
  const t = useTexts(accessLogTexts);
  const { language } = useLanguage();
  const [refused, setRefused] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ["access-log", "lines", span, only, refused],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/access-log", {
          params: {
            query: {
              ...span,
              ...(only?.userId && { userId: only.userId }),
              ...(only?.householdId && { householdId: only.householdId }),
              ...(refused && { refused: "true" }),
              ...(pageParam !== undefined && { before: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const name = ({ household }: Pick<Line, "household">) => household ?? t.erased;
  const whatOf = ({ action, subject, count }: Line) => {
    if (action === "refused") return t.refused({ route: subject });
    if (action === "refusedMore") return t.refusedMore({ n: count ?? 0 });
    return `${t.actions[action as keyof typeof t.actions] ?? action} ${t.subjects[subject as keyof typeof t.subjects] ?? subject}`;
  };
  return (
    <Section
      title={t.log}
      {...(only && {
        lead: only.householdId ? t.onlyHousehold({ name: only.name }) : t.only({ name: only.name }),
        actions: (
          <Button variant="default" onClick={() => onOnly(undefined)}>
            {t.everybody}
          </Button>
        ),
      })}
    >
      <Checkbox
        label={t.refusedAlone}
        mb="md"
        checked={refused}
        onChange={(event) => setRefused(event.currentTarget.checked)}
      />
      <Loaded query={query}>
        {() => (
          <>
            <DataTable
              caption={t.log}
              captionHidden
              rows={rows}
              rowKey={({ id }) => String(id)}
              empty={<EmptyState title={t.none} />}
              columns={[
                {
                  id: "at",
                  title: t.when,
                  names: true,
                  cell: ({ at }) => formatDate(at, language, "withTime"),
                },
                {
                  id: "person",
                  title: t.person,
                  cell: ({ name: person, role, organisation }) =>
                    [person ?? t.unknown, role && postWords(role, language), organisation]
                      .filter(Boolean)
                      .join(", "),
                },
                {
                  id: "what",
                  title: t.what,
                  cell: (line) => <span style={{ overflowWrap: "anywhere" }}>{whatOf(line)}</span>,
                },
                {
                  id: "household",
                  title: t.household,
                  cell: ({ householdId, ...line }) =>
                    householdId === null ? (
                      t.noHouseholdOfIt
                    ) : (
                      <Anchor
                        component="button"
                        ta="left"
                        onClick={() => onOnly({ householdId, name: name(line) })}
                      >
                        {name(line)}
                      </Anchor>
                    ),
                },
                { id: "ip", title: t.ip, cell: ({ ipAddress }) => ipAddress ?? t.unknown },
                {
                  id: "sealed",
                  title: t.chain,
                  cell: ({ sealed }) => (
                    <StatusBadge tone={sealed ? "good" : "neutral"}>
                      {sealed ? t.sealed : t.notSealed}
                    </StatusBadge>
                  ),
                },
              ]}
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
        )}
      </Loaded>
    </Section>
  );
}

function Extract({ onOnly }: { onOnly: (only: Only) => void }) {
  const t = useTexts(accessLogTexts);
  const { language } = useLanguage();
  const [words, setWords] = useState("");
  const q = words.trim();
  const query = useQuery({
    queryKey: ["access-log", "households", q],
    queryFn: () => answer(api.GET("/api/access-log/households", { params: { query: { q } } })),
    enabled: q.length >= 3,
  });
  return (
    <Section title={t.extract} lead={t.extractLead}>
      <TextInput
        label={t.search}
        description={t.searchHelp}
        maw={420}
        mb="md"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {q.length >= 3 && (
        <Loaded query={query}>
          {({ rows }) => (
            <DataTable
              caption={t.extract}
              captionHidden
              rows={rows}
              rowKey={({ id }) => id}
              empty={<p>{t.noHousehold}</p>}
              columns={[
                {
                  id: "name",
                  title: t.household,
                  names: true,
                  cell: ({ name, town }) => [name, town].filter(Boolean).join(", "),
                },
                {
                  id: "paper",
                  title: t.paper,
                  cell: ({ id, name }) => (
                    <Anchor
                      href={`/api/households/${id}/access-log.pdf?language=${language}`}
                      aria-label={t.paperOf({ name })}
                      target="_blank"
                    >
                      {t.paper}
                    </Anchor>
                  ),
                },
                {
                  id: "lines",
                  title: t.log,
                  cell: ({ id, name }) => (
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={t.followOf({ name })}
                      onClick={() => onOnly({ householdId: id, name })}
                    >
                      {t.follow}
                    </Button>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      )}
    </Section>
  );
}

function Chain() {
  const t = useTexts(accessLogTexts);
  const { language } = useLanguage();
  const query = useQuery({
    queryKey: ["access-log", "chain"],
    queryFn: () => answer(api.GET("/api/access-log/chain")),
  });
  return (
    <Section title={t.chain} lead={t.chainLead}>
      <Loaded query={query}>
        {({ last }) =>
          last === null ? (
            <p>{t.noSeal}</p>
          ) : (
            <>
              <p>
                {t.seal({ n: last.n, at: formatDate(last.sealedAt, language, "withTime") })}.{" "}
                {t.kept({ n: last.kept })}, {t.waiting({ n: last.waiting })}.
              </p>
              <p style={{ overflowWrap: "anywhere" }}>
                <code>{last.chain}</code>
              </p>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
