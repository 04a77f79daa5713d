/** Adds an organisation and invites its first person, in one step: an organisation without anybody serves nobody. */
import { Box, Button, Fieldset, NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { POSTS_OF, type PostKind } from "../../../parties/people.rules.ts";
import { answer, api } from "../../../platform/ui/client.ts";
import { DateField } from "../../../platform/ui/DateField.tsx";
import { Dialog } from "../../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../../platform/ui/form.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import { say } from "../../../platform/ui/say.ts";
import { shellTexts } from "../texts.ts";
import { peopleTexts } from "./texts.ts";

const KINDS = Object.keys(POSTS_OF) as PostKind[];
type Values = {
  kind: PostKind;
  name: string;
  code: string;
  joinedOn: string | null;
  lead: { name: string; email: string };
};

type Props = {
  onClose: () => void;
  /** Where it goes on once the organisation is there. */
  onCreated?: (made: { id: string }) => void;
};

export function OrganisationDialog({ onClose, onCreated }: Props) {
  const t = useTexts(peopleTexts);
  const { roles } = useTexts(shellTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values, { id: string }>({
    initialValues: { kind: "landlord", name: "", code: "", joinedOn: null, lead: { name: "", email: "" } },
    send: (body) =>
      answer(api.POST("/api/organisations", { body: { ...body, joinedOn: body.joinedOn || null } })),
    onDone: (made, { name }) => {
      say(t.created({ name: name.trim() }));
      void queries.invalidateQueries({ queryKey: ["organisations"] });
      void queries.invalidateQueries({ queryKey: ["people"] });
      void queries.invalidateQueries({ queryKey: ["joining"] });
      onClose();
      onCreated?.(made);
    },
  });
  const role = roles[POSTS_OF[form.getValues().kind][0]];
  return (
    <Dialog title={t.create} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.kind}
          data={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          {...form.getInputProps("kind")}
        />
        <TextInput label={t.createName} mt="sm" {...form.getInputProps("name")} />
        <TextInput label={t.code} description={t.codeHelp} mt="sm" {...form.getInputProps("code")} />
        <Box mt="sm">
          <DateField label={t.joined} description={t.joinedHelp} {...form.getInputProps("joinedOn")} />
        </Box>
        <Fieldset legend={t.first} mt="md">
          <p style={{ marginTop: 0 }}>{t.firstWords({ role })}</p>
          <TextInput label={t.fullName} autoComplete="off" {...form.getInputProps("lead.name")} />
          <TextInput
            label={t.email}
            type="email"
            autoComplete="off"
            mt="sm"
            {...form.getInputProps("lead.email")}
          />
        </Fieldset>
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.createSave}
        </Button>
      </form>
    </Dialog>
  );
}
