/** Court assessments of a household on a page of their own: days, protected subjects, fifteen headings, observations. */
import { Button, Group, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { AssessmentForm } from "./AssessmentForm.tsx";
import { type Case, Dues } from "./Dues.tsx";
import { courtTexts } from "./texts.ts";

export default function CourtAssessmentPage() {
  const t = useTexts(courtTexts);
  const { language } = useLanguage();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const query = useQuery({
    queryKey: ["household", id, "courtAssessments", language],
    queryFn: () => answer(api.GET("/api/households/{id}/court-assessments", { params: { path: { id } } })),
  });
  return (
    <>
      <PageTitle
        title={t.title}
        parent={{ title: t.household, href: `/households/${id}` }}
        lead={query.data?.cases[0]?.household ?? t.lead}
      />
      <Loaded query={query}>
        {({ cases }) =>
          cases.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            cases.map((one) => <OneCase key={one.landlordId} one={one} />)
          )
        }
      </Loaded>
    </>
  );
}

function OneCase({ one }: { one: Case }) {
  const t = useTexts(courtTexts);
  const { language } = useLanguage();
  const { landlord, landlordId, householdId, dues, written, can } = one;
  const paper = `/api/households/${householdId}/court-assessments/${landlordId}/assessment.pdf?language=${language}`;
  return (
    <>
      <Section
        title={t.procedureOf({ landlord })}
        lead={t.lead}
        {...(written && {
          actions: (
            <Button component="a" href={paper} target="_blank" rel="noopener" variant="default">
              {t.print}
            </Button>
          ),
        })}
      >
        <Dues dues={dues} />
        {written?.sentOn && <p>{t.sent({ on: formatDate(written.sentOn, language) })}</p>}
      </Section>
      <Observations one={one} />
      {written && can.write && (
        // Begun anew from what was kept: an agreement taken back takes a heading with it.
        <AssessmentForm
          key={JSON.stringify([written.headings, written.sharedDomains])}
          one={one}
          written={written}
        />
      )}
    </>
  );
}

function Observations({ one: { householdId, landlordId, observations, can } }: { one: Case }) {
  const t = useTexts(courtTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<{ text: string }>({
    initialValues: { text: "" },
    send: (body) =>
      answer(
        api.POST("/api/households/{id}/court-assessments/{landlordId}/observations", {
          params: { path: { id: householdId, landlordId } },
          body,
        }),
      ),
    onDone: () => {
      say(t.noted);
      form.reset();
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
    },
  });
  return (
    <Section title={t.observations} lead={t.observationsLead}>
      {observations.length === 0 ? (
        <p>{t.noObservation}</p>
      ) : (
        <ul className={panel.list}>
          {observations.map(({ party, text, on, by }) => (
            <li key={`${party} ${on} ${text}`}>
              <span className={panel.small}>
                {t.observed({ party: t.party[party], on: formatDate(on, language) })}
                {by && ` · ${by}`}
              </span>
              <p className={panel.words}>{text}</p>
            </li>
          ))}
        </ul>
      )}
      {can.observe && (
        <form onSubmit={submit} noValidate>
          <Textarea label={t.observation} autosize minRows={2} {...form.getInputProps("text")} />
          {problem !== undefined && <ErrorBox error={problem} />}
          <Group mt="sm">
            <Button type="submit" variant="default" loading={sending}>
              {t.observe}
            </Button>
          </Group>
        </form>
      )}
    </Section>
  );
}
