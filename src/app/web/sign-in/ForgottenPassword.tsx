/** Asks for a link to choose a new password. Says the same whether the account exists or not. */
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../../platform/ui/form.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { auth } from "./auth.ts";
import classes from "./sign-in.module.css";
import { SignInFrame } from "./SignInFrame.tsx";
import { signInTexts } from "./texts.ts";

export default function ForgottenPassword() {
  const t = useTexts(signInTexts);
  const [sentTo, setSentTo] = useState<string>();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { email: "" },
    validate: { email: (email) => (email.trim() ? null : t.emailNeeded) },
    send: ({ email }) => auth.requestReset(email.trim()),
    onDone: (_, { email }) => setSentTo(email.trim()),
  });
  return (
    <SignInFrame title={t.forgottenTitle} {...(!sentTo && { lead: t.forgottenLead })}>
      {sentTo ? (
        <div role="status" className={classes.notice}>
          <strong>{t.sent}</strong>
          <br />
          {t.sentDetail({ email: sentTo })}
        </div>
      ) : (
        <form className={classes.form} onSubmit={submit} noValidate>
          {problem !== undefined && <ErrorBox error={problem} />}
          <TextInput label={t.email} type="email" autoComplete="username" {...form.getInputProps("email")} />
          <Button type="submit" size="md" loading={sending}>
            {t.send}
          </Button>
        </form>
      )}
      <PageLink href="/sign-in" size="sm" mt="md" display="inline-block">
        {t.back}
      </PageLink>
    </SignInFrame>
  );
}
