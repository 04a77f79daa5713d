/** Lines of one side of a budget: kind, whose, amount; an amount left empty is unknown. */
import { Button, NativeSelect } from "@mantine/core";

import type { useServerForm } from "../../platform/ui/form.ts";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import type { Budget } from "../budget.rules.ts";
import classes from "./budget.module.css";
import { budgetTexts } from "./texts.ts";

export type BudgetValues = {
  budgetedOn: string | null;
  members: { id: string; name: string; age: number | null; here: boolean }[];
  resources: Budget["resources"][number][];
  charges: Budget["charges"][number][];
  debts: Budget["debts"][number][];
  benefitCents: number | null;
  note: string;
};
export type BudgetForm = ReturnType<typeof useServerForm<BudgetValues>>["form"];

type Side = "resources" | "charges" | "debts";
type Props = {
  side: Side;
  kinds: readonly string[];
  words: Readonly<Record<string, string>>;
  form: BudgetForm;
};

export function BudgetLines({ side, kinds, words, form }: Props) {
  const t = useTexts(budgetTexts);
  const { members, [side]: lines } = form.getValues();
  const whose = [
    { value: "", label: t.everybody },
    ...members.map(({ id, name }, index) => ({ value: id, label: name || `${t.name} ${index + 1}` })),
  ];
  const named = (index: number, field: string) => t.lineOf({ side: t.total[side], n: index + 1, field });
  return (
    <Section title={t[side]}>
      {lines.map((line, index) => (
        // Lines have no id of their own: their place is what they are called by.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={classes.line}>
          <NativeSelect
            aria-label={named(index, t.kind)}
            label={t.kind}
            mt="sm"
            data={kinds.map((value) => ({ value, label: words[value] ?? value }))}
            {...form.getInputProps(`${side}.${index}.kind`)}
          />
          <NativeSelect
            aria-label={named(index, t.whose)}
            label={t.whose}
            mt="sm"
            data={whose}
            value={line.memberId ?? ""}
            onChange={({ currentTarget }) =>
              form.setFieldValue(`${side}.${index}.memberId`, currentTarget.value || null)
            }
          />
          <EurosField
            label={t.amount}
            placeholder={t.unknown}
            {...form.getInputProps(`${side}.${index}.cents`)}
          />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t.remove({ what: `${words[line.kind]} ${index + 1}` })}
            onClick={() => form.removeListItem(side, index)}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        onClick={() => form.insertListItem(side, newLine(kinds, lines) as BudgetValues["charges"][number])}
      >
        {t.add[side]}
      </Button>
    </Section>
  );
}

/** Of the first kind that no line has yet: `kinds` are the side's own. */
const newLine = (kinds: readonly string[], lines: readonly { kind: string }[]) => ({
  kind: kinds.find((kind) => !lines.some((line) => line.kind === kind)) ?? kinds.at(-1)!,
  memberId: null,
  cents: null,
});
