/** Sends a file, shows how far it is, lets it be stopped; on columns that are not recognised, asks which is which. */
import { Button, Checkbox, FileInput, Group, Progress } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState, type FormEvent } from "react";

import { Problem } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { Assistant } from "../../file-assistant/pages/Assistant.tsx";
import { sendFile, type Course, type Report } from "./send-file.ts";
import { importTexts } from "./texts.ts";

/** What a person answers in the assistant: columns, or formats that can be read in two ways. */
const ASKED = new Set(["missingColumns", "ambiguousDates", "ambiguousSign", "unknownSheet", "missingDay"]);

export function UploadFile() {
  const t = useTexts(importTexts);
  const queries = useQueryClient();
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [allOrNothing, setAllOrNothing] = useState(false);
  const [course, setCourse] = useState<Course>();
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<Report>();
  const [choosing, setChoosing] = useState(false);
  const stop = useRef<AbortController>(undefined);
  // Leaving the page is giving up.
  useEffect(() => () => stop.current?.abort(), []);

  const clear = () => {
    setProblem(undefined);
    setRefused(undefined);
    setChoosing(false);
  };
  const send = async (chosen: File) => {
    clear();
    setCourse({ sent: 0 });
    const { signal } = (stop.current = new AbortController());
    try {
      const report = await sendFile(chosen, { allOrNothing, signal, onCourse: setCourse });
      if (report.importId === null) return setRefused(report);
      void queries.invalidateQueries({ queryKey: ["ledger"] });
      say(t.done);
      await router.navigate({ href: `/ledger/imports/${report.importId}` });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") {
        void queries.invalidateQueries({ queryKey: ["ledger"] });
        say(t.cancelled);
      } else {
        setProblem(error);
        setChoosing(error instanceof Problem && error.errors.some(({ rule }) => ASKED.has(rule ?? "")));
      }
    } finally {
      setCourse(undefined);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) void send(file);
  };

  return (
    <Section title={t.send}>
      <form onSubmit={submit}>
        <FileInput
          label={t.file}
          description={t.fileHelp}
          placeholder={t.choose}
          accept=".csv,.txt,.tsv,.xlsx,text/csv"
          value={file}
          onChange={(chosen) => {
            clear();
            setFile(chosen);
          }}
          disabled={course !== undefined}
          maw="32rem"
        />
        <Checkbox
          mt="md"
          label={t.allOrNothing}
          description={t.allOrNothingHelp}
          checked={allOrNothing}
          onChange={(event) => setAllOrNothing(event.currentTarget.checked)}
          disabled={course !== undefined}
        />
        {course ? (
          <UnderWay course={course} onStop={() => stop.current?.abort()} />
        ) : (
          <Group mt="md" mb="lg" gap="sm">
            <Button type="submit" disabled={!file}>
              {t.import}
            </Button>
            <Button variant="default" disabled={!file} onClick={() => setChoosing(true)}>
              {t.checkColumns}
            </Button>
          </Group>
        )}
      </form>
      {problem !== undefined && <ErrorBox error={problem} />}
      {refused && <NothingKept report={refused} />}
      {choosing && file && !course && (
        <Assistant
          key={`${file.name} ${file.lastModified}`}
          file={file}
          onSaved={(andImport) => (andImport ? void send(file) : clear())}
          onClose={() => setChoosing(false)}
        />
      )}
    </Section>
  );
}

function UnderWay({ course, onStop }: { course: Course; onStop: () => void }) {
  const t = useTexts(importTexts);
  const { language } = useLanguage();
  const share = "sent" in course ? course.sent : course.share;
  const percent = share.toLocaleString(language, { style: "percent", maximumFractionDigits: 0 });
  const words =
    "sent" in course
      ? t.sending({ percent })
      : course.share < 1
        ? t.reading({ n: course.read, percent, left: course.secondsLeft })
        : t.closing({ n: course.read });
  return (
    <Group mt="md" mb="lg" gap="md" align="center">
      <div style={{ flex: "1 1 16rem", maxWidth: "32rem" }}>
        <Progress value={100 * share} animated aria-label={words} />
        <p role="status" style={{ margin: "0.25rem 0 0" }}>
          {words}
        </p>
      </div>
      <Button variant="default" onClick={onStop}>
        {t.cancelImport}
      </Button>
    </Group>
  );
}

function NothingKept({ report: { quarantine, quarantined, read } }: { report: Report }) {
  const t = useTexts(importTexts);
  return (
    <Section title={t.nothingKept} lead={t.nothingKeptWords({ bad: quarantined, read })}>
      {quarantine.length < quarantined && <p>{t.firstOnly({ n: quarantine.length })}</p>}
      <DataTable
        caption={t.lines}
        captionHidden
        rows={quarantine}
        rowKey={(row) => `${row.line} ${row.rule}`}
        columns={[
          { id: "line", title: t.line, names: true, cell: (row) => row.line },
          { id: "rule", title: t.problem, cell: (row) => t.rules[row.rule] ?? row.rule },
          { id: "why", title: t.why, cell: (row) => row.message },
        ]}
      />
    </Section>
  );
}
