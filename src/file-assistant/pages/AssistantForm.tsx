/** The assistant's form: columns and formats told by the file, to correct; the rows under it follow each change. */
import { Button, Group, NativeSelect, SimpleGrid } from "@mantine/core";
import { useRef } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import {
  columnsOf,
  FILE_KINDS,
  isColumnRequired,
  type FileKind,
  type LedgerMapping,
} from "../../ledger-file/mapping.rules.ts";
import type { Chosen, Preview } from "./asked.ts";
import classes from "./assistant.module.css";
import { AskedSelect, ColumnSelects, FileFormat } from "./FileFormat.tsx";
import { FirstRows } from "./FirstRows.tsx";
import { ReadRows } from "./Rows.tsx";
import { assistantTexts } from "./texts.ts";

type Props = {
  preview: Preview;
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
  onSaved: (andImport: boolean) => void;
  onClose: () => void;
};

export function AssistantForm({ preview, chosen, onChosen, onSaved, onClose }: Props) {
  const t = useTexts(assistantTexts);
  /** Which of the two buttons sent the form. */
  const andImport = useRef(true);
  const kind: FileKind = preview.kind;
  const all = columnsOf(kind);
  const { form, submit, sending, problem } = useServerForm({
    initialValues: {
      columns: Object.fromEntries(all.map((column) => [column, preview.columns[column] ?? ""])),
      // What can be read in two ways waits for a person; what the file tells is taken over.
      dateFormat: preview.dateFormat.asked ? "" : (preview.dateFormat.value ?? ""),
      amountFormat: preview.amountFormat.asked ? "" : (preview.amountFormat.value ?? ""),
      positiveIs: preview.positiveIs.asked ? "" : (preview.positiveIs.value ?? ""),
    },
    validate: {
      dateFormat: (value) => (preview.dateFormat.asked && value === "" ? t.askedPlain : null),
      amountFormat: (value) => (preview.amountFormat.asked && value === "" ? t.askedPlain : null),
      positiveIs: (value) => (preview.positiveIs.asked && value === "" ? t.askedPlain : null),
    },
    send: ({ columns, dateFormat, amountFormat, positiveIs }) =>
      answer(
        api.PUT("/api/ledger/mapping", {
          body: {
            kind,
            ...(!preview.isWorkbook && { separator: preview.separator as ";" }),
            ...(chosen.encoding && { encoding: chosen.encoding }),
            ...(preview.sheets.length > 1 && preview.sheet && { sheet: preview.sheet }),
            ...(preview.noHeader && { noHeader: true }),
            ...(dateFormat && { dateFormat: dateFormat as "dmy" }),
            ...(amountFormat && { amountFormat: amountFormat as "comma" }),
            ...(positiveIs && { positiveIs: positiveIs as Side }),
            columns: Object.fromEntries(Object.entries(columns).filter(([, header]) => header !== "")),
          },
        }),
      ),
    onDone: () => {
      say(t.saved);
      onSaved(andImport.current);
    },
  });
  const { columns, dateFormat, amountFormat, positiveIs } = form.getValues();
  const hasOneAmount = kind === "balances" ? columns["balance"] !== "" : columns["amount"] !== "";
  const asksSign = hasOneAmount && !columns["sense"];
  return (
    <form onSubmit={submit}>
      <NativeSelect
        label={t.kind}
        data={FILE_KINDS.map((value) => ({ value, label: t.kinds[value]! }))}
        value={kind}
        onChange={(event) => onChosen({ ...chosen, kind: event.currentTarget.value as FileKind })}
        maw="32rem"
      />
      <FileFormat<Chosen>
        preview={preview}
        chosen={chosen}
        onChosen={onChosen}
        noHeader={t.noHeader}
        noHeaderHelp={t.noHeaderHelp}
      />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md" mt="md">
        <AskedSelect
          label={t.dateFormat}
          told={preview.dateFormat}
          names={t.dateFormats}
          {...form.getInputProps("dateFormat")}
        />
        <AskedSelect
          label={t.amountFormat}
          told={preview.amountFormat}
          names={t.amountFormats}
          {...form.getInputProps("amountFormat")}
        />
        {asksSign && (
          <AskedSelect
            label={kind === "balances" ? t.balanceIs : t.positiveIs}
            told={preview.positiveIs}
            names={kind === "balances" ? t.balances : t.positives}
            {...form.getInputProps("positiveIs")}
          />
        )}
      </SimpleGrid>
      <h3 className={classes.part}>{t.columnsTitle}</h3>
      <p>{t.commune[kind]}</p>
      <ColumnSelects
        preview={preview}
        columns={all.map((column) => ({
          column,
          title: t.columns[column]!,
          required: isColumnRequired(column, kind),
        }))}
        chosen={columns}
        of={(column) => form.getInputProps(`columns.${column}`)}
      />
      <ReadRows
        preview={preview}
        columns={columns}
        reading={{
          isWorkbook: preview.isWorkbook,
          ...(dateFormat && { dateFormat: dateFormat as NonNullable<LedgerMapping["dateFormat"]> }),
          ...(amountFormat && { amountFormat: amountFormat as NonNullable<LedgerMapping["amountFormat"]> }),
          ...(positiveIs && { positiveIs: positiveIs as Side }),
        }}
      />
      <FirstRows preview={preview} />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Group mt="md" mb="lg" gap="sm">
        <Button type="submit" loading={sending} onClick={() => (andImport.current = true)}>
          {t.saveAndImport}
        </Button>
        <Button type="submit" variant="default" loading={sending} onClick={() => (andImport.current = false)}>
          {t.save}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t.close}
        </Button>
      </Group>
    </form>
  );
}

type Side = "debit" | "credit";
