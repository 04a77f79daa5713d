/** Funds as the coordination keeps them: what each pays and asks, where it is written, and whether somebody confirmed it. */
import { Button, Checkbox, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { FUND_USES, type FundUse } from "../fund.rules.ts";
import type { Fund } from "./fund.ts";
import { envelopeTexts } from "./texts.ts";

export function Funds({ funds }: { funds: readonly Fund[] }) {
  const t = useTexts(envelopeTexts);
  const { language } = useLanguage();
  const [editing, setEditing] = useState<Fund | "new">();
  const list = (all: readonly string[]) => (all.length === 0 ? t.unknown : all.join(" ; "));
  return (
    <Section
      title={t.funds}
      lead={t.fundsLead}
      actions={
        <Button variant="default" size="xs" onClick={() => setEditing("new")}>
          {t.addFund}
        </Button>
      }
    >
      <DataTable
        caption={t.funds}
        captionHidden
        rows={funds}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "name",
            title: t.fund,
            names: true,
            cell: ({ value }) => (
              <div>
                {(language === "en" && value.english) || value.name}
                <br />
                <small style={{ fontWeight: 400 }}>{value.uses.map((use) => t.uses[use]).join(", ")}</small>
              </div>
            ),
          },
          {
            id: "ceiling",
            title: t.ceiling,
            align: "right",
            cell: ({ value }) =>
              value.ceilingCents === null ? t.unknown : <MoneyText cents={value.ceilingCents} />,
          },
          {
            id: "months",
            title: t.maxMonths,
            align: "right",
            cell: ({ value }) =>
              value.uses.includes("rentRelief")
                ? value.maxMonths == null
                  ? t.programmeMonths
                  : t.months({ n: value.maxMonths })
                : "–",
          },
          { id: "conditions", title: t.conditions, cell: ({ value }) => list(value.conditions) },
          { id: "pieces", title: t.pieces, cell: ({ value }) => list(value.pieces) },
          {
            id: "state",
            title: t.state,
            cell: ({ checked, source }) => (
              <div>
                <StatusBadge tone={checked === null ? "attention" : "good"}>
                  {checked === null ? t.toConfirm : t.confirmed({ on: formatDate(checked, language) })}
                </StatusBadge>
                <br />
                <small>{sourceIn(language, source)}</small>
              </div>
            ),
          },
          {
            id: "edit",
            title: t.edit,
            cell: (fund) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t.fundTitle({ name: fund.value.name })}
                onClick={() => setEditing(fund)}
              >
                {t.edit}
              </Button>
            ),
          },
        ]}
      />
      {editing && (
        <FundDialog fund={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </Section>
  );
}

type Values = {
  code: string;
  name: string;
  uses: FundUse[];
  ceilingCents: number | null;
  maxMonths: number | "";
  conditions: string;
  pieces: string;
  source: string;
  from: string | null;
  confirmed: boolean;
};

const lines = (text: string) =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);

function FundDialog({ fund, onClose }: { fund: Fund | undefined; onClose: () => void }) {
  const t = useTexts(envelopeTexts);
  const queries = useQueryClient();
  const today = todayInParis().toString();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      code: fund?.id ?? "",
      name: fund?.value.name ?? "",
      uses: fund?.value.uses ?? ["debtGrant"],
      ceilingCents: fund?.value.ceilingCents ?? null,
      maxMonths: fund?.value.maxMonths ?? "",
      conditions: (fund?.value.conditions ?? []).join("\n"),
      pieces: (fund?.value.pieces ?? []).join("\n"),
      source: "",
      from: today,
      confirmed: false,
    },
    send: ({ code, conditions, pieces, from, maxMonths, ...values }) =>
      answer(
        api.PUT("/api/funds/{code}", {
          params: { path: { code: code.trim() || "-" } },
          body: {
            ...values,
            ...(fund?.value.english && { english: fund.value.english }),
            maxMonths: maxMonths === "" ? null : maxMonths,
            conditions: lines(conditions),
            pieces: lines(pieces),
            from: from ?? today,
          },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["funds"] });
      onClose();
    },
  });
  return (
    <Dialog title={fund ? t.fundTitle({ name: fund.value.name }) : t.newFund} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {!fund && (
          <TextInput label={t.code} description={t.codeHelp} required {...form.getInputProps("code")} />
        )}
        <TextInput label={t.name} required mt="sm" {...form.getInputProps("name")} />
        <Checkbox.Group label={t.usesField} mt="sm" {...form.getInputProps("uses")}>
          {FUND_USES.map((use) => (
            <Checkbox key={use} value={use} label={t.uses[use]} mt="xs" />
          ))}
        </Checkbox.Group>
        <EurosField label={t.ceiling} description={t.unknown} {...form.getInputProps("ceilingCents")} />
        {form.getValues().uses.includes("rentRelief") && (
          <NumberInput
            label={t.maxMonths}
            description={t.maxMonthsHelp}
            min={1}
            mt="sm"
            {...form.getInputProps("maxMonths")}
          />
        )}
        <Textarea
          label={t.conditions}
          description={t.onePerLine}
          autosize
          minRows={2}
          mt="sm"
          {...form.getInputProps("conditions")}
        />
        <Textarea
          label={t.pieces}
          description={t.onePerLine}
          autosize
          minRows={2}
          mt="sm"
          {...form.getInputProps("pieces")}
        />
        <TextInput label={t.source} required mt="sm" {...form.getInputProps("source")} />
        <DateField label={t.from} required {...form.getInputProps("from")} />
        <Checkbox label={t.confirmIt} mt="sm" {...form.getInputProps("confirmed", { type: "checkbox" })} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
