/** Closes a measure, or completes what was unknown when it was closed: a day and an outcome are needed, nothing else. */
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import {
  type ClosingFact,
  CLOSING_FACTS,
  OUTCOMES,
  type Outcome,
  stillUnknown,
  TIES,
} from "../closing.rules.ts";
import { useRefresh } from "./LifeDialogs.tsx";
import type { Measure } from "./shown.ts";
import { measureTexts } from "./texts.ts";

type Values = {
  closedOn: string | null;
  outcome: Outcome | "";
  debtAtStartCents: number | null;
  debtAtEndCents: number | null;
  tieAtEnd: (typeof TIES)[number] | "";
  paymentResumed: "" | "yes" | "no";
  closingSummary: string;
  handedOnTo: string;
};

const factsOf = ({ tieAtEnd, paymentResumed, closingSummary, debtAtStartCents, debtAtEndCents }: Values) => ({
  debtAtStartCents,
  debtAtEndCents,
  tieAtEnd: tieAtEnd || null,
  paymentResumed: paymentResumed === "" ? null : paymentResumed === "yes",
  closingSummary: closingSummary.trim() || null,
});

export function ClosingDialog({
  measure,
  on,
  onClose,
}: {
  measure: Measure;
  on: string;
  onClose: () => void;
}) {
  const t = useTexts(measureTexts);
  const refresh = useRefresh();
  const isCompleting = measure.can.complete;
  const path = { params: { path: { id: measure.id } } };
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      closedOn: on,
      outcome: "",
      debtAtStartCents: measure.debtAtStartCents,
      debtAtEndCents: isCompleting ? null : measure.debtTodayCents,
      tieAtEnd: "",
      paymentResumed: "",
      closingSummary: "",
      handedOnTo: "",
    },
    validate: { closedOn: (day) => (day ? null : t.dayMissing) },
    send: (values) => {
      const { debtAtEndCents, ...facts } = factsOf(values);
      if (isCompleting)
        return answer(
          api.POST("/api/measures/{id}/completion", { ...path, body: { ...facts, debtAtEndCents } }),
        );
      // Left as it was shown, the debt is taken from the account on the very day chosen.
      const isCorrected = debtAtEndCents !== measure.debtTodayCents;
      return answer(
        api.POST("/api/measures/{id}/closing", {
          ...path,
          body: {
            ...facts,
            ...(isCorrected && { debtAtEndCents }),
            closedOn: values.closedOn ?? "",
            outcome: values.outcome || null,
            handedOnTo: values.handedOnTo.trim() || null,
          },
        }),
      );
    },
    onDone: () => {
      say(isCompleting ? t.completed : t.closed);
      refresh(measure.householdId);
      onClose();
    },
  });
  const asked = (fact: ClosingFact) => !isCompleting || measure.unknown.includes(fact);
  const unknown = stillUnknown(factsOf(form.getValues())).filter(asked);
  return (
    <Dialog title={isCompleting ? t.completeTitle : t.closeTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {!isCompleting && (
          <>
            <p>{t.closeHelp}</p>
            <DateField label={t.closedOn} required maxDate={on} {...form.getInputProps("closedOn")} />
            <NativeSelect
              label={t.outcome}
              required
              mt="sm"
              data={[
                { value: "", label: t.outcomeUnknown },
                ...OUTCOMES.map((value) => ({ value, label: t.outcomes[value] })),
              ]}
              {...form.getInputProps("outcome")}
            />
          </>
        )}
        {asked("debtAtStartCents") && (isCompleting || measure.debtAtStartCents === null) && (
          <EurosField label={t.debtAtStart} {...form.getInputProps("debtAtStartCents")} />
        )}
        {asked("debtAtEndCents") && (
          <EurosField
            label={t.debtAtEnd}
            {...(!isCompleting && { description: t.fromAccount })}
            {...form.getInputProps("debtAtEndCents")}
          />
        )}
        {asked("tieAtEnd") && (
          <NativeSelect
            label={t.tieAtEnd}
            mt="sm"
            data={[
              { value: "", label: t.unknown },
              ...TIES.map((value) => ({ value, label: t.ties[value] })),
            ]}
            {...form.getInputProps("tieAtEnd")}
          />
        )}
        {asked("paymentResumed") && (
          <NativeSelect
            label={t.paymentResumed}
            mt="sm"
            data={[
              { value: "", label: t.unknown },
              { value: "yes", label: t.yes },
              { value: "no", label: t.no },
            ]}
            {...form.getInputProps("paymentResumed")}
          />
        )}
        {asked("closingSummary") && (
          <Textarea
            label={t.closingSummary}
            description={t.readByAll}
            autosize
            minRows={3}
            mt="sm"
            {...form.getInputProps("closingSummary")}
          />
        )}
        {!isCompleting && (
          <TextInput
            label={t.handedOnTo}
            description={t.handedOnToHelp}
            mt="sm"
            maxLength={200}
            {...form.getInputProps("handedOnTo")}
          />
        )}
        {unknown.length > 0 && (
          <p>
            {t.stillUnknown} :{" "}
            {CLOSING_FACTS.filter((fact) => unknown.includes(fact))
              .map((fact) => t.fact[fact])
              .join(", ")}
            .
          </p>
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {isCompleting ? t.complete : t.close}
        </Button>
      </form>
    </Dialog>
  );
}
