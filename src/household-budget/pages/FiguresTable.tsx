/** The figures of a month, each with its formula and its numbers; beside them, what they become. */
import { formatCents } from "../../platform/money/format.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import type { Figures, Sum } from "../budget.rules.ts";
import { budgetTexts } from "./texts.ts";

type Row = { id: string; name: string; value: string | null; formula: string };

/** The figures as lines of a table; `value` null: unknown, and `formula` says why. */
export function useFigureRows(): (figures: Figures) => Row[] {
  const t = useTexts(budgetTexts);
  const { language } = useLanguage();
  const money = (cents: number) => formatCents(cents, language);
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  const percent = (value: number) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(value);
  const sum = (id: "resources" | "charges" | "debts", { cents, atLeastCents, unknown }: Sum): Row => ({
    id,
    name: t.total[id],
    value: cents === null ? null : money(cents),
    formula:
      cents !== null
        ? t.sumOfLines
        : unknown > 0
          ? t.atLeast({ amount: money(atLeastCents), n: unknown })
          : t.notAsked,
  });
  return (figures) => {
    const {
      adults,
      children,
      units,
      leftCents,
      per,
      residualCents,
      effortRate,
      capacityCents,
      flatRatesCents,
    } = figures;
    const left = leftCents === null ? null : money(leftCents);
    return [
      sum("resources", figures.resources),
      sum("charges", figures.charges),
      ...(figures.debts.atLeastCents > 0 || figures.debts.unknown > 0 ? [sum("debts", figures.debts)] : []),
      {
        id: "units",
        name: t.units,
        value: units === null ? null : number(units),
        formula:
          units === null ? t.unitsUnknown : t.unitsFormula({ adults: adults ?? 0, children: children ?? 0 }),
      },
      { id: "left", name: t.left, value: left, formula: t.leftFormula },
      {
        id: "residual",
        name: t.residual[per],
        value: residualCents === null ? null : money(residualCents),
        formula:
          left === null || units === null
            ? t.lacksLine
            : t.residualFormula[per]({ left, units: number(units), days: number(figures.daysPerMonth) }),
      },
      {
        id: "effort",
        name: t.effort,
        value: effortRate === null ? null : percent(effortRate),
        formula: t.effortFormula,
      },
      {
        id: "capacity",
        name: t.capacity,
        value: capacityCents === null ? null : money(capacityCents),
        formula:
          flatRatesCents === null
            ? t.noScale
            : capacityCents === null
              ? t.lacksLine
              : t.capacityFormula({ rates: money(flatRatesCents) }),
      },
    ];
  };
}

/** `then`: the same figures after a change, in a column of their own. */
export function FiguresTable({ figures, then }: { figures: Figures; then?: Figures }) {
  const t = useTexts(budgetTexts);
  const rowsOf = useFigureRows();
  const after = then && rowsOf(then);
  const shown = (value: string | null) => value ?? <span className="unknown">{t.unknown}</span>;
  return (
    <DataTable
      caption={then ? t.simulation : t.figuresTable}
      captionHidden
      rows={rowsOf(figures)}
      rowKey={({ id }) => id}
      columns={[
        { id: "figure", title: t.figure, names: true, cell: ({ name }) => name },
        { id: "value", title: then ? t.before : t.value, align: "right", cell: ({ value }) => shown(value) },
        ...(after
          ? [
              {
                id: "after",
                title: t.after,
                align: "right" as const,
                cell: ({ id }: Row) => shown(after.find((row) => row.id === id)?.value ?? null),
              },
            ]
          : [{ id: "formula", title: t.formula, cell: ({ formula }: Row) => formula }]),
      ]}
    />
  );
}
