/** On a household's file: what it asked on its data, and all that the reader holds of it. */
import { Anchor, Button, NativeSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { REQUEST_KINDS, type RequestKind } from "../rules.ts";
import { RequestTable, useSavedRequest } from "./RequestTable.tsx";
import { rightsTexts } from "./texts.ts";

export default function RightsPanel({ householdId }: { householdId: string }) {
  const t = useTexts(rightsTexts);
  const { language } = useLanguage();
  const query = useQuery({ queryKey: ["rights"], queryFn: () => answer(api.GET("/api/rights-requests")) });
  const [recording, setRecording] = useState(false);
  const rows = query.data?.filter((row) => row.householdId === householdId) ?? [];
  return (
    <Section
      title={t.title}
      lead={t.panelLead}
      actions={
        <Button variant="default" onClick={() => setRecording(true)}>
          {t.record}
        </Button>
      }
    >
      {rows.length > 0 && <RequestTable rows={rows} empty={null} />}
      <p>
        <Anchor href={`/api/households/${householdId}/held-data.json`} download>
          {t.take}
        </Anchor>
        {" · "}
        <Anchor
          href={`/api/households/${householdId}/held-data.pdf?language=${language}`}
          target="_blank"
          rel="noopener"
        >
          {t.print}
        </Anchor>
      </p>
      {recording && <RecordDialog householdId={householdId} onClose={() => setRecording(false)} />}
    </Section>
  );
}

function RecordDialog({ householdId, onClose }: { householdId: string; onClose: () => void }) {
  const t = useTexts(rightsTexts);
  const { form, ...rest } = useServerForm<{ kind: RequestKind; askedOn: string | null; words: string }>({
    initialValues: { kind: "access", askedOn: todayInParis().toString(), words: "" },
    send: ({ kind, askedOn, words }) =>
      answer(
        api.POST("/api/households/{id}/rights-requests", {
          params: { path: { id: householdId } },
          body: { kind, askedOn: askedOn ?? "", words },
        }),
      ),
    onDone: useSavedRequest(onClose),
  });
  return (
    <FormDialog title={t.record} save={t.save} onClose={onClose} {...rest}>
      <NativeSelect
        label={t.kind}
        data={REQUEST_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        {...form.getInputProps("kind")}
      />
      <DateField label={t.askedOn} required {...form.getInputProps("askedOn")} />
      <Textarea label={t.words} autosize minRows={2} mt="sm" {...form.getInputProps("words")} />
    </FormDialog>
  );
}
