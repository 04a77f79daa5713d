/** Files received of a household, on its file: the operator's, and of others what the household let them read. */
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { AddFile } from "./AddFile.tsx";
import { ChangeFile, type File, RemoveFile } from "./ChangeFile.tsx";
import { receivedFileTexts } from "./texts.ts";

type Doing = "add" | { what: "change" | "remove"; file: File };

export default function ReceivedFilePanel({ householdId }: { householdId: string }) {
  const t = useTexts(receivedFileTexts);
  const [doing, setDoing] = useState<Doing>();
  const query = useQuery({
    queryKey: ["household", householdId, "receivedFiles"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/received-files", { params: { path: { id: householdId } } })),
  });
  const close = () => setDoing(undefined);
  return (
    <Loaded query={query}>
      {({ files, limits, can }) => {
        // Who neither adds nor was shared one has no such part on the page.
        if (files.length === 0 && !can.add) return null;
        const kept = files.filter(({ removedOn }) => removedOn === null);
        const removed = files.filter(({ removedOn }) => removedOn !== null);
        return (
          <Section
            title={t.title}
            lead={t.lead}
            {...(can.add && { actions: <Button onClick={() => setDoing("add")}>{t.add}</Button> })}
          >
            {kept.length === 0 ? <p>{t.none}</p> : <FileList files={kept} onDo={setDoing} />}
            {removed.length > 0 && (
              <details className={panel.details}>
                <summary>{t.removedFold({ n: removed.length })}</summary>
                <FileList files={removed} onDo={setDoing} />
              </details>
            )}
            {doing === "add" && (
              <AddFile householdId={householdId} longestSide={limits.longestSide} onClose={close} />
            )}
            {typeof doing === "object" && doing.what === "change" && (
              <ChangeFile householdId={householdId} file={doing.file} onClose={close} />
            )}
            {typeof doing === "object" && doing.what === "remove" && (
              <RemoveFile householdId={householdId} file={doing.file} onClose={close} />
            )}
          </Section>
        );
      }}
    </Loaded>
  );
}

function FileList({ files, onDo }: { files: readonly File[]; onDo: (doing: Doing) => void }) {
  return (
    <ul className={panel.list}>
      {files.map((file) => (
        <li key={file.id}>
          <OneFile file={file} onDo={(what) => onDo({ what, file })} />
        </li>
      ))}
    </ul>
  );
}

function OneFile({ file, onDo }: { file: File; onDo: (what: "change" | "remove") => void }) {
  const t = useTexts(receivedFileTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  const { name, removedOn } = file;
  const facts = [
    file.documentOn ? t.of({ on: day(file.documentOn) }) : t.noDate,
    t.receivedOn({ on: day(file.receivedOn) }),
    file.fromHousehold ? t.fromHousehold : file.by && t.by({ name: file.by }),
  ];
  return (
    <div className={panel.line}>
      <span>
        <strong>{t.kinds[file.kind]}</strong>{" "}
        {file.isProtected && <StatusBadge tone="attention">{t.kept}</StatusBadge>}
        <br />
        <span className={panel.small}>
          {name} · {facts.filter(Boolean).join(", ")}
        </span>
        {file.sharedWith.length > 0 && file.agreedOn && (
          <>
            <br />
            <span className={panel.small}>
              {t.shared({
                who: file.sharedWith.map((reader) => t.readers[reader]).join(t.and),
                on: day(file.agreedOn),
              })}
            </span>
          </>
        )}
        {removedOn && (
          <>
            <br />
            <span className={panel.small}>
              {t.removedOn({ on: day(removedOn), reason: file.removedReason ?? "" })}
            </span>
          </>
        )}
      </span>
      <Group gap="xs">
        {file.can.open && (
          <Button
            component="a"
            href={`/api/received-files/${file.id}/content`}
            target="_blank"
            rel="noopener"
            variant="default"
            size="xs"
            aria-label={t.openOf({ name })}
          >
            {t.open}
          </Button>
        )}
        {file.can.change && (
          <>
            <Button
              variant="default"
              size="xs"
              aria-label={t.changeOf({ name })}
              onClick={() => onDo("change")}
            >
              {t.change}
            </Button>
            <Button
              variant="subtle"
              color="red"
              size="xs"
              aria-label={t.removeOf({ name })}
              onClick={() => onDo("remove")}
            >
              {t.remove}
            </Button>
          </>
        )}
      </Group>
    </div>
  );
}
