/** The first rows of a coordinator's file, as they will be read with the columns and formats chosen so far. */
import type { FilePreview } from "../../file-assistant/pages/asked.ts";
import classes from "../../file-assistant/pages/assistant.module.css";
import { Window } from "../../file-assistant/pages/FirstRows.tsx";
import { assistantTexts } from "../../file-assistant/pages/texts.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import type { Writing } from "../cells.rules.ts";
import { TAKEOVER_NAMES, type Takeover } from "../columns.rules.ts";
import { type CellRead, kindOfCell, readCell } from "../reading.rules.ts";
import { takeoverTexts } from "./texts.ts";

type Props = {
  what: Takeover;
  preview: FilePreview;
  columns: Readonly<Record<string, string>>;
  writing: Writing;
};
type Row = { at: number; cells: Readonly<Record<string, CellRead>> };

export function ReadRows({ what, preview: { headers, rows }, columns, writing }: Props) {
  const t = useTexts(assistantTexts);
  const own = useTexts(takeoverTexts);
  const { language } = useLanguage();
  const names = TAKEOVER_NAMES[what];
  const here = Object.keys(names).filter((column) => columns[column]);
  const read = rows.map((cells, at): Row => ({
    at,
    cells: Object.fromEntries(
      here.map((column) => [
        column,
        readCell(column, cells[headers.indexOf(columns[column]!)] ?? "", writing),
      ]),
    ),
  }));
  const bad = read.filter(({ cells }) => Object.values(cells).some(({ is }) => is === "wrong")).length;
  const shown = (cell: CellRead) => {
    if (cell.is === "nothing") return null;
    if (cell.is === "day") return <DateText iso={cell.value} />;
    if (cell.is === "amount") return <MoneyText cents={cell.value} />;
    if (cell.is === "yesNo") return cell.value ? own.yes : own.no;
    if (cell.is === "word") return cell.value[language];
    if (cell.is !== "wrong") return cell.value;
    return (
      <>
        <StatusBadge tone="attention">{t.unreadable}</StatusBadge> {cell.text}{" "}
        <small>({cell.why[language]})</small>
      </>
    );
  };
  const table: Column<Row>[] = [
    { id: "at", title: t.row, names: true, cell: ({ at }) => (at + 1).toLocaleString(language) },
    ...here.map((column): Column<Row> => ({
      id: column,
      title: names[column]![language],
      ...(kindOfCell(column) === "amount" && { align: "right" as const }),
      cell: ({ cells }) => shown(cells[column]!),
    })),
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
