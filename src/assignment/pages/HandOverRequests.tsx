/** Hand-overs that operators ask for: the coordination hands over or declines, the lead may take its own back. */
import { Button, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import classes from "../../committee/pages/committee.module.css";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { HandOverDialog } from "./HandOverDialog.tsx";
import { requestTexts, type RequestWords } from "./request.texts.ts";

type Line = Answer<"/api/hand-over-requests">["rows"][number];
type Doing = { line: Line; what: "handOver" | "decline" };

const TONES = { handed: "good", declined: "neutral", withdrawn: "neutral" } as const;

/** Nothing where nobody asks. */
export function HandOverRequests() {
  const t = useTexts(requestTexts) as RequestWords;
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>();
  const query = useQuery({
    queryKey: ["hand-over-requests"],
    queryFn: () => answer(api.GET("/api/hand-over-requests")),
  });
  const withdraw = useMutation({
    mutationFn: (id: string) =>
      answer(
        api.POST("/api/hand-over-requests/{id}/end", { params: { path: { id } }, body: { words: null } }),
      ),
    onSuccess: () => say(t.withdrawn),
    onSettled: () => queries.invalidateQueries({ queryKey: ["hand-over-requests"] }),
  });
  const rows = query.data?.rows ?? [];
  if (rows.length === 0) return query.error ? <ErrorBox error={query.error} /> : null;
  return (
    <Section title={t.title} lead={t.lead}>
      {withdraw.error && <ErrorBox error={withdraw.error} />}
      <ul className={panel.list}>
        {rows.map((line) => (
          <RequestCard
            key={line.id}
            line={line}
            onDo={setDoing}
            onWithdraw={() => withdraw.mutate(line.id)}
          />
        ))}
      </ul>
      {doing?.what === "handOver" && (
        <HandOverDialog
          assignmentId={doing.line.assignmentId}
          from={doing.line.operator}
          name={doing.line.household ?? t.unnamed}
          {...(doing.line.wanted && { to: doing.line.wanted.id })}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing?.what === "decline" && <DeclineDialog line={doing.line} onClose={() => setDoing(undefined)} />}
    </Section>
  );
}

type Card = { line: Line; onDo: (doing: Doing) => void; onWithdraw: () => void };

function RequestCard({ line, onDo, onWithdraw }: Card) {
  const t = useTexts(requestTexts) as RequestWords;
  const { language } = useLanguage();
  const name = line.household ?? t.unnamed;
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h3>
          {line.household === null ? (
            name
          ) : (
            <PageLink href={`/households/${line.householdId}`}>{name}</PageLink>
          )}
        </h3>
        <StatusBadge tone={line.answer ? TONES[line.answer] : "attention"}>
          {[
            t.answers[line.answer ?? "waiting"],
            line.answeredOn && t.answeredOn({ on: formatDate(line.answeredOn, language) }),
          ]
            .filter(Boolean)
            .join(" ")}
        </StatusBadge>
      </div>
      <p className={panel.small}>
        {[
          t.line({ operator: line.operator, on: formatDate(line.askedOn, language), by: line.askedBy }),
          line.wanted && t.wants({ name: line.wanted.name }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className={panel.words}>{line.reason}</p>
      {line.answerWords && <p className={panel.words}>{line.answerWords}</p>}
      <div className={classes.actions}>
        {line.can.answer && (
          <>
            <Button
              size="xs"
              aria-label={t.handOverOf({ name })}
              onClick={() => onDo({ line, what: "handOver" })}
            >
              {t.handOver}
            </Button>
            <Button
              size="xs"
              variant="default"
              aria-label={t.declineOf({ name })}
              onClick={() => onDo({ line, what: "decline" })}
            >
              {t.decline}
            </Button>
          </>
        )}
        {line.can.withdraw && (
          <Button size="xs" variant="default" aria-label={t.withdrawOf({ name })} onClick={onWithdraw}>
            {t.withdraw}
          </Button>
        )}
      </div>
    </li>
  );
}

function DeclineDialog({ line, onClose }: { line: Line; onClose: () => void }) {
  const t = useTexts(requestTexts) as RequestWords;
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { words: "" },
    send: (body) =>
      answer(api.POST("/api/hand-over-requests/{id}/end", { params: { path: { id: line.id } }, body })),
    onDone: () => {
      say(t.declined);
      void queries.invalidateQueries({ queryKey: ["hand-over-requests"] });
      onClose();
    },
  });
  return (
    <Dialog title={t.declineOf({ name: line.household ?? t.unnamed })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <Textarea
          label={t.declineWhy}
          description={t.declineHelp}
          required
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps("words")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending}>
          {t.decline}
        </Button>
      </form>
    </Dialog>
  );
}
