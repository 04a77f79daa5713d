/** What is done to a plan: ended with its reason, suspended by over-indebtedness. Signing has a dialog of its own. */
import { Button, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { answer, api } from "../../platform/ui/client.ts";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { planTexts } from "./texts.ts";

export type Act = "cancel" | "freeze";

export function ActDialog({
  householdId,
  id,
  act,
  onClose,
}: {
  householdId: string;
  id: string;
  act: Act;
  onClose: () => void;
}) {
  const t = useTexts(planTexts);
  const queries = useQueryClient();
  const today = todayInParis().toString();
  const params = { path: { id } };
  const { form, submit, sending, problem } = useServerForm<{
    frozenOn: string | null;
    reason: string;
  }>({
    initialValues: { frozenOn: today, reason: "" },
    send: ({ frozenOn, reason }) => {
      return act === "freeze"
        ? answer(
            api.POST("/api/repayment-plans/{id}/freeze", { params, body: { frozenOn: frozenOn ?? today } }),
          )
        : answer(api.POST("/api/repayment-plans/{id}/cancel", { params, body: { reason } }));
    },
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  return (
    <Dialog title={{ cancel: t.cancelTitle, freeze: t.freezeTitle }[act]} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {act === "freeze" && <DateField label={t.frozenDay} required {...form.getInputProps("frozenOn")} />}
        {act === "cancel" && (
          <Textarea label={t.reason} required autosize minRows={2} {...form.getInputProps("reason")} />
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
