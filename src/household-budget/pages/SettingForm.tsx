/** How an operator counts: by day or by month, and the year's flat rates with their source. The lead's to say. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import panel from "../../platform/ui/panel.module.css";
import classes from "./budget.module.css";
import type { Found } from "./shown.ts";
import { budgetTexts } from "./texts.ts";

const RATES = ["livingCents", "homeCents", "heatingCents"] as const;
type Rates = Record<(typeof RATES)[number], number | null>;
type Values = { per: "day" | "month"; first: Rates; each: Rates; source: string; from: string | null };
const NONE: Rates = { livingCents: null, homeCents: null, heatingCents: null };

export function SettingForm({ householdId, found }: { householdId: string; found: Found }) {
  const t = useTexts(budgetTexts);
  const queries = useQueryClient();
  const { per, flatRates } = found.settings;
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      per,
      first: flatRates.value?.first ?? NONE,
      each: flatRates.value?.each ?? NONE,
      source: flatRates.value ? flatRates.source : "",
      from: found.on,
    },
    validate: { from: (day) => (day ? null : t.dayMissing) },
    send: ({ first, each, from, ...values }) =>
      answer(
        api.PUT("/api/budget-settings", {
          body: {
            ...values,
            from: from ?? "",
            // A table with a hole in it is not known.
            flatRates: isWhole(first) && isWhole(each) ? { first, each } : null,
          },
        }),
      ),
    onDone: () => {
      say(t.settingSaved);
      void queries.invalidateQueries({ queryKey: ["household", householdId, "budget"] });
    },
  });
  const words = { livingCents: t.living, homeCents: t.home, heatingCents: t.heating };
  return (
    <details className={panel.details}>
      <summary>{t.settings}</summary>
      <NativeSelect
        label={t.per}
        data={[
          { value: "day", label: t.perDay },
          { value: "month", label: t.perMonth },
        ]}
        {...form.getInputProps("per")}
      />
      {(["first", "each"] as const).map((who) => (
        <fieldset key={who} className={classes.rates} style={{ border: 0, padding: 0 }}>
          <legend>{t[who]}</legend>
          {RATES.map((name) => (
            <EurosField key={name} label={words[name]} {...form.getInputProps(`${who}.${name}`)} />
          ))}
        </fieldset>
      ))}
      <TextInput label={t.settingSource} required mt="sm" {...form.getInputProps("source")} />
      <DateField label={t.from} required minDate={found.on} {...form.getInputProps("from")} />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button variant="default" mt="sm" loading={sending} onClick={() => submit()}>
        {t.saveSetting}
      </Button>
    </details>
  );
}

const isWhole = (rates: Rates): rates is Record<keyof Rates, number> =>
  RATES.every((name) => rates[name] !== null);
