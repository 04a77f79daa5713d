/** Moves a household to another operator in one action, its running measure included: who takes it, why, what follows. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Effect } from "./Effect.tsx";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";

/** `to`: the operator to begin with, as its lead asked. */
type Props = { assignmentId: string; from: string; name: string; to?: string; onClose: () => void };

export function HandOverDialog(props: Props) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const query = useQuery({ queryKey: ["loads"], queryFn: () => answer(api.GET("/api/loads")) });
  return (
    <Dialog title={t.handOverOf({ name: props.name })} opened onClose={props.onClose}>
      <Loaded query={query}>{(found) => <Form {...props} found={found} />}</Loaded>
    </Dialog>
  );
}

function Form({ assignmentId, from, to, onClose, found }: Props & { found: Answer<"/api/loads"> }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const queries = useQueryClient();
  const others = found.operators.filter(({ name }) => name !== from);
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { operatorId: to ?? others[0]?.id ?? "", workerId: "", reason: "" },
    send: ({ workerId, ...body }) =>
      answer(
        api.POST("/api/assignments/{id}/hand-over", {
          params: { path: { id: assignmentId } },
          body: { ...body, workerId: workerId || null },
        }),
      ),
    onDone: () => {
      say(t.handedOver);
      void queries.invalidateQueries();
      onClose();
    },
  });
  const operator = others.find(({ id }) => id === form.getValues().operatorId);
  return (
    <form onSubmit={submit} noValidate>
      <p style={{ marginTop: 0 }}>{t.handOverWords({ from })}</p>
      <NativeSelect
        label={t.newOperator}
        data={others.map(({ id, name, now }) => ({ value: id, label: t.loaded({ name, n: now }) }))}
        {...form.getInputProps("operatorId")}
        onChange={(event) => form.setValues({ operatorId: event.currentTarget.value, workerId: "" })}
      />
      {operator && (
        <p className={panel.small}>
          <Effect load={operator} found={found} />
        </p>
      )}
      <NativeSelect
        label={t.newWorker}
        mt="sm"
        data={[
          { value: "", label: t.leadNames },
          ...(operator?.workers.map(({ userId, name, now }) => ({
            value: userId,
            label: t.loaded({ name, n: now }),
          })) ?? []),
        ]}
        {...form.getInputProps("workerId")}
      />
      <Textarea
        label={t.handOverReason}
        description={t.handOverReasonHelp}
        required
        autosize
        minRows={2}
        maxLength={1000}
        mt="sm"
        {...form.getInputProps("reason")}
      />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button type="submit" loading={sending} mt="md">
        {t.handOver}
      </Button>
    </form>
  );
}
