/** What is missing and who brings it: of the referral by rule, and what the coordination asked for; each says when it came. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import classes from "../../committee/pages/committee.module.css";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { TO_BE_SAID_WORDS } from "../../referral/to-be-said.rules.ts";
import { type Bringer, BRINGERS } from "../need.rules.ts";
import { PREPARATION_WORDS } from "../words.ts";
import { preparationTexts, type PreparationTexts } from "./texts.ts";

type File = Answer<"/api/agenda-items/{id}/preparation">;

/** The day here, as a browser that is asked for one tells it. */
const today = () => Temporal.Now.plainDateISO("Europe/Paris").toString();

export function Needs({ file }: { file: File }) {
  const t = useTexts(preparationTexts) as PreparationTexts;
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { bringers } = PREPARATION_WORDS[language];
  const bring = useMutation({
    mutationFn: ({ id, broughtOn }: { id: string; broughtOn: string | null }) =>
      answer(api.PUT("/api/preparation-needs/{id}", { params: { path: { id } }, body: { broughtOn } })),
    onSuccess: () => say(t.saved),
    onSettled: () => queries.invalidateQueries({ queryKey: ["preparation"] }),
  });
  return (
    <Section title={t.missing}>
      {bring.error && <ErrorBox error={bring.error} />}
      {file.lacking.length + file.needs.length === 0 && <p>{t.nothingMissing}</p>}
      <ul className={panel.list}>
        {file.lacking.map(({ what, bringer }) => (
          <li key={what}>
            {TO_BE_SAID_WORDS[language][what]}
            <p className={panel.small}>{t.byWhom({ who: bringers[bringer]!, before: null })}</p>
          </li>
        ))}
        {file.needs.map(({ id, what, bringer, dueBy, broughtOn }) => (
          <li key={id} className={classes.member}>
            <span>
              {what}
              <p className={panel.small}>
                {broughtOn
                  ? t.brought({ on: formatDate(broughtOn, language) })
                  : t.byWhom({ who: bringers[bringer]!, before: dueBy && formatDate(dueBy, language) })}
              </p>
            </span>
            {file.can.bring && id !== null && (
              <Button
                size="xs"
                variant="default"
                aria-label={(broughtOn ? t.isNotThereOf : t.isThereOf)({ what })}
                onClick={() => bring.mutate({ id, broughtOn: broughtOn ? null : today() })}
              >
                {broughtOn ? t.isNotThere : t.isThere}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {file.can.write && <Ask itemId={file.id} />}
    </Section>
  );
}

function Ask({ itemId }: { itemId: string }) {
  const t = useTexts(preparationTexts) as PreparationTexts;
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { bringers } = PREPARATION_WORDS[language];
  const initialValues = { what: "", bringer: "landlord" as Bringer, dueBy: null as string | null };
  const { form, submit, sending, problem } = useServerForm<typeof initialValues>({
    initialValues,
    send: (body) =>
      answer(api.POST("/api/agenda-items/{id}/needs", { params: { path: { id: itemId } }, body })),
    onDone: () => {
      say(t.asked);
      form.reset();
      void queries.invalidateQueries({ queryKey: ["preparation"] });
    },
  });
  return (
    <form onSubmit={submit} noValidate className={classes.row}>
      <TextInput
        label={t.askWhat}
        description={t.askWhatHelp}
        maxLength={500}
        {...form.getInputProps("what")}
      />
      <NativeSelect
        label={t.askWhom}
        data={BRINGERS.map((value) => ({ value, label: bringers[value]! }))}
        {...form.getInputProps("bringer")}
      />
      <DateField label={t.askBy} {...form.getInputProps("dueBy")} />
      <Button type="submit" variant="default" loading={sending}>
        {t.ask}
      </Button>
      {problem !== undefined && <ErrorBox error={problem} />}
    </form>
  );
}
