/** An operator's lead asks that another operator takes a household over: whom it has in mind, and why. The coordination decides. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import { requestTexts, type RequestWords } from "./request.texts.ts";

type Props = { assignmentId: string; name: string; onClose: () => void };

export function AskHandOverDialog(props: Props) {
  const t = useTexts(requestTexts) as RequestWords;
  const query = useQuery({
    queryKey: ["hand-over-requests"],
    queryFn: () => answer(api.GET("/api/hand-over-requests")),
  });
  return (
    <Dialog title={t.askOf({ name: props.name })} opened onClose={props.onClose}>
      <Loaded query={query}>{(found) => <Form {...props} found={found} />}</Loaded>
    </Dialog>
  );
}

function Form({ assignmentId, onClose, found }: Props & { found: Answer<"/api/hand-over-requests"> }) {
  const t = useTexts(requestTexts) as RequestWords;
  const { organisation } = useMe();
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { operatorId: "", reason: "" },
    send: ({ operatorId, reason }) =>
      answer(
        api.POST("/api/assignments/{id}/hand-over-request", {
          params: { path: { id: assignmentId } },
          body: { operatorId: operatorId || null, reason },
        }),
      ),
    onDone: () => {
      say(t.asked);
      void queries.invalidateQueries({ queryKey: ["hand-over-requests"] });
      onClose();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <p style={{ marginTop: 0 }}>{t.askWords}</p>
      <NativeSelect
        label={t.wanted}
        data={[
          { value: "", label: t.coordinationChooses },
          ...found.operators
            .filter(({ id }) => id !== organisation.id)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...form.getInputProps("operatorId")}
      />
      <Textarea
        label={t.why}
        description={t.whyHelp}
        required
        autosize
        minRows={2}
        maxLength={1000}
        mt="sm"
        {...form.getInputProps("reason")}
      />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button type="submit" loading={sending} mt="md">
        {t.ask}
      </Button>
    </form>
  );
}
