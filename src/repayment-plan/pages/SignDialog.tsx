/** The household signs its plan: on the screen with a witness, its name typed, or on paper. The printed plan bears it. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { answer, api } from "../../platform/ui/client.ts";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import type { Signature } from "../signature.rules.ts";
import { SignaturePad } from "./SignaturePad.tsx";
import { planTexts } from "./texts.ts";

type Props = { householdId: string; plan: { id: string; replaces: string | null }; onClose: () => void };

export function SignDialog({ householdId, plan, onClose }: Props) {
  const t = useTexts(planTexts);
  const me = useMe();
  const queries = useQueryClient();
  const today = todayInParis().toString();
  const [strokes, setStrokes] = useState<number[][]>([]);
  const { form, submit, sending, problem } = useServerForm<{
    signedOn: string | null;
    how: Signature["kind"];
    name: string;
    witness: string;
  }>({
    initialValues: { signedOn: today, how: "drawn", name: "", witness: me.name },
    send: ({ signedOn, how, name, witness }) => {
      const signature: Signature =
        how === "drawn" ? { kind: how, strokes } : how === "typed" ? { kind: how, name } : { kind: how };
      return answer(
        api.POST("/api/repayment-plans/{id}/sign", {
          params: { path: { id: plan.id } },
          body: { signedOn: signedOn ?? today, signature, witness: how === "paper" ? null : witness },
        }),
      );
    },
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const { how } = form.getValues();
  return (
    <Dialog title={t.signTitle} opened onClose={onClose} size="lg">
      <form onSubmit={submit} noValidate>
        <DateField label={t.signedDay} required {...form.getInputProps("signedOn")} />
        <NativeSelect
          label={t.signHow}
          mt="sm"
          data={(["drawn", "typed", "paper"] as const).map((value) => ({ value, label: t.signedHow[value] }))}
          {...form.getInputProps("how")}
        />
        {how === "drawn" && (
          <SignaturePad
            label={t.pad}
            hint={t.padHint}
            clear={t.clear}
            strokes={strokes}
            onChange={setStrokes}
          />
        )}
        {how === "typed" && <TextInput label={t.signer} required mt="sm" {...form.getInputProps("name")} />}
        {how !== "paper" && (
          <TextInput label={t.witness} required mt="sm" {...form.getInputProps("witness")} />
        )}
        {plan.replaces && <p>{t.signNote}</p>}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
