/** The landlord's worklist: walked through by key or by hand, each account with why it rose, what was done, what one can do. */
import { Button } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../platform/ui/LoadMore.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import type { Handling } from "../rules.ts";
import { HANDLING_WORDS } from "../wording.rules.ts";
import { ActDialog } from "./ActDialog.tsx";
import { AssignDialog } from "./AssignDialog.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { Key } from "./Key.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import { useKeys, useKeysWanted } from "./keys.ts";
import { choicesQuery, type Line } from "./list.ts";
import { OpenedAccount } from "./OpenedAccount.tsx";
import { asQuery, filtersOf, type Filters, isEmpty } from "./search.ts";
import { worklistTexts } from "./texts.ts";
import { UrgencyBands } from "./UrgencyBands.tsx";
import { ViewBar } from "./ViewBar.tsx";
import { WorklistLine } from "./WorklistLine.tsx";
import classes from "./worklist.module.css";

const lineOf = (id: number) => document.querySelector<HTMLElement>(`[data-line="${id}"]`);

export default function Worklist() {
  const t = useTexts(worklistTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const filters = filtersOf(useSearch({ strict: false }));
  const narrow = (next: Filters) =>
    void navigate({ to: "/worklist", search: filtersOf(next) as never, replace: true });
  const query = useInfiniteQuery({
    queryKey: ["worklist", "list", filters, language],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/worklist", {
          params: { query: { ...filters, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const choices = useQuery(choicesQuery);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const walk = useWalk(rows, () => void query.fetchNextPage(), query.hasNextPage);
  const [acting, setActing] = useState<Handling>();
  const [assigning, setAssigning] = useState(false);
  const [last, setLast] = useState<{ line: Line; entry: string; as: Handling }>();
  const [problem, setProblem] = useState<unknown>();
  const [keysWanted, setKeysWanted] = useKeysWanted();
  const { opened } = walk;

  const again = () => queries.invalidateQueries({ queryKey: ["worklist"] });
  const undo = async ({ accountId }: Pick<Line, "accountId">, entry: string) => {
    setProblem(undefined);
    try {
      await answer(
        api.DELETE("/api/worklist/{accountId}/handled/{entry}", { params: { path: { accountId, entry } } }),
      );
      setLast(undefined);
      say(t.undone);
    } catch (refusal) {
      setProblem(refusal);
    }
    await again();
  };
  const noted = (line: Line, as: Handling, entry: string) => {
    setActing(undefined);
    setLast({ line, as, entry });
    // What leaves the list makes room for the next account: the officer goes on.
    if ((as === "snoozed" || as === "notADifficulty") && (filters.show ?? "open") === "open")
      walk.leave(line);
    void again();
  };

  const onOpened = (act: () => void) => () => opened && act();
  useKeys(keysWanted, {
    next: () => walk.move(1),
    previous: () => walk.move(-1),
    close: onOpened(walk.close),
    called: onOpened(() => setActing("called")),
    written: onOpened(() => setActing("written")),
    met: onOpened(() => setActing("met")),
    snoozed: onOpened(() => setActing("snoozed")),
    notADifficulty: onOpened(() => setActing("notADifficulty")),
    assign: onOpened(() => setAssigning(true)),
    refer: onOpened(() => document.querySelector<HTMLElement>("[data-act='refer'] button")?.click()),
    print: onOpened(() => document.querySelector<HTMLElement>("[data-act='print']")?.click()),
    search: () => document.querySelector<HTMLElement>("[data-search] input")?.focus(),
    ...(last && { undo: () => void undo(last.line, last.entry) }),
  });

  const officerOf = (id: string | null) => choices.data?.colleagues.find(({ userId }) => userId === id)?.name;
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        actions={
          <Button
            component="a"
            variant="default"
            href={`/api/worklist.xlsx?${asQuery(filters, { language })}`}
            download
          >
            {t.sheet}
          </Button>
        }
      />
      <div className={classes.above} data-opened={opened ? true : undefined}>
        <FilterBar filters={filters} choices={choices.data} onChange={narrow} />
      </div>
      <Loaded query={query}>
        {({ pages }) => (
          <>
            <div className={classes.top} data-opened={opened ? true : undefined}>
              <UrgencyBands
                counts={pages[0]!.counts}
                chosen={filters.urgency}
                onChoose={(urgency) => narrow({ ...filters, urgency })}
              />
              <div className={classes.noted} role="status">
                {last && (
                  <>
                    {t.savedFor({ act: HANDLING_WORDS[last.as][language], name: last.line.leaseholder })}
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => void undo(last.line, last.entry)}
                    >
                      {t.undo}
                      <Key of="undo" />
                    </Button>
                  </>
                )}
              </div>
              <ViewBar filters={filters} onChoose={narrow} />
            </div>
            {problem !== undefined && <ErrorBox error={problem} />}
            <div className={classes.split} data-opened={opened ? true : undefined}>
              <div className={classes.left}>
                {rows.length === 0 ? (
                  <EmptyState title={t.empty}>{isEmpty(filters) ? t.emptyWords : t.emptyFiltered}</EmptyState>
                ) : (
                  <>
                    <ol className={classes.lines} aria-label={t.list}>
                      {rows.map((row) => (
                        <li key={row.accountId}>
                          <WorklistLine
                            line={row}
                            officer={officerOf(row.officerId)}
                            isOpen={row.accountId === opened?.accountId}
                            onOpen={() => walk.open(row)}
                          />
                        </li>
                      ))}
                    </ol>
                    <LoadMore
                      shown={rows.length}
                      total={pages[0]!.total}
                      hasMore={query.hasNextPage}
                      loading={query.isFetchingNextPage}
                      onMore={() => void query.fetchNextPage()}
                    />
                  </>
                )}
                {query.isFetchNextPageError && <ErrorBox error={query.error} />}
                <KeyHelp wanted={keysWanted} onWanted={setKeysWanted} />
              </div>
              {opened ? (
                <OpenedAccount
                  key={opened.accountId}
                  line={opened}
                  officer={officerOf(opened.officerId)}
                  onAct={setActing}
                  onAssign={() => setAssigning(true)}
                  onUndo={(entry) => void undo(opened, entry)}
                  entered={walk.entered}
                  onClose={walk.close}
                  onMove={walk.move}
                />
              ) : (
                rows.length > 0 && <p className={classes.pick}>{t.pick}</p>
              )}
            </div>
          </>
        )}
      </Loaded>
      {opened && acting && (
        <ActDialog
          key={acting}
          line={opened}
          as={acting}
          onClose={() => setActing(undefined)}
          onDone={(entry) => noted(opened, acting, entry)}
        />
      )}
      {opened && assigning && (
        <AssignDialog
          line={opened}
          onClose={() => setAssigning(false)}
          onDone={(given) => {
            setAssigning(false);
            say(given ? t.assigned : t.takenBack);
            void again();
          }}
        />
      )}
    </>
  );
}

/**
 * Which account is open, and the way to the ones beside it. Opened by hand or by Enter, it takes the focus; walked to by key, its
 * line keeps it, so that the next key goes on from there.
 */
function useWalk(rows: readonly Line[], more: () => void, hasMore: boolean) {
  const [id, setId] = useState<number>();
  const [kept, setKept] = useState<Line>();
  const [entered, setEntered] = useState(0);
  const awaited = useRef<number>(undefined);
  const found = rows.find((row) => row.accountId === id);
  // A list that is read anew may no longer hold the open account: it stays open until it is closed.
  if (found && found !== kept) setKept(found);
  const opened = id === undefined ? undefined : (found ?? kept);
  const goTo = (row: Line) => {
    lineOf(row.accountId)?.focus();
    setEntered(0);
    setKept(row);
    if (id !== undefined) setId(row.accountId);
  };
  useEffect(() => {
    // The part of the list that was asked for has come: its first line is the next.
    const row = awaited.current === undefined ? undefined : rows[awaited.current];
    if (!row) return;
    awaited.current = undefined;
    goTo(row);
  });
  const at = () => {
    const focused = Number(document.activeElement?.closest<HTMLElement>("[data-line]")?.dataset["line"]);
    const from = rows.findIndex(({ accountId }) => accountId === (id ?? focused));
    return from;
  };
  return {
    opened,
    /** How often the open account was entered since it was walked to; 0: never. */
    entered,
    open: (row: Line) => {
      setEntered((times) => times + 1);
      setKept(row);
      setId(row.accountId);
    },
    close: () => {
      setId(undefined);
      if (id !== undefined) requestAnimationFrame(() => lineOf(id)?.focus());
    },
    move: (by: 1 | -1) => {
      const next = at() + by;
      const row = rows[Math.max(0, next)];
      if (row) return goTo(row);
      if (by === 1 && hasMore) {
        awaited.current = rows.length;
        more();
      }
    },
    leave: (row: Line) => {
      const from = rows.findIndex(({ accountId }) => accountId === row.accountId);
      const next = rows[from + 1] ?? rows[from - 1];
      setEntered(0);
      setId(next?.accountId);
      if (next) requestAnimationFrame(() => lineOf(next.accountId)?.focus());
    },
  };
}
