/** A form over a page: its fields, what is wrong with it as a whole, and the one button that sends it. */
import { Button } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";

import { Dialog } from "./Dialog.tsx";
import { ErrorBox } from "./ErrorBox.tsx";
import type { MergingState } from "./form.ts";
import { Merging } from "./Merging.tsx";
import type { MergeNames } from "./MergeView.tsx";

type Props<V> = {
  title: string;
  size?: string;
  /** What the button says. */
  save: string;
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  sending: boolean;
  problem: unknown;
  /** Of a record that others write too: what its fields are called where two people wrote. */
  merging?: MergingState<V>;
  names?: MergeNames;
  onClose: () => void;
  children: ReactNode;
};

/** `submit`, `sending`, `problem` and `merging` are those of `useServerForm`. */
export function FormDialog<V>({
  title,
  size = "md",
  save,
  submit,
  sending,
  problem,
  merging,
  names,
  onClose,
  children,
}: Props<V>) {
  const fields = (
    <form onSubmit={submit} noValidate>
      {children}
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button type="submit" loading={sending} mt="md">
        {save}
      </Button>
    </form>
  );
  return (
    <Dialog title={title} opened onClose={onClose} size={size}>
      {merging && names ? (
        <Merging merging={merging} {...names}>
          {fields}
        </Merging>
      ) : (
        fields
      )}
    </Dialog>
  );
}
