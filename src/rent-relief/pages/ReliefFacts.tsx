/** What stands under a relief: answers of its decision, and the stops that rules propose, for a person to confirm or set aside. */
import { Button, Group, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { QUESTIONS } from "../eligibility.rules.ts";
import { reliefTexts } from "./texts.ts";

type Relief = Answer<"/api/households/{id}/reliefs">["reliefs"][number];

const TONES = { yes: "good", no: "attention", unknown: "neutral" } as const;

export function Eligibility({ answers, source }: { answers: Relief["eligibility"]; source: string }) {
  const t = useTexts(reliefTexts);
  const { language } = useLanguage();
  if (answers === null) return null;
  return (
    <details>
      <summary>{t.eligibility}</summary>
      <ul>
        {QUESTIONS.map((question) => (
          <li key={question}>
            {t.questions[question]}{" "}
            <StatusBadge tone={TONES[answers[question]]}>{t.answers[answers[question]]}</StatusBadge>
          </li>
        ))}
      </ul>
      <p>{t.eligibilityFrom({ source: sourceIn(language, source) })}</p>
    </details>
  );
}

export function Stops({ householdId, relief }: { householdId: string; relief: Relief }) {
  const t = useTexts(reliefTexts);
  const { language } = useLanguage();
  const [settling, setSettling] = useState<{ id: string; confirmed: boolean }>();
  const day = (iso: string) => formatDate(iso, language);
  return (
    <>
      {relief.stops.map((stop) => (
        <div key={stop.id} role="note">
          <p>
            {stop.settledAs === null && (
              <>
                <StatusBadge tone="danger">{t.stop}</StatusBadge>{" "}
              </>
            )}
            {t.stopProposed({
              on: day(stop.since),
              cause: t.stops[stop.cause]({ missing: formatCents(stop.missingCents ?? 0, language) }),
            })}{" "}
            {stop.settledAs &&
              stop.settledOn &&
              t.stopSettled[stop.settledAs]({ by: stop.settledBy ?? "–", on: day(stop.settledOn) })}{" "}
            {stop.reason}
          </p>
          {stop.settledAs === null && relief.can.stop && (
            <Group mb="sm">
              <Button size="xs" onClick={() => setSettling({ id: stop.id, confirmed: true })}>
                {t.stopConfirm}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => setSettling({ id: stop.id, confirmed: false })}
              >
                {t.stopDismiss}
              </Button>
            </Group>
          )}
        </div>
      ))}
      {settling && (
        <SettleDialog
          householdId={householdId}
          number={relief.agreementNumber}
          {...settling}
          onClose={() => setSettling(undefined)}
        />
      )}
    </>
  );
}

type SettleProps = {
  householdId: string;
  number: string;
  id: string;
  confirmed: boolean;
  onClose: () => void;
};

function SettleDialog({ householdId, number, id, confirmed, onClose }: SettleProps) {
  const t = useTexts(reliefTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { reason: "" },
    send: ({ reason }) =>
      answer(
        api.POST("/api/rent-relief-stops/{id}/settle", {
          params: { path: { id } },
          body: { confirmed, ...(reason.trim() && { reason }) },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  return (
    <Dialog
      title={confirmed ? t.confirmStopTitle({ number }) : t.dismissStopTitle({ number })}
      opened
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <Textarea
          label={t.reason}
          required={!confirmed}
          autosize
          minRows={2}
          {...form.getInputProps("reason")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
