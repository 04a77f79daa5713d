/** The assistant's form: columns and formats told by the file, to correct; the rows under it follow each change. */
import { Button, Checkbox, Group, NativeSelect, SimpleGrid } from "@mantine/core";
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
import { FirstRows, ReadRows } from "./Rows.tsx";
import { assistantTexts, type AssistantWords } from "./texts.ts";

type Props = {
  preview: Preview;
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
  onSaved: (andImport: boolean) => void;
  onClose: () => void;
};
type Told = { value: string | null; asked: boolean; example: string | null };

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
  const options = [
    { value: "", label: t.notInFile },
    ...preview.headers
      .filter((header) => header.trim() !== "")
      .map((header) => ({ value: header, label: header })),
  ];
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
      <FileFormat preview={preview} chosen={chosen} onChosen={onChosen} />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md" mt="md">
        <NativeSelect
          label={t.dateFormat}
          {...words(t, preview.dateFormat)}
          data={told(t, preview.dateFormat, t.dateFormats)}
          {...form.getInputProps("dateFormat")}
        />
        <NativeSelect
          label={t.amountFormat}
          {...words(t, preview.amountFormat)}
          data={told(t, preview.amountFormat, t.amountFormats)}
          {...form.getInputProps("amountFormat")}
        />
        {asksSign && (
          <NativeSelect
            label={kind === "balances" ? t.balanceIs : t.positiveIs}
            {...words(t, preview.positiveIs)}
            data={told(t, preview.positiveIs, kind === "balances" ? t.balances : t.positives)}
            {...form.getInputProps("positiveIs")}
          />
        )}
      </SimpleGrid>
      <h3 className={classes.part}>{t.columnsTitle}</h3>
      <p>{t.commune[kind]}</p>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {all.map((column) => (
          <NativeSelect
            key={column}
            inputWrapperOrder={ORDER}
            label={
              isColumnRequired(column, kind) ? `${t.columns[column]} (${t.required})` : t.columns[column]
            }
            description={
              columns[column] !== "" && columns[column] === preview.columns[column]
                ? t.toldBy[preview.toldBy[column] ?? ""]
                : undefined
            }
            data={options}
            {...form.getInputProps(`columns.${column}`)}
          />
        ))}
      </SimpleGrid>
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

/** Fields of a row stand at one height, whether or not something is said of each. */
const ORDER = ["label" as const, "input" as const, "description" as const, "error" as const];

/** What decides of the rows themselves: each change is read again by the server. */
function FileFormat({ preview, chosen, onChosen }: Pick<Props, "preview" | "chosen" | "onChosen">) {
  const t = useTexts(assistantTexts);
  return (
    <>
      <h3 className={classes.part}>{t.reading}</h3>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {preview.sheets.length > 1 && (
          <NativeSelect
            label={t.sheet}
            data={preview.sheets}
            value={preview.sheet ?? ""}
            onChange={(event) => onChosen({ ...chosen, sheet: event.currentTarget.value })}
          />
        )}
        {!preview.isWorkbook && (
          <>
            <NativeSelect
              label={t.separator}
              data={choices(t.separators)}
              value={preview.separator}
              onChange={(event) => onChosen({ ...chosen, separator: event.currentTarget.value as ";" })}
            />
            <NativeSelect
              label={t.encoding}
              data={[
                {
                  value: "",
                  label:
                    preview.encoding && !chosen.encoding
                      ? t.found({ value: t.encodings[preview.encoding]! })
                      : t.guess,
                },
                { value: "utf-8", label: "UTF-8" },
                { value: "windows-1252", label: "Windows-1252" },
              ]}
              value={chosen.encoding ?? ""}
              onChange={(event) => {
                const { encoding: _, ...rest } = chosen;
                const { value } = event.currentTarget;
                onChosen({ ...rest, ...(value && { encoding: value as "utf-8" }) });
              }}
            />
          </>
        )}
        <Checkbox
          label={t.noHeader}
          description={t.noHeaderHelp}
          checked={preview.noHeader}
          onChange={(event) => onChosen({ ...chosen, noHeader: event.currentTarget.checked })}
          mt="md"
        />
      </SimpleGrid>
    </>
  );
}

const words = (t: AssistantWords, { asked, example }: Told) =>
  asked ? { required: true, description: example === null ? t.askedPlain : t.asked({ example }) } : {};

const told = (t: AssistantWords, { asked }: Told, names: Record<string, string>) => [
  { value: "", label: asked ? t.choose : t.guess },
  ...choices(names),
];

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
