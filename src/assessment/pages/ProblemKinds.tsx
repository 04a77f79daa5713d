/** What the coordination adds to the assessment's list of problems, each from a day on. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { type Domain, DOMAINS } from "../rules.ts";
import { assessmentTexts } from "./texts.ts";

export default function ProblemKinds() {
  const t = useTexts(assessmentTexts);
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ["problem-kinds"],
    queryFn: () => answer(api.GET("/api/problem-kinds")),
  });
  const end = async (id: string) => {
    await answer(api.POST("/api/problem-kinds/{id}/end", { params: { path: { id } } }));
    say(t.kindEnded);
    await queries.invalidateQueries({ queryKey: ["problem-kinds"] });
  };
  return (
    <>
      <PageTitle
        title={t.kindsTitle}
        lead={t.kindsLead}
        actions={<Button onClick={() => setAdding(true)}>{t.kindAdd}</Button>}
      />
      <Loaded query={query}>
        {({ on, kinds }) => (
          <>
            <DataTable
              caption={t.kindsTitle}
              captionHidden
              rows={kinds}
              rowKey={({ id }) => id}
              empty={<EmptyState title={t.kindsNone}>{t.kindsNoneWords}</EmptyState>}
              columns={[
                { id: "french", title: t.kindFrench, names: true, cell: ({ french }) => french },
                { id: "english", title: t.kindEnglish, cell: ({ english }) => english },
                { id: "domain", title: t.kindDomain, cell: ({ domain }) => t.domain[domain] },
                { id: "from", title: t.kindFrom, cell: ({ validFrom }) => <DateText iso={validFrom} /> },
                {
                  id: "until",
                  title: t.kindUntil,
                  cell: ({ id, validTo, french }) =>
                    validTo ? (
                      <DateText iso={validTo} />
                    ) : (
                      <Button
                        variant="default"
                        size="xs"
                        aria-label={t.kindEndOf({ name: french })}
                        onClick={() => void end(id)}
                      >
                        {t.kindEnd}
                      </Button>
                    ),
                },
              ]}
            />
            {adding && <AddDialog on={on} onClose={() => setAdding(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

type Values = { domain: Domain; french: string; english: string; validFrom: string | null };

function AddDialog({ on, onClose }: { on: string; onClose: () => void }) {
  const t = useTexts(assessmentTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: { domain: "rentDebt", french: "", english: "", validFrom: on },
    validate: { validFrom: (day) => (day ? null : t.dayMissing) },
    send: ({ validFrom, ...body }) =>
      answer(api.POST("/api/problem-kinds", { body: { ...body, validFrom: validFrom ?? "" } })),
    onDone: () => {
      say(t.kindAdded);
      void queries.invalidateQueries({ queryKey: ["problem-kinds"] });
      onClose();
    },
  });
  return (
    <Dialog title={t.kindAdd} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.kindDomain}
          data={DOMAINS.map((value) => ({ value, label: t.domain[value] }))}
          {...form.getInputProps("domain")}
        />
        <TextInput label={t.kindFrench} required mt="sm" {...form.getInputProps("french")} />
        <TextInput label={t.kindEnglish} required mt="sm" mb="sm" {...form.getInputProps("english")} />
        <DateField label={t.kindFrom} required minDate={on} {...form.getInputProps("validFrom")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.kindAdd}
        </Button>
      </form>
    </Dialog>
  );
}
