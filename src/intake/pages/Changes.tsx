/** What a file would change, told by a dry run: accounts, balances, months, labels that no rule knows, differences of a list. */
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { formatCents } from "../../platform/money/format.ts";
import classes from "../../ledger/pages/ledger.module.css";
import { ControlTotals } from "./ControlTotals.tsx";
import { LinesAside } from "./LinesAside.tsx";
import { WhatWouldGo } from "./Replacement.tsx";
import { replacementTexts } from "./replacement.texts.ts";
import type { Report } from "./send-file.ts";
import { changesTexts } from "./changes.texts.ts";
import { importTexts } from "./texts.ts";

type Told = NonNullable<Report["changes"]>;
type Month = Told["months"][number] & { gone: number };

export function Changes({ report, onReplace }: { report: Report; onReplace: () => Promise<void> }) {
  const t = useTexts(changesTexts);
  const words = useTexts(importTexts);
  const replaces = useTexts(replacementTexts);
  const { language } = useLanguage();
  const { changes } = report;
  if (!changes) return null;
  const money = (cents: number) => formatCents(cents, language);
  const { largest, accounts, sumCents } = changes.balances;
  const going = new Map(changes.going?.months.map(({ month, lines }) => [month, lines]));
  const coming = new Map(changes.months.map((month) => [month.month, month]));
  const rows: Month[] = [...new Set([...coming.keys(), ...going.keys()])].toSorted().map((month) => ({
    ...(coming.get(month) ?? { month, lines: 0, debitCents: 0, creditCents: 0 }),
    gone: going.get(month) ?? 0,
  }));
  const months: Column<Month>[] = [
    {
      id: "month",
      title: t.month,
      names: true,
      cell: ({ month }) => formatDate(`${month}-01`, language, "month"),
    },
    { id: "lines", title: t.newEntries, align: "right", cell: ({ lines }) => lines.toLocaleString(language) },
    { id: "debit", title: t.debit, align: "right", cell: (row) => <MoneyText cents={row.debitCents} /> },
    { id: "credit", title: t.credit, align: "right", cell: (row) => <MoneyText cents={row.creditCents} /> },
    ...(changes.going
      ? [
          {
            id: "gone",
            title: replaces.gone,
            align: "right" as const,
            cell: ({ gone }: Month) => gone.toLocaleString(language),
          },
        ]
      : []),
  ];
  return (
    <Section title={t.title} lead={t.lead}>
      <p className={classes.equation}>{words.equation(report)}</p>
      <ControlTotals found={report} />
      <WhatWouldGo report={report} onReplace={onReplace} />
      <ul>
        <li>{t.newAccounts({ n: changes.newAccounts })}</li>
        <li>
          {t.balances({ n: accounts, sum: money(sumCents) })}
          {largest &&
            ` ${t.largest({ account: largest.account, from: money(largest.fromCents), to: money(largest.toCents) })}`}
        </li>
        {report.kind === "movements" && <li>{t.unknown({ n: changes.unknown.lines })}</li>}
        {changes.differences.map((day) => (
          <li key={day.on}>
            {t.differences({
              ...day,
              n: day.accounts,
              on: formatDate(day.on, language),
              sum: money(day.sumCents),
            })}
            {day.largest &&
              ` ${t.largestGap({ account: day.largest.number, gap: money(day.largest.gapCents) })}`}
          </li>
        ))}
      </ul>
      {rows.length > 0 && (
        <>
          <h3 className={classes.part}>{t.months}</h3>
          <DataTable
            caption={t.months}
            captionHidden
            rows={rows}
            rowKey={({ month }) => month}
            columns={months}
          />
        </>
      )}
      {changes.unknown.labels.length > 0 && (
        <>
          <h3 className={classes.part}>{t.labels}</h3>
          <DataTable
            caption={t.labels}
            captionHidden
            rows={changes.unknown.labels}
            rowKey={({ label }) => label}
            columns={[
              { id: "label", title: t.label, names: true, cell: ({ label }) => label },
              {
                id: "lines",
                title: t.newEntries,
                align: "right",
                cell: ({ lines }) => lines.toLocaleString(language),
              },
            ]}
          />
        </>
      )}
      {report.quarantined > 0 && (
        <>
          <h3 className={classes.part}>{words.lines}</h3>
          <LinesAside report={report} />
        </>
      )}
    </Section>
  );
}
