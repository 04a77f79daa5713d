/** Freezing a period in one's own name, with what follows of it; when periods freeze by themselves. */
import { Alert, Group, NativeSelect, NumberInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { closedPeriods, periodKind } from "../../snapshot/rules.ts";
import { reportTexts } from "./texts.ts";

type Values = { which: string; from: string | null; to: string | null };

export function FreezeDialog({ today, onClose }: { today: string; onClose: () => void }) {
  const t = useTexts(reportTexts);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const periods = closedPeriods(Temporal.PlainDate.from(today));
  const nameOf = ({ from, quarter }: (typeof periods)[number]) => {
    const year = Number(from.slice(0, 4));
    return quarter === null ? t.yearName({ year }) : t.quarterName({ quarter, year });
  };
  const { form, ...rest } = useServerForm<Values, { id: string }>({
    initialValues: {
      which: `${periods[0]!.from} ${periods[0]!.to}`,
      from: periods[0]!.from,
      to: periods[0]!.to,
    },
    send: ({ from, to }) => answer(api.POST("/api/snapshots", { body: { from: from ?? "", to: to ?? "" } })),
    onDone: ({ id }) => {
      say(t.done);
      void queries.invalidateQueries({ queryKey: ["snapshots"] });
      onClose();
      void navigate({ to: `/reports/${id}` });
    },
  });
  const { which, from, to } = form.values;
  const kind = from !== null && to !== null ? periodKind({ from, to }) : "other";
  return (
    <FormDialog title={t.freeze} save={t.freezeIt} onClose={onClose} {...rest}>
      <NativeSelect
        label={t.which}
        value={which}
        data={[
          ...periods.map((period) => ({ value: `${period.from} ${period.to}`, label: nameOf(period) })),
          { value: "other", label: t.other },
        ]}
        onChange={({ currentTarget: { value } }) => {
          const [first, last] = value.split(" ");
          form.setValues(last === undefined ? { which: value } : { which: value, from: first!, to: last });
        }}
        mb="sm"
      />
      {which === "other" && (
        <Group grow align="start">
          <DateField label={t.from} required {...form.getInputProps("from")} />
          <DateField label={t.to} required {...form.getInputProps("to")} />
        </Group>
      )}
      <Alert variant="light" mt="md">
        <p>{t.consequences}</p>
        <p>{kind === "year" || kind === "years" ? t.forFunders : t.notForFunders}</p>
      </Alert>
    </FormDialog>
  );
}

type Days = { yearDays: number | string; quarterDays: number | string };
const days = (value: number | string) => (value === "" ? null : Number(value));

export function SettingDialog({
  setting,
  onClose,
}: {
  setting: Answer<"/api/snapshots">["setting"];
  onClose: () => void;
}) {
  const t = useTexts(reportTexts);
  const queries = useQueryClient();
  const { form, ...rest } = useServerForm<Days>({
    initialValues: { yearDays: setting.yearDays ?? "", quarterDays: setting.quarterDays ?? "" },
    send: ({ yearDays, quarterDays }) =>
      answer(
        api.PUT("/api/snapshot-setting", {
          body: { yearDays: days(yearDays), quarterDays: days(quarterDays) },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["snapshots"] });
      onClose();
    },
  });
  return (
    <FormDialog title={t.setting} save={t.save} onClose={onClose} {...rest}>
      <NumberInput
        label={t.yearDays}
        description={t.daysHint}
        min={1}
        max={366}
        allowDecimal={false}
        mb="sm"
        {...form.getInputProps("yearDays")}
      />
      <NumberInput
        label={t.quarterDays}
        description={t.daysHint}
        min={1}
        max={366}
        allowDecimal={false}
        {...form.getInputProps("quarterDays")}
      />
    </FormDialog>
  );
}
