/** What a file would bring, or brought: control totals, columns as they were understood, rows known otherwise, rows set aside. */
import { Anchor, Stack } from "@mantine/core";

import type { Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { CASE_NAMES, FUNDING_NAMES } from "../columns.rules.ts";
import { STATED_COLUMN } from "../stated.rules.ts";
import { takeoverTexts } from "./texts.ts";

export type Report = Answer<"/api/takeover/{what}", "post">;

const NAMES: Readonly<Record<string, { fr: string; en: string }>> = { ...CASE_NAMES, ...FUNDING_NAMES };

export function Told({ report, dryRun }: { report: Report; dryRun: boolean }) {
  const t = useTexts(takeoverTexts);
  const { language } = useLanguage();
  const { kept, quarantine, changed, columns, ignored, lacking } = report;
  const named = (column: string) => NAMES[column]?.[language] ?? column;
  return (
    <Section title={dryRun ? t.foretold : t.result}>
      <p>
        <strong>{dryRun ? t.totals(report) : t.kept(report)}</strong>
      </p>
      {dryRun && kept === 0 && <p>{t.nothing}</p>}
      <Stack gap="md">
        <SetAsideRows rows={quarantine} title={t.bad} />
        {changed.length > 0 && (
          <>
            <DataTable
              caption={t.changed}
              rows={changed}
              rowKey={({ line }) => String(line)}
              columns={[
                { id: "line", title: t.line, names: true, cell: ({ line }) => line },
                { id: "reference", title: t.reference, cell: ({ reference }) => reference },
                {
                  id: "fields",
                  title: t.fields,
                  cell: ({ fields }) =>
                    fields.map((field) => named(STATED_COLUMN[field] ?? field)).join(", "),
                },
              ]}
            />
            <p>{t.changedHelp}</p>
          </>
        )}
        {dryRun && (
          <>
            <DataTable
              caption={t.columns}
              rows={columns}
              rowKey={({ column }) => column}
              columns={[
                { id: "ours", title: t.ours, names: true, cell: ({ column }) => named(column) },
                { id: "theirs", title: t.theirs, cell: ({ header }) => header },
                { id: "first", title: t.first, cell: ({ first }) => first },
              ]}
            />
            {ignored.length > 0 && <p>{t.ignored({ list: ignored.join(", ") })}</p>}
            {lacking.length > 0 && <p>{t.lacking({ list: lacking.map(named).join(", ") })}</p>}
          </>
        )}
      </Stack>
    </Section>
  );
}

type Rows = Report["quarantine"];

/** A cell that begins like a formula is text for whoever opens it. */
const cell = (text: string) => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

export function SetAsideRows({ rows, title }: { rows: Rows; title: string }) {
  const t = useTexts(takeoverTexts);
  if (rows.length === 0) return null;
  const given = `\uFEFF${rows
    .map(({ line, field, value, message }) => [String(line), field, value, message].map(cell).join(";"))
    .join("\r\n")}\r\n`;
  return (
    <>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={({ line }) => String(line)}
        columns={[
          { id: "line", title: t.line, names: true, cell: ({ line }) => line },
          { id: "reason", title: t.reason, cell: ({ message }) => message },
        ]}
      />
      <Anchor href={`data:text/csv;charset=utf-8,${encodeURIComponent(given)}`} download="mises-de-cote.csv">
        {t.download}
      </Anchor>
    </>
  );
}
