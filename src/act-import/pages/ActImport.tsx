/** Takes a landlord's file of acts in: what would change is shown first, what is set aside is told with its remedy and given back. */
import { Anchor, Button, Checkbox, FileInput, Group } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { formOf } from "../../file-assistant/pages/form-of.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { actImportTexts } from "./texts.ts";

type Sent = { file: File; allOrNothing: boolean; dryRun: boolean };

const sent = ({ file, allOrNothing, dryRun }: Sent) =>
  answer(
    api.POST("/api/procedure-acts/imports", {
      params: { query: { allOrNothing: allOrNothing ? "true" : "false", dryRun: dryRun ? "true" : "false" } },
      body: { file: "" },
      bodySerializer: () => formOf(file, file.name),
    }),
  );
type Report = Awaited<ReturnType<typeof sent>>;

export function ActImport() {
  const t = useTexts(actImportTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t.open}
      </Button>
      {opened && <ImportDialog onClose={() => setOpened(false)} />}
    </>
  );
}

function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(actImportTexts);
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [allOrNothing, setAllOrNothing] = useState(false);
  const [sending, setSending] = useState(false);
  const [report, setReport] = useState<Report>();
  const [problem, setProblem] = useState<unknown>();
  const send = async (dryRun: boolean) => {
    if (!file) return;
    setSending(true);
    setProblem(undefined);
    try {
      const told = await sent({ file, allOrNothing, dryRun });
      setReport(told);
      if (told.outcome !== "kept") return;
      say(t.done({ n: told.kept }));
      void queries.invalidateQueries({ queryKey: ["procedure-calendar"] });
      void queries.invalidateQueries({ queryKey: ["household"] });
      if (told.bad.length === 0) onClose();
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setSending(false);
    }
  };
  const isForetold = report?.outcome === "dryRun";
  return (
    <Dialog title={t.title} opened onClose={onClose} size="lg">
      <FileInput
        label={t.file}
        description={t.help}
        placeholder={t.choose}
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          setReport(undefined);
        }}
      />
      <Checkbox
        mt="md"
        label={t.allOrNothing}
        checked={allOrNothing}
        onChange={({ currentTarget }) => {
          setAllOrNothing(currentTarget.checked);
          setReport(undefined);
        }}
      />
      {problem !== undefined && <ErrorBox error={problem} />}
      <div role="status">{report && <Told report={report} />}</div>
      {report && report.bad.length > 0 && <SetAside bad={report.bad} />}
      <Group mt="md" gap="sm">
        <Button
          variant={isForetold ? "default" : "filled"}
          onClick={() => void send(true)}
          loading={sending}
          disabled={!file}
        >
          {t.look}
        </Button>
        {isForetold && report.kept > 0 && (
          <Button onClick={() => void send(false)} loading={sending}>
            {t.take({ n: report.kept })}
          </Button>
        )}
      </Group>
    </Dialog>
  );
}

function Told({ report: { outcome, read, kept, known, bad } }: { report: Report }) {
  const t = useTexts(actImportTexts);
  return (
    <>
      <p>{t.totals({ read, kept, known, bad: bad.length })}</p>
      {outcome === "refused" && <p>{t.refused}</p>}
      {outcome === "dryRun" && kept === 0 && <p>{t.nothing}</p>}
    </>
  );
}

function SetAside({ bad }: Pick<Report, "bad">) {
  const t = useTexts(actImportTexts);
  const given = `\uFEFF${bad.map(({ text, message }) => `${text};"${message.replaceAll('"', '""')}"`).join("\r\n")}\r\n`;
  return (
    <>
      <DataTable
        caption={t.bad}
        rows={bad}
        rowKey={({ line }) => String(line)}
        columns={[
          { id: "line", title: t.line, names: true, cell: ({ line }) => line },
          { id: "reason", title: t.reason, cell: ({ message }) => message },
          { id: "text", title: t.text, cell: ({ text }) => text },
        ]}
      />
      <Anchor
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(given)}`}
        download="actes-mis-de-cote.csv"
      >
        {t.download}
      </Anchor>
    </>
  );
}
