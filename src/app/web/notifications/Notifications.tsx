/** A person's notices: what happened, where it stands, what is new; and whether they come by mail too. */
import { Button, Switch } from "@mantine/core";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { formatDate } from "../../../platform/ui/dates.ts";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { LoadMore } from "../../../platform/ui/LoadMore.tsx";
import { useMe } from "../../../platform/ui/me.ts";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { say } from "../../../platform/ui/say.ts";
import { Section } from "../../../platform/ui/Section.tsx";
import { StatusBadge } from "../../../platform/ui/StatusBadge.tsx";
import classes from "./notifications.module.css";
import { noticeTexts } from "./texts.ts";

type Notice = Answer<"/api/notifications">["rows"][number];

export default function Notifications() {
  const t = useTexts(noticeTexts);
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ["notifications", "list"],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/notifications", { params: { query: pageParam === null ? {} : { cursor: pageParam } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const mark = async (ids?: string[]) => {
    await answer(api.POST("/api/notifications/read", { body: ids ? { ids } : {} }));
    await queries.invalidateQueries({ queryKey: ["notifications"] });
  };
  const unread = query.data?.pages[0]?.unread ?? 0;
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        actions={
          unread > 0 && (
            <Button variant="default" onClick={() => void mark().then(() => say(t.marked))}>
              {t.markAll}
            </Button>
          )
        }
      />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <EmptyState title={t.empty}>{t.emptyWords}</EmptyState>;
          return (
            <>
              <ul className={classes.notices}>
                {rows.map((row) => (
                  <NoticeLine key={row.id} notice={row} onOpen={() => void mark([row.id])} />
                ))}
              </ul>
              <LoadMore
                shown={rows.length}
                total={pages.at(-1)!.total}
                hasMore={query.hasNextPage}
                loading={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            </>
          );
        }}
      </Loaded>
      <ByMail />
    </>
  );
}

function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const t = useTexts(noticeTexts);
  const { language } = useLanguage();
  const { routesByPath } = useRouter();
  const { kind, household, href, at, read } = notice;
  const words = t.kinds[kind]({ household: household ?? undefined });
  // A link is offered where its page stands: rooms open theirs one after the other.
  const leads = href !== null && (href in routesByPath || `/${href.split("/")[1]}/$id` in routesByPath);
  return (
    <li className={classes.notice} data-unread={!read || undefined}>
      <span className={classes.words}>
        {leads ? (
          <PageLink href={href} onClick={() => !read && onOpen()}>
            {words}
          </PageLink>
        ) : (
          words
        )}
      </span>
      <span className={classes.when}>
        {!read && <StatusBadge tone="info">{t.unread}</StatusBadge>}
        <time dateTime={at}>{formatDate(at, language, "withTime")}</time>
      </span>
    </li>
  );
}

const SETTING = ["notification-setting"];

type Setting = Answer<"/api/notification-setting">;

function ByMail() {
  const t = useTexts(noticeTexts);
  const { role } = useMe();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: SETTING,
    queryFn: () => answer(api.GET("/api/notification-setting")),
  });
  const [problem, setProblem] = useState<unknown>();
  // A switch follows the hand at once, whatever an answer under way still says, and goes back where it is refused.
  const [chosen, setChosen] = useState<Partial<Setting>>({});
  const set = async (wanted: Partial<Setting>, said: string) => {
    setProblem(undefined);
    setChosen({ ...chosen, ...wanted });
    try {
      queries.setQueryData(SETTING, await answer(api.PUT("/api/notification-setting", { body: wanted })));
      say(said);
    } catch (refusal) {
      setChosen({});
      setProblem(refusal);
      await queries.invalidateQueries({ queryKey: SETTING });
    }
  };
  const readsAList = ["arrearsOfficer", "socialAdviser", "landlordLead"].includes(role);
  const followsHouseholds = readsAList || ["caseWorker", "operatorLead", "coordinator"].includes(role);
  return (
    <Section title={t.mailTitle}>
      <Loaded query={query}>
        {(setting) => (
          <>
            <Switch
              label={t.mail}
              description={t.mailHelp}
              checked={chosen.byMail ?? setting.byMail}
              onChange={({ currentTarget: { checked: byMail } }) =>
                void set({ byMail }, byMail ? t.mailOn : t.mailOff)
              }
            />
            {readsAList && (
              <Switch
                mt="md"
                label={t.morning}
                description={t.morningHelp}
                checked={chosen.morningList ?? setting.morningList}
                onChange={({ currentTarget: { checked: morningList } }) =>
                  void set({ morningList }, morningList ? t.morningOn : t.morningOff)
                }
              />
            )}
            {followsHouseholds && (
              <Switch
                mt="md"
                label={t.deadlines}
                description={t.deadlinesHelp}
                checked={chosen.deadlinesByMail ?? setting.deadlinesByMail}
                onChange={({ currentTarget: { checked: deadlinesByMail } }) =>
                  void set({ deadlinesByMail }, deadlinesByMail ? t.deadlinesOn : t.deadlinesOff)
                }
              />
            )}
          </>
        )}
      </Loaded>
      {problem !== undefined && <ErrorBox error={problem} />}
    </Section>
  );
}
