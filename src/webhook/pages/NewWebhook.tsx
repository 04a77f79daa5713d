/** Asks for a webhook: which program, at which address, told of what. */
import { Checkbox, TextInput } from "@mantine/core";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { useServerForm } from "../../platform/ui/form.ts";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { webhookTexts } from "./texts.ts";

type Props = {
  offered: Answer<"/api/webhooks">["offered"];
  onClose: () => void;
  onCreated: (secret: string) => void;
};

export function NewWebhook({ offered, onClose, onCreated }: Props) {
  const t = useTexts(webhookTexts);
  const { form, submit, sending, problem } = useServerForm<
    { name: string; url: string; kinds: string[] },
    { secret: string }
  >({
    initialValues: { name: "", url: "", kinds: [...offered] },
    send: (body) => answer(api.POST("/api/webhooks", { body })),
    onDone: ({ secret }) => onCreated(secret),
  });
  return (
    <FormDialog
      title={t.create}
      save={t.save}
      submit={submit}
      sending={sending}
      problem={problem}
      onClose={onClose}
      size="lg"
    >
      <p style={{ marginTop: 0 }}>{t.createWords}</p>
      <TextInput
        label={t.name}
        description={t.nameHelp}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput label={t.url} type="url" autoComplete="off" mt="sm" {...form.getInputProps("url")} />
      <Checkbox.Group label={t.kindsLabel} mt="sm" {...form.getInputProps("kinds")}>
        {offered.map((kind) => (
          <Checkbox key={kind} value={kind} label={t.kinds[kind]} mt="xs" />
        ))}
      </Checkbox.Group>
    </FormDialog>
  );
}
