/** One line of a year's money: voted, agreed, received, spent… */
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { COST_LINES, type CostLine, FUNDING_KINDS, type FundingKind } from "../rules.ts";
import { fundingTexts } from "./texts.ts";
import { type Found, useSaved } from "./year.tsx";

type Values = {
  kind: FundingKind;
  funder: string;
  line: string;
  amountCents: number | null;
  eligible: "" | "yes" | "no";
  costLine: "" | CostLine;
  agreementId: string;
  happenedOn: string | null;
  explanation: string;
};

export function LineDialog({ found, onClose }: { found: Found; onClose: () => void }) {
  const t = useTexts(fundingTexts);
  const done = useSaved(onClose);
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      kind: "received",
      funder: "PLATFORM",
      line: "",
      amountCents: null,
      eligible: "",
      costLine: "",
      agreementId: "",
      happenedOn: null,
      explanation: "",
    },
    send: ({ eligible, costLine, agreementId, amountCents, explanation, ...rest }) =>
      answer(
        api.POST("/api/funding/lines", {
          body: {
            ...rest,
            year: found.year,
            amountCents: amountCents ?? 0,
            eligible: eligible === "" ? null : eligible === "yes",
            costLine: costLine || null,
            agreementId: agreementId || null,
            explanation: explanation.trim() || null,
          },
        }),
      ),
    onDone: done,
  });
  return (
    <Dialog title={`${t.addLine}, ${found.year}`} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.kind}
          data={FUNDING_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          {...form.getInputProps("kind")}
        />
        <NativeSelect
          label={t.funder}
          data={[
            { value: "PLATFORM", label: t.platform },
            { value: "LANDLORDS", label: t.landlords },
            ...found.payers.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          {...form.getInputProps("funder")}
        />
        <TextInput label={t.line} required {...form.getInputProps("line")} />
        <EurosField label={t.amount} required {...form.getInputProps("amountCents")} />
        <NativeSelect
          label={t.costLine}
          data={[
            { value: "", label: t.notSaid },
            ...COST_LINES.map((value) => ({ value, label: t.costLines[value] })),
          ]}
          {...form.getInputProps("costLine")}
        />
        <NativeSelect
          label={t.eligible}
          data={[
            { value: "", label: t.eligibility.unknown },
            { value: "yes", label: t.eligibility.yes },
            { value: "no", label: t.eligibility.no },
          ]}
          {...form.getInputProps("eligible")}
        />
        <NativeSelect
          label={t.agreement}
          data={[
            { value: "", label: t.none },
            ...found.agreements.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...form.getInputProps("agreementId")}
        />
        <DateField label={t.happenedOn} {...form.getInputProps("happenedOn")} />
        <Textarea label={t.note} autosize {...form.getInputProps("explanation")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
