/** Support that stands still, and goes on: from which day, and why in words that tell nothing of the household's life. */
import { Button, NativeSelect } from "@mantine/core";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { SUSPENSION_REASONS, type SuspensionReason } from "../suspension.rules.ts";
import { useRefresh } from "./LifeDialogs.tsx";
import type { Measure } from "./shown.ts";
import { measureTexts } from "./texts.ts";

type Props = { measure: Measure; on: string; onClose: () => void };

export function SuspendDialog({ measure, on, onClose }: Props) {
  const t = useTexts(measureTexts);
  const refresh = useRefresh();
  const { form, submit, sending, problem } = useServerForm<{ from: string | null; reason: SuspensionReason }>(
    {
      initialValues: { from: on, reason: "away" },
      validate: { from: (day) => (day ? null : t.dayMissing) },
      send: ({ from, reason }) =>
        answer(
          api.POST("/api/measures/{id}/suspension", {
            params: { path: { id: measure.id } },
            body: { from: from ?? "", reason },
          }),
        ),
      onDone: () => {
        say(t.suspended);
        refresh(measure.householdId);
        onClose();
      },
    },
  );
  return (
    <Dialog title={t.suspendTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{t.suspendHelp}</p>
        <DateField
          label={t.suspendedFrom}
          required
          minDate={measure.startsOn}
          maxDate={on}
          {...form.getInputProps("from")}
        />
        <NativeSelect
          label={t.suspensionReason}
          mt="sm"
          data={SUSPENSION_REASONS.map((value) => ({ value, label: t.suspensionReasons[value] }))}
          {...form.getInputProps("reason")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.suspend}
        </Button>
      </form>
    </Dialog>
  );
}

export function ResumeDialog({ measure, on, onClose }: Props) {
  const t = useTexts(measureTexts);
  const refresh = useRefresh();
  const { form, submit, sending, problem } = useServerForm<{ on: string | null }>({
    initialValues: { on },
    validate: { on: (day) => (day ? null : t.dayMissing) },
    send: ({ on: first }) =>
      answer(
        api.POST("/api/measures/{id}/resumption", {
          params: { path: { id: measure.id } },
          body: { on: first ?? "" },
        }),
      ),
    onDone: () => {
      say(t.resumed);
      refresh(measure.householdId);
      onClose();
    },
  });
  return (
    <Dialog title={t.resumeTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DateField
          label={t.resumedOn}
          required
          minDate={measure.suspendedSince ?? measure.startsOn}
          maxDate={on}
          {...form.getInputProps("on")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.resume}
        </Button>
      </form>
    </Dialog>
  );
}
