/** The control totals of a file taken in: what became of its lines, adding up to what was read, and whether it does. */
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { formatCents } from "../../platform/money/format.ts";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import classes from "../../ledger/pages/ledger.module.css";
import { controlOf, FATES, type FlatTotals, type Sums, totalsOf } from "../control.rules.ts";
import { controlTexts } from "./texts.ts";

/** Totals as the server gives them: sums are null on imports made before they were kept. */
type Given = { [name in keyof FlatTotals]: FlatTotals[name] | null };
type Row = Sums & { id: (typeof FATES)[number] | "missing" };

const isWhole = (totals: Given): totals is FlatTotals =>
  totals.fileDebitCents !== null && totals.knownDebitCents !== null && totals.quarantinedDebitCents !== null;

export function ControlTotals({ found }: { found: Given }) {
  const t = useTexts(controlTexts);
  const { language } = useLanguage();
  if (!isWhole(found)) {
    return (
      <>
        <dl className={classes.facts}>
          <div>
            <dt>{t.debitKept}</dt>
            <dd>
              <MoneyText cents={found.debitCents} />
            </dd>
          </div>
          <div>
            <dt>{t.creditKept}</dt>
            <dd>
              <MoneyText cents={found.creditCents} />
            </dd>
          </div>
        </dl>
        <p className={classes.small}>{t.before}</p>
      </>
    );
  }
  const totals = totalsOf(found);
  const control = controlOf(totals);
  const rows: Row[] = FATES.map((id) => ({ id, ...totals[id] }));
  if (!control.balanced) rows.push({ id: "missing", ...control });
  const lines = (n: number) => n.toLocaleString(language);
  const money = (cents: number) => formatCents(cents, language);
  const columns: Column<Row>[] = [
    { id: "what", title: t.what, names: true, cell: (row) => t.rows[row.id] },
    { id: "lines", title: t.lines, align: "right", cell: (row) => lines(row.lines) },
    { id: "debit", title: t.debit, align: "right", cell: (row) => <MoneyText cents={row.debitCents} /> },
    { id: "credit", title: t.credit, align: "right", cell: (row) => <MoneyText cents={row.creditCents} /> },
  ];
  return (
    <>
      <p>
        <StatusBadge tone={control.balanced ? "good" : "danger"}>
          {control.balanced ? t.balanced : t.unbalanced}
        </StatusBadge>{" "}
        {control.balanced
          ? t.balancedWords
          : t.unbalancedWords({
              n: control.lines,
              debit: money(control.debitCents),
              credit: money(control.creditCents),
            })}
      </p>
      <DataTable
        caption={t.caption}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
        totals={{
          what: <strong>{t.rows.file}</strong>,
          lines: <strong>{lines(totals.file.lines)}</strong>,
          debit: <MoneyText cents={totals.file.debitCents} strong />,
          credit: <MoneyText cents={totals.file.creditCents} strong />,
        }}
      />
    </>
  );
}
