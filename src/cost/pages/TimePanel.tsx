/** Staff time on one measure, for its own operator: minutes of contacts, other work, and what it costs so far. */
import { Button, NumberInput, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { costTexts } from "./texts.ts";

export default function TimePanel({ measureId }: { measureId: string }) {
  const me = useMe();
  return me.role === "caseWorker" || me.role === "operatorLead" ? <Time measureId={measureId} /> : null;
}

function Time({ measureId }: { measureId: string }) {
  const t = useTexts(costTexts);
  const { language } = useLanguage();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ["measure-time", measureId],
    queryFn: () => answer(api.GET("/api/measures/{id}/time", { params: { path: { id: measureId } } })),
  });
  return (
    <Section
      title={t.timePanel}
      actions={
        <Button variant="default" onClick={() => setAdding(true)}>
          {t.addTime}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ lines, contactMinutes, contactsWithout, cents }) => (
          <>
            <p>
              {t.contactMinutes({ n: contactMinutes })} {t.without({ n: contactsWithout })}
            </p>
            <ul className={panel.list}>
              {lines.map(({ id, on, minutes, what, by }) => (
                <li key={id}>
                  <strong>{formatDate(on, language)}</strong>{" "}
                  {t.line({ n: minutes, what: what ?? "", by: by ?? "" })}
                </li>
              ))}
            </ul>
            <p>{t.total({ cost: cents === null ? t.unknown : formatCents(cents, language) })}</p>
          </>
        )}
      </Loaded>
      {adding && <AddDialog measureId={measureId} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function AddDialog({ measureId, onClose }: { measureId: string; onClose: () => void }) {
  const t = useTexts(costTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<{
    minutes: number | "";
    on: string | null;
    what: string;
  }>({
    initialValues: { minutes: "", on: todayInParis().toString(), what: "" },
    send: ({ minutes, on, what }) =>
      answer(
        api.POST("/api/measures/{id}/time", {
          params: { path: { id: measureId } },
          body: { minutes: minutes === "" ? 0 : minutes, on: on ?? "", what: what.trim() || null },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["measure-time", measureId] });
      onClose();
    },
  });
  return (
    <Dialog title={t.addTime} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NumberInput label={t.minutes} min={1} max={1440} required {...form.getInputProps("minutes")} />
        <DateField label={t.on} required {...form.getInputProps("on")} />
        <TextInput label={t.what} {...form.getInputProps("what")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
