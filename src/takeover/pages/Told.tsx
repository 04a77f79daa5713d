/** What a file would bring, or brought: control totals, columns as they were understood, rows known otherwise, rows set aside. */
import { Anchor, Stack } from "@mantine/core";

import type { Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { Fates } from "../../file-assistant/pages/Fates.tsx";
import { controlTexts } from "../../intake/pages/texts.ts";
import { formatCents } from "../../platform/money/format.ts";
import { CASE_NAMES, FUNDING_NAMES, type Takeover } from "../columns.rules.ts";
import { CONTROLLED } from "../reading.rules.ts";
import { STATED_COLUMN } from "../stated.rules.ts";
import { takeoverTexts } from "./texts.ts";

export type Report = Answer<"/api/takeover/{what}", "post">;

const NAMES: Readonly<Record<string, { fr: string; en: string }>> = { ...CASE_NAMES, ...FUNDING_NAMES };

export function Told({
  report,
  what,
  allOrNothing,
}: {
  report: Report;
  what: Takeover;
  allOrNothing: boolean;
}) {
  const t = useTexts(takeoverTexts);
  const { language } = useLanguage();
  const { kept, quarantine, changed, columns, ignored, lacking, outcome } = report;
  const dryRun = outcome === "dryRun";
  const isRefused = outcome === "refused" || (dryRun && allOrNothing && quarantine.length > 0);
  const named = (column: string) => NAMES[column]?.[language] ?? column;
  return (
    <Section title={outcome === "kept" ? t.result : t.foretold}>
      <p>
        <strong>{outcome === "kept" ? t.kept(report) : t.totals(report)}</strong>
      </p>
      {isRefused && <p>{t.refused}</p>}
      <Totals of={{ ...report, what }} />
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

type Given = Pick<Report, "read" | "kept" | "known" | "quarantined"> & {
  [sum in "fileCents" | "keptCents" | "knownCents" | "quarantinedCents"]: number | null;
} & { what: Takeover };

/** Rows and the sum of the column that is controlled: what was read against what became of it. */
export function Totals({ of }: { of: Given }) {
  const t = useTexts(takeoverTexts);
  const words = useTexts(controlTexts);
  const { language } = useLanguage();
  const { fileCents, keptCents, knownCents, quarantinedCents } = of;
  if (fileCents === null || keptCents === null || knownCents === null || quarantinedCents === null)
    return <p>{words.before}</p>;
  const row = (id: "file" | "kept" | "known" | "quarantined" | "missing", lines: number, cents: number) => ({
    id,
    title: words.rows[id],
    lines,
    amounts: [cents],
  });
  const lines = of.read - of.kept - of.known - of.quarantined;
  const cents = fileCents - keptCents - knownCents - quarantinedCents;
  const balanced = lines === 0 && cents === 0;
  return (
    <Fates
      caption={words.caption}
      what={words.what}
      lines={words.lines}
      amounts={[NAMES[CONTROLLED[of.what]]![language]]}
      rows={[
        row("kept", of.kept, keptCents),
        row("known", of.known, knownCents),
        row("quarantined", of.quarantined, quarantinedCents),
        ...(balanced ? [] : [row("missing", lines, cents)]),
      ]}
      file={row("file", of.read, fileCents)}
      balanced={balanced}
      badge={balanced ? words.balanced : words.unbalanced}
      words={
        balanced ? words.balancedWords : t.unbalanced({ n: lines, amount: formatCents(cents, language) })
      }
    />
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
