/** Vacant homes: a landlord's own, to enter, correct, import and say taken; all landlords', to read, for operators and the coordination. */
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge, type Tone } from "../../platform/ui/StatusBadge.tsx";
import { Imports, ImportDialog } from "./Imports.tsx";
import { HomeDialog, StatusDialog, type VacantHome } from "./HomeDialogs.tsx";
import { vacancyTexts } from "./texts.ts";

type Found = Answer<"/api/vacancies">;

export default function Vacancies() {
  const t = useTexts(vacancyTexts);
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const query = useQuery({ queryKey: ["vacancies"], queryFn: () => answer(api.GET("/api/vacancies")) });
  const canWrite = query.data?.can.write ?? false;
  return (
    <>
      <PageTitle
        title={t.title}
        lead={canWrite ? t.leadOwn : t.lead}
        actions={
          canWrite && (
            <>
              <Button onClick={() => setAdding(true)}>{t.add}</Button>
              <Button variant="default" onClick={() => setImporting(true)}>
                {t.import}
              </Button>
            </>
          )
        }
      />
      <Loaded query={query}>{(found) => <Lists found={found} />}</Loaded>
      {adding && <HomeDialog onClose={() => setAdding(false)} />}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

function Lists({ found: { homes, imports, can } }: { found: Found }) {
  const t = useTexts(vacancyTexts);
  const [editing, setEditing] = useState<VacantHome>();
  const [changing, setChanging] = useState<VacantHome>();
  const columns = useColumns({
    ...(can.write && { onEdit: setEditing, onChange: setChanging }),
  });
  const open = homes.filter(({ status }) => status === "open");
  const closed = homes.filter(({ status }) => status !== "open");
  return (
    <>
      <p>
        <PageLink href="/rehousing/matching">{t.toMatching}</PageLink>
      </p>
      <DataTable
        caption={t.list}
        captionHidden
        rows={open}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<EmptyState title={t.none}>{can.write ? t.noneOwn : t.noneOther}</EmptyState>}
      />
      {closed.length > 0 && (
        <details className={panel.details} style={{ marginTop: "1rem" }}>
          <summary>{t.showClosed({ n: closed.length })}</summary>
          <DataTable
            caption={t.closed}
            captionHidden
            rows={closed}
            rowKey={({ id }) => id}
            columns={columns}
          />
        </details>
      )}
      {can.write && imports.length > 0 && (
        <Section title={t.imports} lead={t.importsLead}>
          <Imports imports={imports} />
        </Section>
      )}
      {editing && <HomeDialog home={editing} onClose={() => setEditing(undefined)} />}
      {changing && <StatusDialog home={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

const TONES = { open: "good", promised: "info", taken: "neutral", withdrawn: "neutral" } satisfies Record<
  string,
  Tone
>;

type Actions = { onEdit?: (home: VacantHome) => void; onChange?: (home: VacantHome) => void };

function useColumns({ onEdit, onChange }: Actions): Column<VacantHome>[] {
  const t = useTexts(vacancyTexts);
  const { language } = useLanguage();
  const money = (cents: number) => formatCents(cents, language);
  const day = (iso: string) => formatDate(iso, language);
  return [
    {
      id: "home",
      title: t.home,
      names: true,
      cell: (home) => (
        <>
          {t.size({ rooms: home.rooms, surface: home.surfaceM2 })}
          <p className={panel.small}>{onEdit ? home.reference : `${home.landlord} · ${home.reference}`}</p>
        </>
      ),
    },
    {
      id: "place",
      title: t.place,
      cell: ({ commune, address }) => (
        <div>
          {commune}
          {address && <p className={panel.small}>{address}</p>}
        </div>
      ),
    },
    {
      id: "cost",
      title: t.cost,
      align: "right",
      cell: ({ rentCents, chargesCents }) => (
        <div>
          <MoneyText cents={rentCents + chargesCents} strong />
          <p className={panel.small}>
            {t.costParts({ rent: money(rentCents), charges: money(chargesCents) })}
          </p>
        </div>
      ),
    },
    {
      id: "energy",
      title: t.energy,
      cell: ({ energyClass, energyCents }) => (
        <div>
          {energyClass ? t.classOf({ letter: energyClass }) : t.classUnknown}
          {energyCents !== null && (
            <p className={panel.small}>{t.energyOf({ amount: money(energyCents) })}</p>
          )}
        </div>
      ),
    },
    {
      id: "access",
      title: t.access,
      cell: ({ stepFree }) => (stepFree === null ? t.unknown : stepFree ? t.yes : t.no),
    },
    { id: "available", title: t.available, cell: ({ availableOn }) => day(availableOn) },
    {
      id: "state",
      title: t.state,
      cell: (home) => {
        const state = home.status === "open" && home.promised ? "promised" : home.status;
        return (
          <div>
            <StatusBadge tone={TONES[state]}>{t.states[state]}</StatusBadge>
            {home.status !== "open" && (
              <p className={panel.small}>
                {t.since({ on: day(home.statusOn) })}
                {home.statusWhy && ` – ${home.statusWhy}`}
              </p>
            )}
            {onEdit && onChange && (
              <Group gap="0.25rem" mt="0.25rem">
                {home.status === "open" && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t.editOf({ reference: home.reference })}
                    onClick={() => onEdit(home)}
                  >
                    {t.edit}
                  </Button>
                )}
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t.changeOf({ reference: home.reference })}
                  onClick={() => onChange(home)}
                >
                  {t.change}
                </Button>
              </Group>
            )}
          </div>
        );
      },
    },
  ];
}
