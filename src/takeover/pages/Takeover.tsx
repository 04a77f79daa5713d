/** Past years out of a coordinator's spreadsheets: looked at first, kept once agreed; what was set aside, and the files taken over. */
import { Anchor, Button, FileInput, Group, SegmentedControl } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { formOf } from "../../file-assistant/pages/form-of.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateText } from "../../platform/ui/DateText.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { type Report, SetAsideRows, Told } from "./Told.tsx";
import { takeoverTexts } from "./texts.ts";

type What = "cases" | "funding";

const sent = (file: File, what: What, dryRun: boolean) =>
  answer(
    api.POST("/api/takeover/{what}", {
      params: { path: { what }, query: { dryRun: dryRun ? "true" : "false" } },
      body: { file: "" },
      bodySerializer: () => formOf(file, file.name),
    }),
  );

export default function Takeover() {
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
  const [what, setWhat] = useState<What>("cases");
  const [file, setFile] = useState<File | null>(null);
  const [told, setTold] = useState<{ report: Report; dryRun: boolean }>();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const anew = () => {
    setTold(undefined);
    setProblem(undefined);
  };
  const send = async (dryRun: boolean) => {
    if (!file) return;
    setSending(true);
    setProblem(undefined);
    try {
      const report = await sent(file, what, dryRun);
      setTold({ report, dryRun });
      if (dryRun) return;
      say(t.done({ n: report.kept }));
      for (const key of ["takeover", "evaluation", "funding"])
        void queries.invalidateQueries({ queryKey: [key] });
    } catch (refusal) {
      setTold(undefined);
      setProblem(refusal);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <SegmentedControl
        aria-label={t.what}
        data={(["cases", "funding"] as const).map((value) => ({ value, label: t.whats[value] }))}
        value={what}
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
        onChange={(chosen) => {
          setFile(chosen);
          anew();
        }}
      />
      <Group mt="md" gap="sm">
        <Button
          variant={told?.dryRun ? "default" : "filled"}
          onClick={() => void send(true)}
          loading={sending}
          disabled={!file}
        >
          {t.look}
        </Button>
        {told?.dryRun && told.report.kept > 0 && (
          <Button onClick={() => void send(false)} loading={sending}>
            {t.take({ n: told.report.kept })}
          </Button>
        )}
      </Group>
      {problem !== undefined && <ErrorBox error={problem} />}
      <div role="status">{told && <Told report={told.report} dryRun={told.dryRun} />}</div>
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
                      {file.quarantined > 0 && (
                        <>
                          {" · "}
                          <Anchor component="button" type="button" onClick={() => setOpened(file.id)}>
                            {t.bad}
                          </Anchor>
                        </>
                      )}
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
                <SetAsideRows key={file.id} rows={file.quarantine} title={`${t.bad}, ${file.fileName}`} />
              ))}
          </>
        )}
      </Loaded>
    </Section>
  );
}
