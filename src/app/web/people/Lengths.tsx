/** How long an organisation's sessions live and when its unused accounts close: what holds, what was set and by whom, setting it. */
import { NumberInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../../platform/calendar/today.ts";
import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { DataTable } from "../../../platform/ui/DataTable.tsx";
import { DateField } from "../../../platform/ui/DateField.tsx";
import { formatDate } from "../../../platform/ui/dates.ts";
import { useServerForm } from "../../../platform/ui/form.ts";
import { FormDialog } from "../../../platform/ui/FormDialog.tsx";
import { useLanguage, useTexts } from "../../../platform/ui/language.tsx";
import panel from "../../../platform/ui/panel.module.css";
import { say } from "../../../platform/ui/say.ts";
import { LENGTHS, type Lengths as Values, reasonsOf } from "../../../sign-in/lengths.rules.ts";
import { shellTexts } from "../texts.ts";
import { lengthTexts } from "./lengths.texts.ts";

type Settings = Answer<"/api/security-settings">;
type Row = Settings["rows"][number];

/** What holds, in two sentences. */
export function LengthsInWords({ lengths }: Pick<Row, "lengths">) {
  const t = useTexts(lengthTexts);
  const { idleMinutes, longestHours, warnDays, closeDays } = lengths;
  return (
    <>
      {t.session({ idle: t.minutes(idleMinutes), longest: t.hours(longestHours) })}{" "}
      {t.dormant({ warn: warnDays, close: closeDays })}
    </>
  );
}

export function SettingsWritten({ row: { name, written } }: { row: Row }) {
  const t = useTexts(lengthTexts);
  const { roles } = useTexts(shellTexts);
  const { language } = useLanguage();
  const whatOf = ({ idleMinutes, longestHours, warnDays, closeDays, posts }: Row["written"][number]) => {
    if (idleMinutes !== null) return t.wasIdle({ idle: t.minutes(idleMinutes) });
    if (longestHours !== null) return t.wasLongest({ longest: t.hours(longestHours) });
    if (warnDays !== null && closeDays !== null) return t.dormant({ warn: warnDays, close: closeDays });
    if (posts?.length === 0) return t.wasNobody;
    return posts?.length === Object.keys(roles).length
      ? t.wasEverybody
      : t.wasPosts({ posts: (posts ?? []).map((post) => roles[post]).join(", ") });
  };
  if (written.length === 0) return null;
  return (
    <details className={panel.details}>
      <summary>{t.history({ n: written.length })}</summary>
      <DataTable
        caption={t.historyOf({ name })}
        captionHidden
        rows={written.map((one, n) => ({ ...one, n }))}
        rowKey={({ n }) => String(n)}
        columns={[
          { id: "what", title: t.what, names: true, cell: whatOf },
          { id: "from", title: t.from, cell: ({ from }) => (from ? formatDate(from, language) : t.always) },
          { id: "to", title: t.to, cell: ({ to }) => (to ? formatDate(to, language) : t.untilFurther) },
          { id: "by", title: t.by, cell: ({ by }) => by ?? t.notKnown },
        ]}
      />
    </details>
  );
}

type Typed = { [K in keyof Values]: number | string } & { from: string | null };

export function LengthsDialog({
  row,
  bounds,
  onClose,
}: {
  row: Row;
  bounds: Settings["bounds"];
  onClose: () => void;
}) {
  const t = useTexts(lengthTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { form, ...rest } = useServerForm<Typed>({
    initialValues: { ...row.lengths, from: todayInParis().toString() },
    validate: Object.fromEntries(
      LENGTHS.map((field) => [field, (value: number | string) => (Number.isInteger(value) ? null : t.whole)]),
    ),
    send: ({ from, ...typed }) =>
      answer(
        api.PUT("/api/security-settings/{id}/lengths", {
          params: { path: { id: row.id } },
          body: { ...(typed as Values), from: from ?? "" },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["security-settings"] });
      onClose();
    },
  });
  return (
    <FormDialog title={t.setOf({ name: row.name })} save={t.save} onClose={onClose} {...rest}>
      <p style={{ marginTop: 0 }}>{t.setWords}</p>
      {LENGTHS.map((field, n) => {
        const { least, most } = reasonsOf(field, language);
        return (
          <NumberInput
            key={field}
            label={t.fields[field]}
            description={`${t.between(bounds[field])} ${least} ${most}`}
            required
            allowDecimal={false}
            allowNegative={false}
            mt={n === 0 ? undefined : "sm"}
            {...form.getInputProps(field)}
          />
        );
      })}
      <div style={{ marginTop: "var(--mantine-spacing-sm)" }}>
        <DateField label={t.fromDay} clearable={false} {...form.getInputProps("from")} />
      </div>
    </FormDialog>
  );
}
