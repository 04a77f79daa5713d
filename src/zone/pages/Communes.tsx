/** Communes with the zones that cover them, each with a way to change it from a day on. */
import { Button, NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { zoneTexts, type ZoneWords } from "./texts.ts";

type Commune = Answer<"/api/communes">["rows"][number];
type Zone = Answer<"/api/zones">["zones"][number];
type Props = { caption: string; rows: readonly Commune[]; zones: readonly Zone[] };

export function Communes({ caption, rows, zones }: Props) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const { language } = useLanguage();
  const [changing, setChanging] = useState<Commune>();
  const columns: Column<Commune>[] = [
    {
      id: "commune",
      title: t.column.commune,
      names: true,
      cell: ({ name, insee, intercommunality }) => (
        <>
          {name}{" "}
          <small style={{ fontWeight: 400 }}>{[insee, intercommunality].filter(Boolean).join(" · ")}</small>
        </>
      ),
    },
    {
      id: "by",
      title: t.column.by,
      cell: ({ zones: covering, next }) => (
        <>
          {covering.length === 0 ? t.nobody : covering.map((zone) => t.zoneOf(zone)).join(", ")}
          {next && (
            <div>
              <small>{t.next({ zone: next.zone ?? t.noZone, on: formatDate(next.from, language) })}</small>
            </div>
          )}
        </>
      ),
    },
    {
      id: "change",
      title: t.column.change,
      cell: (commune) => (
        <Button
          size="xs"
          variant="default"
          aria-label={t.changeOf({ name: commune.name })}
          onClick={() => setChanging(commune)}
        >
          {t.change}
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable caption={caption} rows={rows} rowKey={({ insee }) => insee} columns={columns} />
      {changing && <ChangeDialog commune={changing} zones={zones} onClose={() => setChanging(undefined)} />}
    </>
  );
}

type Change = { commune: Commune; zones: readonly Zone[]; onClose: () => void };

function ChangeDialog({ commune, zones, onClose }: Change) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<{ zoneId: string; from: string | null }>({
    initialValues: {
      zoneId: commune.zones[0]?.zoneId ?? "",
      from: todayInParis().toString(),
    },
    validate: { from: (value) => (value ? null : t.fromMissing) },
    send: ({ zoneId, from }) =>
      answer(
        api.PUT("/api/communes/{insee}/zone", {
          params: { path: { insee: commune.insee } },
          body: { zoneId: zoneId || null, from: from! },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["zones"] });
      onClose();
    },
  });
  return (
    <Dialog title={t.changeOf({ name: commune.name })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.to}
          data={[
            { value: "", label: t.noZone },
            ...zones.map(({ id, name, operator }) => ({
              value: id,
              label: t.zoneOf({ zone: name, operator }),
            })),
          ]}
          {...form.getInputProps("zoneId")}
        />
        <DateField label={t.from} required {...form.getInputProps("from")} />
        <p>{t.consequences}</p>
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending}>
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
