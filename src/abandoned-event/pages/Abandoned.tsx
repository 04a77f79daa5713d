/** What was to follow and failed too often: which kind, since when, by what error; tried again once the cause is mended. */
import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { abandonedTexts } from "./texts.ts";

type Row = Answer<"/api/abandoned-events">["rows"][number];
const KEY = ["abandoned-events"] as const;

export default function Abandoned() {
  const t = useTexts(abandonedTexts);
  const { language } = useLanguage();
  const query = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET("/api/abandoned-events")) });
  const [again, setAgain] = useState<Row | "all">();
  const when = (iso: string) => formatDate(iso, language, "withTime");
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        actions={(query.data?.count ?? 0) > 1 && <Button onClick={() => setAgain("all")}>{t.all}</Button>}
      />
      <Loaded query={query}>
        {({ rows, count }) => (
          <>
            {count > rows.length && <p>{t.shown({ shown: rows.length, all: count })}</p>}
            <DataTable
              caption={t.title}
              captionHidden
              rows={rows}
              rowKey={({ id }) => String(id)}
              empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
              columns={[
                { id: "kind", title: t.kind, names: true, cell: ({ kind }) => <code>{kind}</code> },
                { id: "since", title: t.since, cell: ({ createdAt }) => when(createdAt) },
                {
                  id: "failed",
                  title: t.failed,
                  cell: ({ failedAt }) => (failedAt ? when(failedAt) : t.notKept),
                },
                {
                  id: "fault",
                  title: t.fault,
                  cell: ({ fault }) =>
                    fault ? <code style={{ overflowWrap: "anywhere" }}>{fault}</code> : t.notKept,
                },
                {
                  id: "before",
                  title: t.before,
                  cell: ({ retriedAt, retriedBy, retryReason }) =>
                    retriedAt
                      ? t.beforeBy({
                          on: when(retriedAt),
                          by: retriedBy ?? t.unknownBy,
                          reason: retryReason ?? "",
                        })
                      : t.never,
                },
                {
                  id: "actions",
                  title: t.actions,
                  cell: (row) => (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t.againOf({ kind: row.kind, id: row.id })}
                      onClick={() => setAgain(row)}
                    >
                      {t.again}
                    </Button>
                  ),
                },
              ]}
            />
          </>
        )}
      </Loaded>
      {again && <AgainDialog again={again} onClose={() => setAgain(undefined)} />}
    </>
  );
}

function AgainDialog({ again, onClose }: { again: Row | "all"; onClose: () => void }) {
  const t = useTexts(abandonedTexts);
  const queries = useQueryClient();
  const { form, ...rest } = useServerForm({
    initialValues: { reason: "" },
    send: ({ reason }) =>
      answer(
        api.POST("/api/abandoned-events/retry", {
          body: { ids: again === "all" ? null : [again.id], reason },
        }),
      ),
    onDone: ({ again: n }) => {
      say(t.done({ n }));
      void queries.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <FormDialog title={again === "all" ? t.all : t.againOf(again)} save={t.again} onClose={onClose} {...rest}>
      <p style={{ marginTop: 0 }}>{t.words}</p>
      <Textarea
        label={t.reason}
        description={t.reasonHelp}
        required
        autosize
        minRows={2}
        data-autofocus
        {...form.getInputProps("reason")}
      />
    </FormDialog>
  );
}
