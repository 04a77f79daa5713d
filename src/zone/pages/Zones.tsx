/** Zones for the coordination: who covers what, a commune to look up, overlaps and communes without a zone. */
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { Communes } from "./Communes.tsx";
import { zoneTexts, type ZoneWords } from "./texts.ts";

type Found = Answer<"/api/zones">;

export default function Zones() {
  const t = useTexts(zoneTexts) as ZoneWords;
  const query = useQuery({ queryKey: ["zones"], queryFn: () => answer(api.GET("/api/zones")) });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={query}>
        {(found) => (
          <>
            <ToMend found={found} />
            <Search zones={found.zones} />
            <ZoneTable zones={found.zones} />
          </>
        )}
      </Loaded>
    </>
  );
}

function ToMend({ found: { overlapping, uncovered, zones } }: { found: Found }) {
  const t = useTexts(zoneTexts) as ZoneWords;
  if (overlapping.total + uncovered.total === 0) return zones.length > 0 ? <p>{t.sound}</p> : null;
  return (
    <Section title={t.toMend}>
      {overlapping.total > 0 && (
        <Communes caption={t.overlapping({ n: overlapping.total })} rows={overlapping.rows} zones={zones} />
      )}
      {uncovered.total > 0 && (
        <Communes caption={t.uncovered({ n: uncovered.total })} rows={uncovered.rows} zones={zones} />
      )}
    </Section>
  );
}

function Search({ zones }: Pick<Found, "zones">) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 250);
  const query = useQuery({
    queryKey: ["zones", "communes", q],
    queryFn: () => answer(api.GET("/api/communes", { params: { query: { q } } })),
    enabled: q.length > 1,
  });
  return (
    <Section title={t.search}>
      <TextInput
        label={t.searchField}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw="26rem"
        mb="md"
      />
      <div aria-live="polite">
        {q.length > 1 && (
          <Loaded query={query}>
            {({ rows, total }) =>
              rows.length === 0 ? (
                <p>{t.found({ n: 0 })}</p>
              ) : (
                <Communes
                  caption={rows.length < total ? t.firstOf({ n: rows.length, total }) : t.found({ n: total })}
                  rows={rows}
                  zones={zones}
                />
              )
            }
          </Loaded>
        )}
      </div>
    </Section>
  );
}

function ZoneTable({ zones }: Pick<Found, "zones">) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const { language } = useLanguage();
  const [shown, setShown] = useState<string>();
  const zone = zones.find(({ id }) => id === shown);
  const query = useQuery({
    queryKey: ["zones", "of", shown],
    queryFn: () => answer(api.GET("/api/communes", { params: { query: { zone: shown! } } })),
    enabled: shown !== undefined,
  });
  const columns: Column<Found["zones"][number]>[] = [
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
  ];
  return (
    <Section title={t.zones}>
      <DataTable
        caption={t.zones}
        captionHidden
        rows={zones}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<EmptyState title={t.none} />}
      />
      {zone && (
        <Loaded query={query}>
          {({ rows }) => <Communes caption={t.showOf({ name: zone.name })} rows={rows} zones={zones} />}
        </Loaded>
      )}
    </Section>
  );
}
