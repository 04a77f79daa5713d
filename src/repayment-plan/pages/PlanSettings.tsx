/** A landlord's own settings of its repayment plans: what holds today, each version with its days and who set it; its lead sets the next. */
import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { ALLOCATIONS, type Allocation } from "../../plan-tracking/plan-facts.rules.ts";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { settingTexts } from "./settings.texts.ts";

type Found = Answer<"/api/plan-settings">;
const KEY = ["plan-settings"] as const;
const SETTINGS = ["allocation", "toleranceDays", "reminderDays"] as const;
type Setting = (typeof SETTINGS)[number];

export default function PlanSettings() {
  const t = useTexts(settingTexts);
  const [setting, setSetting] = useState(false);
  const query = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET("/api/plan-settings")) });
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        {...(query.data?.can.set && {
          actions: <Button onClick={() => setSetting(true)}>{t.set}</Button>,
        })}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            <Current found={found} />
            <Versions found={found} />
            {setting && <SetDialog found={found} onClose={() => setSetting(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function useSaid() {
  const t = useTexts(settingTexts);
  return (setting: Setting, value: number | string) =>
    setting === "allocation" ? t.allocations[value as Allocation] : t.days({ n: Number(value) });
}

function Current({ found }: { found: Found }) {
  const t = useTexts(settingTexts);
  const { language } = useLanguage();
  const said = useSaid();
  return (
    <Section title={t.current} lead={t.currentLead}>
      <DataTable
        caption={t.current}
        captionHidden
        rows={SETTINGS.map((setting) => ({ setting, ...found.current[setting] }))}
        rowKey={({ setting }) => setting}
        columns={[
          {
            id: "setting",
            title: t.setting,
            names: true,
            cell: ({ setting }) => (
              <div>
                {t.names[setting]}
                <br />
                <small style={{ fontWeight: 400 }}>{t.hints[setting]}</small>
              </div>
            ),
          },
          { id: "value", title: t.value, cell: ({ setting, value }) => said(setting, value) },
          {
            id: "whose",
            title: t.whose,
            cell: ({ own, source }) => (
              <div>
                <StatusBadge tone={own ? "info" : "neutral"}>{own ? t.own : t.platform}</StatusBadge>
                <br />
                <small>{sourceIn(language, source)}</small>
              </div>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Versions({ found }: { found: Found }) {
  const t = useTexts(settingTexts);
  const { language } = useLanguage();
  const said = useSaid();
  const today = todayInParis().toString();
  const day = (iso: string | null) => (iso === null ? "–" : formatDate(iso, language));
  return (
    <Section title={t.versions} lead={t.versionsLead}>
      <DataTable
        caption={t.versions}
        captionHidden
        rows={found.versions}
        rowKey={({ setting, validFrom }) => `${setting} ${validFrom}`}
        columns={[
          { id: "setting", title: t.setting, names: true, cell: ({ setting }) => t.names[setting] },
          { id: "value", title: t.value, cell: ({ setting, value }) => said(setting, value) },
          {
            id: "from",
            title: t.from,
            cell: ({ validFrom }) => (
              <>
                {day(validFrom)}{" "}
                {(validFrom ?? "") > today && <StatusBadge tone="attention">{t.toCome}</StatusBadge>}
              </>
            ),
          },
          { id: "to", title: t.to, cell: ({ validTo }) => day(validTo) },
          { id: "source", title: t.source, cell: ({ source }) => sourceIn(language, source) },
          { id: "by", title: t.by, cell: ({ by }) => by ?? "–" },
        ]}
        empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
      />
    </Section>
  );
}

type Values = {
  allocation: Allocation | "";
  toleranceDays: number | "";
  reminderDays: number | "";
  from: string | null;
  source: string;
};

function SetDialog({ found, onClose }: { found: Found; onClose: () => void }) {
  const t = useTexts(settingTexts);
  const queries = useQueryClient();
  const today = todayInParis().toString();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      allocation: found.current.allocation.value as Allocation,
      toleranceDays: Number(found.current.toleranceDays.value),
      reminderDays: Number(found.current.reminderDays.value),
      from: today,
      source: "",
    },
    // What is left as it stands is not written again: its own version goes on.
    send: ({ allocation, toleranceDays, reminderDays, from, source }) =>
      answer(
        api.PUT("/api/plan-settings", {
          body: {
            allocation:
              allocation === "" || allocation === found.current.allocation.value ? null : allocation,
            toleranceDays:
              toleranceDays === "" || toleranceDays === found.current.toleranceDays.value
                ? null
                : toleranceDays,
            reminderDays:
              reminderDays === "" || reminderDays === found.current.reminderDays.value ? null : reminderDays,
            from: from ?? today,
            source,
          },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <Dialog title={t.setTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.names.allocation}
          description={t.hints.allocation}
          data={ALLOCATIONS.map((value) => ({ value, label: t.allocations[value] }))}
          {...form.getInputProps("allocation")}
        />
        <NumberInput
          label={t.names.toleranceDays}
          description={t.hints.toleranceDays}
          mt="sm"
          {...form.getInputProps("toleranceDays")}
        />
        <NumberInput
          label={t.names.reminderDays}
          description={t.hints.reminderDays}
          mt="sm"
          {...form.getInputProps("reminderDays")}
        />
        <DateField label={t.from} required {...form.getInputProps("from")} />
        <TextInput label={t.source} required mt="sm" {...form.getInputProps("source")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
