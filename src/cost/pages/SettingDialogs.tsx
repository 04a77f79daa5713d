/** How an operator counts its time, and how means are shared: each from a day on. */
import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { SHARING_KEYS, type SharingKey, type TimeSetting } from "../rules.ts";
import { costTexts } from "./texts.ts";

type Saving = { onClose: () => void };

export function useSaved(onClose: () => void): () => void {
  const t = useTexts(costTexts);
  const queries = useQueryClient();
  return () => {
    say(t.saved);
    void queries.invalidateQueries({ queryKey: ["costs"] });
    void queries.invalidateQueries({ queryKey: ["evaluation"] });
    onClose();
  };
}

type TimeValues = {
  method: TimeSetting["method"];
  hourlyCents: number | null;
  minutesPerMonth: number | "";
  from: string | null;
};

export function TimeDialog({ time, onClose }: Saving & { time: Answer<"/api/costs">["time"] }) {
  const t = useTexts(costTexts);
  const { form, submit, sending, problem } = useServerForm<TimeValues>({
    initialValues: {
      method: time?.method ?? "minutes",
      hourlyCents: time?.hourlyCents ?? null,
      minutesPerMonth: time?.minutesPerMonth ?? "",
      from: todayInParis().toString(),
    },
    send: ({ method, hourlyCents, minutesPerMonth, from }) =>
      answer(
        api.PUT("/api/cost-settings/time", {
          body: {
            method,
            hourlyCents: hourlyCents ?? 0,
            minutesPerMonth: minutesPerMonth === "" ? null : minutesPerMonth,
            from: from ?? "",
          },
        }),
      ),
    onDone: useSaved(onClose),
  });
  return (
    <Dialog title={t.timeTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.method}
          data={(["minutes", "pace"] as const).map((value) => ({ value, label: t.methods[value] }))}
          {...form.getInputProps("method")}
        />
        <EurosField label={t.hourly} required {...form.getInputProps("hourlyCents")} />
        {form.getValues().method === "pace" && (
          <NumberInput label={t.minutesPerMonth} min={1} {...form.getInputProps("minutesPerMonth")} />
        )}
        <DateField label={t.from} description={t.fromHelp} required {...form.getInputProps("from")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}

export function SharingDialog({ current, onClose }: Saving & { current: SharingKey }) {
  const t = useTexts(costTexts);
  const { form, submit, sending, problem } = useServerForm<{ key: SharingKey; from: string | null }>({
    initialValues: { key: current, from: todayInParis().toString() },
    send: ({ key, from }) =>
      answer(api.PUT("/api/cost-settings/sharing", { body: { key, from: from ?? "" } })),
    onDone: useSaved(onClose),
  });
  return (
    <Dialog title={t.setSharing} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.key}
          data={SHARING_KEYS.map((value) => ({ value, label: t.keys[value] }))}
          {...form.getInputProps("key")}
        />
        <DateField label={t.from} required {...form.getInputProps("from")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
