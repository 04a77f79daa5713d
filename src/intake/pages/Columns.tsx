/** Which column of the landlord's file holds what: headers found, first lines, our guess, to correct and to keep. */
import { Button, Group, NativeSelect, SimpleGrid } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { isColumnRequired, type LedgerColumn, type LedgerMapping } from "../../ledger-file/mapping.rules.ts";
import classes from "../../ledger/pages/ledger.module.css";
import { formOf } from "./send-file.ts";
import { columnTexts } from "./texts.ts";

type Preview = Answer<"/api/ledger/preview", "post">;
type Saved = Answer<"/api/ledger/mapping">["mapping"];
type Reading = Pick<LedgerMapping, "separator" | "encoding">;
type Props = { file: File; onSaved: (andImport: boolean) => void; onClose: () => void };

/** Enough for headers and first lines; a workbook is sent whole, it cannot be read by its beginning. */
const BEGINNING = 1024 * 1024;
const isWorkbook = (file: File) => /\.xlsx$/i.test(file.name);

export function Columns({ file, onSaved, onClose }: Props) {
  const t = useTexts(columnTexts);
  const [reading, setReading] = useState<Reading>();
  const query = useQuery({
    queryKey: ["ledger", "preview", file.name, file.size, file.lastModified, reading],
    staleTime: 0,
    queryFn: async () => {
      const { mapping: saved } = await answer(api.GET("/api/ledger/mapping"));
      const beginning = isWorkbook(file) ? file : file.slice(0, BEGINNING);
      const preview = await answer(
        api.POST("/api/ledger/preview", {
          params: { query: { ...reading } },
          body: formOf(beginning, file.name) as never,
        }),
      );
      return { preview, saved };
    },
  });
  return (
    <Section title={t.title} lead={t.lead}>
      <Loaded query={query}>
        {({ preview, saved }) => (
          <ColumnsForm
            key={preview.separator + preview.headers.join("\0")}
            preview={preview}
            saved={saved}
            reading={{ separator: preview.separator as Reading["separator"], ...saved, ...reading }}
            onReading={setReading}
            onSaved={onSaved}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Section>
  );
}

type FormProps = Omit<Props, "file"> & {
  preview: Preview;
  saved: Saved;
  reading: Reading;
  onReading: (reading: Reading) => void;
};

function ColumnsForm({ preview, saved, reading, onReading, onSaved, onClose }: FormProps) {
  const t = useTexts(columnTexts);
  /** Which of the two buttons sent the form. */
  const andImport = useRef(true);
  const all = Object.keys(t.columns) as LedgerColumn[];
  const { form, submit, sending, problem } = useServerForm({
    initialValues: {
      columns: Object.fromEntries(all.map((column) => [column, preview.columns[column] ?? ""])),
      dateFormat: saved?.dateFormat ?? "",
      amountFormat: saved?.amountFormat ?? "",
    },
    send: ({ columns, dateFormat, amountFormat }) =>
      answer(
        api.PUT("/api/ledger/mapping", {
          body: {
            ...(reading.separator && { separator: reading.separator }),
            ...(reading.encoding && { encoding: reading.encoding }),
            ...(dateFormat && { dateFormat: dateFormat as "dmy" }),
            ...(amountFormat && { amountFormat: amountFormat as "comma" }),
            columns: Object.fromEntries(Object.entries(columns).filter(([, header]) => header !== "")),
          },
        }),
      ),
    onDone: () => {
      say(t.saved);
      onSaved(andImport.current);
    },
  });
  const headers = [...new Set(preview.headers.filter((header) => header.trim() !== ""))];
  const options = [
    { value: "", label: t.notInFile },
    ...headers.map((header) => ({ value: header, label: header })),
  ];
  return (
    <form onSubmit={submit}>
      <DataTable
        caption={t.preview}
        rows={preview.rows.map((cells, at) => ({ at, cells }))}
        rowKey={({ at }) => String(at)}
        columns={preview.headers.map(columnShown)}
      />
      <p>{t.commune}</p>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {all.map((column) => (
          <NativeSelect
            key={column}
            label={isColumnRequired(column) ? `${t.columns[column]} (${t.required})` : t.columns[column]}
            data={options}
            {...form.getInputProps(`columns.${column}`)}
          />
        ))}
      </SimpleGrid>
      <h3 className={classes.part}>{t.reading}</h3>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="md">
        <NativeSelect
          label={t.separator}
          data={choices(t.separators)}
          value={preview.separator}
          onChange={(event) =>
            onReading({
              ...reading,
              separator: event.currentTarget.value as NonNullable<Reading["separator"]>,
            })
          }
        />
        <NativeSelect
          label={t.encoding}
          data={[{ value: "", label: t.guess }, "utf-8", "windows-1252"]}
          value={reading.encoding ?? ""}
          onChange={(event) => {
            const { encoding: _, ...rest } = reading;
            const { value } = event.currentTarget;
            onReading({ ...rest, ...(value && { encoding: value as NonNullable<Reading["encoding"]> }) });
          }}
        />
        <NativeSelect
          label={t.dateFormat}
          data={[{ value: "", label: t.guess }, ...choices(t.dateFormats)]}
          {...form.getInputProps("dateFormat")}
        />
        <NativeSelect
          label={t.amountFormat}
          data={[{ value: "", label: t.guess }, ...choices(t.amountFormats)]}
          {...form.getInputProps("amountFormat")}
        />
      </SimpleGrid>
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

type PreviewRow = { at: number; cells: string[] };

const columnShown = (title: string, rank: number): Column<PreviewRow> => ({
  id: String(rank),
  title,
  names: rank === 0,
  cell: ({ cells }) => cells[rank] ?? "",
});

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
