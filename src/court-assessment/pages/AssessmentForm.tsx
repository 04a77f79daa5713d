/** What the worker completes: days, protected subjects by the household's agreement, each heading over what was prefilled. */
import { Button, Checkbox, NativeSelect, SimpleGrid, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import { useMe } from "../../platform/ui/me.ts";
import type { Path } from "../../platform/editing/merge.rules.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts, wordOf } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { type Heading, HEADINGS, PRESENCES, type Presence, type ProtectedDomain } from "../rules.ts";
import type { Case } from "./Dues.tsx";
import { courtTexts } from "./texts.ts";

type Written = NonNullable<Case["written"]>;
const DAYS = ["requestedOn", "hearingOn", "offeredOn", "interviewOn", "readOn", "sentOn"] as const;
type Values = Record<(typeof DAYS)[number] | "agreedOn", string | null> & {
  presence: Presence;
  sharedDomains: ProtectedDomain[];
  text: Record<Heading, string>;
};

export function AssessmentForm({ one, written }: { one: Case; written: Written }) {
  const t = useTexts(courtTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { householdId, landlordId, known } = one;
  const me = useMe();
  const { form, submit, sending, problem, merging } = useServerForm<Values>({
    initialValues: valuesOf(written),
    editing: { version: written.version, valuesOf },
    draft: { owner: me.id, id: `courtAssessment.${householdId}.${landlordId}` },
    send: ({ text, ...values }, version) =>
      answer(
        api.PUT("/api/households/{id}/court-assessments/{landlordId}", {
          params: { path: { id: householdId, landlordId } },
          body: {
            ...values,
            version,
            // A heading left as it was prefilled goes on following what is known.
            headings: Object.fromEntries(
              HEADINGS.filter((heading) => text[heading] !== written.prefilled[heading]).map((heading) => [
                heading,
                text[heading],
              ]),
            ),
          },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
    },
  });
  const now = form.getValues();
  const told = (day: (typeof DAYS)[number]) => {
    if (day === "sentOn") return t.sentHelp;
    if (day !== "requestedOn" && day !== "hearingOn") return undefined;
    const on = known[day];
    return on ? t.asProcedure({ on: formatDate(on, language) }) : t.notKnown;
  };
  const nameOf = ([field = "", heading]: Path) => {
    if (field === "text") return t.heading[heading as Heading];
    return field === "sharedDomains" ? t.protectedTitle : wordOf(t.field, field);
  };
  const shown = ([field]: Path, value: unknown) => {
    if (field === "presence") return wordOf(t.presences, String(value));
    return field === "sharedDomains"
      ? (value as ProtectedDomain[]).map((domain) => t.protectedDomains[domain]).join(" · ")
      : undefined;
  };
  const empty = HEADINGS.filter((heading) => now.text[heading].trim() === "").length;
  return (
    <Merging merging={merging} nameOf={nameOf} shown={shown}>
      <form onSubmit={submit} noValidate>
        <Section title={t.days}>
          <SimpleGrid cols={{ base: 1, sm: 3 }} verticalSpacing="sm">
            {DAYS.map((day) => {
              const description = told(day);
              return (
                <DateField
                  key={day}
                  label={t.field[day]}
                  {...(description && { description })}
                  {...form.getInputProps(day)}
                />
              );
            })}
            <NativeSelect
              label={t.field.presence}
              data={PRESENCES.map((value) => ({ value, label: t.presences[value] }))}
              {...form.getInputProps("presence")}
            />
          </SimpleGrid>
        </Section>
        <Section
          title={t.protectedTitle}
          lead={written.concerned.length > 0 ? t.protectedLead : t.protectedNone}
        >
          {written.concerned.length > 0 && (
            <Checkbox.Group {...form.getInputProps("sharedDomains")} aria-label={t.protectedTitle}>
              {written.concerned.map((domain) => (
                <Checkbox key={domain} value={domain} label={t.protectedDomains[domain]} mt="sm" size="md" />
              ))}
            </Checkbox.Group>
          )}
          {now.sharedDomains.length > 0 && (
            <DateField label={t.field.agreedOn} required {...form.getInputProps("agreedOn")} />
          )}
        </Section>
        <Section title={t.headings} lead={t.empty({ n: empty })}>
          {HEADINGS.map((heading) => {
            const isChanged = now.text[heading] !== written.prefilled[heading];
            return (
              <div key={heading}>
                <Textarea
                  label={t.heading[heading]}
                  autosize
                  minRows={2}
                  mt="md"
                  {...(isChanged && { description: t.changed })}
                  {...form.getInputProps(`text.${heading}`)}
                />
                {isChanged && written.prefilled[heading] !== "" && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t.backOf({ heading: t.heading[heading] })}
                    onClick={() => form.setFieldValue(`text.${heading}`, written.prefilled[heading])}
                  >
                    {t.back}
                  </Button>
                )}
              </div>
            );
          })}
        </Section>
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} size="md" mih={48} className={panel.part}>
          {t.save}
        </Button>
      </form>
    </Merging>
  );
}

const valuesOf = (written: Written): Values => ({
  requestedOn: written.requestedOn,
  hearingOn: written.hearingOn,
  offeredOn: written.offeredOn,
  interviewOn: written.interviewOn,
  readOn: written.readOn,
  sentOn: written.sentOn,
  agreedOn: written.agreedOn,
  presence: written.presence,
  sharedDomains: written.sharedDomains,
  text: written.text,
});
