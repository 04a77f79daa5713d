/** A photo or a PDF with its kind and date: three fields, from a telephone's camera or a computer. */
import { Button, Checkbox, FileInput, NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { FILE_KINDS, type FileKind, isProtectedKind } from "../rules.ts";
import { shrunk } from "../shrink.js";
import { receivedFileTexts } from "./texts.ts";

type Values = { file: File | null; kind: FileKind; documentOn: string | null; isProtected: boolean };
type Props = { householdId: string; longestSide: number; onClose: () => void };

export function AddFile({ householdId, longestSide, onClose }: Props) {
  const t = useTexts(receivedFileTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: { file: null, kind: "letter", documentOn: null, isProtected: false },
    validate: { file: (file) => (file ? null : t.fileMissing) },
    send: async ({ file, kind, documentOn, isProtected }) => {
      const sent = await shrunk(file!, longestSide);
      return answer(
        api.POST("/api/households/{id}/received-files", {
          params: { path: { id: householdId } },
          body: { kind, file: sent as unknown as string },
          // Fields stand before the file: the server reads them as they come.
          bodySerializer: () => {
            const body = new FormData();
            body.set("kind", kind);
            body.set("documentOn", documentOn ?? "");
            body.set("isProtected", String(isProtected));
            body.set("file", sent, sent.name);
            return body;
          },
        }),
      );
    },
    onDone: () => {
      say(t.added);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const isKept = isProtectedKind(form.getValues().kind);
  return (
    <Dialog title={t.add} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <FileInput
          label={t.file}
          description={t.fileHelp}
          required
          placeholder={t.choose}
          accept="image/*,application/pdf"
          {...form.getInputProps("file")}
        />
        <NativeSelect
          label={t.kind}
          mt="sm"
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
          checked={isKept || form.getValues().isProtected}
          disabled={isKept}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} size="md" fullWidth mih={48} mt="md">
          {t.send}
        </Button>
      </form>
    </Dialog>
  );
}
