/** The coordination decides of a renewal, or records what a session decided. */
import { Button, NativeSelect, Radio, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { useRefresh } from "../../measure/pages/LifeDialogs.tsx";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { ANSWERS, type RenewalAnswer } from "../rules.ts";
import { renewalTexts } from "./texts.ts";

type Found = Pick<Answer<"/api/renewals">, "decider" | "sessions">;
type Request = Pick<
  Answer<"/api/renewals">["requests"][number],
  "id" | "householdId" | "household" | "askedOn" | "reason"
>;
type Values = { answer: RenewalAnswer; words: string; sessionId: string };

export function DecideDialog({
  request,
  found,
  sessionId = "",
  onClose,
}: {
  request: Request;
  found: Found;
  /** The session that is sitting, where one decides from its page. */
  sessionId?: string;
  onClose: () => void;
}) {
  const t = useTexts(renewalTexts);
  const { language } = useLanguage();
  const refresh = useRefresh();
  const queries = useQueryClient();
  const sessions = found.sessions.filter(({ heldOn }) => heldOn >= request.askedOn);
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: { answer: "granted", words: "", sessionId },
    send: ({ sessionId: chosen, ...body }) =>
      answer(
        api.POST("/api/renewal-requests/{id}/decision", {
          params: { path: { id: request.id } },
          body: { ...body, sessionId: chosen || null },
        }),
      ),
    onDone: () => {
      say(t.saved);
      refresh(request.householdId);
      void queries.invalidateQueries({ queryKey: ["renewals"] });
      void queries.invalidateQueries({ queryKey: ["session-renewals"] });
      onClose();
    },
  });
  return (
    <Dialog title={t.decideOf({ household: request.household ?? t.household })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{request.reason}</p>
        <Radio.Group label={t.answerLegend} {...form.getInputProps("answer")}>
          {ANSWERS.map((value) => (
            <Radio key={value} value={value} label={t.answer[value]} mt="xs" />
          ))}
        </Radio.Group>
        <NativeSelect
          label={t.sessionField}
          description={t.decided[found.decider]}
          mt="md"
          data={[
            { value: "", label: t.noSession },
            ...sessions.map(({ id, number, heldOn }) => ({
              value: id,
              label: t.session({ number, on: formatDate(heldOn, language) }),
            })),
          ]}
          {...form.getInputProps("sessionId")}
        />
        <Textarea
          label={t.words}
          description={t.wordsHelp}
          autosize
          minRows={2}
          mt="md"
          {...form.getInputProps("words")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
