/** What the debt becomes with each arrangement, in figures and drawn; the terms are changed here, by the server's own rule. */
import { NumberInput } from "@mantine/core";
import { useState } from "react";

import classes from "../../committee/pages/committee.module.css";
import type { Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { formatCents } from "../../platform/money/format.ts";
import { type Option, optionsOf, type Terms } from "../options.rules.ts";
import { PREPARATION_WORDS } from "../words.ts";
import { OptionsChart } from "./OptionsChart.tsx";
import { preparationTexts, type PreparationTexts } from "./texts.ts";

type File = Answer<"/api/agenda-items/{id}/preparation">;

export function Options({ file }: { file: File }) {
  const t = useTexts(preparationTexts) as PreparationTexts;
  const { language } = useLanguage();
  const [terms, setTerms] = useState<Terms>(file.terms);
  const options = optionsOf(file.debt, terms);
  const names = PREPARATION_WORDS[language].arrangements;
  const whole = (field: "planMonths" | "reliefMonths", label: string, limit: number | null) => (
    <NumberInput
      label={label}
      w="11rem"
      min={field === "planMonths" ? 1 : 0}
      max={limit ?? 120}
      clampBehavior="strict"
      allowDecimal={false}
      {...(limit !== null && { description: t.limit({ n: limit }) })}
      value={terms[field]}
      onChange={(value) => typeof value === "number" && setTerms({ ...terms, [field]: value })}
    />
  );
  const euros = (field: "reliefCents" | "grantCents", label: string) => (
    <NumberInput
      label={label}
      w="11rem"
      min={0}
      max={100_000}
      decimalScale={2}
      decimalSeparator={language === "fr" ? "," : "."}
      suffix=" €"
      value={terms[field] / 100}
      onChange={(value) =>
        typeof value === "number" && setTerms({ ...terms, [field]: Math.round(value * 100) })
      }
    />
  );
  return (
    <Section title={t.options} lead={t.optionsLead}>
      <DataTable
        caption={t.options}
        captionHidden
        rows={options}
        rowKey={(row) => row.arrangement}
        columns={columns(t, names, (cents) => formatCents(cents, language))}
      />
      <OptionsChart options={options} debtCents={file.debt.debtCents} names={names} />
      <div className={classes.row}>
        {whole("planMonths", t.planMonths, file.limits.plan)}
        {euros("reliefCents", t.reliefCents)}
        {whole("reliefMonths", t.reliefMonths, file.limits.relief)}
        {euros("grantCents", t.grantCents)}
      </div>
      <p className={panel.small}>{t.defaults}</p>
    </Section>
  );
}

const amount = (id: string, title: string, of: (row: Option) => number | null): Column<Option> => ({
  id,
  title,
  align: "right",
  cell: (row) => <MoneyText cents={of(row)} />,
});

function columns(
  t: PreparationTexts,
  names: Record<string, string>,
  money: (cents: number) => string,
): Column<Option>[] {
  return [
    {
      id: "arrangement",
      title: t.column.arrangement,
      names: true,
      cell: (row) => names[row.arrangement],
    },
    amount("in6", t.column.in6, (row) => row.in6Cents),
    amount("in12", t.column.in12, (row) => row.in12Cents),
    {
      id: "monthly",
      title: t.column.monthly,
      align: "right",
      cell: (row) => (
        <>
          <MoneyText cents={row.monthlyCents} />
          {row.laterCents !== null && row.laterCents !== row.monthlyCents && (
            <p className={panel.small}>{t.afterwards({ amount: money(row.laterCents) })}</p>
          )}
        </>
      ),
    },
    amount("cost", t.column.cost, (row) => row.costCents),
  ];
}
