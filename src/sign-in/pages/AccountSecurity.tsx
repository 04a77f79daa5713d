/** One's own sign-in: password, second factor, passkeys, sessions. Changes are made right after signing in. */
import { Button, PasswordInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { AppSetup } from "./AppSetup.tsx";
import { authCall } from "./calls.ts";
import { PasskeySetup } from "./PasskeySetup.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import classes from "./security.module.css";
import { type Security, securityKey, Sessions } from "./Sessions.tsx";
import { refusalIn, securityTexts } from "./texts.ts";

export const securityQuery = {
  queryKey: securityKey,
  queryFn: () => answer(api.GET("/api/account/security")),
};

export default function AccountSecurity() {
  const t = useTexts(securityTexts);
  const query = useQuery(securityQuery);
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={query}>
        {(security) => (
          <>
            {!security.recent && <Again />}
            <Factors security={security} />
            <Sessions {...security} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Again() {
  const t = useTexts(securityTexts);
  const navigate = useNavigate();
  return (
    <div className={classes.notice}>
      <p>
        <strong>{t.again}</strong>
        <br />
        {t.againWords}
      </p>
      <Button onClick={() => void navigate({ to: "/sign-in", search: { return: "/account/security" } })}>
        {t.signInAgain}
      </Button>
    </div>
  );
}

type Opened = "app" | "removeApp" | "codes" | "passkey" | "password";

function Factors({ security }: { security: Security }) {
  const t = useTexts(securityTexts);
  const queries = useQueryClient();
  const [opened, setOpened] = useState<Opened>();
  const { totp, codesLeft, passkeys, recent, required, password } = security;
  const done = (words: string) => {
    setOpened(undefined);
    say(words);
    void queries.invalidateQueries({ queryKey: securityKey });
  };
  const close = () => setOpened(undefined);
  return (
    <>
      <Section title={t.passwordTitle}>
        <div className={classes.way}>
          <p>{password ? t.passwordRule : t.noPassword}</p>
          {recent && password && (
            <Button variant="default" onClick={() => setOpened("password")}>
              {t.changePassword}
            </Button>
          )}
        </div>
      </Section>
      <Section title={t.factors} lead={required ? `${t.factorsLead} ${t.required}` : t.factorsLead}>
        <ul className={classes.ways}>
          <Way title={t.app} isOn={totp} words={t.appWords}>
            {recent &&
              (totp ? (
                <Button variant="default" onClick={() => setOpened("removeApp")}>
                  {t.removeApp}
                </Button>
              ) : (
                <Button onClick={() => setOpened("app")}>{t.addApp}</Button>
              ))}
          </Way>
          {totp && (
            <Way title={t.codes} isOn={codesLeft > 0} words={t.codesLeft({ n: codesLeft })}>
              {recent && (
                <Button variant="default" onClick={() => setOpened("codes")}>
                  {t.newCodes}
                </Button>
              )}
            </Way>
          )}
          <Way
            title={t.passkeys}
            isOn={passkeys.length > 0}
            words={security.passkeysPossible ? t.passkeysWords : t.notHere}
            below={passkeys.length > 0 && <Passkeys passkeys={passkeys} recent={recent} onRemoved={done} />}
          >
            {recent && security.passkeysPossible && (
              <Button variant={totp ? "default" : "filled"} onClick={() => setOpened("passkey")}>
                {t.addPasskey}
              </Button>
            )}
          </Way>
        </ul>
      </Section>
      {opened === "app" && (
        <Dialog title={t.addApp} opened onClose={close} size="lg">
          <AppSetup password={password} onDone={() => done(t.appAdded)} />
        </Dialog>
      )}
      {opened === "passkey" && (
        <Dialog title={t.addPasskey} opened onClose={close}>
          <PasskeySetup onDone={() => done(t.passkeyAdded)} />
        </Dialog>
      )}
      {opened === "removeApp" && (
        <AskPassword
          title={t.removeAppQuestion}
          words={t.removeAppWords}
          save={t.removeApp}
          password={password}
          send={(body) => authCall("/two-factor/disable", body)}
          onDone={() => done(t.appRemoved)}
          onClose={close}
        />
      )}
      {opened === "codes" && <NewCodes password={password} onDone={close} />}
      {opened === "password" && <NewPassword onDone={() => done(t.passwordSaved)} onClose={close} />}
    </>
  );
}

type WayProps = { title: string; isOn: boolean; words: string; children: ReactNode; below?: ReactNode };

function Way({ title, isOn, words, children, below }: WayProps) {
  const t = useTexts(securityTexts);
  return (
    <li className={classes.way}>
      <div>
        <h3>
          {title} <StatusBadge tone={isOn ? "good" : "neutral"}>{isOn ? t.on : t.off}</StatusBadge>
        </h3>
        <p>{words}</p>
      </div>
      {children}
      {below}
    </li>
  );
}

type PasskeysProps = {
  passkeys: Security["passkeys"];
  recent: boolean;
  onRemoved: (words: string) => void;
};

function Passkeys({ passkeys, recent, onRemoved }: PasskeysProps) {
  const t = useTexts(securityTexts);
  return (
    <ul className={classes.keys}>
      {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
        <li key={id}>
          <span>
            <strong>{name}</strong> – {t.created} <DateText iso={createdAt} />,{" "}
            {lastUsedAt ? (
              <>
                {t.used} <DateText iso={lastUsedAt} />
              </>
            ) : (
              t.neverUsed
            )}
          </span>
          {recent && (
            <ConfirmButton
              size="xs"
              variant="default"
              label={t.removePasskeyOf({ name })}
              question={t.removePasskeyQuestion({ name })}
              consequences={t.removePasskeyWords}
              confirm={t.removePasskey}
              onConfirm={async () => {
                await answer(api.DELETE("/api/account/passkeys/{id}", { params: { path: { id } } }));
                onRemoved(t.passkeyRemoved);
              }}
            >
              {t.removePasskey}
            </ConfirmButton>
          )}
        </li>
      ))}
    </ul>
  );
}

type AskProps<R> = {
  title: string;
  words: string;
  save: string;
  password: boolean;
  send: (body: { password?: string }) => Promise<R>;
  onDone: (result: R) => void;
  onClose: () => void;
};

/** Asks for the password once more, for what takes something away. */
function AskPassword<R>({ title, words, save, password, send, onDone, onClose }: AskProps<R>) {
  const t = useTexts(securityTexts);
  const { form, submit, sending, problem } = useServerForm<{ password: string }, R>({
    initialValues: { password: "" },
    send: (values) => send(password ? values : {}),
    onDone,
  });
  return (
    <FormDialog
      title={title}
      save={save}
      submit={submit}
      sending={sending}
      problem={refusalIn(problem, t.refusals)}
      onClose={onClose}
    >
      <p style={{ marginTop: 0 }}>{words}</p>
      {password && (
        <PasswordInput
          label={t.password}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps("password")}
        />
      )}
    </FormDialog>
  );
}

function NewCodes({ password, onDone }: { password: boolean; onDone: () => void }) {
  const t = useTexts(securityTexts);
  const queries = useQueryClient();
  const [codes, setCodes] = useState<string[]>();
  if (codes)
    return (
      <Dialog title={t.codes} opened onClose={onDone} size="lg">
        <RecoveryCodes codes={codes} onKept={onDone} />
      </Dialog>
    );
  return (
    <AskPassword
      title={t.newCodesQuestion}
      words={t.newCodesWords}
      save={t.newCodes}
      password={password}
      send={(body) => authCall<{ backupCodes: string[] }>("/two-factor/generate-backup-codes", body)}
      onDone={({ backupCodes }) => {
        setCodes(backupCodes);
        void queries.invalidateQueries({ queryKey: securityKey });
      }}
      onClose={onDone}
    />
  );
}

function NewPassword({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = useTexts(securityTexts);
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { currentPassword: "", newPassword: "" },
    send: (values) => authCall("/change-password", values),
    onDone,
  });
  return (
    <FormDialog
      title={t.changePassword}
      save={t.save}
      submit={submit}
      sending={sending}
      problem={refusalIn(problem, t.refusals)}
      onClose={onClose}
    >
      <PasswordInput
        label={t.password}
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps("currentPassword")}
      />
      <PasswordInput
        label={t.newPassword}
        description={t.passwordRule}
        autoComplete="new-password"
        mt="sm"
        {...form.getInputProps("newPassword")}
      />
    </FormDialog>
  );
}
