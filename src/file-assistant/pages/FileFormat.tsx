/** Pieces of the assistant that any file is read by: how its rows are cut, which column holds what, what it leaves to be said. */
import { Checkbox, NativeSelect, SimpleGrid } from "@mantine/core";

import type { LedgerMapping } from "../../ledger-file/mapping.rules.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import type { FilePreview } from "./asked.ts";
import classes from "./assistant.module.css";
import { assistantTexts } from "./texts.ts";

/** What changes the rows themselves. */
type Cut = Pick<LedgerMapping, "separator" | "encoding" | "sheet" | "noHeader">;
type FormatProps<Chosen extends Cut> = {
  preview: FilePreview;
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
  noHeader: string;
  noHeaderHelp: string;
};

/** What decides of the rows themselves: each change is read again by the server. */
export function FileFormat<Chosen extends Cut>({
  preview,
  chosen,
  onChosen,
  noHeader,
  noHeaderHelp,
}: FormatProps<Chosen>) {
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
                onChosen({ ...rest, ...(value && { encoding: value as "utf-8" }) } as Chosen);
              }}
            />
          </>
        )}
        <Checkbox
          label={noHeader}
          description={noHeaderHelp}
          checked={preview.noHeader}
          onChange={(event) => onChosen({ ...chosen, noHeader: event.currentTarget.checked })}
          mt="md"
        />
      </SimpleGrid>
    </>
  );
}

type Told = { value: string | null; asked: boolean; example: string | null };
type AskedProps = { label: string; told: Told; names: Record<string, string> };

/** What the file tells, or, where it can be read in two ways, what a person must say. Its other props are the form's. */
export function AskedSelect({ label, told: { asked, example }, names, ...input }: AskedProps) {
  const t = useTexts(assistantTexts);
  const words = asked
    ? { required: true, description: example === null ? t.askedPlain : t.asked({ example }) }
    : {};
  return (
    <NativeSelect
      label={label}
      {...words}
      data={[{ value: "", label: asked ? t.choose : t.guess }, ...choices(names)]}
      {...input}
    />
  );
}

type ColumnProps = {
  preview: FilePreview;
  columns: readonly { column: string; title: string; required: boolean }[];
  /** Our column → the header chosen so far. */
  chosen: Readonly<Record<string, string>>;
  of: (column: string) => object;
};

/** For each column of ours, the file's own. */
export function ColumnSelects({ preview, columns, chosen, of }: ColumnProps) {
  const t = useTexts(assistantTexts);
  const options = [
    { value: "", label: t.notInFile },
    ...preview.headers
      .filter((header) => header.trim() !== "")
      .map((header) => ({ value: header, label: header })),
  ];
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
      {columns.map(({ column, title, required }) => (
        <NativeSelect
          key={column}
          inputWrapperOrder={ORDER}
          label={required ? `${title} (${t.required})` : title}
          description={
            chosen[column] !== "" && chosen[column] === preview.columns[column]
              ? t.toldBy[preview.toldBy[column] ?? ""]
              : undefined
          }
          data={options}
          {...of(column)}
        />
      ))}
    </SimpleGrid>
  );
}

/** Fields of a row stand at one height, whether or not something is said of each. */
const ORDER = ["label" as const, "input" as const, "description" as const, "error" as const];

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
