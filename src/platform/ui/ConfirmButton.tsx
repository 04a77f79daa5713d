/** A button for what takes away: says the consequences first, asks why, acts after, and keeps the refusal in view. */
import { Button, Group, Textarea, type ButtonProps } from "@mantine/core";
import { useState, type ReactNode } from "react";

import { Dialog } from "./Dialog.tsx";
import { ErrorBox } from "./ErrorBox.tsx";
import { useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

type Props = Pick<ButtonProps, "variant" | "size" | "color" | "disabled" | "leftSection"> & {
  children: string;
  /** Says of which row, where several such buttons stand in a list. */
  label?: string;
  /** The question, as a sentence. */
  question: string;
  /** What will happen, to whom. */
  consequences: ReactNode;
  /** The verb of the action, not "OK". */
  confirm: string;
  /** What is asked for and kept; without it, what is done can be undone. */
  asksReason?: boolean;
  onConfirm: (reason: string) => Promise<unknown>;
};

export function ConfirmButton({
  children,
  question,
  consequences,
  confirm,
  asksReason,
  onConfirm,
  label,
  ...button
}: Props) {
  const t = useTexts(kitTexts);
  const [opened, setOpened] = useState(false);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const [reason, setReason] = useState("");
  const act = async () => {
    setRunning(true);
    setError(undefined);
    try {
      await onConfirm(reason.trim());
      setOpened(false);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setRunning(false);
    }
  };
  return (
    <>
      <Button {...button} aria-label={label} onClick={() => setOpened(true)}>
        {children}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={question}>
        <div>{consequences}</div>
        {asksReason && (
          <Textarea
            label={t.reason}
            description={t.reasonHelp}
            required
            autosize
            minRows={2}
            mt="sm"
            maxLength={1000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        {error !== undefined && <ErrorBox error={error} />}
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={() => setOpened(false)}>
            {t.cancel}
          </Button>
          <Button
            color={button.color}
            disabled={asksReason && reason.trim().length < 3}
            loading={running}
            onClick={() => void act()}
          >
            {confirm}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
