/** Makes a code for the household and shows it, once: a sheet to print, a text to copy. */
import { Button, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { ownPageTexts } from "./texts.ts";

type Given = Answer<"/api/households/{id}/own-page/codes", "post">;

export function GiveCode({ householdId, onClose }: { householdId: string; onClose: () => void }) {
  const t = useTexts(ownPageTexts);
  const queries = useQueryClient();
  const [given, setGiven] = useState<Given>();
  const { form, submit, sending, problem } = useServerForm<{ language: "fr" | "en" }>({
    initialValues: { language: "fr" },
    send: (body) =>
      answer(
        api.POST("/api/households/{id}/own-page/codes", { params: { path: { id: householdId } }, body }),
      ),
    onDone: (made) => {
      setGiven(made as Given);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
    },
  });
  return (
    <Dialog title={t.giveTitle} opened onClose={onClose}>
      {given ? (
        <Shown given={given} onClose={onClose} />
      ) : (
        <form onSubmit={submit} noValidate>
          <p>{t.giveWords}</p>
          <NativeSelect
            label={t.language}
            data={(["fr", "en"] as const).map((value) => ({ value, label: t.languages[value] }))}
            {...form.getInputProps("language")}
          />
          {problem !== undefined && <ErrorBox error={problem} />}
          <Button type="submit" loading={sending} size="md" fullWidth mih={48} mt="md">
            {t.make}
          </Button>
        </form>
      )}
    </Dialog>
  );
}

function Shown({ given, onClose }: { given: Given; onClose: () => void }) {
  const t = useTexts(ownPageTexts);
  const paper = useMemo(() => {
    const bytes = Uint8Array.from(atob(given.paper), (sign) => sign.codePointAt(0)!);
    return URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
  }, [given.paper]);
  useEffect(() => () => URL.revokeObjectURL(paper), [paper]);
  const copy = () =>
    // Absent where the page is not served over https, refused where the person said no: the field can be copied by hand.
    void navigator.clipboard?.writeText(given.sms).then(
      () => say(t.copied),
      () => undefined,
    );
  return (
    <>
      <p>{t.shown}</p>
      <TextInput label={t.code} value={given.code} readOnly styles={{ input: { fontFamily: "monospace" } }} />
      <Textarea label={t.sms} value={given.sms} readOnly autosize mt="sm" />
      <Group gap="sm" mt="sm">
        <Button variant="default" onClick={copy}>
          {t.copy}
        </Button>
        <Button
          component="a"
          href={paper}
          download={`page-du-menage-${given.codeExpiresOn}.pdf`}
          variant="default"
        >
          {t.print}
        </Button>
      </Group>
      <Button size="md" fullWidth mih={48} mt="md" onClick={onClose}>
        {t.done}
      </Button>
    </>
  );
}
