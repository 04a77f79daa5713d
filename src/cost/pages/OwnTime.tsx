/** A landlord's own time for the programme, month by month, and what it costs by its own way of counting. */
import { Button, NumberInput, Stack, TextInput } from "@mantine/core";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { useSaved } from "./SettingDialogs.tsx";
import { costTexts } from "./texts.ts";

type Found = Answer<"/api/costs">;

export function OwnTime({ own, time }: { own: NonNullable<Found["ownTime"]>; time: Found["time"] }) {
  const t = useTexts(costTexts);
  const { language } = useLanguage();
  const [adding, setAdding] = useState(false);
  const saved = useSaved(() => {});
  const month = (iso: string) =>
    Temporal.PlainDate.from(iso).toLocaleString(language, { month: "long", year: "numeric" });
  return (
    <Section
      title={t.ownTime}
      lead={t.ownTimeLead}
      actions={
        <Button variant="default" onClick={() => setAdding(true)}>
          {t.addTime}
        </Button>
      }
    >
      <Stack gap="md">
        <p>
          {t.ownTotal({
            n: own.minutes,
            cost: own.cents === null ? null : formatCents(own.cents, language),
          })}{" "}
          {time === null ? t.noOwnTime : time.method === "pace" ? t.ownPace : ""}
        </p>
        <DataTable
          caption={t.ownTime}
          captionHidden
          rows={own.lines}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t.none} />}
          columns={[
            { id: "month", title: t.month, names: true, cell: (line) => month(line.month) },
            { id: "minutes", title: t.minutes, align: "right", cell: ({ minutes }) => minutes },
            { id: "what", title: t.what, cell: ({ what }) => what ?? "–" },
            { id: "by", title: t.by, cell: ({ by }) => by ?? "–" },
            {
              id: "remove",
              title: t.remove,
              cell: (line) => (
                <ConfirmButton
                  variant="subtle"
                  size="compact-sm"
                  label={t.removeOf({ month: month(line.month), n: line.minutes })}
                  question={t.removeQuestion}
                  consequences={t.removeWords}
                  confirm={t.remove}
                  onConfirm={async () => {
                    await answer(
                      api.DELETE("/api/landlord-time/{id}", { params: { path: { id: line.id } } }),
                    );
                    saved();
                  }}
                >
                  {t.remove}
                </ConfirmButton>
              ),
            },
          ]}
        />
      </Stack>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Section>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(costTexts);
  const { form, submit, sending, problem } = useServerForm<{
    month: string | null;
    minutes: number | "";
    what: string;
  }>({
    initialValues: { month: todayInParis().with({ day: 1 }).toString(), minutes: "", what: "" },
    send: ({ month, minutes, what }) =>
      answer(
        api.POST("/api/landlord-time", {
          body: { month: month ?? "", minutes: minutes === "" ? 0 : minutes, what: what.trim() || null },
        }),
      ),
    onDone: useSaved(onClose),
  });
  return (
    <Dialog title={t.addTime} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DateField label={t.month} description={t.monthHelp} required {...form.getInputProps("month")} />
        <NumberInput label={t.minutes} min={1} required {...form.getInputProps("minutes")} />
        <TextInput label={t.what} description={t.whatHelp} {...form.getInputProps("what")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
