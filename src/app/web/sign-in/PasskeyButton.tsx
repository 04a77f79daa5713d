/** Signs in by a passkey: no address, no password. */
import { Button } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useState } from "react";

import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { refusalIn, securityTexts } from "../../../sign-in/pages/texts.ts";
import { auth } from "./auth.ts";
import { signInTexts } from "./texts.ts";

export function PasskeyButton({ onDone }: { onDone: () => void }) {
  const t = useTexts(signInTexts);
  const { refusals } = useTexts(securityTexts);
  const [problem, setProblem] = useState<unknown>();
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    setProblem(undefined);
    try {
      await auth.passkey();
      onDone();
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        size="md"
        loading={asking}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        onClick={() => void ask()}
      >
        {t.byPasskey}
      </Button>
      {problem !== undefined && <ErrorBox error={refusalIn(problem, refusals)} />}
    </>
  );
}
