/** The landlord says what became of a household, once. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { type Whereabouts, WHEREABOUTS } from "../rules.ts";
import { closingTexts } from "./texts.ts";

export type Line = Answer<"/api/follow-ups">["rows"][number];
type Values = {
  whereabouts: Whereabouts;
  seenOn: string | null;
  debtCents: number | null;
  rentPaid: "" | "yes" | "no";
  words: string;
};

export function AnswerDialog({ line, on, onClose }: { line: Line; on: string; onClose: () => void }) {
  const t = useTexts(closingTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: { whereabouts: "sameHome", seenOn: on, debtCents: null, rentPaid: "", words: "" },
    validate: { seenOn: (day) => (day ? null : t.dayMissing) },
    send: ({ seenOn, rentPaid, words, ...values }) =>
      answer(
        api.POST("/api/follow-ups/{id}/answer", {
          params: { path: { id: line.id } },
          body: {
            ...values,
            seenOn: seenOn ?? "",
            rentPaid: rentPaid === "" ? null : rentPaid === "yes",
            words: words.trim() || null,
          },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["follow-ups"] });
      void queries.invalidateQueries({ queryKey: ["household", line.householdId] });
      onClose();
    },
  });
  const title = t.answerOf({ household: line.household ?? t.household, months: line.months });
  return (
    <Dialog title={title} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.whereaboutsLegend}
          mb="sm"
          data={WHEREABOUTS.map((value) => ({ value, label: t.whereabouts[value] }))}
          {...form.getInputProps("whereabouts")}
        />
        <DateField
          label={t.seenOn}
          required
          minDate={line.closedOn}
          maxDate={on}
          {...form.getInputProps("seenOn")}
        />
        <EurosField label={t.debtNow} description={t.debtHelp} {...form.getInputProps("debtCents")} />
        <NativeSelect
          label={t.rentPaid}
          mt="sm"
          data={[
            { value: "", label: t.rentUnknown },
            { value: "yes", label: t.yes },
            { value: "no", label: t.no },
          ]}
          {...form.getInputProps("rentPaid")}
        />
        <Textarea label={t.words} autosize minRows={2} mt="sm" {...form.getInputProps("words")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
