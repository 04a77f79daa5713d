/** Past years out of a coordinator's spreadsheets: their columns chosen, looked at first, kept once agreed; what was set aside, and the files taken over. */
import { Anchor, Button, Checkbox, FileInput, Group, SegmentedControl } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { type Course, sent } from "../../file-assistant/pages/send.ts";
import { UnderWay } from "../../file-assistant/pages/UnderWay.tsx";
import { answer, api, Problem } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import type { Takeover } from "../columns.rules.ts";
import { Reading } from "./Reading.tsx";
import { type Report, SetAsideRows, Told, Totals } from "./Told.tsx";
import { takeoverTexts } from "./texts.ts";

/** What a person answers by choosing columns or formats. */
const ASKED = new Set(["takeover.columns", "ambiguousDates", "unknownSheet"]);

export default function TakeoverPage() {
  const t = useTexts(takeoverTexts);
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Sending />
      <Files />
    </>
  );
}

function Sending() {
  const t = useTexts(takeoverTexts);
  const queries = useQueryClient();
  const [what, setWhat] = useState<Takeover>("cases");
  const [file, setFile] = useState<File | null>(null);
  const [allOrNothing, setAllOrNothing] = useState(false);
  const [told, setTold] = useState<Report>();
  const [course, setCourse] = useState<Course>();
  const [choosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const stop = useRef<AbortController>(undefined);
  // Leaving the page is giving up.
  useEffect(() => () => stop.current?.abort(), []);
  const anew = () => {
    setTold(undefined);
    setProblem(undefined);
    setChoosing(false);
  };
  const send = async (dryRun: boolean) => {
    if (!file) return;
    anew();
    setCourse({ sent: 0 });
    const { signal } = (stop.current = new AbortController());
    try {
      const query = new URLSearchParams({ dryRun: String(dryRun), allOrNothing: String(allOrNothing) });
      const report = await sent<Report>(file, `/api/takeover/${what}?${query.toString()}`, {
        signal,
        onCourse: setCourse,
      });
      setTold(report);
      if (report.outcome !== "kept") return;
      say(t.done({ n: report.kept }));
      for (const key of ["takeover", "evaluation", "funding"])
        void queries.invalidateQueries({ queryKey: [key] });
    } catch (refusal) {
      if (refusal instanceof DOMException && refusal.name === "AbortError") return say(t.cancelled);
      setProblem(refusal);
      setChoosing(refusal instanceof Problem && refusal.errors.some(({ rule }) => ASKED.has(rule ?? "")));
    } finally {
      setCourse(undefined);
    }
  };
  return (
    <>
      <SegmentedControl
        aria-label={t.what}
        data={(["cases", "funding"] as const).map((value) => ({ value, label: t.whats[value] }))}
        value={what}
        disabled={course !== undefined}
        onChange={(value) => {
          setWhat(value);
          anew();
        }}
      />
      <FileInput
        mt="sm"
        maw={640}
        label={t.file}
        description={t.helps[what]}
        placeholder={t.choose}
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        value={file}
        disabled={course !== undefined}
        onChange={(chosen) => {
          setFile(chosen);
          anew();
        }}
      />
      <Checkbox
        mt="md"
        label={t.allOrNothing}
        description={t.allOrNothingHelp}
        checked={allOrNothing}
        disabled={course !== undefined}
        onChange={(event) => {
          setAllOrNothing(event.currentTarget.checked);
          anew();
        }}
      />
      {course ? (
        <UnderWay course={course} closing={t.closing} onStop={() => stop.current?.abort()} />
      ) : (
        <Group mt="md" gap="sm">
          <Button
            variant={told?.outcome === "dryRun" ? "default" : "filled"}
            onClick={() => void send(true)}
            disabled={!file}
          >
            {t.look}
          </Button>
          {told?.outcome === "dryRun" && told.kept > 0 && !(allOrNothing && told.quarantined > 0) && (
            <Button onClick={() => void send(false)}>{t.take({ n: told.kept })}</Button>
          )}
          <Button variant="default" disabled={!file} onClick={() => setChoosing(true)}>
            {t.checkColumns}
          </Button>
        </Group>
      )}
      {problem !== undefined && <ErrorBox error={problem} />}
      <div role="status">{told && <Told report={told} what={what} allOrNothing={allOrNothing} />}</div>
      {choosing && file && !course && (
        <Reading
          key={`${what} ${file.name} ${file.lastModified}`}
          file={file}
          what={what}
          onSaved={(andLook) => (andLook ? void send(true) : anew())}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

function Files() {
  const t = useTexts(takeoverTexts);
  const query = useQuery({ queryKey: ["takeover"], queryFn: () => answer(api.GET("/api/takeover")) });
  const [opened, setOpened] = useState<string>();
  return (
    <Section title={t.files}>
      <Loaded query={query}>
        {({ files }) => (
          <>
            <DataTable
              caption={t.files}
              captionHidden
              rows={files}
              rowKey={({ id }) => id}
              empty={<EmptyState title={t.none} />}
              columns={[
                { id: "name", title: t.name, names: true, cell: ({ fileName }) => fileName },
                { id: "what", title: t.content, cell: ({ what }) => t.whats[what] },
                {
                  id: "totals",
                  title: t.result,
                  cell: (file) => (
                    <>
                      {t.kept(file)}
                      {" · "}
                      <Anchor component="button" type="button" onClick={() => setOpened(file.id)}>
                        {file.quarantined > 0 ? t.bad : t.control}
                      </Anchor>
                    </>
                  ),
                },
                { id: "when", title: t.when, cell: ({ at }) => <DateText iso={at.slice(0, 10)} /> },
                { id: "by", title: t.by, cell: ({ by }) => by ?? t.commandLine },
              ]}
            />
            {files
              .filter(({ id }) => id === opened)
              .map((file) => (
                <Section key={file.id} title={file.fileName}>
                  <Totals of={file} />
                  <SetAsideRows rows={file.quarantine} title={`${t.bad}, ${file.fileName}`} />
                </Section>
              ))}
          </>
        )}
      </Loaded>
    </Section>
  );
}
