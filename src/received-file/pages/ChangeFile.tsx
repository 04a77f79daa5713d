/** Says what a received file is, and with whom the household agreed to share it; or takes it out, with the reason. */
import { Button, Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import type { Path } from "../../platform/editing/merge.rules.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { FILE_KINDS, FILE_READERS, type FileKind, type FileReader, isProtectedKind } from "../rules.ts";
import { receivedFileTexts } from "./texts.ts";

export type File = Answer<"/api/households/{id}/received-files">["files"][number];
type Props = { householdId: string; file: File; onClose: () => void };
type Values = {
  kind: FileKind;
  documentOn: string | null;
  isProtected: boolean;
  sharedWith: FileReader[];
  agreedOn: string | null;
};

export function ChangeFile({ householdId, file, onClose }: Props) {
  const t = useTexts(receivedFileTexts);
  const queries = useQueryClient();
  const { kind, documentOn, isProtected, sharedWith, agreedOn } = file;
  const { form, submit, sending, problem, merging } = useServerForm<Values>({
    initialValues: { kind, documentOn, isProtected, sharedWith, agreedOn },
    editing: {
      version: file.version,
      valuesOf: (now: File) => ({
        kind: now.kind,
        documentOn: now.documentOn,
        isProtected: now.isProtected,
        sharedWith: now.sharedWith,
        agreedOn: now.agreedOn,
      }),
    },
    send: (values, version) => {
      const kept = values.isProtected || isProtectedKind(values.kind);
      const body = { ...values, version, isProtected: kept, sharedWith: kept ? [] : values.sharedWith };
      return answer(api.PUT("/api/received-files/{id}", { params: { path: { id: file.id } }, body }));
    },
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const now = form.getValues();
  const isKept = isProtectedKind(now.kind);
  const called: Record<string, string> = {
    kind: t.kind,
    documentOn: t.documentOn,
    isProtected: t.isProtected,
    sharedWith: t.sharedWith,
    agreedOn: t.agreedOn,
  };
  const shown = ([field]: Path, value: unknown) => {
    if (field === "kind") return t.kinds[value as FileKind];
    return field === "sharedWith"
      ? (value as FileReader[]).map((reader) => t.readers[reader]).join(" · ")
      : undefined;
  };
  return (
    <Dialog title={t.changeOf({ name: file.name })} opened onClose={onClose}>
      <Merging merging={merging} nameOf={([field]) => called[field ?? ""] ?? ""} shown={shown}>
        <form onSubmit={submit} noValidate>
          <NativeSelect
            label={t.kind}
            data={FILE_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
            {...form.getInputProps("kind")}
          />
          <DateField label={t.documentOn} {...form.getInputProps("documentOn")} />
          <Checkbox
            label={t.isProtected}
            description={t.isProtectedHelp}
            mt="md"
            size="md"
            {...form.getInputProps("isProtected")}
            checked={isKept || now.isProtected}
            disabled={isKept}
          />
          {!isKept && !now.isProtected && (
            <>
              <Checkbox.Group
                label={t.sharedWith}
                description={t.sharedHelp}
                mt="md"
                {...form.getInputProps("sharedWith")}
              >
                {FILE_READERS.map((value) => (
                  <Checkbox key={value} value={value} label={t.readers[value]} mt="sm" size="md" />
                ))}
              </Checkbox.Group>
              {now.sharedWith.length > 0 && (
                <DateField label={t.agreedOn} required {...form.getInputProps("agreedOn")} />
              )}
            </>
          )}
          {problem !== undefined && <ErrorBox error={problem} />}
          <Button type="submit" loading={sending} size="md" fullWidth mih={48} mt="md">
            {t.save}
          </Button>
        </form>
      </Merging>
    </Dialog>
  );
}

export function RemoveFile({ householdId, file, onClose }: Props) {
  const t = useTexts(receivedFileTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<{ reason: string }>({
    initialValues: { reason: "" },
    send: (body) =>
      answer(api.POST("/api/received-files/{id}/removal", { params: { path: { id: file.id } }, body })),
    onDone: () => {
      say(t.removed);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  return (
    <Dialog title={t.removeTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{t.removeWords}</p>
        <Textarea label={t.reason} required autosize minRows={2} {...form.getInputProps("reason")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" color="red" loading={sending} size="md" fullWidth mih={48} mt="md">
          {t.remove}
        </Button>
      </form>
    </Dialog>
  );
}
