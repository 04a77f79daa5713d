/** Decides on a grant, notes its payment, or takes the request back. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { grantTexts } from "./texts.ts";

export type GrantAct = "grant" | "refuse" | "pay" | "withdraw";
type Grant = Answer<"/api/households/{id}/grants">["grants"][number];
type Values = {
  grantedCents: number | null;
  paidCents: number | null;
  paidOn: string | null;
  reference: string;
  conditions: string;
  reason: string;
  withdrawn: string;
  overdraftReason: string;
};

type Props = { householdId: string; grant: Grant; act: GrantAct; onClose: () => void };

export function GrantDialog({ householdId, grant, act, onClose }: Props) {
  const t = useTexts(grantTexts);
  const queries = useQueryClient();
  const today = todayInParis().toString();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      grantedCents: grant.askedCents,
      paidCents: grant.grantedCents,
      paidOn: today,
      reference: "",
      conditions: "",
      reason: "",
      withdrawn: "",
      overdraftReason: "",
    },
    send: (values) => sent(grant.id, act, values, today),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const title = { grant: t.grantTitle, refuse: t.refuseTitle, pay: t.payTitle, withdraw: t.withdrawTitle }[
    act
  ]({ fund: grant.fundName });
  const beyond = form.errors["overdraftReason"] !== undefined || form.getValues().overdraftReason !== "";
  return (
    <Dialog title={title} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {act === "grant" && (
          <>
            <EurosField label={t.grantedCents} required {...form.getInputProps("grantedCents")} />
            <Textarea label={t.fundConditions} autosize mt="sm" {...form.getInputProps("conditions")} />
            {beyond && (
              <Textarea label={t.overdraft} autosize mt="sm" {...form.getInputProps("overdraftReason")} />
            )}
          </>
        )}
        {act === "pay" && (
          <>
            <EurosField label={t.paidCents} required {...form.getInputProps("paidCents")} />
            <DateField label={t.paidDay} required {...form.getInputProps("paidOn")} />
            <TextInput label={t.reference} mt="sm" {...form.getInputProps("reference")} />
          </>
        )}
        {(act === "refuse" || act === "withdraw") && (
          <Textarea
            label={t.reason}
            required
            autosize
            minRows={2}
            {...form.getInputProps(act === "refuse" ? "reason" : "withdrawn")}
          />
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.confirm}
        </Button>
      </form>
    </Dialog>
  );
}

function sent(id: string, act: GrantAct, values: Values, today: string) {
  const params = { path: { id } };
  const { grantedCents, paidCents, paidOn, reference, conditions, reason, withdrawn, overdraftReason } =
    values;
  if (act === "withdraw")
    return answer(api.POST("/api/debt-grants/{id}/amend", { params, body: { withdrawn } }));
  if (act === "pay")
    return answer(
      api.POST("/api/debt-grants/{id}/pay", {
        params,
        body: {
          paidCents: paidCents ?? 0,
          paidOn: paidOn ?? today,
          ...(reference.trim() && { reference }),
        },
      }),
    );
  return answer(
    api.POST("/api/debt-grants/{id}/decide", {
      params,
      body:
        act === "grant"
          ? {
              granted: true,
              grantedCents: grantedCents ?? 0,
              ...(conditions.trim() && { conditions }),
              ...(overdraftReason.trim() && { overdraftReason }),
            }
          : { granted: false, reason },
    }),
  );
}
