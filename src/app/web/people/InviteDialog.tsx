/** Invites somebody: name, address, and one of the posts that the server says one may give. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { Dialog } from "../../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../../platform/ui/form.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import { say } from "../../../platform/ui/say.ts";
import { shellTexts } from "../texts.ts";
import { peopleTexts } from "./texts.ts";

type Opening = Answer<"/api/people">["openings"][number];
type Values = { name: string; email: string; organisationId: string; role: string };

type Props = { openings: readonly Opening[]; onClose: () => void };

export function InviteDialog({ openings, onClose }: Props) {
  const t = useTexts(peopleTexts);
  const { roles } = useTexts(shellTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      name: "",
      email: "",
      organisationId: openings[0]?.id ?? "",
      role: "",
    },
    send: (body) => answer(api.POST("/api/invitations", { body })),
    onDone: (_answer, { name }) => {
      say(t.sent({ name: name.trim() }));
      void queries.invalidateQueries({ queryKey: ["people"] });
      onClose();
    },
  });
  const posts = openings.find(({ id }) => id === form.getValues().organisationId)?.posts ?? [];
  return (
    <Dialog title={t.invite} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p style={{ marginTop: 0 }}>{t.inviteWords}</p>
        <TextInput label={t.fullName} autoComplete="off" data-autofocus {...form.getInputProps("name")} />
        <TextInput label={t.email} type="email" autoComplete="off" mt="sm" {...form.getInputProps("email")} />
        {openings.length > 1 && (
          <NativeSelect
            label={t.organisation}
            data={openings.map(({ id, name }) => ({ value: id, label: name }))}
            mt="sm"
            {...form.getInputProps("organisationId")}
            onChange={(event) => form.setValues({ organisationId: event.currentTarget.value, role: "" })}
          />
        )}
        <NativeSelect
          label={t.role}
          data={[
            { value: "", label: t.chooseRole, disabled: true },
            ...posts.map((post) => ({ value: post as string, label: roles[post] })),
          ]}
          mt="sm"
          {...form.getInputProps("role")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.send}
        </Button>
      </form>
    </Dialog>
  );
}
