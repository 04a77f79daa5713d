/** Asks for a token: which program, what it may do, until when. */
import { Button, Checkbox, TextInput } from "@mantine/core";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { SCOPES, type Scope } from "../rules.ts";
import { tokenTexts } from "./texts.ts";

type Values = { name: string; scopes: Scope[]; expiresOn: string | null };
type Props = { onClose: () => void; onCreated: (token: string) => void };

export function NewToken({ onClose, onCreated }: Props) {
  const t = useTexts(tokenTexts);
  const today = todayInParis();
  const { form, submit, sending, problem } = useServerForm<Values, { token: string }>({
    initialValues: { name: "", scopes: ["ledger:import"], expiresOn: today.add({ years: 1 }).toString() },
    send: ({ name, scopes, expiresOn }) =>
      answer(api.POST("/api/access-tokens", { body: { name, scopes, expiresOn: expiresOn ?? "" } })),
    onDone: ({ token }) => onCreated(token),
  });
  return (
    <Dialog title={t.create} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p style={{ marginTop: 0 }}>{t.createWords}</p>
        <TextInput
          label={t.name}
          description={t.nameHelp}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps("name")}
        />
        <Checkbox.Group label={t.scopes} mt="sm" {...form.getInputProps("scopes")}>
          {SCOPES.map((scope) => (
            <Checkbox key={scope} value={scope} label={t.scopeNames[scope]} mt="xs" />
          ))}
        </Checkbox.Group>
        <div style={{ marginTop: "var(--mantine-spacing-sm)" }}>
          <DateField
            label={t.expires}
            description={t.expiresHelp}
            clearable={false}
            {...form.getInputProps("expiresOn")}
          />
        </div>
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
