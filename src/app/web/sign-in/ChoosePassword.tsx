/** The form behind a link received by mail: a forgotten password replaced, or an invitation accepted. */
import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";

import { Problem } from "../../../platform/ui/client.ts";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../../platform/ui/form.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { auth } from "./auth.ts";
import classes from "./sign-in.module.css";
import { SignInFrame } from "./SignInFrame.tsx";
import { signInTexts } from "./texts.ts";

const LEAST_LENGTH = 12;

type Props = {
  title: string;
  lead?: string;
  submitLabel: string;
  /** What one can do when the link no longer holds. */
  badLinkDetail: string;
  token: string | undefined;
};

export function ChoosePassword({ title, lead, submitLabel, badLinkDetail, token }: Props) {
  const t = useTexts(signInTexts);
  const [saved, setSaved] = useState(false);
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { newPassword: "" },
    validate: { newPassword: (value) => (value.length >= LEAST_LENGTH ? null : t.tooShort) },
    send: ({ newPassword }) => auth.setPassword(newPassword, token ?? ""),
    onDone: () => setSaved(true),
  });
  const isBadLink = !token || (problem instanceof Problem && problem.title === "INVALID_TOKEN");
  if (saved)
    return (
      <SignInFrame title={t.saved} lead={t.savedDetail}>
        <PageLink href="/sign-in" mt="md" display="inline-block">
          {t.title}
        </PageLink>
      </SignInFrame>
    );
  if (isBadLink)
    return (
      <SignInFrame title={t.badLink} lead={badLinkDetail}>
        <PageLink href="/forgotten-password" mt="md" display="inline-block">
          {t.askAgain}
        </PageLink>
      </SignInFrame>
    );
  return (
    <SignInFrame title={title} {...(lead && { lead })}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {problem !== undefined && <ErrorBox error={problem} />}
        <PasswordInput
          label={t.newPassword}
          description={t.passwordRule}
          autoComplete="new-password"
          {...form.getInputProps("newPassword")}
        />
        <Button type="submit" size="md" loading={sending}>
          {submitLabel}
        </Button>
      </form>
    </SignInFrame>
  );
}
