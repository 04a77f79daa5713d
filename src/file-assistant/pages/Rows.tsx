/** The first rows of a ledger, as they will be read with the columns and formats chosen so far. */
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import type { LedgerColumn } from "../../ledger-file/columns.rules.ts";
import { type ReadCell, type Reading, readRow, type ReadRow, whyOf } from "../read-row.rules.ts";
import type { Preview } from "./asked.ts";
import classes from "./assistant.module.css";
import { Window } from "./FirstRows.tsx";
import { assistantTexts } from "./texts.ts";

type Row = ReadRow & { at: number; text: (column: LedgerColumn) => string };
type Props = { preview: Preview; columns: Record<string, string>; reading: Reading };

export function ReadRows({ preview: { headers, rows, kind }, columns, reading }: Props) {
  const t = useTexts(assistantTexts);
  const { language } = useLanguage();
  const read = rows.map((cells, at): Row => {
    const cell = (column: LedgerColumn) => {
      const rank = columns[column] ? headers.indexOf(columns[column]) : -1;
      return rank < 0 ? undefined : (cells[rank] ?? "");
    };
    return { at, ...readRow(cell, kind, reading), text: (column) => cell(column) ?? "" };
  });
  const parts = ["on", "debit", "credit", "balance", "amountDue"] as const;
  const bad = read.filter((row) => parts.some((part) => whyOf(row[part], language) !== undefined)).length;
  const shown = <T,>(cell: ReadCell<T>, value: (of: T) => React.ReactNode) => {
    if ("value" in cell) return cell.value === null ? null : value(cell.value);
    return (
      <>
        <StatusBadge tone="attention">{t.unreadable}</StatusBadge> {cell.text}{" "}
        <small>({whyOf(cell, language)})</small>
      </>
    );
  };
  const money = (id: "debit" | "credit" | "balance" | "amountDue"): Column<Row> => ({
    id,
    title: t.columns[id]!,
    align: "right",
    cell: (row) => shown(row[id], (cents) => <MoneyText cents={cents} />),
  });
  const text = (id: LedgerColumn): Column<Row> => ({
    id,
    title: t.columns[id]!,
    cell: (row) => row.text(id),
  });
  const table: Column<Row>[] = [
    { id: "at", title: t.row, names: true, cell: ({ at }) => (at + 1).toLocaleString(language) },
    text("account"),
    text("leaseholder"),
    { id: "on", title: t.columns["date"]!, cell: (row) => shown(row.on, (iso) => <DateText iso={iso} />) },
    ...(kind === "balances"
      ? [money("balance"), money("amountDue")]
      : [text("label"), money("debit"), money("credit")]),
  ];
  return (
    <>
      <h3 className={classes.part}>{t.read}</h3>
      <p role="status">{t.readCount({ rows: rows.length, bad })}</p>
      <Window name={t.read}>
        <DataTable
          caption={t.read}
          captionHidden
          rows={read}
          rowKey={({ at }) => String(at)}
          columns={table}
        />
      </Window>
    </>
  );
}
