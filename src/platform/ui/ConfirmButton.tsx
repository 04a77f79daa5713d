/** A button for what cannot be undone: says the consequences first, acts after, and keeps the refusal in view. */
import { Button, Group, type ButtonProps } from "@mantine/core";
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
  onConfirm: () => Promise<unknown>;
};

export function ConfirmButton({
  children,
  question,
  consequences,
  confirm,
  onConfirm,
  label,
  ...button
}: Props) {
  const t = useTexts(kitTexts);
  const [opened, setOpened] = useState(false);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const act = async () => {
    setRunning(true);
    setError(undefined);
    try {
      await onConfirm();
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
        {error !== undefined && <ErrorBox error={error} />}
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={() => setOpened(false)}>
            {t.cancel}
          </Button>
          <Button color={button.color} loading={running} onClick={() => void act()}>
            {confirm}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}
