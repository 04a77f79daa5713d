/** What the landlord writes of a referral. Every field may stay empty: what is not known is left out, and told as still to be said. */
import { Button, Checkbox, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { SHARED_DOMAINS } from "../../household-agreement/rules.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { Merging } from "../../platform/ui/Merging.tsx";
import { useMe } from "../../platform/ui/me.ts";
import type { Path } from "../../platform/editing/merge.rules.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import panel from "../../platform/ui/panel.module.css";
import { STAGES } from "../../procedure-clock/acts.rules.ts";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import { formatCents } from "../../platform/money/format.ts";
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
  const { language } = useLanguage();
  const queries = useQueryClient();
  const submitting = useRef(false);
  const path = { id: file.id };
  const me = useMe();
  const { form, submit, sending, problem, merging } = useServerForm<ReferralFields, File>({
    initialValues: fieldsOf(file),
    editing: { version: file.version, valuesOf: fieldsOf },
    draft: { owner: me.id, id: `referral.${file.id}` },
    send: async (values, version, goOn) => {
      const body = { ...textOf(values), version };
      const saved = await answer(api.PUT("/api/referrals/{id}", { params: { path }, body }));
      goOn(saved.version);
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
    <Merging
      merging={merging}
      nameOf={(field) => nameOf(field, t)}
      shown={(field, value) => shownOf(field, value, t, language)}
    >
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
    </Merging>
  );
}

/** What a field of the form is called where two people wrote. */
function nameOf([field = "", domain]: Path, t: ReferralWords): string {
  if (field === "domains") return wordOf(t.domains, domain ?? "");
  const called: Record<string, string> = {
    debtCents: t.debt,
    amountDueCents: t.amountDue,
    benefitState: t.benefit,
    benefitCents: t.benefitAmount,
    planState: t.plan,
    track: t.track,
    tie: t.tie,
    stage: t.stage,
    triedState: t.triedQuestion,
    tried: t.triedWhat,
    whatWasTried: t.triedWords,
    needsState: t.needsQuestion,
    needs: t.needsWhat,
    situation: t.situation,
    informedOn: t.informedOn,
    informedHow: t.informedHow,
    informedBy: t.informedBy,
  };
  return called[field] ?? field;
}

/** How its value reads; a text, a day and a number read as they are. */
function shownOf(
  [field = ""]: Path,
  value: unknown,
  t: ReferralWords,
  language: Language,
): string | undefined {
  if (field.endsWith("Cents")) return typeof value === "number" ? formatCents(value, language) : undefined;
  const words: Record<string, Readonly<Record<string, string>>> = {
    benefitState: t.benefitStates,
    planState: { ...t.planState, unknown: t.notKnown, none: t.noPlan },
    track: t.tracks,
    tie: t.ties,
    triedState: t.triedStates,
    tried: t.tried,
    needsState: t.needsStates,
    needs: t.needs,
    informedHow: t.informedHows,
  };
  const of = words[field];
  if (!of || value === "" || value === undefined) return undefined;
  return Array.isArray(value)
    ? value.map((one) => wordOf(of, String(one))).join(" · ")
    : wordOf(of, String(value));
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
