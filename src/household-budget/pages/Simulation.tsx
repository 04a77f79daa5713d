/** What one changed amount does to the month: a wage that comes back, a benefit that is opened, a credit that ends. */
import { NativeSelect } from "@mantine/core";
import { useState } from "react";

import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { type Budget, type BudgetSettings, figuresOf, type LineAt, withLine } from "../budget.rules.ts";
import { FiguresTable } from "./FiguresTable.tsx";
import { budgetTexts } from "./texts.ts";

type Props = { budget: Budget; settings: BudgetSettings; on: Temporal.PlainDate };

export function Simulation({ budget, settings, on }: Props) {
  const t = useTexts(budgetTexts);
  const [chosen, setChosen] = useState("benefit");
  const [cents, setCents] = useState<number | null>(null);
  const lines: { value: string; label: string }[] = [
    { value: "benefit", label: t.benefit },
    ...budget.resources.map(({ kind }, index) => ({ value: `resources.${index}`, label: t.resource[kind] })),
    ...budget.charges.map(({ kind }, index) => ({ value: `charges.${index}`, label: t.charge[kind] })),
  ];
  // A line that was taken out meanwhile is no longer simulated.
  const line = lines.some(({ value }) => value === chosen) ? chosen : "benefit";
  const after = cents === null ? undefined : figuresOf(withLine(budget, placeOf(line), cents), settings, on);
  return (
    <Section title={t.simulate} lead={t.simulateHelp}>
      <NativeSelect
        label={t.line}
        data={lines}
        value={line}
        maw={420}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <EurosField label={t.newAmount} value={cents} onChange={setCents} />
      {after && <FiguresTable figures={figuresOf(budget, settings, on)} then={after} />}
    </Section>
  );
}

function placeOf(value: string): LineAt {
  const [side, index] = value.split(".");
  return side === "resources" || side === "charges" ? { side, index: Number(index) } : { side: "benefit" };
}
