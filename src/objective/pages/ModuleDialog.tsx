/** Which modules a measure is made of. */
import { Button, Checkbox } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import { say } from "../../platform/ui/say.ts";
import { type Module, MODULES } from "../rules.ts";
import type { Path } from "./shown.ts";
import { objectiveTexts } from "./texts.ts";

type Props = { householdId: string; path: Path; onClose: () => void };

export function ModuleDialog({ householdId, path, onClose }: Props) {
  const t = useTexts(objectiveTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem, merging } = useServerForm<{ modules: Module[] }>({
    initialValues: { modules: path.modules },
    editing: { version: path.modulesVersion, valuesOf: ({ modules }: Path) => ({ modules }) },
    send: ({ modules }, version) =>
      answer(
        api.PUT("/api/measures/{id}/modules", {
          params: { path: { id: path.measureId } },
          body: { modules, version },
        }),
      ),
    onDone: () => {
      say(t.modulesSaved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  return (
    <Dialog title={t.choose} opened onClose={onClose}>
      <Merging
        merging={merging}
        nameOf={() => t.modules}
        shown={(_path, value) => (value as Module[]).map((one) => t.module[one]).join(" · ")}
      >
        <form onSubmit={submit} noValidate>
          <Checkbox.Group label={t.modules} description={t.chooseHelp} {...form.getInputProps("modules")}>
            {MODULES.map((value) => (
              <Checkbox key={value} value={value} label={t.module[value]} mt="sm" size="md" />
            ))}
          </Checkbox.Group>
          {problem !== undefined && <ErrorBox error={problem} />}
          <Button type="submit" loading={sending} size="md" fullWidth mih={48} mt="md">
            {t.save}
          </Button>
        </form>
      </Merging>
    </Dialog>
  );
}
