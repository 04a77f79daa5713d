/** A webhook's secret just made. */
import { useTexts } from "../../platform/ui/language.tsx";
import { SecretDialog } from "../../platform/ui/SecretDialog.tsx";
import { webhookTexts } from "./texts.ts";

export function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTexts(webhookTexts);
  return (
    <SecretDialog
      title={t.secretTitle}
      words={t.secretWords}
      label={t.secret}
      secret={secret}
      t={t}
      onClose={onClose}
    />
  );
}
