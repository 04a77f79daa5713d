/** Adding an application of codes: the password, the drawing or the key, a first code, then the recovery codes. */
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState } from "react";

import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { authCall } from "./calls.ts";
import { Drawing } from "./Drawing.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import classes from "./security.module.css";
import { refusalIn, securityTexts } from "./texts.ts";

type Begun = { totpURI: string; backupCodes: string[] };

/** `password`: the person has one, and is asked for it. `onDone`: the codes were kept. */
export function AppSetup({ password, onDone }: { password: boolean; onDone: () => void }) {
  const t = useTexts(securityTexts);
  const [begun, setBegun] = useState<Begun>();
  const [isShown, setShown] = useState(false);
  const first = useServerForm<{ password: string }, Begun>({
    initialValues: { password: "" },
    send: (values) => authCall<Begun>("/two-factor/enable", password ? values : {}),
    onDone: setBegun,
  });
  const second = useServerForm({
    initialValues: { code: "" },
    send: ({ code }) => authCall("/two-factor/verify-totp", { code }),
    onDone: () => setShown(true),
  });
  if (begun && isShown) return <RecoveryCodes codes={begun.backupCodes} onKept={onDone} />;
  if (!begun)
    return (
      <form className={classes.setup} onSubmit={first.submit} noValidate>
        <p>{t.appWords}</p>
        {password && (
          <PasswordInput
            label={t.password}
            autoComplete="current-password"
            data-autofocus
            {...first.form.getInputProps("password")}
          />
        )}
        {first.problem !== undefined && <ErrorBox error={refusalIn(first.problem, t.refusals)} />}
        <div>
          <Button type="submit" loading={first.sending}>
            {t.next}
          </Button>
        </div>
      </form>
    );
  const key = new URL(begun.totpURI).searchParams.get("secret") ?? "";
  return (
    <form className={classes.setup} onSubmit={second.submit} noValidate>
      <p>{t.scan}</p>
      <Drawing text={begun.totpURI} label={t.drawing} />
      <p>
        {t.key}
        <br />
        <span className={classes.key}>{key.match(/.{1,4}/g)?.join(" ")}</span>
      </p>
      <TextInput
        label={t.code}
        description={t.codeHelp}
        inputMode="numeric"
        autoComplete="one-time-code"
        {...second.form.getInputProps("code")}
      />
      {second.problem !== undefined && <ErrorBox error={refusalIn(second.problem, t.refusals)} />}
      <div>
        <Button type="submit" loading={second.sending}>
          {t.check}
        </Button>
      </div>
    </form>
  );
}
