/** Settings of assignment, from a day on: the coordination's weights and specialists; an operator's ceilings. */
import { Button, Checkbox, NumberInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { NEEDS, type Need, WEIGHTS } from "../settings.rules.ts";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";

type Settings = Answer<"/api/assignment-settings">;
type Operator = Answer<"/api/loads">["operators"][number];

const useSettings = () =>
  useQuery({
    queryKey: ["assignments", "settings"],
    queryFn: () => answer(api.GET("/api/assignment-settings")),
    gcTime: 0,
  });

function useSaved(onClose: () => void) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const queries = useQueryClient();
  return () => {
    say(t.settingSaved);
    void queries.invalidateQueries({ queryKey: ["loads"] });
    void queries.invalidateQueries({ queryKey: ["assignments"] });
    onClose();
  };
}

type Programme = { operators: readonly Operator[]; onClose: () => void };

export function ProgrammeDialog({ operators, onClose }: Programme) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const query = useSettings();
  return (
    <Dialog title={t.changeProgramme} opened onClose={onClose}>
      <Loaded query={query}>
        {(settings) => <ProgrammeForm settings={settings} operators={operators} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

function ProgrammeForm({ settings, operators, onClose }: Programme & { settings: Settings }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const { form, submit, sending, problem } = useServerForm({
    initialValues: {
      weights: settings.weights,
      needOperators: settings.needOperators,
      from: settings.on as string | null,
    },
    validate: { from: (value) => (value ? null : t.fromMissing) },
    send: ({ from, ...body }) =>
      answer(api.PUT("/api/assignment-settings/programme", { body: { ...body, from: from! } })),
    onDone: useSaved(onClose),
  });
  const serving = (need: Need) => form.getValues().needOperators[need] ?? [];
  return (
    <form onSubmit={submit} noValidate>
      <p style={{ marginTop: 0 }}>{t.weightsWords}</p>
      {WEIGHTS.map((name) => (
        <NumberInput
          key={name}
          label={t.weights[name]}
          min={0}
          max={10_000}
          mt="xs"
          {...form.getInputProps(`weights.${name}`)}
        />
      ))}
      {NEEDS.map((need) => (
        <Checkbox.Group
          key={need}
          label={t.servedBy({ need: t.needs[need] })}
          mt="md"
          value={serving(need)}
          onChange={(ids) =>
            form.setFieldValue("needOperators", { ...form.getValues().needOperators, [need]: ids })
          }
        >
          {operators.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} mt="xs" />
          ))}
        </Checkbox.Group>
      ))}
      <DateField label={t.from} required {...form.getInputProps("from")} />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button type="submit" loading={sending} mt="md">
        {t.saveSetting}
      </Button>
    </form>
  );
}

type Ceiling = { operator: Operator; onClose: () => void };

export function CeilingDialog({ operator, onClose }: Ceiling) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const query = useSettings();
  return (
    <Dialog title={t.changeCeilings} opened onClose={onClose}>
      <Loaded query={query}>
        {(settings) => <CeilingForm settings={settings} operator={operator} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

/** An empty field is "no ceiling known", never 0. */
const orNull = (value: number | string) => (value === "" ? null : Number(value));

function CeilingForm({ settings, operator, onClose }: Ceiling & { settings: Settings }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const now = settings.ceilings[operator.id];
  const { form, submit, sending, problem } = useServerForm({
    initialValues: {
      operator: (now?.operator ?? "") as number | string,
      worker: (now?.worker ?? "") as number | string,
      workers: Object.fromEntries(
        operator.workers.map(({ userId }) => [userId, (now?.workers[userId] ?? "") as number | string]),
      ),
      from: settings.on as string | null,
    },
    validate: { from: (value) => (value ? null : t.fromMissing) },
    send: ({ from, workers, ...most }) =>
      answer(
        api.PUT("/api/assignment-settings/ceilings", {
          body: {
            operator: orNull(most.operator),
            worker: orNull(most.worker),
            workers: Object.fromEntries(
              Object.entries(workers).flatMap(([id, value]) => (value === "" ? [] : [[id, Number(value)]])),
            ),
            from: from!,
          },
        }),
      ),
    onDone: useSaved(onClose),
  });
  const field = { min: 0, max: 10_000, allowDecimal: false, mt: "xs" } as const;
  return (
    <form onSubmit={submit} noValidate>
      <p style={{ marginTop: 0 }}>{t.ceilingsWords}</p>
      <NumberInput label={t.ceilingOperator} {...field} {...form.getInputProps("operator")} />
      <NumberInput label={t.ceilingWorker} {...field} {...form.getInputProps("worker")} />
      {operator.workers.map(({ userId, name }) => (
        <NumberInput
          key={userId}
          label={t.ceilingOf({ name })}
          {...field}
          {...form.getInputProps(`workers.${userId}`)}
        />
      ))}
      <DateField label={t.from} required {...form.getInputProps("from")} />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button type="submit" loading={sending} mt="md">
        {t.saveSetting}
      </Button>
    </form>
  );
}
