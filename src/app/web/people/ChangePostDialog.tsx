/** Another post for somebody, here or in another organisation: their access follows it. */
import { NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { useServerForm } from "../../../platform/ui/form.ts";
import { FormDialog } from "../../../platform/ui/FormDialog.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { say } from "../../../platform/ui/say.ts";
import { shellTexts } from "../texts.ts";
import { peopleTexts } from "./texts.ts";

type People = Answer<"/api/people">;
type Props = {
  person: People["people"][number];
  openings: People["openings"];
  onClose: () => void;
};

export function ChangePostDialog({ person, openings, onClose }: Props) {
  const t = useTexts(peopleTexts);
  const { roles } = useTexts(shellTexts);
  const queries = useQueryClient();
  const { name, userId, organisationId, role } = person;
  const { form, submit, sending, problem } = useServerForm<{ organisationId: string; role: string }>({
    initialValues: { organisationId, role },
    send: (body) => answer(api.POST("/api/people/{id}/post", { params: { path: { id: userId } }, body })),
    onDone: () => {
      say(t.changed({ name }));
      void queries.invalidateQueries({ queryKey: ["people"] });
      onClose();
    },
  });
  const posts = openings.find(({ id }) => id === form.getValues().organisationId)?.posts ?? [];
  return (
    <FormDialog
      title={t.changeOf({ name })}
      save={t.change}
      submit={submit}
      sending={sending}
      problem={problem}
      onClose={onClose}
    >
      <p style={{ marginTop: 0 }}>{t.changeWords}</p>
      {openings.length > 1 && (
        <NativeSelect
          label={t.organisation}
          data={openings.map(({ id, name: place }) => ({ value: id, label: place }))}
          {...form.getInputProps("organisationId")}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            const [first = ""] = openings.find(({ id }) => id === chosen)?.posts ?? [];
            form.setValues({ organisationId: chosen, role: first });
          }}
        />
      )}
      <NativeSelect
        label={t.role}
        data={posts.map((post) => ({ value: post as string, label: roles[post] }))}
        mt="sm"
        data-autofocus
        {...form.getInputProps("role")}
      />
    </FormDialog>
  );
}
