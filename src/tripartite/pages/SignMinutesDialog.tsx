/** One of the three signs the minutes: on this screen before somebody, or on the printed page. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import panel from "../../platform/ui/panel.module.css";
import {
  newSignature,
  SignatureFields,
  signatureOf,
  type SignatureValues,
} from "../../signature/pages/SignatureFields.tsx";
import { PARTIES, type Party } from "../rules.ts";
import type { Meeting } from "./shown.ts";
import { tripartiteTexts } from "./texts.ts";

type Values = SignatureValues & { party: Party; signer: string };

export function SignMinutesDialog({
  meeting,
  on,
  onClose,
}: {
  meeting: Meeting;
  on: string;
  onClose: () => void;
}) {
  const t = useTexts(tripartiteTexts);
  const me = useMe();
  const queries = useQueryClient();
  const left = PARTIES.filter((party) => !meeting.signatures.some((one) => one.party === party));
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: { ...newSignature(on, me.name), party: left[0]!, signer: "" },
    send: ({ party, signer, ...values }) =>
      answer(
        api.POST("/api/meetings/{id}/signatures", {
          params: { path: { id: meeting.id } },
          body: {
            party,
            name: values.how === "typed" ? values.name : signer,
            signedOn: values.signedOn ?? on,
            ...signatureOf(values),
          },
        }),
      ),
    onDone: () => {
      say(t.signed);
      void queries.invalidateQueries({ queryKey: ["household", meeting.householdId] });
      void queries.invalidateQueries({ queryKey: ["measure"] });
      onClose();
    },
  });
  const { how } = form.getValues();
  return (
    <Dialog title={t.sign} opened onClose={onClose} size="lg">
      <form onSubmit={submit} noValidate>
        <p>{t.signHelp}</p>
        <p className={panel.words}>{meeting.minutes}</p>
        <NativeSelect
          label={t.who}
          mt="sm"
          data={left.map((value) => ({ value, label: t.partyTitles[value] }))}
          {...form.getInputProps("party")}
        />
        {how !== "typed" && <TextInput label={t.name} required mt="sm" {...form.getInputProps("signer")} />}
        <SignatureFields form={form as unknown as Parameters<typeof SignatureFields>[0]["form"]} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} size="md" fullWidth mih={48} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
