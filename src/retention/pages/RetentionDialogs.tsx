/** A period that changes from a day on; a file that is held, or no more. */
import { NativeSelect, NumberInput, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { PERIOD_NAMES, type PeriodName } from "../rules.ts";
import { retentionTexts } from "./texts.ts";

type Closing = { onClose: () => void };

function useSaved(onClose: () => void): () => void {
  const t = useTexts(retentionTexts);
  const queries = useQueryClient();
  return () => {
    say(t.saved);
    void queries.invalidateQueries({ queryKey: ["retention"] });
    onClose();
  };
}

export function PeriodDialog({ onClose }: Closing) {
  const t = useTexts(retentionTexts);
  const { form, ...rest } = useServerForm<{ name: PeriodName; value: number | string; from: string | null }>({
    initialValues: { name: "afterLastContact", value: 24, from: todayInParis().toString() },
    send: ({ name, value, from }) =>
      answer(api.PUT("/api/retention-setting", { body: { name, value: `P${value}M`, from: from ?? "" } })),
    onDone: useSaved(onClose),
  });
  return (
    <FormDialog title={t.setPeriod} save={t.save} onClose={onClose} {...rest}>
      <NativeSelect
        label={t.what}
        data={PERIOD_NAMES.map((name) => ({ value: name, label: t.periodNames[name] }))}
        {...form.getInputProps("name")}
      />
      <NumberInput label={t.inMonths} required mt="sm" {...form.getInputProps("value")} />
      <DateField label={t.from} required {...form.getInputProps("from")} />
    </FormDialog>
  );
}

export function HoldDialog({ householdId, name, onClose }: Closing & { householdId: string; name: string }) {
  const t = useTexts(retentionTexts);
  return (
    <ReasonDialog
      title={t.holdOf({ name })}
      send={(reason) =>
        answer(
          api.POST("/api/households/{id}/retention-hold", {
            params: { path: { id: householdId } },
            body: { reason },
          }),
        )
      }
      onClose={onClose}
    />
  );
}

export function LiftDialog({ id, name, onClose }: Closing & { id: string; name: string }) {
  const t = useTexts(retentionTexts);
  return (
    <ReasonDialog
      title={t.liftOf({ name })}
      send={(reason) =>
        answer(api.POST("/api/retention-holds/{id}/lift", { params: { path: { id } }, body: { reason } }))
      }
      onClose={onClose}
    />
  );
}

type ReasonProps = Closing & { title: string; send: (reason: string) => Promise<unknown> };

function ReasonDialog({ title, send, onClose }: ReasonProps) {
  const t = useTexts(retentionTexts);
  const { form, ...rest } = useServerForm<{ reason: string }>({
    initialValues: { reason: "" },
    send: ({ reason }) => send(reason),
    onDone: useSaved(onClose),
  });
  return (
    <FormDialog title={title} save={t.save} onClose={onClose} {...rest}>
      <Textarea
        label={t.reason}
        description={t.reasonHint}
        required
        autosize
        minRows={3}
        {...form.getInputProps("reason")}
      />
    </FormDialog>
  );
}
