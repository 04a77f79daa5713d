/** Records what the household answered: not asked, yes and no are three things; what was agreed to is taken back in the list. */
import { Button, NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { AGREEMENT_ITEMS, HEARD_HOW, keyOf } from "../rules.ts";
import classes from "./agreement.module.css";
import { type Agreements, answerOf, nameOf, rowsOf } from "./agreement-rows.ts";
import { agreementTexts, type AgreementWords } from "./texts.ts";

type Props = { referralId: string; informedOn: string | null; agreements: Agreements };
/** By key of an item: `yes`, `no`, or empty for nothing said this time. */
type Said = Readonly<Record<string, string>>;

export function RecordAgreements(props: Props) {
  const t = useTexts(agreementTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t.record}
      </Button>
      {opened && <RecordDialog {...props} onClose={() => setOpened(false)} />}
    </>
  );
}

function RecordDialog({ referralId, informedOn, agreements, onClose }: Props & { onClose: () => void }) {
  const t = useTexts(agreementTexts) as AgreementWords;
  const queries = useQueryClient();
  const [said, setSaid] = useState<Said>({});
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { answeredOn: informedOn as string | null, how: "" },
    validate: { answeredOn: (day: string | null) => (day ? null : t.answeredOn) },
    send: ({ answeredOn, how }) =>
      answer(
        api.POST("/api/referrals/{id}/agreements", {
          params: { path: { id: referralId } },
          body: {
            answeredOn: answeredOn ?? "",
            how: (how || null) as (typeof HEARD_HOW)[number] | null,
            answers: AGREEMENT_ITEMS.filter((item) => said[keyOf(item)]).map((item) => ({
              ...item,
              given: said[keyOf(item)] === "yes",
            })),
          },
        }),
      ),
    onDone: (now) => {
      queries.setQueryData(["referral", referralId, "agreements"], now);
      void queries.invalidateQueries({ queryKey: ["referral", referralId] });
      void queries.invalidateQueries({ queryKey: ["referrals"] });
      say(t.saved);
      onClose();
    },
  });
  const open = new Set(agreements.can.record.map(keyOf));
  const asked = rowsOf(t)
    .map(({ title, items }) => ({
      title,
      items: items.filter((item) => {
        const given = answerOf(item, agreements.answers);
        return open.has(keyOf(item)) && !(given?.given && given.endedOn === null);
      }),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <Dialog title={t.recordTitle} opened onClose={onClose} size="xl">
      <form className={classes.form} onSubmit={submit} noValidate>
        <div className={classes.cells}>
          <DateField label={t.answeredOn} required {...form.getInputProps("answeredOn")} />
          <NativeSelect
            label={t.how}
            data={[
              { value: "", label: t.notKnown },
              ...HEARD_HOW.map((value) => ({
                value,
                label: t.hows[value],
              })),
            ]}
            {...form.getInputProps("how")}
          />
        </div>
        <p className={panel.small}>{t.recordHelp}</p>
        {asked.map(({ title, items }) => (
          <fieldset key={title} className={classes.cells}>
            <legend>{title}</legend>
            {items.map((item) => {
              const key = keyOf(item);
              const given = answerOf(item, agreements.answers);
              return (
                <NativeSelect
                  key={key}
                  {...(item.recipient && { label: t.recipients[item.recipient] })}
                  aria-label={nameOf(item, t)}
                  value={said[key] ?? ""}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    setSaid((before) => ({ ...before, [key]: value }));
                  }}
                  data={[
                    { value: "", label: given ? t.ask.kept : t.ask.unasked },
                    { value: "yes", label: t.ask.yes },
                    { value: "no", label: t.ask.no },
                  ]}
                />
              );
            })}
          </fieldset>
        ))}
        {open.size < AGREEMENT_ITEMS.length && <p className={panel.small}>{t.mine}</p>}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending}>
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
