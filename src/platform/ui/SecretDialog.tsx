/** A secret just made, the only time it is seen: read, copied, put away; what follows it stands below. */
import { Button, Group, TextInput } from "@mantine/core";
import type { ReactNode } from "react";

import { Dialog } from "./Dialog.tsx";
import { say } from "./say.ts";

type Props = {
  title: string;
  /** What it is for, and that it is not shown again. */
  words: string;
  label: string;
  secret: string;
  t: { copy: string; copied: string; notCopied: string; noticed: string };
  onClose: () => void;
  children?: ReactNode;
};

export function SecretDialog({ title, words, label, secret, t, onClose, children }: Props) {
  const copy = () =>
    // Absent where the page is not served over https, refused where the person said no.
    (navigator.clipboard?.writeText(secret) ?? Promise.reject(new Error("no clipboard"))).then(
      () => say(t.copied),
      () => say(t.notCopied),
    );
  return (
    <Dialog title={title} opened onClose={onClose} size="lg">
      <p style={{ marginTop: 0 }}>{words}</p>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={label}
          value={secret}
          readOnly
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
          style={{ flex: "1 1 16rem" }}
          styles={{ input: { fontFamily: "monospace" } }}
        />
        <Button variant="default" onClick={() => void copy()}>
          {t.copy}
        </Button>
      </Group>
      {children}
      <Button mt="lg" onClick={onClose}>
        {t.noticed}
      </Button>
    </Dialog>
  );
}
