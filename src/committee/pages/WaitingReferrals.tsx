/** Referrals that wait for a committee, proposed for this agenda: the most pressing first, one by one or all at once. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { UrgencyWords } from "../../referral/pages/UrgencyWords.tsx";
import { committeeTexts, type CommitteeWords } from "./texts.ts";

type Line = Answer<"/api/sessions/{id}/waiting">["rows"][number];

export function WaitingReferrals({ sessionId }: { sessionId: string }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  const queries = useQueryClient();
  const path = { id: sessionId };
  const query = useQuery({
    queryKey: ["sessions", sessionId, "waiting"],
    queryFn: () => answer(api.GET("/api/sessions/{id}/waiting", { params: { path } })),
  });
  const put = useMutation({
    mutationFn: (referralIds: string[]) =>
      answer(api.POST("/api/sessions/{id}/items", { params: { path }, body: { referralIds } })),
    onSuccess: (_, ids) => say(t.putDone({ n: ids.length })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const rows = query.data?.rows.filter(({ proposed }) => proposed) ?? [];
  return (
    <Section
      title={t.waiting}
      lead={t.waitingLead}
      {...(rows.length > 0 && {
        actions: (
          <Button
            variant="default"
            size="xs"
            loading={put.isPending}
            onClick={() => put.mutate(rows.map(({ id }) => id))}
          >
            {t.putProposed({ n: rows.length })}
          </Button>
        ),
      })}
    >
      {put.error && <ErrorBox error={put.error} />}
      <Loaded query={query}>
        {(found) => (
          <DataTable
            caption={t.waiting}
            captionHidden
            rows={found.rows}
            rowKey={(row) => row.id}
            columns={columns(t, language, (id) => put.mutate([id]))}
            empty={<p>{t.waitingNone}</p>}
          />
        )}
      </Loaded>
    </Section>
  );
}

function columns(t: CommitteeWords, language: Language, onPut: (id: string) => void): Column<Line>[] {
  return [
    {
      id: "household",
      title: t.waitingColumn.household,
      names: true,
      cell: (row) => (
        <>
          <PageLink href={`/referrals/${row.id}`}>{row.household ?? t.unknown}</PageLink>{" "}
          {row.proposed && <StatusBadge tone="info">{t.proposed}</StatusBadge>}
          <p className={panel.small}>{[row.landlord, row.town].filter(Boolean).join(" · ")}</p>
          {row.deferred && (
            <p className={panel.small}>
              {t.deferredBefore({ on: formatDate(row.deferred.on, language), missing: row.deferred.missing })}
            </p>
          )}
        </>
      ),
    },
    {
      id: "urgency",
      title: t.waitingColumn.urgency,
      cell: (row) => (row.urgency ? <UrgencyWords urgency={row.urgency} /> : "–"),
    },
    {
      id: "waiting",
      title: t.waitingColumn.waiting,
      cell: (row) => (
        <>
          {row.waitingDays === null ? "–" : t.waitingDays({ n: row.waitingDays })}
          <p className={panel.small}>{t.leftToSay({ n: row.stillToSay.length })}</p>
        </>
      ),
    },
    {
      id: "debt",
      title: t.waitingColumn.debt,
      align: "right",
      cell: (row) => <MoneyText cents={row.debtCents} strong />,
    },
    {
      id: "put",
      title: t.waitingColumn.put,
      cell: (row) => (
        <Button
          size="xs"
          variant="default"
          aria-label={t.putOf({ name: row.household ?? t.unknown })}
          onClick={() => onPut(row.id)}
        >
          {t.put}
        </Button>
      ),
    },
  ];
}
