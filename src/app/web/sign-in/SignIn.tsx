/** Sign-in by e-mail and password, then a code where the person has one; or by a passkey. In the demonstration, one click fills the form. */
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";

import { Problem } from "../../../platform/ui/client.ts";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../../platform/ui/form.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { auth, safeReturn } from "./auth.ts";
import { PasskeyButton } from "./PasskeyButton.tsx";
import { passkeysHere } from "../../../sign-in/pages/calls.ts";
import { CodeForm } from "./CodeForm.tsx";
import { DemoAccounts, type DemoAccount } from "./DemoAccounts.tsx";
import { ProviderButton } from "./ProviderButton.tsx";
import classes from "./sign-in.module.css";
import { SignInFrame } from "./SignInFrame.tsx";
import { signInTexts } from "./texts.ts";

/** better-auth's refusals in the reader's language; it never says whether the address or the password was wrong. */
function inWords(error: unknown, t: typeof signInTexts.en): unknown {
  if (!(error instanceof Problem)) return error;
  if (error.status === 401 || error.status === 400)
    return new Problem(401, { title: t.wrong, detail: t.wrongDetail });
  if (error.status === 429 || error.status === 403)
    return new Problem(429, { title: t.locked, detail: t.lockedDetail });
  return new Problem(error.status, error.requestId ? { requestId: error.requestId } : {});
}

export default function SignIn() {
  const t = useTexts(signInTexts);
  const { return: returnTo, ended, refused } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const submitButton = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<DemoAccount>();
  const [asksCode, setAsksCode] = useState(false);
  const isIn = () => {
    queries.clear(); // what the former reader saw must not reach the next one
    void navigate({ href: safeReturn(returnTo) });
  };
  const { form, submit, sending, problem } = useServerForm<
    { email: string; password: string },
    { asksCode: boolean }
  >({
    initialValues: { email: "", password: "" },
    validate: {
      email: (email) => (email.trim() ? null : t.emailNeeded),
      password: (password) => (password ? null : t.passwordNeeded),
    },
    send: ({ email, password }) => auth.signIn(email.trim(), password),
    onDone: (answer) => (answer.asksCode ? setAsksCode(true) : isIn()),
  });
  const fill = (account: DemoAccount) => {
    setChosen(account);
    submitButton.current?.focus(); // on a phone the form is out of sight: this brings it back
    form.setValues({ email: account.email, password: account.password });
  };
  if (asksCode)
    return (
      <SignInFrame key="code" title={t.codeTitle} lead={t.codeLead}>
        <CodeForm onDone={isIn} onBack={() => setAsksCode(false)} />
      </SignInFrame>
    );
  return (
    <SignInFrame title={t.title} aside={<DemoAccounts chosen={chosen} onChoose={fill} />}>
      {refused && (
        <p className={classes.notice} role="alert">
          {t.refusedByProvider}
        </p>
      )}
      {ended && <p className={classes.notice}>{t.ended}</p>}
      <form className={classes.form} onSubmit={submit} noValidate>
        {problem !== undefined && <ErrorBox error={inWords(problem, t)} />}
        <TextInput label={t.email} type="email" autoComplete="username" {...form.getInputProps("email")} />
        <PasswordInput
          label={t.password}
          autoComplete="current-password"
          {...form.getInputProps("password")}
        />
        <Button ref={submitButton} type="submit" size="md" loading={sending}>
          {t.submit}
        </Button>
        <ProviderButton returnTo={safeReturn(returnTo)} />
        {passkeysHere() && <PasskeyButton onDone={isIn} />}
        <PageLink href="/forgotten-password" size="sm">
          {t.forgotten}
        </PageLink>
        <span role="status" className="visually-hidden">
          {chosen ? t.filled({ name: chosen.name }) : ""}
        </span>
      </form>
    </SignInFrame>
  );
}
