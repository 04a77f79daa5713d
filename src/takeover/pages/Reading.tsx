/** How the coordination's file is read: which column holds what, how days and amounts are written; what comes of it shows at once. */
import { Anchor, Button, Group, SimpleGrid } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { AskedSelect, ColumnSelects, FileFormat } from "../../file-assistant/pages/FileFormat.tsx";
import { FirstRows } from "../../file-assistant/pages/FirstRows.tsx";
import { formOf } from "../../file-assistant/pages/form-of.ts";
import { assistantTexts } from "../../file-assistant/pages/texts.ts";
import classes from "../../file-assistant/pages/assistant.module.css";
import { type Answer, answer, api } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import type { Writing } from "../cells.rules.ts";
import { NEEDED, TAKEOVER_NAMES, type Takeover, type TakeoverMapping } from "../columns.rules.ts";
import { ReadRows } from "./ReadRows.tsx";
import { takeoverTexts } from "./texts.ts";

type Preview = Answer<"/api/takeover/{what}/preview", "post">;
type Chosen = Pick<TakeoverMapping, "separator" | "encoding" | "sheet" | "noHeader">;
type Props = { file: File; what: Takeover; onSaved: (andLook: boolean) => void; onClose: () => void };

export function Reading({ file, what, onSaved, onClose }: Props) {
  const t = useTexts(assistantTexts);
  const own = useTexts(takeoverTexts);
  const [chosen, setChosen] = useState<Chosen>({});
  const query = useQuery({
    queryKey: ["takeover", "preview", what, file.name, file.size, file.lastModified, chosen],
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: () => {
      const { noHeader, ...rest } = chosen;
      return answer(
        api.POST("/api/takeover/{what}/preview", {
          params: {
            path: { what },
            query: { ...rest, ...(noHeader !== undefined && { noHeader: noHeader ? "true" : "false" }) },
          },
          body: formOf(file, file.name) as never,
        }),
      );
    },
  });
  return (
    <Section title={t.title} lead={own.readingLead}>
      <Loaded query={query}>
        {(preview) => (
          <Form
            key={[preview.separator, preview.sheet, ...preview.headers].join("\0")}
            what={what}
            preview={preview}
            chosen={chosen}
            onChosen={setChosen}
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
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
};

function Form({ what, preview, chosen, onChosen, onSaved, onClose }: FormProps) {
  const t = useTexts(assistantTexts);
  const own = useTexts(takeoverTexts);
  const { language } = useLanguage();
  /** Which of the two buttons sent the form. */
  const andLook = useRef(true);
  const names = TAKEOVER_NAMES[what];
  const all = Object.keys(names);
  const asked = (what_: "dateFormat" | "amountFormat") => ({
    first: preview[what_].asked ? "" : (preview[what_].value ?? ""),
    check: (value: string) => (preview[what_].asked && value === "" ? t.askedPlain : null),
  });
  const mappingOf = ({ columns, dateFormat, amountFormat }: Values): TakeoverMapping => ({
    ...(!preview.isWorkbook && { separator: preview.separator as ";" }),
    ...(chosen.encoding && { encoding: chosen.encoding }),
    ...(preview.sheets.length > 1 && preview.sheet && { sheet: preview.sheet }),
    ...(preview.noHeader && { noHeader: true }),
    ...(dateFormat && { dateFormat: dateFormat as "dmy" }),
    ...(amountFormat && { amountFormat: amountFormat as "comma" }),
    // What a header's name told and a person took away is said to be absent; what nothing told stays to be recognised.
    columns: Object.fromEntries(
      Object.entries(columns).filter(([column, header]) => header !== "" || preview.columns[column]),
    ),
  });
  const { form, submit, sending, problem } = useServerForm<Values, unknown>({
    initialValues: {
      columns: Object.fromEntries(all.map((column) => [column, preview.columns[column] ?? ""])),
      dateFormat: asked("dateFormat").first,
      amountFormat: asked("amountFormat").first,
    },
    validate: {
      columns: Object.fromEntries(
        NEEDED[what].map((column) => [column, (value: string) => (value === "" ? own.needed : null)]),
      ),
      dateFormat: asked("dateFormat").check,
      amountFormat: asked("amountFormat").check,
    },
    send: (values) =>
      answer(
        api.PUT("/api/takeover/{what}/mapping", {
          params: { path: { what } },
          body: mappingOf(values) as never,
        }),
      ),
    onDone: () => {
      say(t.saved);
      onSaved(andLook.current);
    },
  });
  const values = form.getValues();
  const writing: Writing = {
    isWorkbook: preview.isWorkbook,
    ...(values.dateFormat && { dateFormat: values.dateFormat as "dmy" }),
    ...(values.amountFormat && { amountFormat: values.amountFormat as "comma" }),
  };
  const given = JSON.stringify(mappingOf(values), null, 2);
  return (
    <form onSubmit={submit}>
      <FileFormat<Chosen>
        preview={preview}
        chosen={chosen}
        onChosen={onChosen}
        noHeader={own.noHeader}
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
      </SimpleGrid>
      <h3 className={classes.part}>{t.columnsTitle}</h3>
      <p>{own.columnsLead[what]}</p>
      <ColumnSelects
        preview={preview}
        columns={all.map((column) => ({
          column,
          title: names[column]![language],
          required: (NEEDED[what] as readonly string[]).includes(column),
        }))}
        chosen={values.columns}
        of={(column) => form.getInputProps(`columns.${column}`)}
      />
      <ReadRows what={what} preview={preview} columns={values.columns} writing={writing} />
      <FirstRows preview={preview} />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Group mt="md" mb="sm" gap="sm">
        <Button type="submit" loading={sending} onClick={() => (andLook.current = true)}>
          {own.saveAndLook}
        </Button>
        <Button type="submit" variant="default" loading={sending} onClick={() => (andLook.current = false)}>
          {t.save}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t.close}
        </Button>
      </Group>
      <p>
        <Anchor
          href={`data:application/json;charset=utf-8,${encodeURIComponent(given)}`}
          download={`lecture-${what}.json`}
        >
          {own.mappingFile}
        </Anchor>
      </p>
    </form>
  );
}

type Values = { columns: Record<string, string>; dateFormat: string; amountFormat: string };
