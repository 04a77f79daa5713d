/** The form behind a link received by mail: a forgotten password replaced, or an invitation accepted. */
import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";

import { Problem } from "../../../platform/ui/client.ts";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../../platform/ui/form.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { refusalIn, securityTexts } from "../../../sign-in/pages/texts.ts";
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
  /** Throws a `Problem` where the password or the link is refused. */
  send: (newPassword: string, token: string) => Promise<unknown>;
  /** Where another link can be asked for by oneself. */
  askAgain?: string;
  /** After it is kept; without it, the page says so and leads to sign-in. */
  onSaved?: () => void;
};

/** The link has served, or its time has passed: better-auth says it by a code, our own door by "not found". */
export const isRefusedLink = (problem: unknown): boolean =>
  problem instanceof Problem && (problem.title === "INVALID_TOKEN" || problem.status === 404);

export function ChoosePassword({
  title,
  lead,
  submitLabel,
  badLinkDetail,
  token,
  send,
  askAgain,
  onSaved,
}: Props) {
  const t = useTexts(signInTexts);
  const { refusals } = useTexts(securityTexts);
  const [saved, setSaved] = useState(false);
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { newPassword: "" },
    validate: { newPassword: (value) => (value.length >= LEAST_LENGTH ? null : t.tooShort) },
    send: ({ newPassword }) => send(newPassword, token ?? ""),
    onDone: onSaved ?? (() => setSaved(true)),
  });
  const isBadLink = !token || isRefusedLink(problem);
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
        <PageLink href={askAgain ?? "/sign-in"} mt="md" display="inline-block">
          {askAgain ? t.askAgain : t.title}
        </PageLink>
      </SignInFrame>
    );
  return (
    <SignInFrame title={title} {...(lead && { lead })}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {problem !== undefined && <ErrorBox error={refusalIn(problem, refusals)} />}
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
