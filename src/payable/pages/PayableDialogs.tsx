/** The price of a measure, the making of a list, the signature that was given on paper. */
import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { payableTexts } from "./texts.ts";

type Closing = { onClose: () => void };

function useSaved(onClose: () => void): () => void {
  const t = useTexts(payableTexts);
  const queries = useQueryClient();
  return () => {
    say(t.saved);
    void queries.invalidateQueries({ queryKey: ["payables"] });
    onClose();
  };
}

export function RateDialog({ current, onClose }: Closing & { current: number | null }) {
  const t = useTexts(payableTexts);
  const { form, ...rest } = useServerForm<{ perMeasureCents: number | null; from: string | null }>({
    initialValues: { perMeasureCents: current, from: todayInParis().toString() },
    send: ({ perMeasureCents, from }) =>
      answer(
        api.PUT("/api/payable-rate", { body: { perMeasureCents: perMeasureCents ?? 0, from: from ?? "" } }),
      ),
    onDone: useSaved(onClose),
  });
  return (
    <FormDialog title={t.setRate} save={t.save} onClose={onClose} {...rest}>
      <EurosField label={t.price} required {...form.getInputProps("perMeasureCents")} />
      <DateField label={t.from} required {...form.getInputProps("from")} />
    </FormDialog>
  );
}

type ListProps = Closing & { upTo: string; operatorId: string; operator: string };
type ListValues = { upTo: string | null; advanceCents: number | null; deductionCents: number | null };

export function ListDialog({ upTo, operatorId, operator, onClose }: ListProps) {
  const t = useTexts(payableTexts);
  const { form, ...rest } = useServerForm<ListValues>({
    initialValues: { upTo, advanceCents: null, deductionCents: null },
    send: (values) =>
      answer(
        api.POST("/api/payment-lists", {
          body: {
            operatorId,
            upTo: values.upTo ?? "",
            advanceCents: values.advanceCents ?? 0,
            deductionCents: values.deductionCents ?? 0,
          },
        }),
      ),
    onDone: useSaved(onClose),
  });
  return (
    <FormDialog title={t.makeOf({ operator })} save={t.save} onClose={onClose} {...rest}>
      <DateField label={t.upTo} required {...form.getInputProps("upTo")} />
      <EurosField label={t.advance} {...form.getInputProps("advanceCents")} />
      <EurosField label={t.deduction} {...form.getInputProps("deductionCents")} />
    </FormDialog>
  );
}

export function SignDialog({ id, number, onClose }: Closing & { id: string; number: string }) {
  const t = useTexts(payableTexts);
  const { form, ...rest } = useServerForm<{ on: string | null; by: string }>({
    initialValues: { on: todayInParis().toString(), by: "" },
    send: ({ on, by }) =>
      answer(
        api.POST("/api/payment-lists/{id}/sign", { params: { path: { id } }, body: { on: on ?? "", by } }),
      ),
    onDone: useSaved(onClose),
  });
  return (
    <FormDialog title={t.signOf({ number })} save={t.save} onClose={onClose} {...rest}>
      <TextInput label={t.signedBy} required {...form.getInputProps("by")} />
      <DateField label={t.signedOn} required {...form.getInputProps("on")} />
    </FormDialog>
  );
}
