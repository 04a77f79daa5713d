/** Applying weights: what changes is said first; a reason and a day are given; the person's name stays with it. */
import { Button, Group, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { kitTexts } from "../../platform/ui/texts.ts";
import type { Choice } from "../rules.ts";
import { weightTexts } from "./texts.ts";
import classes from "./weights.module.css";

type Props = {
  children: string;
  /** Says of which, where several such buttons stand in a list. */
  label?: string;
  title: string;
  consequences: string;
  choice: Choice;
  factors?: Record<string, number>;
  again?: number;
  backtestId?: number | undefined;
  isFirst?: boolean;
  small?: boolean;
};

const today = () => Temporal.Now.plainDateISO("Europe/Paris").toString();

export function ApplyButton(props: Props) {
  const { children, label, title, isFirst, small } = props;
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant={isFirst ? "filled" : "default"}
        size={small ? "compact-sm" : "sm"}
        {...(label !== undefined && { "aria-label": label })}
        onClick={() => setOpened(true)}
      >
        {children}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={title}>
        <ApplyForm {...props} onClose={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function ApplyForm({
  consequences,
  choice,
  factors,
  again,
  backtestId,
  onClose,
}: Props & { onClose: () => void }) {
  const t = useTexts(weightTexts);
  const kit = useTexts(kitTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { reason: "", validFrom: today() as string | null },
    send: ({ reason, validFrom }) =>
      answer(
        api.POST("/api/weights", {
          body: {
            choice,
            factors: factors ?? {},
            again: again ?? null,
            backtestId: backtestId ?? null,
            validFrom: validFrom ?? today(),
            reason,
          },
        }),
      ),
    onDone: () => {
      say(t.applied);
      onClose();
      void queries.invalidateQueries({ queryKey: ["weights"] });
      void queries.invalidateQueries({ queryKey: ["worklist"] });
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <p className={classes.words}>{consequences}</p>
      <Textarea
        label={t.reason}
        description={t.reasonHelp}
        required
        maxLength={500}
        autosize
        minRows={2}
        {...form.getInputProps("reason")}
      />
      <DateField label={t.from} {...form.getInputProps("validFrom")} />
      <p className={classes.words}>{t.decide}</p>
      {problem !== undefined && <ErrorBox error={problem} />}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          {kit.cancel}
        </Button>
        <Button type="submit" loading={sending}>
          {t.confirm}
        </Button>
      </Group>
    </form>
  );
}
