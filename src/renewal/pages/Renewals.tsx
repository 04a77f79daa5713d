/** What the coordination has to decide of: renewals that operators ask for, and by whom they are decided. */
import { Button, NativeSelect } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { RenewalDecider } from "../../measure/read.store.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { DecideDialog } from "./DecideDialog.tsx";
import { PlaceDialog } from "./PlaceDialog.tsx";
import { renewalTexts } from "./texts.ts";

type Found = Answer<"/api/renewals">;

export default function Renewals() {
  const t = useTexts(renewalTexts);
  const query = useQuery({ queryKey: ["renewals"], queryFn: () => answer(api.GET("/api/renewals")) });
  return (
    <>
      <PageTitle title={t.pageTitle} lead={t.lead} />
      <Loaded query={query}>
        {(found) => (
          <>
            <Waiting found={found} />
            <Setting found={found} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Waiting({ found }: { found: Found }) {
  const t = useTexts(renewalTexts);
  const { language } = useLanguage();
  const [deciding, setDeciding] = useState<Found["requests"][number]>();
  const [placing, setPlacing] = useState<Found["requests"][number]>();
  return (
    <>
      <DataTable
        caption={t.count({ n: found.requests.length })}
        rows={found.requests}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
        columns={[
          {
            id: "household",
            title: t.household,
            names: true,
            cell: ({ householdId, household }) => (
              <PageLink href={`/households/${householdId}`}>{household ?? t.household}</PageLink>
            ),
          },
          { id: "operator", title: t.operator, cell: ({ operator }) => operator },
          { id: "landlord", title: t.landlord, cell: ({ landlord }) => landlord },
          { id: "endsOn", title: t.endsOn, cell: ({ endsOn }) => <DateText iso={endsOn} /> },
          { id: "reason", title: t.reason, cell: ({ reason }) => reason },
          ...(found.decider === "committee"
            ? [
                {
                  id: "agenda",
                  title: t.agenda,
                  cell: (request: Found["requests"][number]) => (
                    <Button
                      size="xs"
                      variant="subtle"
                      aria-label={t.placeOf({ household: request.household ?? t.household })}
                      onClick={() => setPlacing(request)}
                    >
                      {request.agenda
                        ? t.onAgenda({
                            number: request.agenda.number,
                            on: formatDate(request.agenda.heldOn, language),
                          })
                        : t.place}
                    </Button>
                  ),
                },
              ]
            : []),
          {
            id: "decide",
            title: t.decide,
            cell: (request) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t.decideOf({ household: request.household ?? t.household })}
                onClick={() => setDeciding(request)}
              >
                {t.decide}
              </Button>
            ),
          },
        ]}
      />
      {deciding && <DecideDialog request={deciding} found={found} onClose={() => setDeciding(undefined)} />}
      {placing && (
        <PlaceDialog request={placing} sessions={found.upcoming} onClose={() => setPlacing(undefined)} />
      )}
    </>
  );
}

const DECIDERS = ["coordinator", "committee"] as const satisfies readonly RenewalDecider[];

function Setting({ found: { on, decider, from } }: { found: Found }) {
  const t = useTexts(renewalTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<{ decider: RenewalDecider; from: string | null }>({
    initialValues: { decider, from: on },
    validate: { from: (day) => (day ? null : t.dayMissing) },
    send: ({ decider: by, from: first }) =>
      answer(api.PUT("/api/renewal-setting", { body: { decider: by, from: first ?? "" } })),
    onDone: () => {
      say(t.settingSaved);
      void queries.invalidateQueries({ queryKey: ["renewals"] });
    },
  });
  return (
    <Section
      title={t.setting}
      lead={`${t.decided[decider]} ${from ? t.settingFrom({ on: formatDate(from, language) }) : t.settingDefault}`}
    >
      <form onSubmit={submit} noValidate style={{ maxWidth: "24rem" }}>
        <NativeSelect
          label={t.setting}
          mb="sm"
          data={DECIDERS.map((value) => ({ value, label: t.deciders[value] }))}
          {...form.getInputProps("decider")}
        />
        <DateField label={t.from} required minDate={on} {...form.getInputProps("from")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" variant="default" loading={sending} mt="md">
          {t.changeSetting}
        </Button>
      </form>
    </Section>
  );
}
