/** The steps of a measure's life: opened, renewed, handed over. Each says what follows before it happens. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { endOf } from "../rules.ts";
import type { Measure } from "./shown.ts";
import { measureTexts } from "./texts.ts";

/** What the pages show of a household and its measures is asked for again. */
export function useRefresh() {
  const queries = useQueryClient();
  return (householdId: string) => {
    for (const queryKey of [["household", householdId], ["measure"], ["measures"], ["agenda"], ["home"]])
      void queries.invalidateQueries({ queryKey });
  };
}

type Opening = { assignmentId: string; householdId: string };

export function OpenDialog({ opening, on, onClose }: { opening: Opening; on: string; onClose: () => void }) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const refresh = useRefresh();
  const { assignmentId, householdId } = opening;
  const { form, submit, sending, problem } = useServerForm<{ startsOn: string | null }>({
    initialValues: { startsOn: on },
    validate: { startsOn: (day) => (day ? null : t.dayMissing) },
    send: ({ startsOn }) =>
      answer(
        api.POST("/api/households/{id}/measures", {
          params: { path: { id: householdId } },
          body: { assignmentId, startsOn: startsOn ?? "" },
        }),
      ),
    onDone: () => {
      say(t.opened);
      refresh(householdId);
      onClose();
    },
  });
  const { startsOn } = form.getValues();
  const last = startsOn ? endOf(Temporal.PlainDate.from(startsOn)).toString() : undefined;
  return (
    <Dialog title={t.openTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DateField label={t.startsOn} required maxDate={on} {...form.getInputProps("startsOn")} />
        {last && <p>{t.openHelp({ on: formatDate(last, language) })}</p>}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.open}
        </Button>
      </form>
    </Dialog>
  );
}

export function RenewDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const refresh = useRefresh();
  const { form, submit, sending, problem } = useServerForm<{ reason: string }>({
    initialValues: { reason: "" },
    send: (body) =>
      answer(api.POST("/api/measures/{id}/renewal", { params: { path: { id: measure.id } }, body })),
    onDone: () => {
      say(t.renewed);
      refresh(measure.householdId);
      onClose();
    },
  });
  const { startsOn, endsOn } = measure.renewal;
  return (
    <Dialog title={t.renewTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{t.renewHelp({ from: formatDate(startsOn, language), to: formatDate(endsOn, language) })}</p>
        <Textarea
          label={t.renewReason}
          description={t.readByAll}
          required
          autosize
          minRows={2}
          {...form.getInputProps("reason")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.renew}
        </Button>
      </form>
    </Dialog>
  );
}

export function TakeBackDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const refresh = useRefresh();
  const { submit, sending, problem } = useServerForm({
    initialValues: {},
    send: (body) =>
      answer(
        api.POST("/api/measures/{id}/renewal-taken-back", { params: { path: { id: measure.id } }, body }),
      ),
    onDone: () => {
      say(t.takenBack);
      refresh(measure.householdId);
      onClose();
    },
  });
  return (
    <Dialog title={t.takeBackTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>
          {t.takeBackHelp({
            from: formatDate(measure.renewal.startsOn, language),
            until: formatDate(measure.endsOn, language),
          })}
        </p>
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending}>
          {t.takeBack}
        </Button>
      </form>
    </Dialog>
  );
}

export function HandOverDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const t = useTexts(measureTexts);
  const refresh = useRefresh();
  const others = measure.workers.filter(({ name }) => name !== measure.worker);
  const { form, submit, sending, problem } = useServerForm<{ workerId: string }>({
    initialValues: { workerId: others[0]?.userId ?? "" },
    send: (body) =>
      answer(api.POST("/api/measures/{id}/worker", { params: { path: { id: measure.id } }, body })),
    onDone: () => {
      say(t.handedOver);
      refresh(measure.householdId);
      onClose();
    },
  });
  return (
    <Dialog title={t.handOverTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{t.handOverHelp}</p>
        <NativeSelect
          label={t.newWorker}
          data={others.map(({ userId, name }) => ({ value: userId, label: name }))}
          {...form.getInputProps("workerId")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.handOver}
        </Button>
      </form>
    </Dialog>
  );
}
