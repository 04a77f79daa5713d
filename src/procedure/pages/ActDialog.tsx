/** Records one act of the procedure: what it is, its date, how it was given, and what this kind of act alone says. */
import { Button, NativeSelect, NumberInput, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { ACT_KINDS, type ActKind, MEANS, type Means } from "../../procedure-clock/acts.rules.ts";
import { procedureTexts } from "./texts.ts";

type Values = {
  kind: ActKind;
  on: string | null;
  means: Means | "";
  statedTime: string;
  planMonths: number | "";
  clauseOn: string | null;
  reason: string;
  assessmentRequestedOn: string | null;
  prefectToldOn: string | null;
  answer: "" | "granted" | "refused";
  planEndsOn: string | null;
  endsOn: string | null;
};

/** Fields that each kind of act has beyond its date and means (`acts.rules.ts`). */
const FIELDS: Partial<Record<ActKind, readonly (keyof Values)[]>> = {
  paymentOrder: ["statedTime"],
  prefectNotice: ["assessmentRequestedOn"],
  judgment: ["planMonths", "clauseOn", "reason"],
  orderToVacate: ["statedTime", "prefectToldOn"],
  policeAnswer: ["answer"],
  cohesionProtocol: ["planEndsOn"],
  cohesionReview: ["reason"],
  cohesionExtension: ["endsOn", "reason"],
};

const EMPTY: Values = {
  kind: "paymentOrder",
  on: null,
  means: "",
  statedTime: "",
  planMonths: "",
  clauseOn: null,
  reason: "",
  assessmentRequestedOn: null,
  prefectToldOn: null,
  answer: "",
  planEndsOn: null,
  endsOn: null,
};

/** What was filled in, of the fields that the kind has: what is empty is not known and is not sent. */
function bodyOf({ kind, on, means, ...values }: Values) {
  const own = (FIELDS[kind] ?? []).map((name) => [name, values[name as keyof typeof values]] as const);
  const known = own.filter(([, value]) => value !== "" && value !== null);
  return { kind, ...(on && { on }), ...(means && { means }), ...Object.fromEntries(known) };
}

export function ActDialog({ householdId, onClose }: { householdId: string; onClose: () => void }) {
  const t = useTexts(procedureTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: EMPTY,
    send: (values) =>
      answer(
        api.POST("/api/households/{id}/procedure/acts", {
          params: { path: { id: householdId } },
          body: bodyOf(values),
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const { kind } = form.getValues();
  const has = (name: keyof Values) => FIELDS[kind]?.includes(name) ?? false;
  return (
    <Dialog title={t.recordTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.which}
          data={ACT_KINDS.map((value) => ({ value, label: t.act[value] }))}
          {...form.getInputProps("kind")}
        />
        <DateField label={kind === "hearing" ? t.hearingOn : t.on} required {...form.getInputProps("on")} />
        {kind !== "hearing" && (
          <NativeSelect
            label={t.how}
            mt="sm"
            data={[
              { value: "", label: t.howUnknown },
              ...MEANS.map((value) => ({ value, label: t.means[value] })),
            ]}
            {...form.getInputProps("means")}
          />
        )}
        {FIELDS[kind] && <p>{t.leaveEmpty}</p>}
        {has("statedTime") && (
          <NativeSelect
            label={t.statedTime}
            data={[
              { value: "", label: t.notStated },
              ...Object.entries(t.times).map(([value, label]) => ({ value, label })),
            ]}
            {...form.getInputProps("statedTime")}
          />
        )}
        {has("planMonths") && (
          <NumberInput label={t.planMonths} min={1} max={36} {...form.getInputProps("planMonths")} />
        )}
        {has("clauseOn") && <DateField label={t.clauseOn} {...form.getInputProps("clauseOn")} />}
        {has("endsOn") && <DateField label={t.endsOn} {...form.getInputProps("endsOn")} />}
        {has("reason") && (
          <Textarea
            label={kind === "judgment" ? t.reason : t.found}
            mt="sm"
            autosize
            {...form.getInputProps("reason")}
          />
        )}
        {has("assessmentRequestedOn") && (
          <DateField label={t.assessmentRequestedOn} {...form.getInputProps("assessmentRequestedOn")} />
        )}
        {has("prefectToldOn") && (
          <DateField label={t.prefectToldOn} {...form.getInputProps("prefectToldOn")} />
        )}
        {has("answer") && (
          <NativeSelect
            label={t.answer}
            data={[
              { value: "", label: t.howUnknown },
              ...(["granted", "refused"] as const).map((value) => ({ value, label: t.answers[value] })),
            ]}
            {...form.getInputProps("answer")}
          />
        )}
        {has("planEndsOn") && <DateField label={t.planEndsOn} {...form.getInputProps("planEndsOn")} />}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
