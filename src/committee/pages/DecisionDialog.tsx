/** Writes what the committee decided of a case, or corrects it: the kind first, then the fields that it alone has. */
import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import {
  DECISION_KINDS,
  type DecisionKind,
  LEVERS,
  REFUSAL_REASONS,
  type Lever,
  type RefusalReason,
} from "../rules.ts";
import classes from "./committee.module.css";
import { committeeTexts, type CommitteeWords } from "./texts.ts";

type Item = Answer<"/api/sessions/{id}">["agenda"][number];
type Values = {
  kind: DecisionKind;
  track: Item["track"];
  startsOn: string | null;
  levers: string[];
  conditions: string;
  missing: string;
  dueBy: string | null;
  reason: RefusalReason | "";
  reasonText: string;
  redirectedTo: string;
};

export function DecisionDialog({ item, name, onClose }: { item: Item; name: string; onClose: () => void }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const queries = useQueryClient();
  const former = item.decision;
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      kind: former?.kind ?? "admitted",
      track: former?.track ?? item.track,
      startsOn: former?.startsOn ?? null,
      levers: former?.levers ?? [],
      conditions: former?.conditions ?? "",
      missing: former?.missing ?? "",
      dueBy: former?.dueBy ?? null,
      reason: former?.reason ?? "",
      reasonText: former?.reasonText ?? "",
      redirectedTo: former?.redirectedTo ?? "",
    },
    send: ({ levers, reason, ...values }) =>
      answer(
        api.PUT("/api/agenda-items/{id}/decision", {
          params: { path: { id: item.id } },
          body: { ...values, levers: levers as Lever[], reason: reason || null },
        }),
      ),
    onDone: () => {
      say(t.decided);
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      void queries.invalidateQueries({ queryKey: ["assignments"] });
      onClose();
    },
  });
  const { kind } = form.getValues();
  return (
    <Dialog title={(former ? t.correctOf : t.decideOf)({ name })} opened onClose={onClose} size="lg">
      <form onSubmit={submit} noValidate className={classes.form}>
        <Radio.Group label={t.kind} {...form.getInputProps("kind")}>
          {DECISION_KINDS.map((value) => (
            <Radio key={value} value={value} label={t.kindChoices[value]} mt={8} />
          ))}
        </Radio.Group>
        <Fields kind={kind} form={form} t={t} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending}>
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}

type Part = { form: ReturnType<typeof useServerForm<Values>>["form"]; t: CommitteeWords };

function Fields({ kind, form, t }: Part & { kind: DecisionKind }) {
  const text = (field: "conditions" | "missing" | "reasonText", required: boolean) => (
    <Textarea
      key={field}
      label={t[field]}
      description={t.withoutName}
      required={required}
      autosize
      minRows={2}
      maxLength={2000}
      {...form.getInputProps(field)}
    />
  );
  switch (kind) {
    case "admitted":
      return (
        <>
          <NativeSelect
            label={t.track}
            data={(["stay", "leaseTransfer"] as const).map((value) => ({ value, label: t.tracks[value] }))}
            {...form.getInputProps("track")}
          />
          <DateField label={t.startsOn} {...form.getInputProps("startsOn")} />
          <Checkbox.Group label={t.levers} {...form.getInputProps("levers")}>
            {LEVERS.map((value) => (
              <Checkbox key={value} value={value} label={t.leverNames[value]} mt={8} />
            ))}
          </Checkbox.Group>
          {text("conditions", false)}
        </>
      );
    case "deferred":
      return (
        <>
          {text("missing", true)}
          <DateField label={t.dueBy} {...form.getInputProps("dueBy")} />
        </>
      );
    case "refused":
      return (
        <>
          <NativeSelect
            label={t.reason}
            required
            data={[
              { value: "", label: t.choose },
              ...REFUSAL_REASONS.map((value) => ({ value, label: t.reasons[value] })),
            ]}
            {...form.getInputProps("reason")}
          />
          {text("reasonText", true)}
        </>
      );
    case "redirected":
      return (
        <>
          <TextInput
            label={t.redirectedTo}
            required
            maxLength={300}
            {...form.getInputProps("redirectedTo")}
          />
          {text("reasonText", false)}
        </>
      );
  }
}
