/** A token just made, the only time it is seen, with the command that uses it. */
import { Button, Group, TextInput } from "@mantine/core";

import { Dialog } from "../../platform/ui/Dialog.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { tokenTexts } from "./texts.ts";

export function TokenShown({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useTexts(tokenTexts);
  const copy = () =>
    // Absent where the page is not served over https, refused where the person said no.
    (navigator.clipboard?.writeText(token) ?? Promise.reject(new Error("no clipboard"))).then(
      () => say(t.copied),
      () => say(t.notCopied),
    );
  return (
    <Dialog title={t.shownTitle} opened onClose={onClose} size="lg">
      <p style={{ marginTop: 0 }}>{t.shownWords}</p>
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t.token}
          value={token}
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
      <h3 style={{ fontSize: "1rem", margin: "1.25rem 0 0.25rem" }}>{t.example}</h3>
      <p style={{ margin: "0 0 0.5rem" }}>{t.exampleWords}</p>
      <code style={{ display: "block", whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {`curl --fail-with-body --data-binary @export.csv \\\n  -H "Authorization: Bearer $LT_TOKEN" \\\n  "${location.origin}/api/ledger/imports?name=export.csv"`}
      </code>
      <Button mt="lg" onClick={onClose}>
        {t.noticed}
      </Button>
    </Dialog>
  );
}
