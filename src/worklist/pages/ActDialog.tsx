/** Notes what a person did with an account: reached out, put it off until a day, or found no difficulty. */
import { Button, Group, Radio, Stack, Textarea } from "@mantine/core";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { type Handling, isOutreach, NO_DIFFICULTY_REASONS, OUTREACH_RESULTS } from "../rules.ts";
import { REASON_WORDS, RESULT_WORDS } from "../wording.rules.ts";
import { worklistTexts } from "./texts.ts";
import type { Line } from "./list.ts";

type Values = {
  doneOn: string | null;
  result: string;
  why: string;
  words: string;
  until: string | null;
};
type Props = { line: Line; as: Handling; onClose: () => void; onDone: (entry: string) => void };

export function ActDialog({ line, as, onClose, onDone }: Props) {
  const t = useTexts(worklistTexts);
  const { language } = useLanguage();
  const { form, submit, sending, problem } = useServerForm<Values, { entry: string }>({
    initialValues: { doneOn: null, result: "", why: "", words: "", until: null },
    send: ({ doneOn, result, why, words, until }) =>
      answer(
        api.POST("/api/worklist/{accountId}/handled", {
          params: { path: { accountId: line.accountId } },
          body: {
            as,
            ...(words.trim() && { words }),
            ...(isOutreach(as) && doneOn && { doneOn }),
            ...(isOutreach(as) && result && { result: result as never }),
            ...(as === "notADifficulty" && why && { why: why as never }),
            ...(as === "snoozed" && until && { until }),
          },
        }),
      ),
    onDone: ({ entry }) => onDone(entry),
  });
  return (
    <Dialog title={t.noteFor({ act: t.acts[as], name: line.leaseholder })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {isOutreach(as) && (
          <>
            <Choice
              label={t.result}
              choices={OUTREACH_RESULTS[as].map((value) => ({ value, label: RESULT_WORDS[value][language] }))}
              {...form.getInputProps("result")}
            />
            <Textarea
              label={t.note}
              description={t.noteHelp}
              autosize
              minRows={2}
              maxLength={500}
              mt="sm"
              {...form.getInputProps("words")}
            />
            <DateField label={t.doneOn} description={t.doneOnHelp} {...form.getInputProps("doneOn")} />
          </>
        )}
        {as === "snoozed" && (
          <>
            <Textarea
              label={t.reason}
              description={t.reasonHelp}
              required
              autosize
              minRows={2}
              maxLength={500}
              data-autofocus
              {...form.getInputProps("words")}
            />
            <DateField label={t.untilField} required {...form.getInputProps("until")} />
          </>
        )}
        {as === "notADifficulty" && (
          <>
            <Choice
              label={t.why2}
              description={t.whyHelp}
              required
              choices={NO_DIFFICULTY_REASONS.map((value) => ({
                value,
                label: REASON_WORDS[value][language],
              }))}
              {...form.getInputProps("why")}
            />
            <Textarea
              label={t.words}
              description={t.wordsHelp}
              autosize
              minRows={2}
              maxLength={500}
              mt="sm"
              {...form.getInputProps("words")}
            />
          </>
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Group mt="md">
          <Button type="submit" loading={sending}>
            {t.save}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

type ChoiceProps = {
  label: string;
  description?: string;
  required?: boolean;
  choices: readonly { value: string; label: string }[];
  value?: string;
  onChange?: (value: string) => void;
  error?: React.ReactNode;
};

/** One of a few, all in sight: arrows choose, Enter sends. */
function Choice({ choices, ...group }: ChoiceProps) {
  // Words of a few letters stand side by side, sentences one under the other.
  const Frame = choices.some(({ label }) => label.length > 30) ? Stack : Group;
  return (
    <Radio.Group {...group}>
      <Frame gap="xs" mt={6}>
        {choices.map(({ value, label }, at) => (
          <Radio key={value} value={value} label={label} {...(at === 0 && { "data-autofocus": true })} />
        ))}
      </Frame>
    </Radio.Group>
  );
}
