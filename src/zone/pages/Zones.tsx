/** Zones for the coordination, as they stand on a day: the map, the list, overlaps and holes; communes chosen and given. */
import { Button, Skeleton, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { Choice, Ways } from "./Choice.tsx";
import { Communes } from "./Communes.tsx";
import { zoneTexts, type ZoneWords } from "./texts.ts";
import classes from "./zone.module.css";
import { ZoneTable } from "./ZoneTable.tsx";

const ZoneMap = lazy(() => import("./ZoneMap.tsx"));

type Found = Answer<"/api/zones">;
type Choosing = { chosen: ReadonlySet<string>; onChoose: (insee: string) => void };

export default function Zones() {
  const t = useTexts(zoneTexts) as ZoneWords;
  const { language } = useLanguage();
  const [on, setOn] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const asked = { params: { query: on ? { on } : {} } };
  const query = useQuery({
    queryKey: ["zones", on],
    queryFn: () => answer(api.GET("/api/zones", asked)),
    placeholderData: keepPreviousData,
  });
  const coverage = useQuery({
    queryKey: ["zones", "coverage", on],
    queryFn: () => answer(api.GET("/api/communes/coverage", asked)),
    placeholderData: keepPreviousData,
  });
  const contours = useQuery({
    queryKey: ["contours"],
    queryFn: () => answer(api.GET("/api/communes/contours")),
    staleTime: Infinity,
  });
  const onChoose = (insee: string) => {
    const next = new Set(chosen);
    if (!next.delete(insee)) next.add(insee);
    setChosen(next);
  };
  const choosing = { chosen, onChoose };
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <div className={classes.day}>
        <DateField label={t.on} description={t.onHelp} value={on} onChange={setOn} clearable />
      </div>
      <Loaded query={query}>
        {(found) => (
          <>
            {found.on !== found.today && (
              <p role="status">{t.asOf({ on: formatDate(found.on, language) })}</p>
            )}
            <ToMend found={found} {...choosing} />
            <Section title={t.mapAndCommunes}>
              <Loaded query={coverage}>
                {({ communes }) => (
                  <>
                    {contours.data?.loaded ? (
                      <Suspense fallback={<Skeleton height={480} />}>
                        <ZoneMap
                          contours={contours.data.communes}
                          communes={communes}
                          zones={found.zones}
                          {...choosing}
                        />
                      </Suspense>
                    ) : (
                      contours.data && <p>{t.noMap}</p>
                    )}
                    <Ways communes={communes} chosen={chosen} onChange={setChosen} />
                    <Search {...choosing} on={on} />
                    <Choice communes={communes} found={found} chosen={chosen} onChange={setChosen} />
                  </>
                )}
              </Loaded>
            </Section>
            <ZoneTable found={found} on={on} {...choosing} />
          </>
        )}
      </Loaded>
    </>
  );
}

function ToMend({ found: { overlapping, uncovered, zones }, ...choosing }: Choosing & { found: Found }) {
  const t = useTexts(zoneTexts) as ZoneWords;
  if (overlapping.total + uncovered.total === 0) return zones.length > 0 ? <p>{t.sound}</p> : null;
  return (
    <Section title={t.toMend}>
      {overlapping.total > 0 && (
        <Communes caption={t.overlapping({ n: overlapping.total })} rows={overlapping.rows} {...choosing} />
      )}
      {uncovered.total > 0 && (
        <Communes caption={t.uncovered({ n: uncovered.total })} rows={uncovered.rows} {...choosing} />
      )}
    </Section>
  );
}

function Search({ on, ...choosing }: Choosing & { on: string | null }) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 250);
  const query = useQuery({
    queryKey: ["zones", "communes", q, on],
    queryFn: () => answer(api.GET("/api/communes", { params: { query: { q, ...(on && { on }) } } })),
    enabled: q.length > 1,
  });
  return (
    <>
      <TextInput
        label={t.search}
        description={t.searchField}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw="26rem"
        my="md"
        {...(typed !== "" && {
          rightSectionWidth: 72,
          rightSection: (
            <Button size="compact-xs" variant="subtle" onClick={() => setTyped("")}>
              {t.clear}
            </Button>
          ),
        })}
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
                  {...choosing}
                />
              )
            }
          </Loaded>
        )}
      </div>
    </>
  );
}
