/** A token just made, the only time it is seen, with the command that uses it. */
import { useTexts } from "../../platform/ui/language.tsx";
import { SecretDialog } from "../../platform/ui/SecretDialog.tsx";
import { tokenTexts } from "./texts.ts";

export function TokenShown({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useTexts(tokenTexts);
  return (
    <SecretDialog
      title={t.shownTitle}
      words={t.shownWords}
      label={t.token}
      secret={token}
      t={t}
      onClose={onClose}
    >
      <h3 style={{ fontSize: "1rem", margin: "1.25rem 0 0.25rem" }}>{t.example}</h3>
      <p style={{ margin: "0 0 0.5rem" }}>{t.exampleWords}</p>
      <code style={{ display: "block", whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {`curl --fail-with-body --data-binary @export.csv \\\n  -H "Authorization: Bearer $LT_TOKEN" \\\n  "${location.origin}/api/ledger/imports?name=export.csv"`}
      </code>
    </SecretDialog>
  );
}
