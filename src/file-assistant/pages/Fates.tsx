/** Control totals of a file: what became of its lines, in number and in amounts, and whether they add up to what was read. */
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";

type Row = { id: string; title: string; lines: number; amounts: readonly number[] };
type Props = {
  caption: string;
  what: string;
  lines: string;
  /** Titles of the columns of amounts. */
  amounts: readonly string[];
  rows: readonly Row[];
  file: Row;
  balanced: boolean;
  badge: string;
  words: string;
};

export function Fates({ caption, what, lines, amounts, rows, file, balanced, badge, words }: Props) {
  const { language } = useLanguage();
  const count = (n: number) => n.toLocaleString(language);
  const columns: Column<Row>[] = [
    { id: "what", title: what, names: true, cell: ({ title }) => title },
    { id: "lines", title: lines, align: "right", cell: (row) => count(row.lines) },
    ...amounts.map((title, at): Column<Row> => ({
      id: String(at),
      title,
      align: "right",
      cell: (row) => <MoneyText cents={row.amounts[at]!} />,
    })),
  ];
  return (
    <>
      <p>
        <StatusBadge tone={balanced ? "good" : "danger"}>{badge}</StatusBadge> {words}
      </p>
      <DataTable
        caption={caption}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
        totals={{
          what: <strong>{file.title}</strong>,
          lines: <strong>{count(file.lines)}</strong>,
          ...Object.fromEntries(
            file.amounts.map((cents, at) => [
              String(at),
              <MoneyText key={amounts[at]} cents={cents} strong />,
            ]),
          ),
        }}
      />
    </>
  );
}
