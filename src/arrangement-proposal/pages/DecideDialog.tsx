/** Accepts an arrangement, or refuses it with its reason: the coordination's, in its name. */
import { Button, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { arrangementTexts } from "./texts.ts";

type Props = { householdId: string; id: string; accepted: boolean; onClose: () => void };

export function DecideDialog({ householdId, id, accepted, onClose }: Props) {
  const t = useTexts(arrangementTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { reason: "" },
    send: ({ reason }) =>
      answer(
        api.POST("/api/arrangements/{id}/decide", {
          params: { path: { id } },
          body: { accepted, reason: reason.trim() || null },
        }),
      ),
    onDone: () => {
      say(accepted ? t.accepted : t.refused);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  return (
    <Dialog title={accepted ? t.acceptTitle : t.refuseTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {accepted && <p style={{ marginTop: 0 }}>{t.acceptWords}</p>}
        <Textarea
          label={accepted ? t.word : t.reason}
          required={!accepted}
          autosize
          minRows={2}
          {...form.getInputProps("reason")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {accepted ? t.accept : t.refuse}
        </Button>
      </form>
    </Dialog>
  );
}
