/** Steps done on the assistant's own page: an organisation's settings by its lead, its agreement by the coordination. */
import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { DateField } from "../../../platform/ui/DateField.tsx";
import { ErrorBox } from "../../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../../platform/ui/form.ts";
import { useTexts } from "../../../platform/ui/language.tsx";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { say } from "../../../platform/ui/say.ts";
import classes from "./joining.module.css";
import { joiningTexts, type JoiningWords } from "./texts.ts";

type Found = Answer<"/api/joining/{id}">;

function useSaved() {
  const t = useTexts(joiningTexts) as JoiningWords;
  const queries = useQueryClient();
  return () => {
    say(t.saved);
    void queries.invalidateQueries({ queryKey: ["joining"] });
  };
}

export function SettingsForm({ found }: { found: Found }) {
  const t = useTexts(joiningTexts) as JoiningWords;
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { invitationDays: "" as number | string, from: found.today as string | null },
    send: ({ invitationDays, from }) =>
      answer(
        api.POST("/api/joining/{id}/settings", {
          params: { path: { id: found.id } },
          body: {
            invitationDays: invitationDays === "" ? null : Number(invitationDays),
            from: from ?? found.today,
          },
        }),
      ),
    onDone: useSaved(),
  });
  const suits = form.getValues().invitationDays === "";
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {found.kind === "operator" && <PageLink href="/loads">{t.go}</PageLink>}
      <NumberInput
        label={t.own}
        description={t.ownHelp}
        min={1}
        max={60}
        allowDecimal={false}
        {...form.getInputProps("invitationDays")}
      />
      {!suits && <DateField label={t.from} {...form.getInputProps("from")} />}
      {problem !== undefined && <ErrorBox error={problem} />}
      <div>
        <Button type="submit" loading={sending}>
          {suits ? t.suit : t.save}
        </Button>
      </div>
    </form>
  );
}

export function AgreementForm({ found }: { found: Found }) {
  const t = useTexts(joiningTexts) as JoiningWords;
  const { form, submit, sending, problem } = useServerForm({
    initialValues: {
      reference: "",
      signedOn: null as string | null,
      validFrom: found.joinedOn ?? (found.today as string | null),
      validTo: null as string | null,
      amountCents: null as number | null,
    },
    validate: { validFrom: (value) => (value ? null : t.dayMissing) },
    send: ({ validFrom, ...body }) =>
      answer(
        api.POST("/api/joining/{id}/agreement", {
          params: { path: { id: found.id } },
          body: { ...body, validFrom: validFrom! },
        }),
      ),
    onDone: useSaved(),
  });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <TextInput label={t.reference} required {...form.getInputProps("reference")} />
      <div className={classes.days}>
        <DateField label={t.signedOn} {...form.getInputProps("signedOn")} />
        <DateField label={t.validFrom} required {...form.getInputProps("validFrom")} />
        <DateField label={t.validTo} {...form.getInputProps("validTo")} />
      </div>
      <EurosField label={t.amount} description={t.amountHelp} {...form.getInputProps("amountCents")} />
      {problem !== undefined && <ErrorBox error={problem} />}
      <div>
        <Button type="submit" loading={sending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
