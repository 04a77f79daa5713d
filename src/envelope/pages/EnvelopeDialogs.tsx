/** Opens an envelope, or writes a line that changes one. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import type { Fund } from "./fund.ts";
import { envelopeTexts } from "./texts.ts";

type OpenValues = { fund: string; amountCents: number | null; reason: string };

export function OpenDialog({
  year,
  funds,
  onClose,
}: {
  year: number;
  funds: readonly Fund[];
  onClose: () => void;
}) {
  const t = useTexts(envelopeTexts);
  const { language } = useLanguage();
  const me = useMe();
  const done = useSaved(onClose);
  const ofFunds = me.role === "coordinator";
  const { form, submit, sending, problem } = useServerForm<OpenValues>({
    initialValues: { fund: funds[0]?.id ?? "", amountCents: null, reason: "" },
    send: ({ fund, amountCents, reason }) =>
      answer(
        api.POST("/api/envelopes", {
          body: { fund: ofFunds ? fund : null, year, amountCents: amountCents ?? 0, reason },
        }),
      ),
    onDone: done,
  });
  return (
    <Dialog title={`${t.openTitle} ${year}`} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {ofFunds ? (
          <NativeSelect
            label={t.fund}
            data={funds.map(({ id, value }) => ({
              value: id,
              label: (language === "en" && value.english) || value.name,
            }))}
            {...form.getInputProps("fund")}
          />
        ) : (
          <p style={{ marginTop: 0 }}>{t.ownPart}</p>
        )}
        <EurosField label={t.amount} required {...form.getInputProps("amountCents")} />
        <Textarea label={t.reason} required autosize mt="sm" {...form.getInputProps("reason")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}

type Kind = "added" | "withdrawn" | "overdraft";
type ChangeValues = { kind: Kind; amountCents: number | null; reason: string };

export function ChangeDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useTexts(envelopeTexts);
  const done = useSaved(onClose);
  const { form, submit, sending, problem } = useServerForm<ChangeValues>({
    initialValues: { kind: "added", amountCents: null, reason: "" },
    send: ({ kind, amountCents, reason }) =>
      answer(
        api.POST("/api/envelopes/{id}/lines", {
          params: { path: { id } },
          body: { kind, amountCents: amountCents ?? 0, reason },
        }),
      ),
    onDone: done,
  });
  return (
    <Dialog title={t.changeTitle({ name })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.kind}
          data={(["added", "withdrawn", "overdraft"] as const).map((kind) => ({
            value: kind,
            label: t.kinds[kind],
          }))}
          {...form.getInputProps("kind")}
        />
        <EurosField label={t.amount} required {...form.getInputProps("amountCents")} />
        <Textarea label={t.why} required autosize mt="sm" {...form.getInputProps("reason")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}

/** Says so, reads the envelopes again and closes. */
function useSaved(onClose: () => void): () => void {
  const t = useTexts(envelopeTexts);
  const queries = useQueryClient();
  return () => {
    say(t.saved);
    void queries.invalidateQueries({ queryKey: ["envelopes"] });
    onClose();
  };
}
