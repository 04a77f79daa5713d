/** A form over a page: its fields, what is wrong with it as a whole, and the one button that sends it. */
import { Button } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";

import { Dialog } from "./Dialog.tsx";
import { ErrorBox } from "./ErrorBox.tsx";

type Props = {
  title: string;
  size?: string;
  /** What the button says. */
  save: string;
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  sending: boolean;
  problem: unknown;
  onClose: () => void;
  children: ReactNode;
};

/** `submit`, `sending` and `problem` are those of `useServerForm`. */
export function FormDialog({ title, size = "md", save, submit, sending, problem, onClose, children }: Props) {
  return (
    <Dialog title={title} opened onClose={onClose} size={size}>
      <form onSubmit={submit} noValidate>
        {children}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {save}
        </Button>
      </form>
    </Dialog>
  );
}
