/** Lists of vacant homes taken in: sent from here, each with its control totals and the lines that were set aside. */
import { Anchor, Button, FileInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { formOf } from "../../file-assistant/pages/form-of.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import panel from "../../platform/ui/panel.module.css";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { controlOf } from "../control.rules.ts";
import { vacancyTexts } from "./texts.ts";

type Import = Answer<"/api/vacancies">["imports"][number];
const sent = (file: File) =>
  answer(
    api.POST("/api/vacancies/imports", {
      body: { file: "" },
      bodySerializer: () => formOf(file, file.name),
    }),
  );
type Report = Awaited<ReturnType<typeof sent>>;

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(vacancyTexts);
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState(false);
  const [report, setReport] = useState<Report>();
  const [problem, setProblem] = useState<unknown>();
  const send = async (chosen: File) => {
    setSending(true);
    setProblem(undefined);
    setReport(undefined);
    try {
      setReport(await sent(chosen));
      void queries.invalidateQueries({ queryKey: ["vacancies"] });
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog title={t.importTitle} opened onClose={onClose} size="lg">
      <FileInput
        label={t.file}
        description={t.fileHelp}
        placeholder={t.choose}
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          setReport(undefined);
          setProblem(undefined);
        }}
      />
      <Button mt="md" mb="md" loading={sending} disabled={!file} onClick={() => file && void send(file)}>
        {t.take}
      </Button>
      {problem !== undefined && <ErrorBox error={problem} />}
      <div role="status">{report && <p>{t.taken}</p>}</div>
      {report && <Totals report={report} />}
    </Dialog>
  );
}

export function Imports({ imports }: { imports: readonly Import[] }) {
  const t = useTexts(vacancyTexts);
  const { language } = useLanguage();
  return imports.map((one, rank) => (
    <details key={one.id} className={panel.details} open={rank === 0}>
      <summary>
        {t.importOf({ name: one.fileName, at: formatDate(one.at, language, "withTime") })}
        {one.by && ` ${t.by({ name: one.by })}`}
      </summary>
      <Totals report={one} />
    </details>
  ));
}

function Totals({ report }: { report: Report }) {
  const t = useTexts(vacancyTexts);
  const { language } = useLanguage();
  const { rows, missing } = controlOf(report);
  const lines = (n: number) => n.toLocaleString(language);
  return (
    <>
      <p>
        <StatusBadge tone={missing === 0 ? "good" : "danger"}>
          {missing === 0 ? t.balanced : t.unbalanced}
        </StatusBadge>{" "}
        {missing === 0 ? t.balancedWords : t.unbalancedWords({ n: missing })}
      </p>
      <DataTable
        caption={t.totals}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "what",
            title: t.fate,
            names: true,
            cell: ({ id }) => (
              <>
                {t.fates[id]}
                {id === "kept" && <p className={panel.small}>{t.keptParts(report)}</p>}
              </>
            ),
          },
          { id: "lines", title: t.lines, align: "right", cell: (row) => lines(row.lines) },
          { id: "cents", title: t.monthly, align: "right", cell: ({ cents }) => <MoneyText cents={cents} /> },
        ]}
        totals={{
          what: <strong>{t.fates.read}</strong>,
          lines: <strong>{lines(report.read)}</strong>,
          cents: <MoneyText cents={report.fileCents} strong />,
        }}
      />
      {report.aside.length > 0 && <Aside lines={report.aside} />}
    </>
  );
}

function Aside({ lines }: { lines: Report["aside"] }) {
  const t = useTexts(vacancyTexts);
  const given = `\uFEFF${lines.map(({ raw, message }) => `${raw};"${message.replaceAll('"', '""')}"`).join("\r\n")}\r\n`;
  return (
    <>
      <h3 className={panel.part}>{t.aside}</h3>
      <DataTable
        caption={t.aside}
        captionHidden
        rows={lines}
        rowKey={({ line }) => String(line)}
        columns={[
          { id: "line", title: t.line, names: true, cell: ({ line }) => line },
          { id: "reason", title: t.reason, cell: ({ message }) => message },
          { id: "raw", title: t.raw, cell: ({ raw }) => <span className={panel.words}>{raw}</span> },
        ]}
      />
      <Anchor
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(given)}`}
        download="logements-mis-de-cote.csv"
      >
        {t.download}
      </Anchor>
    </>
  );
}
