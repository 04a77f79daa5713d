/** A corrected file that replaces a period: the period chosen; on the dry run, what would go, stay and come, and the confirmation. */
import { Checkbox, Group, NativeSelect } from "@mantine/core";

import classes from "../../ledger/pages/ledger.module.css";
import { formatCents } from "../../platform/money/format.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { totalsOf } from "../control.rules.ts";
import { REPLACED_ACCOUNTS, type ReplacedAccounts, type Replacement } from "../replacement.rules.ts";
import { periodWords, replacementTexts } from "./replacement.texts.ts";
import type { Report } from "./send-file.ts";

/** As far as the person has chosen; null: the file replaces nothing. */
export type ChosenReplacement = { from: string | null; to: string | null; accounts: ReplacedAccounts } | null;

/** The period to send; undefined where it is not whole yet. */
export function wholeReplacement(chosen: ChosenReplacement): Replacement | undefined {
  if (!chosen?.from || !chosen.to || chosen.from > chosen.to) return undefined;
  return { from: chosen.from, to: chosen.to, accounts: chosen.accounts };
}

type FieldsProps = {
  chosen: ChosenReplacement;
  onChange: (chosen: ChosenReplacement) => void;
  disabled: boolean;
};

export function ReplacementFields({ chosen, onChange, disabled }: FieldsProps) {
  const t = useTexts(replacementTexts);
  const backwards = chosen?.from && chosen.to && chosen.from > chosen.to;
  return (
    <>
      <Checkbox
        mt="md"
        label={t.choose}
        description={t.chooseHelp}
        checked={chosen !== null}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { from: null, to: null, accounts: "all" } : null)
        }
        disabled={disabled}
      />
      {chosen && (
        <>
          <Group mt="sm" gap="md" align="flex-start">
            <DateField
              label={t.from}
              value={chosen.from}
              onChange={(from) => onChange({ ...chosen, from })}
              required
            />
            <DateField
              label={t.to}
              value={chosen.to}
              onChange={(to) => onChange({ ...chosen, to })}
              error={backwards ? t.backwards : undefined}
              required
            />
          </Group>
          <NativeSelect
            mt="sm"
            label={t.whose}
            value={chosen.accounts}
            onChange={(event) =>
              onChange({ ...chosen, accounts: event.currentTarget.value as ReplacedAccounts })
            }
            data={REPLACED_ACCOUNTS.map((value) => ({ value, label: t.accounts[value] }))}
            disabled={disabled}
            maw="32rem"
          />
        </>
      )}
    </>
  );
}

/** `onReplace` sends the file again, with the number that was shown here. */
export function WhatWouldGo({ report, onReplace }: { report: Report; onReplace: () => Promise<void> }) {
  const t = useTexts(replacementTexts);
  const { language } = useLanguage();
  const { replaced, changes } = report;
  if (!replaced || !changes?.going) return null;
  const { absent } = changes.going;
  const words = periodWords(replaced, language);
  const money = (cents: number) => formatCents(cents, language);
  const { kept, known } = totalsOf(report);
  const rows = [
    { id: "goes" as const, lines: replaced.withdrawn, ...replaced },
    { id: "stays" as const, ...known },
    { id: "comes" as const, ...kept },
  ];
  const more = absent.accounts > absent.numbers.length ? "…" : ".";
  return (
    <>
      <h3 className={classes.part}>{t.title(words)}</h3>
      <DataTable
        caption={t.title(words)}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: "what", title: t.what, names: true, cell: ({ id }) => t[id] },
          {
            id: "lines",
            title: t.lines,
            align: "right",
            cell: ({ lines }) => lines.toLocaleString(language),
          },
          {
            id: "debit",
            title: t.debit,
            align: "right",
            cell: (row) => <MoneyText cents={row.debitCents} />,
          },
          {
            id: "credit",
            title: t.credit,
            align: "right",
            cell: (row) => <MoneyText cents={row.creditCents} />,
          },
        ]}
      />
      {absent.accounts > 0 && (
        <p>
          <StatusBadge tone="attention">{t.absentTitle}</StatusBadge>{" "}
          {t.absent({
            n: absent.accounts,
            lines: absent.lines,
            debit: money(absent.debitCents),
            credit: money(absent.creditCents),
            numbers: `${absent.numbers.join(", ")}${more}`,
          })}{" "}
          {replaced.accounts === "all" && t.absentAdvice}
        </p>
      )}
      <Group my="md">
        <ConfirmButton
          color="brick"
          question={t.question(words)}
          consequences={
            <>
              <p>{t.consequences(words)}</p>
              <p>{t.consequencesComing({ kept: kept.lines, known: known.lines })}</p>
            </>
          }
          confirm={t.replace}
          onConfirm={onReplace}
        >
          {t.replace}
        </ConfirmButton>
      </Group>
    </>
  );
}
