/** Communes with the zones that cover them, each with a tick to choose it: the list says all that the map shows. */
import { Checkbox } from "@mantine/core";

import type { Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { zoneTexts, type ZoneWords } from "./texts.ts";

type Commune = Answer<"/api/communes">["rows"][number];
type Props = {
  caption: string;
  rows: readonly Commune[];
  chosen: ReadonlySet<string>;
  onChoose: (insee: string) => void;
};

export function Communes({ caption, rows, chosen, onChoose }: Props) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const { language } = useLanguage();
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
      id: "choose",
      title: t.column.choose,
      cell: ({ insee, name }) => (
        <Checkbox
          aria-label={t.chooseOf({ name })}
          checked={chosen.has(insee)}
          onChange={() => onChoose(insee)}
        />
      ),
    },
  ];
  return <DataTable caption={caption} rows={rows} rowKey={({ insee }) => insee} columns={columns} />;
}
