/** The zones, their operators and how much they hold; each shows its communes, is renamed, or ends on a day. */
import { Button, Group, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { Communes } from "./Communes.tsx";
import { zoneTexts, type ZoneWords } from "./texts.ts";

type Found = Answer<"/api/zones">;
type Zone = Found["zones"][number];
type Props = {
  found: Found;
  on: string | null;
  chosen: ReadonlySet<string>;
  onChoose: (insee: string) => void;
};

export function ZoneTable({ found: { zones, today }, on, ...choosing }: Props) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const { language } = useLanguage();
  const [shown, setShown] = useState<string>();
  const [changing, setChanging] = useState<{ zone: Zone; to: "name" | "end" }>();
  const zone = zones.find(({ id }) => id === shown);
  const query = useQuery({
    queryKey: ["zones", "of", shown, on],
    queryFn: () =>
      answer(api.GET("/api/communes", { params: { query: { zone: shown!, ...(on && { on }) } } })),
    enabled: shown !== undefined,
  });
  const columns: Column<Zone>[] = [
    { id: "zone", title: t.column.zone, names: true, cell: ({ name }) => name },
    { id: "operator", title: t.column.operator, cell: ({ operator }) => operator },
    {
      id: "population",
      title: t.column.population,
      align: "right",
      cell: ({ population }) => (population === null ? t.unknown : population.toLocaleString(language)),
    },
    {
      id: "communes",
      title: t.column.communes,
      align: "right",
      cell: ({ id, name, communes }) => (
        <Button
          size="xs"
          variant="default"
          aria-expanded={shown === id}
          aria-label={`${t.showOf({ name })} : ${t.communesOf({ n: communes })}`}
          onClick={() => setShown(shown === id ? undefined : id)}
        >
          {t.communesOf({ n: communes })}
        </Button>
      ),
    },
    {
      id: "change",
      title: t.column.change,
      cell: (one) => (
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            aria-label={t.renameOf({ name: one.name })}
            onClick={() => setChanging({ zone: one, to: "name" })}
          >
            {t.rename}
          </Button>
          <Button
            size="xs"
            variant="default"
            aria-label={t.endOf({ name: one.name })}
            onClick={() => setChanging({ zone: one, to: "end" })}
          >
            {t.end}
          </Button>
        </Group>
      ),
    },
  ];
  const close = () => setChanging(undefined);
  return (
    <Section title={t.zones}>
      <DataTable
        caption={t.zones}
        captionHidden
        rows={zones}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
      />
      {zone && (
        <Loaded query={query}>
          {({ rows }) => <Communes caption={t.showOf({ name: zone.name })} rows={rows} {...choosing} />}
        </Loaded>
      )}
      {changing?.to === "name" && <RenameDialog zone={changing.zone} onClose={close} />}
      {changing?.to === "end" && <EndDialog zone={changing.zone} today={today} onClose={close} />}
    </Section>
  );
}

function useSaved(words: string, onClose: () => void) {
  const queries = useQueryClient();
  return () => {
    say(words);
    void queries.invalidateQueries({ queryKey: ["zones"] });
    onClose();
  };
}

function RenameDialog({ zone, onClose }: { zone: Zone; onClose: () => void }) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const { form, submit, sending, problem } = useServerForm<{ name: string }>({
    initialValues: { name: zone.name },
    send: (body) => answer(api.PUT("/api/zones/{id}", { params: { path: { id: zone.id } }, body })),
    onDone: useSaved(t.renamed, onClose),
  });
  return (
    <Dialog title={t.renameOf({ name: zone.name })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <TextInput label={t.zoneName} required {...form.getInputProps("name")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.rename}
        </Button>
      </form>
    </Dialog>
  );
}

function EndDialog({ zone, today, onClose }: { zone: Zone; today: string; onClose: () => void }) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const { form, submit, sending, problem } = useServerForm<{ from: string | null }>({
    initialValues: { from: today },
    validate: { from: (value) => (value ? null : t.fromMissing) },
    send: ({ from }) =>
      answer(api.POST("/api/zones/{id}/end", { params: { path: { id: zone.id } }, body: { from: from! } })),
    onDone: useSaved(t.ended, onClose),
  });
  return (
    <Dialog title={t.endOf({ name: zone.name })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p style={{ marginTop: 0 }}>{t.endWords({ n: zone.communes })}</p>
        <DateField label={t.from} required {...form.getInputProps("from")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.end}
        </Button>
      </form>
    </Dialog>
  );
}
