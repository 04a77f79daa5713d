/** The second half of signing in: a code of the application, or one of the recovery codes. */
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../../platform/ui/form.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import { refusalIn, securityTexts } from "../../../sign-in/pages/texts.ts";
import { auth } from "./auth.ts";
import classes from "./sign-in.module.css";
import { signInTexts } from "./texts.ts";

export function CodeForm({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const t = useTexts(signInTexts);
  const { refusals } = useTexts(securityTexts);
  const [recovery, setRecovery] = useState(false);
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { code: "" },
    validate: { code: (code) => (code.trim() ? null : t.codeNeeded) },
    send: ({ code }) => (recovery ? auth.recoveryCode(code) : auth.code(code)),
    onDone,
  });
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {problem !== undefined && <ErrorBox error={refusalIn(problem, refusals)} />}
      <TextInput
        key={recovery ? "recovery" : "code"}
        label={recovery ? t.recoveryCode : t.code}
        description={recovery ? t.recoveryCodeHelp : t.codeHelp}
        inputMode={recovery ? "text" : "numeric"}
        autoComplete={recovery ? "off" : "one-time-code"}
        {...form.getInputProps("code")}
      />
      <Button type="submit" size="md" loading={sending}>
        {t.submit}
      </Button>
      <Button
        variant="subtle"
        onClick={() => {
          form.setValues({ code: "" });
          setRecovery(!recovery);
        }}
      >
        {recovery ? t.useCode : t.useRecovery}
      </Button>
      <Button variant="subtle" onClick={onBack}>
        {t.back}
      </Button>
    </form>
  );
}
