/** An objective with its actions: who does what by when, what was done, what came of it. Only its words are needed. */
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts, wordOf } from "../../platform/ui/language.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import type { Path as MergePath } from "../../platform/editing/merge.rules.ts";
import panel from "../../platform/ui/panel.module.css";
import {
  type Module,
  MODULES,
  OBJECTIVE_OUTCOMES,
  type ObjectiveOutcome,
  type Owner,
  OWNERS,
} from "../rules.ts";
import classes from "./objective.module.css";
import { asSent, type Objective, type Path, sendObjective } from "./shown.ts";
import { objectiveTexts } from "./texts.ts";

type Line = { id: string; text: string; owner: Owner; dueOn: string | null; doneOn: string | null };
type Values = {
  module: Module;
  text: string;
  setOn: string | null;
  outcome: ObjectiveOutcome | "";
  endedOn: string | null;
  outcomeWords: string;
  actions: Line[];
};

const newLine = (): Line => ({
  id: crypto.randomUUID(),
  text: "",
  owner: "household",
  dueOn: null,
  doneOn: null,
});

type Props = { householdId: string; path: Path; on: string; objective?: Objective; onClose: () => void };

export function ObjectiveDialog({ householdId, path, on, objective, onClose }: Props) {
  const t = useTexts(objectiveTexts);
  const queries = useQueryClient();
  const [id] = useState(() => objective?.id ?? crypto.randomUUID());
  const me = useMe();
  const { form, submit, sending, problem, merging } = useServerForm<Values>({
    initialValues: valuesOf(objective, path, on),
    editing: {
      version: objective?.version ?? null,
      valuesOf: (standing: Objective) => valuesOf(standing, path, on),
    },
    draft: { owner: me.id, id: `objective.${objective?.id ?? path.measureId}` },
    validate: { setOn: (day) => (day ? null : t.dayMissing) },
    send: ({ setOn, outcome, outcomeWords, actions, ...values }, version) =>
      sendObjective(path.measureId, {
        ...values,
        id,
        version,
        setOn: setOn ?? "",
        outcome: outcome || null,
        outcomeWords: outcomeWords.trim() || null,
        // A line left empty says nothing.
        actions: actions.filter(({ text }) => text.trim()),
      }),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const { actions, outcome } = form.getValues();
  const nameOf = ([field, line, part]: MergePath) => {
    if (field !== "actions") return wordOf(t.field, field ?? "");
    const action =
      line === undefined
        ? undefined
        : [...actions, ...(objective?.actions ?? [])].find(({ id: own }) => own === line);
    const called = action?.text || t.field.action;
    return part === undefined
      ? called
      : `${called} · ${part === "text" ? t.field.action : wordOf(t.field, part)}`;
  };
  const shown = ([field, , part]: MergePath, value: unknown) => {
    if (field === "module") return wordOf(t.module, String(value));
    if (field === "outcome") return value ? wordOf(t.outcomes, String(value)) : t.stillPursued;
    return part === "owner" ? wordOf(t.owner, String(value)) : undefined;
  };
  return (
    <Dialog title={objective ? t.change : t.add} opened onClose={onClose} size="lg">
      <Merging merging={merging} nameOf={nameOf} shown={shown}>
        <form onSubmit={submit} noValidate>
          <NativeSelect
            label={t.field.module}
            data={MODULES.map((value) => ({ value, label: t.module[value] }))}
            {...form.getInputProps("module")}
          />
          <Textarea
            label={t.field.text}
            required
            autosize
            minRows={2}
            mt="sm"
            {...form.getInputProps("text")}
          />
          <DateField label={t.field.setOn} required maxDate={on} {...form.getInputProps("setOn")} />
          <h3 className={panel.part}>{t.field.actions}</h3>
          {actions.map((line, index) => (
            <ActionFields key={line.id} index={index} on={on} form={form} />
          ))}
          <Button
            variant="default"
            size="xs"
            mt="sm"
            onClick={() => form.insertListItem("actions", newLine())}
          >
            {t.addAction}
          </Button>
          <NativeSelect
            label={t.field.outcome}
            mt="md"
            data={[
              { value: "", label: t.stillPursued },
              ...OBJECTIVE_OUTCOMES.map((value) => ({ value, label: t.outcomes[value] })),
            ]}
            {...form.getInputProps("outcome")}
            onChange={({ currentTarget }) => {
              const value = currentTarget.value as ObjectiveOutcome | "";
              form.setFieldValue("outcome", value);
              form.setFieldValue("endedOn", value === "" ? null : (form.getValues().endedOn ?? on));
            }}
          />
          {outcome !== "" && (
            <>
              <DateField label={t.field.endedOn} required maxDate={on} {...form.getInputProps("endedOn")} />
              <Textarea
                label={t.field.outcomeWords}
                autosize
                minRows={2}
                mt="sm"
                {...form.getInputProps("outcomeWords")}
              />
            </>
          )}
          {problem !== undefined && <ErrorBox error={problem} />}
          <Button type="submit" loading={sending} size="md" fullWidth mih={48} mt="md">
            {t.save}
          </Button>
        </form>
      </Merging>
    </Dialog>
  );
}

type Form = ReturnType<typeof useServerForm<Values>>["form"];

function ActionFields({ index, on, form }: { index: number; on: string; form: Form }) {
  const t = useTexts(objectiveTexts);
  const of = (field: keyof typeof t.field) => t.ofAction({ n: index + 1, field: t.field[field] });
  return (
    <fieldset className={classes.action}>
      <legend className="visually-hidden">{of("action")}</legend>
      <TextInput
        label={t.field.action}
        aria-label={of("action")}
        {...form.getInputProps(`actions.${index}.text`)}
      />
      <div className={classes.when}>
        <NativeSelect
          label={t.field.owner}
          aria-label={of("owner")}
          data={OWNERS.map((value) => ({ value, label: t.owner[value] }))}
          {...form.getInputProps(`actions.${index}.owner`)}
        />
        <DateField label={t.field.dueOn} {...form.getInputProps(`actions.${index}.dueOn`)} />
        <DateField label={t.field.doneOn} maxDate={on} {...form.getInputProps(`actions.${index}.doneOn`)} />
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        color="gray"
        onClick={() => form.removeListItem("actions", index)}
      >
        {t.removeAction({ n: index + 1 })}
      </Button>
    </fieldset>
  );
}

function valuesOf(objective: Objective | undefined, { modules }: Path, on: string): Values {
  if (!objective)
    return {
      module: modules[0] ?? "budget",
      text: "",
      setOn: on,
      outcome: "",
      endedOn: null,
      outcomeWords: "",
      actions: [newLine()],
    };
  const { id: _id, version: _version, outcome, outcomeWords, ...facts } = asSent(objective);
  return { ...facts, outcome: outcome ?? "", outcomeWords: outcomeWords ?? "" };
}
