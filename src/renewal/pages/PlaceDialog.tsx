/** A renewal put on a session's agenda, with what the table reads of it; or taken off. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import { say } from "../../platform/ui/say.ts";
import { renewalTexts } from "./texts.ts";

type Found = Answer<"/api/renewals">;
type Props = { request: Found["requests"][number]; sessions: Found["upcoming"]; onClose: () => void };

export function PlaceDialog({ request, sessions, onClose }: Props) {
  const t = useTexts(renewalTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { form, submit, sending, problem, merging } = useServerForm<{ sessionId: string; words: string }>({
    initialValues: {
      sessionId: request.agenda?.id ?? sessions[0]?.id ?? "",
      words: request.agenda?.words ?? "",
    },
    editing: {
      version: request.agenda?.version ?? null,
      valuesOf: ({ id, words }: { id: string; words: string | null }) => ({
        sessionId: id,
        words: words ?? "",
      }),
    },
    send: ({ sessionId, words }, version) =>
      answer(
        api.PUT("/api/renewal-requests/{id}/agenda", {
          params: { path: { id: request.id } },
          body: { sessionId: sessionId || null, words: words.trim() || null, version },
        }),
      ),
    onDone: () => {
      say(t.placed);
      void queries.invalidateQueries({ queryKey: ["renewals"] });
      onClose();
    },
  });
  return (
    <Dialog title={t.placeTitle} opened onClose={onClose}>
      <Merging
        merging={merging}
        nameOf={([field]) => (field === "words" ? t.tableWords : t.placeField)}
        shown={([field], value) =>
          field === "sessionId" ? sessions.find(({ id }) => id === value)?.number : undefined
        }
      >
        <form onSubmit={submit} noValidate>
          <p>{request.reason}</p>
          <NativeSelect
            label={t.placeField}
            data={[
              ...sessions.map(({ id, number, heldOn }) => ({
                value: id,
                label: t.session({ number, on: formatDate(heldOn, language) }),
              })),
              { value: "", label: t.notPlaced },
            ]}
            {...form.getInputProps("sessionId")}
          />
          <Textarea
            label={t.tableWords}
            description={t.tableWordsHelp}
            autosize
            minRows={2}
            mt="sm"
            {...form.getInputProps("words")}
          />
          {problem !== undefined && <ErrorBox error={problem} />}
          <Button type="submit" loading={sending} mt="md">
            {t.place}
          </Button>
        </form>
      </Merging>
    </Dialog>
  );
}
