/** What the landlord writes of a referral. Every field may stay empty: what is not known is left out, and told as still to be said. */
import { Button, Checkbox, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { SHARED_DOMAINS } from "../../household-agreement/rules.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import panel from "../../platform/ui/panel.module.css";
import { STAGES } from "../../procedure-clock/acts.rules.ts";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import type { ReferralFacts } from "../facts.rules.ts";
import { HOUSEHOLD_NEEDS, INFORMED_HOW, TRIED } from "../submission.rules.ts";
import { fieldsOf, textOf, type ReferralFields } from "./referral-fields.ts";
import classes from "./referral.module.css";
import { referralTexts, type ReferralWords } from "./texts.ts";
import { ToldFacts } from "./ToldFacts.tsx";

type File = Answer<"/api/referrals/{id}">;
type Form = ReturnType<typeof useServerForm<ReferralFields>>["form"];

export function ReferralForm({ file }: { file: File }) {
  const t = useTexts(referralTexts) as ReferralWords;
  const queries = useQueryClient();
  const submitting = useRef(false);
  const path = { id: file.id };
  const { form, submit, sending, problem } = useServerForm<ReferralFields, File>({
    initialValues: fieldsOf(file),
    send: async (values) => {
      const saved = await answer(api.PUT("/api/referrals/{id}", { params: { path }, body: textOf(values) }));
      // Kept even where the submission is refused just after.
      queries.setQueryData(["referral", file.id], saved);
      if (!submitting.current) return saved;
      return answer(api.POST("/api/referrals/{id}/submit", { params: { path } }));
    },
    onDone: (now) => {
      queries.setQueryData(["referral", file.id], now);
      void queries.invalidateQueries({ queryKey: ["referrals"] });
      void queries.invalidateQueries({ queryKey: ["household", file.householdId] });
      say(submitting.current ? t.submitted : t.saved);
    },
  });
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <NativeSelect
        label={t.track}
        data={(["stay", "leaseTransfer"] as const).map((value) => ({ value, label: t.tracks[value] }))}
        {...form.getInputProps("track")}
      />
      <Informed form={form} t={t} />
      <ToldFacts form={form} facts={file.facts as ReferralFacts} t={t} />
      <Situation form={form} t={t} file={file} />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Group gap="sm">
        {file.can.submit && (
          <Button type="submit" loading={sending} onClick={() => (submitting.current = true)}>
            {t.submit}
          </Button>
        )}
        <Button
          type="submit"
          variant={file.can.submit ? "default" : "filled"}
          loading={sending}
          onClick={() => (submitting.current = false)}
        >
          {t.save}
        </Button>
      </Group>
    </form>
  );
}

type Part = { form: Form; t: ReferralWords };

function Informed({ form, t }: Part) {
  return (
    <fieldset className={classes.part}>
      <legend>{t.informed}</legend>
      <DateField label={t.informedOn} {...form.getInputProps("informedOn")} />
      <NativeSelect
        label={t.informedHow}
        data={[
          { value: "", label: t.notKnown },
          ...INFORMED_HOW.map((value) => ({ value, label: t.informedHows[value] })),
        ]}
        {...form.getInputProps("informedHow")}
      />
      <TextInput label={t.informedBy} maxLength={200} {...form.getInputProps("informedBy")} />
    </fieldset>
  );
}

function Situation({ form, t, file }: Part & { file: File }) {
  const { stages } = useTexts(procedureTexts);
  const isFromActs = file.facts.nextDeadline !== undefined;
  return (
    <fieldset className={classes.part}>
      <legend>{t.situationPart}</legend>
      <NativeSelect
        label={t.tie}
        data={[
          { value: "", label: t.notKnown },
          ...(["kept", "strained", "broken"] as const).map((value) => ({ value, label: t.ties[value] })),
        ]}
        {...form.getInputProps("tie")}
      />
      {isFromActs ? (
        <p className={panel.words}>
          {t.stageIs({ stage: wordOf(stages, file.facts.stage ?? "") })}
          <span className={panel.small}> {t.stageFromActs}</span>
        </p>
      ) : (
        <NativeSelect
          label={t.stage}
          description={t.stageHelp}
          data={[
            { value: "", label: t.notKnown },
            ...STAGES.map((value) => ({ value, label: wordOf(stages, value) })),
          ]}
          {...form.getInputProps("stage")}
        />
      )}
      <NativeSelect
        label={t.triedQuestion}
        data={(["unknown", "some", "none"] as const).map((value) => ({ value, label: t.triedStates[value] }))}
        {...form.getInputProps("triedState")}
      />
      {form.getValues().triedState === "some" && (
        <>
          <Checkbox.Group label={t.triedWhat} {...form.getInputProps("tried")}>
            {TRIED.map((value) => (
              <Checkbox key={value} value={value} label={t.tried[value]} mt={8} />
            ))}
          </Checkbox.Group>
          <Textarea
            label={t.triedWords}
            autosize
            minRows={2}
            maxLength={2000}
            {...form.getInputProps("whatWasTried")}
          />
        </>
      )}
      <NativeSelect
        label={t.needsQuestion}
        description={t.needsHelp}
        data={(["unknown", "some", "none"] as const).map((value) => ({ value, label: t.needsStates[value] }))}
        {...form.getInputProps("needsState")}
      />
      {form.getValues().needsState === "some" && (
        <Checkbox.Group label={t.needsWhat} {...form.getInputProps("needs")}>
          {HOUSEHOLD_NEEDS.map((value) => (
            <Checkbox key={value} value={value} label={t.needs[value]} mt={8} />
          ))}
        </Checkbox.Group>
      )}
      <Textarea
        label={t.situation}
        description={t.situationHelp}
        autosize
        minRows={3}
        maxLength={4000}
        {...form.getInputProps("situation")}
      />
      <details className={panel.details} open={Object.keys(file.domains).length > 0}>
        <summary>{t.domainsPart}</summary>
        <p className={panel.small}>{t.domainsHelp}</p>
        {SHARED_DOMAINS.map((domain) => (
          <Textarea
            key={domain}
            label={t.domains[domain]}
            autosize
            minRows={2}
            maxLength={4000}
            mt="sm"
            {...form.getInputProps(`domains.${domain}`)}
          />
        ))}
      </details>
    </fieldset>
  );
}
