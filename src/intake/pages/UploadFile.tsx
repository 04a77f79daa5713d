/** Sends a file, shows how far it is, lets it be stopped; on columns that are not recognised, asks which is which. */
import { Button, Checkbox, FileInput, Group } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState, type FormEvent } from "react";

import { Problem } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { Assistant } from "../../file-assistant/pages/Assistant.tsx";
import type { Course } from "../../file-assistant/pages/send.ts";
import { UnderWay } from "../../file-assistant/pages/UnderWay.tsx";
import { Changes } from "./Changes.tsx";
import { LinesAside } from "./LinesAside.tsx";
import { type ChosenReplacement, ReplacementFields, wholeReplacement } from "./Replacement.tsx";
import { replacementTexts } from "./replacement.texts.ts";
import { sendFile, type Report } from "./send-file.ts";
import { importTexts } from "./texts.ts";

/** What a person answers in the assistant: columns, or formats that can be read in two ways. */
const ASKED = new Set(["missingColumns", "ambiguousDates", "ambiguousSign", "unknownSheet"]);

export function UploadFile() {
  const t = useTexts(importTexts);
  const replaces = useTexts(replacementTexts);
  const queries = useQueryClient();
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [allOrNothing, setAllOrNothing] = useState(false);
  const [replacing, setReplacing] = useState<ChosenReplacement>(null);
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
  const period = wholeReplacement(replacing);
  const send = async (chosen: File, dryRun = false, confirmed?: number) => {
    clear();
    setCourse({ sent: 0 });
    const { signal } = (stop.current = new AbortController());
    try {
      const report = await sendFile(chosen, {
        allOrNothing: allOrNothing && !replacing,
        dryRun,
        on,
        replace: period,
        confirmed,
        signal,
        onCourse: setCourse,
      });
      if (report.outcome === "dryRun") return setForetold(report);
      if (report.importId === null) return setRefused(report);
      void queries.invalidateQueries({ queryKey: ["ledger"] });
      say(report.replaced ? replaces.done : t.done);
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
  // A period is replaced once it was seen what would go.
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file && (!replacing || period)) void send(file, replacing !== null);
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
        {!replacing && (
          <Checkbox
            mt="md"
            label={t.allOrNothing}
            description={t.allOrNothingHelp}
            checked={allOrNothing}
            onChange={(event) => setAllOrNothing(event.currentTarget.checked)}
            disabled={course !== undefined}
          />
        )}
        <ReplacementFields
          chosen={replacing}
          onChange={(chosen) => {
            clear();
            setReplacing(chosen);
          }}
          disabled={course !== undefined}
        />
        {course ? (
          <UnderWay course={course} closing={t.closing} onStop={() => stop.current?.abort()} />
        ) : (
          <Group mt="md" mb="lg" gap="sm">
            <Button type="submit" disabled={!file || (replacing !== null && !period)}>
              {replacing ? replaces.look : t.import}
            </Button>
            {!replacing && (
              <Button variant="default" disabled={!file} onClick={() => file && void send(file, true)}>
                {t.dryRun}
              </Button>
            )}
            <Button variant="default" disabled={!file} onClick={() => setChoosing(true)}>
              {t.checkColumns}
            </Button>
          </Group>
        )}
      </form>
      {problem !== undefined && <ErrorBox error={problem} />}
      {refused && <NothingKept report={refused} replacing={replacing !== null} />}
      {foretold && file && (
        <Changes report={foretold} onReplace={() => send(file, false, foretold.replaced?.withdrawn)} />
      )}
      {choosing && file && !course && (
        <Assistant
          key={`${file.name} ${file.lastModified}`}
          file={file}
          onSaved={(andImport) => (andImport ? void send(file, replacing !== null) : clear())}
          onClose={() => setChoosing(false)}
        />
      )}
    </Section>
  );
}

function NothingKept({ report, replacing }: { report: Report; replacing: boolean }) {
  const t = useTexts(importTexts);
  const replaces = useTexts(replacementTexts);
  const counts = { bad: report.quarantined, read: report.read };
  const lead = replacing ? replaces.refusedWords(counts) : t.nothingKeptWords(counts);
  return (
    <Section title={t.nothingKept} lead={lead}>
      <LinesAside report={report} />
    </Section>
  );
}
