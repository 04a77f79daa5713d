/** A relief month by month: the bill, what is taken off, what the household pays and who bears it; amounts are typed where the form lets them. */
import { formatCents } from "../../platform/money/format.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { splitRelief } from "../rules.ts";
import { reliefTexts } from "./texts.ts";

/** `amountCents` null: the month bears no relief, or its amount is not known yet. */
type Row = { month: string; billCents: number; amountCents: number | null };

type Props = {
  months: readonly Row[];
  /** Null: nobody has said yet who bears what. */
  fundShare: number | null;
  onChange?: (at: number, cents: number | null) => void;
  error?: React.ReactNode;
};

export function MonthAmounts({ months, fundShare, onChange, error }: Props) {
  const t = useTexts(reliefTexts);
  const { language } = useLanguage();
  const fundOf = (amount: number | null) =>
    amount === null || fundShare === null
      ? null
      : splitRelief(amount, {
          id: "rentRelief.landlordShare",
          value: Math.round((1 - fundShare) * 1e6) / 1e6,
          validFrom: null,
          validTo: null,
          source: "",
          checked: null,
        }).fundCents;
  const all = months.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0);
  if (months.length === 0) return null;
  return (
    <>
      {onChange &&
        months.map(({ month, amountCents }, at) => (
          <EurosField
            key={month}
            label={t.amountOf({ month: formatDate(month, language) })}
            value={amountCents}
            onChange={(cents) => onChange(at, cents)}
          />
        ))}
      {onChange && <p>{t.byMonthHint}</p>}
      {error && <p role="alert">{error}</p>}
      <DataTable
        caption={t.byMonthTable}
        rows={months}
        rowKey={({ month }) => month}
        columns={[
          { id: "month", title: t.month, names: true, cell: ({ month }) => formatDate(month, language) },
          {
            id: "bill",
            title: t.bill,
            align: "right",
            cell: ({ billCents }) => <MoneyText cents={billCents} />,
          },
          {
            id: "amount",
            title: t.amount,
            align: "right",
            cell: ({ amountCents }) => (amountCents === null ? "–" : <MoneyText cents={amountCents} />),
          },
          {
            id: "due",
            title: t.due,
            align: "right",
            cell: ({ billCents, amountCents }) => <MoneyText cents={billCents - (amountCents ?? 0)} />,
          },
          {
            id: "fund",
            title: t.fund,
            align: "right",
            cell: ({ amountCents }) =>
              amountCents === null ? "–" : <MoneyText cents={fundOf(amountCents)} />,
          },
        ]}
      />
      <p aria-live="polite">
        {t.inAll({
          n: months.filter(({ amountCents }) => (amountCents ?? 0) > 0).length,
          all: formatCents(all, language),
        })}
      </p>
    </>
  );
}
