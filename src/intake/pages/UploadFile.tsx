/** Sends a file, shows how far it is, lets it be stopped; on columns that are not recognised, asks which is which. */
import { Button, Checkbox, FileInput, Group, Progress } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState, type FormEvent } from "react";

import { Problem } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { Assistant } from "../../file-assistant/pages/Assistant.tsx";
import { Changes } from "./Changes.tsx";
import { LinesAside } from "./LinesAside.tsx";
import { sendFile, type Course, type Report } from "./send-file.ts";
import { importTexts } from "./texts.ts";

/** What a person answers in the assistant: columns, or formats that can be read in two ways. */
const ASKED = new Set(["missingColumns", "ambiguousDates", "ambiguousSign", "unknownSheet"]);

export function UploadFile() {
  const t = useTexts(importTexts);
  const queries = useQueryClient();
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [allOrNothing, setAllOrNothing] = useState(false);
  const [course, setCourse] = useState<Course>();
  const [problem, setProblem] = useState<unknown>();
  const [refused, setRefused] = useState<Report>();
  const [foretold, setForetold] = useState<Report>();
  /** The day of a list of balances that has no column for it: asked once the server finds none. */
  const [on, setOn] = useState<string | null>(null);
  const [asksDay, setAsksDay] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const stop = useRef<AbortController>(undefined);
  // Leaving the page is giving up.
  useEffect(() => () => stop.current?.abort(), []);

  const clear = () => {
    setProblem(undefined);
    setRefused(undefined);
    setForetold(undefined);
    setChoosing(false);
  };
  const send = async (chosen: File, dryRun = false) => {
    clear();
    setCourse({ sent: 0 });
    const { signal } = (stop.current = new AbortController());
    try {
      const report = await sendFile(chosen, { allOrNothing, dryRun, on, signal, onCourse: setCourse });
      if (report.outcome === "dryRun") return setForetold(report);
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
        const rules = new Set(error instanceof Problem ? error.errors.map(({ rule }) => rule) : []);
        if (rules.has("missingDay")) setAsksDay(true);
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
            setAsksDay(false);
            setOn(null);
            setFile(chosen);
          }}
          disabled={course !== undefined}
          maw="32rem"
        />
        {asksDay && <DateField label={t.day} description={t.dayHelp} value={on} onChange={setOn} required />}
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
            <Button variant="default" disabled={!file} onClick={() => file && void send(file, true)}>
              {t.dryRun}
            </Button>
            <Button variant="default" disabled={!file} onClick={() => setChoosing(true)}>
              {t.checkColumns}
            </Button>
          </Group>
        )}
      </form>
      {problem !== undefined && <ErrorBox error={problem} />}
      {refused && <NothingKept report={refused} />}
      {foretold && <Changes report={foretold} />}
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

function NothingKept({ report }: { report: Report }) {
  const t = useTexts(importTexts);
  const { quarantined, read } = report;
  return (
    <Section title={t.nothingKept} lead={t.nothingKeptWords({ bad: quarantined, read })}>
      <LinesAside report={report} />
    </Section>
  );
}
