/** The rules that the night begins or ends, read from the dated law: what held the day before, what holds from then on. */
import { durationInWords } from "../../platform/calendar/deadline.ts";
import { sourceIn } from "../../platform/calendar/source-words.ts";
import { formatCents } from "../../platform/money/format.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { wordOf } from "../../procedure/pages/texts.ts";
import type { ReformFound } from "./found.ts";
import { reformTexts } from "./texts.ts";

type Change = ReformFound["changes"][number];
type Words = ReturnType<typeof useTexts<typeof reformTexts.fr>>;

export function NightTable({ changes }: { changes: readonly Change[] }) {
  const t = useTexts(reformTexts);
  const { language } = useLanguage();
  const side = (id: string, version: Change["before"]) =>
    version ? (
      <div>
        {valueWords(id, version.value, t, language)}
        <p className={panel.small}>
          {t.source({ source: sourceIn(language, version.source) })}
          {version.checked === null && !version.source.startsWith("à confirmer") && ` (${t.toConfirm})`}
        </p>
      </div>
    ) : (
      t.nothing
    );
  return (
    <DataTable
      caption={t.rules}
      captionHidden
      rows={changes}
      rowKey={({ id }) => id}
      columns={[
        { id: "rule", title: t.ruleColumn, names: true, cell: ({ id }) => wordOf(t.parameter, id) },
        { id: "before", title: t.beforeColumn, cell: ({ id, before }) => side(id, before) },
        { id: "after", title: t.afterColumn, cell: ({ id, after }) => side(id, after) },
      ]}
    />
  );
}

/** A value of the law as people say it: cents, durations, months, shares, names. */
export function valueWords(id: string, value: unknown, t: Words, language: Language): string {
  if (Array.isArray(value)) return t.bothReadings;
  if (typeof value === "string")
    return value.startsWith("P") && value !== "" ? durationInWords(value, language) : value;
  if (typeof value !== "number") return t.toConfirm;
  if (id.endsWith(".amount")) return formatCents(value, language);
  return value < 1
    ? t.share({ percent: value.toLocaleString(language, { style: "percent" }) })
    : t.months({ n: value });
}
