/** Requests of people, each with its deadline and its answer; answered and lifted from here. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { ANSWERS, type RightsAnswer } from "../rules.ts";
import { rightsTexts } from "./texts.ts";

type Request = Answer<"/api/rights-requests">[number];

export function useSavedRequest(onClose: () => void): () => void {
  const t = useTexts(rightsTexts);
  const queries = useQueryClient();
  return () => {
    say(t.saved);
    void queries.invalidateQueries({ queryKey: ["rights"] });
    onClose();
  };
}

type TableProps = {
  rows: readonly Request[];
  empty: ReactNode;
  /** An officer reads, and answers nobody. */
  readOnly?: boolean;
};

export function RequestTable({ rows, empty, readOnly = false }: TableProps) {
  const t = useTexts(rightsTexts);
  const { language } = useLanguage();
  const [answering, setAnswering] = useState<Request>();
  const [lifting, setLifting] = useState<Request>();
  const today = todayInParis().toString();
  const state = ({ answer: given, dueOn, liftedOn }: Request) => {
    if (liftedOn !== null) return <StatusBadge>{t.lifted}</StatusBadge>;
    if (given !== null) return <StatusBadge tone="good">{t.answers[given]}</StatusBadge>;
    return dueOn < today ? (
      <StatusBadge tone="danger">{t.late}</StatusBadge>
    ) : (
      <StatusBadge tone="attention">{t.waits}</StatusBadge>
    );
  };
  const holds = ({ kind, answer: given, liftedOn }: Request) =>
    (kind === "restriction" || kind === "opposition") &&
    given !== null &&
    given !== "refused" &&
    liftedOn === null;
  return (
    <>
      <DataTable
        caption={t.register}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={empty}
        columns={[
          { id: "household", title: t.household, names: true, cell: ({ household }) => household },
          {
            id: "kind",
            title: t.kind,
            cell: ({ kind, words }) => (words === null ? t.kinds[kind] : `${t.kinds[kind]} : ${words}`),
          },
          { id: "asked", title: t.askedOn, cell: ({ askedOn }) => formatDate(askedOn, language) },
          { id: "due", title: t.dueOn, cell: ({ dueOn }) => formatDate(dueOn, language) },
          {
            id: "outcome",
            title: t.outcome,
            cell: (row) => (
              <span>
                {state(row)} {row.reason}
              </span>
            ),
          },
          ...(readOnly
            ? []
            : [
                {
                  id: "give",
                  title: t.give,
                  cell: (row: Request) =>
                    row.answer === null ? (
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={t.giveTo({ name: row.household })}
                        onClick={() => setAnswering(row)}
                      >
                        {t.give}
                      </Button>
                    ) : holds(row) ? (
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={t.liftOf({ name: row.household })}
                        onClick={() => setLifting(row)}
                      >
                        {t.lift}
                      </Button>
                    ) : null,
                },
              ]),
        ]}
      />
      {answering && <AnswerDialog request={answering} onClose={() => setAnswering(undefined)} />}
      {lifting && <LiftDialog request={lifting} onClose={() => setLifting(undefined)} />}
    </>
  );
}

type DialogProps = { request: Request; onClose: () => void };

function AnswerDialog({ request: { id, household }, onClose }: DialogProps) {
  const t = useTexts(rightsTexts);
  const { form, ...rest } = useServerForm<{ answer: RightsAnswer; reason: string }>({
    initialValues: { answer: "granted", reason: "" },
    send: (body) => answer(api.POST("/api/rights-requests/{id}/answer", { params: { path: { id } }, body })),
    onDone: useSavedRequest(onClose),
  });
  return (
    <FormDialog title={t.giveTo({ name: household })} save={t.save} onClose={onClose} {...rest}>
      <NativeSelect
        label={t.outcome}
        data={ANSWERS.map((value) => ({ value, label: t.answers[value] }))}
        {...form.getInputProps("answer")}
      />
      <Textarea label={t.reason} required autosize minRows={3} mt="sm" {...form.getInputProps("reason")} />
    </FormDialog>
  );
}

function LiftDialog({ request: { id, household }, onClose }: DialogProps) {
  const t = useTexts(rightsTexts);
  const { form, ...rest } = useServerForm<{ reason: string }>({
    initialValues: { reason: "" },
    send: (body) => answer(api.POST("/api/rights-requests/{id}/lift", { params: { path: { id } }, body })),
    onDone: useSavedRequest(onClose),
  });
  return (
    <FormDialog title={t.liftOf({ name: household })} save={t.save} onClose={onClose} {...rest}>
      <Textarea label={t.reason} required autosize minRows={3} {...form.getInputProps("reason")} />
    </FormDialog>
  );
}
