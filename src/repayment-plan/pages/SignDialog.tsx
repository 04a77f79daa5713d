/** The household signs its plan: on the screen with a witness, its name typed, or on paper. The printed plan bears it. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { answer, api } from "../../platform/ui/client.ts";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import {
  newSignature,
  SignatureFields,
  signatureOf,
  type SignatureValues,
} from "../../signature/pages/SignatureFields.tsx";
import { planTexts } from "./texts.ts";

type Props = { householdId: string; plan: { id: string; replaces: string | null }; onClose: () => void };

export function SignDialog({ householdId, plan, onClose }: Props) {
  const t = useTexts(planTexts);
  const me = useMe();
  const queries = useQueryClient();
  const today = todayInParis().toString();
  const { form, submit, sending, problem } = useServerForm<SignatureValues>({
    initialValues: newSignature(today, me.name),
    send: (values) =>
      answer(
        api.POST("/api/repayment-plans/{id}/sign", {
          params: { path: { id: plan.id } },
          body: { signedOn: values.signedOn ?? today, ...signatureOf(values) },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  return (
    <Dialog title={t.signTitle} opened onClose={onClose} size="lg">
      <form onSubmit={submit} noValidate>
        <SignatureFields form={form} dayLabel={t.signedDay} />
        {plan.replaces && <p>{t.signNote}</p>}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
