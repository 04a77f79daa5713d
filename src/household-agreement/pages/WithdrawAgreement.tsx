/** The household takes an agreement back: says first what closes and what stays. */
import { Button, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { recipientOf } from "../rules.ts";
import classes from "./agreement.module.css";
import { type Given, nameOf } from "./agreement-rows.ts";
import { agreementTexts, type AgreementWords } from "./texts.ts";

type Props = { given: Given; referralId: string; measureRuns: boolean };

export function WithdrawAgreement(props: Props) {
  const t = useTexts(agreementTexts) as AgreementWords;
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t.withdrawOf({ what: nameOf(props.given, t) })}
        onClick={() => setOpened(true)}
      >
        {t.withdraw}
      </Button>
      {opened && <WithdrawDialog {...props} onClose={() => setOpened(false)} />}
    </>
  );
}

function WithdrawDialog({ given, referralId, measureRuns, onClose }: Props & { onClose: () => void }) {
  const t = useTexts(agreementTexts) as AgreementWords;
  const queries = useQueryClient();
  const router = useRouter();
  const isLandlord = recipientOf(useMe().role) === "landlord";
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { on: null as string | null, words: t.tookBack },
    validate: {
      on: (day: string | null) => (day ? null : t.withdrawnOn),
      words: (words: string) => (words.trim() ? null : t.reason),
    },
    send: ({ on, words }) =>
      answer(
        api.POST("/api/agreements/{id}/withdrawal", {
          params: { path: { id: given.id } },
          body: { on: on ?? "", words },
        }),
      ),
    onDone: ({ closed }) => {
      say(t.done[closed]);
      void queries.invalidateQueries({ queryKey: ["referrals"] });
      onClose();
      if (closed === "referralWithdrawn" && !isLandlord) {
        // Whoever handled the referral no longer sees it.
        queries.removeQueries({ queryKey: ["referral", referralId] });
        void router.navigate({ href: "/" });
      } else void queries.invalidateQueries({ queryKey: ["referral", referralId] });
    },
  });
  const isWhole = given.kind !== "sharing";
  const closing = isWhole
    ? measureRuns
      ? [t.closing.measure]
      : [t.closing.agenda, t.closing.coordination, t.closing.assignment]
    : [t.closing[given.recipient!]];
  return (
    <Dialog title={t.withdrawTitle} opened onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p className={panel.words}>
          <strong>{nameOf(given, t)}</strong>
        </p>
        <div>
          <p className={panel.small}>{t.closes}</p>
          <ul>
            {closing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {!(isWhole && measureRuns) && (
            <>
              <p className={panel.small}>{t.stays}</p>
              <p className={panel.words}>{t.staying[isWhole ? "referral" : "sharing"]}</p>
            </>
          )}
        </div>
        <DateField label={t.withdrawnOn} required {...form.getInputProps("on")} />
        {isWhole && !measureRuns && (
          <Textarea label={t.reason} autosize minRows={2} maxLength={1000} {...form.getInputProps("words")} />
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" color="red" loading={sending}>
          {t.confirmWithdraw}
        </Button>
      </form>
    </Dialog>
  );
}
