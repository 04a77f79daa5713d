/** Notes what a person did with an account of the worklist: called, written, met, put off until a day, or set aside. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { worklistTexts } from "./texts.ts";

const ACTS = ["called", "written", "met", "snoozed", "notADifficulty"] as const;
type Values = { as: (typeof ACTS)[number]; reason: string; until: string | null };

type Props = { line: { accountId: number; account: string }; onClose: () => void };

export function HandleDialog({ line, onClose }: Props) {
  const t = useTexts(worklistTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: { as: "called", reason: "", until: null },
    send: ({ as, reason, until }) =>
      answer(
        api.POST("/api/worklist/{accountId}/handled", {
          params: { path: { accountId: line.accountId } },
          body: { as, ...(reason.trim() && { reason }), ...(as === "snoozed" && until ? { until } : {}) },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["worklist"] });
      onClose();
    },
  });
  return (
    <Dialog title={t.noteFor({ account: line.account })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.what}
          data={ACTS.map((value) => ({ value, label: t.states[value]! }))}
          {...form.getInputProps("as")}
        />
        {form.getValues().as === "snoozed" && (
          <DateField label={t.untilField} required {...form.getInputProps("until")} />
        )}
        <Textarea
          label={t.reason}
          description={t.reasonHelp}
          autosize
          minRows={2}
          mt="sm"
          {...form.getInputProps("reason")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
