/** Adding a passkey under a name that its owner knows again. */
import { Button, TextInput } from "@mantine/core";

import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { addPasskey } from "./calls.ts";
import classes from "./security.module.css";
import { refusalIn, securityTexts } from "./texts.ts";

export function PasskeySetup({ onDone }: { onDone: () => void }) {
  const t = useTexts(securityTexts);
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { name: "" },
    validate: { name: (name) => (name.trim() ? null : t.passkeyNameHelp) },
    send: ({ name }) => addPasskey(name.trim()),
    onDone,
  });
  return (
    <form className={classes.setup} onSubmit={submit} noValidate>
      <p>{t.passkeysWords}</p>
      <TextInput
        label={t.passkeyName}
        description={t.passkeyNameHelp}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("name")}
      />
      {problem !== undefined && <ErrorBox error={refusalIn(problem, t.refusals)} />}
      <div>
        <Button type="submit" loading={sending}>
          {t.passkeyAdd}
        </Button>
      </div>
    </form>
  );
}
