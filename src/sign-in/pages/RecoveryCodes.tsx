/** Recovery codes, the only time they are seen. */
import { Button } from "@mantine/core";

import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import classes from "./security.module.css";
import { securityTexts } from "./texts.ts";

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTexts(securityTexts);
  const copy = () =>
    // Absent where the page is not served over https, refused where the person said no.
    (navigator.clipboard?.writeText(codes.join("\n")) ?? Promise.reject(new Error("no clipboard"))).then(
      () => say(t.copied),
      () => say(t.notCopied),
    );
  return (
    <div className={classes.setup}>
      <p>
        <strong>{t.keepCodes}</strong>
      </p>
      <p>{t.keepCodesWords}</p>
      <ol className={classes.codes} aria-label={t.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={classes.actions}>
        <Button onClick={onKept}>{t.kept}</Button>
        <Button variant="default" onClick={() => void copy()}>
          {t.copy}
        </Button>
        <Button variant="default" onClick={() => print()}>
          {t.print}
        </Button>
      </div>
    </div>
  );
}
