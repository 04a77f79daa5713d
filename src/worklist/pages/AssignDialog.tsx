/** Gives an account to a colleague, seen with what each follows already; or takes it back. */
import { Button, Group, Radio, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { worklistTexts } from "./texts.ts";
import { type Choices, choicesQuery, type Line } from "./list.ts";

type Props = { line: Line; onClose: () => void; onDone: (given: boolean) => void };

export function AssignDialog({ line, onClose, onDone }: Props) {
  const t = useTexts(worklistTexts);
  const query = useQuery(choicesQuery);
  return (
    <Dialog title={t.assignFor({ name: line.leaseholder })} opened onClose={onClose}>
      <Loaded query={query}>
        {({ colleagues }) => <AssignForm line={line} colleagues={colleagues} onDone={onDone} />}
      </Loaded>
    </Dialog>
  );
}

const NOBODY = "nobody";

function AssignForm({
  line,
  colleagues,
  onDone,
}: Pick<Props, "line" | "onDone"> & Pick<Choices, "colleagues">) {
  const t = useTexts(worklistTexts);
  const me = useMe();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { officerId: line.officerId ?? me.id },
    send: ({ officerId }) =>
      answer(
        api.PUT("/api/worklist/{accountId}/officer", {
          params: { path: { accountId: line.accountId } },
          body: { officerId: officerId === NOBODY ? null : officerId },
        }),
      ),
    onDone: (_, { officerId }) => onDone(officerId !== NOBODY),
  });
  const mine = colleagues.filter(({ userId }) => userId === me.id);
  const others = colleagues.filter(({ userId }) => userId !== me.id);
  return (
    <form onSubmit={submit} noValidate>
      <Radio.Group label={t.officerField} description={t.assignHelp} {...form.getInputProps("officerId")}>
        <Stack gap="xs" mt={6}>
          {[...mine, ...others].map(({ userId, name, accounts }) => (
            <Radio
              key={userId}
              value={userId}
              label={`${userId === me.id ? t.me : name} : ${t.load({ n: accounts })}`}
              {...(form.getValues().officerId === userId && { "data-autofocus": true })}
            />
          ))}
          <Radio value={NOBODY} label={t.nobody} />
        </Stack>
      </Radio.Group>
      {problem !== undefined && <ErrorBox error={problem} />}
      <Group mt="md">
        <Button type="submit" loading={sending}>
          {t.save}
        </Button>
      </Group>
    </form>
  );
}
