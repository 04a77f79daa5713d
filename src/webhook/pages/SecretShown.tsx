/** A secret just made, the only time it is seen. */
import { Button, Group, TextInput } from "@mantine/core";

import { Dialog } from "../../platform/ui/Dialog.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { webhookTexts } from "./texts.ts";

export function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTexts(webhookTexts);
  const copy = () =>
    // Absent where the page is not served over https, refused where the person said no.
    (navigator.clipboard?.writeText(secret) ?? Promise.reject(new Error("no clipboard"))).then(
      () => say(t.copied),
      () => say(t.notCopied),
    );
  return (
    <Dialog title={t.secretTitle} opened onClose={onClose} size="lg">
      <p style={{ marginTop: 0 }}>{t.secretWords}</p>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t.secret}
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
      <Button mt="lg" onClick={onClose}>
        {t.noticed}
      </Button>
    </Dialog>
  );
}
