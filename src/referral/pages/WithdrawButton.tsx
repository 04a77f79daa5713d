/** Withdraws a referral: says first what closes with it, asks why, and keeps the refusal in view. */
import { Button, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { referralTexts } from "./texts.ts";

export function WithdrawButton({ id, householdId }: { id: string; householdId: string }) {
  const t = useTexts(referralTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t.withdraw}
      </Button>
      {opened && <WithdrawDialog id={id} householdId={householdId} onClose={() => setOpened(false)} />}
    </>
  );
}

function WithdrawDialog({
  id,
  householdId,
  onClose,
}: {
  id: string;
  householdId: string;
  onClose: () => void;
}) {
  const t = useTexts(referralTexts);
  const queries = useQueryClient();
  const router = useRouter();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { reason: "" },
    send: (body) => answer(api.POST("/api/referrals/{id}/withdraw", { params: { path: { id } }, body })),
    onDone: () => {
      say(t.withdrawn);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      void queries.invalidateQueries({ queryKey: ["referrals"] });
      // The coordination that withdraws a referral no longer sees it: the list is where both can go on.
      queries.removeQueries({ queryKey: ["referral", id] });
      void router.navigate({ href: "/referrals" });
    },
  });
  return (
    <Dialog title={t.withdrawTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{t.withdrawConsequences}</p>
        <Textarea
          label={t.reason}
          required
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps("reason")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" color="red" loading={sending} mt="md">
          {t.withdraw}
        </Button>
      </form>
    </Dialog>
  );
}
